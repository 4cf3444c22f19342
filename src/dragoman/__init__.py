"""Dragoman reads diplomatic reporting and keeps an evidence-linked record of diplomacy.

Importing this loads nothing yet; the first name asked for does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.api.reading import read as read
    from dragoman.api.reading import score as score
    from dragoman.api.record import Record as Record
    from dragoman.api.record import open_record as open_record
    from dragoman.errors import DragomanError as DragomanError
    from dragoman.model.document import Document as Document
    from dragoman.run.report import RunReport as RunReport
    from dragoman.settings import Settings as Settings

__version__ = "0.1.0"
HOMES = {
    "Document": "dragoman.model.document",
    "DragomanError": "dragoman.errors",
    "Record": "dragoman.api.record",
    "RunReport": "dragoman.run.report",
    "Settings": "dragoman.settings",
    "score": "dragoman.api.reading",
    "open_record": "dragoman.api.record",
    "read": "dragoman.api.reading",
}
__all__ = [*HOMES]


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module 'dragoman' has no {name!r}; it has {', '.join(HOMES)}")
    from importlib import import_module

    return getattr(import_module(HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*HOMES, "__version__"])
