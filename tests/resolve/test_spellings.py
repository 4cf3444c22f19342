"""Which spelling is shown, and why."""

from __future__ import annotations

import pytest

from dragoman.resolve.spellings import Use, best_name, why_shown


def uses(*told: tuple[str, str, str]) -> list[Use]:
    return [Use(name, document, origin, f"2031-05-0{number}") for number, (name, document, origin) in enumerate(told, 1)]


@pytest.mark.parametrize(
    ("told", "shown", "why"),
    [
        ([("Jorn Wicker", "a", "1"), ("Jorn Wekker", "b", "2"), ("Jorn Wekker", "c", "3")], "Jorn Wekker", "more origins (2 against 1)"),
        ([("Jorn Wicker", "a", "1"), ("Jorn Wekker", "b", "2"), ("Jorn Wekker", "c", "2")], "Jorn Wekker", "more documents (2 against 1)"),
        ([("Jorn Wekker", "a", "1"), ("Jorn Olaf Wekker", "b", "2")], "Jorn Olaf Wekker", "the fuller form"),
        ([("J. Wekker", "a", "1"), ("J. Wekker", "b", "2"), ("Jorn Wekker", "c", "3")], "Jorn Wekker", "the name in full"),
        (
            [("Jorn Wicker", "a", "1"), ("Jorn Wekker", "b", "2")],
            "Jorn Wekker",
            "more origins, then more documents, then the fuller form, then the later report",
        ),
    ],
)
def test_the_rule(told: list[tuple[str, str, str]], shown: str, why: str) -> None:
    given = uses(*told)
    assert best_name(given) == best_name(given[::-1]) == shown
    assert why_shown(shown, given) == why
