"""One name, and every known name of a text."""

from __future__ import annotations

import time
import timeit

import pytest

from dragoman.knowledge.lookup import country_of, find_known, lookup, members_of, name_of
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


def test_known_groups_and_bodies_have_members(knowledge: Knowledge) -> None:
    assert [state.name for state in members_of(knowledge, "group:benelux-countries")] == ["Belgium", "Netherlands", "Luxembourg"]
    assert len(members_of(knowledge, "org:un")) == 193
    assert members_of(knowledge, "territory:TM") == members_of(knowledge, "org:nobody") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C5+1, OPEC+ and OPEC met.", ["group:c5-plus-1", "group:opec-plus", "org:opec"]),
        ("The EU-Central Asia summit in Samarkand", ["org:eu", "group:central-asia", "city:UZ-samarkand"]),
        ("the Benelux countries and Benelux", ["group:benelux-countries", "org:benelux"]),
        ("The Indian Ocean is not India.", ["sea:indian-ocean", "territory:IN"]),
        ("Mary Lorn visited the city of Mary.", ["city:TM-mary"]),
        ("It cost US$10 to the WHO.", ["org:who"]),
        ("WHO WILL LEAD US", []),
        ("WHO WILL LEAD US\nAsked by the WHO, the US", ["org:who", "territory:US"]),
        ("The Gulf Cooperation Council's\nSecretary General", ["org:gcc"]),
        ("the United\nStates", ["territory:US"]),
        ("the United\n\nStates", []),
        ("France,Guiana; St. Petersburg", ["territory:FR", "city:RU-st-petersburg"]),
        ("non-EU, pro-Russian, ex-Yugoslav", ["org:eu", "territory:RU", "territory:x-yugoslavia"]),
        ("Sino-Kazakh and Franco–German talks; General Franco", ["territory:CN", "territory:KZ", "territory:FR", "territory:DE"]),
        ("Permanent members of the Security Council", ["group:p5"]),
        ("the European Commission and the EEAS", ["org:eu", "org:eu"]),
        ("Chinese Taipei, Northern Ireland", ["territory:TW", "region:GB-northern-ireland"]),
    ],
)
def test_the_likeliest_of_each_name(knowledge: Knowledge, text: str, expected: list[str]) -> None:
    assert [entries[0].entity for _, entries in find_known(knowledge, text)] == expected


def test_every_state_is_found_under_each_of_its_names(knowledge: Knowledge) -> None:
    for territory in knowledge.territories.values():
        for form in (territory.name, *filter(None, [territory.official]), *territory.short, *territory.adjectives, *territory.people):
            assert territory.id in entities(knowledge, form), form


def test_a_national_body_tells_its_state(knowledge: Knowledge) -> None:
    for name, code in (("Knesset", "IL"), ("U.S. Department of State", "US"), ("JICA", "JP"), ("Quai d’Orsay", "FR")):
        (entry,) = lookup(knowledge, name)
        assert (entry.kind, entry.country, entry.state) == ("org", code, knowledge.territories[code].name)
    assert [entry.state for entry in lookup(knowledge, "UNESCO")] == [None]


@pytest.mark.parametrize("piece", ["US ", "United ", "the United Nations-", "Kazakh", "WHO WHO\n"])
def test_long_texts_take_time_in_proportion(knowledge: Knowledge, piece: str) -> None:
    short, long = (
        min(timeit.repeat(lambda text=piece * size: list(find_known(knowledge, text)), number=1, repeat=3, timer=time.process_time))
        for size in (1_000, 10_000)
    )
    assert long < 40 * short + 0.05
