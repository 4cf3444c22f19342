"""The word that carries an event mention, and its stem: one for a verb and the noun made of it."""

from __future__ import annotations

from functools import lru_cache

from dragoman.annotate.syntax import load_lemmas

PARTICLES = frozenset(
    "up down out off in on over away to for of as at by with into from back be been was being the a".split()
)  # fmt: skip
ENDINGS = "ations ation itions ition ments ment ings ing ions ion ers er ors or als al ances ance ures ure ed es e s".split()
SHORTEST = 3  # letters that a stem keeps at least


def head_of(mention: str) -> str:
    """The last word that isn't a particle ("took over": "took"; "the bomb attack": "attack")."""
    words = [word for word in mention.lower().split() if word not in PARTICLES] or mention.lower().split()
    return words[-1] if words else ""


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """The stem of a verb or noun, its dictionary form without endings that make nouns of verbs.

    >>> stem_of("announcement") == stem_of("announced")
    True
    """
    lemmas = load_lemmas()
    verb = lemmas.of(word, "VBD")
    plain = verb if verb != word else lemmas.of(word, "NNS") or word
    for ending in ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= SHORTEST:
            return plain[: -len(ending)]
    return plain
