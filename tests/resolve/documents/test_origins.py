"""Copies found, and retellings left alone."""

from __future__ import annotations

from dragoman.resolve import resolve
from tests.resolve.samples import KNOWLEDGE, document

RELEASE = (
    "The ambassador of Arvenia called on the mayor of Skell on Monday to hand over forty lime trees for the new park by the lake. "
    "The mayor thanked him and recalled that the two towns have been twinned for thirty years. They agreed that pupils of both towns "
    "would spend two weeks of the coming summer together, half of the time in each place. The ambassador was accompanied by his deputy."
)
RETOLD = (
    "Forty lime trees now stand by the lake at Skell, a present from Arvenia. Its envoy brought them on Monday and was thanked by the mayor, "
    "who spoke of three decades of friendship between the towns. Schoolchildren from both are to share a fortnight of holidays next summer."
)


def origins(*texts: str) -> list[tuple[str, ...]]:
    views = [document(f"d{number}", text=text) for number, text in enumerate(texts)]
    return sorted(origin.documents for origin in resolve(views, KNOWLEDGE).origins)


def test_a_copy_with_a_headline_and_a_cut_end_is_of_one_origin() -> None:
    assert origins(RELEASE, "NEWS\n" + RELEASE[:300] + " (agency)") == [("d0", "d1")]


def test_an_excerpt_is_of_one_origin() -> None:
    around = " ".join(f"Another paragraph with number {number} about something else." for number in range(30))
    assert origins(RELEASE, around + " " + RELEASE + " " + around) == [("d0", "d1")]


def test_a_retelling_is_an_origin_of_its_own() -> None:
    assert origins(RELEASE, RETOLD) == [("d0",), ("d1",)]


def test_empty_texts_are_not_copies_of_each_other() -> None:
    assert origins("", "…") == [("d0",), ("d1",)]


def test_the_reason_tells_how_much_is_shared() -> None:
    views = [document(f"d{number}", text=RELEASE) for number in range(2)]
    assert resolve(views, KNOWLEDGE).origins[0].reasons == ("d0 and d1: 100% of their runs of 5 words are the same",)
