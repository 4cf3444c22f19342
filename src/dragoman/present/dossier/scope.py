"""What belongs into a dossier: whom each record concerns, held against the parties asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.model.records import Engagement, Figure, Post, Record, Relation, Undertaking
from dragoman.resolve.bodies.parties import Parties, Party
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.people.appearances import office_of
from dragoman.resolve.records import Contradiction, Entity, MergedEngagement, Resolution
from dragoman.resolve.records_of_standing import Agreement
from dragoman.resolve.records_over_time import Course

CONCLUDED = frozenset({"signed", "in force"})  # what is only planned or agreed stands among the undertakings
HOSTED = frozenset({"visit", "ceremony"})  # the host state is concerned even where it doesn't act


@dataclass(frozen=True, slots=True)
class Appearance:
    """A name with a post, and the words that it stands in."""

    name: str
    post: str
    quote: str


@dataclass(frozen=True)
class Scope:
    """The parties of a dossier, and the record as of its day."""

    parties: tuple[Party, ...]
    directory: Parties
    documents: Sequence[DocumentView]
    resolution: Resolution

    @cached_property
    def views(self) -> Mapping[str, DocumentView]:
        """Documents by id."""
        return {view.id: view for view in self.documents}

    @cached_property
    def people(self) -> Mapping[tuple[str, str], Entity]:
        """From a document and a name in it to the person."""
        return {
            (document, spelling.name): person for person in self.resolution.people for spelling in person.spellings for document in spelling.documents
        }

    @cached_property
    def _people_by_id(self) -> Mapping[str, Entity]:
        return {person.id: person for person in self.resolution.people}

    def person(self, identifier: str) -> Entity | None:
        """The person with this id."""
        return self._people_by_id.get(identifier)

    @cached_property
    def origin_of(self) -> dict[str, str]:
        """From a document to its origin."""
        return {document: origin.id for origin in self.resolution.origins for document in origin.documents}

    def courses(self) -> Iterable[Course]:
        """Undertakings through later reports that may be told of, by id."""
        spoken = self.documents_of_people
        return (one for one in self.resolution.courses if self.concerned(self.widen(one.parties)) or spoken.intersection(one.documents))

    @cached_property
    def documents_of_people(self) -> frozenset[str]:
        """The documents that name a person whom the dossier is about."""
        own = {party.id for party in self.parties if party.kind == "person"}
        return frozenset(document for person in self.candidates() if person.id in own for document in person.documents) if own else frozenset()

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """Agreements concluded by all parties, or by one with somebody else and told in a document that concerns both; by id."""
        return tuple(one for one in self.papers() if one.status in CONCLUDED and (self.is_own(one) or self._is_precedent(one)))

    def papers(self) -> Iterable[Agreement]:
        """Agreements that may be told of, by id."""
        return self.resolution.agreements

    def is_own(self, agreement: Agreement) -> bool:
        """Whether all parties of the dossier are in it."""
        return self.is_between(self.widen(agreement.parties))

    def _is_precedent(self, agreement: Agreement) -> bool:
        known = any(claim.document in self.common_documents for claim in agreement.claims)
        return self.is_pair and known and bool(self.concerned(agreement.parties))

    def named_in(self, words: str) -> frozenset[str]:
        """The states and bodies that *words* name."""
        named, _ = self.directory.parted_text(words)
        return self.widen(named | self.directory.bodies_in(words))

    @cached_property
    def of_the_two(self) -> frozenset[str]:
        """The engagements, by id, that concern the dossier's parties and nobody else."""
        own = {party.id for party in self.parties}
        return frozenset(item.id for item in self.engagements if self.engagement_ids(item) <= own | self._people_in(item))

    def _people_in(self, engagement: MergedEngagement) -> frozenset[str]:
        return frozenset(one.entity for one in engagement.participants if one.entity and one.kind == "person")

    def candidates(self) -> Iterable[Entity]:
        """People who may be told of, by id."""
        return self.resolution.people

    def appearances(self, document: str) -> Iterable[Appearance]:
        """Who is seen in which post in a document: first as its posts tell, then as its engagements do."""
        view = self.views[document]
        for post in view[Post]:
            if not post.qualifier:
                yield Appearance(post.person, office_of(post), post.evidence[0].quote)
        for engagement in view[Engagement]:
            for participant in engagement.participants:
                if participant.post:
                    yield Appearance(participant.name, participant.post, engagement.evidence[0].quote)

    def sent(self, document: str) -> Iterable[tuple[str, str]]:
        """Who is sent to whom, by name, in a document."""
        return ((post.person, post.to) for post in self.views[document][Post] if post.to)

    def head(self, document: str) -> DocumentView:
        """What the source tells of a document."""
        return self.views[document]

    def day_of(self, document: str) -> str | None:
        """When a document was published."""
        return self.views[document].day

    @cached_property
    def _reported(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for item in self.resolution.engagements:
            for mention in item.mentions:
                found.setdefault(mention.document, set()).add(item.id)
        return {document: frozenset(ids) for document, ids in found.items()}

    def reported(self, document: str) -> frozenset[str]:
        """The merged engagements that a document reports, by id."""
        return self._reported.get(document, frozenset())

    def contradictions(self, people: Iterable[str]) -> Iterable[Contradiction]:
        """What may contradict itself within the dossier, in which *people* are shown by these names."""
        return self.resolution.contradictions

    def engagements_of(self, parties: frozenset[str]) -> Iterable[MergedEngagement]:
        """All engagements that concern any of *parties*."""
        return (item for item in self.resolution.engagements if parties & self.engagement_ids(item))

    @property
    def is_pair(self) -> bool:
        """Whether two parties are asked for."""
        return len(self.parties) == 2

    def ids_of(self, document: str, name: str | None) -> frozenset[str]:
        """Whom a name in *document* concerns: the person and whom he speaks for, or the party; of a group also the members."""
        if not name:
            return frozenset()
        person = self.people.get((document, name))
        return self.widen({person.id, *person.represents} if person else self.directory.ids_of(name))

    def widen(self, ids: Iterable[str]) -> frozenset[str]:
        """*ids* with the members of groups among them."""
        found = set(ids)
        for identifier in tuple(found):
            party = self.directory.by_id.get(identifier)
            if party and party.kind == "group":
                found.update(party.members)
        return frozenset(found)

    def concerned(self, ids: Iterable[str]) -> frozenset[str]:
        """Which of the dossier's parties are among *ids*."""
        return frozenset(party.id for party in self.parties) & frozenset(ids)

    def is_between(self, *sides: Iterable[str]) -> bool:
        """Whether all parties are concerned, in a pair by somebody on some side."""
        return len(self.concerned(identifier for side in sides for identifier in side)) == len(self.parties)

    def is_addressed(self, by: frozenset[str], to: frozenset[str]) -> bool:
        """Whether an act goes from one party to the other, or is one of both; for one party: is by it or to it."""
        if not self.is_pair:
            return bool(self.concerned(by | to))
        one, other = (party.id for party in self.parties)
        return (one in by and other in to) or (other in by and one in to) or (one in by and other in by)

    def engagement_ids(self, engagement: MergedEngagement) -> frozenset[str]:
        """Whom an engagement concerns; the host of a visit or ceremony too."""
        ids = set(engagement.parties) | {participant.entity for participant in engagement.participants if participant.entity}
        if engagement.place and engagement.place.country and engagement.type in HOSTED:
            ids.add(f"territory:{engagement.place.country}")
        return self.widen(ids)

    @cached_property
    def engagements(self) -> tuple[MergedEngagement, ...]:
        """The merged engagements that concern all parties."""
        return tuple(item for item in self.resolution.engagements if self.is_between(self.engagement_ids(item)))

    @cached_property
    def participants(self) -> frozenset[str | None]:
        """The entities that took part in these."""
        return frozenset(participant.entity for engagement in self.engagements for participant in engagement.participants)

    @cached_property
    def common_documents(self) -> frozenset[str]:
        """Documents whose records concern all parties."""
        return frozenset(view.id for view in self.documents if self.is_between(self.document_ids(view)))

    def document_ids(self, view: DocumentView) -> frozenset[str]:
        """Whom the records of a document concern."""
        names: set[str | None] = set()
        for kind in (Engagement, Post, Undertaking, Figure, Relation):
            for record in view[kind]:
                names.update(_names_of(record))
        return frozenset(found for name in names for found in self.ids_of(view.id, name))

    def name_of(self, identifier: str) -> str:
        """A party's usual name."""
        return self.directory.name_of(identifier)

    def party_name(self, document: str, name: str) -> str:
        """How a name of a record is shown: known parties by their usual names, people as they are shown elsewhere, the rest as written."""
        person = self.people.get((document, name))
        if person:
            return person.name
        found = self.directory.find(name)
        return found.name if found else name


def _names_of(record: Record) -> Iterable[str | None]:
    match record:
        case Engagement():
            return [name for item in record.participants for name in (item.name if item.kind != "person" else None, item.represents)]
        case Post():
            return [record.organisation_or_state, record.to]
        case Undertaking():
            return [*record.by, *record.to]
        case Figure():
            return [record.subject]
        case Relation():
            return [record.subject, record.object]
        case _:
            return []
