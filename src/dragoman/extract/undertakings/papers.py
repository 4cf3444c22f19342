"""Who made a paper: whose "the communiqué", "the resolution" or "a joint statement committing to …" is."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.makers import issuers, issuers_before
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
        making = self.promises.lists.get("making", frozenset())
        told = issuers(self.parties, making, head) or issuers_before(self.parties, making, head)
        return self.named(head) or told or self.table.met() or self.table.several(1)

    def named(self, head: int) -> list[Party]:
        """The owner of the paper, or those after "by", "of", "from" or "between"."""
        grammar = self.parties.grammar
        makers = grammar.find_all(head, "poss")
        for child in [*grammar.find_all(head, "prep"), *(word for verb in grammar.find_all(head, "acl") for word in grammar.children[verb])]:
            noun = grammar.find(child, "pobj") if grammar.tokens[child].lemma in MAKERS else None
            makers += [] if noun is None else [noun]
        return [party for maker in makers for party in self.parties.at(maker) if party.actor is not None]
