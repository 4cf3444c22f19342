"""What is the same across documents, and what cannot be.

``resolve`` takes documents with their records and gives a ``Resolution``: origins, people, organisations, merged engagements, contradictions and
the decisions behind them. It is a pure function: the order of its input doesn't matter, and everything can be derived again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.knowledge.schema import Knowledge
from dragoman.model.judgement import Judgement
from dragoman.resolve.bodies.parties import Parties, build_parties
from dragoman.resolve.documents.sources import weighed
from dragoman.resolve.documents.views import DocumentView, in_order
from dragoman.resolve.records import Resolution
from dragoman.resolve.steps.background import Background
from dragoman.resolve.steps.flow import follow_change
from dragoman.resolve.steps.traces import PassingTraces
from dragoman.settings import Shown

__all__ = ["DocumentView", "Resolution", "resolve"]


def resolve(documents: Iterable[DocumentView], knowledge: Knowledge, judgements: Iterable[Judgement] = (), shown: Shown = "origins") -> Resolution:
    """All that can be concluded across *documents*; of several versions of one document the newest counts.

    *shown* is the rule for the values shown where documents differ. Comparing costs little more than reading the texts: only reports that share two
    participants near in time are compared.
    """
    return resolve_with(documents, build_parties(knowledge), judgements, shown)


def resolve_with(documents: Iterable[DocumentView], parties: Parties, judgements: Iterable[Judgement] = (), shown: Shown = "origins") -> Resolution:
    """As :func:`resolve`, with the parties at hand."""
    views = {view.id: view for view in in_order(documents)}
    outcome = follow_change(Background(parties, judgements, views.__getitem__, shown), PassingTraces(), views)
    return weighed(resolution_of(outcome.came.items()))


def resolution_of(found: Iterable[tuple[tuple[str, str], Any]]) -> Resolution:
    """What was found, by kind and id, as lists sorted by id."""
    things: dict[str, list[Any]] = {}
    for (kind, _), thing in sorted(found, key=lambda one: one[0]):
        things.setdefault(kind, []).append(thing)
    listed = {name: tuple(things.get(name, ())) for name in Resolution.__dataclass_fields__}
    return Resolution(**listed)
