"""JSON Lines: unchanged to the character, one bad line alone."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ingest.json_lines import read_lines, split_lines
from dragoman.model.document import Document, Refused


def read(data: bytes, max_characters: int = 10_000) -> list[Document | Refused]:
    """All that *data* gives."""
    return list(read_lines(io.BytesIO(data), "x.jsonl", max_characters))


def read_one(item: object) -> Document | Refused:
    """What one line gives."""
    [found] = read(json.dumps(item).encode())
    return found


def refusal(item: object | bytes) -> Refused:
    """The refusal of one line."""
    [found] = read(item) if isinstance(item, bytes) else [read_one(item)]
    assert isinstance(found, Refused)
    return found


@given(st.text(st.characters(exclude_categories=("Cs",))), st.booleans())
def test_text_comes_through_unchanged(text: str, escaped: bool) -> None:
    data = json.dumps({"id": "a", "text": text}, ensure_ascii=escaped).encode()
    assert read(data) == [Document(id="a", text=text)]


@pytest.mark.parametrize("text", ["a\r\nb\rc", "e\u0301 ≠ é", "🇹🇲 talks 🤝🏽", "a\x00b", "\ufeffa", "  a\t\n", "a\u2028b", "\u200fa"])
def test_odd_characters_stay(text: str) -> None:
    assert read_one({"id": "a", "text": text}) == Document(id="a", text=text)


def test_all_that_is_known_of_a_document_is_kept() -> None:
    item = {"id": "a", "text": "T", "lang": "en", "url": "https://example.org/a", "source": "S", "title": "H", "published": "2025-07-15T06:07:00Z"}
    assert read_one({**item, "engagements": []}) == Document("a", "T", "en", "https://example.org/a", "S", "H", "2025-07-15")


def test_an_id_is_given_or_the_address_or_made_of_the_text() -> None:
    assert read_one({"id": 7, "text": "T"}).id == "7"
    assert read_one({"url": "https://example.org/a", "text": "T"}).id == "https://example.org/a"
    made = [read_one({"text": text}).id for text in ("T", "U", "T")]
    assert made[0] == made[2] != made[1]
    assert made[0].startswith("doc-")


def test_blank_lines_and_a_mark_are_passed_over() -> None:
    assert [found.id for found in read(b'\xef\xbb\xbf{"id":"a","text":"T"}\r\n\n  \n{"id":"b","text":"T"}')] == ["a", "b"]


@pytest.mark.parametrize(
    "line",
    [b"{", b"[1]", b"null", b'"text"', b"{'id': 1}", b'{"id": "a", "text": "T"} x', b"[" * 100_000, b'{"id": ' + b"1" * 5000 + b"}"],
    ids=["cut", "array", "null", "string", "python", "more", "deep", "digits"],
)
def test_what_is_no_object_is_malformed_with_its_line(line: bytes) -> None:
    [first, found, last] = read(b'{"id":"a","text":"T"}\n' + line + b'\n{"id":"b","text":"T"}\n')
    assert (first.id, last.id) == ("a", "b")
    assert isinstance(found, Refused)
    assert (found.id, found.skip.reason) == ("x.jsonl:2", "malformed")
    assert found.skip.message.startswith("Line 2: ")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"text": None},
        {"text": 5},
        {"text": ["T"]},
        {"text": "T", "title": 5},
        {"text": "T", "published": "15 July"},
        {"text": "T", "published": "2025-02-30"},
    ],
)
def test_an_object_that_is_no_document_is_malformed_and_keeps_its_id(fields: dict[str, object]) -> None:
    found = refusal({"id": "a", "source": "S", **fields})
    assert (found.id, found.source, found.skip.reason) == ("a", "S", "malformed")


def test_a_line_skipped_before_keeps_its_reason_unless_it_has_its_text() -> None:
    skipped = {"reason": "no-article", "message": "Found a page without an article, expected one."}
    found = refusal({"id": "a", "text": "", "skipped": skipped})
    assert (found.id, found.skip.reason) == ("a", "no-article")
    assert "without an article" in found.skip.message
    assert read_one({"id": "a", "text": "T", "skipped": skipped}) == Document(id="a", text="T")


def test_an_id_that_is_none_is_malformed() -> None:
    assert refusal({"id": ["a"], "text": "T"}).skip.reason == "malformed"


@pytest.mark.parametrize(
    "fields", [{"id": "a", "text": "one \ud83d two"}, {"id": "a\ud800", "text": "T"}, {"id": "a", "title": "\udc00", "text": "T"}]
)
def test_half_a_surrogate_pair_is_refused_in_words_that_utf8_can_write(fields: dict[str, str]) -> None:
    found = refusal(fields)
    assert found.skip.reason == "encoding"
    repr(found).encode("utf-8")
    json.dumps([found.id, found.title, found.skip.message], ensure_ascii=False).encode("utf-8")


def test_bytes_that_are_no_utf8_are_refused_line_by_line() -> None:
    [bad, good] = read('{"id":"a","text":"café"}'.encode("cp1252") + b'\n{"id":"b","text":"T"}')
    assert isinstance(bad, Refused)
    assert (bad.id, bad.skip.reason, good.id) == ("x.jsonl:1", "encoding", "b")


def test_utf16_is_told_once() -> None:
    [found] = read('{"id":"a","text":"T"}\n{"id":"b","text":"T"}\n'.encode("utf-16"))
    assert isinstance(found, Refused)
    assert (found.id, found.skip.reason) == ("x.jsonl", "encoding")


def test_a_line_beyond_all_measure_is_passed_over_unread() -> None:
    found = read(b'{"id":"a","text":"' + b"x" * 10_000 + b'"}\n{"id":"b","text":"T"}', max_characters=10)
    assert [(item.id, isinstance(item, Refused)) for item in found] == [("x.jsonl:1", True), ("b", False)]


@given(st.lists(st.binary(max_size=12).map(lambda line: line.replace(b"\n", b" ")), max_size=6), st.integers(1, 8))
def test_lines_are_counted_whatever_their_length(lines: list[bytes], limit: int) -> None:
    split = list(split_lines(io.BytesIO(b"".join(line + b"\n" for line in lines)), limit))
    assert [number for number, _ in split] == list(range(1, len(lines) + 1))
    assert all(line is None or len(line) <= limit + 1 for _, line in split)
