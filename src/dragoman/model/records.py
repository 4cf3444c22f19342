"""What a text says happened, was said, promised, counted or holds: one class for each kind of record.

Every record stands on evidence: ``evidence[0]`` is its anchor, further ones name in ``supports`` the fields that they carry. A field that no
further evidence names stands on the anchor. Values are as in the interchange format: dates are EDTF, countries ISO 3166-1 alpha-2.

``weights`` are what the confidence was made of: working material like the layers, shown where a reading is explained and not exchanged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from dragoman.model.confidence import Weight
from dragoman.model.document import Span

WORKING = "working"  # in a field's metadata: not exchanged
Grounding = Literal["exact", "normalised", "inferred"]
EngagementType = Literal[
    "meeting", "call", "visit", "summit", "conference", "consultations", "negotiation", "signing", "ceremony", "appointment",
    "correspondence", "decision", "statement", "other",
]  # fmt: skip
Status = Literal["held", "planned", "proposed", "cancelled"]
UndertakingKind = Literal["proposal", "commitment", "plan", "invitation", "request", "offer", "agreement", "endorsement"]
Predicate = Literal[
    "diplomatic_relations_since", "embassy_opened", "member_of", "founded", "part_of", "headquartered_in", "agreement_in_force", "hosts",
    "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """Verbatim words and where they stand: ``text[start:end] == quote``, always."""

    start: int
    end: int
    quote: str
    supports: tuple[str, ...] = ()
    grounding: Grounding = "exact"

    @classmethod
    def at(cls, text: str, span: Span, *supports: str, grounding: Grounding = "exact") -> Evidence:
        """The evidence that *span* of *text* gives for the fields *supports*."""
        return cls(span.start, span.end, text[span.start : span.end], supports, grounding)


def quote_of(evidence: Sequence[Evidence]) -> str:
    """The words on which a record stands; empty where it has no evidence."""
    return evidence[0].quote if evidence else ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened: the name as written and the country, where known."""

    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part. ``members`` is the knowledge's expansion of a known group, kept apart from what the text says; ``side`` parts the table."""

    name: str
    kind: Literal["person", "state", "org", "group"]
    post: str | None = None
    represents: str | None = None
    entity: str | None = None
    represents_entity: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Engagement:
    """A meeting, call, visit, signing …: who, when, where, on what."""

    listing: ClassVar[str] = "engagements"
    prefix: ClassVar[str] = "e"
    id: str
    type: EngagementType
    status: Status
    main: bool
    date: str | None
    place: Place | None
    participants: tuple[Participant, ...]
    topics: tuple[str, ...]
    plover: str | None
    cameo: str | None
    confidence: float
    evidence: tuple[Evidence, ...]
    title: str | None = None
    weights: tuple[Weight, ...] = field(default=(), compare=False, repr=False, metadata={WORKING: True})


@dataclass(frozen=True, slots=True)
class Post:
    """Who holds which office of which state or body; for envoys, sent to whom."""

    listing: ClassVar[str] = "posts"
    prefix: ClassVar[str] = "p"
    id: str
    person: str
    post: str
    organisation_or_state: str | None
    to: str | None
    confidence: float
    evidence: tuple[Evidence, ...]
    qualifier: str | None = None
    weights: tuple[Weight, ...] = field(default=(), compare=False, repr=False, metadata={WORKING: True})


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An act towards something to come: who, to whom, what, by when."""

    listing: ClassVar[str] = "undertakings"
    prefix: ClassVar[str] = "u"
    id: str
    kind: UndertakingKind
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    due: str | None
    conditional: bool
    confidence: float
    evidence: tuple[Evidence, ...]
    weights: tuple[Weight, ...] = field(default=(), compare=False, repr=False, metadata={WORKING: True})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number claimed: what is counted, of whom, over which period."""

    listing: ClassVar[str] = "figures"
    prefix: ClassVar[str] = "f"
    id: str
    subject: str | None
    measure: str
    value: float
    value_to: float | None
    unit: str
    period: str | None
    qualifier: str | None
    confidence: float
    evidence: tuple[Evidence, ...]
    weights: tuple[Weight, ...] = field(default=(), compare=False, repr=False, metadata={WORKING: True})


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing fact between two parties, or of one."""

    listing: ClassVar[str] = "relations"
    prefix: ClassVar[str] = "r"
    id: str
    subject: str
    predicate: Predicate
    object: str | None
    date: str | None
    confidence: float
    evidence: tuple[Evidence, ...]
    weights: tuple[Weight, ...] = field(default=(), compare=False, repr=False, metadata={WORKING: True})


@dataclass(frozen=True, slots=True)
class Statement:
    """Who is said, by which cue, to have said what; the anchor's quote is the content."""

    listing: ClassVar[str] = "statements"
    prefix: ClassVar[str] = "s"
    id: str
    speaker: str | None
    cue: str
    confidence: float
    evidence: tuple[Evidence, ...]
    weights: tuple[Weight, ...] = field(default=(), compare=False, repr=False, metadata={WORKING: True})


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, told in the past: the doers, the sides that it concerns beside them, by which verb; ``ends``: it puts an end to something."""

    listing: ClassVar[str] = "deeds"
    prefix: ClassVar[str] = "d"
    id: str
    verb: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    ends: bool
    date: str | None
    confidence: float
    evidence: tuple[Evidence, ...]
    weights: tuple[Weight, ...] = field(default=(), compare=False, repr=False, metadata={WORKING: True})


Record = Engagement | Post | Undertaking | Figure | Relation | Statement | Deed
RECORD_KINDS: tuple[type[Record], ...] = (Engagement, Post, Undertaking, Figure, Relation, Statement, Deed)
