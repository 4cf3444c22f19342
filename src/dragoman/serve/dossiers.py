"""Dossiers out of the record in memory: the same as ``dragoman dossier`` gives, without looking at the whole record.

What is resolved is taken as it stands, and of a pair only those documents are opened that may have a line of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from dragoman.errors import UsageError
from dragoman.knowledge.load import load_knowledge
from dragoman.model.ids import version_id
from dragoman.present.dossier import Dossier
from dragoman.present.dossier.build import STATES, build
from dragoman.present.dossier.scope import Appearance, Scope
from dragoman.resolve.bodies.parties import Party
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.records import Contradiction, Entity, MergedEngagement, Resolution
from dragoman.resolve.records_of_standing import Agreement
from dragoman.resolve.records_over_time import Course
from dragoman.serve.snapshot import Snapshot, directory

NOTHING = Resolution((), (), (), (), (), ())


class Views(dict[str, DocumentView]):
    """Documents by id, each made when it is first asked for."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self.snapshot = snapshot

    def __missing__(self, name: str) -> DocumentView:
        text, records = self.snapshot.items.text(name), self.snapshot.items.records(name)
        self[name] = replace(head_of(self.snapshot, name), version=version_id(text), text=text, records=records)
        return self[name]


def head_of(snapshot: Snapshot, document: str) -> DocumentView:
    """What the source tells of a document, without text and records."""
    row = snapshot.facts[document].row
    return DocumentView(document, "", "", row["source"], row["url"], row["title"], row["published"], row["published_inferred"])


@dataclass(frozen=True)
class PartScope(Scope):
    """A scope whose documents are those with a line of the dossier; whatever else it asks for is looked up when it is asked for."""

    snapshot: Snapshot
    opened: Views

    @cached_property
    def views(self) -> Mapping[str, DocumentView]:
        """Documents by id."""
        return self.opened

    @cached_property
    def people(self) -> Mapping[tuple[str, str], Entity]:
        """From a document and a name in it to the person."""
        return self.snapshot.person_of

    @cached_property
    def origin_of(self) -> Any:
        """From a document to its origin."""
        return self.snapshot.origin_of

    @cached_property
    def engagements(self) -> tuple[MergedEngagement, ...]:
        """The merged engagements that concern all parties."""
        index = self.snapshot.keys["engagements"]
        some = frozenset.intersection(*(index.of(party.id) | index.of(f"host {party.id}") for party in self.parties))
        things = self.snapshot.things["engagements"]
        found = (things[identifier].made(MergedEngagement) for identifier in sorted(some))
        return tuple(item for item in found if self.is_between(self.engagement_ids(item)))

    def person(self, identifier: str) -> Entity | None:
        """The person with this id."""
        return self.snapshot.entities.get(identifier)

    def candidates(self) -> Iterable[Entity]:
        """People who may be told of, by id: of one party all of it; of two who took part or is sent, and the two themselves."""
        if not self.is_pair:
            some = self.snapshot.keys["people"].of(self.parties[0].id)
        else:
            sent = ((document, name) for document in self.common for name, _ in self.snapshot.facts[document].sent)
            known = {person.id for place in sent if (person := self.people.get(place))}
            some = frozenset(known.union(*([one] for one in self.participants if one), [party.id for party in self.parties]))
        return (self.snapshot.entities[identifier] for identifier in sorted(some) if identifier in self.snapshot.things["people"])

    @property
    def common(self) -> frozenset[str]:
        """Documents that may concern all parties."""
        return self.snapshot.named.having(party.id for party in self.parties)

    def appearances(self, document: str) -> Iterable[Appearance]:
        """Who is seen in which post in a document."""
        return self.snapshot.facts[document].appearances

    def sent(self, document: str) -> Iterable[tuple[str, str]]:
        """Who is sent to whom, by name, in a document."""
        return self.snapshot.facts[document].sent

    def head(self, document: str) -> DocumentView:
        """What the source tells of a document."""
        return head_of(self.snapshot, document)

    def day_of(self, document: str) -> str | None:
        """When a document was published."""
        return self.snapshot.facts[document].day

    def reported(self, document: str) -> frozenset[str]:
        """The merged engagements that a document reports, by id."""
        return self.snapshot.keys["engagements"].of(f"document {document}")

    def contradictions(self, people: Iterable[str]) -> Iterable[Contradiction]:
        """What may contradict itself within the dossier."""
        keys = [f"shown {name}" for name in people] + [f"engagement {item.id}" for item in self.engagements]
        keys += [f"document {name}" for name in self.common]
        return (thing.made(Contradiction) for thing in self.snapshot.found("contradictions", *keys))

    def engagements_of(self, parties: frozenset[str]) -> Iterable[MergedEngagement]:
        """All engagements that concern any of *parties*."""
        keys = [*parties, *(f"host {identifier}" for identifier in parties)]
        found = (thing.made(MergedEngagement) for thing in self.snapshot.found("engagements", *keys))
        return (item for item in found if parties & self.engagement_ids(item))

    def papers(self) -> Iterable[Agreement]:
        """Agreements that may be told of: those that concern all parties, and those of one that are told in documents on both."""
        index = self.snapshot.keys["agreements"]
        sides = [index.of(party.id) for party in self.parties]
        found = frozenset.intersection(*sides)
        if self.is_pair:
            found |= self.told_in("agreements", self.common) & frozenset.union(*sides)
        things = self.snapshot.things["agreements"]
        return (things[identifier].made(Agreement) for identifier in sorted(found))

    def courses(self) -> Iterable[Course]:
        """Undertakings that may be told of: those that concern all parties, and what one of them said in reports of what both were at."""
        index = self.snapshot.keys["courses"]
        sides = [index.of(party.id) for party in self.parties]
        found = frozenset.intersection(*sides) | self.told_in("courses", self.documents_of_people)
        if self.is_pair:
            met = frozenset(mention.document for item in self.engagements for mention in item.mentions)
            found |= self.told_in("courses", met | self.common) & frozenset.union(*sides)
        things = self.snapshot.things["courses"]
        return (things[identifier].made(Course) for identifier in sorted(found))

    def told_in(self, kind: str, documents: Iterable[str]) -> frozenset[str]:
        """The things of a kind, by id, that any of *documents* tells of."""
        return frozenset[str]().union(*(self.snapshot.keys[kind].of(f"document {name}") for name in documents))


