"""Written forms and their keys."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.forms import fold_acronym, fold_name, is_acronym, split_words
from dragoman.knowledge.lookup import find_known, lookup
from dragoman.knowledge.schema import Knowledge

TEXTS = st.text(st.characters(codec="utf-8"), max_size=80)
PIECES = st.sampled_from(
    [
        "Turkmenistan",
        "EU",
        "U.S.",
        "Bosnia & Herzegovina",
        "C5+1",
        "the",
        "us",
        " ",
        "-",
        "–",
        "’s",
        "\n",
        ",",
        ".",
        "(",
        "Türkiye",
        "Tu\u0308rkiye",
        "Congo",
        "/",
    ]
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Republic OF Korea", "Republic of Korea"),
        ("Türkiye’s", "Türkiye s"),
        ("Tu\u0308rkiye", "Türkiye"),
        ("Saint  Lucia", "St Lucia"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("turkey", "turkey"),
        ("", ""),
        ("...", ""),
    ],
)
def test_forms_of_one_name_meet_under_one_key(name: str, key: str) -> None:
    assert fold_name(name) == key


def test_acronyms_keep_their_letters() -> None:
    assert fold_acronym("U.S.A.") == "USA"
    assert fold_acronym("IsDB") == "IsDB"
    assert [is_acronym(form) for form in ("EU", "UfM", "OPEC+", "Oman", "A", "UN Women", "7")] == [True, True, True, False, False, False, False]


@given(TEXTS)
def test_words_stand_where_they_say(text: str) -> None:
    end = 0
    for word in split_words(text):
        assert end <= word.start < word.end <= len(text)
        end = word.end


@given(st.text("aBcTéÜşĞıİß0 .,&+/'’–-\n\u0308", max_size=40))
def test_a_key_of_a_key_is_itself(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@given(st.one_of(TEXTS, st.lists(PIECES, max_size=12).map("".join)))
def test_found_spans_follow_each_other_and_name_what_they_say(knowledge: Knowledge, text: str) -> None:
    end = 0
    for span, entries in find_known(knowledge, text):
        assert end <= span.start < span.end <= len(text)
        assert set(entries) <= set(lookup(knowledge, span.of(text)))
        end = span.end


@given(st.lists(st.sampled_from(["Turkmenistan", "Belgium", "South Sudan", "the Benelux countries", "The Hague"]), max_size=6))
def test_what_is_planted_is_found(knowledge: Knowledge, planted: Sequence[str]) -> None:
    text = "".join(f"Envoys of {name} spoke; " for name in planted)
    assert [span.of(text) for span, _ in find_known(knowledge, text)] == [name.removeprefix("the ") for name in planted]
