"""Engagements as whole texts tell them."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.records import Engagement
from dragoman.run.pipeline import read_document
from dragoman.run.stages import default_stages
from tests.cases import Case, case_parameters, check_case

WORDS = """
Norway Ghana met meeting held visited talks the and with of President Minister Anna Lind in Accra on Tuesday signed memorandum . , during
Council session round will postponed letter sent to ambassador credentials delegation forum summit was by they it
""".split()  # noqa: SIM905  # read as a text


def line(record: Engagement) -> str:
    """One engagement in one line: type, status, M or B, date, place | who | topics."""
    place = f"{record.place.name} ({record.place.country or '-'})" if record.place else "-"
    who = ", ".join(participant.name for participant in record.participants)
    topics = f" | {', '.join(record.topics)}" if record.topics else ""
    return f"{record.type} {record.status} {'M' if record.main else 'B'} {record.date or '-'} {place} | {who}{topics}"


@case_parameters(Path(__file__).parent / "cases" / "engagements")
def test_cases(case: Case, read: Callable[[Document], Reading], accept: bool) -> None:
    check_case(case, [line(record) for record in read(case.document)[Engagement]] or ["none"], accept)


def test_an_engagement_tells_its_codes(read: Callable[[Document], Reading]) -> None:
    reading = read(Document("x", "Foreign Minister of Ghana Ama Boateng met Lars Holm, Ambassador of Norway, in Accra.", "en"))
    (record,) = reading[Engagement]
    assert (record.id, record.plover, record.cameo) == ("e1", "CONSULT", "040")


def test_a_field_from_another_passage_has_its_own_evidence(read: Callable[[Document], Reading]) -> None:
    text = "Kenya and Tanzania signed a memorandum on border posts. The document was signed in Arusha by Ministers Joseph Mwangi and Asha Mushi."
    (record,) = read(Document("x", text, "en"))[Engagement]
    assert record.evidence[0].quote.startswith("Kenya and Tanzania signed")
    assert set(record.evidence[1].supports) == {"place", "participants"}


def test_what_is_refused_is_dropped_with_a_reason(read: Callable[[Document], Reading]) -> None:
    reading = read(Document("x", "Regular consultations between the two ministries are held every year.", "en"))
    assert not reading[Engagement]
    assert [drop.reason for drop in reading.dropped if drop.stage.startswith("engagements")] == ["no single engagement is meant"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=40))
def test_any_words_give_records_that_stand_on_the_text(words: list[str]) -> None:
    text = " ".join(words)
    records = read_document(Document("x", text, "en"), default_stages())[Engagement]
    assert [record.id for record in records] == [f"e{number}" for number in range(1, len(records) + 1)]
    for record in records:
        assert record.evidence and all(text[e.start : e.end] == e.quote for e in record.evidence)
        assert 0 < record.confidence < 1
