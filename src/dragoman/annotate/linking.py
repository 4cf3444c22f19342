"""Whose an office is: the state or body that its words name, or that the document ties it to.

An office told without its owner ("Foreign Minister X met …") takes the owner from, in this order: the same stack of offices, the same person told
elsewhere, the delegation or embassy of its sentence, the title itself ("Foreign Secretary"), the only state that its surroundings leave. Where two
owners are possible, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.names import Row
from dragoman.annotate.names_lexicon import fold
from dragoman.annotate.names_units import Unit
from dragoman.annotate.offices import OfficePhrase, tidy
from dragoman.knowledge.lookup import name_of
from dragoman.knowledge.schema import Knowledge

SIGNED = re.compile(r"(?:Z|cO|ca?d?O)*c?(?P<verb>x)fd?(?P<state>S)")
COORDINATED = re.compile(r"(?P<office>O)Z(?:od?S)?(?:ca?|a)$")
DELEGATION = re.compile(r"(?P<head>x|D|m)(?:o|x)d?(?P<state>S)")
VISITING = re.compile(r"\b(?:visit\w*(?: to)?|arriv\w* in|travel\w* to|trip to|toured)(?: the)?$")
MOUTHS = frozenset({"embassy", "delegation", "mission", "ministry", "consulate", "government", "legation"})


@dataclass(frozen=True, slots=True)
class Owner:
    """The state or body that an office belongs to, and whom its holder is sent to, as names and entities.

    ``speaks_for`` is the state whose body the owner is, where it isn't a state itself.
    """

    name: str | None = None
    entity: str | None = None
    to: str | None = None
    to_entity: str | None = None
    speaks_for: str | None = None
    speaks_for_entity: str | None = None


def owners_of(row: Row, knowledge: Knowledge) -> dict[int, Owner]:
    """For each office of the row, whose it is and to whom its holder is sent."""
    owners = {at: told_owner(row, at, phrase) for at, phrase in row.offices.items()}
    for at in row.offices:
        if owners[at].name is None:
            owners[at] = inherited_owner(row, at, owners, knowledge)
    return owners


def told_owner(row: Row, at: int, phrase: OfficePhrase) -> Owner:
    """What the office's own words say."""
    late = [row.late[at]] if at in row.late else []
    of = [resolve_body(row, at, unit) for unit in (*phrase.owners, *late)]
    state = state_of_body(row, of[0]) if of else None
    return Owner(
        joined(of),
        entity_of(of),
        joined(phrase.receivers),
        entity_of(phrase.receivers),
        state.name if state else None,
        state.entity if state else None,
    )


def state_of_body(row: Row, body: Unit) -> Owner | None:
    """The state whose body this is: named in its words, or in those of a fuller name of it that stands elsewhere."""
    if body.code != "B" or body.entry is not None:
        return None
    words = tidy(body.text).lower()
    fuller = (one for one in row.units if one.code == "B" and one.parts and words in tidy(one.text).lower())
    return next((state for one in (body, *fuller) for state in states_within(one)), None)


def joined(units: Sequence[Unit]) -> str | None:
    """Their names as one wording: "A, B and C"; adjectives by the name of the thing."""
    names = [name_of_unit(unit) for unit in units]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0] if names else None


def name_of_unit(unit: Unit) -> str:
    """The name that a unit gives its thing: as written, but for an adjective."""
    if unit.code == "A" and unit.entry is not None:
        return unit.entry.name
    name = tidy(unit.text)
    return name[:-2] if name.endswith(("'s", "’s")) else name


def entity_of(units: Sequence[Unit]) -> str | None:
    """The entity of a single known unit."""
    return units[0].entry.entity if len(units) == 1 and units[0].entry else None


def resolve_body(row: Row, at: int, unit: Unit) -> Unit:
    """ "the service", told in small letters, is the last body before it whose name holds that word."""
    if unit.code != "m":
        return unit
    word = unit.text.lower()
    return next((one for one in reversed(row.units[:at]) if one.code == "B" and word in one.text.lower().split()), unit)


def inherited_owner(row: Row, at: int, owners: dict[int, Owner], knowledge: Knowledge) -> Owner:
    """The owner that the document ties an office to; an owner without a name where it ties none."""
    office, own = row.offices[at], owners[at]
    found = from_holder(row, at, owners) or from_same_office(row, at, owners)
    if found is None and office.kind in ("state", "envoy"):
        found = from_signing(row, at) or from_sentence(row, at)
    if found is None and office.default:
        found = Owner(name_of(knowledge, office.default), office.default)
    if found is None and office.kind in ("state", "envoy"):
        found = from_neighbour(row, at, owners) or only_state(row, at, owners)
    if found is None:
        return own
    return replace(own, name=found.name, entity=found.entity, speaks_for=found.speaks_for, speaks_for_entity=found.speaks_for_entity)


