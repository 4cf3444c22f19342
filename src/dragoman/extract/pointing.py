"""Small words that point at somebody told before (pronouns, "both", "the three"), made ready from the lexicons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from dragoman.knowledge.schema import Knowledge
from dragoman.model.grammar import Grammar

MOST = 10  # more than so many are not named one by one


@dataclass(frozen=True, slots=True)
class Pointing:
    """The lists of ``cues/en/pointing``, and the numbers from two to ten in words."""

    lists: Mapping[str, frozenset[str]]
    counts: Mapping[str, int]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Pointing:
        """The words of *knowledge*."""
        lists = cast("Mapping[str, list[str]]", knowledge.lexicons.get("cues/en/pointing", {}))
        numbers = cast("Mapping[str, Any]", knowledge.lexicons.get("cues/en/numbers", {})).get("words", {})
        return cls({name: frozenset(words) for name, words in lists.items()}, {word: count for word, count in numbers.items() if 2 <= count <= MOST})

    def has(self, name: str, word: str) -> bool:
        """Whether the list *name* holds *word*."""
        return word in self.lists.get(name, ())

    def is_of_two(self, grammar: Grammar, noun: int, preposition: str) -> bool:
        """Whether "the two countries" or the like stands behind *preposition* beside the noun: "the leaders of both states"."""
        nouns = (grammar.find(child, "pobj") for child in grammar.find_all(noun, "prep") if grammar.tokens[child].lemma == preposition)
        return any(self.has("pairs", grammar.tokens[child].text.lower()) for at in nouns if at is not None for child in grammar.children[at])
