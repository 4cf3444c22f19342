"""The tree of a text's words: subjects, phrases, members, and words looked up by place."""

from __future__ import annotations

from dragoman.model.annotations import Token
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar


def grammar(*words: tuple[str, str, str, int]) -> Grammar:
    """A tree of (text, tag, dependency, head), the words parted by one space."""
    tokens, start = [], 0
    for text, tag, dep, head in words:
        tokens.append(Token(Span(start, start + len(text)), text, tag, dep, head, 0, text.lower()))
        start += len(text) + 1
    return Grammar.of(tuple(tokens))


PRAISED = grammar(
    ("Karlin", "NNP", "nsubj", 1),
    ("met", "VBD", "ROOT", 1),
    ("Anna", "NNP", "dobj", 1),
    ("and", "CC", "cc", 1),
    ("praised", "VBD", "conj", 1),
    ("old", "JJ", "amod", 6),
    ("bridges", "NNS", "dobj", 4),
    ("that", "WDT", "nsubj", 8),
    ("stand", "VBP", "relcl", 6),
)
WOULD_GO_ON = grammar(
    ("Karlin", "NNP", "nsubj", 1),
    ("said", "VBD", "ROOT", 1),
    ("talks", "NNS", "nsubj", 4),
    ("would", "MD", "aux", 4),
    ("continue", "VB", "ccomp", 1),
    ("and", "CC", "cc", 4),
    ("left", "VBD", "conj", 4),
)


def test_a_joined_verb_has_the_first_one_s_subject() -> None:
    assert PRAISED.subject(4) == 0


def test_a_relative_clause_has_the_noun_before_it_as_subject() -> None:
    assert PRAISED.subject(8) == 6


def test_a_verb_of_the_teller_s_tense_is_the_teller_s() -> None:
    assert WOULD_GO_ON.subject(6) == 0
    assert WOULD_GO_ON.subject(4) == 2


def test_a_plain_phrase_leaves_the_relative_clause_out() -> None:
    text = "Karlin met Anna and praised old bridges that stand"
    assert PRAISED.phrase(6).of(text) == "old bridges"
    assert PRAISED.span(6).of(text) == "old bridges that stand"


def test_words_are_found_by_place() -> None:
    assert list(PRAISED.between(Span(7, 15))) == [1, 2]
    assert list(PRAISED.between(Span(8, 9))) == []
    assert PRAISED.head_of(Span(28, 39)) == 6
    assert PRAISED.head_of(Span(8, 9)) is None


def test_members_are_those_joined_to_a_noun() -> None:
    both = grammar(("A", "NNP", "nsubj", 3), ("and", "CC", "cc", 0), ("B", "NNP", "conj", 0), ("met", "VBD", "ROOT", 3))
    assert both.members(0) == [0, 2]
    assert both.members(2) == [2]


def test_a_passive_has_an_agent() -> None:
    noted = grammar(
        ("it", "PRP", "nsubjpass", 2), ("was", "VBD", "auxpass", 2), ("noted", "VBN", "ROOT", 2), ("by", "IN", "agent", 2), ("A", "NNP", "pobj", 3)
    )
    assert noted.is_passive(2)
    assert noted.agent(2) == 4
    assert not PRAISED.is_passive(1)
