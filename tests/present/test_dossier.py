"""Dossiers in every form, held against kept ones; a mismatch leaves what came out beside, ``--accept`` takes it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.present.dossier import FORMATS, make_dossier, render
from dragoman.present.dossier.model import Dossier
from dragoman.resolve.bodies.parties import build_parties
from tests.present.samples import knowledge, views

GOLD = Path(__file__).parent / "gold"
DOSSIERS = {
    "arvenia-lakes": (("Arvenia", "Lakes Union"), "2031-05-31"),
    "arvenia-lakes-later": (("Arvenia", "Lakes Union"), None),
    "castoria-arvenia": (("Castoria", "Arvenia"), "2031-05-31"),
    "arvenia": (("Arvenia",), None),
    "nordmere-castoria": (("Nordmere", "Castoria"), None),
}
ENDINGS = {"text": "txt", "markdown": "md", "html": "html", "json": "json"}


def dossier(name: str) -> Dossier:
    names, on = DOSSIERS[name]
    directory = build_parties(knowledge())
    parties = [found for party in names if (found := directory.find(party))]
    return make_dossier(views(), knowledge(), parties, on)


def check(actual: str, path: Path, accept: bool) -> None:
    beside = path.with_name(path.name + ".actual")
    if accept:
        path.write_text(actual, encoding="utf-8")
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    if actual == expected:
        beside.unlink(missing_ok=True)
    else:
        beside.write_text(actual, encoding="utf-8")
    assert actual == expected, f"see {beside.name}; --accept takes it"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", DOSSIERS)
def test_dossier(name: str, form: str, accept: bool) -> None:
    check(render(dossier(name), form), GOLD / f"{name}.{ENDINGS[form]}", accept)


def test_the_order_of_documents_changes_nothing() -> None:
    given = views()
    random.Random(4).shuffle(given)
    directory = build_parties(knowledge())
    parties = [directory.by_id["territory:x-arvenia"], directory.by_id["org:lakes"]]
    assert render(make_dossier(given, knowledge(), parties), "json") == render(dossier("arvenia-lakes-later"), "json")


def test_what_was_published_later_is_left_out() -> None:
    early, late = dossier("arvenia-lakes"), dossier("arvenia-lakes-later")
    assert "later-note" not in {source.document for source in early.sources}
    proposals = [[item.state for item in one.undertakings if item.kind == "proposal"] for one in (early, late)]
    assert proposals[0] == ["no later report on record"]
    assert proposals[1][0].startswith("signed, 19 November 2031 [")


def test_every_line_is_cited_and_every_citation_leads_to_a_source() -> None:
    for name in DOSSIERS:
        made = dossier(name)
        numbers = {source.number for source in made.sources}
        entries = (*made.undertakings, *made.engagements, *made.posts, *made.figures, *made.relations, *made.agreements)
        assert all(entry.sources and set(entry.sources) <= numbers for entry in entries)


def test_quotes_stand_in_their_documents() -> None:
    texts = {view.id: " ".join(view.text.split()) for view in views()}
    for name in DOSSIERS:
        assert all(quote in texts[source.document] for source in dossier(name).sources for quote in source.quotes)


def test_trade_that_no_source_tells_is_marked_as_derived() -> None:
    (derived,) = [figure for figure in dossier("castoria-arvenia").figures if figure.derived]
    assert (derived.subject, derived.value, derived.unit, derived.derived) == ("Arvenia", 27500000, "USD", "90 − 62.5")


def test_goods_are_told_in_the_sources_words() -> None:
    assert [item.text for item in dossier("castoria-arvenia").goods] == ["Castoria supplies boats and rope.", "Arvenian wool is sold at Brill."]


def test_a_claimed_count_stands_beside_the_records_own() -> None:
    (claimed,) = [figure for figure in dossier("arvenia-lakes").figures if figure.period]
    assert (claimed.value, claimed.claimed_by, claimed.counted) == (240, "Orlan Palver", "one meeting")


def test_html_fetches_nothing_and_escapes_what_documents_say() -> None:
    html = render(dossier("arvenia-lakes"), "html")
    assert "<script" not in html
    assert "<coasts>" not in html
    assert "src=" not in html
    assert "@import" not in html


def test_a_dossier_between_a_party_and_itself_is_refused() -> None:
    party = build_parties(knowledge()).by_id["org:lakes"]
    with pytest.raises(UsageError, match="Both names mean Lakes Union"):
        make_dossier(views(), knowledge(), [party, party])


def test_json_is_json() -> None:
    told = json.loads(render(dossier("arvenia-lakes"), "json"))
    assert told["title"] == "Arvenia – Lakes Union"
    assert told["on"] == "2031-05-31"
