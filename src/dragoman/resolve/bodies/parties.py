"""Whom a name speaks for: from the words of a record to the states, organisations and groups that the knowledge has.

A body of a state ("State Customs Service of Freedonia") counts for its state, an institution for its organisation, a group named by its
parts ("Freedonia and Sylvania") for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Literal, cast

from anyascii import anyascii

from dragoman.knowledge.schema import Knowledge, Organisation, Territory
from dragoman.model.records import Participant, Place
from dragoman.resolve.bodies.offices import Offices
from dragoman.resolve.people.names import Names
from dragoman.resolve.people.naming import NameReader

PartyKind = Literal["state", "org", "group", "person", "body"]
WORDS = "cues/en/parties"  # the knowledge file that tells which words around a party's name mean nothing by themselves
BODY = re.compile(r"(?<=[a-z’'] )[A-Z]\w+(?: (?:of |for |the )*[A-Z]\w+)+")
PARTS = re.compile(r",| and | & |;")
WITHIN = re.compile(r",| in | at | near ")
LONGEST_START = 5  # words of a name at the beginning of another


@lru_cache(maxsize=65536)
def fold_party(name: str) -> str:
    """*name* in lower-case Latin letters, words parted by one space, without an article."""
    plain = re.sub(r"[^a-z0-9]+", " ", anyascii(name).casefold().replace("'s", " ")).strip()
    return re.sub(r"^the ", "", plain)


@dataclass(frozen=True, slots=True)
class Party:
    """A state, organisation, group or person that a dossier or a filter can be about."""

    id: str
    name: str
    kind: PartyKind
    members: tuple[str, ...] = ()  # ids of the states that belong to it


STANDING = "cues/en/standing"  # the knowledge file on formats, agreements and how undertakings end
COUNTED = "cues/en/counted"  # the knowledge file on what figures count


@dataclass(frozen=True)
class Parties:
    """The states, organisations and groups of the knowledge, looked up by any of their names."""

    by_id: Mapping[str, Party] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    institutions: Mapping[str, str] = field(default_factory=dict)  # counted for their organisation, but not called so
    towns: Mapping[str, str] = field(default_factory=dict)  # folded names of towns that only one place has
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)  # as the file has them
    standing: Mapping[str, Any] = field(default_factory=dict)  # what the knowledge says of formats and agreements, as the file has it
    counting: Mapping[str, Any] = field(default_factory=dict)  # what it says of figures, likewise
    seats: Mapping[str, str] = field(default_factory=dict)  # folded names of capitals, to their states
    organs: Mapping[str, str] = field(default_factory=dict)  # folded names of institutions, to the first name of each
    body_heads: frozenset[str] = frozenset()  # words for kinds of bodies that states have
    body_words: frozenset[str] = frozenset()  # words that any state's body may have in its name
    legal_forms: frozenset[str] = frozenset()  # of companies
    general: frozenset[str] = frozenset()  # words with a capital that name nobody: offices, forms of address, days, months
    times: frozenset[str] = frozenset()  # days of the week and months
    people: Names = field(default_factory=lambda: Names(NameReader()), compare=False, repr=False)  # how names of people are compared
    offices: Offices = field(default_factory=Offices, compare=False, repr=False)  # how posts are read
    bare_names: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # what `naming` found of names that don't say whose they are
    _looked_up: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def untelling(self) -> frozenset[str]:
        """Words, folded, that don't tell what an undertaking or agreement is about: empty ones, days and months."""
        return self.times | frozenset(self.standing.get("empty", ()))

    def find(self, name: str | None) -> Party | None:
        """The party that *name* names as a whole."""
        if not name:
            return None
        key = fold_party(name)
        known = self.names.get(key)
        return self.by_id[known] if known else None

    def town_of(self, place: Place | None) -> str | None:
        """The known town that a place names, with its state or a building in it ("Skell, Nordmere", "Town Hall in Skell"); else ``None``."""
        parts = (place.name, *WITHIN.split(place.name)) if place else ()
        return next((found for part in parts if (found := self.towns.get(fold_party(part)))), None)

    def name_of(self, identifier: str) -> str:
        """The usual English name of a party, or the name kept in the id of an unknown one."""
        party = self.by_id.get(identifier)
        return party.name if party else identifier.partition(":")[2]

    def names_of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Parties by their usual names, in the order of these."""
        return tuple(sorted(self.name_of(side) for side in ids))

    def ids_of(self, name: str | None, entity: str | None = None) -> frozenset[str]:
        """Whom *name* stands for; an unknown name stands for itself, as ``body:`` and its folded form. Empty for no name."""
        if entity and entity in self.by_id:
            return frozenset({entity})
        return self._ids_of(name) if name else frozenset()

    def _ids_of(self, name: str) -> frozenset[str]:
        key = fold_party(name)
        if not key:
            return frozenset()
        if key not in self._looked_up:
            self._looked_up[key] = self._look(name, key)
        return self._looked_up[key]

    def parted(self, words: Sequence[str], may_begin: Sequence[bool] = ()) -> tuple[frozenset[str], list[str]]:
        """The parties that folded *words* name, and the words that name none; names begin only where *may_begin* lets them, if it is told."""
        named: set[str] = set()
        rest: list[str] = []
        place = 0
        while place < len(words):
            ends = range(min(len(words), place + LONGEST_START), place, -1) if not may_begin or may_begin[place] else ()
            found = next(((end, known) for end in ends if (known := self.names.get(" ".join(words[place:end])))), None)
            if found:
                place = found[0]
                named.add(found[1])
            else:
                rest.append(words[place])
                place += 1
        return frozenset(named), rest

    def parted_text(self, text: str) -> tuple[frozenset[str], list[str]]:
        """The parties that *text* names and the other words, folded; what is written small ("who", "us") begins no name."""
        told = [(word, any(map(str.isupper, token))) for token in text.split() for word in fold_party(token).split()]
        return self.parted([word for word, _ in told], [is_capital for _, is_capital in told])

    def _look(self, name: str, key: str) -> frozenset[str]:
        if found := self.find(name):
            return frozenset({found.id})
        if key in self.institutions:
            return frozenset({self.institutions[key]})
        if bare := self._bare(key.split()):
            return bare
        parts = [part for part in PARTS.split(name) if part.strip()]
        if len(parts) > 1:
            known = {party for part in parts for party in self._known(part)}
            if known:
                return frozenset(known)
        return self._known(name) or frozenset({f"body:{self._whole(key)}"})

    def _whole(self, key: str) -> str:
        """The unknown body of which only some people are named: "member states of the Basin Commission"."""
        head, _, whole = key.partition(" of ")
        little = self.words.get("before", frozenset()) | self.words.get("after", frozenset())
        return re.sub(r"^the ", "", whole) if whole and set(head.split()) <= little else key

    def bodies_in(self, text: str) -> frozenset[str]:
        """The unknown bodies that *text* names: two or more words with capitals that name no party, and no office."""
        found = (self.ids_of(match.group()) for match in BODY.finditer(text))
        bodies = (side for sides in found for side in sides if side.startswith("body:"))
        return frozenset(side for side in bodies if side.removeprefix("body:").partition(" ")[0] not in self.general)

    def _bare(self, words: list[str]) -> frozenset[str]:
        """What the words name without the little ones around: "all five Upland states", "the Nordmeric side"."""
        while len(words) > 1 and words[0] in self.words.get("before", ()):
            words = words[1:]
        while words:
            if found := self.find(" ".join(words)):
                return frozenset({found.id})
            if len(words) == 1 or words[-1] not in self.words.get("after", ()):
                break
            words = words[:-1]
        return frozenset()

    def _known(self, name: str) -> frozenset[str]:
        """What *name* belongs to by its end ("… of Freedonia") or its start ("Freedonian …"), the longest first."""
        words = fold_party(name).split()
        joints = self.words.get("joints", ())
        ends = [words[start:] for start in range(1, len(words)) if words[start - 1] in joints]
        starts = [words[:end] for end in range(min(LONGEST_START, len(words)), 0, -1)]
        return next((found for candidate in (words, *ends, *starts) if (found := self._bare(candidate))), frozenset())

    def of(self, participant: Participant) -> frozenset[str]:
        """Whom a participant counts for: itself where it is a state or body, what it represents, else nobody."""
        if participant.kind == "person" or participant.represents:
            represented = self.ids_of(participant.represents, participant.represents_entity)
            if represented or participant.kind == "person":
                return represented
        return self.ids_of(participant.name, participant.entity)


def build_parties(knowledge: Knowledge) -> Parties:
    """The parties of *knowledge*. A name that two of them claim names neither, but for a state's own, which comes first."""
    by_id: dict[str, Party] = {}
    claims: dict[str, list[str]] = {}
    states = [territory for territory in knowledge.territories.values() if territory.status != "historical"]
    for territory in (*states, *(t for t in knowledge.territories.values() if t.status == "historical")):
        by_id[territory.id] = Party(territory.id, territory.name, "state")
        _claim(claims, territory.id, _territory_names(territory))
    for body in knowledge.organisations.values():
        members = tuple(f"territory:{code}" for code in body.members)
        by_id[body.id] = Party(body.id, body.name, "group" if body.kind == "group" else "org", members)
        _claim(claims, body.id, _body_names(body))
    names = {key: owners[0] for key, owners in claims.items() if len(owners) == 1 or owners[0].startswith("territory:")}
    inner: dict[str, list[str]] = {}
    for body in knowledge.organisations.values():
        _claim(inner, body.id, (name for institution in body.institutions for name in (institution.name, *institution.aliases)))
    institutions = {key: owners[0] for key, owners in inner.items() if len(owners) == 1 and key not in claims}
    lexicon = cast("Mapping[str, Sequence[str]]", knowledge.lexicons.get(WORDS, {}))
    seats = _seats(knowledge)
    standing = cast("Mapping[str, Any]", knowledge.lexicons.get(STANDING, {}))
    counting = cast("Mapping[str, Any]", knowledge.lexicons.get(COUNTED, {}))
    return Parties(
        by_id, names, institutions, _towns(knowledge), {key: frozenset(words) for key, words in lexicon.items()}, standing, counting,
        seats=seats, organs=_organs(knowledge), general=_general(knowledge), times=_times(knowledge),
        people=Names(NameReader.of(knowledge)),
        offices=Offices.of(knowledge, names, seats), **_body_words(knowledge),
    )  # fmt: skip


