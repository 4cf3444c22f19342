"""What was talked about: the phrases behind "discussed" and "on", as the text has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from dragoman.extract.engagements.scene import Scene
from dragoman.knowledge.schema import Knowledge

MOST, LONGEST = 5, 12


@dataclass(frozen=True, slots=True)
class TopicWords:
    """The cue words of ``cues/en/topics.yaml``."""

    verbs: frozenset[str]
    prepositions: frozenset[str]
    empty: frozenset[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> TopicWords:
        """The cues; none where the file is missing."""
        data = cast(dict[str, list[str]], knowledge.lexicons.get("cues/en/topics", {}))
        return cls(frozenset(data.get("verbs", ())), frozenset(data.get("prepositions", ())), frozenset(data.get("empty", ())))


@dataclass(frozen=True)
class Topics:
    """Finds the topics of one scene."""

    scene: Scene
    words: TopicWords

    def of_trigger(self, trigger: int, verb: int) -> list[str]:
        """The topics that hang on a noun or its verb: "talks on trade", "met to discuss visas"."""
        scene = self.scene
        heads = [noun for word, at in scene.prepositions(trigger) if word in self.words.prepositions for noun in scene.complements(at)]
        if scene.tokens[verb].lemma.lower() in self.words.verbs:
            heads += scene.objects(verb)
        for child in scene.children[verb]:
            if scene.tokens[child].tag.startswith("VB") and scene.tokens[child].lemma.lower() in self.words.verbs:
                heads += scene.objects(child)
        return self.phrases(heads)

    def of_sentence(self, sentence: int) -> list[str]:
        """The topics that the verbs of one sentence tell."""
        scene, bounds = self.scene, self.scene.sentences[sentence]
        heads: list[int] = []
        for at in range(bounds.first, bounds.last):
            if scene.tokens[at].tag.startswith("VB") and scene.tokens[at].lemma.lower() in self.words.verbs:
                heads += scene.objects(at)
        return self.phrases(heads)

    def of_sentences(self, first: int, last: int) -> list[str]:
        """The topics that the verbs of sentences *first* to *last* (exclusive) tell, each once, at most five."""
        found = dict.fromkeys(topic for number in range(first, last) for topic in self.of_sentence(number))
        return list(found)[:MOST]

    def phrases(self, heads: Iterable[int]) -> list[str]:
        """Each head's phrase, coordinated ones apart."""
        found = dict.fromkeys(phrase for head in heads for phrase in self._parts(head, 0))
        return list(found)[:MOST]

    def _parts(self, head: int, depth: int) -> Iterator[str]:
        scene = self.scene
        first, last = scene.reach[head]
        joined = [child for child in scene.dependents(head, "conj") if child > head]
        stops = [at for at in scene.children[head] if at > head and scene.tokens[at].dep in ("cc", "conj", "relcl", "acl", "punct", "appos", "advcl")]
        stops += [at for at in scene.children[head] if at > head and self.is_setting(at)]
        end = min([last, *stops])
        if scene.tokens[first].dep in ("det", "poss", "predet") and first < head:
            first += 1
        if first < end and self.is_topic(head, first, end):
            yield scene.span_of(first, end).of(scene.reading.text).rstrip(" ,;.")
        if depth < MOST:
            for child in joined:
                yield from self._parts(child, depth + 1)

    def is_topic(self, head: int, first: int, end: int) -> bool:
        """Whether a phrase may be a topic: a noun that tells something, no person, not too long."""
        token, unit = self.scene.tokens[head], self.scene.unit_at(head)
        person = unit is not None and self.scene.actors[unit.actor].kind == "person"
        return token.tag.startswith("NN") and not person and end - first <= LONGEST and token.lemma.lower() not in self.words.empty

    def is_setting(self, token: int) -> bool:
        """Whether a preposition leads to where or when the talks were, which is no part of their topic."""
        scene = self.scene
        if scene.tokens[token].dep != "prep" or scene.tokens[token].text.lower() not in ("in", "at", "on"):
            return False
        units = [scene.unit_at(at) for at in scene.complements(token)]
        return any(unit is not None and scene.actors[unit.actor].kind == "place" for unit in units)
