"""What is named: people, states, organisations, groups and places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Mention, MentionKind, NamedSpan, Office, Token
from dragoman.model.reading import Reading

LABELS: dict[str, MentionKind] = {"PERSON": "person", "ORG": "org", "GPE": "state", "LOC": "place"}


@dataclass(frozen=True)
class Mentions:
    """Token and NamedSpan layers → Mention and Office layers."""

    name: ClassVar[str] = "mentions/1"
    requires: ClassVar[frozenset[type]] = frozenset({Token, NamedSpan})
    provides: ClassVar[frozenset[type]] = frozenset({Mention, Office})
    knowledge: Knowledge

    def __call__(self, reading: Reading) -> Reading:
        mentions = [Mention(name.span, LABELS[name.label], name.span.of(reading.text)) for name in reading[NamedSpan] if name.label in LABELS]
        return reading.adding(Mention, mentions).adding(Office, ())
