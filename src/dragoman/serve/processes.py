"""Work that a process of its own does: it may take long, take much memory or die, and pages go on."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

from dragoman.serve.problems import Problem
from dragoman.serve.turns import waiting
from dragoman.settings import Shown

TURN = threading.BoundedSemaphore(2)  # questions at a time: each takes a core and some memory


def start_worker(record: Path, shown: Shown, *more: Path, **options: Any) -> subprocess.Popen[str]:
    """Starts a process that works on the record; with the same program as this one, and the same rule for the values shown."""
    return start_process("dragoman.serve.worker", str(record), shown, *map(str, more), **options)


def start_process(module: str, *arguments: str, stdin: int = subprocess.DEVNULL, stderr: int | IO[str] = subprocess.PIPE) -> subprocess.Popen[str]:
    """Starts a module of ours as a process of its own, whose output is read here."""
    command = [sys.executable, "-m", module, *arguments]
    same = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8:surrogatepass"}
    return subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=stderr, encoding="utf-8", errors="surrogatepass", env=same)


def asked_of(module: str, *arguments: str, given: str = "", seconds: float, failing: str) -> str:
    """What a module of ours prints when it is *given* some text.

    Raises:
        Problem: it failed, or took longer than so many *seconds*; *failing* says at what.
    """
    with waiting(), TURN, start_process(module, *arguments, stdin=subprocess.PIPE) as process:
        try:
            told, complaint = process.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise Problem(503, "failed", f"{failing} It took longer than {seconds:.0f} seconds.") from error
    if process.returncode:
        raise Problem(503, "failed", failing, hint=complaint.strip().rpartition("\n")[2] or None)
    return told
