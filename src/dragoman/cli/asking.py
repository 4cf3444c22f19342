"""``list``, ``show``, ``search``, ``dossier``, ``export``: questions to the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.cli.console import put, results, say
from dragoman.cli.options import Quiet, RecordFile

if TYPE_CHECKING:
    from dragoman.api.record import Record


WIDEST = 100_000  # characters of a line off a terminal


class Rows(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"


class Lines(StrEnum):
    """How rows are taken away."""

    jsonl = "jsonl"
    csv = "csv"


class Forms(StrEnum):
    """How a dossier is written."""

    text = "text"
    markdown = "markdown"
    html = "html"
    json = "json"


Kind = Annotated[
    str,
    typer.Argument(
        metavar="KIND",
        help="documents, engagements, people, organisations, posts, undertakings, figures, statements, relations, deeds, "
        "contradictions, origins, series, agreements, regimes, tenures, courses, measures, sources or judgements.",
        show_default=False,
    ),
]
OnDay = Annotated[str | None, typer.Option("--on", metavar="DATE", help="As of this day. Default: the newest document's.", show_default=False)]
Format = Annotated[Rows, typer.Option("--format", help="How to print.")]


@contextmanager
def asked(record: Path | None, *, quiet: bool) -> Iterator[Record]:
    """The record that a question is put to, with a note where its last run was stopped."""
    from dragoman.api.record import open_record

    with open_record(record, create=False) as opened:
        if not opened.is_up_to_date():
            tell_of_other_rules(quiet=quiet)
            opened.conclude()
        if not quiet and opened.was_stopped():
            say("The last run on this record was stopped or is still at work: what is concluded across documents may lag behind.", style="dim")
            say("  Call `dragoman add` again with the same inputs, or `dragoman rebuild`.", style="dim")
        yield opened


def tell_of_other_rules(*, quiet: bool) -> None:
    """Says why it takes a while until an answer comes."""
    if not quiet:
        say("Another version of the program, or another setting of `shown`, went over the record last: it is gone over first.", style="dim")


def list_rows(
    kind: Kind,
    actor: Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Concerning this state, body or person.", show_default=False)] = None,
    between: Annotated[tuple[str, str] | None, typer.Option("--between", metavar="NAME NAME", help="Concerning both.", show_default=False)] = None,
    type_: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Of this type: meeting, proposal …", show_default=False)] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day, month or year on.", show_default=False)] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Until the end of this day, month or year.", show_default=False)] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help="At this place or in this state.", show_default=False)] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="With these words.", show_default=False)] = None,
    format_: Format = Rows.table,
    record: RecordFile = None,
    quiet: Quiet = False,
) -> None:
    """Lists what the record holds, filtered.

    Examples:

    - `dragoman list engagements --between Turkmenistan Benelux`

    - `dragoman list undertakings --actor EU --type offer --from 2024`

    - `dragoman list people --text ambassador --format csv > people.csv`
    """
    with asked(record, quiet=quiet) as opened:
        rows = opened.list(kind, actor=actor, between=between, type=type_, since=since, until=until, place=place, text=text)
        count = print_rows(kind, rows, format_)
    if count == 0 and not quiet:
        filtered = any((actor, between, type_, since, until, place, text))
        say("Nothing on record fulfils this." if filtered else f"No {kind} on record.")


def print_rows(kind: str, rows: Iterable[Mapping[str, Any]], form: Rows | Lines) -> int:
    """Prints rows in one of their forms; how many there were."""
    from dragoman.present.tables import cells, csv_of, headings, jsonl_of

    rows = list(rows)
    if form == "jsonl":
        for line in jsonl_of(rows):
            put(line)
    elif form == "csv":
        for line in csv_of(rows):
            put(line.removesuffix("\n"))
    elif rows:
        print_table(headings(kind), [cells(kind, row) for row in rows])
    return len(rows)


def print_table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """A table, as wide as the terminal, off a terminal as wide as it must be; what stands in the cells is shown as it is, an id in one piece."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in head:
        table.add_column(name, overflow="fold", no_wrap=name == "id" or not results.is_terminal)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console = results if results.is_terminal else Console(width=WIDEST, highlight=False)
    console.print(table, soft_wrap=False, crop=False)


def show(
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="An id, as `dragoman list` prints it; a reading's record is DOCUMENT#e1.", show_default=False)
    ],
    record: RecordFile = None,
    quiet: Quiet = False,
) -> None:
    """Shows one thing of the record, every claim with the sentences that it stands on.

    Examples:

    - `dragoman show eng-0123456789abcdef` shows a merged engagement with all its reports

    - `dragoman show wire/note-3.txt` shows a document with all that was read in it
    """
    from dragoman.present.text import text_of

    with asked(record, quiet=quiet) as opened:
        put(text_of(opened.show(identifier)).rstrip("\n"))


