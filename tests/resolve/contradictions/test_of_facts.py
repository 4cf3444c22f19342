"""What counts as a disagreement, of which kind, and what is shown."""

from __future__ import annotations

from dragoman.model.records import Evidence, Participant, Record, Relation
from dragoman.resolve import resolve
from dragoman.resolve.records import Contradiction
from tests.resolve.samples import KNOWLEDGE, PALVER, WEKKER, document, engagement


def founded(date: str) -> Relation:
    return Relation("r1", "Lakes Union", "founded", None, date, 0.9, (Evidence(0, 4, date[:4]),))


def found(*records: Record) -> list[Contradiction]:
    return list(resolve([document(f"d{number}", record) for number, record in enumerate(records)], KNOWLEDGE).contradictions)


def test_two_years_of_foundation_cannot_both_hold() -> None:
    (item,) = found(founded("1961"), founded("1964"), founded("1961-03"))
    assert (item.kind, item.what, item.shown) == ("substance", "founded: Lakes Union", "1961-03")
    assert [(value.document, value.value, value.quote) for value in item.values] == [
        ("d0", "1961", "1961"), ("d1", "1964", "1964"), ("d2", "1961-03", "1961"),
    ]  # fmt: skip


def test_a_more_precise_date_is_no_contradiction() -> None:
    (item,) = found(founded("1961"), founded("1961-03-03"))
    assert (item.kind, item.shown, item.rule) == ("precision", "1961-03-03", "the more precise date")


def test_the_same_date_is_nothing() -> None:
    assert found(founded("1961"), founded("1961")) == []


def test_places_and_dates_of_one_engagement() -> None:
    reports = [
        document("a", engagement(1, PALVER, WEKKER, date="2031-05-02", place="Skell")),
        document("b", engagement(1, PALVER, WEKKER, date="2031-05", place="Old Town Hall, Skell")),
    ]
    kinds = {(item.field, item.kind, item.shown) for item in resolve(reports, KNOWLEDGE).contradictions}
    assert kinds == {("date", "precision", "2031-05-02"), ("place", "precision", "Skell")}


def test_a_post_with_its_owner_before_it_needs_no_article() -> None:
    people = [Participant(name, "person", "Arvenia's Minister of Trade", "Arvenia") for name in ("Lorn Hask", "Lorn Haske")]
    views = [document(f"d{number}", engagement(1, one, WEKKER, date="2031-05-02"), published="2031-05-03") for number, one in enumerate(people)]
    assert [one.what for one in resolve(views, KNOWLEDGE).contradictions] == ["name of Arvenia's Minister of Trade"]
