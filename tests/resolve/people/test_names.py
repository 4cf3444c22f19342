"""Names of people held against each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.load import load_knowledge
from dragoman.resolve.people.names import Names
from dragoman.resolve.people.naming import NameReader

NAMES = Names(NameReader.of(load_knowledge()))
ANY = st.text(max_size=40)
LIKE_NAMES = st.text(alphabet="abcdefgh .-,", max_size=24)


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
        ("KP Dossel", "Karan Prem Dossel", "initials"),
        ("LI Dossel", "Karan Prem Dossel", "different"),
        ("LI Dossel", "Dossel Li", "order"),
        ("AM Dossel", "Anna Mira Dossel", "initials"),
        ("", "Jorn Wekker", "different"),
    ],
)
def test_two_names(left: str, right: str, likeness: str) -> None:
    assert NAMES.compare(left, right).likeness == likeness
    assert NAMES.compare(right, left).likeness == likeness


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("Çarymyrat Söýünow", "Charymyrat Soyunov", "transliteration"),  # Turkmen
        ("Jeren Hojaýewa", "Dzheren Khodzhaeva", "transliteration"),
        ("Gurbanmyrat Ödeýew", "Kurbanmurad Odeyev", "spelling"),  # with letters that Russian takes for others
        ("Yoʻldosh Xoliqulov", "Yuldash Kholikulov", "spelling"),  # Uzbek
        ("Bjørn Ångvik", "Bjoern Angvik", "transliteration"),
        ("Jürgen Österhold", "Juergen Oesterhold", "transliteration"),
        ("Hsia Chien-kuo", "Xia Jianguo", "spelling"),  # Wade-Giles and pinyin
        ("Stavros Chatzipetrou", "Stavros Hatzipetrou", "transliteration"),
        ("Hussein Ravanbakhsh", "Hossein Rawanbakhsh", "spelling"),
        ("Siarhei Harnastaiski", "Sergei Harnastaiski", "spelling"),  # one given name in two languages
        ("გელა ბერიშვაძე", "Gela Berishvadze", "same"),
        ("Bachir Ouattarane", "Bashir Wattarane", "spelling"),  # read the French way
        ("Shimon Ben-Shachar", "Shimon Ben Shahar", "spelling"),
        ("Đuro Međedovac", "Djuro Medjedovac", "spelling"),
        ("Taroh Gotohda", "Taro Gotoda", "spelling"),
        ("Yuan Hao Zeng", "Zeng Yuanhao", "spelling"),  # two words or one
        ("Bill Harrowfield", "William Harrowfield", "spelling"),  # a short form
        ("José Ignacio Barrenola", "Ignacio Barrenola Tapia", "overlap"),
        ("Esteban Larrazola", "José Ignacio Barrenola", "different"),
        ("Ignacio Barrenola Tapia", "Barrenola Ruiz Tapia", "different"),
    ],
)
def test_one_name_in_two_ways_to_write_it(left: str, right: str, likeness: str) -> None:
    assert NAMES.compare(left, right).likeness == likeness


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mr. Orlan Palver", "Orlan Palver"),
        ("H.E. Prof. Dr. Orlan Palver", "Orlan Palver"),
        ("H. R. H. Orlan Palver", "Orlan Palver"),
        ("Lord Orlan Palver of Marsh", "Orlan Palver"),
        ("Orlan Palver i Dost", "Orlan Palver Dost"),
        ("Orlan Palver, MdB", "Orlan Palver"),
        ("Foreign Minister Orlan Palver", "Orlan Palver"),
        ("Orlan van den Palver", "Orlan Palver"),
        ("Mariam El-Dossari", "Mariam Al Dossari"),
        ("Abdul Rahman Dossari", "Abdurrahman Dossari"),
        ("Nadir bin Salem bin Rashed Al-Dossari", "Nadir Al-Dossari"),
        ("Sevda Nadir gizi Palverova", "Sevda Palverova"),
        ("Anvar Salim oʻgʻli Palverov", "Anvar Palverov"),
    ],
)
def test_what_stands_round_a_name_is_no_part_of_it(left: str, right: str) -> None:
    assert NAMES.compare(left, right).is_same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nadir bin Salem Al-Dossari", "Salem bin Nadir Al-Dossari"),  # father and son
        ("Nadir bin Salem Al-Dossari", "Nadir bin Rashed Al-Dossari"),
        ("Orlan Palver Jr.", "Orlan Palver Sr."),
        ("Mr. Palver", "Mrs. Palver"),
        ("G. Palverova", "G. Palverov"),
        ("Valentina Dostovskaya", "Valentin Dostovsky"),
    ],
)
def test_what_tells_two_people_apart(left: str, right: str) -> None:
    assert NAMES.compare(left, right).likeness == "different"


def test_a_second_first_name_asks_for_more() -> None:
    assert NAMES.compare("Anna-Maria Palver", "Anna Palver").likeness == "spelling"
    assert NAMES.compare("Anna Palver-Dost", "Anna Palver").likeness == "fuller"


def test_an_initial_may_have_two_letters() -> None:
    assert NAMES.compare("Ts. Batdorj", "Tserendulam Batdorj").likeness == "initials"
    assert NAMES.compare("Ts. Batdorj", "Sukhee Batdorj").likeness == "different"


def test_the_reason_is_in_words() -> None:
    assert NAMES.compare("O. Palver", "Orlan Palver").reason == "O. Palver may be short for Orlan Palver"


def test_misspelt_names_are_looked_up_together() -> None:
    read = NAMES.reader.read
    assert read("Jorn Wekker").keys & read("Jorn Wicker").keys
    assert read("Dossel, Yan").keys & read("Yan Dossel").keys


@given(ANY | LIKE_NAMES, ANY | LIKE_NAMES)
def test_comparing_goes_both_ways(left: str, right: str) -> None:
    assert NAMES.compare(left, right) == NAMES.compare(right, left)


@given(LIKE_NAMES.filter(lambda name: any(letter.isalpha() for letter in name)))
def test_every_name_is_itself(name: str) -> None:
    assert NAMES.compare(name, name).likeness == "same"


@given(st.lists(st.sampled_from(["Orlan", "Jorn", "Mira", "Palver", "Wekker", "Dost"]), min_size=2, max_size=3, unique=True))
def test_a_name_and_its_initial_always_ask_for_more(words: list[str]) -> None:
    short = " ".join([f"{words[0][0]}.", *words[1:]])
    assert NAMES.compare(short, " ".join(words)).likeness == "initials"
