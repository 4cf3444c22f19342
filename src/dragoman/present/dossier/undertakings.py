"""The undertakings of a dossier: what several documents tell of one act stands once, with whether anything later is on record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dragoman.model.dates import period_of
from dragoman.model.records import Relation, Undertaking
from dragoman.present.dossier.citations import Citations
from dragoman.present.dossier.model import UndertakingEntry
from dragoman.present.dossier.scope import Scope
from dragoman.present.words import date_words, ordered_key, type_words
from dragoman.resolve.clusters import Clusters
from dragoman.resolve.engagements.rounds import overlap, stems
from dragoman.resolve.records import MergedEngagement
from dragoman.resolve.undertakings.courses import state_on

ALIKE = 0.5  # of the shorter text's words that the longer has
ALIKE_IN_ONE_ENGAGEMENT = 0.3
WEIGHT = ("proposal", "request", "invitation", "offer", "commitment", "plan", "agreement", "endorsement")  # of one day, first what wants an answer
CONCLUDED = frozenset({"agreement", "endorsement"})  # done, not open


@dataclass(frozen=True, slots=True)
class Told:
    """One undertaking of one document, with whom it binds and the stems of what it is about."""

    document: str
    record: Undertaking
    by: frozenset[str]
    to: frozenset[str]
    stems: frozenset[str]
    day: str | None

    @property
    def due(self) -> str | None:
        """By when it is to be done."""
        return self.record.due


class Act(Protocol):
    """What is compared of two undertakings."""

    @property
    def document(self) -> str: ...
    @property
    def to(self) -> frozenset[str]: ...
    @property
    def stems(self) -> frozenset[str]: ...
    @property
    def due(self) -> str | None: ...


def list_undertakings(scope: Scope, on: str | None, citations: Citations) -> tuple[UndertakingEntry, ...]:
    """All undertakings between the parties (or by or to the one party), the newest first."""
    groups = [group for group in group_undertakings(_told(scope), scope) if _belongs(group, scope)]
    groups.sort(key=lambda group: (WEIGHT.index(group[0].record.kind), group[0].document, group[0].record.id))
    groups.sort(key=lambda group: (_since(group) is not None, ordered_key(_since(group))), reverse=True)
    return tuple(_entry(group, scope, on, citations) for group in groups)


def _told(scope: Scope) -> list[Told]:
    found = []
    for view in scope.documents:
        for record in view[Undertaking]:
            by = frozenset(party for name in record.by for party in scope.ids_of(view.id, name))
            to = frozenset(party for name in record.to for party in scope.ids_of(view.id, name))
            if scope.concerned(by | to):
                found.append(Told(view.id, record, by, to, stems(record.what), view.day))
    return found


def group_undertakings(told: Sequence[Told], scope: Scope) -> list[list[Told]]:
    """What is told of one act: one kind, the same sides, the same matter; looser where both stand in reports of one engagement."""
    clusters = Clusters(range(len(told)))
    blocks: dict[tuple[str, str], list[int]] = {}
    for index, item in enumerate(told):
        for party in sorted(item.by):
            blocks.setdefault((item.record.kind, party), []).append(index)
    for block in blocks.values():
        for place, left in enumerate(block):
            for right in block[place + 1 :]:
                if is_one(told[left], told[right], bool(scope.reported(told[left].document) & scope.reported(told[right].document))):
                    clusters.join(left, right)
    return [[told[index] for index in group] for group in clusters.groups()]


def is_one(left: Act, right: Act, in_one_engagement: bool) -> bool:
    """Whether two documents tell of one act."""
    addressed = not left.to or not right.to or bool(left.to & right.to)
    if left.document == right.document or not addressed or (left.due and right.due and left.due != right.due):
        return False
    return overlap(left.stems, right.stems) >= (ALIKE_IN_ONE_ENGAGEMENT if in_one_engagement else ALIKE)


def _belongs(group: Iterable[Told], scope: Scope) -> bool:
    by = frozenset(party for item in group for party in item.by)
    to = frozenset(party for item in group for party in item.to)
    return scope.is_addressed(by, to)


def _since(group: Sequence[Told]) -> str | None:
    return min((item.day for item in group if item.day), key=ordered_key, default=None)


def _entry(group: Sequence[Told], scope: Scope, on: str | None, citations: Citations) -> UndertakingEntry:
    fullest = max(group, key=lambda item: (scope.is_addressed(item.by, item.to), len(item.to), bool(item.record.due), -len(item.record.what)))
    return UndertakingEntry(
        kind=fullest.record.kind,
        by=_names(fullest.record.by, fullest, scope),
        to=_names(fullest.record.to, fullest, scope),
        what=shown_text([item.record.what for item in group]),
        since=_since(group),
        due=next((item.record.due for item in group if item.record.due), None),
        conditional=any(item.record.conditional for item in group),
        state=_state(group, scope, on, citations),
        confidence=max(item.record.confidence for item in group),
        sources=citations.cite_all((item.document, item.record.evidence) for item in group),
    )


def _names(names: Iterable[str], told: Told, scope: Scope) -> tuple[str, ...]:
    return tuple(dict.fromkeys(scope.party_name(told.document, name) for name in names))


def shown_text(texts: Sequence[str]) -> str:
    """The shortest of several phrasings that still says something (four words)."""
    return min((text for text in texts if len(text.split()) >= 4), key=lambda text: (len(text), text), default=texts[0])


def _state(group: Sequence[Told], scope: Scope, on: str | None, citations: Citations) -> str:
    """What is on record after it: concluded, a later signing or agreement on the same matter, overdue, or nothing."""
    first = group[0]
    if first.record.kind in CONCLUDED:
        return "concluded" if first.record.kind == "agreement" else "given"
    since = _since(group)
    if answer := _answered(group, scope, on, citations):
        return answer
    if later := _later(group, since, scope, citations):
        return later
    due = next((item.record.due for item in group if item.record.due), None)
    if not due:
        return "no later report on record"
    when, day = period_of(due), period_of(on)
    fell = when is not None and day is not None and when.year and when.last < day.first
    return f"{'fell due' if fell else 'due'} {date_words(due)}; no later report on record"


def _answered(group: Sequence[Told], scope: Scope, on: str | None, citations: Citations) -> str | None:
    """What a later report that is linked to it tells of its state, with the report's number."""
    for item in group:
        course = scope.course_of(f"{item.document}#{item.record.id}")
        state, step = state_on(course, on) if course else ("open", None)
        if step is not None:
            when = date_words(step.day) or "day not told"
            return f"{state}, {when} [{citations.cite(step.document, quotes=[step.quote])}]"
    return None


