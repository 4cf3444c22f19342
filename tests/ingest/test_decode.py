"""Bytes to text: right, or refused with a reason."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dragoman.errors import DocumentSkipped
from dragoman.ingest.decode import BYTE_ORDER_MARKS, MAGIC, decode

RUSSIAN = "Министр иностранных дел принял посла соседней страны. Стороны обсудили торговлю."
WESTERN = "The ministers’ talks in Bogotá cost £5m – “a useful day”, said the hosts."


def refusal(data: bytes, declared: str | None = None) -> DocumentSkipped:
    """Why *data* is refused."""
    with pytest.raises(DocumentSkipped) as caught:
        decode(data, declared)
    return caught.value


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\r\n\t")))
def test_utf8_comes_through_unchanged(text: str) -> None:
    data = text.encode()
    assume(not any(data.startswith(beginning) for beginning, _ in (*BYTE_ORDER_MARKS, *MAGIC)))
    assert decode(data) == text


@given(st.binary(max_size=300), st.none() | st.text(max_size=12) | st.sampled_from(["cp1251", "hex", "utf-16", "idna", "undefined"]))
def test_any_bytes_give_text_or_a_refusal(data: bytes, declared: str | None) -> None:
    try:
        decode(data, declared).encode("utf-8")
    except DocumentSkipped as error:
        assert error.reason in {"binary", "encoding"}
        assert error.hint


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_a_mark_or_its_nulls_tell_unicode(charset: str) -> None:
    assert decode(WESTERN.encode(charset)) == WESTERN


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r", "iso8859-5", "cp866"])
def test_cyrillic_charsets_are_told_apart(charset: str) -> None:
    assert decode(RUSSIAN.encode(charset)) == RUSSIAN


def test_western_text_is_not_taken_for_cyrillic() -> None:
    assert decode(WESTERN.encode("cp1252")) == WESTERN
    assert decode(b"Deal signed \x96 all agreed") == "Deal signed – all agreed"


def test_a_declared_charset_is_believed_where_it_fits() -> None:
    text = "Dışişleri Bakanı Ankara'da mevkidaşı ile görüştü."
    assert decode(text.encode("cp1254"), "windows-1254") == text
    assert decode("naïve – “so”".encode("cp1252"), "iso-8859-1") == "naïve – “so”"
    assert decode(RUSSIAN.encode("cp1251"), "no-such-charset") == RUSSIAN
    assert decode(RUSSIAN.encode(), "cp1251") == RUSSIAN  # what is UTF-8 is UTF-8


def test_broken_utf8_is_refused_with_its_place_and_not_read_as_something_else() -> None:
    data = "Bogotá\nSão Paulo – Genève".encode()
    error = refusal(data[:-2] + b"\xff" + data[-2:])
    assert error.reason == "encoding"
    assert "0xff" in error.message
    assert "line 2" in error.message


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_a_mark_that_lies_is_refused(mark: bytes) -> None:
    assert refusal(mark + b"talk\xff").reason == "encoding"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"PK\x03\x04...", b"\x89PNG\r\n\x1a\n", b"talks\x00in Marlow", b"\x01\x02\x03\x04talks", bytes(range(256))]
)
def test_what_is_no_text_is_refused_as_binary(data: bytes) -> None:
    assert refusal(data).reason == "binary"


def test_bytes_that_no_charset_explains_are_refused() -> None:
    assert refusal(bytes(range(0x80, 0x100)) + b" talks").reason == "encoding"
