"""One engagement said in every usual way: each way to name a side, each verb, each way to tell when and where, the rest being plain.

Every name is invented; the states are real and stand only for themselves.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.records import Engagement

Read = Callable[[Document], Reading]

NAMED = (
    "Foreign Minister Tevita Naulu of Fiji", "Fiji's Foreign Minister Tevita Naulu", "Fijian Foreign Minister Tevita Naulu",
    "Tevita Naulu, Minister of Foreign Affairs of Fiji,", "the Minister of Foreign Affairs of Fiji, Tevita Naulu,",
    "the Fijian foreign minister, Tevita Naulu,", "H.E. Mr. Tevita Naulu, Ambassador of Fiji,", "the Ambassador of Fiji, Tevita Naulu,",
    "Fijian Ambassador Tevita Naulu", "Deputy Prime Minister and Minister of Trade of Fiji Tevita Naulu", "President Tevita Naulu of Fiji",
    "Prime Minister of the Republic of Fiji Tevita Naulu", "Tevita Naulu, the Fijian prime minister,",
    "the Speaker of the Fijian Parliament, Tevita Naulu,",
    "Fijian Deputy Minister of Defence Tevita Naulu", "Fiji's Permanent Representative to the United Nations, Tevita Naulu,",
    "the Special Envoy of Fiji for Climate, Tevita Naulu,",
)  # fmt: skip
COUNTERPARTS = (
    "his counterpart from Fiji, Tevita Naulu,", "her Fijian counterpart Tevita Naulu", "his Fijian counterpart, Tevita Naulu,",
    "counterpart Tevita Naulu of Fiji",
)  # fmt: skip
UNNAMED = (
    "Fiji's foreign minister", "the Fijian foreign minister", "the President of Fiji", "the Fijian Prime Minister", "the Ambassador of Fiji",
    "a Fijian delegation", "a delegation from Fiji", "officials from Fiji",
)  # fmt: skip
MEETING = (
    "met with", "met", "held talks with", "held a meeting with", "received", "hosted", "had a meeting with", "conferred with",
    "held bilateral talks with",
    "held a working meeting with", "paid a courtesy call on", "sat down with", "welcomed", "had talks with", "exchanged views with",
    "held discussions with",
)  # fmt: skip
CALL = (
    "spoke by telephone with", "held a telephone conversation with", "had a phone call with", "held a video call with", "spoke on the phone with",
    "received a phone call from", "received a call from", "took a telephone call from", "placed a call to", "made a phone call to",
    "held a virtual meeting with", "met virtually with", "met online with", "held talks via video link with", "met by videoconference with",
)  # fmt: skip
DUE = ("is due in", "is expected in", "will be in", "is due to arrive in", "is to travel to", "is set to arrive in")
CREDENTIALS = (
    "{envoy} handed over her letters of credence to {host} in Nairobi on Monday.",
    "{envoy} presented her credentials to {host} in Nairobi on Monday.",
    "{host} received the letters of credence from {envoy} in Nairobi on Monday.",
    "{host} accepted the credentials of {envoy} in Nairobi on Monday.",
    "In Nairobi on Monday, {host} received {envoy}, who presented her credentials.",
)  # fmt: skip
ONE_BY_ONE = (
    "met separately with",
    "held separate meetings with",
    "held meetings with",
    "had bilateral meetings with",
    "held a series of meetings with",
)
PLANNED = ("is to meet", "will meet with", "is scheduled to hold talks with")
WHERE = (
    "{} in Suva.", "{} in Suva on Monday.", "{} on 3 May in Suva.", "{} in Suva on May 3, 2025.", "{} at the Foreign Ministry in Suva on Tuesday.",
    "{} in Suva last week.", "In Suva on Monday, {}.", "On 3 May in Suva, {}.", "{} on Wednesday on the sidelines of a conference in Suva.",
)  # fmt: skip
HOST = "Kenyan President Joseph Mwangi"


def told(read: Read, text: str) -> Engagement:
    first = text[0].upper() + text[1:]
    found = [one for one in read(Document("x", first, "en", published="2025-05-08"))[Engagement] if one.type != "conference"]
    assert len(found) == 1, f"{len(found)} engagements in: {first}"
    return found[0]


def sides(engagement: Engagement) -> set[tuple[str, str | None]]:
    return {(one.name, one.represents) for one in engagement.participants}


@pytest.mark.parametrize("named", NAMED + COUNTERPARTS)
def test_a_named_side_behind_the_verb(read: Read, named: str) -> None:
    assert sides(told(read, f"{HOST} met {named} in Nairobi.")) == {("Joseph Mwangi", "Kenya"), ("Tevita Naulu", "Fiji")}


@pytest.mark.parametrize("named", NAMED)
def test_a_named_side_before_the_verb(read: Read, named: str) -> None:
    assert sides(told(read, f"{named} met {HOST} in Nairobi.")) == {("Joseph Mwangi", "Kenya"), ("Tevita Naulu", "Fiji")}


@pytest.mark.parametrize("unnamed", UNNAMED)
def test_an_unnamed_side(read: Read, unnamed: str) -> None:
    before, behind = told(read, f"{unnamed} met {HOST} in Nairobi."), told(read, f"{HOST} met {unnamed} in Nairobi.")
    for engagement in (before, behind):
        assert {one.represents for one in engagement.participants} == {"Kenya", "Fiji"}
        assert engagement.place is not None
        assert engagement.place.name == "Nairobi"


@pytest.mark.parametrize(
    ("verb", "type", "status"),
    [
        *((verb, "meeting", "held") for verb in MEETING),
        *((verb, "call", "held") for verb in CALL),
        *((verb, "meeting", "planned") for verb in PLANNED),
        ("signed a memorandum of understanding with", "signing", "held"),
        ("held political consultations with", "consultations", "held"),
    ],
)
def test_a_verb(read: Read, verb: str, type: str, status: str) -> None:
    engagement = told(read, f"{HOST} {verb} Fijian Foreign Minister Tevita Naulu on Monday.")
    monday = "2025-05-05" if status == "held" else "2025-05-12"
    assert (engagement.type, engagement.status, engagement.date) == (type, status, monday)
    assert sides(engagement) == {("Joseph Mwangi", "Kenya"), ("Tevita Naulu", "Fiji")}


@pytest.mark.parametrize("frame", WHERE)
def test_when_and_where(read: Read, frame: str) -> None:
    engagement = told(read, frame.format(f"{HOST} met Fijian Foreign Minister Tevita Naulu"))
    assert engagement.place is not None
    assert engagement.place.name.endswith("Suva")
    assert engagement.place.country == "FJ"
    assert sides(engagement) == {("Joseph Mwangi", "Kenya"), ("Tevita Naulu", "Fiji")}


@pytest.mark.parametrize("verb", DUE)
def test_a_journey_to_come(read: Read, verb: str) -> None:
    engagement = told(read, f"Fijian Foreign Minister Tevita Naulu {verb} Nairobi on 20 May.")
    assert (engagement.type, engagement.status, engagement.date) == ("visit", "planned", "2025-05-20")
    assert sides(engagement) == {("Tevita Naulu", "Fiji")}


@pytest.mark.parametrize("frame", CREDENTIALS)
def test_letters_of_credence(read: Read, frame: str) -> None:
    engagement = told(read, frame.format(envoy="the Ambassador of Fiji, Litia Vakatawa,", host=HOST).replace(",,", ","))
    assert (engagement.type, engagement.status, engagement.date) == ("ceremony", "held", "2025-05-05")
    assert sides(engagement) == {("Joseph Mwangi", "Kenya"), ("Litia Vakatawa", "Fiji")}


@pytest.mark.parametrize("verb", ONE_BY_ONE)
def test_one_engagement_with_each(read: Read, verb: str) -> None:
    text = f"{HOST} {verb} Fijian Foreign Minister Tevita Naulu and Peruvian Trade Minister Carlos Medrano in Geneva on Monday."
    found = read(Document("x", text, "en", published="2025-05-08"))[Engagement]
    both = {("Joseph Mwangi", "Kenya")}
    assert [sides(one) for one in found] == [both | {("Tevita Naulu", "Fiji")}, both | {("Carlos Medrano", "Peru")}]
    assert {(one.type, one.date, one.place and one.place.name) for one in found} == {("meeting", "2025-05-05", "Geneva")}
