"""The whole record gone over for what is the same and what contradicts: from readings and judgements to derived rows, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.knowledge.schema import Knowledge
from dragoman.model.ids import version_id
from dragoman.model.interchange import from_json, to_json
from dragoman.model.judgement import Judgement
from dragoman.resolve import DocumentView, Resolution, resolve
from dragoman.resolve.judged import judged_items
from dragoman.resolve.records import Agreement, Contradiction, Course, Entity, Measure, MergedEngagement, Origin, Regime, Series, Tenure
from dragoman.resolve.records import Decision as Merge
from dragoman.run.judgements import as_followed
from dragoman.store.base import Decision, Derived, Store, View

KINDS: dict[str, type] = {
    "engagements": MergedEngagement, "people": Entity, "organisations": Entity, "contradictions": Contradiction, "origins": Origin,
    "series": Series, "agreements": Agreement, "regimes": Regime, "tenures": Tenure, "courses": Course, "measures": Measure,
}  # fmt: skip


def crossref(store: Store, knowledge: Knowledge) -> Resolution:
    """Resolves the whole record anew and keeps the outcome in place of the last."""
    with store.view() as view:
        resolution = resolve(document_views(view), knowledge, judgements_of(view))
    with store.writer() as writer:
        writer.put_resolution(derived_rows(resolution), decision_rows(resolution.decisions))
    return resolution


def document_views(view: View) -> Iterator[DocumentView]:
    """What resolution is given: the newest reading of each document, as people's judgements leave it."""
    for item in JudgedView(view).readings():
        yield DocumentView.from_item(item, version_id(item["text"]))


def judgements_of(view: View) -> Iterator[Judgement]:
    """The judgements in force."""
    return (as_followed(kept) for kept in view.judgements())


class JudgedView:
    """A view of the record whose readings are as people's judgements leave them; what ``search`` lists from."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.judgements = tuple(judgements_of(view))

    def readings(self) -> Iterator[dict[str, Any]]:
        """The readings of all documents' newest versions, judged."""
        return judged_items(self.view.readings(), self.judgements)

    def derived(self, kind: str) -> Iterator[Derived]:
        """All things of *kind* that resolution made."""
        return self.view.derived(kind)


def derived_rows(resolution: Resolution) -> Iterator[Derived]:
    """What was concluded, as rows: engagements by date, people and organisations by name, all else by id."""
    for kind in KINDS:
        for thing in getattr(resolution, kind):
            yield Derived(kind, thing.id, sort_key(thing), to_json(thing), getattr(thing, "aliases", ()))


def sort_key(thing: Any) -> str:
    """What orders the things of a kind; their ids decide between equals."""
    if isinstance(thing, MergedEngagement):
        return thing.date or thing.reported or ""
    return str(getattr(thing, "name", "") or ", ".join(getattr(thing, "names", ())))


def decision_rows(merges: Iterable[Merge]) -> Iterator[Decision]:
    """The program's merges, with their reasons."""
    for merge in merges:
        yield Decision(merge.kind, merge.id, merge.accepted, "; ".join(merge.reasons), to_json(merge))


def stored_resolution(view: View) -> Resolution:
    """The outcome that :func:`crossref` kept last; its lists in the record's order."""
    things = {kind: tuple(from_json(made, row.value) for row in view.derived(kind)) for kind, made in KINDS.items()}
    return Resolution(**things, decisions=tuple(from_json(Merge, row.value) for row in view.decisions()))
