"""Whose number it is: the doer, the bearer, or the state or body named nearest, found through the grammar."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from dragoman.extract.parties import leading_pair
from dragoman.model.actors import ActorIndex, actor_index
from dragoman.model.annotations import Actor, Mention, Quantity, Token
from dragoman.model.document import Span
from dragoman.model.grammar import HALTS, Grammar
from dragoman.model.reading import Reading

NAMED = ("state", "org", "group")
NOUNS = ("NN", "NNS", "NNP", "NNPS")
MAX_STEPS = 8  # from a number up to its verb
LISTED = frozenset({"conj", "cc"})
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
        if tokens[here].tag in NOUNS:
            if tokens[step].dep in ("nummod", "compound", "quantmod", "nmod", "amod") and governor is None:
                noun = here
            elif governor is None and here != noun:
                governor = here
    subject = bearer(grammar, grammar.subject(verb)) if verb is not None else None
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

    @classmethod
    def of(cls, reading: Reading, sources: frozenset[str]) -> Parties:
        """The parties of *reading*; who is named behind one of *sources* ("according to") only says so."""
        actors = actor_index(reading)
        by_entity = {actor.entity: actor.name for actor in reading[Actor] if actor.entity}
        known = [
            (span, actor.name if actor.kind != "group" or actor.entity else actor.represents) for span, actor in actors.places if actor.kind in NAMED
        ]
        names = {span: name for span, name in known if name}
        for mention in reading[Mention]:
            if mention.form == "adjective" and mention.kind in NAMED and not actors.at(mention.span):
                names[mention.span] = by_entity.get(mention.entity or "", mention.name)
        aside = [quantity.span for quantity in reading[Quantity]] + said_by(reading, sources)
        ordered = sorted((span, name) for span, name in names.items() if not any(part.covers(span) for part in aside))
        envoys = tuple((span, actor.represents) for span, actor in actors.places if actor.kind == "person" and actor.represents)
        described = frozenset(mention.span for mention in reading[Mention] if mention.form in ("adjective", "people"))
        pair = tuple(party.name for party in leading_pair(reading))
        return cls(actors, tuple(span.start for span, _ in ordered), tuple(ordered), envoys, described, pair)

    def within(self, span: Span, limit: int) -> str | None:
        """The states, bodies and groups named in *span*, each once, at most *limit*, joined by "and"."""
        near = self.names[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]
        found = dict.fromkeys(name for place, name in near if place.end <= span.end)
        return " and ".join(list(found)[:limit]) or None

    def named(self, span: Span) -> str | None:
        """Those named in *span*, or else those whom the persons in it stand for ("a visit by a Freedonian minister")."""
        return self.within(span, 2) or next((name for place, name in self.envoys if span.covers(place)), None)

    def others(self, grammar: Grammar, span: Span, without: str) -> str | None:
        """The first state or body in *span* that isn't *without* and stands by itself: not "U.S. schools"."""
        near = self.names[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]
        heads = ((grammar.head_of(place), name) for place, name in near if place.end <= span.end and name != without)
        return next((name for head, name in heads if head is not None and grammar.tokens[head].dep in ("pobj", "dobj")), None)

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
        if actor is None or actor.kind == "place" or is_measure(grammar, at):
            return None
        return actor.represents if actor.kind == "person" else actor.name


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


def find_subject(grammar: Grammar, parties: Parties, roles: Roles, around: Around, words: Mapping[str, frozenset[str]], *, is_count: bool) -> str | None:
    """The name of whom the number is told: the doer, or who stands in the measure, the clause, the sentence, the sentences before."""
    own = grammar.span(roles.noun, ASIDE)
    if is_count and (host := host_of(grammar, parties, roles, around, own, words)):
        return host
    if roles.subject is not None:
        whole = whole_phrase(grammar, roles.subject)
        if name := parties.doers(grammar, roles.subject) or parties.within(whole, 2) or parties.named(whole):
            return name
        described = roles.verb is not None and grammar.tokens[roles.verb].head == roles.subject  # "an agenda that runs to 70 pages"
        if is_count and described and not any(letter.isdigit() for letter in whole.of(around.text)):
            return plain(grammar.phrase(roles.subject).of(around.text))
    governor = whole_phrase(grammar, roles.governor) if roles.governor is not None else own
    if name := parties.named(own) or parties.named(governor):
        return name
    if len(parties.pair) == 2 and is_mutual(grammar, around, words):
        return " and ".join(parties.pair)
    if roles.subject is not None and (person := parties.actors.at(grammar.tokens[roles.subject].span)) is not None and person.kind == "person":
        return person.name
    near = ((around.clause, 1), (around.before, 2), *((span, 2) for span in around.earlier), (around.sentence, 2))
    return next((name for span, limit in near if (name := parties.within(span, limit))), None)


def whole_phrase(grammar: Grammar, at: int) -> Span:
    """The plain noun phrase around *at* with all that its prepositions list: "trade between Freedonia and Sylvania"."""
    span = grammar.phrase(at)
    for preposition in grammar.find_all(at, "prep"):
        span = span.join(grammar.span(preposition, HALTS - LISTED))
    return span


def host_of(grammar: Grammar, parties: Parties, roles: Roles, around: Around, own: Span, words: Mapping[str, frozenset[str]]) -> str | None:
    """The state where people or firms of another are or are let in: "300 Freedonian firms work in Sylvania"."""
    if roles.verb is None or grammar.tokens[roles.verb].lemma.lower() not in words["located"] or not parties.is_described(own):
        return None
    home = parties.within(own, 1)
    if home is None:
        return None
    doer = parties.doers(grammar, roles.subject) if roles.subject is not None else None
    return doer if doer and doer != home else parties.others(grammar, around.clause, home)


def is_mutual(grammar: Grammar, around: Around, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a clause tells of what two sides have in common: "two-way trade", "both countries"."""
    told = around.clause.of(around.text).lower()
    tokens = [grammar.tokens[at].text.lower() for at in grammar.between(around.clause)]
    common = any(word in told for word in words["mutual"]) and not any(word in ("exports", "imports", "export", "import") for word in tokens)
    return common or any(left in words["sides"] and right in words["sides"] for left, right in pairwise(tokens))


def plain(words: str) -> str:
    """*words* without an article at their front."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("the", "a", "an", "its", "their") and rest else words
