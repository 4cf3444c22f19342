"""Who is on the stage: the actors of one reading under each of their guises, and where their names stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import cast

from dragoman.extract.engagements.followings import followings
from dragoman.extract.engagements.grammar import Grammar
from dragoman.knowledge.lookup import find_known, lookup, name_of
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, Office
from dragoman.model.document import Span

FIRST_PERSON = frozenset({"i", "we"})
THIRD_PERSON = frozenset({"he", "she", "him", "his", "her"})
AUTHORED = frozenset({"statement", "remarks", "message", "letter", "speech", "address"})
RETINUES = frozenset({"delegation", "group", "team", "mission", "visitor"})  # "the group": the delegation told of before
OPENING, FEW_WORDS = 3, 2  # sentences; words between a person and an office
NEAR = 7  # words between an office and the name that it leads in


def named_states(knowledge: Knowledge, name: str) -> list[str]:
    """The states and organisations that are parts of a name, where they are two or more."""
    found = [entries[0].entity for _, entries in find_known(knowledge, name) if entries[0].kind in ("state", "org")]
    return found if len(set(found)) > 1 else []


@dataclass(frozen=True, slots=True)
class Unit:
    """One mention of an actor with the office that goes before or after it: what stands in a sentence as one participant.

    ``guessed``: the words leave it open who is meant, and this is the likeliest.
    """

    span: Span
    actor: int
    root: int
    guessed: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Cast(Grammar):
    """The actors of one reading, by number, and their mentions, by token."""

    knowledge: Knowledge
    people_words: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()  # words of offices that a name may follow

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The document's actors, and behind them the unnamed followings found here; those that speak for one side and go by one word are one."""
        known = self.reading[Actor]
        found: dict[str, Actor] = {}
        held = [span for span, _ in self.several]
        for group in followings(self.reading.text, self.tokens, self.children, known, self.people_words, self.nationals, held):
            key = f"{group.name.split()[-1]} {group.represents}" if group.represents_entity else group.name.lower()
            first = found.setdefault(key, group)
            if first is not group:
                found[key] = replace(first, mentions=(*first.mentions, group.span))
        there = {actor.entity for actor in known}
        bodies = [actor for actor in known if actor.kind == "org" and actor.entity is None]
        states = {entity: name_of(self.knowledge, entity) for actor in bodies for entity in named_states(self.knowledge, actor.name)}
        spoken = [actor.represents_entity for actor in known if (actor.represents_entity or "").startswith("territory:")]
        states.update({entity: name_of(self.knowledge, entity) for entity in spoken if entity})
        titled = [Actor(Span(0, 0), "state", name, (), entity) for entity, name in states.items() if entity not in there and name]
        return (*known, *found.values(), *titled)

    @cached_property
    def nationals(self) -> frozenset[str]:
        """The words of this text for the people of a state: "Belgians"."""
        plurals = {token.text for token in self.tokens if token.tag in ("NNS", "NNPS") and token.text[0].isupper()}
        return frozenset(word for word in sorted(plurals) if any(entry.form == "people" for entry in lookup(self.knowledge, word)))

    @cached_property
    def units(self) -> list[Unit]:
        """All mentions of actors with their offices, outermost only, in order of the text."""
        offices: dict[Span, list[Span]] = {}
        for office in self.reading[Office]:
            if office.person is not None:
                offices.setdefault(office.person, []).append(office.span)
        found = []
        for number, actor in enumerate(self.actors):
            for mention in actor.mentions:
                span = mention
                for office_span in offices.get(mention, ()):
                    span = span.join(office_span) if self.are_one(mention, office_span) else span
                found.append((span, number))
        found.sort(key=lambda item: (item[0].start, -item[0].end, item[1]))
        outer: list[Unit] = []
        for span, number in found:
            if not outer or span.start >= outer[-1].span.end:
                outer.append(Unit(span, self.alias.get(number, number), self.root_of(span), number in self.doubtful))
        return outer

    @cached_property
    def unit_starts(self) -> list[int]:
        return [unit.span.start for unit in self.units]

    def are_one(self, mention: Span, office: Span) -> bool:
        """Whether a person and an office stand side by side: nobody else ("Ministers A and B") and no verb between."""
        left, right = sorted((mention, office))
        gap = Span(min(left.end, right.start), right.start).of(self.reading.text)
        told = [word for word in gap.split() if word.strip(".,()").lower().replace(".", "") not in self.addresses]
        return len(told) <= FEW_WORDS and not re.search(r"\band\b", gap)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The words of forms of address and ranks: "His Excellency", "Lt. Gen."."""
        listed = cast("Mapping[str, list[str]]", self.knowledge.lexicons.get("honorifics") or {})
        return frozenset(word for phrase in listed.get("before", ()) for word in phrase.split())

    @cached_property
    def several(self) -> list[tuple[Span, Span]]:
        """Offices of which several holders are named beside them ("the foreign ministers of A and B, X and Y"), each with every holder's name."""
        holders: dict[Span, list[Span]] = {}
        for office in self.reading[Office]:
            if office.person is not None:
                holders.setdefault(office.span, []).append(office.person)
        return [(span, person) for span, persons in holders.items() if len(persons) > 1 for person in persons]

    def holders_at(self, token: int) -> tuple[Unit, ...]:
        """The named holders of the plural office that a token stands in."""
        word = self.tokens[token].span
        return tuple(unit for span, person in self.several if span.covers(word) for unit in self.units_within(person))

    def units_within(self, span: Span) -> list[Unit]:
        """The unit that covers *span*, if any."""
        at = bisect_right(self.unit_starts, span.start) - 1
        return [self.units[at]] if at >= 0 and self.units[at].span.covers(span) else []

    @cached_property
    def alias(self) -> dict[int, int]:
        """For an actor under a second guise the first: followings of one side by one word, an office that somebody named before holds."""
        groups: dict[tuple[str, str], int] = {}
        found: dict[int, int] = {}
        for number, actor in enumerate(self.actors):
            if actor.kind == "group" and actor.represents:
                first = groups.setdefault((actor.represents_entity or actor.represents, actor.name.split()[-1].lower()), number)
                if first != number:
                    found[number] = first
            elif actor.kind == "person" and actor.name == actor.post:
                holder = self.holder(number)
                if holder is not None:
                    found[number] = holder
        return found

    @cached_property
    def doubtful(self) -> frozenset[int]:
        """Unnamed offices whose holder is only the likeliest: the one person before of whom no office is told."""
        return frozenset(number for number, holder in self.alias.items() if self.actors[number].kind == "person" and self.actors[holder].post is None)

    def holder(self, office: int) -> int | None:
        """The person named before who holds an office that stands without a name, or the only one of whom no office is told."""
        sought = self.actors[office]
        words = set(sought.name.lower().split())
        for number, actor in enumerate(self.actors):
            named = actor.kind == "person" and actor.name != actor.post and actor.span < sought.span
            if named and words <= set((actor.post or "").lower().split()):
                return number
        bare = [n for n, actor in enumerate(self.actors) if actor.kind == "person" and actor.post is None and actor.span < sought.span]
        return bare[0] if len(bare) == 1 else None

    @cached_property
    def constituents(self) -> dict[int, tuple[int, ...]]:
        """For each body whose name is made of states ("the Northland-Southland Commission") the actors that these are."""
        known = {actor.entity: number for number, actor in enumerate(self.actors) if actor.entity}
        found = {}
        for number, actor in enumerate(self.actors):
            if actor.kind == "org" and actor.entity is None:
                sides = tuple(dict.fromkeys(known[entity] for entity in named_states(self.knowledge, actor.name) if entity in known))
                if len(sides) > 1:
                    found[number] = sides
        return found

    def units_in(self, first: int, last: int) -> list[Unit]:
        """The units that begin within tokens *first* to *last* (exclusive)."""
        if first >= last:
            return []
        span = self.span_of(first, last)
        return self.units[bisect_left(self.unit_starts, span.start) : bisect_left(self.unit_starts, span.end)]

    @cached_property
    def places(self) -> list[tuple[Span, int]]:
        """Every mention of every actor, inner ones too, with the actor's number."""
        return sorted((span, number) for number, actor in enumerate(self.actors) for span in actor.mentions)

    def mentions_within(self, span: Span) -> list[tuple[Span, int]]:
        """The mentions that lie within *span*."""
        first = bisect_left(self.places, (Span(span.start, span.start), 0))
        last = bisect_left(self.places, (Span(span.end, span.end), 0))
        return [place for place in self.places[first:last] if place[0].end <= span.end]

    @cached_property
    def author(self) -> Unit | None:
        """Who says "I": the person that the opening names as the author ("Statement by …")."""
        for sentence in self.sentences[:OPENING]:
            words = [token.text.lower() for token in self.tokens[sentence.first : sentence.last]]
            if "by" in words[:8] and AUTHORED & set(words):
                people = [unit for unit in self.units_in(sentence.first, sentence.last) if self.actors[unit.actor].kind == "person"]
                return people[0] if people else None
        return None

    def unit_at(self, token: int) -> Unit | None:
        """The unit that a token stands in; "I" and "we" are the author."""
        if self.tokens[token].text.lower() in FIRST_PERSON:
            return self.author
        at = bisect_right(self.unit_starts, self.tokens[token].span.start) - 1
        if at >= 0 and self.units[at].span.end > self.tokens[token].span.start:
            return self.units[at]
        if self.tokens[token].text.lower() in THIRD_PERSON:
            return self.person_before(token)
        if self.tokens[token].lemma in RETINUES:
            return self.delegation_before(token)
        if any(self.tokens[at].text.lower() == "visiting" for at in self.dependents(token, "amod")):
            return self.visitor_before(token)
        return self.named_behind(token) if self.tokens[token].lemma.lower() in self.holders else None

    def person_before(self, token: int) -> Unit | None:
        """The person named or meant last before a pronoun that nobody else has resolved, in its sentence or the one before."""
        at = bisect_left(self.unit_starts, self.tokens[token].span.start)
        first = self.sentences[max(0, self.tokens[token].sentence - 1)].span.start
        near = (unit for unit in reversed(self.units[:at]) if unit.span.start >= first)
        doers = self.doers_before(token)
        found = next((unit for unit in near if self.actors[unit.actor].kind == "person" and unit.actor not in doers), None)
        return replace(found, guessed=True) if found else None

    def doers_before(self, token: int) -> set[int]:
        """Who does what is done to a pronoun, so can't be meant by it: "the President received her"."""
        if self.tokens[token].text.lower() not in ("him", "her") or self.tokens[token].dep in ("poss", "nsubj"):
            return set()
        verb = self.verb_above(token)
        subjects = self.dependents(verb, "nsubj") if verb is not None else []
        spans = [self.span_of(*self.reach[at]) for at in subjects]
        return {unit.actor for unit in self.units if any(span.covers(unit.span) for span in spans)}

    def visitor_before(self, token: int) -> Unit | None:
        """The person of an earlier sentence whose office "the visiting minister" is."""
        first = self.sentences[self.tokens[token].sentence].span.start
        word = self.tokens[token].lemma.lower()
        earlier = (unit for unit in reversed(self.units[: bisect_left(self.unit_starts, first)]) if self.actors[unit.actor].kind == "person")
        found = next((unit for unit in earlier if word in (self.actors[unit.actor].post or "").lower()), None)
        return replace(found, guessed=True) if found else None

    def named_behind(self, token: int) -> Unit | None:
        """The person whose name an office leads in over a comma, where no name holds the two together: "his counterpart, Mr Roe"."""
        at = bisect_left(self.unit_starts, self.tokens[token].span.end)
        unit = self.units[at] if at < len(self.units) else None
        if unit is None or self.actors[unit.actor].kind != "person" or unit.root >= len(self.tokens):
            return None
        between = self.tokens[token + 1 : self.range_of(unit.span)[0]]
        close = (
            len(between) <= NEAR and any(one.text == "," for one in between[-4:]) and self.tokens[unit.root].sentence == self.tokens[token].sentence
        )
        told = any(one.tag.startswith(("VB", "MD", "CC")) and one.lemma.lower() not in self.holders for one in between)
        return unit if close and not told else None

    def delegation_before(self, token: int) -> Unit | None:
        """The delegation told of before, which "the delegation" is."""
        if not any(self.tokens[at].text.lower() == "the" for at in self.dependents(token, "det")):
            return None
        at = bisect_left(self.unit_starts, self.tokens[token].span.start)
        groups = (unit for unit in reversed(self.units[:at]) if self.actors[unit.actor].kind == "group")
        return next((unit for unit in groups if "delegation" in self.actors[unit.actor].name.lower()), None)
