"""Where the knowledge files lie, what each is called, and whether any changed since they were compiled."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"
COMPILED = Path(__file__).parent / "compiled.json"


def data_files(folder: Path = DATA) -> list[Path]:
    """Every YAML file below *folder*, in one order everywhere; none where the folder isn't there."""
    return sorted((Path(entry.path) for entry in walk(str(folder))), key=lambda path: path.relative_to(folder).as_posix())


def walk(folder: str) -> Iterator[os.DirEntry[str]]:
    """Each YAML file below *folder*, without asking the disk twice."""
    if not Path(folder).is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from walk(entry.path)
            elif entry.name.endswith(".yaml"):
                yield entry


def key_of(path: Path, folder: Path = DATA) -> str:
    """What a file is called: its path without the ending (``cues/en/promises``)."""
    return path.relative_to(folder).with_suffix("").as_posix()


def stamp_of(folder: Path = DATA) -> str:
    """Changes whenever a file comes, goes or is written; cheap, since no file is read. Empty where there are no files."""
    seen = sorted((entry.path, stat.st_size, stat.st_mtime_ns) for entry in walk(str(folder)) for stat in [entry.stat()])
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:16] if seen else ""


def content_of(folder: Path = DATA) -> str:
    """Changes whenever what the files say changes, and with nothing else: the same on every machine."""
    seen = hashlib.sha256()
    for path in data_files(folder):
        seen.update(key_of(path, folder).encode() + b"\x1f" + path.read_bytes() + b"\x1e")
    return seen.hexdigest()[:16]
