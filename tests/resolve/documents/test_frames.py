"""Texts that share a frame of words, and copies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.load import load_knowledge
from dragoman.resolve.bodies.parties import build_parties
from dragoman.resolve.documents.frames import Frames

FRAMES = Frames(build_parties(load_knowledge()).general)
GREETING = (
    "The President of Arvenia has sent a message of greeting to the people of {whom} on its national day. In the message he recalled {what} and "
    "wished the friendly people peace and prosperity. He also expressed hope that trade, which reached {sum} million crowns in {year}, will go on "
    "growing for the good of both countries. The message was handed over by the ambassador."
)
NORDMERE = GREETING.format(whom="Nordmere", what="the bridge over the Skell", sum=41, year=2030)
CASTORIA = GREETING.format(whom="Castoria", what="the fair at Brill", sum=73, year=2030)
DAY = ("2031-05-01", "2031-05-02")


def why(left: str, right: str, days: tuple[str, str] = DAY, contained: float = 0.9) -> str | None:
    return FRAMES.why_other(left, right, days, contained)


def test_one_frame_on_two_states_makes_two_texts() -> None:
    assert why(NORDMERE, CASTORIA) == "one frame of words on other things (Nordmere, Castoria; bridge over the Skell, fair at Brill; 41, 73)"


def test_one_frame_a_year_later_is_another_text() -> None:
    again = NORDMERE.replace("The message was handed over by the ambassador", "A concert closed the day")
    assert why(NORDMERE, again, ("2030-05-01", "2031-05-01")) == "one frame of words, 365 days apart"
    assert why(NORDMERE, again) is None


def test_a_copy_may_be_cut_credited_reworded_and_spell_a_name_otherwise() -> None:
    assert why(NORDMERE, NORDMERE.rpartition(" The message")[0]) is None
    assert why(NORDMERE, "SKELL, May 2 (Lake Wire). " + NORDMERE + " Source: Lake Wire") is None
    assert why(NORDMERE, NORDMERE.replace("greeting", "congratulation").replace("expressed hope", "hoped").replace("Nordmere", "Nordmeer")) is None


def test_one_number_put_right_is_still_a_copy_when_it_comes_out_at_once() -> None:
    mended = NORDMERE.replace("41", "47")
    assert why(NORDMERE, mended) is None
    assert why(NORDMERE, mended, ("2031-05-01", "2031-05-20"), contained=0.98) is not None


@given(st.text(max_size=200))
def test_every_text_is_a_copy_of_itself(text: str) -> None:
    assert FRAMES.why_other(text, text, DAY, 1.0) is None


@given(st.lists(st.sampled_from(NORDMERE.split()), max_size=30), st.lists(st.sampled_from(CASTORIA.split()), max_size=30))
def test_comparing_texts_goes_both_ways(left: list[str], right: list[str]) -> None:
    one, other = FRAMES.compare(" ".join(left), " ".join(right)), FRAMES.compare(" ".join(right), " ".join(left))
    assert one.alone == other.alone
