"""Places that are people."""

from __future__ import annotations

import pytest

from dragoman.annotate.names.lexicon import name_lexicon
from dragoman.annotate.names.places import without_people
from dragoman.knowledge.lookup import find_known
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import NamedSpan
from dragoman.model.document import Span


@pytest.mark.parametrize(
    ("text", "person", "kept"),
    [
        ("Minister Israel Lind spoke for Israel.", "Israel Lind", ["Israel"]),
        ("Envoy Ida Jordan left Jordan.", "Ida Jordan", ["Jordan"]),
        ("Jordan King Faris arrived.", "Jordan King Faris", ["Jordan"]),
        ("Chad Foreign Minister Oumar Adoum arrived.", "Chad Foreign Minister Oumar Adoum", ["Chad"]),
        ("The Ambassador to Chad Dana Lind left.", "Chad Dana Lind", ["Chad"]),
        ("Georgia hosted Chad.", "Georgia", ["Georgia", "Chad"]),
        ("Turkmenistan Lind", "Turkmenistan Lind", ["Turkmenistan"]),
    ],
)
def test_a_personal_name_beside_a_name_is_no_place(knowledge: Knowledge, text: str, person: str, kept: list[str]) -> None:
    named = [NamedSpan(Span(text.index(person), text.index(person) + len(person)), "PERSON")]
    known = [(span, entries[0]) for span, entries in find_known(knowledge, text)]
    found = without_people(known, text, named, knowledge.personal, name_lexicon(knowledge))
    assert [span.of(text) for span, _ in found] == kept


def test_without_the_models_word_a_place_stays(knowledge: Knowledge) -> None:
    text = "Paris Lind"
    known = [(span, entries[0]) for span, entries in find_known(knowledge, text)]
    assert without_people(known, text, [], knowledge.personal, name_lexicon(knowledge)) == known
