"""Who stands where around a number: how it hangs in its clause, and the states, bodies and persons named there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.knowledge.lookup import country_of
from dragoman.knowledge.schema import Knowledge
from dragoman.model.actors import ActorIndex, actor_index
from dragoman.model.annotations import Actor, Attribution, Mention, Quantity, Token
from dragoman.model.document import Span
from dragoman.model.grammar import HALTS, Grammar
from dragoman.model.reading import Reading

NAMED = ("state", "org", "group")
NOUNS = ("NN", "NNS", "NNP", "NNPS")
MAX_STEPS = 8  # from a number up to its verb
LISTED = frozenset({"conj", "cc"})
PARTNER = re.compile(r"\b(?:with|to|from)\b")
ONE_WAY = re.compile(r"\b(?:ex|im)ports?\b", re.IGNORECASE)
ASIDE = frozenset({"relcl", "acl", "advcl"})


@dataclass(frozen=True, slots=True)
class Roles:
    """How a quantity hangs in its clause (token indexes): its own noun, the verb that governs it, that verb's subject.

    ``governor`` is the noun that a preposition ties it to ("assistance of $4 million").
    """

    noun: int
    verb: int | None
    subject: int | None
    governor: int | None


def find_roles(grammar: Grammar, at: int) -> Roles:
    """The roles around the number whose last word is token *at*."""
    tokens = grammar.tokens
    noun, here = at, at
    governor = verb = None
    for _ in range(MAX_STEPS):
        if tokens[here].tag.startswith(("VB", "MD")):
            verb = here
            break
        if tokens[here].head == here:
            break
        step, here = here, tokens[here].head
        if here and tokens[here].text == "worth" and tokens[here - 1].tag in NOUNS and governor is None:
            governor = here = here - 1  # "goods worth 3 million", wherever the parse hangs it
        elif tokens[here].tag in NOUNS:
            if tokens[step].dep in ("nummod", "compound", "quantmod", "nmod", "amod") and governor is None:
                noun = here
            elif governor is None and here != noun:
                governor = here
    subject = bearer(grammar, grammar.subject(verb)) if verb is not None else None
    if subject is None and verb is not None and tokens[verb].dep == "pcomp":
        subject = grammar.find(tokens[tokens[verb].head].head, "poss")  # "Freedonia's goal of welcoming 300 students"
    return Roles(noun, verb, None if subject in (noun, at) else subject, governor)


def bearer(grammar: Grammar, subject: int | None) -> int | None:
    """The subject, or of whom it is said ("the union is a body comprising …": the union)."""
    if subject is not None and grammar.tokens[subject].dep == "attr":
        return grammar.subject(grammar.tokens[subject].head) or subject
    return subject


@dataclass(frozen=True, slots=True)
class Parties:
    """Who stands where: the chains of actors, and the adjectives of states and bodies ("Freedonian goods") beside them."""

    actors: ActorIndex
    starts: tuple[int, ...]
    names: tuple[tuple[Span, str], ...]
    envoys: tuple[tuple[Span, str], ...]  # persons, with whom they stand for
    described: frozenset[Span]  # the adjectives, and words for peoples, among the names
    pair: tuple[str, ...]  # the two that the document is about
    bodies: tuple[tuple[Span, str], ...]  # the organisations among the names
    capitals: Mapping[str, str]  # the states that capitals stand for, by the capital's id

    @classmethod
    def of(cls, reading: Reading, knowledge: Knowledge, sources: frozenset[str]) -> Parties:
        """The parties of *reading*; who is named behind one of *sources* ("according to") only says so."""
        actors = actor_index(reading)
        by_entity = {actor.entity: actor.name for actor in reading[Actor] if actor.entity}
        tellers = [saying.source for saying in reading[Attribution] if saying.source is not None and saying.form == "clause"]
        known = [(span, called(actor, any(teller.covers(span) for teller in tellers))) for span, actor in actors.places if actor.kind in NAMED]
        names = {span: name for span, name in known if name}
        for mention in reading[Mention]:
            if mention.form == "adjective" and mention.kind in NAMED and not actors.at(mention.span):
                names[mention.span] = by_entity.get(mention.entity or "", mention.name)
        aside = [quantity.span for quantity in reading[Quantity]] + said_by(reading, sources)
        ordered = sorted((span, name) for span, name in names.items() if not any(part.covers(span) for part in aside))
        envoys = tuple((span, actor.represents) for span, actor in actors.places if actor.kind == "person" and actor.represents)
        described = frozenset(mention.span for mention in reading[Mention] if mention.form in ("adjective", "people"))
        pair = pair_of([name for _, name in ordered] + [name for _, name in envoys])
        bodies = tuple((span, actor.name) for span, actor in actors.places if actor.kind == "org")
        starts = tuple(span.start for span, _ in ordered)
        return cls(actors, starts, tuple(ordered), envoys, described, pair, bodies, capitals_of(reading, knowledge))

    def listed(self, span: Span) -> Iterator[tuple[Span, str]]:
        """The states, bodies and groups named in *span*, in the order of the text."""
        near = self.names[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]
        return ((place, name) for place, name in near if place.end <= span.end)

    def within(self, span: Span, limit: int) -> str | None:
        """The states, bodies and groups named in *span*, each once, at most *limit*, joined by "and"."""
        found = dict.fromkeys(name for _, name in self.listed(span))
        return " and ".join(list(found)[:limit]) or None

    def named(self, span: Span) -> str | None:
        """Those named in *span*, or else those whom the persons in it stand for ("a visit by a Freedonian minister")."""
        return self.within(span, 2) or next((name for place, name in self.envoys if span.covers(place)), None)

    def others(self, grammar: Grammar, span: Span, without: str) -> str | None:
        """The first state or body in *span* that isn't *without* and stands by itself: not "U.S. schools"."""
        heads = ((grammar.head_of(place), name) for place, name in self.listed(span) if name != without)
        return next((name for head, name in heads if head is not None and grammar.tokens[head].dep in ("pobj", "dobj")), None)

    def body(self, around: Around) -> str | None:
        """The organisation named in the sentence, or last before it: the one that votes."""
        near = [name for span, name in self.bodies if around.sentence.covers(span)] or [
            name for span, name in reversed(self.bodies) if span.end <= around.sentence.start
        ]
        return near[0] if near else None

    def with_other(self, name: str, told: str) -> str:
        """Both sides of "trade with X", the other side of "exports to X", where the document is about X and another."""
        if name not in self.pair or len(self.pair) != 2 or not PARTNER.search(told):
            return name
        other = next(one for one in self.pair if one != name)
        return other if ONE_WAY.search(told) else f"{other} and {name}"

    def is_described(self, span: Span) -> bool:
        """Whether only adjectives name somebody in *span*: "Freedonian students"."""
        near = self.names[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]
        return bool(near) and all(place in self.described for place, _ in near)

    def doers(self, grammar: Grammar, at: int) -> str | None:
        """The actors that the noun at *at* and those joined to it name."""
        found = dict.fromkeys(name for member in grammar.members(at)[:2] if (name := self.doer(grammar, member)))
        return " and ".join(found) or None

    def doer(self, grammar: Grammar, at: int) -> str | None:
        """The actor that the noun at *at* names; a person stands for the state or body represented, or for nobody."""
        actor = self.actors.at(grammar.tokens[at].span)
        if actor is not None and actor.kind == "place" and grammar.tokens[at].dep in ("nsubj", "nsubjpass"):
            return self.capitals.get(actor.entity or "")  # "Larkholm would give 5 million"
        if actor is None and grammar.tokens[at].tag == "NNP" and (named := self.called(grammar, at)):
            return named
        if actor is None or actor.kind == "place" or is_measure(grammar, at):
            return None
        return actor.represents if actor.kind == "person" else actor.name

    def called(self, grammar: Grammar, at: int) -> str | None:
        """The body named before whose last word the capitalised noun at *at* is: "the Fund"."""
        word = grammar.tokens[at]
        alone = all(grammar.tokens[child].text.lower() == "the" for child in grammar.children[at])
        named = (name for span, name in reversed(self.bodies) if span.end <= word.span.start and name.split()[-1] == word.text)
        return next(named, None) if alone else None


