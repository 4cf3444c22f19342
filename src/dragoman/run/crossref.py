"""What is the same across the record and what contradicts, as far as changes reach: from readings and judgements to derived rows, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

from dragoman.knowledge.schema import Knowledge
from dragoman.model.ids import digest, version_id
from dragoman.model.interchange import from_json, to_json
from dragoman.model.judgement import Judgement, split_mention
from dragoman.resolve import DocumentView, Resolution, resolution_of
from dragoman.resolve.bodies.parties import build_parties
from dragoman.resolve.clusters import Clusters
from dragoman.resolve.documents.sources import joint_confidence, weighed
from dragoman.resolve.judged import by_document, judged_item, judged_items
from dragoman.resolve.records import Contradiction, Entity, Ground, MergedEngagement, Origin, Source
from dragoman.resolve.records import Decision as Merge
from dragoman.resolve.records_of_standing import Agreement, Regime, Series, Tenure
from dragoman.resolve.records_over_time import Course, Measure
from dragoman.resolve.steps.background import Background
from dragoman.resolve.steps.flow import RULES, follow_change
from dragoman.run.judgements import as_followed
from dragoman.run.traces import KeptTraces, SpooledTraces
from dragoman.settings import Shown
from dragoman.store.base import Decision, Derived, Store, View

KINDS: dict[str, type] = {
    "engagements": MergedEngagement, "people": Entity, "organisations": Entity, "contradictions": Contradiction, "origins": Origin,
    "series": Series, "agreements": Agreement, "regimes": Regime, "tenures": Tenure, "courses": Course, "measures": Measure,
    "sources": Source,
}  # fmt: skip
SHARE = 0.05  # of the documents, at most, whose changes are followed; going over all of them then takes no longer


def crossref(store: Store, knowledge: Knowledge, *, shown: Shown = "origins", share: float = SHARE) -> None:
    """Concludes what the record's changes lead to, and keeps the outcome in place of the last.

    Only what the changes reach is gone over, unless more than a *share* of the documents changed, or other rules concluded before: then the whole is.
    """
    background, rules = partial(Background, build_parties(knowledge), shown=shown), rules_of(knowledge, shown)
    while not (follow(store, background, rules, share) or conclude_whole(store, background, rules)):
        pass  # somebody has written meanwhile


def rules_of(knowledge: Knowledge, shown: Shown) -> str:
    """What tells apart by which rules something is concluded."""
    return digest(RULES, knowledge.content, *([shown] if shown != "origins" else []))  # as it was before there was a choice


def is_by_other_rules(view: View, knowledge: Knowledge, shown: Shown = "origins") -> bool:
    """Whether what is concluded was concluded by another version of the program, by another rule for the values shown, or not at all."""
    return view.concluded_up_to(rules_of(knowledge, shown)) is None and view.count() > 0


def follow(store: Store, background: partial[Background], rules: str, share: float) -> bool:
    """Follows the changes since the last conclusion; says whether it could."""
    with store.view() as view:
        if changed_documents(view, rules, share) is None:
            return False
    with store.writer() as writer:
        view = writer.view()
        changed = changed_documents(view, rules, share)
        if changed is None:
            return False
        documents, traces = Documents(view), KeptTraces(writer.traces())
        there = [name for name in sorted(changed) if documents.has(name)]
        outcome = follow_change(background(documents.judgements, documents), traces, there, sorted(changed.difference(there)))
        traces.keep()
        found = resolution_of(outcome.came.items())
        writer.change_resolution(derived_rows(found), decision_rows(found.decisions), outcome.gone)
        writer.note_concluded(rules)
    return True


def conclude_whole(store: Store, background: partial[Background], rules: str) -> bool:
    """Goes over the whole record; says whether the outcome was kept, which it isn't where somebody has written meanwhile."""
    traces = SpooledTraces()
    with store.view() as view:
        begun = view.last_change()
        documents = {one.id: one for one in document_views(view)}
        outcome = follow_change(background(judgements_of(view), documents.__getitem__), traces, sorted(documents))
    found = resolution_of(outcome.came.items())
    with store.writer() as writer:
        if writer.view().last_change() != begun:
            return False
        traces.keep(writer.traces())
        writer.put_resolution(derived_rows(found), decision_rows(found.decisions))
        writer.note_concluded(rules)
    return True