def _organs(knowledge: Knowledge) -> dict[str, str]:
    found = ((name, inner.name) for body in knowledge.organisations.values() for inner in body.institutions for name in (inner.name, *inner.aliases))
    return {fold_party(name): fold_party(first) for name, first in found}


def _body_words(knowledge: Knowledge) -> dict[str, Any]:
    """The words of bodies' names: heads, all that is general, and legal forms of one word."""
    words = cast("Mapping[str, Sequence[str]]", knowledge.lexicons.get("cues/en/names", {}))
    offices = cast("Mapping[str, Any]", knowledge.lexicons.get("offices", {}))
    forms = cast("Mapping[str, Any]", knowledge.lexicons.get("legal_forms", {})).get("forms", {})
    heads = frozenset(words.get("state_organs", ())) | frozenset(offices.get("organs", ()))
    general = frozenset(word for part in ("portfolios", "bodies", "common", "state_organs") for word in words.get(part, ())) | heads
    legal = frozenset(name for names in forms.values() for name in names if " " not in name)
    return {"body_heads": heads, "body_words": general, "legal_forms": legal}


def _general(knowledge: Knowledge) -> frozenset[str]:
    titles = {word for title in NameReader.of(knowledge).titles for word in title}
    return frozenset(titles) | _times(knowledge)