def called(actor: Actor, tells: bool) -> str | None:
    """The name under which *actor* bears a number: a group's and a telling office's is that of its state, if any ("the ministry said that …")."""
    if (actor.kind == "group" or (tells and actor.kind == "org")) and not actor.entity:
        return actor.represents
    return actor.name


def pair_of(names: list[str]) -> tuple[str, ...]:
    """The two of whom a text speaks, in its order, where two stand clearly ahead of all others; else none."""
    known = set(names)
    told = Counter(names)
    for longer in [name for name in known if any(other != name and name.endswith(other) for other in known)]:
        del told[longer]
    leading = told.most_common(3)
    if len(leading) < 2 or (len(leading) > 2 and leading[2][1] * 2 > leading[1][1]):
        return ()
    return tuple(name for name in told if name in dict(leading[:2]))


def capitals_of(reading: Reading, knowledge: Knowledge) -> dict[str, str]:
    """The states whose capitals *reading* names, by the capital's id."""
    found = {}
    for actor in reading[Actor]:
        code = country_of(actor.entity) if actor.kind == "place" and actor.entity else None
        territory = knowledge.territories.get(code) if code else None
        if territory is not None and actor.entity and actor.name in (territory.capital, *territory.capital_names):
            found[actor.entity] = territory.name
    return found


def said_by(reading: Reading, sources: frozenset[str]) -> list[Span]:
    """The stretches of text that name who says it: from "according to" to the next comma."""
    found = []
    for token in reading[Token]:
        if token.text.lower() in sources:
            end = min(at for mark in (",", ".", ";", "\n") if (at := f"{reading.text}{mark}".find(mark, token.span.end)) >= 0)
            found.append(Span(token.span.start, end))
    return found


def is_measure(grammar: Grammar, at: int) -> bool:
    """Whether the noun at *at* is a common one that measures rather than acts ("Freedonian exports", "trade with Sylvania")."""
    ties = ("amod", "prep", "compound", "poss")
    return grammar.tokens[at].tag in ("NN", "NNS") and any(grammar.tokens[child].dep in ties for child in grammar.children[at])


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a number, the nearest first."""

    text: str
    clause: Span
    sentence: Span
    earlier: tuple[Span, ...]

    @property
    def before(self) -> Span:
        """The sentence up to the clause."""
        return Span(self.sentence.start, max(self.sentence.start, self.clause.start))


def whole_phrase(grammar: Grammar, at: int) -> Span:
    """The plain noun phrase around *at* with all that its prepositions list: "trade between Freedonia and Sylvania"."""
    span = grammar.phrase(at)
    for preposition in grammar.find_all(at, "prep"):
        span = span.join(grammar.span(preposition, HALTS - LISTED))
    return span


def plain(words: str) -> str:
    """*words* without an article at their front."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("the", "a", "an", "its", "their") and rest else words
