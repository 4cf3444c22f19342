"""The example corpus: all of it is read, and it holds what its README promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import ingest
from dragoman.model.document import Document
from dragoman.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"
DOCUMENTS = EXAMPLES / "documents"


@pytest.fixture(scope="module")
def corpus() -> dict[str, Document]:
    """The example documents by id."""
    found = list(ingest.documents([str(DOCUMENTS)], Settings()))
    assert [item for item in found if not isinstance(item, Document)] == []
    documents = [item for item in found if isinstance(item, Document)]
    assert len({document.id for document in documents}) == len(documents) >= 22
    return {document.id: document for document in documents}


def test_every_example_is_read_as_english(corpus: dict[str, Document]) -> None:
    assert {document.lang for document in corpus.values()} == {"en"}


def test_every_kind_of_file_is_among_them() -> None:
    assert {path.suffix for path in DOCUMENTS.rglob("*.*")} == {".txt", ".html", ".jsonl"}


def test_the_readme_tells_of_each_file() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    files = sorted(str(path.relative_to(DOCUMENTS)) for path in DOCUMENTS.rglob("*.*"))
    assert [name for name in files if f"| `{name}` |" not in readme] == []


def test_no_text_is_laid_to_an_outlet_that_exists(corpus: dict[str, Document]) -> None:
    assert all("Example" in document.source for document in corpus.values() if document.source)
    assert all(".example.org/" in document.url for document in corpus.values() if document.url)


def test_what_is_invented_says_so(corpus: dict[str, Document]) -> None:
    invented = [document for name, document in corpus.items() if name.startswith("invented/")]
    assert invented
    assert all("invented" in document.text for document in invented)


def test_a_page_without_a_date_stays_without(corpus: dict[str, Document]) -> None:
    assert corpus["https://review.example.org/kazakhstan-benelux"].published is None
    assert corpus["https://review.example.org/2023/osce-president"].published == "2023-10-10"


def test_pages_come_without_their_furniture(corpus: dict[str, Document]) -> None:
    pages = [document for name, document in corpus.items() if name.startswith("https://")]
    assert len(pages) >= 5
    assert not [page.id for page in pages if "cookies" in page.text or "Read also" in page.text or "no such outlet" in page.text]
