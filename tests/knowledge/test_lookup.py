"""One name, and every known name of a text."""

from __future__ import annotations

import pytest

from dragoman.knowledge.lookup import country_of, find_known, lookup, name_of
from dragoman.knowledge.schema import Knowledge


def entities(knowledge: Knowledge, name: str) -> list[str]:
    return [entry.entity for entry in lookup(knowledge, name)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kyrgyz Republic", ["territory:KG"]),
        ("the Netherlands", ["territory:NL"]),
        ("Holland", ["territory:NL"]),
        ("TÜRKIYE", ["territory:TR"]),
        ("Turkey", ["territory:TR"]),
        ("Côte d’Ivoire", ["territory:CI"]),
        ("Cote d'Ivoire", ["territory:CI"]),
        ("St. Lucia", ["territory:LC"]),
        ("U.S.", ["territory:US"]),
        ("Nur-Sultan", ["city:KZ-astana"]),
        ("Nigerien", ["territory:NE"]),
        ("Nigerian", ["territory:NG"]),
        ("Republic of China", ["territory:TW"]),
        ("People's Republic of China", ["territory:CN"]),
    ],
)
def test_a_name_leads_to_what_it_names(knowledge: Knowledge, name: str, expected: list[str]) -> None:
    assert entities(knowledge, name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Congolese", {"territory:CD", "territory:CG"}),
        ("Dominican", {"territory:DM", "territory:DO"}),
        ("Korean", {"territory:KP", "territory:KR"}),
        ("Luxembourg", {"territory:LU", "city:LU-luxembourg"}),
    ],
)
def test_an_ambiguous_name_leads_to_all(knowledge: Knowledge, name: str, expected: set[str]) -> None:
    assert set(entities(knowledge, name)) == expected


@pytest.mark.parametrize("name", ["us", "turkey", "Male", "Us", "", "the", "Freedonia", ".", "\u0301"])
def test_what_is_no_name_leads_nowhere(knowledge: Knowledge, name: str) -> None:
    assert entities(knowledge, name) == []


def test_typed_names_may_be_small(knowledge: Knowledge) -> None:
    assert [entry.entity for entry in lookup(knowledge, "united states", any_case=True)] == ["territory:US"]


def test_the_scanner_finds_each_name_once_and_the_longest(knowledge: Knowledge) -> None:
    text = (
        "The Kazakh-Belgian and Turkmenistan–Afghanistan talks in Ashgabat’s centre brought us U.S. envoys, the UK's and South Sudan's; "
        "a turkey was served. SAUDI ARABIA AND THE DEMOCRATIC REPUBLIC OF THE CONGO wrote. Bosnia & Herzegovina met Guinea-Bissau in Washington, D.C."
    )
    assert [span.of(text) for span, _ in find_known(knowledge, text)] == [
        "Kazakh", "Belgian", "Turkmenistan", "Afghanistan", "Ashgabat", "U.S.", "UK", "South Sudan", "SAUDI ARABIA",
        "DEMOCRATIC REPUBLIC OF THE CONGO", "Bosnia & Herzegovina", "Guinea-Bissau", "Washington, D.C.",
    ]  # fmt: skip


def test_ids_lead_back_to_names_and_countries(knowledge: Knowledge) -> None:
    assert name_of(knowledge, "territory:TM") == "Turkmenistan"
    assert name_of(knowledge, "city:TM-ashgabat") == "Ashgabat"
    assert name_of(knowledge, "territory:ZZ") is None
    assert [country_of(entity) for entity in ("territory:TM", "city:TM-ashgabat", "org:un")] == ["TM", "TM", None]
