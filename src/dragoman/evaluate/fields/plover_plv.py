"""plover_plv: the PLOVER root of what one actor does to another in a sentence, by phrases of the knowledge and where they stand.

A phrase counts more the longer it is and the nearer it follows the first actor; most between the two actors. Of a verb that governs another
("refuses to help", "agrees to stop") the governing one comes first and so counts more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from dragoman.evaluate.fields.base import Field, Item, Prediction
from dragoman.knowledge.load import load_knowledge
from dragoman.model.annotations import Token
from dragoman.model.document import Document, Span
from dragoman.run.pipeline import read_document
from dragoman.run.stages import default_stages

GAP = 4  # words that "…" stands for at most
BETWEEN, AFTER, BEFORE = 2.0, 1.0, 0.6  # what a phrase counts between the actors, after both, before both
LENGTH = 0.7  # what each further word of a phrase adds
FADING = 0.93  # what a word's distance from the first actor leaves of it
UNKNOWN = "CONSULT"
FUTURE = frozenset({"will", "would", "shall", "'ll", "wo"})
INTENDED = {  # what an act becomes that is still to come, and what it becomes that is said not to come
    **dict.fromkeys(("YIELD", "AID", "COOPERATE", "SUPPORT"), ("AGREE", "REJECT")),
    **dict.fromkeys(("ASSAULT", "SANCTION", "COERCE", "PROTEST", "MOBILIZE"), ("THREATEN", "AGREE")),
    **dict.fromkeys(("CONSULT", "AGREE"), ("", "REJECT")),
}  # fmt: skip


@dataclass(frozen=True)
class RootFinder:
    """The phrases of all roots by their first word."""

    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> RootFinder:
        """As the file ``cues/en/plover`` has them."""
        phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for root, entry in lexicon.items():
            for phrase in entry["phrases"]:
                words = tuple(phrase.split())
                phrases.setdefault(words[0], []).append((words, root))
        return cls(phrases)

    def root(self, tokens: Sequence[Token], source: Span, target: Span) -> str:
        """The root that the phrases tell most strongly."""
        lemmas = [_lemma(token) for token in tokens]
        scores: dict[str, float] = {}
        for at, token in enumerate(tokens):
            if source.overlaps(token.span):
                continue
            weight = self.weight(tokens, at, source, target)
            best: dict[str, float] = {}
            for words, root in self.phrases.get(lemmas[at], ()):
                if matches(lemmas, at, words):
                    length = sum(word != "…" for word in words)
                    best[root] = max(best.get(root, 0.0), weight * (1.0 + LENGTH * (length - 1)))
            told = {intended(root, tokens, at): score for root, score in sorted(best.items(), key=lambda item: item[1])}
            for root, score in told.items():
                scores[root] = max(scores.get(root, 0.0), score) + 0.1 * min(scores.get(root, 0.0), score)
        return max(scores, key=lambda root: scores[root]) if scores else UNKNOWN

    def weight(self, tokens: Sequence[Token], at: int, source: Span, target: Span) -> float:
        """What a phrase counts that begins at token *at*."""
        token = tokens[at]
        first, last = sorted((source, target))
        region = BETWEEN if first.end <= token.span.start < last.start else AFTER if token.span.start >= last.start else BEFORE
        verb = 1.25 if token.tag.startswith("VB") else 1.0
        distance = sum(1 for other in tokens if min(source.end, token.span.start) <= other.span.start < max(source.start, token.span.start))
        return float(region * verb * FADING ** min(distance, 30))


def intended(root: str, tokens: Sequence[Token], at: int) -> str:
    """The root of an act that is only intended or is refused: "will release" agrees, "will not release" rejects, "will bomb" threatens."""
    near = [token.text.lower() for token in tokens[max(0, at - 3) : at]]
    if tokens[at].tag not in ("VB", "VBG", "VBN") or root not in INTENDED or not FUTURE & set(near):
        return root
    coming, refused = INTENDED[root]
    return (refused if {"not", "n't", "never"} & set(near) else coming) or root


def _lemma(token: Token) -> str:
    return (token.lemma or token.text).lower()


def matches(lemmas: Sequence[str], at: int, words: Sequence[str]) -> bool:
    """Whether the words of a phrase follow one another from *at*, "…" being up to four others."""
    gap = False
    for word in words:
        if word == "…":
            gap = True
            continue
        reach = range(at, min(len(lemmas), at + 1 + GAP * gap))
        found = next((place for place in reach if lemmas[place] == word), None)
        if found is None:
            return False
        at, gap = found + 1, False
    return True


def predict(items: list[Item]) -> Iterator[Prediction]:
    """One line a sentence."""
    finder = RootFinder.of(cast("Mapping[str, Any]", load_knowledge().lexicons["cues/en/plover"]))
    for item in items:
        yield {"id": item["id"], "root": finder.root(words_of(item), *actors_of(item))}


def words_of(item: Item) -> Sequence[Token]:
    """The words of the sentence with their dictionary forms."""
    stages = default_stages()
    upto = next(number for number, stage in enumerate(stages) if Token in stage.provides) + 1
    return read_document(Document(str(item["id"]), item["sentence"], lang="en"), stages[:upto])[Token]


def actors_of(item: Item) -> tuple[Span, Span]:
    """Where the source and the target stand; at the beginning and the end where they aren't found."""
    text, marked = item["sentence"], item.get("marked_sentence") or ""
    found = []
    for mark, name, other in (("<s>", item["source"], 0), ("<t>", item["target"], len(text))):
        before = marked.partition(mark)[0]
        for tag in ("<s>", "</s>", "<t>", "</t>"):
            before = before.replace(tag, "")
        start = len(before) if text.startswith(name, len(before)) else text.find(name)
        found.append(Span(start, start + len(name)) if start >= 0 else Span(other, other))
    return found[0], found[1]


FIELD = Field("plover_plv", frozenset({"root", "quad", "in_codebook"}), predict, ("root_macro_f1", "quad_macro_f1"))
