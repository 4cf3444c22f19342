"""Compiles the knowledge: ``python -m dragoman.knowledge.compile`` writes ``compiled.json`` beside the files."""

from __future__ import annotations

from pathlib import Path

from dragoman.knowledge.build import knowledge_from_files
from dragoman.knowledge.files import COMPILED, DATA, content_of, stamp_of
from dragoman.knowledge.packing import Stamps, pack


def compile_knowledge(target: Path = COMPILED, folder: Path = DATA) -> Path:
    """*target*, written from the YAML below *folder*: whole or not at all.

    Raises:
        KnowledgeError: a file isn't YAML or holds something else than it should.
        OSError: *target* can't be written.
    """
    stamps = Stamps(stamp_of(folder), content_of(folder))
    data = pack(knowledge_from_files(folder), stamps)
    draft = target.with_suffix(".draft")
    draft.write_bytes(data)
    draft.replace(target)
    return target


if __name__ == "__main__":
    print(compile_knowledge())
