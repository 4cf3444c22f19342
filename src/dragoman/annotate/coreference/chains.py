"""Chains of mentions by what their words say: names of persons, offices, states and bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.annotate.names.lexicon import fold
from dragoman.annotate.offices.grammar import seat
from dragoman.model.annotations import Mention, Office
from dragoman.model.document import Span

Standing = Mapping[str, frozenset[str] | None]  # words that say only for whom somebody stands, with the titles that they may mean (None: any)


@dataclass(slots=True)
class Chain:
    """An actor in the making: its mentions in order, and the offices that it holds."""

    mentions: list[Mention]
    offices: list[Office] = field(default_factory=list)
    further: list[Span] = field(default_factory=list)  # "he", "the Ambassador", "the Turkmen side"
    chief: Chain | None = None  # whose deputies or colleagues these are

    @property
    def fullest(self) -> Mention:
        """The mention with the fullest name: the most words that aren't initials, then the longest."""
        return max(self.mentions, key=lambda one: (sum(len(word) > 2 for word in words_of(one.name)), len(one.name), -one.span.start))


def words_of(name: str) -> list[str]:
    """The words of a person's name, folded, initials parted from what they are glued to.

    >>> words_of("R.Meredov")
    ['r.', 'meredov']
    """
    return fold(name).replace(".", ". ").replace("- ", "-").split()


def same_person(left: str, right: str) -> bool:
    """Whether two names of one document may be one person's: one word is a part of the other, or last names agree and first ones don't contradict."""
    one, other = words_of(left), words_of(right)
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) == 1:
        return len(short[0]) > 2 and (short[0] in (long[-1], long[0]) or (len(short[0]) > 4 and short[0] in long))
    if set(short) <= set(long):
        return True
    return (short[-1] == long[-1] or short[-1] in long[1:]) and same_initial(short[0], long[0]) and (short[0][-1] == "." or long[0][-1] == ".")


def same_initial(left: str, right: str) -> bool:
    """Whether an initial and a first name begin alike."""
    return left[0] == right[0]


def join_persons(mentions: Sequence[Mention], offices: Sequence[Office], crowns: frozenset[str] = frozenset()) -> list[Chain]:
    """One chain for each person; the longer names first, so that a part finds the whole that stands nearest before it.

    ``crowns``: titles of which nobody holds two ("King", "President"): a lone name with one isn't the person who has another.
    """
    held: dict[Span, list[Office]] = {}
    for office in offices:
        if office.person is not None:
            held.setdefault(office.person, []).append(office)
    chains: list[Chain] = []
    for mention in sorted(mentions, key=lambda one: (-len(words_of(one.name)), one.span)):
        chain = nearest_fit(mention, rivals_apart(mention, held.get(mention.span, []), chains, crowns))
        if chain is None:
            chains.append(chain := Chain([]))
        chain.mentions.append(mention)
        chain.offices += held.get(mention.span, [])
    for chain in chains:
        chain.mentions.sort(key=lambda one: one.span)
        chain.offices.sort(key=lambda one: one.span)
    return sorted(chains, key=lambda chain: chain.mentions[0].span)


def rivals_apart(mention: Mention, own: Sequence[Office], chains: Sequence[Chain], crowns: frozenset[str]) -> Sequence[Chain]:
    """The chains that a lone name with an office beside it may belong to: those with that office, where any; none with another crown than its own."""
    if not own or len(words_of(mention.name)) > 1:
        return chains
    titles, seats = {one.title.lower() for one in own}, {seat(one.title) for one in own}
    same = [chain for chain in chains if any(seat(one.title) in seats for one in chain.offices) and fits_name(mention, chain)]
    crowned = titles & crowns
    return same or [
        chain for chain in chains if not crowned or not any(one.title.lower() in crowns - crowned and not one.qualifier for one in chain.offices)
    ]


def fits_name(mention: Mention, chain: Chain) -> bool:
    """Whether a name may be the person's of a chain."""
    return all(same_person(mention.name, one.name) for one in chain.mentions[:3])


def nearest_fit(mention: Mention, chains: Iterable[Chain]) -> Chain | None:
    """The chain that *mention* names, the one told nearest before it where several fit."""
    fitting = [chain for chain in chains if fits_name(mention, chain)]
    if not fitting:
        return None
    return min(
        fitting,
        key=lambda chain: min(abs(mention.span.start - one.span.start) + 10_000 * (one.span.start > mention.span.start) for one in chain.mentions),
    )


def join_offices(
    mentions: Sequence[Mention], offices: Sequence[Office], persons: Sequence[Chain], standing: Standing, following: frozenset[str]
) -> list[Chain]:
    """Unnamed offices: mentions go to the holder whom the document names, else they make an actor of their own.

    ``standing``: words that say only for whom somebody stands; ``following``: words for the like of an office told before ("counterpart").
    """
    by_span = {office.span: office for office in offices if office.person is None}
    taken = {office.span: office.person for office in offices if office.person is not None}
    chains: list[Chain] = []
    for mention in mentions:
        office = by_span.get(mention.span)
        if office is None:
            own = taken.get(mention.span)  # "appointed her Consul": the office stands for who comes to it
            for chain in persons if own else ():
                if any(one.span == own for one in chain.mentions):
                    chain.further.append(mention.span)
            continue
        follows = office.title.lower() in following
        asked = replace(office, of=None, of_entity=None) if office.inferred else office  # whose it is likeliest says nothing against its holder
        holder = counterpart(mention, office, offices, persons) if follows else nearest_holder(mention, asked, persons, standing)
        if holder is not None:
            holder.further.append(mention.span)
            if office.of and not office.inferred and not any(held.of for held in holder.offices):
                holder.offices = sorted([*holder.offices, office], key=lambda one: one.span)  # it tells whose the holder's is
            continue
        known = next((chain for chain in chains if fits_office(office, chain.offices[0], standing)), None)
        if known is None and office.title.lower() in standing and not office.of:
            continue
        if known is None:
            chains.append(Chain([mention], [office]))
        else:
            known.mentions.append(mention)
    return chains


