"""Identifiers made from content, so that the same input has the same ids everywhere."""

from __future__ import annotations

import hashlib


def digest(*parts: str | None) -> str:
    """Sixteen hex digits of the SHA-256 of *parts*, told apart by a separator that no text holds.

    >>> digest("a", "b") == digest("ab")
    False
    """
    joined = "\x1f".join("" if part is None else part for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def version_id(text: str) -> str:
    """The id of one version of a document: ``v-`` and sixteen hex digits of its text's SHA-256."""
    return f"v-{digest(text)}"


def merged_id(published: str | None, document: str, engagement: str) -> str:
    """The id of a merged engagement, made from its first mention."""
    return f"eng-{digest(published, document, engagement)}"
