"""The rule by which one of several values is shown, as the settings name it.

``origins`` looks at all that tell a value, ``latest`` and ``earliest`` first of all at those published on the latest or earliest day. What a person
has found right comes before any rule, and among those looked at the same things count as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from dragoman.settings import Shown

T = TypeVar("T")


def looked_at(told: Sequence[T], published: Callable[[T], str | None], by: Shown) -> Sequence[T]:
    """Those of *told* that the rule looks at first; all where none tells when it was published."""
    if by == "origins":
        return told
    days = [(published(one) or "")[:10] for one in told]
    dated = [day for day in days if day]
    if not dated:
        return told
    wanted = max(dated) if by == "latest" else min(dated)
    return [one for one, day in zip(told, days, strict=True) if day == wanted]


def rule_words(rule: str, by: Shown) -> str:
    """The rule in words, where *rule* is that of ``origins``."""
    return rule if by == "origins" else f"what the {by} report says; among those of that day: {rule}"
