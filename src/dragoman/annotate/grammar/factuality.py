"""Happened, planned, proposed, cancelled, denied or merely possible: one mark on each verb that does not plainly assert.

A verb is marked by its own auxiliaries, negation and conditional, else by what governs it as an infinitive or gerund ("agreed to meet").
A verb without a mark is asserted. The simple present outside headings is marked habitual ("meets every spring").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, cast

from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Block, Factuality, FactualityValue, Sentence, Token
from dragoman.model.reading import Reading

COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl"})
DEEPEST = 5
MEANS = frozenset({"by", "through", "while", "after"})
DONE = frozenset({"nsubj", "nsubjpass", "dobj"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PERFORMERS = frozenset({"i", "we"})  # "I congratulate": saying it is doing it


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words by what they do; word → value."""

    auxiliaries: Mapping[str, FactualityValue]
    governors: Mapping[str, FactualityValue]
    negations: frozenset[str]
    conditions: frozenset[str]
    accepting: frozenset[str]
    missing: frozenset[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Cues:
        """The cues of the English file; none where it is missing."""
        data = cast(dict[str, dict[str, list[str]]], knowledge.lexicons.get("cues/en/factuality", {}))
        words = cast(dict[str, list[str]], data)
        return cls(
            turned(data.get("auxiliaries", {})),
            turned(data.get("governors", {})),
            frozenset(words.get("negations", ())),
            frozenset(words.get("conditions", ())),
            frozenset(words.get("accepting", ())),
            frozenset(words.get("missing", ())),
        )


def turned(lists: Mapping[str, list[str]]) -> dict[str, FactualityValue]:
    """Word → value out of value → words."""
    return {word: cast(FactualityValue, value) for value, words in lists.items() for word in words}


@dataclass(frozen=True)
class Factualities:
    """Token layer → Factuality layer."""

    name: ClassVar[str] = "factuality/1"
    requires: ClassVar[frozenset[type]] = frozenset({Token, Sentence, Block})
    provides: ClassVar[frozenset[type]] = frozenset({Factuality})
    knowledge: Knowledge

    def __call__(self, reading: Reading) -> Reading:
        marker = Marker(reading[Token], Cues.of(self.knowledge), headline_sentences(reading))
        return reading.adding(Factuality, marker.marks())


def headline_sentences(reading: Reading) -> frozenset[int]:
    """The sentences that stand in headings, where the present tense tells of the past."""
    blocks = reading[Block]
    return frozenset(at for at, sentence in enumerate(reading[Sentence]) if sentence.block < len(blocks) and blocks[sentence.block].kind == "heading")


class Marker:
    """Marks the verbs of one token layer."""

    def __init__(self, tokens: tuple[Token, ...], cues: Cues, headings: frozenset[int]) -> None:
        self.tokens, self.cues, self.headings = tokens, cues, headings
        self.children: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head != index:
                self.children[token.head].append(index)

    def marks(self) -> Iterator[Factuality]:
        """One mark for each verb that does not plainly assert."""
        for index, token in enumerate(self.tokens):
            if token.tag.startswith("VB") and token.dep not in ("aux", "auxpass"):
                found = self.judge(index)
                if found is not None:
                    value, cue = found
                    yield Factuality(token.span, value, self.tokens[cue].span)

    def judge(self, verb: int, depth: int = 0) -> tuple[FactualityValue, int] | None:
        """What keeps *verb* from asserting, and the word that does."""
        found = self._beside(verb)
        if found is not None and found[0] == "planned" and (hope := self._hoped(verb)) is not None:
            return ("possible", hope)
        return found or (self._above(verb, depth) if depth < DEEPEST else None) or self._habit(verb)

    def _beside(self, verb: int) -> tuple[FactualityValue, int] | None:
        found: tuple[FactualityValue, int] | None = None
        for child in self.children[verb]:
            word, dep = self.tokens[child].text.lower(), self.tokens[child].dep
            if dep == "neg" and any(self.tokens[other].text.lower() == "until" for other in self.children[verb]):
                continue
            if dep == "neg" or (dep in ("advmod", "preconj") and word in self.cues.negations):
                return ("denied", child)
            if dep in DONE and (nothing := self._is_none(child)) is not None:
                return ("denied", nothing)
            if dep == "aux" and word in self.cues.auxiliaries:
                found = found or (self.cues.auxiliaries[word], child)
            if dep == "mark" and word in self.cues.conditions:
                found = ("possible", child)
        return found

    def _hoped(self, verb: int) -> int | None:
        """The word of hope or wish above a clause: "expressed the hope that they will meet"."""
        token = self.tokens[verb]
        above = self.tokens[token.head]
        wished = token.head != verb and token.dep in ("ccomp", "acl") and self.cues.governors.get(above.lemma.lower()) == "possible"
        return token.head if wished else None

    def _is_none(self, noun: int) -> int | None:
        """The "no" before a noun: "no agreement was signed", "signed no agreement"."""
        return next((at for at in self.children[noun] if self.tokens[at].dep == "det" and self.tokens[at].text.lower() in ("no", "neither")), None)

    def _above(self, verb: int, depth: int) -> tuple[FactualityValue, int] | None:
        token = self.tokens[verb]
        if token.head == verb:
            return None
        if token.dep == "conj" and not self._has_auxiliary(verb):
            return self.judge(token.head, depth + 1) if self._same_form(verb, token.head) else None
        if token.dep not in COMPLEMENTS or not self._is_nonfinite(verb):
            return None
        if token.dep == "pcomp" and self.tokens[token.head].text.lower() in MEANS:
            return self._finite(verb, depth)
        head = self._governor(verb)
        word = self.tokens[head].lemma.lower()
        above = self.tokens[self.tokens[head].head]
        if word in self.cues.governors and (denial := self._denial(head)) is not None:
            return ("denied", denial)  # "doesn't plan to meet", "has no plans to meet"
        if self.cues.governors.get(word) == "proposed" and above.lemma.lower() in self.cues.accepting and self.tokens[head].dep == "dobj":
            return ("planned", head)
        if word in self.cues.governors and not (word == "be" and not self._is_due(verb, head)):
            missed = word in self.cues.missing and (self._is_perfect(verb) or self._is_perfect(head))
            return ("cancelled" if missed else self.cues.governors[word], head)
        given = next((at for at in self.children[head] if self.tokens[at].dep == "dobj" and at < verb), None)
        if given is not None and self.tokens[given].lemma.lower() == "invitation" and self._is_infinitive(verb):
            return (self.cues.governors.get("invitation", "proposed"), given)  # "extended an invitation to X to visit"
        if token.dep == "pcomp" and self.tokens[head].tag.startswith("N") and self.tokens[head].dep == "dobj":
            return self.judge(self.tokens[head].head, depth + 1)
        return self.judge(head, depth + 1) if self.tokens[head].tag.startswith("V") and token.dep != "advcl" else self._purpose(verb, head, depth)

    def _denial(self, governor: int) -> int | None:
        """What negates a word of planning or wishing."""
        negated = next((at for at in self.children[governor] if self.tokens[at].dep == "neg"), None)
        return negated if negated is not None else self._is_none(governor)

    def _finite(self, verb: int, depth: int) -> tuple[FactualityValue, int] | None:
        """The fate of the clause that a verb tells the means of: "showed its will to help by signing"."""
        at = verb
        while self.tokens[at].head != at:
            at = self.tokens[at].head
            if self.tokens[at].tag in FINITE:
                return self.judge(at, depth + 1)
        return None

    def _purpose(self, verb: int, head: int, depth: int) -> tuple[FactualityValue, int] | None:
        """An aim ("travelled to meet") shares the fate of what is done for it."""
        if self._is_infinitive(verb) and self.tokens[head].tag.startswith("V"):
            return self.judge(head, depth + 1)
        return None

    def _governor(self, verb: int) -> int:
        head = self.tokens[verb].head
        return self.tokens[head].head if self.tokens[head].dep == "prep" else head

    def _has_auxiliary(self, verb: int) -> bool:
        return any(self.tokens[child].dep in ("aux", "auxpass") for child in self.children[verb])

    def _same_form(self, left: int, right: int) -> bool:
        """Whether two coordinated verbs may share an auxiliary: "will meet and discuss", "to have met and held", never "will meet and said"."""
        tags = (self.tokens[left].tag, self.tokens[right].tag)
        return tags[0] == tags[1] or (tags == ("VBD", "VBN") and not any(self.tokens[child].dep in DONE - {"dobj"} for child in self.children[left]))

    def _is_due(self, verb: int, head: int) -> bool:
        """Whether "is to meet" tells of a plan: an infinitive right behind "be", not "was on the phone to speak"."""
        between = [at for at in self.children[head] if head < at < verb and self.tokens[at].dep in ("prep", "attr", "acomp")]
        return self._is_infinitive(verb) and not between

    def _is_perfect(self, verb: int) -> bool:
        """Whether a plan is told as one that came to nothing: "was to have met", "had been due to meet"."""
        told = [verb, *(at for at in [self.tokens[verb].head] if self.tokens[verb].dep == "acomp")]
        helped = {self.tokens[child].text.lower() for at in told for child in self.children[at] if self.tokens[child].dep == "aux"}
        return "had" in helped or {"to", "have"} <= helped

    def _is_infinitive(self, verb: int) -> bool:
        return any(self.tokens[child].tag == "TO" for child in self.children[verb])

    def _is_nonfinite(self, verb: int) -> bool:
        return self._is_infinitive(verb) or self.tokens[verb].tag == "VBG" or (self.tokens[verb].tag == "VB" and not self._has_auxiliary(verb))

    def _habit(self, verb: int) -> tuple[FactualityValue, int] | None:
        token = self.tokens[verb]
        simple = token.tag in ("VBZ", "VBP") and not self._has_auxiliary(verb) and token.lemma != "be"
        performs = any(self.tokens[child].text.lower() in PERFORMERS for child in self.children[verb] if self.tokens[child].dep == "nsubj")
        return ("habitual", verb) if simple and not performs and token.sentence not in self.headings else None
