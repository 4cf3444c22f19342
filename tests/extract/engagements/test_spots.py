"""Places by the words that name them."""

from collections.abc import Callable

import pytest

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.records import Engagement

OPENING = "Foreign Minister Signe Holm of Norway met her Latvian counterpart Juris Kalns"


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("in Riga", "Riga", "LV"),
        ("at Larn House, Nairobi", "Larn House, Nairobi", "KE"),
        ("at the Prime Minister's Office in Riga", "Prime Minister's Office in Riga", "LV"),
        ("at the Sunset resort near Pärnu", "Sunset resort near Pärnu", None),
        ("in the city of Bergen", "Bergen", "NO"),
        ("in the Latvian capital", "Latvian capital", "LV"),
        ("in Sosk, Finland", "Sosk, Finland", "FI"),
        ("at the headquarters of the African Union in Addis Ababa", "Addis Ababa", "ET"),
    ],
)
def test_a_place_is_what_stands_side_by_side(words: str, name: str, country: str | None, read: Callable[[Document], Reading]) -> None:
    (record,) = read(Document("x", f"{OPENING} {words}.", "en"))[Engagement]
    assert record.place is not None
    assert (record.place.name, record.place.country) == (name, country)


@pytest.mark.parametrize("words", ["in his office", "in the morning", "at the forum", "in May 2025", "in a friendly atmosphere"])
def test_what_names_no_place_is_none(words: str, read: Callable[[Document], Reading]) -> None:
    (record, *_) = read(Document("x", f"{OPENING} {words}.", "en"))[Engagement]
    assert record.place is None


def test_a_footnote_is_no_part_of_a_name(read: Callable[[Document], Reading]) -> None:
    (record,) = read(Document("x", f"{OPENING} in Cancun.[2] The talks were on fish.", "en"))[Engagement]
    assert record.place is not None
    assert record.place.name == "Cancun"


def test_the_place_stands_on_its_words(read: Callable[[Document], Reading]) -> None:
    text = (
        f"The third summit was held in Riga on 4 July 2025. At the summit {OPENING.partition(' met')[0]} and Juris Kalns of Latvia signed a charter."
    )
    record = next(record for record in read(Document("x", text, "en"))[Engagement] if record.type == "signing")
    assert record.place is not None
    assert record.place.name == "Riga"
    assert any("place" in evidence.supports and "Riga" in evidence.quote for evidence in record.evidence)
