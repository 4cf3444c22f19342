"""The words that tell of engagements, as the knowledge files give them, ready for look-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from dragoman.knowledge.schema import Knowledge
from dragoman.model.records import EngagementType

LANGUAGE_FILE = "cues/en/engagements"
SETTINGS_FILE = "cues/en/settings"


@dataclass(frozen=True, slots=True)
class Frame:
    """What must stand in which role beside a verb; ``words`` must stand in its sentence, ``roles`` hold the participants;
    none of ``unless`` may;
    ``refers`` says that it adds to an engagement told before, ``errand`` that an infinitive beside it must be an errand."""

    type: EngagementType
    fillers: Mapping[str, str]
    roles: tuple[str, ...]
    words: frozenset[str]
    refers: bool = False
    errand: bool = False
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Look-ups over ``cues/en/engagements.yaml``; words are in lower case, verbs and nouns in base form."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, EngagementType]
    weak: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    support: Mapping[str, frozenset[str]]
    before: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]
    known: frozenset[str]  # every noun that may begin a candidate
    occasions: frozenset[str]  # those nouns that tell of something at which people are, no mere means ("videoconference")
    heads: frozenset[str]  # the words that one of these may hang on: "call" of "phone call", "days" of "days of culture"

    @classmethod
    def of(cls, knowledge: Knowledge) -> Lexicon:
        """The lexicon of *knowledge*."""
        data = {**cast(dict[str, Any], knowledge.lexicons[SETTINGS_FILE]), **cast(dict[str, Any], knowledge.lexicons[LANGUAGE_FILE])}
        plain = {key: frozenset(value) for key, value in data.items() if isinstance(value, list) and all(isinstance(v, str) for v in value)}
        known = frozenset(noun for nouns in data["nouns"].values() for noun in nouns) | plain["references"] | plain["rounds"]
        return cls(
            frames_by_verb(data.get("verbs", [])),
            {noun: kind for kind, nouns in data.get("nouns", {}).items() for noun in nouns},
            plain.get("weak", frozenset()),
            {name: frozenset(words) for name, words in data.get("classes", {}).items()},
            {name: frozenset(words) for name, words in data.get("support", {}).items()},
            {word: kind for kind, words in data.get("before", {}).items() for word in words},
            plain,
            known,
            known - plain["means"],
            frozenset(part for noun in known for part in (noun.split()[0], noun.split()[-1])),
        )


def frames_by_verb(entries: list[dict[str, Any]]) -> dict[str, tuple[Frame, ...]]:
    """Each verb's frames, in the order of the file."""
    found: dict[str, tuple[Frame, ...]] = {}
    for entry in entries:
        words = frozenset(entry.get("words", ()))
        frames = tuple(
            Frame(
                entry["type"],
                frame,
                tuple(entry.get("roles", frame)),
                words,
                entry.get("refers", False),
                entry.get("errand", False),
                frozenset(entry.get("unless", ())),
            )
            for frame in entry["frames"]
        )
        for verb in entry["verbs"]:
            found[verb] = found.get(verb, ()) + frames
    return found
