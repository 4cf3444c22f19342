"""Which spelling is shown, and why."""

from __future__ import annotations

import pytest

from dragoman.resolve.people.spellings import Use, best_name, why_shown


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
