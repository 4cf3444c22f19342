"""Knowledge, read once and frozen: from the compiled file where that is fresh, else from the YAML."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dragoman.knowledge.files import COMPILED, DATA, content_of, stamp_of
from dragoman.knowledge.packing import Stamps, read_tables, unpack
from dragoman.knowledge.schema import Knowledge


@cache
def load_knowledge() -> Knowledge:
    """All that the files tell; the same object for a whole process.

    Raises:
        KnowledgeError: a file isn't YAML or holds something else than it should.
    """
    return load_from(COMPILED, DATA)


def load_from(compiled: Path, folder: Path) -> Knowledge:
    """The knowledge of the file *compiled* where it is fresh, else of the YAML below *folder*."""
    tables = read_tables(compiled.read_bytes()) if compiled.is_file() else {}
    if tables and is_fresh(Stamps(tables["stamp"], tables["content"]), folder):
        return unpack(tables)
    from dragoman.knowledge.build import knowledge_from_files  # PyYAML takes its time to import, and a compiled start needs none

    return knowledge_from_files(folder)


def is_fresh(stamps: Stamps, folder: Path) -> bool:
    """Whether the files below *folder* are those that were compiled. Where no YAML is, as in a wheel, the compiled file stands."""
    stamp = stamp_of(folder)
    return stamp in ("", stamps.stamp) or content_of(folder) == stamps.content
