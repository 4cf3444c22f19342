"""The two dossiers made by hand beside the annotated documents: each of their lines, found in what the program makes of the same documents."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.evaluate.corpora import input_of, load_lines
from dragoman.knowledge.load import load_knowledge
from dragoman.model.ids import version_id
from dragoman.model.interchange import reading_object
from dragoman.present.dossier import make_dossier, render
from dragoman.present.dossier.model import Dossier, EngagementEntry
from dragoman.resolve.bodies.parties import build_parties
from dragoman.resolve.documents.views import DocumentView
from dragoman.run.pipeline import read_document
from dragoman.run.stages import default_stages

Line = Callable[[Dossier], object]


@pytest.fixture(scope="module")
def views(shared: Path) -> list[DocumentView]:
    items = [item for name in ("seeds", "region") for item in load_lines(shared / "gold" / f"{name}.jsonl")]
    read = (reading_object(read_document(input_of(item), default_stages())) for item in items)
    return [DocumentView.from_item(item, version_id(item["text"])) for item in read]


def made(views: list[DocumentView], *names: str) -> Dossier:
    directory = build_parties(load_knowledge())
    parties = [party for name in names if (party := directory.find(name))]
    assert len(parties) == len(names)
    return make_dossier(views, load_knowledge(), parties)


@pytest.fixture(scope="module")
def benelux(views: list[DocumentView]) -> Dossier:
    return made(views, "Turkmenistan", "Benelux Union")


@pytest.fixture(scope="module")
def belarus(views: list[DocumentView]) -> Dossier:
    return made(views, "Belarus", "Turkmenistan")


def people_of(engagement: EngagementEntry) -> str:
    return "; ".join(f"{side.name}: {', '.join(side.people)}" for side in engagement.sides)


def meeting(dossier: Dossier) -> EngagementEntry:
    return next(one for one in dossier.engagements if one.type == "meeting" and one.place == "Brussels" and "Palvanov" in people_of(one))


def post(dossier: Dossier, person: str) -> tuple[str, str | None, str | None]:
    return next((one.post, one.seen_from, one.seen_to) for one in dossier.posts if one.person == person)


def figures(dossier: Dossier) -> set[tuple[float, str | None]]:
    return {(one.value, one.period) for one in dossier.figures}


def facts(dossier: Dossier) -> set[tuple[str, str, str | None, str | None]]:
    told = [*dossier.relations, *(fact for profile in dossier.profiles for fact in profile.facts)]
    return {(one.predicate, one.subject, one.object, one.date) for one in told}


BENELUX: dict[str, Line] = {
    "one meeting": lambda d: meeting(d).date is None and meeting(d).status == "held",
    "reported on 15 July 2025": lambda d: meeting(d).reported == "2025-07-15",
    "Turkmenistan's ambassador": lambda d: "Sapar Palvanov (Ambassador of Turkmenistan to Belgium)" in people_of(meeting(d)),
    "the Secretary General and his deputies": lambda d: (
        "Frans Weekers (Secretary General" in people_of(meeting(d)) and "deputies" in people_of(meeting(d))
    ),
    "unnamed envoys of Central Asia and Mongolia": lambda d: "Mongolia" in people_of(meeting(d)),
    "surer by three origins": lambda d: meeting(d).origins >= 3 and meeting(d).confidence > 0.95,
    "a proposal on visas": lambda d: any(
        one.kind == "proposal"
        and one.by == ("Turkmenistan",)
        and one.to == ("Benelux Union",)
        and "visa" in one.what
        and "no later report" in one.state
        for one in d.undertakings
    ),
    "an offer to share experience": lambda d: any(
        one.kind == "offer" and "Benelux Union" in one.by and "experience" in one.what for one in d.undertakings
    ),
    "the ambassador's post": lambda d: post(d, "Sapar Palvanov")[0] == "Ambassador of Turkmenistan to Belgium",
    "the Secretary General's post": lambda d: post(d, "Frans Weekers")[0].startswith("Secretary General"),
    "two spellings": lambda d: any({value.value for value in one.values} >= {"Frans Wickers", "Frans Weekers"} for one in d.disagreements),
    "the spelling shown": lambda d: any(one.shown == "Frans Weekers" and "origins" in one.rule for one in d.disagreements),
    "counts of half a year": lambda d: {(1945, "2025-01/2025-06"), (353, "2025-01/2025-06"), (763, "2025-01/2025-06")} <= figures(d),
    "the record's own counts beside them": lambda d: all(one.counted for one in d.figures if one.period == "2025-01/2025-06"),
    "the precedent": lambda d: "Switzerland" in render(d, "text").partition("Agreements and precedents")[2],
    "none between the two": lambda d: "Between the two: none on record" in render(d, "text"),
    "three members": lambda d: (
        {("member_of", name, "Benelux Union") for name in ("Belgium", "Netherlands", "Luxembourg")} <= {fact[:3] for fact in facts(d)}
    ),
    "founded": lambda d: ("founded", "Benelux Union", None, "1944-09-05") in facts(d),
    "institutions": lambda d: all(name in render(d, "text") for name in ("Secretariat", "Parliament", "Court of Justice")),
    "share of the GDP": lambda d: "GDP of the European Union: about 8 %" in " ".join(render(d, "text").split()),
    "each source with its outlet, day and sentences": lambda d: (
        all(one.outlet or one.title for one in d.sources) and all(one.quotes for one in d.sources)
    ),
    "a page whose year is worked out": lambda d: any(one.published_inferred == "2024?" for one in d.sources),
}

BELARUS: dict[str, Line] = {
    "relations": lambda d: any(one[0] == "diplomatic_relations_since" and one[3] == "1993-01-21" for one in facts(d)),
    "embassy in Minsk": lambda d: ("embassy_opened", "Turkmenistan", "Belarus", "1995-10") in facts(d),
    "embassy in Ashgabat": lambda d: ("embassy_opened", "Belarus", "Turkmenistan", "2002-07") in facts(d),
    "over 100 agreements": lambda d: any(one.value == 100 and one.qualifier == "over" and "agreements" in one.measure for one in d.figures),
    "the presidents met": lambda d: any(one.type == "meeting" and one.date == "2019-10" and one.place == "Ashgabat" for one in d.engagements),
    "days of Belarusian culture": lambda d: any((one.type, one.date, one.place) == ("ceremony", "2018-01", "Ashgabat") for one in d.engagements),
    "days of Turkmen culture": lambda d: any((one.type, one.date, one.place) == ("ceremony", "2019-10", "Belarus") for one in d.engagements),
    "turnover": lambda d: any(one.trade and one.value == 25_700_000 and one.unit == "USD" and one.period == "2020" for one in d.figures),
    "exports of Belarus": lambda d: any(one.trade and one.value == 20_600_000 and one.subject == "Belarus" for one in d.figures),
    "exports of Turkmenistan, derived": lambda d: any(one.value == 5_100_000 and one.derived == "25.7 − 20.6" for one in d.figures),
    "goods": lambda d: all(word in render(d, "text") for word in ("medicines", "tires", "linen", "cotton fabrics")),
    "students": lambda d: any(one.value == 8000 and one.qualifier == "over" for one in d.figures),
    "no contradictions": lambda d: d.disagreements == (),
}


@pytest.mark.parametrize("line", BENELUX)
def test_turkmenistan_and_benelux(line: str, benelux: Dossier) -> None:
    assert BENELUX[line](benelux)


@pytest.mark.parametrize("line", BELARUS)
def test_belarus_and_turkmenistan(line: str, belarus: Dossier) -> None:
    assert BELARUS[line](belarus)


def test_every_form_can_be_made_of_them(benelux: Dossier, belarus: Dossier) -> None:
    for dossier in (benelux, belarus):
        assert json.loads(render(dossier, "json"))["engagements"]
        assert render(dossier, "markdown").startswith("#")