def changed_documents(view: View, rules: str, share: float) -> set[str] | None:
    """The documents that changed since the last conclusion, or of which something else is judged; ``None`` where the whole is to be gone over."""
    number = view.concluded_up_to(rules)
    changes = view.changed_since(number) if number is not None else None
    if changes is None:
        return None
    changed = set(changes.documents)
    if changes.judgements:
        changed |= documents_judged(view, changes.judgements)
    return changed if len(changed) <= max(1, share * view.count()) else None


def documents_judged(view: View, changed: Iterable[str]) -> set[str]:
    """The documents that judgements name, and those that judgements name beside mentions of these, and so on: one may fall with the other."""
    named = {kept.id: as_followed(kept) for kept in view.judgements(withdrawn=True)}
    mentions = {id: [mention for mention in (one.left, one.right) if mention] for id, one in named.items()}
    clusters = Clusters({mention for both in mentions.values() for mention in both})
    for both in mentions.values():
        clusters.join(both[0], both[-1])
    reached = {clusters.find(mentions[id][0]) for id in changed if id in mentions}
    return {split_mention(mention)[0] for both in mentions.values() for mention in both if clusters.find(mention) in reached}


class Documents:
    """The documents of a view as resolution is given them, each loaded when it is asked for."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.judgements = tuple(judgements_of(view))
        self._judged = by_document(self.judgements)
        self._loaded: dict[str, DocumentView | None] = {}

    def has(self, name: str) -> bool:
        """Whether there is a reading of the document."""
        if name not in self._loaded:
            item = self.view.reading(name)
            judged = judged_item(item, self._judged.get(name, ())) if item else None
            self._loaded[name] = DocumentView.from_item(judged, version_id(judged["text"])) if judged else None
        return self._loaded[name] is not None

    def __call__(self, name: str) -> DocumentView:
        """The document."""
        found = self._loaded[name] if self.has(name) else None
        if found is None:
            raise KeyError(name)
        return found


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

    def reading(self, document: str) -> dict[str, Any] | None:
        """The reading of one document's newest version, judged."""
        item = self.view.reading(document)
        return next(judged_items([item], self.judgements)) if item else None

    def derived(self, kind: str) -> Iterator[Derived]:
        """All things of *kind* that resolution made; the confidence of engagements as their sources' records have proved."""
        return map(self.weighed, self.view.derived(kind))

    def things(self, kind: str, ids: Iterable[str]) -> Iterator[Derived]:
        """Those of these ids of today that are there."""
        return map(self.weighed, self.view.things(kind, ids))

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources of which people have judged something, by name."""
        return {row.value["name"]: from_json(Source, row.value) for row in self.view.derived("sources") if row.value["records"]}

    def weighed(self, row: Derived) -> Derived:
        """A thing of the record, its confidence weighed where it stands on sources of which people have judged something."""
        told = row.value.get("grounds", ()) if row.kind == "engagements" and self.sources else ()  # older records lack them
        if not any(ground["source"] in self.sources for ground in told):
            return row
        grounds = [from_json(Ground, ground) for ground in told]
        return replace(row, value={**row.value, "confidence": joint_confidence(grounds, self.sources)})


def concluded(view: View, knowledge: Knowledge, shown: Shown = "origins") -> Resolution | None:
    """What resolving the record anew would give, in its order, taken from what is kept; ``None`` where something changed since, or the rules."""
    if changed_documents(view, rules_of(knowledge, shown), SHARE) != set():
        return None
    stored = stored_resolution(view)
    return replace(stored, **{kind: tuple(sorted(getattr(stored, kind), key=lambda thing: str(thing.id))) for kind in KINDS})


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
    things: dict[str, Any] = {kind: tuple(from_json(made, row.value) for row in view.derived(kind)) for kind, made in KINDS.items()}
    return weighed(Resolution(**things, decisions=tuple(from_json(Merge, row.value) for row in view.decisions())))