def counterpart(mention: Mention, office: Office, offices: Sequence[Office], persons: Sequence[Chain]) -> Chain | None:
    """ "His Omani counterpart": the one person of that state who holds an office told before of somebody else's state."""
    titles = {one.title.lower() for one in offices if one.span.start < mention.span.start and one.of_entity != office.of_entity}
    fitting = {id(chain): chain for chain in persons for held in chain.offices if held.of_entity == office.of_entity and held.title.lower() in titles}
    return next(iter(fitting.values())) if len(fitting) == 1 and office.of_entity else None


def nearest_holder(mention: Mention, office: Office, persons: Sequence[Chain], standing: Standing) -> Chain | None:
    """The person whose office this is: told nearest before, else anywhere in the document where the office names its state or body."""
    fitting = [(held.span.start, chain) for chain in persons for held in chain.offices if fits_office(office, held, standing)]
    before = [pair for pair in fitting if pair[0] < mention.span.start]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    after = {id(chain): chain for _, chain in fitting}
    own = {
        id(chain): chain
        for chain in persons
        for held in chain.offices
        if office.of_entity and held.of_entity == office.of_entity and fits_office(office, held, standing)
    }
    found = own if len(own) == 1 else after
    return next(iter(found.values())) if len(found) == 1 and office.of else None


def fits_office(asked: Office, held: Office, standing: Standing) -> bool:
    """Whether the words of one office may speak of another: "the Minister" of a "Minister of Health", never of another state's."""
    if asked.title.lower() in standing:
        meant = standing[asked.title.lower()]
        return bool(held.of) and (meant is None or held.title.lower() in meant) and (not asked.of or held.of_entity == asked.of_entity)
    if asked.of and held.of and (asked.of_entity or fold(asked.of)) != (held.of_entity or fold(held.of)):
        return False
    if asked.to and held.to and fold(asked.to) != fold(held.to):
        return False
    if seat(asked.title) == seat(held.title):
        return True
    one, other = fold(asked.title).replace("-", " ").split(), fold(held.title).replace("-", " ").split()
    return len(one) < len(other) and (one == other[: len(one)] or one == other[-len(one) :]) and other[0] not in ("deputy", "vice", "assistant")


def join_bodies_and_states(mentions: Sequence[Mention]) -> list[Chain]:
    """States, bodies, groups and places by entity and name; adjectives open no chain, shorter names of a body follow the fuller one."""
    chains: dict[tuple[str, str], Chain] = {}
    for mention in mentions:
        if mention.form != "adjective":
            chains.setdefault(body_key(mention, chains), Chain([])).mentions.append(mention)
    return list(chains.values())


def body_key(mention: Mention, chains: Mapping[tuple[str, str], Chain]) -> tuple[str, str]:
    """What joins a mention to its chain: its entity, with the name where a body has institutions of its own; an unnamed following stands alone."""
    name = fold(mention.name).removeprefix("the ")
    if mention.entity and mention.kind != "org":
        return mention.kind, mention.entity
    if mention.kind == "group" and mention.form == "nominal" and not mention.represents:
        return "group", f"{name} {mention.span.start}"
    if mention.kind == "org" and mention.entity is None:
        return "org", next((key for kind, key in chains if kind == "org" and is_shorter(name, key)), name)
    return mention.kind, f"{mention.entity or ''} {name}"


def is_shorter(name: str, full: str) -> bool:
    """Whether *name* is a fuller name cut short: "Customs Service" of "State Customs Service of Freedonia"."""
    words, whole = name.split(), full.split()
    size = len(words)
    return size > 1 and size < len(whole) and any(whole[at : at + size] == words for at in range(len(whole) - size + 1)) and "of" not in whole[:1]


POSSESSED = re.compile(r"(?:(?:his|her|their) |(?P<name>.+?)['’]s? )", re.IGNORECASE)


def find_chiefs(chains: Sequence[Chain], persons: Sequence[Chain]) -> None:
    """ "His deputies" stand beside the person told last before them, "X's deputies" beside X."""
    places = sorted((one.span, number) for number, chain in enumerate(persons) for one in chain.mentions)
    for chain in chains:
        first = chain.mentions[0]
        match = POSSESSED.match(first.name) if first.kind == "group" and first.form == "nominal" and not first.represents else None
        if match is None:
            continue
        named = [number for span, number in places if first.span.covers(span)]
        before = [number for span, number in places if span.end <= first.span.start]
        found = named or before
        chain.chief = persons[found[-1]] if found else None
