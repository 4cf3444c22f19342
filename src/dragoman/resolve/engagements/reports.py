"""One report of an engagement, with all that comparing it needs worked out once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from dragoman.model.records import Engagement, Participant
from dragoman.resolve.bodies.offices import Office
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.engagements.rounds import Formats, Round
from dragoman.resolve.people.names import plain_tokens
from dragoman.resolve.records import MentionRef

NAMED = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]\w+|\b\d[\d,.]*\d\d\b")  # a capital word behind a small one; a number of three digits or more


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person whom a report names, or an office without a name, with the parties that he speaks for and his post.

    ``office`` is the post without whose it is: what "the President of Freedonia" and "President" have in common. ``keys`` are what the name is
    looked up by.
    """

    name: str
    parties: frozenset[str]
    post: str | None
    office: Office | None = None
    keys: frozenset[str] = frozenset()

    def is_holder_of(self, office: NamedPerson, known: Parties) -> bool:
        """Whether this person holds an office that the other report leaves without a name."""
        if self.office is None or office.office is None or not self.parties & office.parties:
            return False
        return known.offices.alike(self.office, office.office)


@dataclass(frozen=True, slots=True)
class Report:
    """One engagement of one document. ``parties`` are all whom it concerns, ``day`` when the document came out."""

    ref: MentionRef
    engagement: Engagement
    document: DocumentView
    origin: str
    parties: frozenset[str]
    wider: frozenset[str]  # with the members of groups
    people: tuple[NamedPerson, ...]
    offices: tuple[NamedPerson, ...] = ()  # offices without a name
    town: str | None = None  # the id of a known town, where it is told
    round: Round | None = None  # which round of a standing format it is, where told
    matter: frozenset[str] = frozenset()  # names and numbers of the text beside those who took part, in small letters
    right: frozenset[str] = frozenset()  # fields whose values a person has found right
    known: Parties = field(default_factory=Parties, compare=False, repr=False)  # by which it is compared

    @property
    def day(self) -> str | None:
        """When the document came out: told or inferred."""
        return self.document.day

    @property
    def keys(self) -> frozenset[str]:
        """By what reports of one engagement find each other: parties and family names."""
        return self.wider | {f"name:{key}" for person in self.people for key in person.keys}


def is_personal_name(participant: Participant, parties: Parties) -> bool:
    """Whether a participant is a named person, rather than an office without a name ("the Prime Minister of Freedonia")."""
    if participant.kind != "person":
        return False
    words = participant.name.split()
    little = parties.people.reader.little
    written_small = any(word.islower() and word != word.capitalize() and "".join(plain_tokens(word)) not in little for word in words)
    written_small = written_small and not parties.people.reader.is_addressed(participant.name)
    titles = set(fold_party(participant.post or "").split())
    tokens = fold_party(participant.name).split()
    beside, _ = parties.offices.without_parties(tokens) if titles & set(tokens) else (tokens, None)  # "Arvenian Prime Minister"
    return bool(plain_tokens(participant.name)) and not written_small and not set(beside) <= titles


def reports_of(
    documents: Sequence[DocumentView], parties: Parties, origin_of: Mapping[str, str], right: Iterable[tuple[str, str]] = ()
) -> tuple[Report, ...]:
    """All reports of *documents*, in order; *right* are the mentions and fields whose values people have found right."""
    fields: dict[str, set[str]] = {}
    for mention, name in right:
        fields.setdefault(mention, set()).add(name)
    reports = (_report(view, engagement, parties, origin_of[view.id]) for view in documents for engagement in view[Engagement])
    return tuple(replace(one, right=frozenset(fields[one.ref.key])) if one.ref.key in fields else one for one in reports)


def _report(view: DocumentView, engagement: Engagement, parties: Parties, origin: str) -> Report:
    concerned: set[str] = set()
    for participant in engagement.participants:
        concerned |= parties.of(participant)
    persons = [participant for participant in engagement.participants if participant.kind == "person"]
    people = tuple(person_of(participant, parties) for participant in persons if is_personal_name(participant, parties))
    offices = tuple(person_of(participant, parties) for participant in persons if not is_personal_name(participant, parties))
    offices += tuple(office for one in engagement.participants if one.kind == "group" for office in offices_of(one, parties))
    groups = {identifier for identifier in concerned if identifier.startswith("group:") and identifier in parties.by_id}
    members = {member for group in groups for member in parties.by_id[group].members}
    ref = MentionRef(view.id, engagement.id)
    return Report(
        ref,
        engagement,
        view,
        origin,
        frozenset(concerned),
        frozenset(concerned | members),
        people,
        offices,
        parties.town_of(engagement.place),
        Formats(parties.standing).round_of(engagement),
        matter_of(view.text) - _words_of(engagement, concerned, parties),
        known=parties,
    )


@lru_cache(maxsize=64)
def matter_of(text: str) -> frozenset[str]:
    """The capital words within sentences of *text* and its longer numbers, in small letters: what it names."""
    return frozenset(fold_party(word) for word in NAMED.findall(text))


def _words_of(engagement: Engagement, concerned: Iterable[str], parties: Parties) -> frozenset[str]:
    """The words for those who took part, and for where."""
    told = [text for one in engagement.participants for text in (one.name, one.post, one.represents)]
    place = engagement.place.name if engagement.place else None
    return frozenset(word for text in (*told, *_names(concerned, parties), place) for word in fold_party(text or "").split())


def person_of(participant: Participant, parties: Parties) -> NamedPerson:
    """A participant as a person, or as an office without a name."""
    named = is_personal_name(participant, parties)
    post = participant.post if named else participant.post or participant.name
    whose = parties.of(participant)
    office = parties.offices.read(fold_party(post), whose) if post else None
    keys = parties.people.reader.read(participant.name).keys if named else frozenset()
    return NamedPerson(participant.name, whose, participant.post, office, keys)


def offices_of(group: Participant, parties: Parties) -> Iterator[NamedPerson]:
    """ "The foreign ministers of Arvenia and Valdania": the office of each, without a name."""
    whose = sorted(side for side in parties.of(group) if side.startswith("territory:"))
    post = parties.offices.singular(fold_party(group.name)) if len(whose) > 1 else None
    if post is None:
        return
    for side in whose:
        own = frozenset({side})
        yield NamedPerson(f"one of the {group.name}", own, post, replace(parties.offices.read(post, own), to=frozenset()))


def _names(ids: Iterable[str], parties: Parties) -> list[str]:
    return [parties.name_of(identifier) for identifier in sorted(ids)]
