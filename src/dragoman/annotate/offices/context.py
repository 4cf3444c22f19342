"""What the words around an office tell of its owner, where its own words tell none.

Each function looks at one kind of tie and gives nothing where it is not there or leaves two owners possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.annotate.names.holders import Row
from dragoman.annotate.names.lexicon import NameLexicon, fold
from dragoman.annotate.names.units import Unit
from dragoman.annotate.offices.grammar import seat
from dragoman.annotate.offices.owner import Owner, entity_of, is_state, joined, states_within
from dragoman.annotate.offices.sides import is_host

SIGNED = re.compile(r"(?:c?Z|ca?d?O)*c?(?P<verb>x)[^./ZOPfc]{0,6}(?:f(?P<behalf>xo))?f?d?(?P<state>S)")
STANDS = re.compile(r"Zfd?(?P<state>S)(?=[ac./]|$)")  # "headed by Secretary X for A and Ambassador Y for B"
DEPUTED = re.compile(r"Z(?:c?h)?x{0,2}xd?S")
LISTED = re.compile(r"(?:[ZOPcadhbg()]|od?[SB])*")
DELEGATION = re.compile(r"(?P<head>[xDm])(?:o|x)d?(?P<state>S)|(?P<before>[SA])g?(?P<after>[xDm])")
PARTICLE = 2  # letters of words that part no names
CHAIRING = ("chair", "co chair")
BODILY = ("task", "body")  # kinds of office that a minister or president may hold beside his own, for somebody else


def from_name(row: Row, at: int) -> Owner | None:
    """What the words beside the only holder's name say: "Foreign Minister X of A"."""
    names = [name for office, name in row.holders if office == at]
    units = [row.own[name] for name in names if name in row.own]
    if len(names) == 1 and not units and row.offices[at].kind in ("state", "envoy") and row.codes[max(0, names[0] - 2) : names[0]] == "Sg":
        units = [row.units[names[0] - 2]]  # "A's X was the first ambassador"
    return Owner(joined(units), entity_of(units)) if len(units) == len(names) == 1 and not row.offices[at].plural else None


