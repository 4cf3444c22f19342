"""Which inputs there are: files, folders opened up, standard input; in a settled order, none of them read yet."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dragoman.errors import DocumentSkipped
from dragoman.ingest.refusals import refuse
from dragoman.model.document import HIDDEN, Refused

Kind = Literal["text", "page", "lines"]
KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "lines",
    ".ndjson": "lines",
}
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: *path* is ``None`` for standard input, *kind* is ``None`` where its ending doesn't tell it."""

    id: str
    path: Path | None
    kind: Kind | None


def find_inputs(names: Iterable[str]) -> Iterator[Input | Refused]:
    """What *names* stand for, in their order; a folder gives its files, sorted by name, with those of its folders.

    A file's id is its path as given, within a folder its path relative to that folder. What is hidden in a folder is refused as a whole, and so is a
    file of unknown ending, which is looked into where it is named itself.
    """
    for name in names:
        path = Path(name)
        if name == STANDARD_INPUT:
            yield Input(STANDARD_INPUT, None, "lines")
        elif path.is_dir():
            yield from files_of(path)
        else:
            yield Input(readable(name), path, KINDS.get(path.suffix.lower()))


def files_of(folder: Path) -> Iterator[Input | Refused]:
    """The files of *folder*; one without any is refused, so that a wrong path doesn't pass unseen."""
    empty = True
    for found in walk(folder, folder):
        empty = empty and isinstance(found, Refused) and found.skip.reason == HIDDEN
        yield found
    if empty:
        yield refuse(readable(str(folder)), DocumentSkipped("empty", "Found a folder without files, expected documents.", hint="Check the path."))


def walk(folder: Path, root: Path) -> Iterator[Input | Refused]:
    """What lies in *folder* and its folders, ids relative to *root*."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield refuse(relative(folder, root), unreadable(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            yield refuse(relative(entry, root), DocumentSkipped("hidden", "Found a hidden file or folder, which isn't read.", hint="Name it itself."))
        elif entry.is_dir() and not entry.is_symlink():
            yield from walk(entry, root)
        else:
            yield classify(entry, relative(entry, root))


def classify(path: Path, name: str) -> Input | Refused:
    """A file met in a folder: an input by its ending, or refused."""
    kind = KINDS.get(path.suffix.lower())
    if path.is_dir():
        return refuse(name, DocumentSkipped("unreadable", "Found a link to a folder, which isn't followed.", hint="Name that folder itself."))
    if kind is None:
        endings = ", ".join(sorted(KINDS))
        return refuse(name, DocumentSkipped("unknown-format", f"Found the ending {path.suffix!r}, expected one of {endings}.", hint="Rename it."))
    if path.exists() and not path.is_file():
        return refuse(name, DocumentSkipped("unreadable", "Found a pipe or device, expected a file.", hint="Name it itself to read it."))
    return Input(name, path, kind)


def relative(path: Path, root: Path) -> str:
    """*path* as an id: below *root*, with slashes."""
    return readable(path.relative_to(root).as_posix())


def readable(name: str) -> str:
    """A path as text that UTF-8 can write: bytes of a name that aren't UTF-8 stand as ``\\xNN``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def unreadable(error: OSError) -> DocumentSkipped:
    """The refusal of what the system doesn't give us."""
    reason = error.strerror or type(error).__name__
    if isinstance(error, FileNotFoundError):
        return DocumentSkipped("missing", "Found nothing at this path, expected a file or a folder.", hint="Check the path; it may have been moved.")
    if isinstance(error, PermissionError):
        return DocumentSkipped("unreadable", f"The file can't be opened: {reason}.", hint="Give yourself the right to read it.")
    return DocumentSkipped("unreadable", f"The file can't be read: {reason}.", hint="Try again, or copy it elsewhere.")
