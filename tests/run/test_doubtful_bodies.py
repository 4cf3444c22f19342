"""Which bodies a person is asked about, in which order, and when no more."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from dragoman.model.interchange import to_json
from dragoman.resolve.records import Entity, Spelling
from dragoman.run.doubtful_bodies import doubtful_bodies, initials_of
from dragoman.store.base import View
from tests.cli.test_reading import line, run


def body(name: str, *documents: str, whose: str = "") -> Entity:
    spelling = Spelling(name, len(documents), documents)
    return Entity(f"body:{name}", "organisation", name, (spelling,), (), (whose,) if whose else (), documents, ())


def asked(*bodies: Entity, told: tuple[frozenset[str], ...] = (), named: str = "Georgia") -> list[tuple[str, str]]:
    """The pairs that are asked about, in order; each document names the state *named*."""
    participants = [{"name": named, "kind": "state", "represents": None}]

    def reading(_: str) -> dict[str, Any]:
        return {"engagements": [{"participants": participants}], "posts": []}

    view = SimpleNamespace(derived=lambda _: [SimpleNamespace(value=to_json(one)) for one in bodies], reading=reading)
    return [(pair.left, pair.right) for pair in doubtful_bodies(cast("View", view), told)]


def test_initials_and_what_they_stand_for() -> None:
    assert asked(body("Lake Basin Commission", "a"), body("LBC", "b"), body("LPC", "c")) == [("a#Lake Basin Commission", "b#LBC")]
    assert initials_of("Lake Basin Commission") == initials_of("LBC") == "lbc" and initials_of("Commission") == ""


def test_a_letter_or_two_apart() -> None:
    assert asked(body("Skell Railways", "a"), body("Skel Railways", "b")) == [("a#Skell Railways", "b#Skel Railways")]
    assert asked(body("Northern Railways", "a"), body("Southern Railways", "b")) == []
    assert asked(body("Embassy of Slovakia", "a"), body("Embassy of Slovenia", "b")) == []
    assert asked(body("Round Table 7", "a"), body("Round Table 8", "b")) == []


def test_short_for_a_full_name_in_one_document() -> None:
    short, full = body("Basin Commission", "a"), body("Upper Lakes Basin Commission", "a", "b")
    assert asked(short, full) == [("a#Basin Commission", "a#Upper Lakes Basin Commission")]
    assert asked(body("Basin Commission", "c"), full) == []


def test_a_bare_ministry_is_asked_about_with_that_of_a_state_which_its_document_names() -> None:
    bodies = (body("Georgian Ministry of Finance", "a"), body("Ministry of Finance", "b"))
    assert asked(*bodies) == [("a#Georgian Ministry of Finance", "b#Ministry of Finance")]
    assert asked(*bodies, named="Ghana") == []
    assert asked(body("Georgian Ministry of Finance", "a"), body("Ministry of Finance", "b", whose="territory:AM")) == []


def test_the_likeliest_come_first_and_then_those_on_which_more_stands() -> None:
    bodies = [body("Skell Railways", "a"), body("Skel Railways", "b"), body("Tollen Shipyard", "c", "d"), body("Tollen Shipyards", "e"),
              body("LBC", "f"), body("Lake Basin Commission", "g")]  # fmt: skip
    assert [pair[0] for pair in asked(*bodies)] == ["f#LBC", "c#Tollen Shipyard", "a#Skell Railways"]


def test_what_was_judged_is_asked_no_more_by_whichever_mention() -> None:
    bodies = (body("Skell Railways", "a", "c"), body("Skel Railways", "b"))
    assert asked(*bodies, told=(frozenset({"c#Skell Railways", "b#Skel Railways"}),)) == []


def test_an_answer_on_two_bodies_is_followed(tmp_path: Path) -> None:
    target = str(tmp_path / "r.db")
    texts = {
        "a": "On 3 May 2024 the Georgian Ministry of Finance signed an agreement with Norway in Oslo.",
        "b": "On 9 June 2024 the Ministry of Finance met a delegation of Georgia and Norway in Oslo.",
    }
    given = "".join(line(name, text, published="2024-06-10") for name, text in texts.items())
    assert run("add", "-", "--record", target, "--quiet", given=given).exit_code == 0
    words = ("review", "--record", target, "--author", "R. Desk", "--date", "2024-07-01")
    first = run(*words, given="s\n")
    assert "Georgian Ministry of Finance" in first.stdout and "1 judged" in first.stderr
    rows = [json.loads(row) for row in run("export", "organisations", "--record", target).stdout.splitlines()]
    assert ["a", "b"] in [row["documents"] for row in rows if "Ministry" in row["name"]]
    assert "Georgian Ministry of Finance" not in run(*words).stdout
