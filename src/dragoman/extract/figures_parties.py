"""Whose number it is: the doer, the bearer, or the state or body named nearest, found through the grammar."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from dragoman.model.actors import ActorIndex, actor_index
from dragoman.model.annotations import Actor, Mention
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Reading

NAMED = ("state", "org", "group")
NOUNS = ("NN", "NNS", "NNP", "NNPS")
MAX_STEPS = 8  # from a number up to its verb
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

    @classmethod
    def of(cls, reading: Reading) -> Parties:
        actors = actor_index(reading)
        by_entity = {actor.entity: actor.name for actor in reading[Actor] if actor.entity}
        known = [
            (span, actor.name if actor.kind != "group" or actor.entity else actor.represents) for span, actor in actors.places if actor.kind in NAMED
        ]
        names = {span: name for span, name in known if name}
        for mention in reading[Mention]:
            if mention.form == "adjective" and mention.kind in NAMED and not actors.at(mention.span):
                names[mention.span] = by_entity.get(mention.entity or "", mention.name)
        ordered = sorted(names.items())
        return cls(actors, tuple(span.start for span, _ in ordered), tuple(ordered))

    def within(self, span: Span, limit: int) -> str | None:
        """The states, bodies and groups named in *span*, each once, at most *limit*, joined by "and"."""
        near = self.names[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]
        found = dict.fromkeys(name for place, name in near if place.end <= span.end)
        return " and ".join(list(found)[:limit]) or None

    def doer(self, grammar: Grammar, at: int) -> str | None:
        """The actor that the noun at *at* names; a person stands for the state or body represented."""
        actor = self.actors.at(grammar.tokens[at].span)
        if actor is None or actor.kind == "place" or is_measure(grammar, at):
            return None
        return actor.represents or actor.name if actor.kind == "person" else actor.name


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


def find_subject(grammar: Grammar, parties: Parties, roles: Roles, around: Around, *, is_count: bool) -> str | None:
    """The name of whom the number is told: the doer, or who stands in the measure, the clause, the sentence, the sentences before."""
    own = grammar.span(roles.noun, ASIDE)
    if roles.subject is not None:
        whole = grammar.phrase(roles.subject)
        if name := parties.doer(grammar, roles.subject) or parties.within(whole, 2):
            return name
        described = roles.verb is not None and grammar.tokens[roles.verb].head == roles.subject  # "an agenda that runs to 70 pages"
        if is_count and described and not any(letter.isdigit() for letter in whole.of(around.text)):
            return plain(whole.of(around.text))
    governor = grammar.phrase(roles.governor) if roles.governor is not None else own
    near = ((own, 2), (governor, 2), (around.clause, 1), (around.before, 2), *((span, 2) for span in around.earlier), (around.sentence, 2))
    return next((name for span, limit in near if (name := parties.within(span, limit))), None)


def plain(words: str) -> str:
    """*words* without an article at their front."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("the", "a", "an", "its", "their") and rest else words
