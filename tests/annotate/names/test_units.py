"""The row of units: which letter each stretch of a text gets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.names.bodies import join_bodies
from dragoman.annotate.names.lexicon import NameLexicon, fold, name_lexicon
from dragoman.annotate.names.realms import with_realms
from dragoman.annotate.names.titles import joined_titles
from dragoman.annotate.names.units import Tags, Unit, codes_of, make_units
from dragoman.knowledge.lookup import find_known
from dragoman.knowledge.schema import Knowledge

NO_TAGS = Tags({}, frozenset(), frozenset())


@pytest.fixture(scope="module")
def lexicon(knowledge: Knowledge) -> NameLexicon:
    return name_lexicon(knowledge)


def row_of(text: str, lexicon: NameLexicon, knowledge: Knowledge) -> list[Unit]:
    """The row with titles and honorifics joined."""
    known = [(span, entries[0]) for span, entries in find_known(knowledge, text)]
    return with_realms(joined_titles(make_units(text, known, NO_TAGS, lexicon), NO_TAGS, lexicon), lexicon)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Ambassador of Peru to Japan", "ToStS"),
        ("the Peruvian side's Deputy Foreign Minister", "dAxgKT"),
        ("Lt. Gen. A. Quill, KCMG", "HINcY"),
        ("Chargé d’Affaires a.i. Bo O'Lark", "TNN"),
        ("Secretary-General Jean-Luc Harel Jr.", "TN-NNJ."),
        ("Hana King of Kenya's Ministry", "NToSgD"),
        ("Hana King spoke", "NNx"),
        ("H. E. Dr. Paris-Marie Roy of the Federal Republic of Nigeria", "HHN-NNodS"),
        ("Sh. Otarov and Zh.Beknur", "INaIN"),
        ("the Governor of Samarkand Region", "dToL"),
        ("chargé d'affaires a.i. of Peru", "ToS"),
    ],
)
def test_codes(text: str, codes: str, lexicon: NameLexicon, knowledge: Knowledge) -> None:
    assert codes_of(row_of(text, lexicon, knowledge)) == codes


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("the State Customs Service of Peru and its staff", ["State Customs Service of Peru"]),
        ("the Embassy of Peru in Japan", ["Embassy of Peru in Japan"]),
        ("a Foreign Policy Council (FPC) paper", ["Foreign Policy Council"]),
        ("the Council met", []),
    ],
)
def test_bodies(text: str, bodies: list[str], lexicon: NameLexicon, knowledge: Knowledge) -> None:
    units, _ = join_bodies(row_of(text, lexicon, knowledge), text, lexicon)
    assert [unit.text for unit in units if unit.code == "B" and unit.parts] == bodies


@given(st.text(alphabet="Ab É.,'’-\n(3)of", max_size=60))
def test_units_come_in_order_and_never_overlap(text: str) -> None:
    units = make_units(text, [], NO_TAGS, name_lexicon(Knowledge()))
    assert all(before.end <= after.start for before, after in pairwise(units))
    assert all(0 <= unit.start < unit.end <= len(text) for unit in units)


def test_fold_leaves_small_latin_letters() -> None:
    assert fold("Ríos") == "rios"
