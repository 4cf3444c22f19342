"""How an input that gives no document is told, at its place among the documents."""

from __future__ import annotations

from dragoman.errors import DocumentSkipped
from dragoman.model.document import Document, Refused, Skip


def refuse(name: str, error: DocumentSkipped) -> Refused:
    """The input *name*, of which nothing else is known, refused because of *error*."""
    return Refused(name, None, None, None, Skip(error.reason, str(error)))


def refuse_document(document: Document, error: DocumentSkipped) -> Refused:
    """*document* refused with all that is known of it, but for a text that is too long to be passed on."""
    return Refused(
        document.id,
        document.url,
        document.source,
        document.title,
        Skip(error.reason, str(error)),
        lang=document.lang,
        published=document.published,
        text="" if error.reason == "too-long" else document.text,
    )
