"""The word that carries an event mention, and its stem: one for a verb, the noun made of it and other words for the same kind of act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.annotate.grammar.syntax import load_lemmas

SHORTEST = 3  # letters that a stem keeps at least


@dataclass(frozen=True)
class Acts:
    """The kinds of act, with the words of ``cues/en/same_acts``."""

    particles: frozenset[str]
    endings: Sequence[str]
    kinds: dict[str, str] = field(default_factory=dict)  # the first word of its row for each stem

    @classmethod
    def of(cls, lexicon: Mapping[str, Sequence[str]]) -> Acts:
        """A stem of two rows belongs to the first."""
        acts = cls(frozenset(lexicon["particles"]), lexicon["endings"])
        for row in lexicon["acts"]:
            for word in row:
                acts.kinds.setdefault(acts.stem(word), row[0])
        return acts

    def kind(self, mention: str) -> str:
        """What kind of act a mention tells: that of the whole or of its head, else the stem of its head."""
        stem = self.stem(self.head(mention))
        return self.kinds.get(mention.lower()) or self.kinds.get(stem) or stem

    def head(self, mention: str) -> str:
        """The last word that isn't a particle ("took over": "took"; "the bomb attack": "attack")."""
        words = [word for word in mention.lower().split() if word not in self.particles] or mention.lower().split()
        return words[-1] if words else ""

    def stem(self, word: str) -> str:
        """The dictionary form of a verb or noun without endings that make nouns of verbs."""
        lemmas = load_lemmas()
        verb = lemmas.of(word, "VBD")
        plain = verb if verb != word else lemmas.of(word, "NNS") or word
        ending = next((ending for ending in self.endings if plain.endswith(ending) and len(plain) - len(ending) >= SHORTEST), "")
        return plain[: len(plain) - len(ending)]