def explain(
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="An id, as `dragoman list` prints it, or a mention such as DOCUMENT#e1.", show_default=False)
    ],
    record: RecordFile = None,
    quiet: Quiet = False,
) -> None:
    """Tells why: which comparisons made reports or names one, what people decided, by which rule each value is shown.

    Examples:

    - `dragoman explain eng-0123456789abcdef` explains a merged engagement

    - `dragoman explain wire/note-3.txt#e1` explains where that report went
    """
    from dragoman.present.text import text_of

    with asked(record, quiet=quiet) as opened:
        put(text_of(opened.explain(identifier)).rstrip("\n"))


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words that a document must hold, in any order.", show_default=False)],
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many documents.")] = 20,
    format_: Format = Rows.table,
    record: RecordFile = None,
    quiet: Quiet = False,
) -> None:
    """Finds documents by their words and shows the passage.

    Examples:

    - `dragoman search visa passports`

    - `dragoman search "service passports" --format jsonl`
    """
    with asked(record, quiet=quiet) as opened:
        found = opened.search(" ".join(words), limit=limit)
    if format_ is Rows.table:
        for item in found:
            print_passage(item)
    else:
        keys = ("document", "title", "source", "published", "start", "end", "passage")
        print_rows("search", [{key: getattr(item, key) for key in keys} for item in found], format_)
    if not found and not quiet:
        say("No document holds all of these words.")


def print_passage(item: Any) -> None:
    """One document found, the words looked for standing out."""
    from dragoman.present.tables import one_line

    head = ", ".join(part for part in (item.title or item.document, item.source, item.published) if part)
    results.print(Text(one_line(head), style="bold"))
    passage = Text("  ")
    for piece in item.pieces:
        words = " ".join(piece.text.split()) or ""
        gap = (" " if piece.text[:1].isspace() and words else "", " " if piece.text[-1:].isspace() else "")
        passage.append(gap[0] + words + gap[1], style="bold yellow" if piece.marked else None)
    results.print(passage)


def dossier(
    parties: Annotated[list[str], typer.Argument(metavar="PARTY [PARTY]", help="One or two states, bodies or persons.", show_default=False)],
    on: OnDay = None,
    format_: Annotated[Forms, typer.Option("--format", help="How to write it.")] = Forms.text,
    record: RecordFile = None,
    quiet: Quiet = False,
) -> None:
    """Writes everything on one party or between two, every line cited.

    Examples:

    - `dragoman dossier Turkmenistan Benelux`

    - `dragoman dossier Kazakhstan --on 2024-06-30 --format html > kazakhstan.html`
    """
    with asked(record, quiet=quiet) as opened:
        put(getattr(opened.dossier(*parties, on=on), format_.value)().rstrip("\n"))


def due(on: OnDay = None, format_: Format = Rows.table, record: RecordFile = None, quiet: Quiet = False) -> None:
    """Lists undertakings that nothing on record has answered: overdue with no report found, due, open.

    Examples:

    - `dragoman due --on 2025-12-31` tells what was overdue at the end of 2025, as far as was reported by then
    """
    with asked(record, quiet=quiet) as opened:
        count = print_rows("due", opened.due(on), format_)
    if count == 0 and not quiet:
        say("Nothing on record is open.")


def calendar(on: OnDay = None, format_: Format = Rows.table, record: RecordFile = None, quiet: Quiet = False) -> None:
    """Lists what lies ahead, by date: planned engagements and due dates.

    Examples:

    - `dragoman calendar --on 2025-06-01` tells what was to come on that day, as far as was reported by then
    """
    with asked(record, quiet=quiet) as opened:
        count = print_rows("calendar", opened.calendar(on), format_)
    if count == 0 and not quiet:
        say("Nothing on record lies ahead.")


def export(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="A kind as for `list`, or readings.", show_default=False)],
    format_: Annotated[Lines, typer.Option("--format", help="How to write it.")] = Lines.jsonl,
    record: RecordFile = None,
    quiet: Quiet = False,
) -> None:
    """Takes the record away, a kind at a time.

    Examples:

    - `dragoman export engagements > engagements.jsonl` gives one line for each merged engagement

    - `dragoman export readings > readings.jsonl` gives what `dragoman read` printed

    - `dragoman export posts --format csv > posts.csv`
    """
    with asked(record, quiet=quiet) as opened:
        print_rows(kind, opened.export(kind), format_)


def add_to(app: typer.Typer) -> None:
    """Adds this module's commands."""
    app.command("list")(list_rows)
    for command in (show, explain, search, dossier, due, calendar, export):
        app.command()(command)
