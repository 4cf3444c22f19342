"""``review``, ``judge``, ``withdraw``: what people decide on the record."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.prompt import Prompt

from dragoman.cli.asking import asked
from dragoman.cli.console import notes, put, say
from dragoman.cli.options import Quiet, RecordFile
from dragoman.errors import InputError, UsageError

if TYPE_CHECKING:
    from dragoman.api.record import Record
    from dragoman.run.reviewing import Question

Author = Annotated[
    str | None, typer.Option("--author", metavar="NAME", help="Whose judgements these are. Default: the setting `author`.", show_default=False)
]
Day = Annotated[str | None, typer.Option("--date", metavar="DATE", help="The day of the judgements. Default: today.", show_default=False)]
HELP = {
    "pair": "s same, d different, u unsure, Enter for the next, q to stop",
    "value": "the number of the right one, u unsure, Enter for the next, q to stop",
    "record": "r right, w wrong, Enter for the next, q to stop; FIELD=VALUE corrects, such as date=2025-06-05",
}
PAIR_VERDICTS = {"s": "same", "d": "different", "u": "unsure"}
RECORD_VERDICTS = {"r": "right", "w": "wrong"}
Answer = tuple[str, dict[str, Any]]
REASON = " # "  # parts an answer from the reason for it


def review(
    author: Author = None,
    day: Day = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Ask at most so many questions.")] = 50,
    record: RecordFile = None,
    quiet: Quiet = False,
) -> None:
    """Asks about doubtful merges, disagreements and what was read with little confidence, the closest calls first.

    Each answer is a judgement that every later run follows; `dragoman withdraw` takes it back. Two people, bodies or reports: s same, d different,
    u unsure. Values that differ: the number of the right one, u unsure. A record: r right, w wrong, FIELD=VALUE corrects. Enter passes over, q stops.
    A reason may stand behind an answer, after ` # `; on a terminal it is asked for. Off a terminal each line of standard input is an answer.

    Examples:

    - `dragoman review --author "R. Desk"` asks the fifty closest questions

    - `dragoman review --limit 5 --record europe.db` asks five of another record

    - `printf 's # one signature\nd\n' | dragoman review --author "R. Desk"` answers the first two questions, the first with a reason
    """
    from dragoman.run.judging import check_day
    from dragoman.run.reviewing import questions

    when = day or date.today().isoformat()
    check_day(when)
    with asked(record, quiet=quiet) as opened:
        name = author or opened.settings.author
        if not name:
            raise UsageError("A judgement stands under somebody's name.", hint="Give --author, or set `author` in dragoman.toml.")
        with opened.store.view() as view:
            waiting = [question for question, _ in zip(questions(view), range(limit), strict=False)]
        made = sum(1 for _ in answers(opened, waiting, name, when))
        if made:
            opened.conclude()
    if not quiet:
        say(f"{made} judged of {len(waiting)} asked." if waiting else "Nothing on record wants a person's look.")


def answers(record: Record, waiting: list[Question], author: str, when: str) -> Iterator[str]:
    """Asks one question after the other and keeps what is decided; gives the ids of the judgements."""
    for number, question in enumerate(waiting, 1):
        show_question(question, f"{number} of {len(waiting)}")
        try:
            decided = ask_until_understood(question)
        except EOFError:
            return
        if decided is None:
            continue
        (verdict, told), reason = decided
        try:
            yield record.judge(verdict, **told, author=author, reason=reason or ask_for_reason(), date=when, conclude=False)
        except UsageError as error:
            say(f"Not taken: {error}")


def show_question(question: Question, place: str) -> None:
    """A question with what the record says of it."""
    put("")
    put(f"[{place}] {question.title}")
    for number, choice in enumerate(question.choices, 1):
        put(f"  {number}. {choice.value}  ({choice.mention})")
        if choice.quote and choice.quote != choice.value:
            put(f"     “{choice.quote}”")
    for reason in question.reasons:
        put(f"  - {reason}")


def ask(what: str) -> str:
    """One line from the person."""
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.strip()
    return Prompt.ask(what, console=notes, default="", show_default=False).strip()


def ask_for_reason() -> str:
    """Why, where somebody sits at a terminal; else nothing, since the next line is the next answer."""
    try:
        return ask("reason") if sys.stdin.isatty() else ""
    except EOFError:
        return ""


def ask_until_understood(question: Question) -> tuple[Answer, str] | None:
    """What the person decides, and the reason where one stands behind it; ``None`` to pass over.

    Raises:
        EOFError: the person has had enough.
    """
    while True:
        said, _, reason = (part.strip() for part in ask(HELP[question.kind]).partition(REASON))
        if said == "q":
            raise EOFError
        if not said:
            return None
        if answer := understood(question, said):
            return answer, reason
        say(f"Not understood: {said!r}. Expected {HELP[question.kind]}.")


def understood(question: Question, said: str) -> Answer | None:
    """An answer as a verdict and what it is on; ``None`` where it is none."""
    first = question.choices[0].mention
    if question.kind == "pair" and said in PAIR_VERDICTS:
        return PAIR_VERDICTS[said], {"left": first, "right": question.choices[1].mention}
    if question.kind == "value" and said == "u":
        return "unsure", {"left": first, "right": question.choices[1].mention}
    if question.kind == "value" and said.isdigit() and 0 < int(said) <= len(question.choices):
        return "right", {"left": question.choices[int(said) - 1].mention, "field": question.field}
    if question.kind == "record" and said in RECORD_VERDICTS:
        return RECORD_VERDICTS[said], {"left": first}
    if question.kind == "record" and "=" in said:
        field, _, value = said.partition("=")
        return "corrected", {"left": first, "field": field.strip(), "value": value.strip()}
    return None


def judge(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Judgements as JSON lines, as `dragoman export judgements` writes them.")],
    record: RecordFile = None,
    quiet: Quiet = False,
) -> None:
    """Takes over judgements from a file, all or none; what is known already isn't taken twice.

    Examples:

    - `dragoman export judgements > desk.jsonl` and `dragoman judge desk.jsonl --record other.db` bring them to another record
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: expected a file of judgements, found: {error}.") from error
    with asked(record, quiet=quiet) as opened:
        taken = opened.take_over(lines, str(file))
    if not quiet:
        waiting = f", {taken.waiting} wait for what this record doesn't have" if taken.waiting else ""
        say(f"{taken.new} taken over, {taken.known} known already{waiting}.")


def withdraw(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of judgements, as `dragoman list judgements` prints them.")],
    day: Day = None,
    record: RecordFile = None,
    quiet: Quiet = False,
) -> None:
    """Takes judgements back; what they changed is as it was before. They stay on file.

    Examples:

    - `dragoman withdraw j-0123456789abcdef` takes one back
    """
    when = day or date.today().isoformat()
    with asked(record, quiet=quiet) as opened:
        for id in ids:
            opened.withdraw(id, date=when)


def add_to(app: typer.Typer) -> None:
    """Adds this module's commands."""
    for command in (review, judge, withdraw):
        app.command()(command)
