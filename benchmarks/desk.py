"""The desk under load: a generated record, eight readers on loopback in a process of their own, documents being added meanwhile.

``python benchmarks/desk.py --readings 10000 --seconds 60`` prints the median and the 95th percentile of each page and the server's memory before and
after. Everything that is read is invented: names and meetings are drawn by a seeded generator.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.api.record import open_record
from dragoman.knowledge.load import load_knowledge
from dragoman.model.document import Document
from dragoman.run.reading import signature
from dragoman.run.stages import default_stages

READERS = 8
PORT = 8399
SYLLABLES = ("ba", "do", "fel", "gra", "kin", "lor", "mu", "nev", "or", "pel", "ras", "sil", "tor", "ul", "vek", "yan", "zem", "chi", "dra", "hal")
TOPICS = ("visas", "railways", "customs", "gas", "grain", "water", "education", "border crossings", "aviation", "fisheries")
TYPES = ("meeting", "call", "visit", "consultations", "signing")


def name_of(draw: random.Random) -> str:
    """An invented person's name."""
    return " ".join("".join(draw.choices(SYLLABLES, k=draw.randint(2, 3))).capitalize() for _ in range(2))


class Writer:
    """Makes documents with readings that could have been read in them."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        states = sorted(load_knowledge().territories.values(), key=lambda territory: territory.id)
        self.states = [(state.id, state.name) for state in states if state.status != "historical"]
        self.ministers = {name: name_of(self.draw) for _, name in self.states}

    def document(self, number: int) -> tuple[Document, dict[str, Any]]:
        """One document and its reading."""
        day = f"{self.draw.randint(2015, 2024)}-{self.draw.randint(1, 12):02}-{self.draw.randint(1, 28):02}"
        text, engagements, undertakings, statements, posts = "", [], [], [], []
        for place in range(3):
            (one_id, one), (other_id, other) = self.draw.sample(self.states, 2)
            kind, topic = self.draw.choice(TYPES), self.draw.choice(TOPICS)
            start = len(text)
            text += (
                f"Foreign Minister {self.ministers[one]} of {one} and Foreign Minister {self.ministers[other]} of {other} spoke of {topic} on {day}. "
            )
            evidence = [{"start": start, "end": len(text) - 1, "quote": text[start:-1], "supports": [], "grounding": "exact"}]
            people = [
                {"name": self.ministers[name], "kind": "person", "post": "Foreign Minister", "represents": name, "entity": None,
                 "represents_entity": identifier, "members": []} for identifier, name in ((one_id, one), (other_id, other))
            ]  # fmt: skip
            common = {"confidence": 0.8, "evidence": evidence}
            engagements.append({"id": f"e{place + 1}", "type": kind, "status": "held", "main": place == 0, "date": day, 
                                "place": {"name": one, "country": one_id[-2:]},
                                "participants": people, "topics": [topic], "plover": None, "cameo": None, **common, "title": None})  # fmt: skip
            undertakings.append({"id": f"u{place + 1}", "kind": "proposal", "by": [one], "to": [other], "what": f"open talks on {topic}", "due": None,
                                 "conditional": False, **common})  # fmt: skip
            statements.append({"id": f"s{place + 1}", "speaker": self.ministers[one], "cue": "spoke", **common})
            posts.append({"id": f"p{place + 1}", "person": self.ministers[one], "post": "Foreign Minister", "organisation_or_state": one, "to": None,
                          **common, "qualifier": None})  # fmt: skip
        document = Document(f"gen-{number:06}", text, "en", source=f"Outlet {number % 40}", title=f"Note {number}", published=day)
        told = {
            "id": document.id,
            "source": document.source,
            "lang": "en",
            "title": document.title,
            "published": day,
            "published_inferred": None,
            "text": text,
        }
        lists = {"engagements": engagements, "posts": posts, "undertakings": undertakings, "figures": [], "relations": [], "statements": statements}
        return document, {**told, **lists, "skipped": None}


def generate(path: Path, count: int) -> None:
    """A record of *count* readings, gone over."""
    writer, stamp = Writer(7), signature(default_stages())
    with open_record(path) as record:
        for first in range(0, count, 500):
            with record.store.writer() as rows:
                for number in range(first, min(first + 500, count)):
                    document, reading = writer.document(number)
                    rows.put_reading(rows.put_document(document), stamp, reading)
        record.conclude()


def get(path: str) -> bytes:
    """What the desk answers."""
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=120) as answer:
        return bytes(answer.read())


def paths(draw: random.Random, engagements: list[str], states: list[str]) -> Iterator[tuple[str, str]]:
    """What readers look at, in turn."""
    while True:
        yield "search", "/search?" + urllib.parse.urlencode({"q": f"{draw.choice(TOPICS)} {draw.choice(states)}"})
        yield "engagement", "/engagement?id=" + draw.choice(engagements)
        yield "two parties", "/dossier?" + urllib.parse.urlencode([("party", name) for name in draw.sample(states, 2)])


def read(seconds: float, results: Any) -> None:
    """Eight readers, each asking again as soon as it is answered; their times."""
    engagements = re.findall(r"/engagement\?id=(eng-\w+)", get("/list/engagements?limit=200").decode())
    states = [name for _, name in Writer(7).states]
    found: list[tuple[str, float]] = []

    def one(seed: int) -> None:
        until = time.monotonic() + seconds
        for name, path in paths(random.Random(seed), engagements, states):
            begun = time.monotonic()
            if begun > until:
                return
            get(path)
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


def add_slowly(path: Path, until: float) -> int:
    """Adds documents, ten a second; how many."""
    writer, stamp, count = Writer(8), signature(default_stages()), 0
    with open_record(path) as record:
        while time.monotonic() < until:
            with record.store.writer() as rows:
                document, reading = writer.document(900_000 + count)
                rows.put_reading(rows.put_document(document), stamp, reading)
            count += 1
            time.sleep(0.1)
    return count


def main() -> None:
    """Makes the record, starts the desk, and tells how it did."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--readings", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        begun = time.monotonic()
        generate(path, options.readings)
        print(f"{options.readings:,} readings made and gone over in {time.monotonic() - begun:.0f} s", flush=True)
        with subprocess.Popen([sys.executable, "-m", "dragoman", "serve", "--record", str(path), "--port", str(PORT), "--quiet"]) as server:
            try:
                run(server.pid, path, options.seconds)
            finally:
                server.terminate()


def run(server: int, path: Path, seconds: float) -> None:
    """The load itself."""
    begun = time.monotonic()
    while True:
        try:
            get("/")
            break
        except OSError:
            time.sleep(0.2)
    print(f"first page after {time.monotonic() - begun:.1f} s", flush=True)
    for _, page in zip(range(6), paths(random.Random(1), ["eng-none"], ["France", "Norway", "Chile"]), strict=False):
        if page[0] != "engagement":
            get(page[1])
    before, spawn = memory(server), multiprocessing.get_context("spawn")
    results: Any = spawn.Queue()
    reader = spawn.Process(target=read, args=(seconds, results))
    reader.start()
    added = add_slowly(path, time.monotonic() + seconds)
    found = results.get()
    reader.join()
    for name in dict.fromkeys(name for name, _ in found):
        times = sorted(took * 1000 for asked, took in found if asked == name)
        late = times[int(len(times) * 0.95)]
        print(f"{name}: {len(times)} answers, median {statistics.median(times):.0f} ms, p95 {late:.0f} ms, most {times[-1]:.0f} ms")
    print(f"{added} documents added meanwhile; memory {before} MB before, {memory(server)} MB after")


if __name__ == "__main__":
    main()