def from_same_office(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """ "Ambassador X" is whose "the Kenyan Ambassador" is, told without a name elsewhere, where the document knows one such office only."""
    held = {office for office, _ in row.holders}
    office = row.offices[at]
    holders = {last_name(row, name) for one, name in row.holders if row.offices[one].single == office.single and owners[one].name is None}
    if at not in held or len(holders) > 1:
        return None  # several presidents of whom nothing is told
    same = {
        owners[one].name: owners[one]
        for one, phrase in row.offices.items()
        if seat(phrase.single) == seat(office.single) and not phrase.plural and (one not in held or office.kind == "body") and is_told(owners[one])
    }
    return next(iter(same.values())) if len(same) == 1 else None


def is_told(owner: Owner) -> bool:
    """Whether an owner is known by more than that no other is left."""
    return owner.name is not None and not owner.inferred


def last_name(row: Row, name: int) -> str:
    """The last word of a name, folded."""
    return fold(row.units[name].text.split()[-1])


def from_deputed(row: Row, at: int) -> Owner | None:
    """ "Minister X will represent A at the session": A is whose he is."""
    for name in (name for office, name in row.holders if office == at):
        match = DEPUTED.match(row.codes, name)
        if match and row.units[match.end() - 2 - (row.codes[match.end() - 2] == "d")].text.lower().startswith("represent"):
            unit = row.units[match.end() - 1]
            return Owner(unit.entry.name, unit.entry.entity) if unit.entry else None
    return None


def from_company(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """ "President X of A was accompanied by Foreign Minister Y": a minister in somebody's company is of the same state."""
    first, _ = row.sentence_of(at)
    place = next((one for one in range(at - 2, first - 1, -1) if row.units[one].text.lower() in row.lexicon.company), None)
    if row.offices[at].kind != "state":
        return None
    if row.units[first].text.lower() == "accompanying":
        return of_chief(row, first, at, owners)
    if place is None or row.units[place + 1].text.lower() != "by":
        return None
    named = [one for one in range(first, place) if row.codes[one] == "Z"]
    if not named:
        named = [one for one in range(row.sentence_of(max(0, first - 2))[0], first) if row.codes[one] == "Z"][:1]
    told = [owners[office] for office, name in row.holders if named and last_name(row, name) == last_name(row, named[-1])]
    return next((owner for owner in told if is_state(owner)), None)


def of_chief(row: Row, first: int, at: int, owners: dict[int, Owner]) -> Owner | None:
    """ "Accompanying the Prime Minister are …": the state of the last prime minister told of before."""
    chief = next((row.offices[place] for place in range(first, at) if place in row.offices), None)
    before = [place for place in row.offices if place < first and chief is not None and row.offices[place].single == chief.single]
    return owners[before[-1]] if before and is_state(owners[before[-1]]) else None


def from_signing(row: Row, at: int) -> Owner | None:
    """ "Minister X signed for A": the state that the sentence says the holder acts for."""
    _, last = row.sentence_of(at)
    stands = STANDS.match(row.codes, at + 1)
    if stands is not None and (entry := row.units[stands.start("state")].entry) is not None and entry.kind == "state":
        return Owner(entry.name, entry.entity)
    match = SIGNED.match(row.codes, at + 1, last)
    if match is None or row.units[match.start("verb")].text.lower() not in row.lexicon.acting or not is_for(row, match):
        return None
    unit = row.units[match.start("state")]
    return Owner(unit.entry.name, unit.entry.entity) if unit.entry else None


def is_for(row: Row, match: re.Match[str]) -> bool:
    """Whether what leads to the state that somebody signs for says so: "for A", "the agreement for A", "on behalf of A"."""
    before = row.units[match.start("behalf") if match["behalf"] else match.start("state") - 1 - (row.codes[match.start("state") - 1] == "d")]
    return before.text.lower() in ("for", "behalf")


def from_neighbour(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """ "President X of A and Foreign Minister Y": an office in a row with one whose owner is told shares it; a deputy shares his chief's body."""
    first, _ = row.sentence_of(at)
    office = row.offices[at]
    after = next((one for one in (at + 2, at + 3) if row.codes[at + 1 : one] in ("a", "ad")), None)
    if after in row.offices and row.offices[after].owners and office.kind == row.offices[after].kind == "state":
        return owners[after]  # "the Emperor and Empress of A"
    if row.codes[max(0, at - 2) : at] in ("Og", "Pg") and owners[at - 2].name:
        return owners[at - 2]  # "the Secretary-General's Special Envoy"
    for before in reversed([one for one in row.offices if first <= one < at]):
        if not LISTED.fullmatch(row.codes, before + 1, at):
            return None
        owner, other = owners[before], row.offices[before]
        if other.kind == "stand":
            return None  # "X of A, Y of B and the host, President Z"
        if not is_told(owner) or (other.single == office.single and "deputy" not in office.title.lower()):
            continue
        if is_state(owner) and (office.kind == "state" or (office.serves and other.kind == "state") or row.codes[max(0, at - 1) : at] == "g"):
            return owner
        if not is_state(owner) and office.kind == "body" and other.single == office.single:
            return owner
    return None


def from_holder(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """What another office of the same holder tells: of the same stack, or of the same name elsewhere with the same kind of office.

    A body gives its state to a minister who belongs to it, and itself only to the same office told again.
    """
    if row.offices[at].kind == "member":
        return None
    names = {name for office, name in row.holders if office == at}
    kind = row.offices[at].kind
    for office, name in row.holders:
        if office == at or owners[office].name is None or row.offices[office].kind == "member":
            continue
        again = row.offices[office].single == row.offices[at].single and name not in names and any(is_same_name(row, one, name) for one in names)
        if kind == "state" and not is_state(owners[office]) and not again:
            if name in names and owners[office].speaks_for and is_stack(row, office, at):
                return Owner(owners[office].speaks_for, owners[office].speaks_for_entity)
            continue  # a minister who chairs an organisation stays his state's
        other = row.offices[office].kind
        if name in names and row.offices[at].single.startswith(CHAIRING) and other == "envoy" and is_state(owners[office]):
            continue  # "the Chairperson, Ambassador X of A", chairs what the text speaks of
        if name in names and other == "state" != kind and (not is_state(owners[office]) or kind in BODILY):
            continue
        if name in names and ((kind in BODILY and other == "envoy" and not is_stack(row, office, at)) or (kind == "envoy" and other == "body")):
            continue  # an envoy of A may serve somebody else; an ambassador by rank who heads a body isn't its envoy
        if name in names or (other == kind and any(is_same_name(row, one, name) for one in names)):
            if kind == other == "envoy" and owners[office].speaks_for:
                return Owner(owners[office].speaks_for, owners[office].speaks_for_entity)
            is_same = row.offices[office].single == row.offices[at].single
            return owners[office] if is_same else replace(owners[office], to=None, to_entity=None)
    return None


def is_stack(row: Row, left: int, right: int) -> bool:
    """Whether two offices stand beside each other."""
    low, high = sorted((left, right))
    return re.fullmatch(r"c?a?d?", row.codes[low + 1 : high]) is not None


def is_same_name(row: Row, left: int, right: int) -> bool:
    """Whether one name is the other or a part of it: "Blake", "Anna Blake"; never "X Al-Nasser" and "Y Al-Nasser"."""
    one, other = ({word for word in re.split(r"[ .-]", fold(row.units[at].text)) if len(word) > PARTICLE} for at in (left, right))
    return bool(one and other) and (one <= other or other <= one)


def from_sentence(row: Row, at: int) -> Owner | None:
    """The state of the delegation, embassy or ministry that the office's sentence names beside it: "headed the delegation of A"."""
    first, last = row.sentence_of(at)
    found: dict[str | None, Owner] = {}
    near = delegation_before(row, first, at)
    if near is not None:
        return near
    for place in range(first, last):
        unit = row.units[place]
        if unit.code == "B" and unit.entry is None and is_mouth(unit, row.lexicon) and not is_host(row, place):
            host = host_of(unit)
            if row.offices[at].kind == "state" and "embassy" in unit.text.lower():
                found.update({host.name: host} if host else {})
                continue
            owner = next(states_within(unit), None)
            if owner is not None:
                found[owner.name] = replace(owner, to=host.name, to_entity=host.entity) if host else owner
    for _, state in delegations_told(row, first, last):
        found.setdefault(state.name, state)
    return next(iter(found.values())) if len(found) == 1 else None


def delegation_before(row: Row, first: int, at: int) -> Owner | None:
    """ "The delegation of A was headed by Minister X, that of B by Minister Y": the delegation told last before an office with nobody between."""
    end, state = max(delegations_told(row, first, at), key=lambda told: told[0], default=(at, None))
    return None if set("ZOP") & set(row.codes[end:at]) else state


def delegation_around(row: Row, at: int) -> Owner | None:
    """ "A's delegation included Minister X and Director Y": the only delegation that the sentence tells before, where nobody meets anybody."""
    first = row.sentence_start(at)
    states = {state.entity: state for _, state in delegations_told(row, first, at)}
    meets = any(unit.text.lower() in row.lexicon.facing for unit in row.units[first:at])
    return next(iter(states.values())) if len(states) == 1 and not meets else None


def delegations_told(row: Row, first: int, last: int) -> Iterator[tuple[int, Owner]]:
    """The states whose delegations units ``[first, last)`` name, with where the words for each end."""
    for match in DELEGATION.finditer(row.codes, first, last):
        head, state = ("head", "state") if match["head"] else ("after", "before")
        entry = row.units[match.start(state)].entry
        if entry is not None and entry.kind == "state" and row.units[match.start(head)].text.lower() in row.lexicon.delegations:
            yield match.end(), Owner(entry.name, entry.entity)


def from_posting(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """ "The Ambassador of A to B called on President X": X, whom the envoy faces, is the host's."""
    first, last = row.sentence_of(at)
    if row.offices[at].kind != "state":
        return None
    hosts = {
        owner.to_entity: owner.to
        for office, owner in owners.items()
        if first <= office < last and is_state(Owner(owner.to, owner.to_entity)) and is_faced(row, *sorted((office, at)))
    }
    return next((Owner(name, entity) for entity, name in hosts.items()), None) if len(hosts) == 1 else None


def is_faced(row: Row, left: int, right: int) -> bool:
    """Whether a word by which one meets another stands between two offices, and none by which one appoints another."""
    between = {unit.text.lower() for unit in row.units[left + 1 : right]}
    is_met = bool(between & row.lexicon.facing or "with" in between) or row.units[right - 1].text.lower() == "visited"
    return is_met and not between & row.lexicon.taking


def host_of(body: Unit) -> Owner | None:
    """The state where an embassy stands: "Embassy of A in B"."""
    if not body.parts or "embassy" not in body.text.lower():
        return None
    last, before = body.parts[-1], body.parts[-2:-1]
    is_in = before and before[0].code in "id" and last.code == "S" and last.entry
    return Owner(last.entry.name, last.entry.entity) if is_in and last.entry else None


def is_mouth(body: Unit, lexicon: NameLexicon) -> bool:
    """Whether a body is one that speaks for its state abroad or at home."""
    return bool(lexicon.mouths & set(body.text.lower().split()))
