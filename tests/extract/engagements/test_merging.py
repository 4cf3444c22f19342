"""When two tellings are of one engagement."""

import pytest

from dragoman.extract.engagements.merging import are_other_names, kin, likeness, same_time


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("2024-06-05", "2024-06", True),
        ("2024", "2024-06-05/2024-06-07", True),
        ("2024-06-05?", "2024-06-05", True),
        ("2024-06-05/2024-06-07", "2024-06-05", True),
        ("XXXX-06-05", "XXXX-06-05", True),
        ("2024-06-05", "2024-06-06", False),
        ("2023", "2024", False),
    ],
)
def test_dates_agree_where_one_lies_in_the_other(left: str, right: str, same: bool) -> None:
    assert same_time(left, right) is same_time(right, left) is same


def test_a_round_and_a_meeting_may_be_one_but_a_visit_and_a_meeting_never() -> None:
    assert kin("meeting", "consultations")
    assert kin("signing", "ceremony")
    assert not kin("visit", "meeting")


def test_sessions_with_other_names_are_others() -> None:
    rights, committee = frozenset({"second", "human", "rights"}), frozenset({"first", "joint", "committee"})
    assert are_other_names(rights, committee)
    assert not are_other_names(rights, rights | {"dialogue"})
    assert likeness(rights, frozenset()) == 0.0
