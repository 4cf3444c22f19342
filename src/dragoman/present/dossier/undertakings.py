"""The undertakings of a dossier: each course between the parties once, with how it stands on the dossier's day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.dates import days_apart
from dragoman.model.judgement import split_mention
from dragoman.model.records import Undertaking
from dragoman.present.dossier.citations import Citations
from dragoman.present.dossier.model import UndertakingEntry
from dragoman.present.dossier.scope import Scope
from dragoman.present.words import date_words, ordered_key
from dragoman.resolve.records_over_time import Course
from dragoman.resolve.undertakings.courses import OPEN, STATES, state_on
from dragoman.resolve.undertakings.matters import matter

WEIGHT = ("proposal", "request", "invitation", "offer", "commitment", "plan", "agreement", "endorsement")  # of one day, first what wants an answer
ONE_NEWS = 14  # days within which reports tell of one piece of news


@dataclass(frozen=True, slots=True)
class Told:
    """What one document tells of a course, and whom that binds."""

    document: str
    record: Undertaking
    by: frozenset[str]
    to: frozenset[str]


def list_undertakings(scope: Scope, on: str | None, citations: Citations) -> tuple[UndertakingEntry, ...]:
    """All undertakings between the parties (or by or to the one party): what is past its day, what has a day, then the newest first."""
    found = [(course, told) for course in scope.courses() if (told := list(told_of(course, scope))) and belongs(told, scope)]
    steps = frozenset(step.mention for course, _ in found for step in course.steps if step.link != "repeats")
    papers = frozenset(claim.mention for one in scope.agreements for claim in one.claims)
    shown = [
        (course, told)
        for course, told in found
        if course.due or not (steps.issuperset(course.told_by) or _is_paper(course, papers, scope))  # what stands in another's state, or elsewhere
    ]
    return tuple(_entry(course, told, scope, on, citations) for course, told in _ordered(shown, on))


def _is_paper(course: Course, papers: frozenset[str], scope: Scope) -> bool:
    """Whether an agreement stands among the agreements, or its words tell nothing of what it is about ("the document")."""
    told_there = papers.issuperset(course.told_by) or not matter(course.what, course.parties, scope.directory)[1]
    return course.kind == "agreement" and not course.steps and told_there


def _ordered(found: Sequence[tuple[Course, list[Told]]], on: str | None) -> list[tuple[Course, list[Told]]]:
    ordered = sorted(found, key=lambda one: (WEIGHT.index(one[0].kind), one[0].told_by))
    ordered.sort(key=lambda one: (one[0].since is not None, ordered_key(one[0].since)), reverse=True)
    return sorted(ordered, key=lambda one: _urgency(one[0], on))


def _urgency(course: Course, on: str | None) -> tuple[int, str]:
    state, _ = state_on(course, on)
    if state not in OPEN:
        return len(OPEN), ""
    return OPEN.index(state), ordered_key(course.due) if course.due else ""


def told_of(course: Course, scope: Scope) -> Iterator[Told]:
    """The records of the documents that tell of a course."""
    for mention in course.told_by:
        document, local = split_mention(mention)
        record = scope.views[document].find(Undertaking, local) if document in course.documents else None
        if record:
            by, to = (frozenset(party for name in names for party in scope.ids_of(document, name)) for names in (record.by, record.to))
            yield Told(document, record, by, to)


def belongs(told: Sequence[Told], scope: Scope) -> bool:
    """Whether an act is between the parties: it goes from one to the other, is of both, or one of them said it to nobody when the two met alone."""
    by = frozenset(party for item in told for party in item.by)
    to = frozenset(party for item in told for party in item.to)
    if scope.is_addressed(by, to):
        return True
    return not to and bool(scope.concerned(by)) and any(_is_among_them(item, scope) for item in told)


def _is_among_them(told: Told, scope: Scope) -> bool:
    """Whether what is said to nobody is said to the other party: its words name it, or its document reports a meeting of the two alone."""
    words = told.record.evidence[0].quote if told.record.evidence else told.record.what
    return scope.is_between(told.by, scope.named_in(words)) or bool(scope.reported(told.document) & scope.of_the_two)


def _entry(course: Course, told: Sequence[Told], scope: Scope, on: str | None, citations: Citations) -> UndertakingEntry:
    cited = [(item.document, item.record.evidence) for item in told]
    again = [step for step in course.steps if step.link == "repeats" and step.document not in {item.document for item in told}]
    return UndertakingEntry(
        id=course.id,
        kind=course.kind,
        by=course.by,
        to=course.to,
        what=course.what,
        since=course.since,
        due=course.due,
        conditional=course.conditional,
        standing=state_on(course, on)[0],
        state=_state_words(course, on, citations),
        confidence=course.confidence,
        sources=tuple(sorted({*citations.cite_all(cited), *(citations.cite(one.document, quotes=[one.quote]) for one in again)})),
    )


def _state_words(course: Course, on: str | None, citations: Citations) -> str:
    """What later reports say of it, step by step, or that there is none; with the day on which it falls due."""
    state, _ = state_on(course, on)
    answers = list(_answers(course, citations))
    if answers and (state not in OPEN or course.due is None):
        return "; ".join(answers)
    if course.kind == "endorsement":
        return "given"
    if state == "agreed":
        return "concluded"
    due = f"{'due' if state == 'due' else 'fell due'} {date_words(course.due)}" if course.due else None
    return "; ".join(part for part in (*answers, due, _silence(course)) if part)


def _answers(course: Course, citations: Citations) -> Iterator[str]:
    """Each kind of later report once, as it was first told."""
    told: set[str] = set()
    for step in course.steps:
        if step.link != "repeats" and step.link not in told:
            told.add(step.link)
            yield f"{STATES[step.link]}, {date_words(step.day) or 'day not told'} [{citations.cite(step.document, quotes=[step.quote])}]"


def _silence(course: Course) -> str:
    again = (one.day for one in course.steps if one.day and one.link == "repeats" and _is_later(one.day, course.since))
    last = max(again, key=ordered_key, default=None)
    return f"last told {date_words(last)}, no later report on record" if last else "no later report on record"


def _is_later(day: str, since: str | None) -> bool:
    """Whether a report isn't of the same days' news as the first."""
    apart = days_apart(day, since)
    return apart is not None and apart > ONE_NEWS
