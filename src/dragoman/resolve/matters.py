"""What records tell of the matter of an undertaking: who towards whom, about what, when; and whether two are about one matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.model.dates import period_of
from dragoman.model.records import Engagement, Evidence, Relation, Undertaking
from dragoman.resolve.parties import Parties
from dragoman.resolve.rounds import overlap, stems
from dragoman.resolve.traces import Item, Node, node_of
from dragoman.resolve.views import DocumentView
from dragoman.resolve.whom import Whom

ALIKE = 0.5  # of the shorter wording's stems that the longer has
SHARED = 2  # telling stems that two wordings share at least
INVITED_TO = frozenset({"visit", "summit", "conference", "meeting", "consultations"})


@dataclass(frozen=True, slots=True)
class Told:
    """One record of one document that may begin the course of an undertaking or continue it. ``day`` is when it happened or was reported.

    ``order`` sorts documents, ``place`` the records of one; ``kind`` is the undertaking's, or the engagement's type, or the relation's predicate.
    """

    document: str
    record: str
    order: tuple[str, str, str]
    place: int
    form: Literal["undertaking", "engagement", "relation"]
    kind: str
    by: frozenset[str]
    to: frozenset[str]
    stems: frozenset[str]
    day: str | None
    quote: str
    what: str = ""
    due: str | None = None
    conditional: bool = False
    confidence: float = 0.0
    status: str | None = None  # of an engagement
    countries: frozenset[str] = frozenset()  # of an engagement: where it was

    @property
    def sides(self) -> frozenset[str]:
        """All whom it concerns."""
        return self.by | self.to

    @property
    def node(self) -> Node:
        """The record as a node."""
        return node_of("matter", self.document, self.record)

    @property
    def sort(self) -> str:
        """Brings what happened about one time close to each other."""
        return self.day or "9999"

    def blocks(self) -> Iterator[Node]:
        """A party and a word of the matter; for what somebody is invited to, the guest and the host."""
        yield from (node_of(side, stem) for side in sorted(self.sides) for stem in sorted(self.stems))
        if self.form == "undertaking" and self.kind == "invitation":
            yield from (node_of("guest", guest, host) for guest in sorted(self.to) for host in sorted(self.by))
        elif self.form == "engagement" and self.kind in INVITED_TO:
            yield from (node_of("guest", guest, host) for guest in sorted(self.sides) for host in sorted(self.countries))


def told_matters(view: DocumentView, whom: Whom) -> Iterator[Item]:
    """What a document tells of undertakings, and what may answer them."""
    for told in (*_undertakings(view, whom), *_engagements(view, whom), *_relations(view, whom)):
        yield Item("courses", told.node, told)
        if told.kind == "proposal" and told.by and told.to and not told.by & told.to:
            yield Item("proposals", node_of("between", *sorted(told.sides)), told)


def _undertakings(view: DocumentView, whom: Whom) -> Iterator[Told]:
    for place, record in enumerate(view[Undertaking]):
        by, to = whom.sides(view.id, record.by), whom.sides(view.id, record.to)
        yield Told(
            view.id, record.id, view.order, place, "undertaking", record.kind, by, to, matter(record.what, by | to, whom.parties), view.day,
            quote_of(record.evidence), record.what, record.due, record.conditional, record.confidence,
        )  # fmt: skip


def _engagements(view: DocumentView, whom: Whom) -> Iterator[Told]:
    for place, record in enumerate(view[Engagement]):
        sides = frozenset(side for one in record.participants for side in whom.parties.of(one))
        words = " ".join((record.title or "", *record.topics, quote_of(record.evidence)))
        country = record.place.country if record.place else None
        period = period_of(record.date)
        yield Told(
            view.id, record.id, view.order, place, "engagement", record.type, sides, frozenset(), matter(words, sides, whom.parties),
            record.date if period and period.year else view.day, quote_of(record.evidence), status=record.status,
            countries=frozenset({f"territory:{country}"}) if country else frozenset(),
        )  # fmt: skip


def _relations(view: DocumentView, whom: Whom) -> Iterator[Told]:
    for place, record in enumerate(view[Relation]):
        if record.predicate in {"agreement_in_force", "embassy_opened"}:
            sides, words = whom.sides(view.id, [record.subject, record.object]), quote_of(record.evidence)
            telling = matter(words, sides, whom.parties)
            day = record.date or view.day
            yield Told(view.id, record.id, view.order, place, "relation", record.predicate, sides, frozenset(), telling, day, words)


def matter(text: str, sides: Iterable[str], parties: Parties) -> frozenset[str]:
    """The stems that tell what *text* is about, without empty words and the names of *sides*."""
    names = frozenset(stem for side in sides for stem in stems(parties.name_of(side)))
    empty = frozenset(word[:4] for word in parties.standing.get("empty", ()))
    return stems(text) - names - empty


def quote_of(evidence: Sequence[Evidence]) -> str:
    """The words on which a record stands."""
    return evidence[0].quote if evidence else ""


def about_one(left: Told, right: Told) -> bool:
    """Whether two records are about one matter."""
    shared = len(left.stems & right.stems)
    enough = shared >= SHARED or (shared > 0 and left.sides == right.sides)
    return enough and overlap(left.stems, right.stems) >= ALIKE
