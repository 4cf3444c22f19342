"""The knowledge files as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import KnowledgeError
from dragoman.knowledge.files import DATA, data_files, key_of

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_file(path: Path) -> Any:
    """The plain data of one file.

    Raises:
        KnowledgeError: it isn't YAML in UTF-8.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        found = " ".join(str(error).split())
        raise KnowledgeError(f"{path.name}: expected YAML in UTF-8, found: {found}.", hint="Mend the file at the line named.") from error


def read_files(folder: Path = DATA) -> Iterator[tuple[str, Any]]:
    """Key and plain data of each file."""
    for path in data_files(folder):
        yield key_of(path, folder), read_file(path)
