"""Which language a text is in, and what becomes of those that we don't read."""

from __future__ import annotations

import pytest

from dragoman.errors import DocumentSkipped
from dragoman.ingest.language import detect_language, readable_language

TEXTS = {
    "en": "The two foreign ministers spoke about trade and transport and agreed to meet again in the autumn.",
    "fr": "Les deux ministres ont parlé du commerce et des transports et sont convenus de se revoir à l'automne.",
    "ru": "Министры обсудили торговлю и транспорт и договорились встретиться снова осенью в столице.",
    "de": "Die beiden Minister sprachen über Handel und Verkehr und wollen sich im Herbst wieder treffen.",
}


@pytest.mark.parametrize("lang", TEXTS)
def test_a_sentence_tells_its_language(lang: str) -> None:
    assert detect_language(TEXTS[lang]) == lang


@pytest.mark.parametrize("text", ["", "OK", "12345 67890 !!! 333", "Ada Lund, Rufus Tirel"])
def test_little_text_tells_nothing(text: str) -> None:
    assert detect_language(text) is None


def test_what_is_given_wins_over_what_is_found() -> None:
    assert readable_language(TEXTS["fr"], "en-GB", ("en",)) == "en"
    assert readable_language(TEXTS["ru"], None, ("en", "ru")) == "ru"
    assert readable_language(TEXTS["en"], "und", ("en",)) == "en"


def test_too_little_to_tell_is_read_as_english_if_the_letters_are_latin() -> None:
    assert readable_language("Ada Lund in Marlow", None, ("en",)) == "en"
    with pytest.raises(DocumentSkipped, match="can't be told"):
        readable_language("日本 2024", None, ("en",))


@pytest.mark.parametrize(("text", "given"), [(TEXTS["fr"], None), (TEXTS["en"], "tk"), ("12345", None)])
def test_a_language_that_is_not_read_is_refused(text: str, given: str | None) -> None:
    with pytest.raises(DocumentSkipped, match=r"expected one that is read: en, ru") as caught:
        readable_language(text, given, ("en", "ru"))
    assert caught.value.reason == "language"
