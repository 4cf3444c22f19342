"""What resolution concludes of things that are followed through time: undertakings with what came of them, figures by period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from dragoman.model.records import UndertakingKind

Link = Literal["repeats", "endorses", "agrees", "signs", "in force", "carries out", "carries out in part", "drops"]
CourseState = Literal[
    "open", "due", "overdue with no report found", "endorsed", "agreed", "signed", "in force", "carried out", "carried out in part",
    "dropped",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A later report of an undertaking: what it does to it (``link``), its words, and why it is taken for one."""

    document: str
    record: str
    day: str | None
    link: Link
    quote: str
    reason: str

    @property
    def mention(self) -> str:
        """The record as a judgement names it."""
        return f"{self.document}#{self.record}"


@dataclass(frozen=True, slots=True)
class Course:
    """One undertaking with all later reports of it, in order. ``by`` and ``to`` are names, ``told_by`` the mentions of the undertaking itself."""

    listing: ClassVar[str] = "courses"
    id: str
    kind: UndertakingKind
    by: tuple[str, ...]
    to: tuple[str, ...]
    parties: tuple[str, ...]
    what: str
    since: str | None
    due: str | None
    conditional: bool
    confidence: float
    told_by: tuple[str, ...]
    steps: tuple[Step, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claimed:
    """One number claimed: how many origins claim it, and the mentions of the readings' figures."""

    value: float
    value_to: float | None
    qualifier: str | None
    origins: int
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasurePoint:
    """What is claimed for one period (EDTF; ``None`` where none is told), what most origins claim first."""

    period: str | None
    claimed: tuple[Claimed, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure through time. ``subject`` is whose it is, in words; ``parties`` the ids of these and of those it is counted with."""

    listing: ClassVar[str] = "measures"
    id: str
    name: str
    unit: str
    subject: str
    parties: tuple[str, ...]
    points: tuple[MeasurePoint, ...]
    documents: tuple[str, ...]
