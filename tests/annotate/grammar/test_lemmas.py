"""Dictionary forms."""

import pytest

from dragoman.annotate.grammar.syntax import load_lemmas


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("held", "VBD", "hold"),
        ("Signing", "VBG", "sign"),
        ("agreed", "VBN", "agree"),
        ("proposed", "VBD", "propose"),
        ("planned", "VBN", "plan"),
        ("visits", "VBZ", "visit"),
        ("is", "VBZ", "be"),
        ("countries", "NNS", "country"),
        ("men", "NNS", "man"),
        ("Sylvania", "NNP", "Sylvania"),
        ("The", "DT", "the"),
        ("bzzed", "VBD", "bzze"),
    ],
)
def test_lemma(word: str, tag: str, lemma: str) -> None:
    assert load_lemmas().of(word, tag) == lemma
