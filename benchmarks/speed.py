"""How fast Dragoman reads, beside the bare grammar and names of its language model, and how soon the first reading comes.

Both read the same 240 texts of about 400 words, put together from the example corpus, in two processes, start included. Machines differ and are
noisy, so the ratio is what counts: it is the median over rounds in which the two take turns. Exits 1 where a floor isn't reached.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import dragoman
from dragoman.annotate.grammar.syntax import MODEL

HERE = Path(__file__).parent
TEXTS, WORDS, PROCESSES = 240, 400, 2
BARE = f"""
import json, multiprocessing, sys

def work(texts):
    import spacy
    model = spacy.load("{MODEL}", exclude=["attribute_ruler", "lemmatizer"])
    return sum(len(doc.ents) for doc in model.pipe(texts))

if __name__ == "__main__":
    texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
    with multiprocessing.get_context("spawn").Pool({PROCESSES}) as pool:
        print(sum(pool.map(work, [texts[i::{PROCESSES}] for i in range({PROCESSES})], chunksize=1)))
"""


def paragraphs(folder: Path) -> Iterator[str]:
    """The paragraphs of all example documents, again and again."""
    readings = dragoman.read([str(folder)])
    found = [line for reading in readings if not reading["skipped"] for line in reading["text"].split("\n") if len(line.split()) > 8]
    return cycle(found)


def make_texts(folder: Path, target: Path) -> None:
    """Writes the texts as JSON Lines, each of about so many words."""
    source = paragraphs(folder)
    with target.open("w", encoding="utf-8") as out:
        for number in range(TEXTS):
            text = ""
            while len(text.split()) < WORDS:
                text += next(source) + "\n\n"
            item = {"id": f"text-{number}", "lang": "en", "published": "2025-07-20", "text": " ".join(text.split(" ")[: WORDS + 20])}
            out.write(json.dumps(item, ensure_ascii=False) + "\n")


def seconds(command: list[str]) -> float:
    """How long a command takes from start to end, each process with one thread."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


def main() -> int:
    """Prints the figures; 1 where a floor isn't reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    floors = json.loads((HERE / "floors.json").read_text())["speed"]
    program = [sys.executable, "-m", "dragoman"]
    with tempfile.TemporaryDirectory() as folder:
        texts, one, bare = Path(folder, "texts.jsonl"), Path(folder, "one.jsonl"), Path(folder, "bare.py")
        make_texts(HERE.parent / "examples" / "documents", texts)
        one.write_text(texts.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8")
        bare.write_text(BARE)
        pairs = [
            (seconds([sys.executable, str(bare), str(texts)]), seconds([*program, "read", str(texts), "--processes", str(PROCESSES)]))
            for _ in range(rounds)
        ]
        starts = [seconds([*program, "read", str(one)]) for _ in range(rounds)]
    ratio = statistics.median(model / ours for model, ours in pairs)
    start = statistics.median(starts)
    print(f"bare model       {TEXTS / statistics.median(model for model, _ in pairs):6.1f} texts a second")
    print(f"dragoman read    {TEXTS / statistics.median(ours for _, ours in pairs):6.1f} texts a second")
    print(f"ratio            {ratio:6.2f}   floor {floors['ratio_to_bare_model']}")
    print(f"first reading    {start:6.2f} s after the start, at most {floors['cold_start_seconds']}")
    return 0 if ratio >= floors["ratio_to_bare_model"] and start <= floors["cold_start_seconds"] else 1


if __name__ == "__main__":
    sys.exit(main())
