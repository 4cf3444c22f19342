"""Where items stand: their spans, the sentences these touch, and how well two clauses fit."""

from __future__ import annotations

import re

from dragoman.evaluate.corpora import Item

Stretch = tuple[int, int]
LONGEST = 3.0  # a clause found may be so many times as long as the annotated one …
LONG_ENOUGH = 250  # … or so many characters
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”»)\]]*\s+(?=[A-ZА-ЯЁÀ-Ý\"“«(\[•–—-])|\n+")


def split_sentences(text: str) -> list[Stretch]:
    """The scorer's own plain sentences, the same for every reader."""
    ends = [*(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    return [(start, end) for start, end in zip([0, *ends], ends, strict=False) if text[start:end].strip()]


def spans_of(item: Item, text: str) -> list[Stretch]:
    """The spans that an item stands on: its evidence, or where its quote is first found."""
    evidence = item.get("evidence")
    if isinstance(evidence, list) and evidence:
        whole = [e for e in evidence if isinstance(e, dict) and isinstance(e.get("start"), int) and isinstance(e.get("end"), int)]
        return [(e["start"], e["end"]) for e in whole]
    quote = item.get("quote")
    if "evidence" in item or not isinstance(quote, str) or not quote:
        return []
    at = text.find(quote)
    return [(at, at + len(quote))] if at >= 0 else []


def touched(spans: list[Stretch], sentences: list[Stretch]) -> set[int]:
    """Which sentences the spans stand on with more than three characters."""
    return {at for at, sentence in enumerate(sentences) for span in spans if touches(span, sentence)}


def touches(span: Stretch, sentence: Stretch) -> bool:
    shared = min(span[1], sentence[1]) - max(span[0], sentence[0])
    overlapping = span[0] < sentence[1] and span[1] > sentence[0]
    return overlapping and shared > min(3, sentence[1] - sentence[0] - 1)


def clause_fit(wanted: list[Stretch], found: list[Stretch], *, whole: bool = True) -> float:
    """How much of the annotated clause the found one covers (not *whole*: of the shorter of the two); 0 where it is far longer."""
    if not wanted or not found:
        return 0.0
    (start, end), (first, last) = wanted[0], found[0]
    length, given = end - start, last - first
    if given > max(LONGEST * length, LONG_ENOUGH):
        return 0.0
    return max(0, min(end, last) - max(start, first)) / max(1, length if whole else min(length, given))
