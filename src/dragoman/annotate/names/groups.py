"""Groups and sides: "colleagues from A and B", "the five Central Asian states", "his deputies", "the Turkmen side".

They are found on the row of units after offices and names; the words inside a group are no mentions of their own, since the group acts, not the
states that it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from dragoman.annotate.names.holders import Row
from dragoman.annotate.names.lexicon import fold
from dragoman.annotate.names.units import Unit
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Mention
from dragoman.model.document import Span

# Codes of this module, beside those of the row: F following, Y countries, V from, v counts, ! side, j "his".
NAMED = r"(?:[Ed]?[vn]*(?:[SBL](?:[Ww]?Y)?|A[Ww]?Y)(?!g))"
LISTED = rf"(?:{NAMED}(?:(?:c{NAMED})*(?:ca?|a){NAMED})?)"
GROUPS = re.compile(
    rf"(?P<left>[SAB](?:(?:ca?|a)[SAB])*g?)(?P<tie>ca?|a)?[vwm]*[PF](?:[of]wU?)?"  # Central Asian and Mongolian ambassadors
    rf"|(?P<head>[PF])(?P<link>o|V|f|c|a)?(?P<right>{LISTED})(?P<posted>id?[SL])?"  # ambassadors of A, B and C in D
    rf"|(?P<count>[vn]+)?(?P<states>A[Ww]?Y)"  # the five Central Asian states
    rf"|(?P<whose>j|Zg)[v]*(?P<follow>[PF])"  # his deputies
)
SIDE = re.compile(r"(?P<who>[AS]|B)g?!|!o(?P<of>[SB])")


@dataclass(frozen=True, slots=True)
class GroupWords:
    """The words of ``cues/en/groups`` as a code for each."""

    codes: Mapping[str, str]

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge) -> GroupWords:
        """Out of the file; a word of several lists has the code of the last."""
        words = cast(Mapping[str, Any], knowledge.lexicons.get("cues/en/groups") or {})
        listed = (("v", "counts"), ("Y", "countries"), ("F", "followings"), ("!", "sides"), ("V", "from"))
        return cls({**{word: code for code, name in listed for word in words.get(name, ())}, "his": "j", "her": "j", "their": "j"})


@dataclass(frozen=True, slots=True)
class Group:
    """A group or side: units ``[first, last)`` of the row and its mention."""

    first: int
    last: int
    mention: Mention


def find_groups(row: Row, words: GroupWords, text: str) -> list[Group]:
    """All groups and sides of the row, in order; none within another."""
    held = {office for office, _ in row.holders}
    codes = "".join(["x" if at in held else group_code(unit, words) for at, unit in enumerate(row.units)])
    found = [side_of(match, row, text) for match in SIDE.finditer(codes)]
    found += [group for match in GROUPS.finditer(codes) if (group := group_of(match, row, text))]
    kept: list[Group] = []
    for group in sorted(found, key=lambda one: (one.first, -one.last)):
        if not kept or group.first >= kept[-1].last:
            kept.append(group)
    return kept


def group_code(unit: Unit, words: GroupWords) -> str:
    """The code of one unit for this grammar: small words and the heads of followings have one of their own."""
    if unit.code in "xdmwDWCMKvf" or (unit.code == "E" and unit.text.islower()):
        return words.codes.get(fold(unit.text), "x" if unit.code == "v" else unit.code)
    return "x" if unit.code in "VvYFj" else unit.code


def side_of(match: re.Match[str], row: Row, text: str) -> Group:
    """ "The Turkmen side" is the state itself."""
    unit = row.units[match.start("who") if match["who"] else match.start("of")]
    span = span_of(row.units[match.start() : match.end()])
    if unit.entry is None:
        mention = Mention(span, "org", " ".join(unit.text.split()), "nominal")
    else:
        mention = Mention(span, unit.entry.kind, unit.entry.name, "nominal", unit.entry.entity, government=unit.entry.kind == "state")
    return Group(match.start(), match.end(), mention)


def span_of(units: Sequence[Unit]) -> Span:
    """The characters that *units* cover."""
    return Span(units[0].start, units[-1].end)


def group_of(match: re.Match[str], row: Row, text: str) -> Group | None:
    """The mention of one group: the wording as its name, and whom it comes from; None where the words are several things."""
    first, last = match.start(), match.end()
    if match["left"]:
        own = row.offices.get(match.end() - 1)
        if match["tie"] and not (own and own.owners and own.owners[0].code == "A"):
            return None
        represents, entity = told([*row.units[match.start("left") : match.end("left")], *(own.owners if own else ())], text)
    elif match["head"]:
        posted = row.units[match.start("head")].code == "P"  # only envoys are sent to where they are
        last = match.end("right") if match["link"] in ("c", "a") or not posted else last
        represents, entity = told(owners_and(row, match), text)
    elif match["states"]:
        represents, entity = told(row.units[match.start("states") : match.end()], text)
    else:
        represents, entity = None, None
    units = row.units[first:last]
    name = " ".join(span_of(units).of(text).split())
    known = row.units[match.start("states")].entry if match["states"] else None
    mention = Mention(span_of(units), "group", name, "nominal", known.entity if known and known.kind == "group" else None, False, represents, entity)
    return Group(first, last, mention)


def owners_and(row: Row, match: re.Match[str]) -> list[Unit]:
    """The units on the right of a following, with the owners that its office has already."""
    at = match.start("head")
    office = row.offices.get(at)
    owners = list(office.owners) if office else []
    return [*owners, *row.units[match.start("right") : match.end("right")]]


def told(units: Sequence[Unit], text: str) -> tuple[str | None, str | None]:
    """Whom a group comes from, as its words say: without articles and "other" at the head; with the entity where it is one known thing."""
    kept = list(units)
    while kept and kept[0].code in "dxMjn" and kept[0].entry is None and fold(kept[0].text) not in ("five",):
        kept.pop(0)
    known = [unit for unit in kept if unit.code in "SABL"]
    if not kept or not known:
        return None, None
    state = next((part.entry for part in known[0].parts if part.code in "SA" and part.entry and part.entry.kind == "state"), None)
    if len(known) == 1 and state is not None:
        return state.name, state.entity
    if len(known) == 1 and known[0].entry is not None:
        entry = known[0].entry
        if entry.kind == "org" and entry.state:
            return entry.state, f"territory:{entry.country}"
        return (entry.name if len(kept) == 1 or entry.kind == "state" else " ".join(span_of(kept).of(text).split())), entry.entity
    if all(unit.code == "A" for unit in known) and known[-1] is kept[-1]:
        names = [unit.entry.name for unit in known if unit.entry]
        return f"{', '.join(names[:-1])} and {names[-1]}", None
    return " ".join(span_of(kept).of(text).split()).removesuffix("'s").removesuffix("’s"), None


def covered(groups: Sequence[Group]) -> Iterator[int]:
    """The places of the row that groups cover."""
    for group in groups:
        yield from range(group.first, group.last)
