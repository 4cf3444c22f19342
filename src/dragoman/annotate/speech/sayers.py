"""The lexicon of saying words made ready."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cues:
    """The lexicon of saying words, as sets and maps of lemmas."""

    sets: Mapping[str, frozenset[str]]
    about: Mapping[str, frozenset[str]]
    feeling: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Mapping[str, frozenset[str]]]
    according: tuple[tuple[str, ...], ...]
    opening: re.Pattern[str]  # "that" or another word between a saying verb and what the parse takes for said

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> Cues:
        """The plain data of ``cues/en/sayers``, made ready."""
        about = {verb: frozenset(words) for verb, words in lexicon.get("about", {}).items()}
        feeling = {word: frozenset(words) for word, words in lexicon.get("feeling", {}).items()}
        phrases = {verb: {noun: frozenset(words) for noun, words in nouns.items()} for verb, nouns in lexicon.get("phrases", {}).items()}
        according = tuple(tuple(phrase.split()) for phrase in lexicon.get("according", ()))
        sets = {name: frozenset(words) for name, words in lexicon.items() if isinstance(words, list) and name != "according"}
        aside = "|".join(re.escape(phrase) for phrase in lexicon.get("opening", ())) or "(?!)"
        opening = re.compile(rf",?\s+(?:that,?\s+|(?=(?:{aside})\s))")
        return cls(sets, about, feeling, phrases, according, opening)

    def has(self, name: str, lemma: str) -> bool:
        """Whether the list *name* holds *lemma*."""
        return lemma in self.sets.get(name, ())

    @property
    def verbs(self) -> frozenset[str]:
        """All verbs that may be cues."""
        names = ("clause", "thing", "infinitive", "judging")
        return frozenset().union(*(self.sets.get(name, frozenset()) for name in names), self.about, self.phrases)
