"""How alike two written names are, from 0 to 1: of people in any script and order, of bodies with their legal forms.

Words are paired, each with the one most like it; a pair is worth less the more letters differ. A word left over on one side only makes one
name the fuller form of the other; words left over on both sides make them other names. A score of 0.7 says "the same".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from dragoman.knowledge.schema import Knowledge
from dragoman.resolve.people.naming import NameReader

SAME = 0.7
INITIAL = 0.75  # what a pair is worth of which one is the other's first letter
LEFT_OVER = 0.06  # what each word that only one name has takes away
APOSTROPHES = re.compile(r"['’‘`ʻʼ]")
WORD = re.compile(r"[a-z]+|\d+")
DOTTED = re.compile(r"\b(?:[a-z]\.\s?)+[a-z]\b\.?")  # "s.a.r.l.", "u.s."


@dataclass(frozen=True)
class NameLikeness:
    """The scorer, with the words that it knows of."""

    titles: frozenset[str]
    particles: frozenset[str]
    forms: Mapping[str, str]
    same: Mapping[str, str]
    numbers: Mapping[str, int]
    tens: Mapping[str, int]
    little: frozenset[str]
    reader: NameReader

    @classmethod
    def of(cls, knowledge: Knowledge) -> NameLikeness:
        """As the files ``honorifics`` and ``legal_forms`` have them."""
        round_names = cast("Mapping[str, Sequence[str]]", knowledge.lexicons["honorifics"])
        words = cast("Mapping[str, Any]", knowledge.lexicons["legal_forms"])
        forms = {name: short for short, names in words["forms"].items() for name in names}
        titles = frozenset(round_names["before"]) | frozenset(round_names["after"])
        return cls(
            titles,
            frozenset(round_names["particles"]),
            forms,
            words["same"],
            words["numbers"],
            words["tens"],
            frozenset(words["little"]),
            NameReader.of(knowledge),
        )

    def of_people(self, left: str, right: str) -> float:
        """How alike two names of people are; forms of address and small words count for nothing."""
        return self.compare(self.person_words(left), self.person_words(right))

    def of_bodies(self, left: str, right: str) -> float:
        """How alike two names of companies, offices or ships are; their numbers must agree, their legal forms not clash."""
        (one, form), (other, its_form) = self.body_words(left), self.body_words(right)
        if [word for word in one if word.isdigit()] != [word for word in other if word.isdigit()]:
            return 0.0
        score = self.compare(one, other, may_be_fuller=False)
        return score * (0.9 if form and its_form and form != its_form else 1.0)

    def person_words(self, name: str) -> tuple[str, ...]:
        words = words_of(name)
        kept = [word for word in words if word not in self.particles]
        untitled = [word for word in kept if word not in self.titles]
        return tuple(untitled if len(untitled) > 1 else kept or words)

    def body_words(self, name: str) -> tuple[tuple[str, ...], str]:
        """The words of a body's name without little ones and its legal form, and that form."""
        plain = f" {' '.join(words_of(name))} "
        for long, short in self.same.items():
            plain = plain.replace(f" {long} ", f" {short} ")
        found = [form for form in sorted(self.forms, key=len, reverse=True) if f" {form} " in plain]
        bare = plain
        for form in found:
            bare = bare.replace(f" {form} ", " ")
        words = [word for word in bare.split() if word not in self.little] or plain.split()
        return tuple(self.with_digits(words)), self.forms[found[0]] if found else ""

    def with_digits(self, words: Sequence[str]) -> list[str]:
        """Numbers in words or Roman figures as digits: "forty four" → "44"."""
        told: list[str] = []
        for position, word in enumerate(words):
            if word in self.tens:
                told.append(str(self.tens[word]))
            elif (word in self.numbers and position) or (word.isdigit() and told):
                unit = self.numbers.get(word) or int(word)
                joined = told[-1].isdigit() and words[position - 1] in self.tens and unit < 10
                told[-1:] = [str(int(told[-1]) + unit)] if joined else [told[-1], str(unit)]
            else:
                told.append(word)
        return told

    def compare(self, left: Sequence[str], right: Sequence[str], *, may_be_fuller: bool = True) -> float:
        """How alike two rows of words are."""
        if not left or not right:
            return 0.0
        if sorted(left) == sorted(right) or "".join(left) == "".join(right):
            return 1.0
        short, long = sorted((list(left), list(right)), key=len)
        pairs, rest = self.pair_words(short, long)
        left_over = len(long) - len(short)
        if min(pairs) == 0.0 or (left_over and (not may_be_fuller or len(short) < 2)):
            return glued(short, long)
        exact = sum(worth == 1.0 for worth in pairs)
        if len(pairs) > 1 and not exact and min(pairs) < 0.85:
            return 0.5
        return max(0.0, sum(pairs) / len(pairs) - LEFT_OVER * min(len(rest), 3)) if min(pairs) >= SAME else min(pairs)

    def pair_words(self, short: Sequence[str], long: Sequence[str]) -> tuple[list[float], list[str]]:
        """What each word of *short* is worth with the word of *long* most like it, and the words of *long* left over."""
        rest, worths = list(long), []
        for word in sorted(short, key=len, reverse=True):
            best = max(range(len(rest)), key=lambda at: (self.likeness(word, rest[at]), -at))
            worths.append(self.likeness(word, rest.pop(best)))
        return worths, rest

    def likeness(self, one: str, other: str) -> float:
        """How alike two words are: 1 for one word, less by the letters that differ, 0 for other words."""
        if one == other:
            return 1.0
        if one.isdigit() or other.isdigit():
            return 0.0
        if 1 in (len(one), len(other)):
            return INITIAL if one[0] == other[0] else 0.0
        sound, its_sound = self.reader.fold(one), self.reader.fold(other)
        if sound == its_sound:
            return 0.97
        apart = min(Levenshtein.distance(one, other), Levenshtein.distance(sound, its_sound))
        longest = max(len(one), len(other))
        allowed = 0 if longest < 4 else 1 if longest < 6 else 2
        return 1.0 - apart / longest if apart <= allowed and 1.0 - apart / longest >= 0.65 else 0.0


def words_of(name: str) -> tuple[str, ...]:
    """The words and numbers of *name* in small Latin letters; abbreviations without their full stops.

    >>> words_of("Fredonia Shipping S.A.")
    ('fredonia', 'shipping', 'sa')
    """
    plain = APOSTROPHES.sub("", anyascii(name).casefold()).replace("&", " and ")
    return tuple(WORD.findall(DOTTED.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", plain)))


def glued(left: Sequence[str], right: Sequence[str]) -> float:
    """How alike two names are that part their words otherwise ("Good Will", "Goodwill")."""
    one, other = "".join(left), "".join(right)
    return 0.9 if len(one) > 7 and Levenshtein.distance(one, other, score_cutoff=1) <= 1 else 0.0
