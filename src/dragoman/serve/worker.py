"""The process that works on the record behind the pages: ``python -m dragoman.serve.worker RECORD SHOWN [FOLDER]``.

It reads a folder into the record, telling how many documents there are and how far it is, one JSON line a document; without one it goes over the
record as judgements leave it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from dragoman.api.reading import take_in
from dragoman.api.record import open_record
from dragoman.errors import DragomanError
from dragoman.run.report import RunReport
from dragoman.settings import apply, load_settings

MOST_MEMORY = 4 << 30  # bytes of address space


def main(record: str, shown: str, folder: str | None = None) -> None:
    """Reads *folder* into *record*, or goes over the record; by the rule *shown* for values that differ."""
    if folder is not None:
        limit_memory()
    report, done = RunReport(detailed=True), 0

    def tell(*_: object) -> None:
        nonlocal done
        done += 1
        say({"done": done})

    with open_record(Path(record), settings=apply(load_settings(), {"shown": shown}, "the command line")) as opened:
        if folder is None:
            opened.conclude()
        else:
            say({"done": 0, "total": sum(1 for _ in take_in([folder], opened.settings))})
            opened.add([folder], report=report, progress=tell)
    say({"report": report.to_json()})


def say(told: object) -> None:
    """One line for whoever started this."""
    print(json.dumps(told), flush=True)


def limit_memory() -> None:
    """Sees to it that a hostile file takes this process down rather than the machine."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except DragomanError as error:
        sys.exit(str(error))
