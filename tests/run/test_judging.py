"""People's decisions: followed until withdrawn, whole after every bad input, the same after a rebuild and in another record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import InputError, UsageError
from dragoman.model.interchange import dump_line
from dragoman.run.adding import add
from dragoman.run.crossref import KINDS, JudgedView
from dragoman.run.judgements import lines_of
from dragoman.run.judging import Told, judge, listed, take_over, withdraw
from dragoman.run.rebuild import rebuild
from dragoman.run.removing import remove
from dragoman.run.reviewing import questions
from dragoman.store.base import Store
from dragoman.store.database import open_store
from tests.plain import plain_stages
from tests.run.judged import DAY, STORIES, conclude, things


def decide(store: Store, verdict: str, left: str, right: str | None = None, field: str | None = None, value: Any = None) -> str:
    id = judge(store, Told(verdict, left, right, field, value), "R. Desk", "looked it up", DAY)
    conclude(store)
    return id


def engagements(store: Store) -> list[list[str]]:
    return sorted([mention["document"] for mention in thing.value["mentions"]] for thing in things(store, "engagements"))


def people(store: Store) -> list[list[str]]:
    return sorted([spelling["name"] for spelling in thing.value["spellings"]] for thing in things(store, "people"))


def states(store: Store) -> list[str]:
    with store.view() as view:
        return [row["state"] for row in listed(view)]


def test_withdrawing_a_judgement_restores_the_record(store: Store) -> None:
    before = things(store)
    apart = decide(store, "different", "a#e1", "b#e1")
    assert engagements(store) == [["a"], ["b"], ["c"]]
    withdraw(store, apart, DAY)
    conclude(store)
    assert things(store) == before and states(store) == ["withdrawn"]
    with pytest.raises(UsageError, match="No judgement"):
        withdraw(store, apart, DAY)


def test_people_are_joined_and_parted_by_their_mentions(store: Store) -> None:
    assert people(store) == [["Ada"], ["Ines"]]
    decide(store, "same", "c#Ada", "d#Ines")
    assert len(people(store)) == 1
    decide(store, "right", "d#Ines", field="name")
    assert [thing.value["name"] for thing in things(store, "people")] == ["Ines"]


def bodies(store: Store) -> list[list[str]]:
    return sorted([spelling["name"] for spelling in thing.value["spellings"]] for thing in things(store, "organisations"))


def test_bodies_are_joined_and_parted_by_their_mentions(store: Store) -> None:
    before = things(store)
    assert bodies(store) == [["Arland"], ["Borland"], ["Doria"], ["Etruvia"]]
    same = decide(store, "same", "a#Arland", "c#Doria")
    assert bodies(store) == [["Arland", "Doria"], ["Borland"], ["Etruvia"]]
    (joined,) = [thing.value for thing in things(store, "organisations") if len(thing.value["spellings"]) == 2]
    assert joined["reasons"] == ["R. Desk, 2031-06-01: looked it up"]
    decide(store, "right", "c#Doria", field="name")
    assert "Doria" in [thing.value["name"] for thing in things(store, "organisations")]
    withdraw(store, same, DAY)
    decide(store, "different", "a#Borland", "b#Borland")
    assert bodies(store) == [["Arland"], ["Borland"], ["Borland"], ["Doria"], ["Etruvia"]]
    with store.view() as view:
        left = [judgement.id for judgement in view.judgements()]
    for id in left:
        withdraw(store, id, DAY)
    conclude(store)
    assert things(store) == before


def test_a_body_stands_for_its_first_mention(store: Store) -> None:
    by_name = {thing.value["name"]: thing.id for thing in things(store, "organisations")}
    decide(store, "same", by_name["Borland"], by_name["Doria"])
    assert bodies(store) == [["Arland"], ["Borland", "Doria"], ["Etruvia"]]


def test_a_merged_thing_stands_for_its_first_mention(store: Store) -> None:
    by_document = {thing.value["mentions"][0]["document"]: thing.id for thing in things(store, "engagements")}
    decide(store, "same", by_document["a"], by_document["c"])
    assert engagements(store) == [["a", "c", "b"]]


def test_a_corrected_value_counts_everywhere_and_a_wrong_record_nowhere(store: Store) -> None:
    decide(store, "corrected", "c#e1", field="date", value="2031-05-02")
    decide(store, "corrected", "c#e1", field="participants.0.name", value="Doriana")
    (mine,) = [thing.value for thing in things(store, "engagements") if thing.value["mentions"][0]["document"] == "c"]
    assert mine["date"] == "2031-05-02" and [one["name"] for one in mine["participants"]] == ["Doriana", "Etruvia"]
    decide(store, "wrong", "d#p1")
    with store.view() as view:
        assert [item["id"] for item in JudgedView(view).readings() if item["posts"]] == ["c"]
        assert [item["id"] for item in view.readings() if item["posts"]] == ["c", "d"]  # the reading itself stays as it was read


def test_a_wrong_field_is_emptied_and_a_right_one_is_sure(store: Store) -> None:
    decide(store, "wrong", "c#e1", field="place")
    decide(store, "right", "a#e1")
    placed = {thing.value["mentions"][0]["document"]: (thing.value["place"], thing.value["confidence"]) for thing in things(store, "engagements")}
    assert (placed["c"][0] is None and placed["a"][1] == 0.999) or placed["a"][1] == 0.99


def test_a_rebuild_keeps_what_people_decided(store: Store) -> None:
    decide(store, "different", "a#e1", "b#e1")
    decide(store, "corrected", "c#e1", field="date", value="2031-05-02")
    before = things(store)
    rebuild(store, plain_stages, conclude=conclude)
    assert things(store) == before


def test_a_judgement_waits_while_its_document_is_away(store: Store) -> None:
    decide(store, "different", "a#e1", "b#e1")
    remove(["b"], store, KINDS, conclude=conclude)
    assert engagements(store) == [["a"], ["c"]]
    assert states(store) == ["waits: no document 'b' on record"]
    add(STORIES[1:2], store, plain_stages, conclude=conclude)
    assert engagements(store) == [["a"], ["b"], ["c"]] and states(store) == ["in force"]


@pytest.mark.parametrize(
    ("told", "message"),
    [
        (Told("different", "a#e7", "b#e1"), "nothing by the id 'a#e7'"),
        (Told("different", "nowhere#e1", "b#e1"), "nothing by the id"),
        (Told("same", "a#e1", "a#e1"), "it takes two"),
        (Told("same", "a#e1", "c#Ada"), "two engagements, two people or two bodies"),
        (Told("same", "c#Doria", "c#Ada"), "two bodies"),
        (Told("same", "a#Doria", "c#Doria"), "nothing by the id"),
        (Told("same", "a#e1"), "of two things"),
        (Told("doubted", "a#e1"), "no verdict"),
        (Told("corrected", "a#e1", field="colour", value="red"), "no field"),
        (Told("corrected", "a#e1", field="date", value="in May"), "can't be the date"),
        (Told("corrected", "a#e1", field="type", value="dance"), "can't be the type"),
        (Told("corrected", "a#e1", field="participants.9.name", value="Ada"), "can't be corrected"),
        (Told("wrong", "c#Ada"), "only one spelling"),
    ],
)
def test_what_cannot_be_judged_is_refused_and_nothing_is_kept(store: Store, told: Told, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        judge(store, told, "R. Desk", "", DAY)
    assert states(store) == []


def test_judgements_that_contradict_each_other_are_refused(store: Store) -> None:
    decide(store, "same", "a#e1", "c#e1")
    decide(store, "different", "b#e1", "c#e1")
    with pytest.raises(UsageError, match="can't be the same"):
        decide(store, "same", "a#e1", "b#e1")
    decide(store, "right", "a#e1", field="place")
    with pytest.raises(UsageError, match=r"right .* and wrong"):
        decide(store, "wrong", "a#e1", field="place")


def test_a_circle_of_the_same_is_no_contradiction(store: Store) -> None:
    for left, right in (("a#e1", "b#e1"), ("b#e1", "c#e1"), ("c#e1", "a#e1")):
        decide(store, "same", left, right)
    assert engagements(store) == [["a", "c", "b"]]


def test_judgements_go_from_record_to_record_as_lines(store: Store, tmp_path: Path) -> None:
    decide(store, "different", "a#e1", "b#e1")
    gone = decide(store, "same", "c#Ada", "d#Ines")
    withdraw(store, gone, DAY)
    with store.view() as view:
        lines = [dump_line(line) for line in lines_of(view)]
    with open_store(tmp_path / "other.db", create=True) as other:
        assert take_over(other, lines, "desk.jsonl").waiting == 1
        add(STORIES, other, plain_stages, conclude=conclude)
        conclude(store)
        assert things(other) == things(store)
        assert (take_over(other, lines, "desk.jsonl").new, sorted(states(other))) == (0, ["in force", "withdrawn"])
        with other.view() as view:
            assert [dump_line(line) for line in lines_of(view)] == lines


@pytest.mark.parametrize("bad", ["{", "[]", '{"kind": "same"}', '{"kind": "maybe", "value": {"left": "a#e1"}, "author": "x", "date": "2031-01-01"}'])
def test_a_broken_file_is_taken_over_not_at_all(store: Store, bad: str) -> None:
    good = {"kind": "different", "value": {"left": "a#e1", "right": "b#e1"}, "author": "R. Desk", "date": DAY}
    with pytest.raises(InputError, match=r"desk\.jsonl, line 2"):
        take_over(store, [json.dumps(good), bad], "desk.jsonl")
    assert states(store) == []


def test_a_judgement_under_the_id_of_another_is_refused(store: Store) -> None:
    id = decide(store, "different", "a#e1", "b#e1")
    line = {"id": id, "kind": "same", "value": {"left": "a#e1", "right": "c#e1"}, "author": "A. Clerk", "date": DAY}
    with pytest.raises(InputError, match="another judgement"):
        take_over(store, [json.dumps(line)], "desk.jsonl")
    assert engagements(store) == [["a"], ["b"], ["c"]]


def test_a_person_and_a_body_judged_the_same_wait_and_say_so(store: Store) -> None:
    line = {"kind": "same", "value": {"left": "a#Arland", "right": "c#Ada"}, "author": "A. Clerk", "date": DAY}
    assert take_over(store, [json.dumps(line)], "desk.jsonl").waiting == 1
    assert states(store) == ["waits: one of a#Arland and c#Ada is a person, the other a body"]


def test_one_of_several_who_took_part_is_found_wrong_and_left_out(store: Store) -> None:
    decide(store, "wrong", "c#e1", field="participants.0")
    (mine,) = [thing.value for thing in things(store, "engagements") if thing.value["mentions"][0]["document"] == "c"]
    assert [one["name"] for one in mine["participants"]] == ["Etruvia"]


def test_a_file_that_contradicts_the_record_is_taken_over_not_at_all(store: Store) -> None:
    decide(store, "different", "a#e1", "b#e1")
    line = {"kind": "same", "value": {"left": "a#e1", "right": "b#e1"}, "author": "A. Clerk", "date": DAY}
    with pytest.raises(UsageError, match="can't be the same"):
        take_over(store, [json.dumps(line)], "desk.jsonl")
    assert states(store) == ["in force"]


def test_what_is_judged_is_not_asked_again(store: Store) -> None:
    with store.view() as view:
        asked = list(questions(view))
    for question in asked:
        verdict = "unsure" if len(question.choices) > 1 else "right"
        other = question.choices[1].mention if len(question.choices) > 1 else None
        decide(store, verdict, question.choices[0].mention, other)
    with store.view() as view:
        assert asked and not list(questions(view))
