"""The lexicon of undertakings made ready: which word promises what, and what must follow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.model.records import UndertakingKind


@dataclass(frozen=True, slots=True)
class Promise:
    """One word of undertaking: its kind, what it takes, and which objects it needs or can't have."""

    kind: UndertakingKind
    takes: tuple[str, ...]
    things: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()  # the verb that follows must be one of these
    particle: str | None = None
    progressive: bool = False  # only in "is drafting"
    future: bool = False  # a noun that counts only where it lies ahead
    ownerless: bool = False  # a noun that counts without an owner
    voiced: bool = False  # a noun that counts only as what its owner announces or states
    purpose: bool = False  # a verb that counts as a purpose too: "met to discuss"


Words = Mapping[str, tuple[Promise, ...]]


@dataclass(frozen=True, slots=True)
class Promises:
    """All words of undertaking by their lemma, and the small lists beside them."""

    verbs: Words
    nouns: Words
    adjectives: Words
    future: Mapping[str, UndertakingKind]
    lists: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> Promises:
        """The plain data of ``cues/en/promises``, made ready."""
        verbs, nouns, adjectives = (make_words(lexicon.get(f"{part}s", ()), part) for part in ("verb", "noun", "adjective"))
        future = {verb: kind for kind, words in lexicon.get("future", {}).items() for verb in words}
        lists = {name: frozenset(words) for name, words in lexicon.items() if words and isinstance(words, list) and isinstance(words[0], str)}
        return cls(verbs, nouns, adjectives, future, lists)

    def has(self, name: str, lemma: str) -> bool:
        """Whether the list *name* holds *lemma*."""
        return lemma in self.lists.get(name, ())


def make_words(entries: Any, part: str) -> Words:
    """The entries of one part of speech by lemma, in the order of the file."""
    words: dict[str, tuple[Promise, ...]] = {}
    for entry in entries:
        things, without, acts = (frozenset(entry.get(name, ())) for name in ("things", "without", "acts"))
        flags = {flag: bool(entry.get(flag)) for flag in ("progressive", "future", "ownerless", "voiced", "purpose")}
        promise = Promise(entry["kind"], tuple(entry["takes"]), things, without, acts, entry.get("particle"), **flags)
        words[entry[part]] = (*words.get(entry[part], ()), promise)
    return words
