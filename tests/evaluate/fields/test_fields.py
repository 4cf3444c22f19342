"""Each adapter answers in the form of its benchmark and never sees an answer. All examples are invented."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from dragoman.errors import InputError, UsageError
from dragoman.evaluate.fields.base import Field, Item, Prediction, without
from dragoman.evaluate.fields.catalogue import NAMES, find_field

REPORT = "The Foreign Minister of Freedonia, Ana Brandeis, said on Monday that the port of Lutha would reopen."


def predict(name: str, *items: dict[str, Any]) -> list[dict[str, Any]]:
    return list(find_field(name).predictions(items))


def test_answers_are_taken_away_at_any_depth() -> None:
    item = {"id": "m", "cluster": 1, "mentions": [{"id": "a", "cluster": 7, "text": "talks"}]}
    assert without(item, frozenset({"cluster"})) == {"id": "m", "mentions": [{"id": "a", "text": "talks"}]}


def test_what_predicts_never_sees_an_answer() -> None:
    seen: list[Item] = []

    def note(items: list[Item]) -> Iterable[Prediction]:
        seen.extend(items)
        return []

    list(Field("x", frozenset({"match"}), note, ()).predictions([{"id": "1", "match": True}]))
    assert seen == [{"id": "1"}]


@pytest.mark.parametrize("name", NAMES)
def test_every_benchmark_is_found_under_its_name_and_has_answers_to_take_away(name: str) -> None:
    field = find_field(name)
    assert (field.name, bool(field.gold)) == (name, True)


def test_an_unknown_benchmark_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="timex_te3"):
        find_field("nothing")


def test_times_are_written_as_timex3() -> None:
    text = "It was signed last week and ratified in the third quarter. It is now in force for two years."
    (line,) = predict("timex_te3", {"id": "t", "dct": "2021-11-10", "text": text, "timexes": ["hidden"]})
    found = {text[time["begin"] : time["end"]]: (time["type"], time["value"]) for time in line["timexes"]}
    assert found == {
        "last week": ("DATE", "2021-W44"),
        "third quarter": ("DATE", "2021-Q3"),
        "now": ("DATE", "PRESENT_REF"),
        "two years": ("DURATION", "P2Y"),
    }


def test_a_year_before_a_quarter_is_that_quarter() -> None:
    text = "Sales rose in the third quarter, up from a year earlier. Talks will begin at 9 a.m. Thursday."
    (line,) = predict("timex_te3", {"id": "t", "dct": "2021-11-10", "text": text})
    assert [time["value"] for time in line["timexes"]] == ["2021-Q3", "2020-Q3", "2021-11-11T09:00"]


def test_sayings_have_source_cue_and_content() -> None:
    (line,) = predict("polnear", {"id": "p", "date": "2021-11-10", "text": REPORT})
    (saying,) = line["attributions"]
    words = {part: [REPORT[start:end] for start, end in saying[part]] for part in saying}
    assert words["cue"] == ["said"]
    assert words["source"][0].startswith("The Foreign Minister of Freedonia")
    assert words["content"][0].endswith("the port of Lutha would reopen")


def test_entities_follow_the_benchmark_and_meetings_relate_people() -> None:
    text = "The Polish troops met the rebels in Ottawa."
    (line,) = predict("re3d", {"id": "r", "text": text})
    found = {(text[entity["begin"] : entity["end"]], entity["type"]) for entity in line["entities"]}
    assert {("The Polish troops", "Organisation"), ("Polish", "Nationality"), ("the rebels", "Organisation"), ("Ottawa", "Location")} <= found
    related = [(relation["type"], text[slice(*relation["source"])], text[slice(*relation["target"])]) for relation in line["relations"]]
    assert ("CommWith", "The Polish troops", "the rebels") in related


@pytest.mark.parametrize(
    ("kind", "left", "right", "same"),
    [
        ("Person", "Dr. Tomas Lind", "LIND, Tomás", True),
        ("Person", "Пётр Линдгрен", "Petr Lindgren", True),
        ("Person", "Ana Brandeis", "Ana Bramante", False),
        ("Company", "Lutha Shipping Limited", "Lutha Shipping Ltd.", True),
        ("Company", "Lutha Shipping 2 AG", "Lutha Shipping 3 AG", False),
    ],
)
def test_names_are_scored(kind: str, left: str, right: str, same: bool) -> None:
    (line,) = predict("names", {"id": "n", "schema": kind, "name1": left, "name2": right, "match": not same})
    assert (line["score"] >= 0.7) is same


@pytest.mark.parametrize(
    ("act", "root"),
    [
        ("condemned", "ACCUSE"),
        ("refused to negotiate with", "REJECT"),
        ("will lift its embargo on", "AGREE"),
        ("lifted its embargo on", "YIELD"),
        ("will bomb", "THREATEN"),
        ("held talks with", "CONSULT"),
    ],
)
def test_events_are_coded(act: str, root: str) -> None:
    sentence = f"Freedonia {act} Sylvania."
    marked = f"<s>Freedonia</s> {act} <t>Sylvania</t>."
    item = {"id": "e", "sentence": sentence, "marked_sentence": marked, "source": "Freedonia", "target": "Sylvania", "root": "AID"}
    assert predict("plover_plv", item) == [{"id": "e", "root": root}]


@pytest.mark.parametrize(
    ("model", "text", "found"),
    [
        ("NumberModel", "twenty-one thousand and six crates", [("twenty-one thousand and six", "21006")]),
        ("NumberModel", "minus two and a half", [("minus two and a half", "-2.5")]),
        ("PercentModel", "about 12.5 per cent of it", [("12.5 per cent", "12.5%")]),
        ("CurrencyModel", "it cost € 3 million", [("€ 3 million", "3000000")]),
        ("OrdinalModel", "the twenty-second round", [("twenty-second", "22")]),
        ("AgeModel", "the treaty is 40 years old", [("40 years old", "40")]),
    ],
)
def test_quantities_have_inclusive_ends_and_values(model: str, text: str, found: list[tuple[str, str]]) -> None:
    (line,) = predict("quantities", {"id": "q", "lang": "English", "model": model, "input": text, "reference": "2021-11-10T00:00:00"})
    assert [(text[result["start"] : result["end"] + 1], result["value"]) for result in line["results"]] == found


def test_quantities_of_other_languages_are_read_in_digits() -> None:
    (line,) = predict("quantities", {"id": "q", "lang": "German", "model": "NumberModel", "input": "rund 1.234,5 Tonnen"})
    assert line["results"] == [{"start": 5, "end": 11, "value": "1234.5"}]


def test_mentions_of_one_event_share_a_cluster() -> None:
    def document(name: str, words: str, *mentions: str) -> dict[str, Any]:
        told = [{"id": f"{name}{number}", "kind": "event", "text": text, "cluster": number} for number, text in enumerate(mentions)]
        return {"id": name, "topic": "1", "subtopic": "x", "sentences": {"0": words.split()}, "mentions": told}

    harbour, vote = "guard harbour Lutha pirates ship", "ballot parliament Sylvania chamber budget"
    lines = predict("ecbplus", document("a", harbour, "arrested"), document("b", harbour, "the arrest", "sank"), document("c", vote, "arrested"))
    clusters = {line["id"]: line["cluster"] for line in lines}
    assert clusters["a0"] == clusters["b0"]
    assert len({clusters["a0"], clusters["b1"], clusters["c0"]}) == 3


def test_russian_is_refused_with_the_reason() -> None:
    with pytest.raises(InputError, match="Russian"):
        predict("factrueval", {"id": "f", "text": "Слова"})
