"""Which candidate names are persons: those beside an office or an honorific, those that the statistical model takes for persons, and every
further place where a name found once stands again, be it by its last or first part alone."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.names.holders import Row
from dragoman.annotate.names.lexicon import fold
from dragoman.model.annotations import NamedSpan
from dragoman.model.document import Span

CAPITAL_NEIGHBOURS = "WDECXMBT"


def accepted_names(row: Row, named: Sequence[NamedSpan]) -> list[int]:
    """The places of the row whose candidate names are persons, in order."""
    certain = {name for _, name in row.holders} | row.listed | {at for at, unit in enumerate(row.units) if unit.honoured}
    labels = labels_by_place(row, named, "Z")
    likely = {at for at in labels if at not in certain and is_person(row, at, labels[at])}
    parts = {part for at in certain | likely for part in name_parts(row.units[at].text)}
    again = {at for at, unit in enumerate(row.units) if unit.code == "Z" and is_known_part(unit.text, parts)}
    return sorted(certain | likely | again)


def labels_by_place(row: Row, named: Sequence[NamedSpan], codes: str) -> dict[int, tuple[str, Span | None]]:
    """For each unit with one of *codes*, the label and span of the model's first name that overlaps it; no label where none does."""
    labels: dict[int, tuple[str, Span | None]] = {}
    spans = sorted(named, key=lambda name: name.span)
    first = 0
    for at, unit in enumerate(row.units):
        if unit.code not in codes:
            continue
        while first < len(spans) and spans[first].span.end <= unit.start:
            first += 1
        overlapping = spans[first] if first < len(spans) and spans[first].span.start < unit.end else None
        labels[at] = (overlapping.label, overlapping.span) if overlapping else ("", None)
    return labels


def is_person(row: Row, at: int, label: tuple[str, Span | None]) -> bool:
    """Whether a candidate without office or honorific is a person."""
    unit = row.units[at]
    words = unit.text.replace("-", " ").split()
    if unit.text.isupper() or any(letter.isdigit() for letter in unit.text):
        return False
    beside = "".join(row.units[near].code for near in (at - 1, at + 1) if 0 <= near < len(row.units) and row.units[near].text[:1].isupper())
    if any(code in CAPITAL_NEIGHBOURS for code in beside):
        return label[0] == "PERSON" and label[1] == unit.span and len(words) > 1
    if len(words) == 1:
        return label[0] == "PERSON" and is_speaking(row, at)
    return label[0] == "PERSON" or has_initial(words) or (len(words) <= 3 and (is_human(row, at) or is_met(row, at)))


def is_met(row: Row, at: int) -> bool:
    """Whether a name of two or three words stands between a word of meeting and a state: "met X Y of Freedonia"."""
    before = at - 1 - (at > 1 and row.units[at - 1].text.lower() == "with")
    return at in row.own and before >= 0 and row.units[before].text.lower() in row.lexicon.facing


def is_human(row: Row, at: int) -> bool:
    """Whether a name of two or three words does what people do: "X Y met", "X Y thanked"; after no article."""
    after = row.units[at + 1].text if at + 1 < len(row.units) else ""
    return after in row.lexicon.human and (at == 0 or row.units[at - 1].code not in "dif")


def is_speaking(row: Row, at: int) -> bool:
    """Whether a single name stands right before a verb in the past, and after no article or preposition: "Lavrov said"."""
    after = row.units[at + 1].text if at + 1 < len(row.units) else ""
    return after.endswith(("ed", "said", "says", "told", "met")) and (at == 0 or row.units[at - 1].code not in "dif")


def has_initial(words: Sequence[str]) -> bool:
    """Whether one of several words is an initial: "A. Gurbanov"."""
    return len(words) > 1 and len(words[-1]) > 2 and any(len(word) == 2 and word[1] == "." for word in words[:-1])


def name_parts(name: str) -> set[str]:
    """The last word of a name, its first, and the whole, folded: what may stand for it later."""
    words = [fold(word) for word in name.replace(".", ". ").split()]
    long = [word for word in words if len(word) > 3]
    return {fold(name), *long[:1], *long[-1:]}


def is_known_part(name: str, parts: set[str]) -> bool:
    """Whether *name* is one that the document tells elsewhere, whole or in part."""
    return fold(name) in parts or (" " in name and fold(name.split()[-1]) in parts and not name.isupper())
