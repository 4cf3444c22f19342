"""What resolution concludes of things that last: series of talks, agreements and whom they bind, people in posts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from dragoman.model.records import Status


@dataclass(frozen=True, slots=True)
class Claim:
    """A reading's record that tells something, with its words."""

    document: str
    record: str
    quote: str

    @property
    def mention(self) -> str:
        """The record as a judgement names it."""
        return f"{self.document}#{self.record}"


@dataclass(frozen=True, slots=True)
class RoundRef:
    """One round of a series: the merged engagement, its number where told, its day (or its report's), its status."""

    engagement: str
    number: int | None
    date: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class Series:
    """A standing format with its rounds in order; ``parties`` are ids, ``names`` their names."""

    listing: ClassVar[str] = "series"
    id: str
    name: str
    parties: tuple[str, ...]
    names: tuple[str, ...]
    rounds: tuple[RoundRef, ...]
    documents: tuple[str, ...]


AgreementStatus = Literal["planned", "agreed", "signed", "in force"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """A treaty, memorandum or other agreement as documents tell of it; ``covers`` are regimes (visas, trade …), dates are EDTF."""

    listing: ClassVar[str] = "agreements"
    id: str
    name: str
    kind: str | None
    parties: tuple[str, ...]
    names: tuple[str, ...]
    status: AgreementStatus
    signed: str | None
    in_force: str | None
    covers: tuple[str, ...]
    claims: tuple[Claim, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regime:
    """What one set of parties has with each other: ``covers`` names each field once, with the agreements on it and their status."""

    listing: ClassVar[str] = "regimes"
    id: str
    parties: tuple[str, ...]
    names: tuple[str, ...]
    covers: tuple[Cover, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """A field that agreements cover (visas, trade …), with the surest status and the agreements' ids."""

    name: str
    status: AgreementStatus
    agreements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in a post: ``of`` whom, for envoys ``to`` whom (ids, with names beside them).

    ``started`` is the appointment's day where one is told, ``seen_from`` and ``seen_to`` the first and last report of it, ``former_by`` the first
    report that calls it former.
    """

    listing: ClassVar[str] = "tenures"
    id: str
    person: str
    name: str
    post: str
    of: str | None
    of_name: str | None
    to: str | None
    to_name: str | None
    started: str | None
    seen_from: str | None
    seen_to: str | None
    former_by: str | None
    claims: tuple[Claim, ...]
    documents: tuple[str, ...]
