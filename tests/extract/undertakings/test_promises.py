"""What is said, undertaken and held of any row of words stands on these words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.extract.undertakings.promises import Promises
from dragoman.knowledge.schema import Knowledge
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.records import Relation, Statement, Undertaking

WORDS = [
    "Norway",
    "Ghana",
    "he",
    "it",
    "they",
    "said",
    "that",
    "will",
    "open",
    "agreed",
    "to",
    "“",
    "”",
    '"',
    ":",
    ",",
    ".",
    "\n",
    "support",
    "proposal",
    "of",
    "the",
    "and",
    "is",
    "committed",
    "joined",
    "comprises",
    "Council",
    "members",
    "Anna",
    "Lind",
    "announced",
    "embassy",
    "in",
    "Accra",
    "by",
    "2031",
    "according",
    "invited",
    "not",
]


@given(words=st.lists(st.sampled_from(WORDS), min_size=2, max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_are_quoted_as_they_are(words: list[str], read: Callable[[Document], Reading]) -> None:
    reading = read(Document(id="d", text=" ".join(words), lang="en"))
    for kind in (Statement, Undertaking, Relation):
        records = reading[kind]
        assert [record.id for record in records] == [f"{kind.prefix}{number}" for number in range(1, len(records) + 1)]
        for evidence in (one for record in records for one in record.evidence):
            assert evidence.quote
            assert reading.text[evidence.start : evidence.end] == evidence.quote


def test_a_word_of_two_kinds_keeps_the_order_of_the_file() -> None:
    promises = Promises.of({"verbs": [{"verb": "call", "kind": "request", "takes": ["on"]}, {"verb": "call", "kind": "proposal", "takes": ["for"]}]})
    assert [promise.kind for promise in promises.verbs["call"]] == ["request", "proposal"]


@pytest.mark.parametrize(("lexicon", "name"), [("cues/en/promises", "helping"), ("cues/en/promises", "encounters"), ("cues/en/sayers", "clause")])
def test_the_lexicons_ship(knowledge: Knowledge, lexicon: str, name: str) -> None:
    data = knowledge.lexicons[lexicon]
    assert isinstance(data, dict)
    assert data[name]
