"""``eval`` and ``field``: how good readings are, on annotated documents and on public benchmarks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.console import put, say
from dragoman.evaluate.fields.catalogue import NAMES


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Annotated documents, one a line.", show_default=False)],
    readings: Annotated[Path | None, typer.Argument(help="Readings to score. Without them GOLD's texts are read now.", show_default=False)] = None,
    show: Annotated[int, typer.Option("--show", metavar="N", min=0, help="Name up to N misses on standard error.")] = 0,
) -> None:
    """Scores readings against annotated documents.

    Examples:

    - `dragoman eval gold.jsonl` reads the texts of gold.jsonl and scores the result

    - `dragoman eval gold.jsonl readings.jsonl --show 20` scores what `dragoman read` wrote earlier
    """
    from dragoman.api.reading import score

    scores = score(gold, readings)
    for line in scores.misses[:show]:
        say(line)
    put(json.dumps(scores.report(), ensure_ascii=False))


def predict(
    name: Annotated[str, typer.Argument(help="Which benchmark: " + ", ".join(NAMES) + ".", show_default=False)],
    file: Annotated[Path, typer.Argument(help="A file of it, with or without its answers.", show_default=False)],
) -> None:
    """Predicts the answers of a public benchmark, in the form that its scorer takes.

    Examples:

    - `dragoman field names dev.jsonl > predictions.jsonl`
    """
    from dragoman.api.reading import predict as predictions

    for line in predictions(name, file):
        put(json.dumps(line, ensure_ascii=False))


def add_to(app: typer.Typer) -> None:
    """Adds this module's commands."""
    app.command("eval")(evaluate)
    app.command("field")(predict)
