"""How resolution grows with the record: everything at once for records of several sizes, and single documents added to the largest of the usual ones.

``python benchmarks/resolving.py`` makes generated records of 1,000 and 10,000 readings, each in a process of its own, and prints processor time and
memory; ``--readings 100000`` adds a third, which takes three quarters of an hour and isn't held to any floor. Times are the processor's, since
machines are noisy. Exits 1 where a floor isn't reached.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from generated import Generator, generate, put

from dragoman.api.record import Record, open_record

HERE = Path(__file__).parent
SIZES = (1_000, 10_000)
ADDED = 25  # documents, one at a time


@dataclass(frozen=True)
class Figures:
    """What a record of some size cost: ``whole`` and ``added`` in seconds of the processor, sizes in megabytes."""

    readings: int
    whole: float
    added: tuple[float, ...]
    memory: int
    before: int
    after: int

    @property
    def each(self) -> float:
        """Milliseconds a reading, all at once."""
        return 1000 * self.whole / self.readings


def measure(readings: int) -> Figures:
    """Makes a record, goes over it, and adds a few documents, each with all that it leads to."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        generate(path, readings, conclude=False)
        before = megabytes(path)
        with open_record(path) as record:
            whole = seconds(record)
            memory, after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000, megabytes(path)
            generator = Generator()
            added = []
            for number in range(readings + 1, readings + 1 + ADDED):
                with record.store.writer() as writer:
                    put(writer, generator, number, "generated")
                added.append(seconds(record))
        return Figures(readings, whole, tuple(added), memory, before, after)


def seconds(record: Record) -> float:
    """What it takes to conclude all that is new."""
    begun = time.process_time()
    record.conclude()
    return time.process_time() - begun


def megabytes(path: Path) -> int:
    """The room that a record takes, with its log."""
    return sum(one.stat().st_size for one in path.parent.iterdir() if one.name.startswith(path.name)) // 1_000_000


def main() -> int:
    """Prints the figures; 1 where a floor isn't reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readings", type=int, action="append", default=[], help="a further size")
    sizes = sorted({*SIZES, *parser.parse_args().readings})
    floors = json.loads((HERE / "floors.json").read_text())["resolving"]
    found: dict[int, Figures] = {}
    for size in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as alone:
            found[size] = alone.apply(measure, (size,))
        one = found[size]
        print(
            f"{size:7,} readings   {one.each:6.1f} ms each, {one.memory:,} MB at most; a document added {statistics.median(one.added):.2f} s, "
            f"at most {max(one.added):.2f} s; record {one.before:,} MB, with all that is concluded {one.after:,} MB",
            flush=True,
        )
    growth = found[SIZES[1]].each / found[SIZES[0]].each
    addition = statistics.median(found[SIZES[1]].added)
    print(f"growth     {growth:.2f} times as long for each reading at {SIZES[1]:,} as at {SIZES[0]:,}, at most {floors['growth_of_each']}")
    print(f"addition   {addition:.2f} s to {SIZES[1]:,} readings, at most {floors['addition_seconds']}")
    return 0 if growth <= floors["growth_of_each"] and addition <= floors["addition_seconds"] else 1


if __name__ == "__main__":
    sys.exit(main())
