"""A few stories to judge: what tells of them, and all that is concluded from them."""

from __future__ import annotations

from functools import partial

from dragoman.knowledge.schema import Knowledge
from dragoman.run.crossref import KINDS, crossref
from dragoman.store.base import Derived, Store
from tests.plain import story

STORIES = (
    story("a", "Yesterday Arland met Borland in Corvia.", "2031-05-04"),
    story("b", "A wire reports: Arland met Borland in Corvia.", "2031-05-05"),
    story("c", "Doria met Etruvia in Corvia. Ada is envoy.", "2031-05-04"),
    story("d", "It is told that Ines is envoy.", "2031-05-04"),
)
DAY = "2031-06-01"
conclude = partial(crossref, knowledge=Knowledge())


def things(store: Store, *kinds: str) -> list[Derived]:
    """What is concluded, of some *kinds* or of all."""
    with store.view() as view:
        return [thing for kind in kinds or KINDS for thing in view.derived(kind)]