def _later(group: Sequence[Told], since: str | None, scope: Scope, citations: Citations) -> str | None:
    """A signing, decision or agreement on the same matter between the same sides, reported later."""
    started = period_of(since)
    if started is None:
        return None
    matter = frozenset(stem for item in group for stem in item.stems)
    for engagement in sorted(scope.engagements, key=lambda item: ordered_key(item.date or item.reported)):
        about = stems(" ".join((engagement.title or "", *engagement.topics)))
        if _concludes(engagement, started.last) and overlap(matter, about) >= ALIKE and group[0].by & set(engagement.parties):
            number = citations.cite(engagement.mentions[0].document)
            return f"{type_words(engagement.type)} on the same matter, {date_words(engagement.date) or 'day not told'} [{number}]"
    for view in scope.documents:
        for relation in view[Relation]:
            if (view.published or "") > started.last.isoformat() and _in_force(view.id, relation, matter, scope):
                return f"agreement in force, reported {date_words(view.published)} [{citations.cite(view.id, relation.evidence)}]"
    return None


def _concludes(engagement: MergedEngagement, after: date) -> bool:
    when = period_of(engagement.date or engagement.reported)
    return engagement.type in {"signing", "decision"} and engagement.status == "held" and when is not None and when.first > after


def _in_force(document: str, relation: Relation, matter: frozenset[str], scope: Scope) -> bool:
    sides = scope.ids_of(document, relation.subject), scope.ids_of(document, relation.object)
    words = relation.evidence[0].quote if relation.evidence else ""
    return relation.predicate == "agreement_in_force" and scope.is_between(*sides) and overlap(matter, stems(words)) >= ALIKE
