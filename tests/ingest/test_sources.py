"""Which inputs there are, in which order, under which ids."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.ingest.sources import Input, find_inputs
from dragoman.model.document import Refused


def told(names: list[str]) -> list[tuple[str, str | None]]:
    """Ids with kinds, or with the reason of a refusal."""
    return [(item.id, item.kind if isinstance(item, Input) else item.skip.reason) for item in find_inputs(names)]


def write(folder: Path, *names: str) -> None:
    """Files with a word in each."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("word")


def test_a_folder_gives_its_files_in_order_with_ids_relative_to_it(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.HTML", "a/b/c.jsonl", "c.md", "d.xhtml", "e.ndjson", "f.htm")
    expected = [("a/b/c.jsonl", "lines"), ("a/z.HTML", "page"), ("b.txt", "text"), ("c.md", "text"), ("d.xhtml", "page"), ("e.ndjson", "lines")]
    assert told([str(tmp_path)]) == [*expected, ("f.htm", "page")]


def test_what_is_hidden_and_what_is_unknown_is_told(tmp_path: Path) -> None:
    write(tmp_path, ".hidden.txt", ".git/a.txt", "photo.jpg", "LICENSE", "a.txt")
    assert told([str(tmp_path)]) == [
        (".git", "hidden"), (".hidden.txt", "hidden"), ("LICENSE", "unknown-format"), ("a.txt", "text"), ("photo.jpg", "unknown-format")
    ]  # fmt: skip


def test_a_file_named_itself_keeps_its_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "x/a.txt", "x/story")
    monkeypatch.chdir(tmp_path)
    assert told(["x/a.txt", "./x/a.txt", "x/story", "-"]) == [("x/a.txt", "text"), ("./x/a.txt", "text"), ("x/story", None), ("-", "lines")]


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert told([str(tmp_path)]) == [(str(tmp_path), "empty")]


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "x/a.txt")
    (tmp_path / "x" / "loop").symlink_to(tmp_path)
    assert told([str(tmp_path)]) == [("x/a.txt", "text"), ("x/loop", "unreadable")]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    assert told([str(tmp_path)]) == [("p.txt", "unreadable")]


def test_a_folder_that_may_not_be_listed_is_told_and_the_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a/x.txt", "b/y.txt")
    listing = Path.iterdir

    def closed(folder: Path) -> object:
        if folder.name == "a":
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr(Path, "iterdir", closed)
    assert told([str(tmp_path)]) == [("a", "unreadable"), ("b/y.txt", "text")]


def test_a_name_that_is_no_utf8_is_told_in_utf8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("word")
    [item] = find_inputs([str(tmp_path)])
    assert item.id == "caf\\xe9.txt"


def test_nothing_is_opened_ahead(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    inputs = find_inputs([str(tmp_path / "a.txt"), str(tmp_path / "nowhere")])
    assert isinstance(next(inputs), Input)
    assert not isinstance(next(inputs), Refused)  # that it isn't there shows when it is opened
