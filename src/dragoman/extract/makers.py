"""Who issued, adopted or signed a paper: told in the clause of its noun, or before it where "the statement" means one told of."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from dragoman.extract.parties import Parties, Party

DEFINITE = ("the", "this")


def issuers(parties: Parties, making: AbstractSet[str], head: int) -> list[Party]:
    """Who adopted, issued or signed the paper in the clause of the noun *head*; *making* holds the verbs."""
    grammar = parties.grammar
    verb = grammar.tokens[head].head
    if grammar.tokens[head].dep not in ("dobj", "nsubjpass") or grammar.tokens[verb].lemma not in making:
        return []
    doer = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    return [party for party in parties.at(doer) if party.actor is not None]


def issuers_before(parties: Parties, making: AbstractSet[str], head: int) -> list[Party]:
    """Who made the paper that "the resolution" means: the one told last to have adopted, issued or signed one."""
    tokens = parties.grammar.tokens
    if not any(tokens[child].text.lower() in DEFINITE for child in parties.grammar.find_all(head, "det")):
        return []
    before = (at for at in range(head - 1, -1, -1) if tokens[at].lemma.lower() == tokens[head].lemma.lower())
    return next((found for at in before if (found := issuers(parties, making, at))), [])
