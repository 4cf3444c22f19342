"""What is diplomacy at all."""

from dragoman.extract.engagements.gate import state_of


def test_a_town_counts_for_its_state() -> None:
    assert state_of("city:ZM-lusaka") == "territory:ZM"
    assert state_of("org:un") == "org:un"
