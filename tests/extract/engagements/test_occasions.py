"""What one engagement lends another that was part of it."""

from collections.abc import Callable

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.records import Engagement

MEETING = "Foreign Minister Signe Holm of Norway met Foreign Minister Juris Kalns of Latvia. They spoke of fish, ships and the sea between them."
VISIT = "Foreign Minister Signe Holm of Norway visited Riga {when}. During the visit she met President Juris Kalns of Latvia."


def meeting(read: Callable[[Document], Reading], text: str) -> Engagement:
    records = read(Document("x", text, "en", published="2025-07-20"))[Engagement]
    return next(record for record in records if record.type == "meeting")


def test_a_day_is_lent(read: Callable[[Document], Reading]) -> None:
    assert meeting(read, VISIT.format(when="on 4 July")).date == "2025-07-04"


def test_days_are_not(read: Callable[[Document], Reading]) -> None:
    assert meeting(read, VISIT.format(when="from 4 to 6 July")).date is None


def test_nothing_told_is_replaced(read: Callable[[Document], Reading]) -> None:
    text = (
        "Norway and Latvia held the fifth summit in Riga on 4 July. At the summit, Ministers Signe Holm and Juris Kalns signed a charter on 5 July."
    )
    records = read(Document("x", text, "en", published="2025-07-20"))[Engagement]
    assert [record.date for record in records if record.type == "signing"] == ["2025-07-05"]


def test_what_is_only_proposed_is_not_of_the_day_it_was_proposed_on(read: Callable[[Document], Reading]) -> None:
    text = "Signe Holm, Foreign Minister of Norway, met Juris Kalns of Latvia on 4 July. During the meeting Kalns invited Holm to visit Riga."
    records = read(Document("x", text, "en", published="2025-07-20"))[Engagement]
    assert [record.date for record in records if record.type == "visit"] == [None]


def test_what_came_after_is_of_the_same_day_as_far_as_one_can_tell(read: Callable[[Document], Reading]) -> None:
    text = "President Juris Kalns of Latvia met President Signe Holm of Norway in Riga on Friday. After the talks the presidents signed a charter."
    records = read(Document("x", text, "en", published="2025-07-20"))[Engagement]
    assert [record.date for record in records if record.type == "signing"] == ["2025-07-18?"]


def test_a_headline_places_the_first_engagement(read: Callable[[Document], Reading]) -> None:
    text = f"Riga talks: Norway and Latvia speak of fish\n\n{MEETING}"
    place = meeting(read, text).place
    assert place is not None
    assert place.name == "Riga"


def test_a_headline_about_something_else_places_nothing(read: Callable[[Document], Reading]) -> None:
    text = f"The embassy in Riga has a new address\n\n{MEETING}"
    assert meeting(read, text).place is None


def test_a_meeting_on_the_day_of_arrival(read: Callable[[Document], Reading]) -> None:
    text = "Foreign Minister Juris Kalns of Latvia travelled to Oslo on 4 July. During their meeting, he and Minister Signe Holm spoke of fish."
    record = meeting(read, text)
    assert record.place is not None
    assert (record.date, record.place.name) == ("2025-07-04", "Oslo")
