"""Capitals that stand for their governments: "Tashkent proposed …" is Uzbekistan, "talks in Tashkent" the city."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from dragoman.knowledge.lookup import name_of, state_governed_from
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Mention, Token


@dataclass(frozen=True, slots=True)
class Metonyms:
    """Which capital stands for whom, by entity, and the verbs that make it do so."""

    governments: Mapping[str, tuple[str, str]]
    verbs: frozenset[str]

    @classmethod
    def from_knowledge(cls, knowledge: Knowledge) -> Metonyms:
        """Every capital, and other seat of a government, stands for its territory, but for those that ``cues/en/metonyms`` gives to somebody else."""
        words = cast(Mapping[str, Any], knowledge.lexicons.get("cues/en/metonyms") or {})
        instead: Mapping[str, str] = words.get("instead", {})
        governments = {}
        for city in knowledge.cities.values():
            if territory := state_governed_from(knowledge, city.id, city.name):
                entity = instead.get(city.name, territory.id)
                governments[city.id] = (name_of(knowledge, entity) or territory.name, entity)
        return cls(governments, frozenset(words.get("verbs", ())))


def with_governments(mentions: Iterable[Mention], tokens: Sequence[Token], metonyms: Metonyms) -> Iterator[Mention]:
    """*mentions*, with each capital that acts as its government."""
    acting = {token.span.end for token in tokens if is_acting(token, tokens, metonyms.verbs)}
    for mention in mentions:
        whom = metonyms.governments.get(mention.entity or "") if mention.kind == "place" else None
        if whom is None or mention.span.end not in acting:
            yield mention
        else:
            name, entity = whom
            yield replace(mention, kind="state" if entity.startswith("territory:") else "org", name=name, entity=entity, government=True)


def is_acting(token: Token, tokens: Sequence[Token], verbs: frozenset[str]) -> bool:
    """Whether a word is the subject of such a verb, or coordinated with one that is."""
    subject = tokens[token.head] if token.dep == "conj" else token
    return subject.dep == "nsubj" and tokens[subject.head].lemma in verbs and tokens[subject.head].tag.startswith("VB")
