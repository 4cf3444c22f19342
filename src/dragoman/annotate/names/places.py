"""Places that are people: "Israel Lind" and "Ida Jordan", though not "Israel" and "Jordan"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dragoman.annotate.names.lexicon import NameLexicon, fold
from dragoman.knowledge.schema import Entry
from dragoman.model.annotations import NamedSpan
from dragoman.model.document import Span

Known = tuple[Span, Entry]
NEXT = re.compile(r" ([^\W\d_a-z][^\W\d_]+)")
OF_PLACE = re.compile(r"\b(?:to|of|in|for|from|at) (?:the )?$")  # "the Ambassador to Chad Dana Lind" is sent to Chad
PREVIOUS = re.compile(r"([^\W\d_a-z][^\W\d_]+) $")


def without_people(known: Sequence[Known], text: str, named: Iterable[NamedSpan], personal: frozenset[str], lexicon: NameLexicon) -> list[Known]:
    """*known* without those that are part of a person's name: words that are *personal* names too, in a name of two words or more
    as the model marks it, beside a word that is no title.
    """
    people = [name.span for name in named if name.label == "PERSON" and " " in name.span.of(text)]
    return [(span, entry) for span, entry in known if span.of(text) not in personal or not is_person(span, text, people, lexicon)]


def is_person(span: Span, text: str, people: Sequence[Span], lexicon: NameLexicon) -> bool:
    """Whether *span* opens or closes one of *people* beside a name."""
    person = next((one for one in people if one.covers(span) and one != span), None)
    if person is None or OF_PLACE.search(text, max(0, span.start - 9), span.start):
        return False
    beside = NEXT.match(text, span.end) if span.start == person.start else PREVIOUS.search(text[person.start : span.start])
    return beside is not None and fold(beside[1]) not in lexicon.classes and fold(beside[1]) not in lexicon.titles
