"""Whose number it is: the doer, the bearer, or the state or body named nearest, found through the grammar."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from dragoman.extract.figures.parties import ASIDE, Around, Parties, Roles, plain, whole_phrase
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar

AREAS = ("square", "hectares", "acres")


def find_subject(grammar: Grammar, parties: Parties, roles: Roles, around: Around, words: Mapping[str, frozenset[str]], *, unit: str) -> str | None:
    """The name of whom the number is told: the doer, or who stands in the measure, the clause, the sentence, the sentences before."""
    own, is_count = grammar.span(roles.noun, ASIDE), unit == "count"
    many = roles.subject is not None and grammar.tokens[roles.subject].tag in ("NNS", "NNPS")  # "lawmakers passed it with 188 votes"
    if is_count and not many and is_vote(grammar, roles, words) and (body := parties.body(around)):
        return body
    if is_count and many and is_vote(grammar, roles, words) and (house := of_house(grammar, parties, roles, around)):
        return house
    if (name := of_goods(grammar, parties, roles) or of_giver(grammar, parties, roles)) is not None:
        return name
    if (named := measured(grammar, roles, around, unit)) is not None:
        return named
    if is_count and (host := host_of(grammar, parties, roles, around, own, words)):
        return host
    below = grammar.below(roles.governor) if roles.governor is not None else ()
    by = next((at for at in sorted(below) if grammar.tokens[at].text == "by"), None)
    if by is not None and (name := parties.named(grammar.span(by))):  # "the first visit to A by a minister of B"
        return name
    if roles.subject is not None:
        whole = whole_phrase(grammar, roles.subject)
        if name := parties.doers(grammar, roles.subject):
            return name
        if name := owner_of(grammar, parties, roles.subject):
            return name
        if name := parties.within(whole, 2) or parties.named(whole):
            return parties.with_other(name, whole.of(around.text))
        if grammar.tokens[roles.subject].tag in ("NN", "NNS") and grammar.tokens[roles.subject].lemma in words["agents"] and acts(grammar, roles):
            return plain(grammar.phrase(roles.subject).of(around.text))
        if (holder := of_holder(grammar, parties, roles, around, words, unit)) is not None:
            return holder
        described = roles.verb is not None and grammar.tokens[roles.verb].head == roles.subject  # "an agenda that runs to 70 pages"
        if is_count and described and not any(letter.isdigit() for letter in whole.of(around.text)):
            return plain(grammar.phrase(roles.subject).of(around.text))
    governor = whole_phrase(grammar, roles.governor) if roles.governor is not None else own
    if name := parties.named(own) or parties.named(governor):
        return parties.with_other(name, governor.of(around.text))
    if len(parties.pair) == 2 and is_mutual(grammar, around, words):
        return " and ".join(parties.pair)
    if roles.subject is not None and (person := parties.actors.at(grammar.tokens[roles.subject].span)) is not None and person.kind == "person":
        return person.name
    if is_count and (place := where(grammar, parties, roles, around)) is not None:
        return place
    near = ((around.clause, 1), (around.before, 2), *((span, 2) for span in around.earlier), (around.sentence, 2))
    return next((name for span, limit in near if (name := parties.within(span, limit))), None)


def of_house(grammar: Grammar, parties: Parties, roles: Roles, around: Around) -> str | None:
    """Whose lawmakers vote, where they have no name: the state or body named in the sentence, or last before it."""
    voters = parties.actors.at(grammar.tokens[roles.subject].span) if roles.subject is not None else None
    if voters is not None and (voters.entity or voters.represents):
        return voters.represents or voters.name
    unnamed = voters.name if voters is not None else None
    return next((name for span in (around.sentence, *around.earlier) if (name := parties.within(span, 1)) and name != unnamed), None)


def of_holder(grammar: Grammar, parties: Parties, roles: Roles, around: Around, words: Mapping[str, frozenset[str]], unit: str) -> str | None:
    """The thing that holds so many or makes up such a share: "the accord consists of 20 articles", "garments make up 90 per cent of A's exports"."""
    assert roles.subject is not None
    subject, verb = grammar.tokens[roles.subject], grammar.tokens[roles.verb].lemma if roles.verb is not None else ""
    if subject.tag not in ("NN", "NNS") or parties.actors.at(subject.span) is not None:
        return None
    told = words["shares"] if unit == "percent" else words["contains"] if unit == "count" and subject.tag == "NN" else frozenset()
    return plain(grammar.phrase(roles.subject).of(around.text)) if verb in told else None


def where(grammar: Grammar, parties: Parties, roles: Roles, around: Around) -> str | None:
    """The place where the counted are or what they do is done: "62,000 people live at Tolla", "5,000 lost their lives in A"."""
    if roles.verb is None or roles.subject is not None or grammar.tokens[roles.noun].dep not in ("nsubj", "nsubjpass"):
        return None
    if parties.within(around.clause, 1):
        return None
    found = [
        (span, actor)
        for span, actor in parties.actors.mentions_within(around.clause)
        if actor.kind == "place" and span.start > grammar.tokens[roles.verb].span.start
    ]
    heads = [(grammar.head_of(span), actor.name) for span, actor in found]
    return next((name for head, name in heads if head is not None and grammar.tokens[head].dep in ("pobj", "dobj")), None)


def of_goods(grammar: Grammar, parties: Parties, roles: Roles) -> str | None:
    """Whose goods are worth the amount, where an adjective tells: "tariffs on Freedonian goods worth 3 million"."""
    if roles.governor is None or grammar.text_behind(roles.governor) != "worth":
        return None
    goods = grammar.phrase(roles.governor)
    return parties.within(goods, 1) if parties.is_described(goods) else None


def of_giver(grammar: Grammar, parties: Parties, roles: Roles) -> str | None:
    """Who gives the amount, where the noun for it tells: "Freedonia's pledge of 3 million", "a pledge by Freedonia of", "Freedonia (3 million)"."""
    if roles.governor is None or not grammar.tokens[roles.governor].tag.startswith("NN"):
        return None
    told = grammar.tokens[roles.governor]
    actor = parties.actors.at(told.span)
    giving = grammar.tokens[told.head].lemma in ("by", "from") or grammar.text_behind(roles.governor) == "("
    if actor is not None and actor.kind == "state" and told.tag.startswith("NNP") and giving and roles.noun > roles.governor:
        return actor.name
    of = any(grammar.tokens[child].lemma == "of" and child < roles.noun for child in grammar.find_all(roles.governor, "prep"))
    return owner_of(grammar, parties, roles.governor) if of else None


def owner_of(grammar: Grammar, parties: Parties, at: int) -> str | None:
    """The state or body that stands as the owner before the noun at *at*: "Freedonia's exports to Sylvania"."""
    owner = grammar.find(at, "poss")
    return None if owner is None else parties.within(grammar.span(owner), 1)


def acts(grammar: Grammar, roles: Roles) -> bool:
    """Whether the subject does what the verb says, in the active voice, with the number as its object."""
    return roles.verb is not None and not grammar.is_passive(roles.verb) and grammar.tokens[roles.noun].dep in ("dobj", "pobj")


def measured(grammar: Grammar, roles: Roles, around: Around, unit: str) -> str | None:
    """The place whose area is told: "Larn Island, 1.3 square kilometres"."""
    if not unit.startswith(AREAS):
        return None
    bearers = [at for at in (roles.governor, roles.subject) if at is not None and grammar.tokens[at].tag.startswith("NNP")]
    return plain(grammar.phrase(bearers[0]).of(around.text)) if bearers else None


def host_of(grammar: Grammar, parties: Parties, roles: Roles, around: Around, own: Span, words: Mapping[str, frozenset[str]]) -> str | None:
    """The state where people or firms of another are or are let in: "300 Freedonian firms work in Sylvania"."""
    if roles.verb is None or grammar.tokens[roles.verb].lemma.lower() not in words["located"] or not parties.is_described(own):
        return None
    home = parties.within(own, 1)
    if home is None:
        return None
    doer = parties.doers(grammar, roles.subject) if roles.subject is not None else None
    return doer if doer and doer != home else parties.others(grammar, around.clause, home)


def is_vote(grammar: Grammar, roles: Roles, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether votes are counted."""
    near = range(roles.noun, min(roles.noun + 3, len(grammar.tokens)))
    return any(grammar.tokens[at].lemma.lower() in words["ballots"] | words["outcomes"] for at in near)


def is_mutual(grammar: Grammar, around: Around, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a clause tells of what two sides have in common: "two-way trade", "both countries"."""
    told = around.clause.of(around.text).lower()
    tokens = [grammar.tokens[at].text.lower() for at in grammar.between(around.clause)]
    common = any(word in told for word in words["mutual"]) and not any(word in ("exports", "imports", "export", "import") for word in tokens)
    return common or any(left in words["sides"] and right in words["sides"] for left, right in pairwise(tokens))
