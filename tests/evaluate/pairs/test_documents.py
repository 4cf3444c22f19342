"""A case becomes documents whose records stand on their text."""

from __future__ import annotations

from dragoman.model.records import Engagement, Figure
from tests.evaluate.pairs.samples import BY_NAME, PROGRAM, pair
from tests.evaluate.pairs.test_answers import BODY, FIGURE, OFFICE, PERSON


def test_everything_stands_on_its_text() -> None:
    cases = {
        "people": {"left": PERSON, "right": PERSON},
        "bodies": {"left": BODY, "right": OFFICE},
        "engagements": pair("same"),
        "figures": {"figures": [FIGURE]},
    }
    for name, case in cases.items():
        for view in BY_NAME[name].views(case, PROGRAM.read):
            for record in (*view[Engagement], *view[Figure]):
                assert [view.text[one.start : one.end] for one in record.evidence] == [one.quote for one in record.evidence]


def test_a_mention_keeps_all_that_is_told() -> None:
    told = {**PERSON, "state": None, "body": "Lakes Union", "company": ["Tilde Aske"]}
    view, _ = BY_NAME["people"].views({"left": told, "right": told}, PROGRAM.read)
    (engagement,) = view[Engagement]
    assert [one.name for one in engagement.participants] == ["Jorn Wekker", "Tilde Aske"]
    assert engagement.participants[0].represents == "Lakes Union"
    assert (view.published, engagement.date) == ("2021-03-04", "2021-03-04")


def test_an_office_is_met_without_a_name() -> None:
    view, _ = BY_NAME["bodies"].views({"left": OFFICE, "right": OFFICE}, PROGRAM.read)
    (engagement,) = view[Engagement]
    assert [(one.kind, one.post) for one in engagement.participants] == [("person", "President of Arvenia"), ("person", "Chief of Protocol")]