def from_same_office(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """ "Ambassador X" is whose "the Kenyan Ambassador" is, told without a name elsewhere, where the document knows one such office only."""
    held = {office for office, _ in row.holders}
    office = row.offices[at]
    if at not in held:
        return None
    same = {
        owners[one].name: owners[one]
        for one, phrase in row.offices.items()
        if phrase.single == office.single and one not in held and owners[one].name
    }
    return next(iter(same.values())) if len(same) == 1 else None


def from_signing(row: Row, at: int) -> Owner | None:
    """ "Minister X signed for A": the state that the sentence says the holder acts for."""
    _, last = sentence_of(row, at)
    match = SIGNED.match(row.codes, at + 1, last)
    if match is None or row.units[match.start("verb")].text.lower() not in ("signed", "spoke", "acted", "signing"):
        return None
    unit = row.units[match.start("state")]
    return Owner(unit.entry.name, unit.entry.entity) if unit.entry else None


def from_neighbour(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """ "President X of A and Foreign Minister Y": an office coordinated with one whose owner is told shares it."""
    match = COORDINATED.search(row.codes, max(0, at - 6), at)
    if match is None:
        return None
    before = match.start("office") if match["office"] else match.start()
    owner = owners.get(before)
    return owner if owner and is_state(owner) and row.offices[before].single != row.offices[at].single else None


def from_holder(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """What another office of the same holder tells: of the same stack, or of the same name elsewhere with the same kind of office."""
    names = {name for office, name in row.holders if office == at}
    last_words = {fold(row.units[name].text).replace(".", " ").split()[-1] for name in names}
    kind = row.offices[at].kind
    for office, name in row.holders:
        if office == at or owners[office].name is None:
            continue
        if name in names and "state" in (kind, row.offices[office].kind) and kind != row.offices[office].kind and not is_state(owners[office]):
            continue  # a minister who chairs an organisation stays his state's
        if name in names or (fold(row.units[name].text).split()[-1] in last_words and row.offices[office].kind == kind):
            return owners[office]
    return None


def is_state(owner: Owner) -> bool:
    """Whether an owner is a state."""
    return (owner.entity or "").startswith("territory:")


def sentence_of(row: Row, at: int) -> tuple[int, int]:
    """Where the sentence of the unit at *at* begins and ends in the row."""
    codes = row.codes
    first = max(codes.rfind(".", 0, at), codes.rfind("/", 0, at)) + 1
    ends = [end for end in (codes.find(".", at), codes.find("/", at)) if end >= 0]
    return first, min(ends, default=len(codes))


def from_sentence(row: Row, at: int) -> Owner | None:
    """The state of the delegation, embassy or ministry that the office's sentence names beside it: "headed the delegation of A"."""
    first, last = sentence_of(row, at)
    found = {
        owner.name: owner
        for unit in row.units[first:last]
        if unit.code == "B" and unit.entry is None and is_mouth(unit)
        for owner in states_within(unit)
    }
    match = DELEGATION.search(row.codes, first, last)
    if match and row.units[match.start("head")].text.lower() == "delegation" and (entry := row.units[match.start("state")].entry):
        found.setdefault(entry.name, Owner(entry.name, entry.entity))
    return next(iter(found.values())) if len(found) == 1 else None


def is_mouth(body: Unit) -> bool:
    """Whether a body is one that speaks for its state abroad or at home."""
    return bool(MOUTHS & set(body.text.lower().split()))


def states_within(body: Unit) -> Iterator[Owner]:
    """The first state that the words of a body name, if any."""
    for part in body.parts:
        if part.code in "SA" and part.entry is not None and part.entry.kind == "state":
            yield Owner(part.entry.name, part.entry.entity)
            return


def only_state(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """The one state that the sentence, else the text before, leaves when those of other office-holders, and an envoy's host, are taken away."""
    taken = {owner.entity for office, owner in owners.items() if office != at and is_state(owner)} | {owners[at].to_entity}
    first, last = sentence_of(row, at)
    visited = visited_states(row, first, at)
    for start, end in ((first, last), (0, first)):
        left = {
            unit.entry.entity: Owner(unit.entry.name, unit.entry.entity)
            for place, unit in enumerate(row.units[start:end], start)
            if unit.entry is not None and unit.code in "SA" and unit.entry.kind == "state" and unit.entry.entity not in taken
            if not (row.offices[at].kind == "envoy" and is_host(row, place))
            and not (place > at and unit.entry.entity in visited_states(row, at, last))
        }
        if left:
            return next(iter(left.values())) if len(left) == 1 else None
        if visited:
            return None
    return None


def is_host(row: Row, place: int) -> bool:
    """Whether a state is where something happens or whom somebody is sent to: "in A", "to the A"."""
    before = row.codes[max(0, place - 2) : place]
    return before.endswith(("i", "t", "id", "td"))


def visited_states(row: Row, first: int, last: int) -> set[str]:
    """The states that units ``[first, last)`` tell of somebody's visiting: they are not his own."""
    visited = set()
    for place in range(first, last):
        unit = row.units[place]
        before = " ".join(one.text.lower() for one in row.units[max(first, place - 3) : place])
        if unit.code == "S" and unit.entry is not None and VISITING.search(before):
            visited.add(unit.entry.entity)
    return visited
