"""Putting documents into a store, and everything that a store tells, for comparing two."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from dragoman.model.document import Document
from dragoman.store.base import Store
from tests.plain import plain_reading


def keep(store: Store, *documents: Document) -> None:
    """Puts each document with its reading, each in a transaction of its own."""
    for document in documents:
        with store.writer() as writer:
            kept = writer.put_document(document)
            writer.put_reading(kept, "sig", plain_reading(kept))


def everything(store: Store) -> dict[str, Any]:
    """All that the views of *store* show."""
    with store.view() as view:
        return {
            "documents": [asdict(version) for version in view.documents()],
            "versions": [asdict(version) for version in view.versions()],
            "readings": list(view.readings()),
            "records": [(record.id, record.value, view.claims(record.id)) for record in view.records()],
            "found": view.search("met"),
        }
