"""Documents that are handed in: kept in a folder for a moment, read into the record by a process of their own that may die without harm."""

from __future__ import annotations

import json
import re
import secrets
import shutil
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.ingest.sources import KINDS
from dragoman.serve.problems import Problem
from dragoman.serve.processes import start_worker
from dragoman.settings import Shown

MOST_FILES = 50
MOST_SECONDS = 600.0  # of one reading
LONGEST_NAME = 120  # bytes
MOST_KEPT = 50  # finished readings that are remembered
MOST_WAITING = 20  # readings that wait for their turn
ENDINGS = tuple(sorted(KINDS))


@dataclass
class Job:
    """One reading of what was handed in, and how far it has come. ``report`` is the run's, with what wasn't read and why."""

    id: str
    files: tuple[str, ...]
    state: str = "waiting"  # waiting, reading, done, failed
    done: int = 0
    total: int | None = None  # how many documents there are, once they are counted
    report: dict[str, Any] = field(default_factory=dict)
    message: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether it has come to an end, well or not."""
        return self.state in {"done", "failed"}

    def to_json(self) -> dict[str, Any]:
        """As the API tells it."""
        return {
            "id": self.id,
            "state": self.state,
            "done": self.done,
            "total": self.total,
            "files": list(self.files),
            "report": self.report,
            "message": self.message,
        }


class Intake:
    """What is handed in, one reading after the other."""

    def __init__(self, record: Path, most_seconds: float = MOST_SECONDS, shown: Shown = "origins") -> None:
        self.record = record
        self.shown = shown
        self.most_seconds = most_seconds
        self.jobs: dict[str, Job] = {}
        self._turn = threading.Lock()

    def take(self, files: Iterable[tuple[str, BinaryIO]]) -> Job:
        """Keeps *files* and begins to read them.

        Raises:
            Problem: there are none, too many, or one is of a type that isn't read; too much waits already.
        """
        self.check_queue()
        folder = Path(tempfile.mkdtemp(prefix="dragoman-"))
        try:
            names = [keep(folder, name, content) for name, content in files]
            if not 0 < len(names) <= MOST_FILES:
                raise Problem(422, "files", f"Expected one to {MOST_FILES} files, found {len(names)}.")
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return self.start(folder, tuple(names), is_ours=True)

    def start(self, folder: Path, names: tuple[str, ...], *, is_ours: bool = False) -> Job:
        """Begins to read *folder*, and clears it away afterwards where it is ours."""
        self.check_queue()
        for id in [job.id for job in self.jobs.values() if job.is_over][: max(0, len(self.jobs) - MOST_KEPT + 1)]:
            del self.jobs[id]
        job = Job(secrets.token_hex(8), names)
        self.jobs[job.id] = job
        threading.Thread(target=self._work, args=(job, folder, is_ours), daemon=True).start()
        return job

    def check_queue(self) -> None:
        """Lets more be handed in.

        Raises:
            Problem: too much waits already.
        """
        if sum(not job.is_over for job in self.jobs.values()) >= MOST_WAITING:
            raise Problem(503, "busy", f"{MOST_WAITING} readings wait already.", hint="Try again when some are done.")

    def _work(self, job: Job, folder: Path, is_ours: bool) -> None:
        try:
            with self._turn:
                job.state = "reading"
                self._read(job, folder)
        except Exception as error:
            job.state, job.message = "failed", f"{type(error).__name__}: {error}"
        finally:
            if is_ours:
                shutil.rmtree(folder, ignore_errors=True)

    def _read(self, job: Job, folder: Path) -> None:
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints:
            with start_worker(self.record, self.shown, folder, stderr=complaints) as process:
                alarm = threading.Timer(self.most_seconds, process.kill)
                alarm.start()
                try:
                    assert process.stdout is not None
                    for line in process.stdout:
                        self._hear(job, line)
                    process.wait()
                finally:
                    alarm.cancel()
            complaints.seek(0)
            complaint = complaints.read().strip().rpartition("\n")[2]
        if job.state != "done":
            job.state = "failed"
            job.message = complaint or "The process that read it was stopped. What it had finished is in the record."

    @staticmethod
    def _hear(job: Job, line: str) -> None:
        told = json.loads(line)
        if "report" in told:
            job.report, job.state = told["report"], "done"
        else:
            job.done, job.total = told["done"], told.get("total", job.total)


def keep(folder: Path, name: str, content: BinaryIO) -> str:
    """Writes one file to *folder* under a name that can do no harm; returns that name.

    Raises:
        Problem: its type isn't read, or two have one name.
    """
    kept = safe_name(name)
    if Path(kept).suffix.lower() not in KINDS:
        raise Problem(415, "unknown-format", f"{kept}: expected a file that ends in {', '.join(ENDINGS)}.", hint="Rename it if it is one of these.")
    if (folder / kept).exists():
        raise Problem(422, "files", f"Two files are called {kept}.")
    with (folder / kept).open("wb") as target:
        shutil.copyfileobj(content, target)
    return kept


def safe_name(name: str) -> str:
    """The last part of a file's name in plain letters: no folders, no control characters, no dot at its head, not too long.

    >>> safe_name("../../etc/passwd.txt"), safe_name("C:\\\\notes\\\\a\\u202eb.txt"), safe_name(".txt")
    ('passwd.txt', 'ab.txt', 'document.txt')
    """
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(letter for letter in last if letter.isprintable()).strip().lstrip(".")
    stem, dot, ending = plain.rpartition(".")
    if not stem:
        return f"document.{ending}"[:LONGEST_NAME]
    short = stem.encode("utf-8", "ignore")[: LONGEST_NAME - len(ending.encode()) - 1].decode("utf-8", "ignore") if len(ending) < 12 else stem[:20]
    return f"{short}{dot}{ending[:12]}"
