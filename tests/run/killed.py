"""Adds two hundred small documents to a record, slowly; a test stops it on the way. ``python -m tests.run.killed RECORD PROCESSES``"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from dragoman.errors import RecordError
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.stage import Stage
from dragoman.run.adding import add
from dragoman.run.report import RunReport
from dragoman.store.database import open_store
from tests.plain import Plain, story


class SlowPlain(Plain):
    """The plain stage at the pace of a real one."""

    def __call__(self, reading: Reading) -> Reading:
        time.sleep(0.004)
        return super().__call__(reading)


def slow_stages() -> Sequence[Stage]:
    return (SlowPlain(),)


def many_stories(count: int = 200) -> list[Document]:
    return [story(f"d{number:03}", f"Arland met Borland in Corvia. Envoy {number}: A{number} met B{number}.") for number in range(count)]


def main(path: Path, processes: int) -> int:
    """Says each document that it has heard of; exits as a command does."""
    report = RunReport()
    try:
        with open_store(path, create=True) as store:
            add(many_stories(), store, slow_stages, processes=processes, report=report, progress=lambda given, told: print(given.id, flush=True))
    except KeyboardInterrupt:
        return 130
    except RecordError as error:
        return error.exit_code
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
