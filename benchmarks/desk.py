"""The desk under load: a generated record, eight readers on loopback in a process of their own, documents being added meanwhile.

``python benchmarks/desk.py --readings 10000 --seconds 60`` prints the median and the 95th percentile of each page and the server's memory, ten times
on the way. ``--record FILE`` keeps the generated record there and takes it from there the next time; with ``--still`` nothing is added, so that
memory shows whether answering alone takes more and more.
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from generated import TOPICS, Generator, generate, put

from dragoman.api.record import open_record
from dragoman.run.reading import signature
from dragoman.run.stages import default_stages

READERS = 8
SAMPLES = 10  # of the server's memory
PORT = 8399


def get(path: str, line: http.client.HTTPConnection | None = None) -> bytes:
    """What the desk answers."""
    line = line or http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
    line.request("GET", path)
    answer = line.getresponse()
    body = answer.read()
    if answer.status not in (200, 404):
        raise RuntimeError(f"{path}: {answer.status}")
    return body


def paths(draw: random.Random, engagements: list[str], generator: Generator) -> Iterator[tuple[str, str]]:
    """What readers look at, in turn: states as often as they are written of."""
    while True:
        yield "search", "/search?" + urlencode({"q": f"{draw.choice(TOPICS)} {generator.some_states(draw)[0].name}"})
        yield "engagement", "/engagement?" + urlencode({"id": draw.choice(engagements)})
        yield "two parties", "/dossier?" + urlencode([("party", state.name) for state in generator.some_states(draw)])


def read(seconds: float, results: Any) -> None:
    """Eight readers, each asking again as soon as it is answered; their times."""
    engagements = re.findall(r"/engagement\?id=(eng-\w+)", get("/list/engagements?limit=200").decode())
    generator = Generator()
    found: list[tuple[str, float]] = []

    def one(seed: int) -> None:
        until, line = time.monotonic() + seconds, http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
        for name, path in paths(random.Random(seed), engagements, generator):
            begun = time.monotonic()
            if begun > until:
                return
            get(path, line)
            found.append((name, time.monotonic() - begun))

    threads = [threading.Thread(target=one, args=(seed,)) for seed in range(READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    results.put(found)


def memory(process: int) -> int:
    """Megabytes that a process holds."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000


def spent(process: int) -> float:
    """Seconds that a process was at work, of all cores."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def add_slowly(path: Path, until: float, first: int = 0) -> int:
    """Adds documents, ten a second, numbered from *first* on, and has the record gone over after every twentieth; how many."""
    generator, stamp, count = Generator(), signature(default_stages()), 0
    with open_record(path) as record:
        while time.monotonic() < until:
            with record.store.writer() as rows:
                put(rows, generator, 900_000 + first + count, stamp)
            count += 1
            if count % 20 == 0:
                record.conclude()
            time.sleep(0.1)
    return count


def main() -> None:
    """Makes the record, starts the desk, and tells how it did."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--readings", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--record", type=Path)
    parser.add_argument("--still", action="store_true", help="add no documents")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        made = options.record or path
        begun = time.monotonic()
        if not made.exists():
            generate(made, options.readings)
            print(f"{options.readings:,} readings made and gone over in {time.monotonic() - begun:.0f} s", flush=True)
        with open_record(made) as record:
            if not record.is_up_to_date():
                record.conclude()  # here, so that the desk needn't
        if made != path:
            shutil.copy(made, path)
        with subprocess.Popen([sys.executable, "-m", "dragoman", "serve", "--record", str(path), "--port", str(PORT), "--quiet"]) as server:
            try:
                wait_for(server)
                run(server.pid, path, options.seconds, is_still=options.still)
            finally:
                server.terminate()


def wait_for(server: subprocess.Popen[bytes]) -> None:
    """Waits for the first page; tells when it came."""
    begun = time.monotonic()
    while server.poll() is None:
        try:
            get("/")
        except OSError:
            time.sleep(0.2)
        else:
            print(f"first page after {time.monotonic() - begun:.1f} s", flush=True)
            return
    raise RuntimeError(f"the server ended with {server.returncode} before it answered")


def run(server: int, path_of_record: Path, seconds: float, *, is_still: bool) -> None:
    """The load itself."""
    for _, (name, path) in zip(range(6), paths(random.Random(1), ["eng-none"], Generator()), strict=False):
        begun = time.monotonic()
        get(path)
        print(f"  one {name}: {(time.monotonic() - begun) * 1000:.0f} ms", flush=True)
    spawn = multiprocessing.get_context("spawn")
    results: Any = spawn.Queue()
    held, at_work, added = [memory(server)], spent(server), 0
    reader = spawn.Process(target=read, args=(seconds, results))
    reader.start()
    for _ in range(SAMPLES):
        until = time.monotonic() + seconds / SAMPLES
        added += 0 if is_still else add_slowly(path_of_record, until, added)
        time.sleep(max(0, until - time.monotonic()))
        held.append(memory(server))
    found = results.get()
    reader.join()
    for name in dict.fromkeys(name for name, _ in found):
        times = sorted(took * 1000 for asked, took in found if asked == name)
        late = times[int(len(times) * 0.95)]
        print(f"{name}: {len(times)} answers, median {statistics.median(times):.0f} ms, p95 {late:.0f} ms, most {times[-1]:.0f} ms")
    print(f"{(spent(server) - at_work) / len(found) * 1000:.1f} ms of work for an answer, the following of changes included")
    print(f"{added} documents added meanwhile; memory {', '.join(map(str, held))} MB")


if __name__ == "__main__":
    main()
