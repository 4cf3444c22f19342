"""A topic as a clean phrase: coordinated ones apart, "a range of issues, including" taken off, nothing of the clause around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from dragoman.extract.engagements.scene import Scene
from dragoman.knowledge.schema import Knowledge

MOST, LONGEST, DEEPEST = 8, 14, 6  # topics; words of one; steps down
CUT = ("cc", "conj", "relcl", "acl", "punct", "appos", "advcl", "ccomp")
SIGNS = " ,;.:-–—\"“”'’()"
JOINING = re.compile(r"^(?:and|as well as)\s+|\s+(?:and|as well(?: as)?)$")
LEADING = re.compile(
    r"^(?:(?:the|a|an|their|its|his|her|both|some|various|several|certain|other|also|issues of|matters of|questions of)\s+)+", re.IGNORECASE
)
TRAILING = re.compile(
    r"\s+(?:between|of|in|to|for) (?:the|their|both|our|these)?\s*(?:two|respective|both)?\s*"
    r"(?:countries|states|nations|sides|parties|peoples|governments|ministries)$"
)


@dataclass(frozen=True, slots=True)
class TopicWords:
    """The cue words of ``cues/en/topics.yaml``."""

    verbs: frozenset[str]
    speaking: dict[str, frozenset[str]]
    given: frozenset[str]
    prepositions: frozenset[str]
    agenda: frozenset[str]
    listing: frozenset[str]
    talks: frozenset[str]
    participants: frozenset[str]
    wrappers: frozenset[str]
    inner: frozenset[str]
    empty: frozenset[str]
    bare: frozenset[str]
    hollow: frozenset[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> TopicWords:
        """The cues; none where the file is missing."""
        data = cast(dict[str, Any], knowledge.lexicons.get("cues/en/topics", {}))
        plain = {name: frozenset(data.get(name, ())) for name in cls.__slots__ if name != "speaking"}
        return cls(speaking={verb: frozenset(words) for verb, words in data.get("speaking", {}).items()}, **plain)


@dataclass(frozen=True)
class TopicPhrases:
    """Cuts the topics of one scene out of its text."""

    scene: Scene
    words: TopicWords

    def of(self, heads: Iterable[int]) -> list[str]:
        """The phrases under *heads*, each once."""
        found: dict[str, None] = {}
        for head in heads:
            for phrase in self.under(head, 0):
                found.setdefault(phrase)
        return list(found)[:MOST]

    def under(self, head: int, depth: int) -> Iterator[str]:
        """The phrases of one noun and of those coordinated with it; of a mere wrapper ("a number of issues") what is in it."""
        scene = self.scene
        if depth > DEEPEST:
            return
        inner = self.inside(head) if scene.tokens[head].lemma.lower() in self.words.wrappers else []
        if inner:
            for at in inner:
                yield from self.under(at, depth + 1)
        elif self.is_topic(head):
            yield from self.split(*self.bounds(head))
        for child in scene.dependents(head, "conj"):
            if child > head:
                yield from self.under(child, depth + 1)

    def inside(self, wrapper: int) -> list[int]:
        """What a wrapper holds: behind "of", "related to", "such as", "including"."""
        scene, found = self.scene, list[int]()
        tops = [wrapper, *(at for at in scene.dependents(wrapper, "acl", "amod", "relcl") if at > wrapper), *scene.dependents(wrapper, "prep")]
        for top in tops:
            for word, at in scene.prepositions(top):
                if word in self.words.inner:
                    found += scene.complements(at)
            if scene.tokens[top].text.lower() in ("concerning", "regarding", "including", "affecting", "facing"):
                found += scene.dependents(top, "dobj", "pobj")
        return list(dict.fromkeys(found))

    def bounds(self, head: int) -> tuple[int, int]:
        """The first and last word (exclusive) of the phrase around a noun, without what is coordinated with it, clauses and places."""
        scene = self.scene
        first, last = scene.reach[head]
        stops = [
            max(head + 1, scene.reach[at][0]) for at in scene.children[head] if at > head and (scene.tokens[at].dep in CUT or self.is_setting(at))
        ]
        end = min([last, *stops])
        if scene.tokens[head].lemma.lower() in self.words.bare and end == head + 1:
            end = self.beyond(end)
        return first, end

    def beyond(self, end: int) -> int:
        """The end of the phrase where the grammar has hung "for a joint railway" behind "prospects" on the verb."""
        tokens = self.scene.tokens
        follows = end < len(tokens) and tokens[end].dep == "prep" and tokens[end].text.lower() in ("of", "for", "to", "in")
        return self.scene.reach[end][1] if follows else end

    def split(self, first: int, last: int) -> Iterator[str]:
        """The phrases of words *first* to *last*, parted where a list goes on or a further phrase begins."""
        starts = [first, *(at + 1 for at in range(first, last - 1) if self.is_joint(at, first, last))]
        for start, end in zip(starts, [*starts[1:], last], strict=True):
            phrase = self.cleaned(start, end)
            if self.is_told(phrase):
                yield phrase

    def is_joint(self, at: int, first: int, last: int) -> bool:
        """Whether a list goes on behind a word: a comma behind a noun, "as well as", the last "and" of a list or that before a new phrase."""
        tokens = self.scene.tokens
        word = tokens[at].text.lower()
        adjectives = any(tokens[number].text == "," and tokens[number - 1].tag.startswith("JJ") for number in range(first + 1, at))
        if adjectives:  # "the economic, health and cultural fields"
            return False
        if word in (",", ";"):
            return at > first and tokens[at - 1].tag.startswith("NN")
        if word == "as":
            return tokens[at - 1].text.lower() == "well"
        if word != "and" or at == first or not tokens[at - 1].tag.startswith(("NN", ",")):
            return False
        listed = any(
            token.text == "," and tokens[number - 1].tag.startswith("NN") for number, token in enumerate(tokens[first:last], first) if number > first
        )
        return listed or tokens[at + 1].tag == "DT" or tokens[at + 1].lemma.lower() in self.words.bare

    def cleaned(self, first: int, last: int) -> str:
        """The text of some words without articles before and "between the two countries" behind; whole where a hyphen joins it to its neighbours."""
        text, span = self.scene.reading.text, self.scene.span_of(first, last)
        start, end = span.start, span.end
        while start and text[start - 1] == "-":
            start = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
        while end < len(text) and text[end] == "-":
            end = min([len(text), *(at for sign in " ,.;\n" if (at := text.find(sign, end)) > 0)])
        phrase = " ".join(text[start:end].split())
        for _ in range(2):
            phrase = JOINING.sub("", LEADING.sub("", phrase.strip(SIGNS)))
        return TRAILING.sub("", phrase)

    def is_told(self, phrase: str) -> bool:
        """Whether a phrase tells something: not too long, a word of letters, not "mutual interest"."""
        words = phrase.lower().split()
        nothing = self.words.empty | self.words.bare | self.words.wrappers
        alone = len(words) == 1 and bool({words[0], words[0].removesuffix("s"), words[0].removesuffix("ies") + "y"} & nothing)
        ends = words and (words[-1] in self.words.inner | {"to", "for", "and", "by", "at"} or words[0] in ("and", "to"))
        return 0 < len(words) <= LONGEST and any(word[:1].isalpha() for word in words) and not (alone or ends or set(words) <= self.words.hollow)

    def is_topic(self, head: int) -> bool:
        """Whether a noun may be a topic: it tells something and is no person and no time."""
        token, unit = self.scene.tokens[head], self.scene.unit_at(head)
        person = unit is not None and self.scene.actors[unit.actor].kind == "person"
        when = any(date.span.covers(token.span) for date in self.scene.dates)
        noun = token.tag.startswith("NN") or (token.tag == "VBG" and token.dep == "pcomp")
        return noun and not person and not when and token.lemma.lower() not in self.words.empty

    def is_setting(self, token: int) -> bool:
        """Whether a preposition leads to where or when the talks were, which is no part of their topic."""
        scene = self.scene
        if scene.tokens[token].dep != "prep" or scene.tokens[token].text.lower() not in ("in", "at", "on", "during", "with"):
            return False
        below = scene.complements(token)
        units = [scene.unit_at(at) for at in below]
        if any(unit is not None and scene.actors[unit.actor].kind in ("place", "person") for unit in units):
            return True
        return any(date.span.covers(scene.tokens[at].span) for at in below for date in scene.dates)
