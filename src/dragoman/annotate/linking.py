"""Whose an office is: the state or body that its words name, or that the document ties it to.

An office told without its owner ("Foreign Minister X met …") takes the owner from, in this order: the same stack of offices, the same person told
elsewhere, the delegation or embassy of its sentence, the title itself ("Foreign Secretary"), the only state that its surroundings leave. Where two
owners are possible, none is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.names import Row
from dragoman.annotate.names_lexicon import fold
from dragoman.annotate.names_units import Unit
from dragoman.annotate.offices import OfficePhrase, tidy
from dragoman.knowledge.lookup import name_of
from dragoman.knowledge.schema import Knowledge
from dragoman.model.document import Document

SIGNED = re.compile(r"(?:Z|cO|ca?d?O)*c?(?P<verb>x)fd?(?P<state>S)")
LISTED = re.compile(r"(?:[ZOPcadhbg()]|od?[SB])*")
DELEGATION = re.compile(r"(?P<head>[xDm])(?:o|x)d?(?P<state>S)|(?P<before>[SA])g?(?P<after>[xDm])")
HOST = re.compile(r"//[^/]*?\.(?P<ending>[a-z]{2,4})(?::\d+)?(?:/|$)", re.IGNORECASE)
OFFICIAL = re.compile(r"\b(?:gov|gouv|gob|gc|mfa|mid|mofa|foreignaffairs|president|mil)\b")
DOMAINS = {"uk": "GB", "gov": "US", "mil": "US"}  # what an ending stands for beside the codes of ISO 3166-1
EU_SEAT = "Brussels"  # who meets there is seldom Belgian
ORGANS = frozenset(
    {"ministry", "parliament", "senate", "embassy", "government", "chamber", "customs", "cabinet", "presidency", "foreign", "department", "bureau"}
)
MOUTHS = frozenset({"embassy", "delegation", "mission", "ministry", "consulate", "government", "legation"})


@dataclass(frozen=True, slots=True)
class Owner:
    """The state or body that an office belongs to, and whom its holder is sent to, as names and entities.

    ``speaks_for`` is the state whose body the owner is, where it isn't a state itself; ``official`` marks a state that tells it by its own site.
    """

    name: str | None = None
    entity: str | None = None
    to: str | None = None
    to_entity: str | None = None
    speaks_for: str | None = None
    speaks_for_entity: str | None = None
    official: bool = False


def home_of(document: Document, knowledge: Knowledge) -> Owner | None:
    """The state under whose domain a document was published: its "Foreign Minister" without more is its own."""
    host = HOST.search(document.url or "") or HOST.search(f"//{document.source}" if document.source else "")
    if host is None:
        return None
    ending = host["ending"].lower()
    code = DOMAINS.get(ending, ending.upper())
    if code not in knowledge.territories:
        return None
    is_official = OFFICIAL.search(host.group()) is not None
    return Owner(knowledge.territories[code].name, f"territory:{code}", official=is_official)


def owners_of(row: Row, home: Owner | None, knowledge: Knowledge) -> dict[int, Owner]:
    """For each office of the row, whose it is and to whom its holder is sent; *home* is the state whose own source tells it."""
    owners = {at: told_owner(row, at, phrase) for at, phrase in row.offices.items()}
    for at in row.offices:
        if owners[at].name is None:
            owners[at] = inherited_owner(row, at, owners, home, knowledge)
        elif owners[at].entity is None and owners[at].speaks_for is None and is_organ(row.offices[at]):
            state = from_neighbour(row, at, owners) or (home if home and home.official else only_state(row, at, owners) or home)
            if state is not None and is_state(state):
                owners[at] = replace(owners[at], speaks_for=state.name, speaks_for_entity=state.entity)
    return owners


def is_organ(office: OfficePhrase) -> bool:
    """Whether an office is one in a body of some state that its words leave out: "Foreign Ministry spokesperson"."""
    return bool(office.owners) and bool(ORGANS & set(office.owners[0].text.lower().split()))


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
    if body.code != "B" or (body.entry is not None and body.entry.state is None):
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
    if unit.entry is not None and (unit.code == "A" or unit.entry.form == "acronym"):
        return unit.entry.name
    name = tidy(unit.text)
    return name[:-2] if name.endswith(("'s", "’s")) else name


def entity_of(units: Sequence[Unit]) -> str | None:
    """The entity of a single known unit."""
    return units[0].entry.entity if len(units) == 1 and units[0].entry else None


def resolve_body(row: Row, at: int, unit: Unit) -> Unit:
    """ "the service", told in small letters, is the last body before it whose name holds that word."""
    if unit.code not in "mDM":
        return unit
    word = unit.text.lower()
    bodies = (one for one in reversed(row.units[:at]) if one.code == "B")
    return next((one for one in bodies if word in (one.entry.name if one.entry else one.text).lower().split()), unit)


def inherited_owner(row: Row, at: int, owners: dict[int, Owner], home: Owner | None, knowledge: Knowledge) -> Owner:
    """The owner that the document ties an office to; an owner without a name where it ties none."""
    office, own = row.offices[at], owners[at]
    is_state_office = office.kind in ("state", "envoy")
    found = (
        from_possessor(row, at, owners)
        or from_name(row, at)
        or from_holder(row, at, owners)
        or from_same_office(row, at, owners)
        or from_signing(row, at)
    )
    if found is None and office.default and has_default(row, office.default, home):
        found = Owner(name_of(knowledge, office.default), office.default)
    if found is None and is_state_office:
        found = from_sentence(row, at) or from_posting(row, at, owners)
    found = found or from_neighbour(row, at, owners)
    if found is None and is_state_office:
        home = None if home and home.entity in office.not_of else home
        found = home if home and home.official else only_state(row, at, owners) or host_city(row, at, knowledge) or home
    if found is None or found.entity in office.not_of:
        return own
    return replace(
        own,
        name=found.name,
        entity=found.entity,
        to=own.to or found.to,
        to_entity=own.to_entity or found.to_entity,
        speaks_for=found.speaks_for,
        speaks_for_entity=found.speaks_for_entity,
    )


def from_possessor(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """ "Appointed X as his Special Envoy": the office belongs where that of the sentence's first office-holder does."""
    first, _ = sentence_of(row, at)
    if row.offices[at].kind != "task" or fold(row.units[at - 1].text if at else "") not in ("his", "her"):
        return None
    return next((owners[one] for one in row.offices if first <= one < at and owners[one].name), None)


