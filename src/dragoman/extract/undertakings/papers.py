"""Who made a paper: whose "the communiqué", "the resolution" or "a joint statement committing to …" is."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.parties import Parties, Party
from dragoman.extract.undertakings.at_table import Table
from dragoman.extract.undertakings.promises import Promises

MAKERS = ("by", "of", "from", "between")


@dataclass(frozen=True)
class Papers:
    """The papers of one document, looked up by the noun that names one."""

    parties: Parties
    promises: Promises
    table: Table

    def makers(self, head: int) -> list[Party]:
        """Those who made the paper that the noun *head* names: its owner, who issued it, whom it is "by" or "between", or those at the table."""
        token = self.parties.grammar.tokens[head]
        if self.promises.has("encounter_nouns", token.lemma.lower()) and not token.text[:1].isupper():
            return self.table.several(1)
        if not self.promises.has("papers", token.lemma.lower()):
            return []
        return self.named(head) or self.issuers(head) or self.issuers_before(head) or self.table.met() or self.table.several(1)

    def named(self, head: int) -> list[Party]:
        """The owner of the paper, or those after "by", "of", "from" or "between"."""
        grammar = self.parties.grammar
        makers = grammar.find_all(head, "poss")
        for child in [*grammar.find_all(head, "prep"), *(word for verb in grammar.find_all(head, "acl") for word in grammar.children[verb])]:
            noun = grammar.find(child, "pobj") if grammar.tokens[child].lemma in MAKERS else None
            makers += [] if noun is None else [noun]
        return [party for maker in makers for party in self.parties.at(maker) if party.actor is not None]

    def issuers(self, head: int) -> list[Party]:
        """Who adopted, issued or signed the paper in the clause of the noun *head*."""
        grammar = self.parties.grammar
        verb = grammar.tokens[head].head
        if grammar.tokens[head].dep not in ("dobj", "nsubjpass") or not self.promises.has("making", grammar.tokens[verb].lemma):
            return []
        doer = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
        return [party for party in self.parties.at(doer) if party.actor is not None]

    def issuers_before(self, head: int) -> list[Party]:
        """Who made the paper that "the resolution" means: the one told last to have adopted, issued or signed one."""
        tokens = self.parties.grammar.tokens
        if not any(tokens[child].text.lower() in ("the", "this") for child in self.parties.grammar.find_all(head, "det")):
            return []
        before = (at for at in range(head - 1, -1, -1) if tokens[at].lemma.lower() == tokens[head].lemma.lower())
        return next((found for at in before if (found := self.issuers(at))), [])
