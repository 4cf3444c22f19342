"""A record told right or wrong, or corrected, and that taken back."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from dragoman.model.records import Engagement, Figure, Undertaking
from dragoman.run.fields import hint_of
from dragoman.serve.problems import Problem
from dragoman.serve.web.judge import fields_of, parsed
from tests.serve.test_review import settled, token

MENTION = "norther#e1"


def send(reviewer: TestClient, **told: str) -> tuple[int, str]:
    """Sends the form of the page; the status and where it leads."""
    html = reviewer.get("/judge", params={"id": MENTION}).text
    answer = reviewer.post("/judge", data={"token": token(html), "id": MENTION, **told})
    return answer.status_code, answer.headers.get("location", "")


def test_a_correction_holds_until_it_is_taken_back(reviewer: TestClient) -> None:
    status, address = send(reviewer, verdict="corrected", field="place.name", value="Bergen", reason="the ministry's diary")
    assert status == 303
    settled(reviewer)
    html = reviewer.get(address).text
    assert "Kept: <strong>corrected</strong>, by R. Desk" in html and "the ministry&#39;s diary" in html
    assert reviewer.get(f"/api/v1/documents/{MENTION.partition('#')[0]}").json()["engagements"][0]["place"]["name"] == "Bergen"
    id = re.search(r'name="id" value="(jud-[^"]+|j-[^"]+|[0-9a-z-]+)"><input type="hidden" name="back"', html)
    assert id
    undone = reviewer.post("/review/undo", data={"token": token(html), "id": id[1], "back": f"/judge?id={MENTION.replace('#', '%23')}"})
    assert undone.headers["location"].startswith("/judge?")
    settled(reviewer)
    assert reviewer.get(f"/api/v1/documents/{MENTION.partition('#')[0]}").json()["engagements"][0]["place"]["name"] == "Oslo"


def test_undoing_leads_nowhere_else(reviewer: TestClient) -> None:
    _, address = send(reviewer, verdict="right", reason="")
    html = reviewer.get(address).text
    id = re.search(r'name="id" value="([^"]+)"><input type="hidden" name="back"', html)
    assert id
    answer = reviewer.post("/review/undo", data={"token": token(html), "id": id[1], "back": "//evil.example/judge?"})
    assert answer.headers["location"] == "/review"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"verdict": "corrected", "field": "date", "value": "2024-03-05", "reason": ""}, 422),
        ({"verdict": "corrected", "field": "date", "value": "soon", "reason": "so"}, 400),
        ({"verdict": "corrected", "field": "nonsense", "value": "x", "reason": "so"}, 400),
        ({"verdict": "perhaps"}, 422),
        ({"verdict": "right", "id": "nobody#e9"}, 400),
        ({"verdict": "corrected", "id": "nobody#e9", "field": "date", "value": "2024", "reason": "so"}, 404),
    ],
)
def test_what_can_t_be_kept_is_refused(reviewer: TestClient, told: dict[str, str], status: int) -> None:
    assert send(reviewer, **told)[0] == status


def test_a_spelling_leads_to_the_record_that_has_it(reviewer: TestClient) -> None:
    html = reviewer.get("/judge", params={"id": "norther#Jorn Wekker"}).text
    assert f'name="id" value="{MENTION}"' in html
    assert reviewer.get("/judge", params={"id": "norther#Nobody"}).status_code == 404


def test_every_field_that_is_offered_can_be_told_again(reviewer: TestClient) -> None:
    record = reviewer.get("/api/v1/documents/norther").json()["engagements"][0]
    offered = list(fields_of(Engagement, record))
    assert {"type", "status", "date", "place.name", "participants.0.name", "participants.1.represents", "topics"} <= {one.path for one in offered}
    for one in offered:
        assert hint_of(Engagement, one.path) is not None, one.path
    assert "held" in next(one.choices for one in offered if one.path == "status")


def test_what_is_typed_becomes_the_field_s_own_kind() -> None:
    assert parsed(hint_of(Undertaking, "by"), "Norway; Iceland ") == ["Norway", "Iceland"]
    assert parsed(hint_of(Undertaking, "conditional"), "yes") is True
    assert parsed(hint_of(Figure, "value"), "1,945") == 1945.0
    assert parsed(hint_of(Engagement, "date"), "") is None
    assert parsed(hint_of(Engagement, "place"), "Bergen") == {"name": "Bergen", "country": None}
    with pytest.raises(Problem):
        parsed(hint_of(Figure, "value"), "many")


def test_what_people_found_of_a_source_stands_beside_what_it_tells(reviewer: TestClient) -> None:
    send(reviewer, verdict="corrected", field="place.name", value="Bergen", reason="the ministry's diary")
    settled(reviewer)
    items = reviewer.get("/api/v1/engagements", headers={"accept": "application/json"}).json()["items"]
    met = next(one for one in items if one["mentions"][0]["document"] == "norther")
    html = reviewer.get("/engagement", params={"id": met["id"]}).text
    assert "What people found of its source" in html and "Of one judged record 0 proved right" in html
    assert "norther" in reviewer.get("/list/sources").text