def parties_of(snapshot: Snapshot, names: Sequence[str]) -> tuple[Party, ...]:
    """Whom a dossier is about.

    Raises:
        UsageError: nobody is called so, or several are; both names mean one party.
    """
    parties = tuple(snapshot.find(name) for name in names)
    if len({party.id for party in parties}) < len(parties):
        raise UsageError(f"Both names mean {parties[0].name}; a dossier is about one party or between two.")
    return parties


def dossier_of(snapshot: Snapshot, names: Sequence[str], on: str | None = None) -> Dossier:
    """The dossier of one party or between two out of all documents, as of the day *on* (default: the newest document's).

    Raises:
        UsageError: nobody is called so, or several are; both names mean one party.
    """
    parties, views = parties_of(snapshot, names), Views(snapshot)
    documents = [views[name] for name in documents_for(snapshot, parties)]
    return build(PartScope(parties, directory(), documents, NOTHING, snapshot, views), load_knowledge(), on or snapshot.day)


def documents_for(snapshot: Snapshot, parties: Sequence[Party]) -> list[str]:
    """The documents that may have a line of the dossier, the oldest first, undated ones last."""
    found = snapshot.named.having(party.id for party in parties)
    if len(parties) == 2:
        found |= {name for party in parties if party.kind not in STATES for name in snapshot.named.of(party.id) if tells_facts(snapshot, name)}
    return sorted(found, key=lambda name: (snapshot.facts[name].row["published"] or "9999", name))


def tells_facts(snapshot: Snapshot, document: str) -> bool:
    """Whether a document has figures or standing facts."""
    row = snapshot.facts[document].row
    return bool(row["figures"] or row["relations"])
