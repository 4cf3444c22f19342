"""Dictionary forms of words, by WordNet's rules of detachment: irregular forms, endings, and the words there are.

The tables come with spaCy's English model (which has them from WordNet 3.0); its own component is not run, since it wants parts of speech
that cost more time than all the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PARTS = {"VB": "verb", "MD": "verb", "NN": "noun", "JJ": "adj", "RB": "adv"}
UNINFLECTED = frozenset({"VB", "VBP", "NN", "JJ", "RB", "MD"})


@dataclass(frozen=True)
class Lemmas:
    """From a word with its Penn tag to its dictionary form, remembered.

    Names (NNP, NNPS) keep their form; other words without an entry are put in small letters.
    """

    exceptions: Mapping[str, Mapping[str, list[str]]]
    rules: Mapping[str, list[list[str]]]
    index: Mapping[str, frozenset[str]]
    known: dict[tuple[str, str], str] = field(default_factory=dict, compare=False)

    def of(self, word: str, tag: str) -> str:
        """The dictionary form of *word*."""
        key = (word, tag)
        lemma = self.known.get(key)
        if lemma is None:
            lemma = self.known[key] = self.find(word, tag)
        return lemma

    def find(self, word: str, tag: str) -> str:
        """The same, worked out: an irregular form, a form there is, the last candidate, the word."""
        if tag.startswith("NNP"):
            return word
        form, part = word.lower(), PARTS.get(tag[:2])
        if part is None or (tag in UNINFLECTED and tag != "VBP"):
            return form
        if irregular := self.exceptions[part].get(form):
            return irregular[0]
        if tag == "VBP":
            return form
        candidates = [form[: len(form) - len(old)] + new for old, new in self.rules[part] if form.endswith(old)]
        there = [candidate for candidate in candidates if candidate in self.index[part]]
        return (there or candidates or [form])[0]
