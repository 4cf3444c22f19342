"""What was talked about: what stands behind "discussed", "talks on", "the agenda included", in the clause itself and the sentences behind it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.engagements.scene import Scene
from dragoman.extract.engagements.topic_phrases import MOST, TopicPhrases, TopicWords

__all__ = ["MOST", "TopicWords", "Topics"]
PLACING = frozenset({"on", "around"})  # beside a verb they may say where


@dataclass(frozen=True)
class Topics:
    """Finds the topics of one scene."""

    scene: Scene
    words: TopicWords

    @cached_property
    def phrases(self) -> TopicPhrases:
        """What cuts the phrases out."""
        return TopicPhrases(self.scene, self.words)

    def of_trigger(self, trigger: int, verb: int) -> list[str]:
        """The topics of the telling itself: "talks on trade", "met to discuss visas", "spoke about the crisis"."""
        scene = self.scene
        heads = self.behind(trigger, self.words.prepositions - PLACING if trigger == verb else self.words.prepositions)
        told = scene.tokens[trigger].dep in ("dobj", "nsubj", "nsubjpass", "attr") and scene.tokens[trigger].lemma.lower() in self.words.talks
        if not heads and (told or scene.tokens[verb].lemma.lower() in self.words.speaking):
            heads = self.further(trigger, verb)
        near = [verb, *(child for top in {verb, trigger} for child in scene.children[top] if scene.tokens[child].tag.startswith("VB"))]
        for at in near:
            heads += self.of_verb(at)
        return self.phrases.of(heads)

    def behind(self, token: int, words: Set[str]) -> list[int]:
        """The nouns behind some prepositions of a word."""
        scene = self.scene
        first = [at for word, at in scene.prepositions(token) if word in words]
        joined = [at for preposition in first for at in scene.dependents(preposition, "conj")]  # "on debt and on trade"
        return [noun for at in (*first, *joined) for noun in scene.complements(at)]

    def further(self, trigger: int, verb: int) -> list[int]:
        """The nouns behind "on" or "about" further on in the clause: beside the verb, or hung on a name: "talks with B in Larkholm on trade"."""
        scene, found = self.scene, list[int]()
        for at in range(trigger + 1, scene.reach[verb][1]):
            above = scene.tokens[at].head
            hung = above in (trigger, verb) or scene.unit_at(above) is not None or scene.tokens[at].dep == "conj"
            if hung and scene.tokens[at].dep in ("prep", "conj") and scene.tokens[at].text.lower() in self.words.prepositions:
                found += scene.complements(at)
        return found

    def of_verb(self, verb: int) -> list[int]:
        """The heads of what a verb says was talked about."""
        scene = self.scene
        lemma = scene.tokens[verb].lemma.lower()
        if lemma in self.words.verbs:
            return scene.objects(verb)
        given = [thing for thing in scene.objects(verb) if scene.tokens[thing].lemma.lower() in self.words.given]
        if given:
            wanted = self.words.prepositions | {"to", "of"}
            return [noun for at in (*given, verb) for noun in self.behind(at, wanted)]
        return self.behind(verb, self.words.speaking.get(lemma, frozenset()))

    def of_agenda(self, verb: int) -> list[int]:
        """The heads of what a verb says was on the agenda: "topics included A", "A was among the topics", "the focus was on A"."""
        scene = self.scene
        lemma, subjects, objects = scene.tokens[verb].lemma.lower(), scene.subjects(verb), scene.objects(verb)
        agenda = any(self.is_agenda(at) for at in subjects)
        if lemma in self.words.listing and agenda:
            return objects + self.behind(verb, frozenset({"on", "around"}))
        if lemma == "be" and any(self.is_agenda(at) for at in self.behind(verb, frozenset({"among", "on"}))):
            return [at for at in (*subjects, *objects) if not self.is_agenda(at)]
        return subjects if lemma in ("top", "dominate", "head", "figure") and any(self.is_agenda(at) for at in objects) else []

    def is_agenda(self, noun: int) -> bool:
        """Whether a noun is the agenda or its topics."""
        return self.scene.tokens[noun].lemma.lower() in self.words.agenda

    def of_sentences(self, first: int, last: int, actors: Set[int]) -> list[str]:
        """The topics that sentences *first* to *last* (exclusive) tell of talks between *actors*, each once."""
        found = dict.fromkeys(topic for number in range(first, last) for topic in self.of_sentence(number, actors))
        return list(found)[:MOST]

    def of_sentence(self, sentence: int, actors: Set[int]) -> list[str]:
        """The topics that the verbs of one sentence tell."""
        bounds, heads = self.scene.sentences[sentence], list[int]()
        for at in range(bounds.first, bounds.last):
            if self.scene.tokens[at].tag.startswith("VB"):
                heads += self.of_agenda(at)
                told = self.of_verb(at)
                heads += told if told and self.is_theirs(at, actors) else []
        return self.phrases.of(heads)

    def is_theirs(self, verb: int, actors: Set[int]) -> bool:
        """Whether those who talk are the subject, or nobody is: "the sides discussed", "visas were discussed", "talks covered"."""
        scene = self.scene
        subjects = scene.subjects(verb)
        if not subjects:
            return scene.is_passive(verb) or scene.tokens[verb].tag == "VBG"
        return any(self.is_participant(at, actors) for at in subjects)

    def is_participant(self, subject: int, actors: Set[int]) -> bool:
        """Whether a subject is one of *actors*, a plural for them, or the talks themselves."""
        token, unit = self.scene.tokens[subject], self.scene.unit_at(subject)
        if unit is not None and (unit.actor in actors or self.scene.actors[unit.actor].kind == "group"):
            return True
        return token.text.lower() in self.words.participants or token.lemma.lower() in self.words.talks
