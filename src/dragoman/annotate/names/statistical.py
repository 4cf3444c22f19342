"""Names as the statistical model marks them: raw material for mentions, asked for only where our own knowledge may not be enough.

The model's names cost more than all else together, so it is asked about a sentence only if this holds a capital word that neither the knowledge nor a
sentence asked before has; a name found once is found everywhere later.
Source: the entity recogniser of spaCy's ``en_core_web_sm`` 3.8 (MIT).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.annotate.dates.calendar import Calendar
from dragoman.annotate.grammar.syntax import load_model
from dragoman.annotate.names.lexicon import fold, name_lexicon
from dragoman.knowledge.forms import split_words
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import NamedSpan, Sentence, Token
from dragoman.model.reading import Reading

NAME_TAGS = frozenset({"NNP", "NNPS"})


def known_words(knowledge: Knowledge) -> frozenset[str]:
    """Every word of a known name, an office, the calendar or another expression that the grammar of names has, folded."""
    lexicon, calendar = name_lexicon(knowledge), Calendar.of(knowledge)
    names = {fold(word.text) for name in knowledge.gazetteer for word in split_words(name)}
    titles = {word for first, ways in lexicon.titles.items() for rest, _ in ways for word in (first, *rest)}
    return frozenset(names | titles | set(lexicon.classes) | set(calendar.months) | set(calendar.weekdays))


@dataclass(frozen=True)
class StatisticalNames:
    """Sentence and Token layers → NamedSpan layer."""

    name: ClassVar[str] = "statistical-names/1"
    requires: ClassVar[frozenset[type]] = frozenset({Sentence, Token})
    provides: ClassVar[frozenset[type]] = frozenset({NamedSpan})
    knowledge: Knowledge
    model: Language = field(default_factory=load_model)
    known: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", known_words(self.knowledge))

    def __call__(self, reading: Reading) -> Reading:
        tokens = reading[Token]
        asked = [tokens[sentence.first : sentence.last] for sentence in self.worth_asking(reading[Sentence], tokens)]
        return reading.adding(NamedSpan, mark_names(asked, self.model))

    def worth_asking(self, sentences: Sequence[Sentence], tokens: Sequence[Token]) -> Iterator[Sentence]:
        """The sentences with a name word that is new."""
        seen: set[str] = set()
        for sentence in sentences:
            names = {token.text for token in tokens[sentence.first : sentence.last] if token.tag in NAME_TAGS and token.text[:1].isupper()}
            new = {name for name in names - seen if fold(name) not in self.known}
            seen |= new
            if new:
                yield sentence


def mark_names(sentences: Sequence[Sequence[Token]], model: Language) -> Iterator[NamedSpan]:
    """The model's names in *sentences*, in order."""
    docs = [as_doc(sentence, model) for sentence in sentences]
    component = model.get_pipe("ner")
    if docs:
        component.set_annotations(docs, component.predict(docs))  # type: ignore[attr-defined]  # spaCy types a pipe as a plain callable
    for doc, sentence in zip(docs, sentences, strict=True):
        for entity in doc.ents:
            yield NamedSpan(sentence[entity.start].span.join(sentence[entity.end - 1].span), entity.label_)


def as_doc(sentence: Sequence[Token], model: Language) -> Doc:
    """A sentence as the model takes it."""
    spaces = [left.span.end < right.span.start for left, right in itertools.pairwise(sentence)]
    return Doc(model.vocab, words=[token.text for token in sentence], spaces=[*spaces, True])
