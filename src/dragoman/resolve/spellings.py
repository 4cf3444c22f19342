"""Which of several spellings of one name is shown: a rule anybody can check.

More independent origins win; then more documents; then the fuller form; then the later report; then the alphabet. A form with initials only is
shown where no other is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.resolve.names import plain_tokens

RULE = "more origins, then more documents, then the fuller form, then the later report"


@dataclass(frozen=True, slots=True)
class Use:
    """A name as one document writes it."""

    name: str
    document: str
    origin: str
    published: str = ""


def rank_names(uses: Sequence[Use]) -> list[str]:
    """The spellings among *uses*, the one to be shown first."""
    return sorted(dict.fromkeys(use.name for use in uses), key=lambda name: _rank(name, uses))


def best_name(uses: Sequence[Use]) -> str:
    """The spelling to be shown."""
    return rank_names(uses)[0]


def _rank(name: str, uses: Iterable[Use]) -> tuple[bool, int, int, int, tuple[int, ...], str]:
    mine = [use for use in uses if use.name == name]
    tokens = plain_tokens(name)
    latest = max((use.published for use in mine), default="")
    return (
        any(len(token) == 1 for token in tokens),
        -len({use.origin for use in mine}),
        -len({use.document for use in mine}),
        -len(tokens),
        tuple(-ord(letter) for letter in latest),
        name,
    )


def why_shown(name: str, uses: Sequence[Use]) -> str:
    """Why *name* is shown, in a few words."""
    counts = {other: len({use.origin for use in uses if use.name == other}) for other in {use.name for use in uses}}
    documents = {other: len({use.document for use in uses if use.name == other}) for other in counts}
    others = [other for other in counts if other != name]
    if any(len(token) == 1 for other in others for token in plain_tokens(other)):
        return "the name in full"
    if all(counts[name] > counts[other] for other in others):
        return f"more origins ({counts[name]} against {max(counts[other] for other in others)})"
    if all(documents[name] > documents[other] for other in others):
        return f"more documents ({documents[name]} against {max(documents[other] for other in others)})"
    if all(len(plain_tokens(name)) > len(plain_tokens(other)) for other in others):
        return "the fuller form"
    return RULE
