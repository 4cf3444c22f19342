"""Who issued, adopted or signed a paper: told in the clause of its noun, or before it where "the statement" means one told of."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from dragoman.extract.parties import Parties, Party
from dragoman.knowledge.lookup import state_governed_from
from dragoman.knowledge.schema import Knowledge

DEFINITE = ("the", "this")
ISSUED = ("by", "from")


def issuers(parties: Parties, making: AbstractSet[str], head: int) -> list[Party]:
    """Who adopted, issued or signed the paper in the clause of the noun *head*; *making* holds the verbs."""
    grammar = parties.grammar
    verb = grammar.tokens[head].head
    if grammar.tokens[head].dep not in ("dobj", "nsubjpass") or grammar.tokens[verb].lemma not in making:
        return []
    doer = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    return [party for party in parties.at(doer) if party.actor is not None]


def issuer_told(parties: Parties, knowledge: Knowledge, head: int) -> Party | None:
    """Whose the paper of the noun *head* is by its own words: "a statement by X", "a readout from Lima", which is Peru's."""
    grammar = parties.grammar
    led = [child for child in grammar.find_all(head, "prep", "agent") if grammar.tokens[child].text.lower() in ISSUED]
    named = [party for child in led for party in parties.at(grammar.find(child, "pobj")) if party.actor is not None]
    if len(named) != 1:
        return None
    (party,) = named
    actor = party.actor
    if actor is None or actor.kind != "place":
        return party
    state = state_governed_from(knowledge, actor.entity, actor.name)
    return Party(state.name, party.span, None, state.id) if state else None


def issuers_before(parties: Parties, making: AbstractSet[str], head: int) -> list[Party]:
    """Who made the paper that "the resolution" means: the one told last to have adopted, issued or signed one."""
    tokens = parties.grammar.tokens
    if not any(tokens[child].text.lower() in DEFINITE for child in parties.grammar.find_all(head, "det")):
        return []
    before = (at for at in range(head - 1, -1, -1) if tokens[at].lemma.lower() == tokens[head].lemma.lower())
    return next((found for at in before if (found := issuers(parties, making, at))), [])
