"""Rows of a kind as a table for reading: the column that leads on, columns that say something, words rather than codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.present.tables import cells, headings
from dragoman.present.words import capital_first, count_words, date_words, type_words
from dragoman.search.rows import Row
from dragoman.serve.web.addresses import document_address, row_address
from dragoman.serve.web.naming import Names, code_words, sure_words

MAIN = {
    "documents": "title", "engagements": "type", "undertakings": "what", "courses": "what", "figures": "measure", "measures": "measure",
    "statements": "said", "relations": "predicate", "contradictions": "what", "posts": "post", "tenures": "post", "deeds": "what",
    "sources": "source",
}  # fmt: skip
CODES = frozenset({"predicate", "status", "type", "kind", "cue"})
NUMBERS = frozenset({
    "documents", "engagements", "confidence", "texts", "first", "agreed", "differed", "judged", "wrong",
})  # fmt: skip
AS_WRITTEN = frozenset({"document", "documents", "source", "cue", "status", "values", "shown"})  # no capital put at the head of these
MORE = {"organisations": ("kind", "engagements")}  # columns that the pages add to those of the command line
BEHIND = "name"  # after which they stand


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its column, what it says, and where it leads."""

    column: str
    words: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind; columns in which no row says anything are left out."""

    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @staticmethod
    def is_number(column: str) -> bool:
        """Whether a column holds numbers."""
        return column in NUMBERS


def table_of(kind: str, rows: Sequence[Row], names: Names, without: str = "") -> Table:
    """A table of *rows*; a column that says *without* in every row (whom the page is about) is left out too."""
    told = [dict(zip(headings(kind), cells(kind, row), strict=True)) | more_of(kind, row, names) for row in rows]
    heads = [name for head in headings(kind) for name in (head, *(MORE.get(kind, ()) if head == BEHIND else ()))]
    columns = tuple(
        name for name in heads
        if (name != "id" and any(one[name] and one[name] != without for one in told)) or (kind == "documents" and name == "title")
    )  # fmt: skip
    return Table(kind, columns, tuple(tuple(cells_of(kind, row, one, columns, names)) for row, one in zip(rows, told, strict=True)))


def more_of(kind: str, row: Row, names: Names) -> dict[str, str]:
    """The cells that pages add."""
    return {"kind": names.party_kind(row["id"]), "engagements": str(names.engagements(row["id"]))} if kind in MORE else {}


def cells_of(kind: str, row: Row, told: dict[str, str], columns: Sequence[str], names: Names) -> list[Cell]:
    """One row's cells; the main one leads to the row's page."""
    words = {name: words_of(kind, name, told[name], row, names) for name in columns}
    main = MAIN.get(kind, "name")
    if not words.get(main):
        main = next((name for name in columns if words[name]), columns[0] if columns else "")
    return [Cell(name, words[name] or ("Open" if name == main else ""), address_of(kind, name, told, row, name == main)) for name in columns]


def words_of(kind: str, column: str, cell: str, row: Row, names: Names) -> str:
    """What a cell says."""
    words = plain_words(kind, column, cell, row, names)
    return words if column in AS_WRITTEN else capital_first(words)


def plain_words(kind: str, column: str, cell: str, row: Row, names: Names) -> str:
    """The same as documents or codes have it."""
    if kind == "engagements" and column == "type":
        return row["title"] or type_words(row["type"])
    if column == "confidence":
        return sure_words(row["confidence"])
    if column == "document":
        return names.outlet(cell)
    if kind == "documents" and column == "title":
        return names.title(row["id"])
    if kind == "origins" and column == "documents":
        return "; ".join(names.title(name) for name in row["documents"])
    if kind == "contradictions" and column == "values":
        return " / ".join(dict.fromkeys(value["value"] for value in row["values"]))
    if kind == "courses" and column == "later":
        return later_words(row)
    return code_words(cell) if column in CODES else cell


def later_words(course: Row) -> str:
    """What came of an undertaking: how often it was told again, and what was done about it."""
    again = sum(step["link"] == "repeats" for step in course["steps"])
    done = [" ".join(filter(None, (step["link"], date_words(step["day"])))) for step in course["steps"] if step["link"] != "repeats"]
    return "; ".join([*([f"told again by {count_words(again, 'report')}"] if again else []), *dict.fromkeys(done)])


def address_of(kind: str, column: str, told: dict[str, str], row: Row, is_main: bool) -> str | None:
    """Where a cell leads."""
    if is_main:
        return row_address(kind, row)
    return document_address(told[column]) if column == "document" and told[column] else None