def from_name(row: Row, at: int) -> Owner | None:
    """What the words beside the only holder's name say: "Foreign Minister X of A"."""
    units = [row.own[name] for office, name in row.holders if office == at and name in row.own]
    return Owner(joined(units), entity_of(units)) if len(units) == 1 and not row.offices[at].plural else None


def has_default(row: Row, default: str, home: Owner | None) -> bool:
    """Whether a title's usual state may be meant: the document is its own, or names it and no other state's site tells it."""
    if home is not None and home.official:
        return home.entity == default
    return is_told(row, default)


def is_told(row: Row, entity: str) -> bool:
    """Whether the document names a known thing at all."""
    return any(unit.entry is not None and unit.entry.entity == entity for unit in row.units)


def from_same_office(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """ "Ambassador X" is whose "the Kenyan Ambassador" is, told without a name elsewhere, where the document knows one such office only."""
    held = {office for office, _ in row.holders}
    office = row.offices[at]
    if at not in held:
        return None
    same = {
        owners[one].name: owners[one]
        for one, phrase in row.offices.items()
        if phrase.single == office.single and not phrase.plural and one not in held and owners[one].name
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
    """ "President X of A and Foreign Minister Y": an office in a row with one whose owner is told shares it; a deputy shares his chief's body."""
    first, _ = sentence_of(row, at)
    office = row.offices[at]
    for before in reversed([one for one in row.offices if first <= one < at]):
        if not LISTED.fullmatch(row.codes, before + 1, at):
            return None
        owner, other = owners[before], row.offices[before]
        if owner.name is None or (other.single == office.single and "deputy" not in office.title.lower()):
            continue
        if is_state(owner) and (office.kind == "state" or row.codes[max(0, at - 1) : at] == "g"):
            return owner
        if not is_state(owner) and office.kind == "body" and other.single == office.single:
            return owner
    return None


def from_holder(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """What another office of the same holder tells: of the same stack, or of the same name elsewhere with the same kind of office."""
    if row.offices[at].kind == "member":
        return None
    names = {name for office, name in row.holders if office == at}
    words = {word for name in names for word in fold(row.units[name].text).replace(".", " ").split() if len(word) > 2}
    kind = row.offices[at].kind
    for office, name in row.holders:
        if office == at or owners[office].name is None:
            continue
        if name in names and "state" in (kind, row.offices[office].kind) and kind != row.offices[office].kind and not is_state(owners[office]):
            continue  # a minister who chairs an organisation stays his state's
        if name in names or (words & set(fold(row.units[name].text).split()) and row.offices[office].kind == kind):
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
    found: dict[str | None, Owner] = {}
    for place in range(first, last):
        unit = row.units[place]
        if unit.code == "B" and unit.entry is None and is_mouth(unit) and not is_host(row, place):
            host = host_of(unit)
            if row.offices[at].kind == "state" and "embassy" in unit.text.lower():
                found.update({host.name: host} if host else {})
                continue
            owner = next(states_within(unit), None)
            if owner is not None:
                found[owner.name] = replace(owner, to=host.name, to_entity=host.entity) if host else owner
    for match in DELEGATION.finditer(row.codes, first, last):
        head, state = ("head", "state") if match["head"] else ("after", "before")
        entry = row.units[match.start(state)].entry
        if entry is not None and entry.kind == "state" and row.units[match.start(head)].text.lower() == "delegation":
            found.setdefault(entry.name, Owner(entry.name, entry.entity))
    return next(iter(found.values())) if len(found) == 1 else None


def from_posting(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """ "The Ambassador of A to B called on President X": X is the host's."""
    first, last = sentence_of(row, at)
    if row.offices[at].kind != "state":
        return None
    hosts = {
        owner.to_entity: owner.to for office, owner in owners.items() if first <= office < last and (owner.to_entity or "").startswith("territory:")
    }
    return next((Owner(name, entity) for entity, name in hosts.items()), None) if len(hosts) == 1 else None


def host_of(body: Unit) -> Owner | None:
    """The state where an embassy stands: "Embassy of A in B"."""
    if not body.parts or "embassy" not in body.text.lower():
        return None
    last, before = body.parts[-1], body.parts[-2:-1]
    is_in = before and before[0].code in "id" and last.code == "S" and last.entry
    return Owner(last.entry.name, last.entry.entity) if is_in and last.entry else None


def is_mouth(body: Unit) -> bool:
    """Whether a body is one that speaks for its state abroad or at home."""
    return bool(MOUTHS & set(body.text.lower().split()))


def states_within(body: Unit) -> Iterator[Owner]:
    """The first state that the words of a body name, if any; of a known body of one state, that state."""
    if body.entry is not None and body.entry.state:
        yield Owner(body.entry.state, f"territory:{body.entry.country}")
        return
    for part in body.parts:
        if part.code in "SA" and part.entry is not None and part.entry.kind == "state":
            yield Owner(part.entry.name, part.entry.entity)
            return


def only_state(row: Row, at: int, owners: dict[int, Owner]) -> Owner | None:
    """The one state that the sentence up to the office, else the text before, leaves.

    Those of other office-holders are taken away, for an envoy also hosts ("in A"). In the text before, a state told twice as often as any other
    counts as the one.
    """
    is_envoy = row.offices[at].kind == "envoy"
    kinds = () if is_envoy and owners[at].to else ("state",) if is_envoy else ("state", "envoy") if row.offices[at].kind == "state" else ()
    others = (owner.entity for office, owner in owners.items() if office != at and is_state(owner) and row.offices[office].kind in kinds)
    taken = {owners[at].to_entity, *others}
    tied = {unit.start for unit in row.own.values()}
    first, last = sentence_of(row, at)
    for start, end in ((first, last), (0, first), *([] if is_envoy else [(0, len(row.units))])):
        told = Counter(owner.entity for office, owner in owners.items() if start <= office < end and is_state(owner) and owner.entity not in taken)
        names = {owner.entity: owner.name for owner in owners.values()}
        for place in range(start, end):
            entry = row.units[place].entry
            if entry is None or row.units[place].start in tied or row.units[place].code not in "SA" or entry.kind != "state" or entry.entity in taken:
                continue
            if (is_envoy and is_host(row, place)) or (end == last and place > at and not is_host(row, place)):
                continue
            told[entry.entity] += 1
            names[entry.entity] = entry.name
        ranked = told.most_common(2)
        if ranked and (len(ranked) == 1 or (end == first and ranked[0][1] >= 2 * ranked[1][1])):
            return Owner(names[ranked[0][0]], ranked[0][0])
        if ranked and start == first:
            return None
    return None


def host_city(row: Row, at: int, knowledge: Knowledge) -> Owner | None:
    """The state whose capital the sentence names as the place, where it names one: whom somebody meets there is its own."""
    first, last = sentence_of(row, at)
    if row.offices[at].kind != "state":
        return None
    found: dict[str, Owner] = {}
    for place in range(first, last):
        entry = row.units[place].entry
        territory = knowledge.territories.get(entry.country or "") if entry is not None and row.units[place].code == "L" else None
        if entry is not None and territory is not None and territory.capital == entry.name and is_host(row, place) and entry.name != EU_SEAT:
            found[territory.id] = Owner(territory.name, territory.id)
    return next(iter(found.values())) if len(found) == 1 else None


def is_host(row: Row, place: int) -> bool:
    """Whether a state is where something happens or whom somebody is sent to: "in A", "to the A"."""
    before = row.codes[max(0, place - 2) : place]
    return before.endswith(("i", "t", "id", "td"))
