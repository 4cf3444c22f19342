"""The compiled knowledge is the same as the files', and stands only while they haven't changed."""

from __future__ import annotations

import dataclasses
import os
import shutil
import timeit
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import build
from dragoman.knowledge.build import knowledge_from_files
from dragoman.knowledge.compile import compile_knowledge
from dragoman.knowledge.files import DATA
from dragoman.knowledge.load import load_from
from dragoman.knowledge.read import read_file
from dragoman.knowledge.schema import Knowledge


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of some of the files."""
    target = tmp_path / "data"
    for part in ("organisations", "cues"):
        shutil.copytree(DATA / part, target / part)
    (target / "territories").mkdir()
    for code in ("BE", "NL", "LU", "TM"):
        shutil.copy(DATA / "territories" / f"{code}.yaml", target / "territories")
    shutil.copy(DATA / "ambiguous.yaml", target)
    shutil.copy(DATA / "everyday.yaml", target)
    return target


def test_compiled_equals_yaml(tmp_path: Path, knowledge: Knowledge) -> None:
    compiled = compile_knowledge(tmp_path / "compiled.json", DATA)
    loaded, read = load_from(compiled, DATA), knowledge_from_files(DATA)
    for field in dataclasses.fields(Knowledge):
        assert getattr(loaded, field.name) == getattr(read, field.name) == getattr(knowledge, field.name), field.name


def test_the_same_files_compile_to_the_same_bytes(tmp_path: Path, folder: Path) -> None:
    first, second = (compile_knowledge(tmp_path / name, folder).read_bytes() for name in ("one.json", "two.json"))
    assert first == second


def test_a_fresh_compiled_file_stands_alone(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = compile_knowledge(tmp_path / "compiled.json", folder)
    monkeypatch.setattr(build, "knowledge_from_files", None)  # calling it would fail: the YAML isn't read
    assert "BE" in load_from(compiled, folder).territories
    os.utime(folder / "territories" / "BE.yaml", ns=(0, 0))
    assert "BE" in load_from(compiled, folder).territories
    assert "BE" in load_from(compiled, tmp_path / "nowhere").territories


def test_a_mended_file_counts_at_once(tmp_path: Path, folder: Path) -> None:
    compiled = compile_knowledge(tmp_path / "compiled.json", folder)
    path = folder / "territories" / "BE.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("en: Belgium", "en: Belgica"), encoding="utf-8")
    assert load_from(compiled, folder).territories["BE"].name == "Belgica"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"format": 0}', b"\xff\x00"])
def test_a_damaged_or_foreign_compiled_file_is_passed_over(tmp_path: Path, folder: Path, damage: bytes) -> None:
    compiled = tmp_path / "compiled.json"
    compiled.write_bytes(damage)
    assert "TM" in load_from(compiled, folder).territories


@pytest.mark.parametrize("text", ["code: [", "code: BE\nmayor: X\n", "- BE\n", ""])
def test_a_broken_file_is_a_knowledge_error(folder: Path, text: str) -> None:
    (folder / "territories" / "BE.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError):
        knowledge_from_files(folder)


def test_what_is_no_territory_body_or_place_is_a_lexicon(knowledge: Knowledge) -> None:
    assert "cues/en/sentences" in knowledge.lexicons
    assert not [key for key in knowledge.lexicons if key.startswith(("territories/", "organisations/", "cities"))]


def test_plain_words_are_read_as_words(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("[NO, on, yes, 2024-06-05, 040, 12:30, 1_000, 12, -3, 1.5, true, null, ~]", encoding="utf-8")
    assert read_file(path) == ["NO", "on", "yes", "2024-06-05", "040", "12:30", "1_000", 12, -3, 1.5, True, None, None]


def test_a_compiled_start_is_quick(tmp_path: Path) -> None:
    compiled = compile_knowledge(tmp_path / "compiled.json", DATA)
    best = min(timeit.repeat(lambda: load_from(compiled, DATA), number=1, repeat=5))
    assert best < 0.5, "seconds; some forty milliseconds are usual"
