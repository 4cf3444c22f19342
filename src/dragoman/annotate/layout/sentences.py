"""Where sentences begin and end within a block of layout.

A full stop is weighed by the word before it (an abbreviation, an initial) and the word after it; headings end with their block, and a label
at a block's front ("Background: …") stands alone. A quotation of several sentences is several sentences; what stands in parentheses stays
with the sentence around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.knowledge.schema import Knowledge
from dragoman.model.document import Span

# An end mark with the quotes and brackets that close after it, then a gap (or a capital glued to a small letter: "forum.The").
END = re.compile(
    r"""(?P<mark>[.!?…]+)(?P<close>["'”’»)\]]*(?:\[\d+\])*)(?:\s+(?=["'“‘«(\[]*[A-ZÀ-ÞА-Я0-9€$£])|(?<=[a-z]\.)(?=[A-Z][a-z]+\s))|(?<!\s)\s+(?=[•▪●■]\s)"""
)
LAST_WORD = re.compile(r"[\w.]+\Z")
NEXT_WORD = re.compile(r"""["'“‘«(\[]*(\w+)""")
LABEL = re.compile(r"""(?:[-–•▪●■*]\s+)?(?P<label>[A-ZÀ-Þ][\w&.'’()/-]*(?: [\w&'’()/-]+){0,5}):\s+(?=["“‘«]?[A-ZÀ-Þ])""")
LONGEST_PARENTHESIS = 300  # characters; an opening bracket that closes later than this is taken for a slip


@dataclass(frozen=True)
class Abbreviations:
    """Words before a full stop, by what the full stop may mean after them, and the words that open sentences."""

    never_ends: frozenset[str]
    before_numbers: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]
    leading_on: frozenset[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Abbreviations:
        """As the file ``cues/en/sentences`` has them."""
        lexicon = knowledge.lexicons["cues/en/sentences"]
        assert isinstance(lexicon, dict)
        return cls(**{name: frozenset(words) for name, words in lexicon.items()})

    def end_sentence(self, before: str, following: str) -> bool:
        """Whether a full stop between the words *before* (its own full stop left out) and *following* ends a sentence."""
        if before in self.never_ends:
            return False
        if before in self.before_numbers and following[:1].isdigit():
            return False
        if is_initials(before) or before in self.may_end:
            return following in self.starters
        return True


def is_initials(word: str) -> bool:
    """Whether *word* is one initial or several: "A", "J.F"; the pronoun "I" hardly ever ends a sentence."""
    return all(len(part) == 1 and part.isupper() for part in word.split(".")) if word else False


def split_sentences(text: str, block: Span, abbreviations: Abbreviations) -> Iterator[Span]:
    """The sentences of *block*, in order, without the white space around them.

    Every character of the block but white space belongs to one. Linear in the block's length.
    """
    label = LABEL.match(text, block.start, block.end)
    words = label["label"].lower().split() if label is not None else []
    labelled = label is not None and abbreviations.leading_on.isdisjoint(words) and not any(word[:1].isdigit() for word in words)  # no date
    start = label.end() if label is not None and labelled else block.start
    if start > block.start:
        yield trimmed(text, block.start, start)
    for end in END.finditer(text, start, block.end):
        if is_end(text, start, end, abbreviations):
            yield trimmed(text, start, end.end())
            start = end.end()
    if text[start : block.end].strip():
        yield trimmed(text, start, block.end)


def is_end(text: str, start: int, end: re.Match[str], abbreviations: Abbreviations) -> bool:
    """Whether the mark *end* closes the sentence that begins at *start*."""
    if end["mark"] is None:
        return True  # a bullet follows
    sentence = text[start : end.end("close")]
    if not any(letter.isalnum() for letter in sentence) or in_parenthesis(text, sentence, end.end()):
        return False
    if end["mark"] != "." or end["close"]:
        return True
    before = LAST_WORD.search(text, max(start, end.start() - 30), end.start())
    following = NEXT_WORD.match(text, end.end())
    return abbreviations.end_sentence(before[0] if before else "", following[1] if following else "")


def in_parenthesis(text: str, sentence: str, at: int) -> bool:
    """Whether *sentence* has opened a bracket that closes soon after *at*."""
    if sentence.count("(") <= sentence.count(")") or sentence.startswith("("):
        return False
    ahead = text[at : at + LONGEST_PARENTHESIS].partition("\n")[0]
    return ")" in ahead


def trimmed(text: str, start: int, end: int) -> Span:
    """[start, end) without white space at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
