"""Names of people held against each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolve.names import compare_names, surname_keys


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("Orlan Palver", "Orlan Palver", "same"),
        ("Zhanar Akhmetkali", "Janar Ahmetkali", "transliteration"),
        ("Жанна Веткина", "Zhanna Vetkina", "same"),
        ("Élise Marchetout", "Elise Marchetout", "same"),
        ("Palver Orlan", "Orlan Palver", "order"),
        ("Orlan Petrovich Palver", "Orlan Palver", "fuller"),
        ("O. Palver", "Orlan Palver", "initials"),
        ("Palver", "Orlan Palver", "initials"),
        ("Jorn Wekker", "Jorn Wicker", "spelling"),
        ("Jan Dossel", "Ian Dossel", "spelling"),
        ("Sorin Berdov", "Gulnar Berdov", "different"),
        ("M. Dossel", "S. Dossel", "different"),
        ("Mira Dost", "Jorn Wekker", "different"),
        ("J. W.", "Jorn Wekker", "different"),
        ("", "Jorn Wekker", "different"),
    ],
)
def test_two_names(left: str, right: str, likeness: str) -> None:
    assert compare_names(left, right).likeness == likeness
    assert compare_names(right, left).likeness == likeness


def test_the_reason_is_in_words() -> None:
    assert compare_names("O. Palver", "Orlan Palver").reason == "O. Palver may be short for Orlan Palver"


def test_misspelt_names_are_looked_up_together() -> None:
    assert surname_keys("Jorn Wekker") & surname_keys("Jorn Wicker")
    assert surname_keys("Dossel, Yan") & surname_keys("Yan Dossel")


@given(st.text(max_size=40), st.text(max_size=40))
def test_comparing_goes_both_ways(left: str, right: str) -> None:
    assert compare_names(left, right).likeness == compare_names(right, left).likeness


@given(st.text(alphabet="abcdefgh ", min_size=1).filter(str.strip))
def test_every_name_is_itself(name: str) -> None:
    assert compare_names(name, name).likeness == "same"
