"""Rows of every kind as short cells for a table, and as CSV or JSON lines; how a table is drawn is for others to say."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from dragoman.model.interchange import dump_line, to_json
from dragoman.present.words import confidence_words, date_words, number_words

MOST_PARTICIPANTS = 5  # in one cell
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
Row = Mapping[str, Any]
Cell = Callable[[Row], str]


def _field(key: str) -> Cell:
    return lambda row: "" if row.get(key) is None else str(row[key])


def _list(key: str) -> Cell:
    return lambda row: ", ".join(row.get(key) or ())


def _date(key: str) -> Cell:
    return lambda row: date_words(row.get(key))


def _participants(row: Row) -> str:
    shown = [_participant(one) for one in row["participants"][:MOST_PARTICIPANTS]]
    more = len(row["participants"]) - len(shown)
    return "; ".join([*shown, *([f"and {more} more"] if more else [])])


def _participant(one: Row) -> str:
    party = one.get("represents")
    return f"{one['name']} ({party})" if party and party != one["name"] else str(one["name"])


def _place(row: Row) -> str:
    return row["place"]["name"] if row.get("place") else ""


def _when(row: Row) -> str:
    return date_words(row.get("date")) or (f"reported {date_words(row['reported'])}" if row.get("reported") else "")


def _number(row: Row) -> str:
    return number_words(row["value"], row["unit"], row.get("qualifier"), row.get("value_to"))


def _quote(row: Row) -> str:
    return " ".join(row["evidence"][0]["quote"].split()) if row.get("evidence") else ""


def _confidence(row: Row) -> str:
    return confidence_words(row["confidence"])


def _values(row: Row) -> str:
    return "; ".join(f"{value['value']} ({value['document']})" for value in row["values"])


def _documents(row: Row) -> str:
    return str(len(row["mentions"] if "mentions" in row else row["documents"]))


def _rounds(row: Row) -> str:
    told = [(f"{one['number']}: " if one["number"] else "") + (date_words(one["date"]) or "day not told") for one in row["rounds"]]
    return "; ".join(told)


def _covers(row: Row) -> str:
    return "; ".join(f"{cover['name']} ({cover['status']})" for cover in row["covers"])


def _seen(row: Row) -> str:
    days = [date_words(row[key]) for key in ("seen_from", "seen_to") if row[key]]
    return " … ".join(dict.fromkeys(days))


def _steps(row: Row) -> str:
    return "; ".join(f"{one['link']} ({one['document']})" for one in row["steps"])


def _points(row: Row) -> str:
    return "; ".join(f"{date_words(one['period']) or 'period not told'}: {_claims(one, row['unit'])}" for one in row["points"])


def _claims(point: Row, unit: str) -> str:
    return " or ".join(number_words(one["value"], unit, one["qualifier"], one["value_to"]) for one in point["claimed"])


def _judged(row: Row) -> str:
    told = row["value"]
    field = f", {told['field']}" if told.get("field") else ""
    value = f" = {flat(told['value'])}" if told.get("value") is not None else ""
    return f"{told['left']}{field}{value}" + (f" and {told['right']}" if told.get("right") else "")


COLUMNS: Mapping[str, Mapping[str, Cell]] = {
    "documents": {"id": _field("id"), "published": _date("published"), "source": _field("source"), "title": _field("title"),
                  "engagements": _field("engagements")},
    "engagements": {"id": _field("id"), "when": _when, "type": _field("type"), "status": _field("status"), "place": _place,
                    "participants": _participants, "documents": _documents, "confidence": _confidence},
    "people": {"id": _field("id"), "name": _field("name"), "posts": lambda row: "; ".join(row["posts"][:2]), "documents": _documents},
    "organisations": {"id": _field("id"), "name": _field("name"), "documents": _documents},
    "posts": {"person": _field("person"), "post": _field("post"), "of": _field("organisation_or_state"), "to": _field("to"),
              "document": _field("document")},
    "undertakings": {"kind": _field("kind"), "by": _list("by"), "to": _list("to"), "what": _field("what"), "due": _date("due"),
                     "document": _field("document")},
    "figures": {"subject": _field("subject"), "measure": _field("measure"), "value": _number, "period": _date("period"),
                "document": _field("document")},
    "statements": {"speaker": _field("speaker"), "cue": _field("cue"), "said": _quote, "document": _field("document")},
    "relations": {"subject": _field("subject"), "predicate": _field("predicate"), "object": _field("object"), "date": _date("date"),
                  "document": _field("document")},
    "deeds": {"by": _list("by"), "what": _field("what"), "to": _list("to"), "date": _date("date"), "document": _field("document")},
    "contradictions": {"kind": _field("kind"), "what": _field("what"), "values": _values, "shown": _field("shown"), "why": _field("rule")},
    "judgements": {"id": _field("id"), "date": _field("date"), "author": _field("author"), "verdict": _field("kind"), "on": _judged,
                   "reason": _field("reason"), "state": _field("state")},
    "sources": {"source": lambda row: row["name"] or "not told", "documents": _field("held"), "texts": _field("origins"),
                "engagements": _field("engagements"), "first": _field("first"), "agreed": _field("agreed"), "differed": _field("differed"),
                "judged": _field("records"), "wrong": lambda row: str(row["records"] - row["right"]) if row["records"] else ""},
    "series": {"id": _field("id"), "name": _field("name"), "between": _list("names"), "rounds": _rounds},
    "agreements": {"id": _field("id"), "name": _field("name"), "kind": _field("kind"), "between": _list("names"), "status": _field("status"),
                   "signed": _date("signed"), "in force": _date("in_force"), "covers": _list("covers"), "documents": _documents},
    "regimes": {"between": _list("names"), "covers": _covers},
    "tenures": {"person": _field("name"), "post": _field("post"), "of": _field("of_name"), "to": _field("to_name"), "from": _date("started"),
                "seen": _seen, "former by": _date("former_by"), "documents": _documents},
    "courses": {"id": _field("id"), "kind": _field("kind"), "by": _list("by"), "to": _list("to"), "what": _field("what"), "since": _date("since"),
                "due": _date("due"), "later": _steps},
    "due": {"id": _field("id"), "state": _field("state"), "due": _date("due"), "kind": _field("kind"), "by": _list("by"), "to": _list("to"),
            "what": _field("what"), "since": _date("since")},
    "calendar": {"date": _date("date"), "what": _field("what"), "place": _field("place"), "status": _field("status"), "id": _field("id")},
    "measures": {"id": _field("id"), "subject": _field("subject"), "measure": _field("name"), "values": _points, "documents": _documents},
    "origins": {"id": _field("id"), "documents": _list("documents")},
}  # fmt: skip


def headings(kind: str) -> tuple[str, ...]:
    """The columns of a table of *kind*."""
    return tuple(COLUMNS[kind])


def cells(kind: str, row: Row) -> tuple[str, ...]:
    """One row as short text of one line, a cell for each of ``headings``."""
    return tuple(one_line(cell(row)) for cell in COLUMNS[kind].values())


def one_line(text: str) -> str:
    r"""*text* with characters that steer a terminal written out, so that it stays in its line.

    >>> one_line("new\nline.txt")
    'new\\nline.txt'
    """
    return CONTROL.sub(lambda found: repr(found.group())[1:-1], text)


def jsonl_of(rows: Iterable[Any]) -> Iterator[str]:
    """Each row as one JSON line, without its line end."""
    return (dump_line(to_json(row)) for row in rows)


def csv_of(rows: Iterable[Row]) -> Iterator[str]:
    """Rows as CSV lines with their line ends: a head, then each row. What is nested is told in words, lists parted by ``; ``."""
    columns: Sequence[str] | None = None
    for row in map(_spread, rows):
        if columns is None:
            columns = [key for key in row if key != "text"]
            yield _csv_line(columns)
        yield _csv_line([flat(row.get(column)) for column in columns])


def _csv_line(values: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue()


def flat(value: Any) -> str:
    """One cell of CSV."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(flat(item) for item in value)
    if isinstance(value, Mapping):
        return _object_words(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _spread(row: Row) -> Row:
    """A row with its place in two columns."""
    if "place" not in row:
        return row
    place = row["place"] or {}
    return {name: cell for key, value in row.items() for name, cell in _place_cells(key, value, place)}


def _place_cells(key: str, value: Any, place: Row) -> Iterator[tuple[str, Any]]:
    if key != "place":
        yield key, value
    else:
        yield from (("place", place.get("name")), ("country", place.get("country")))


def _object_words(value: Row) -> str:
    """A nested thing in words: a mention, some evidence, a value with who says so, a participant or spelling."""
    match value:
        case {"document": document, "engagement": engagement}:
            return f"{document}#{engagement}"
        case {"quote": quote, "start": _}:
            return " ".join(quote.split())
        case {"document": document, "value": told}:
            return f"{told} ({document})"
        case {"name": name, "count": _}:
            return str(name)
        case {"name": _, "kind": _}:
            return _participant(value)
        case _:
            return json.dumps(value, ensure_ascii=False)
