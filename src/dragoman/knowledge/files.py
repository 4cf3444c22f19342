"""The knowledge files as plain data: found, read, and told apart by where they lie."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import KnowledgeError

DATA = Path(__file__).parent / "data"


def data_files(folder: Path = DATA) -> list[Path]:
    """Every YAML file below *folder*, in one order everywhere."""
    return sorted(folder.rglob("*.yaml"), key=lambda path: path.relative_to(folder).as_posix())


def key_of(path: Path, folder: Path = DATA) -> str:
    """What a file is called: its path without the ending (``cues/en/promises``)."""
    return path.relative_to(folder).with_suffix("").as_posix()


def read_file(path: Path) -> Any:
    """The plain data of one file.

    Raises:
        KnowledgeError: it isn't YAML in UTF-8.
    """
    try:
        return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        found = " ".join(str(error).split())
        raise KnowledgeError(f"{path.name}: expected YAML, found: {found}.", hint="Mend the file at the line named.") from error


def read_files(folder: Path = DATA) -> Iterator[tuple[str, Any]]:
    """Key and plain data of each file."""
    for path in data_files(folder):
        yield key_of(path, folder), read_file(path)


def fingerprint(folder: Path = DATA) -> str:
    """Changes whenever a file comes, goes, or is written; cheap, for it reads none of them."""
    seen = hashlib.sha256()
    for path in data_files(folder):
        stat = path.stat()
        seen.update(f"{key_of(path, folder)}\x1f{stat.st_size}\x1f{stat.st_mtime_ns}\n".encode())
    return seen.hexdigest()[:16]
