"""Values that a source takes back: a later document of the same source says that it corrects, and tells another value."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.documents.views import DocumentView

RULE = "its own source corrected the other"
Told = tuple[DocumentView, str]  # a document and the value that it tells


def corrected_value(told: Sequence[Told], parties: Parties) -> str | None:
    """The value that a source put in place of its own, the latest such; ``None`` where no document corrects another."""
    found = [one for one in told if any(_takes_back(one, other) for other in told) and is_correction(one[0], parties)]
    return max(found, key=lambda one: one[0].order)[1] if found else None


def is_taken_back(view: DocumentView, value: str, told: Sequence[Told], parties: Parties) -> bool:
    """Whether a later document of the same source corrects what *view* tells."""
    return any(_takes_back(one, (view, value)) and is_correction(one[0], parties) for one in told)


def _takes_back(one: Told, other: Told) -> bool:
    (later, value), (earlier, before) = one, other
    return later.source is not None and later.source == earlier.source and (earlier.day or "9999") < (later.day or "") and value != before


def is_correction(view: DocumentView, parties: Parties) -> bool:
    """Whether a document says of itself that it corrects."""
    words = f" {fold_party(' '.join((view.title or '', view.text)))} "
    return any(f" {phrase} " in words for phrase in parties.standing.get("corrects", ()))
