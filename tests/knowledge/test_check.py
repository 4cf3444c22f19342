"""The check says what is wrong in a file, and where."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.knowledge.check import find_faults
from dragoman.knowledge.files import DATA

TERRITORY = "# yaml-language-server: $schema=../schemas/territory.json\n# Origin: invented.\n"
BODY = "# yaml-language-server: $schema=../schemas/organisation.json\n# Origin: invented.\n"
NAMES = "names: {en: Lorvania, fr: Lorvanie, ru: Лорвания}\n"
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes one file of a small world of two invented states and a body of theirs."""
    shutil.copytree(DATA / "schemas", tmp_path / "schemas")

    def put(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path

    put("territories/QL.yaml", f"{TERRITORY}code: QL\nstatus: state\n{NAMES}adjectives: [Lorvanian]\ncapital: Lorva\n")
    put("territories/QM.yaml", TERRITORY + "code: QM\nstatus: state\nnames: {en: Mordesia, fr: Mordésie, ru: Мордезия}\n")
    put("organisations/lmu.yaml", BODY + "slug: lmu\nkind: union\nnames: {en: Lormor Union, fr: Union, ru: Союз}\nmembers: [QL, QM]\n")
    return put


def told(folder: Path) -> str:
    return "\n".join(map(str, find_faults(folder)))


def test_the_files_that_ship_are_sound() -> None:
    assert told(DATA) == ""


def test_the_small_world_is_sound(write: Write) -> None:
    assert told(write("seas.yaml", "# yaml-language-server: $schema=schemas/seas.json\n# Origin: invented.\nLormor Sea: []\n")) == ""


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("territories/QL.yaml", TERRITORY + "code: QL\nstatus: [\n", "territories/QL.yaml, line 5: found"),
        ("territories/QL.yaml", f"{TERRITORY}code: QL\nstatus: realm\n{NAMES}", "QL.yaml, line 4, status: found 'realm', expected what it is"),
        ("territories/QL.yaml", f"{TERRITORY}code: QL\nstatus: state\n{NAMES}mayor: X\n", "'mayor' was unexpected"),
        ("territories/QL.yaml", f"{TERRITORY}code: QL\nstatus: state\n", "'names' is a required property"),
        ("territories/QL.yaml", f"{TERRITORY}code: QL\nstatus: state\n{NAMES}code: QL\n", "line 6, code: found a key that stands here twice"),
        ("territories/QL.yaml", f"{TERRITORY}code: 12\nstatus: state\n{NAMES}", "line 3, code: found 12, expected an ISO 3166-1"),
        ("territories/QL.yaml", f"{TERRITORY}code: QX\nstatus: state\n{NAMES}", "line 3, code: found 'QX', expected the file's name, 'QL'"),
        ("territories/QL.yaml", f"{TERRITORY}code: QL\nstatus: state\n{NAMES}short: [Lor, Lor]\n", "line 6, short: found 'Lor' more than once"),
        ("territories/QL.yaml", f"{TERRITORY}code: QL\nstatus: state\n{NAMES}capital: !!timestamp 2024-06-05\n", "capital: found a date,"),
        ("territories/QL.yaml", f"# Origin: invented.\ncode: QL\nstatus: state\n{NAMES}", "found no schema in the first line"),
        ("territories/QL.yaml", f"{TERRITORY.replace('Origin', 'Made')}code: QL\nstatus: state\n{NAMES}", "found no origin"),
        ("territories/QL.yaml", f"{TERRITORY.replace('territory.json', 'x.json')}code: QL\nstatus: state\n{NAMES}", "x.json, which isn't there"),
        ("territories/QN.yaml", f"{TERRITORY}code: QN\nstatus: state\n{NAMES}", "found 'Lorvania', which territory:QL and territory:QN claim"),
        (
            "organisations/lmu.yaml",
            BODY + "slug: lmu\nkind: union\nnames: {en: Lormor Union, fr: Union, ru: Союз}\nmembers:\n  - QL\n  - QZ\n",
            "organisations/lmu.yaml, line 8, members.1: found 'QZ', expected the code of a file",
        ),
        (
            "cities.yaml",
            "# yaml-language-server: $schema=schemas/cities.json\n# Origin: invented.\nQL: {Lorva: []}\n",
            "cities.yaml, line 3, QL.Lorva: found 'Lorva', expected each place once",
        ),
        (
            "ambiguous.yaml",
            "# yaml-language-server: $schema=schemas/ambiguous.json\n# Origin: invented.\nLorvanian: [territory:QL, territory:QM]\n",
            "ambiguous.yaml, line 3, Lorvanian: found 'Lorvanian' for territory:QM",
        ),
        (
            "everyday.yaml",
            "# yaml-language-server: $schema=schemas/everyday.json\n# Origin: invented.\nwords: [Apple]\nshouted: []\npersonal: [Lorva]\n",
            "everyday.yaml, line 3, words.0: found 'Apple'",
        ),
        ("seas.yaml", "# yaml-language-server: $schema=schemas/seas.json\n# Origin: invented.\n12: []\n", "found the key 12"),
        ("seas.yaml", "", "found no schema in the first line"),
    ],
)  # fmt: skip
def test_each_kind_of_fault_is_told_with_its_place(write: Write, name: str, text: str, expected: str) -> None:
    assert expected in told(write(name, text))


def test_an_ambiguous_word_may_be_allowed(write: Write) -> None:
    write("territories/QM.yaml", TERRITORY + "code: QM\nstatus: state\nnames: {en: Mordesia, fr: M, ru: М}\nadjectives: [Lorvanian]\n")
    text = "# yaml-language-server: $schema=schemas/ambiguous.json\n# Origin: invented.\nLorvanian: [territory:QM, territory:QL]\n"
    assert told(write("ambiguous.yaml", text)) == ""


def test_bytes_that_are_no_text_are_told(write: Write, tmp_path: Path) -> None:
    write("seas.yaml", "")
    (tmp_path / "seas.yaml").write_bytes(b"\xff\xfe\x00")
    assert "seas.yaml: found bytes that aren't UTF-8, expected YAML in UTF-8" in told(tmp_path)
