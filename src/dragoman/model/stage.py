"""What a stage is: a named step that takes a reading and returns a larger one."""

from __future__ import annotations

from typing import ClassVar, Protocol

from dragoman.model.reading import Reading


class Stage(Protocol):
    """One step of reading. Its lexicon arrives in the constructor, the document in the call.

    ``name`` carries a version ("sentences/1") and is kept with all that the stage writes; raise the version when its output changes.
    ``requires`` and ``provides`` are layers, named by their classes.
    """

    name: ClassVar[str]
    requires: ClassVar[frozenset[type]]
    provides: ClassVar[frozenset[type]]

    def __call__(self, reading: Reading) -> Reading: ...