def _times(knowledge: Knowledge) -> frozenset[str]:
    calendar = cast("Mapping[str, Mapping[str, int]]", knowledge.lexicons.get("cues/en/calendar", {}))
    return frozenset(word for part in ("months", "weekdays") for word in calendar.get(part, ()))


def _seats(knowledge: Knowledge) -> dict[str, str]:
    """Capitals that only one state has."""
    claims: dict[str, list[str]] = {}
    for one in knowledge.territories.values():
        if one.status != "historical":
            _claim(claims, one.id, (one.capital, *one.capital_names))
    return {key: owners[0] for key, owners in claims.items() if len(owners) == 1}


def _towns(knowledge: Knowledge) -> dict[str, str]:
    claims: dict[str, list[str]] = {}
    for city in knowledge.cities.values():
        if city.kind == "city":
            _claim(claims, city.id, (city.name, *city.aliases))
    return {key: owners[0] for key, owners in claims.items() if len(owners) == 1}


def _claim(claims: dict[str, list[str]], owner: str, names: Iterable[str | None]) -> None:
    for name in names:
        if name and (key := fold_party(name)):
            owners = claims.setdefault(key, [])
            if owner not in owners:
                owners.append(owner)


def _territory_names(territory: Territory) -> tuple[str | None, ...]:
    return (
        *territory.names.values(), territory.official, *territory.short, *territory.former, *territory.adjectives, *territory.people,
    )  # fmt: skip


def _body_names(body: Organisation) -> tuple[str | None, ...]:
    return (*body.names.values(), *body.acronyms, *body.aliases, *body.adjectives)
