"""What the surroundings leave for an office that nothing ties to a state or body: the only one told, or one told far more often than any other."""

from __future__ import annotations

from collections import Counter

from dragoman.annotate.names.holders import Row
from dragoman.annotate.offices.home import EU_SEAT, state_of_capital
from dragoman.annotate.offices.owner import Owner, is_state
from dragoman.annotate.offices.sides import Sides, excluded, is_host, opposite
from dragoman.knowledge.schema import Knowledge

HOUSE = 5  # units of "in the Old Palace, " before a city


def only_state(row: Row, at: int, owners: dict[int, Owner], sides: Sides) -> Owner | None:
    """The one state that the sentence up to the office, else the text before, leaves.

    Those that the office can't belong to are taken away, for an envoy also those of ministers and hosts ("in A"). In the text before, a state told
    twice as often as any other counts as the one.
    """
    is_envoy = row.offices[at].kind == "envoy"
    ministers = (
        ()
        if owners[at].to
        else [owner.entity for office, owner in owners.items() if is_state(owner) and row.offices[office].kind in ("state", "follow")]
    )
    others = excluded(row, at, owners, sides) | opposite(row, at, owners, sides) | only_sent(row, owners, sides)
    taken = {owners[at].to_entity, *(ministers if is_envoy else others)}
    first, last = row.sentence_of(at)
    for start, end in ((first, at), (0, first), *([] if is_envoy else [(0, len(row.units))])):
        reach = last if is_envoy and start == first else end
        single = (office for office in owners if start <= office < reach and not row.offices[office].plural)  # "the envoys of A" are not A's one
        told = Counter(owners[office].entity for office in single if is_state(owners[office]))
        names = {owner.entity: owner.name for owner in owners.values()}
        for place, state, is_place in sides.named:
            if start <= place < end and not (is_place and (is_envoy or (start != first and is_aside(row, place)))):
                told[state.entity] += 1
                names[state.entity] = state.name
        often = max(told.values(), default=0)
        ranked = [pair for pair in told.most_common() if pair[0] not in taken]
        if ranked and often > 2 * ranked[0][1] and start == 0:
            continue  # told in passing: not what is left, but what is beside the matter
        if ranked and (len(ranked) == 1 or (end == first and ranked[0][1] >= 2 * ranked[1][1])):
            return Owner(names[ranked[0][0]], ranked[0][0])
        if ranked and start == first:
            return None
    return None


def only_sent(row: Row, owners: dict[int, Owner], sides: Sides) -> set[str | None]:
    """The states of which a text knows nothing but an envoy sent where it was written: "the New Zealand High Commissioner called on him"."""
    envoys = {owners[at].entity for at, phrase in row.offices.items() if phrase.kind == "envoy" and owners[at].to is None}
    told = {owners[at].entity for at, phrase in row.offices.items() if phrase.kind != "envoy"}
    return envoys - told - {state.entity for _, state, _ in sides.named}


def is_aside(row: Row, place: int) -> bool:
    """Whether a state only says where or whither in a sentence: "in A", "sent to A"; not in a heading ("Visits to A")."""
    return row.codes[max(0, place - 2) : place].rstrip("d").endswith("i") or row.codes[place + 1 : place + 2] != "/"


def host_city(row: Row, at: int, knowledge: Knowledge, sides: Sides, taken: set[str]) -> Owner | None:
    """The state whose capital the sentence names as the place, where it names one: whom somebody meets there is its own."""
    first, last = row.sentence_of(at)
    is_received = any(holder == at and name in sides.received for holder, name in row.holders)
    if row.offices[at].kind != "state" or not (is_received or is_hosting(row, at) or is_receiving(row, at, sides)):
        return None
    found: dict[str, Owner] = {}
    for place in range(first, last):
        entry = row.units[place].entry
        if entry is None or row.units[place].code != "L" or entry.name == EU_SEAT or not (is_host(row, place) or is_of_house(row, place)):
            continue
        state = state_of_capital(entry, knowledge)
        if state is not None and state.entity is not None and state.entity not in taken:
            found[state.entity] = state
    return next(iter(found.values())) if len(found) == 1 else None


def is_of_house(row: Row, place: int) -> bool:
    """Whether a city says where a house stands: "in the Old Palace, Lima"."""
    return row.codes[place - 1 : place] == "c" and "i" in row.codes[max(0, place - HOUSE) : place - 1]


def is_receiving(row: Row, at: int, sides: Sides) -> bool:
    """Whether the holder of an office receives somebody: "Minister X welcomed Minister Y to …"."""
    first, last = row.sentence_of(at)
    names = [name for office, name in row.holders if office == at and first <= name < last]
    verb = next((place for place in range(max(names, default=last), last) if row.units[place].text.lower() in row.lexicon.hosting), None)
    between = row.codes[max(names, default=last) + 1 : verb] if verb is not None else "O"
    guests = verb is not None and ("P" in row.codes[verb:last] or any(verb < name < last for name in sides.received))
    return guests and not set(between) & set("ZOP")


def is_hosting(row: Row, at: int) -> bool:
    """Whether an office's holder is called the host: "and the host, President X"."""
    place = next((one for one in (at - 1, at - 2) if one in row.offices and row.codes[one + 1 : at] in ("", "c")), None)
    return place is not None and row.offices[place].single == "host"


def only_body(row: Row, at: int) -> Owner | None:
    """The international organisation that a document with a bare "Secretary General" is about: the only one, or told twice as often as any other."""
    if row.offices[at].single not in row.lexicon.heads_of_bodies or row.offices[at].plural:
        return None
    told: Counter[str] = Counter()
    names: dict[str, str] = {}
    owning = [(place, owner) for place, phrase in row.offices.items() for owner in phrase.owners]
    for place, unit in (*enumerate(row.units), *owning):
        if unit.code == "B" and unit.entry is not None and unit.entry.entity.startswith("org:") and not unit.entry.state:
            told[unit.entry.entity] += 1 if place > at else 2
            names[unit.entry.entity] = unit.entry.name
    wholes = {entity for entity in told if not any(name != names[entity] and name in names[entity] for name in names.values())}
    ranked = [pair for pair in told.most_common() if pair[0] in wholes][:2]
    if not ranked or ranked[0][1] < 2 or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return Owner(names[ranked[0][0]], ranked[0][0])
