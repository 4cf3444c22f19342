"""Which spelling is shown, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.resolve.people.spellings import Use, best_name, why_shown
from dragoman.settings import Shown


def uses(*told: tuple[str, str, str]) -> list[Use]:
    return [Use(name, document, origin, f"2031-05-0{number}") for number, (name, document, origin) in enumerate(told, 1)]


@pytest.mark.parametrize(
    ("told", "shown", "why"),
    [
        ([("Jorn Wicker", "a", "1"), ("Jorn Wekker", "b", "2"), ("Jorn Wekker", "c", "3")], "Jorn Wekker", "more origins (2 against 1)"),
        ([("Jorn Wicker", "a", "1"), ("Jorn Wekker", "b", "2"), ("Jorn Wekker", "c", "2")], "Jorn Wekker", "more documents (2 against 1)"),
        ([("Jorn Wekker", "a", "1"), ("Jorn Olaf Wekker", "b", "2")], "Jorn Olaf Wekker", "the fuller form"),
        ([("J. Wekker", "a", "1"), ("J. Wekker", "b", "2"), ("Jorn Wekker", "c", "3")], "Jorn Wekker", "the name in full"),
        ([("Jorn Wekker", "a", "1"), ("Jorn Wicker", "b", "2")], "Jorn Wicker", "the later report"),
    ],
)
def test_the_rule(told: list[tuple[str, str, str]], shown: str, why: str) -> None:
    given = uses(*told)
    assert best_name(given) == best_name(given[::-1]) == shown
    assert why_shown(shown, given) == why


def test_a_slip_is_seldom_repeated() -> None:
    given = [Use("Jorn Wekker", "a", "1", "2031-05-01", times=3), Use("Jorn Wicker", "b", "2", "2031-05-02")]
    assert (best_name(given), why_shown("Jorn Wekker", given)) == ("Jorn Wekker", "written more often (3 against 1)")


def test_names_that_nothing_tells_apart_are_still_in_order() -> None:
    given = [Use("Jorn Wekker", "a", "1"), Use("Jorn Wicker", "b", "2")]
    assert best_name(given) == best_name(given[::-1])


@pytest.mark.parametrize(
    ("by", "shown", "why"),
    [
        ("origins", "Jorn Wekker", "more origins (2 against 1)"),
        ("latest", "J. Wekker", "the latest report"),
        ("earliest", "Jorn Wicker", "the earliest report"),
    ],
)
def test_the_day_decides_where_the_settings_say_so(by: Shown, shown: str, why: str) -> None:
    given = uses(("Jorn Wicker", "a", "1"), ("Jorn Wekker", "b", "2"), ("Jorn Wekker", "c", "3"), ("J. Wekker", "d", "4"))
    given.append(Use("Jorn Vekker", "e", "5"))  # nobody knows when
    assert best_name(given, by) == best_name(given[::-1], by) == shown
    assert why_shown(shown, given, by) == why


def test_of_one_day_the_same_things_count_as_ever_and_of_that_day_alone() -> None:
    earlier = uses(("Jorn Wicker", "a", "1"), ("Jorn Wicker", "b", "2"), ("Jorn Wicker", "c", "3"))
    day = [Use(name, name + origin, origin, "2031-06-01") for name, origin in (("Jorn Wicker", "4"), ("Jorn Wekker", "5"), ("Jorn Wekker", "6"))]
    assert best_name([*earlier, *day], "origins") == "Jorn Wicker"
    assert best_name([*earlier, *day], "latest") == "Jorn Wekker"
    assert why_shown("Jorn Wekker", [*earlier, *day], "latest") == "more origins (2 against 1)"


@pytest.mark.parametrize("by", ["origins", "latest", "earliest"])
def test_what_a_person_found_right_comes_before_any_day(by: Shown) -> None:
    given = [*uses(("Jorn Wicker", "a", "1"), ("Jorn Wekker", "b", "2"), ("Jorn Vekker", "c", "3"))]
    given[1] = replace(given[1], right=True)
    assert (best_name(given, by), why_shown("Jorn Wekker", given, by)) == ("Jorn Wekker", "a person's judgement")
