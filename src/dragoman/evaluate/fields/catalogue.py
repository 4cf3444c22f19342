"""All benchmarks that there is an adapter for, by name; an adapter is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.evaluate.fields.base import Field  # loads the reader, and names alone need none

NAMES = ("timex_te3", "polnear", "re3d", "names", "plover_plv", "quantities", "ecbplus", "factrueval")


def find_field(name: str) -> Field:
    """The benchmark called *name*.

    Raises:
        UsageError: there is none of that name.
    """
    if name not in NAMES:
        raise UsageError(f"no benchmark is called {name}; there are {', '.join(NAMES)}.")
    field: Field = import_module(f"dragoman.evaluate.fields.{name}").FIELD
    return field
