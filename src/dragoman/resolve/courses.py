"""Undertakings through time: what is told of one act in many reports, and the later reports that repeat, endorse, agree, sign, carry out or drop it.

A later report is linked where it concerns the same sides and shares the matter: at least two telling words, and half of the shorter wording's. Words
that say nothing of the matter ("cooperation", "support") and the parties' own names don't count.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.dates import period_of
from dragoman.model.ids import digest
from dragoman.model.records import Engagement, Evidence, Relation, Undertaking
from dragoman.resolve.clusters import Clusters
from dragoman.resolve.parties import Parties, fold_party
from dragoman.resolve.records import Course, CourseState, Link, Step
from dragoman.resolve.rounds import overlap, stems
from dragoman.resolve.views import DocumentView
from dragoman.resolve.whom import Whom

ALIKE = 0.5  # of the shorter wording's stems that the longer has
SHARED = 2  # telling stems that two wordings share at least
CROWD = 200  # records of one party and one stem that are looked at, the first from the year of the course on
PATIENCE = 730  # days after which an engagement is no longer taken for the one that somebody was invited to
INVITED_TO = frozenset({"visit", "summit", "conference", "meeting", "consultations"})
FINAL: tuple[Link, ...] = ("drops", "carries out", "in force", "signs")
STATES: dict[Link, CourseState] = {
    "drops": "dropped", "carries out": "carried out", "in force": "in force", "signs": "signed", "agrees": "agreed", "endorses": "endorsed",
}  # fmt: skip
CLOSED: frozenset[str] = frozenset({"dropped", "carried out", "in force", "signed"})


@dataclass(frozen=True, slots=True)
class Told:
    """One record of one document that may begin a course or continue it. ``day`` is when it happened or was reported."""

    document: str
    record: Undertaking | Engagement | Relation
    by: frozenset[str]
    to: frozenset[str]
    stems: frozenset[str]
    day: str | None
    countries: frozenset[str] = frozenset()  # of an engagement: where it was

    @property
    def sides(self) -> frozenset[str]:
        """All whom it concerns."""
        return self.by | self.to

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What it stands on."""
        return self.record.evidence


def find_courses(documents: Sequence[DocumentView], whom: Whom) -> tuple[Course, ...]:
    """The course of every undertaking that *documents* (in order) tell of; sorted by id."""
    told = [item for view in documents for item in _told(view, whom)]
    index = _index(sorted(told, key=lambda item: (_when(item), item.document, item.record.id)))
    undertakings = [item for item in told if isinstance(item.record, Undertaking)]
    return tuple(sorted((_course(group, index, whom) for group in _grouped(undertakings)), key=lambda course: course.id))


def _told(view: DocumentView, whom: Whom) -> Iterator[Told]:
    for undertaking in view[Undertaking]:
        by, to = whom.sides(view.id, undertaking.by), whom.sides(view.id, undertaking.to)
        yield Told(view.id, undertaking, by, to, matter(undertaking.what, by | to, whom.parties), view.day)
    for engagement in view[Engagement]:
        sides = frozenset(side for one in engagement.participants for side in whom.parties.of(one))
        words = " ".join((engagement.title or "", *engagement.topics, _quote(engagement.evidence)))
        country = engagement.place.country if engagement.place else None
        countries = frozenset({f"territory:{country}"}) if country else frozenset()
        period = period_of(engagement.date)
        day = engagement.date if period and period.year else view.day
        yield Told(view.id, engagement, sides, frozenset(), matter(words, sides, whom.parties), day, countries)
    for relation in view[Relation]:
        if relation.predicate in {"agreement_in_force", "embassy_opened"}:
            sides = whom.sides(view.id, [relation.subject, relation.object])
            words = _quote(relation.evidence)
            yield Told(view.id, relation, sides, frozenset(), matter(words, sides, whom.parties), relation.date or view.day)


def matter(text: str, sides: Iterable[str], parties: Parties) -> frozenset[str]:
    """The stems that tell what *text* is about, without empty words and the names of *sides*."""
    names = frozenset(stem for side in sides for stem in stems(parties.name_of(side)))
    empty = frozenset(word[:4] for word in parties.standing.get("empty", ()))
    return stems(text) - names - empty


def _quote(evidence: Sequence[Evidence]) -> str:
    return evidence[0].quote if evidence else ""


Index = dict[tuple[str, str], list[Told]]


def _index(told: Iterable[Told]) -> Index:
    """What is told, by each party and stem; an invitation finds engagements by party alone, under the stem "*"."""
    found: Index = {}
    for item in told:
        keys = [*item.stems, "*"] if isinstance(item.record, Engagement) else item.stems
        for side in sorted(item.sides):
            for stem in sorted(keys):
                found.setdefault((side, stem), []).append(item)
    return found


def _when(item: Told) -> str:
    return item.day or "9999"


def _grouped(told: Sequence[Told]) -> list[list[Told]]:
    """What is told of one act: one kind, the same sides, the same matter, in several documents."""
    clusters = Clusters(range(len(told)))
    blocks: dict[tuple[str, str, str], list[int]] = {}
    for index, item in enumerate(told):
        for side in sorted(item.by):
            for stem in sorted(item.stems):
                blocks.setdefault((_kind(item), side, stem), []).append(index)
    for block in blocks.values():
        for place, left in enumerate(block[:CROWD]):
            for right in block[place + 1 : CROWD]:
                if clusters.find(left) != clusters.find(right) and _is_one(told[left], told[right]):
                    clusters.join(left, right)
    return [[told[index] for index in group] for group in clusters.groups()]


def _kind(item: Told) -> str:
    return item.record.kind if isinstance(item.record, Undertaking) else ""


def _is_one(left: Told, right: Told) -> bool:
    addressed = not left.to or not right.to or bool(left.to & right.to)
    dues = [item.record.due for item in (left, right) if isinstance(item.record, Undertaking) and item.record.due]
    other = left.document == right.document or len(set(dues)) > 1
    return addressed and not other and about_one(left, right)


def about_one(left: Told, right: Told) -> bool:
    """Whether two records are about one matter."""
    shared = len(left.stems & right.stems)
    enough = shared >= SHARED or (shared > 0 and left.sides == right.sides)
    return enough and overlap(left.stems, right.stems) >= ALIKE


def _course(group: Sequence[Told], index: Index, whom: Whom) -> Course:
    first = min(group, key=lambda item: (item.day or "9999", item.document))
    steps = [
        Step(item.document, item.record.id, item.day, "repeats", _quote(item.evidence), "the same matter between the same sides") for item in group
    ]
    steps = [step for step in steps if (step.document, step.record) != (first.document, first.record.id)]
    mine = {(item.document, item.record.id) for item in group}
    for item in _later(group, index):
        if (item.document, item.record.id) not in mine and (found := _link(first, group, item, whom.parties)):
            mine.add((item.document, item.record.id))
            steps.append(Step(item.document, item.record.id, item.day, found[0], _quote(item.evidence), found[1]))
    steps.sort(key=lambda step: (step.day or "9999", step.document, step.record))
    fullest = max(group, key=lambda item: (len(item.to), -len(_undertaking(item).what), item.document))
    records = [_undertaking(item) for item in group]
    return Course(
        id=f"und-{digest(first.document, first.record.id)}",
        kind=records[0].kind,
        by=whom.names_of(fullest.by),
        to=whom.names_of(fullest.to),
        parties=tuple(sorted({side for item in group for side in item.sides})),
        what=min((record.what for record in records if len(record.what.split()) >= 4), key=lambda text: (len(text), text), default=records[0].what),
        since=first.day,
        due=next((record.due for record in records if record.due), None),
        conditional=any(record.conditional for record in records),
        confidence=max(record.confidence for record in records),
        told_by=tuple(sorted(f"{item.document}#{item.record.id}" for item in group)),
        steps=tuple(steps),
        documents=tuple(dict.fromkeys([*(item.document for item in group), *(step.document for step in steps)])),
    )


def _undertaking(item: Told) -> Undertaking:
    assert isinstance(item.record, Undertaking)
    return item.record


def _later(group: Sequence[Told], index: Index) -> Iterator[Told]:
    """What may continue a course: the same parties and a word of its matter, in other documents, once each."""
    seen: set[tuple[str, str]] = set()
    keys = {(side, stem) for item in group for side in item.sides for stem in item.stems}
    if _kind(group[0]) == "invitation":
        keys |= {(side, "*") for item in group for side in item.to}
    year = min(item.day or "9999" for item in group)[:4]
    for key in sorted(keys):
        found = index.get(key, [])
        start = bisect_left(found, year, key=_when)
        for item in found[start : start + CROWD]:
            name = (item.document, item.record.id)
            if name not in seen and all(item.document != one.document for one in group):
                seen.add(name)
                yield item


def _link(first: Told, group: Sequence[Told], item: Told, parties: Parties) -> tuple[Link, str] | None:
    """How a record continues a course, and why; ``None`` where it doesn't. It may not be older than the course."""
    started, when = period_of(first.day), period_of(item.day)
    if started is None or when is None or when.last < started.first or not first.sides & item.sides:
        return None
    match item.record:
        case Engagement():
            return _link_engagement(first, group, item, (when.first - started.last).days, parties)
        case Relation():
            if item.record.predicate == "embassy_opened":
                opened = "emba" in first.stems and first.by <= item.sides
                return ("carries out", "an embassy was opened") if opened and (not first.to or first.to <= item.sides) else None
            both = first.sides <= item.sides and about_one(first, item)
            return ("in force", "an agreement on the same matter is in force") if both else None
        case Undertaking():
            return _link_undertaking(first, item, parties)


def _link_undertaking(first: Told, item: Told, parties: Parties) -> tuple[Link, str] | None:
    if not about_one(first, item):
        return None
    if is_dropped(_quote(item.evidence), parties):
        return "drops", "told to have come to nothing"
    if _kind(item) == "endorsement":
        return "endorses", "support for the same matter"
    if _kind(item) == "agreement" and first.by & item.by:
        return "agrees", "agreed on the same matter"
    return ("repeats", "the same matter again") if first.by & item.by else None


def is_dropped(text: str, parties: Parties) -> bool:
    """Whether words tell that something came to nothing."""
    folded = f" {fold_party(text)} "
    return any(f" {fold_party(word)} " in folded for word in parties.standing.get("dropped", ()))


def _link_engagement(first: Told, group: Sequence[Told], item: Told, days: int, parties: Parties) -> tuple[Link, str] | None:
    assert isinstance(item.record, Engagement)
    if _kind(first) == "invitation" and (found := _led_to(first, group, item, days)):
        return found
    if not about_one(first, item) or not first.by & item.sides:
        return None
    if item.record.status == "cancelled" or is_dropped(_quote(item.evidence), parties):
        return "drops", f"the {item.record.type} on it was called off"
    if item.record.status != "held":
        return None
    if item.record.type in {"signing", "decision"} and first.to <= item.sides:
        return ("signs", "signed on the same matter") if item.record.type == "signing" else ("carries out", "decided on the same matter")
    planned = _kind(first) in {"plan", "commitment", "agreement"} and len(first.stems & item.stems) > SHARED and days > 0
    return ("carries out", f"the {item.record.type} was held") if planned else None


def _led_to(first: Told, group: Sequence[Told], item: Told, days: int) -> tuple[Link, str] | None:
    """The visit or event that an invitation led to: whom it invites takes part, at the inviter's or on the matter, not long after."""
    assert isinstance(item.record, Engagement)
    guests = frozenset(side for one in group for side in one.to)
    if item.record.type not in INVITED_TO or not guests & item.sides or not 0 <= days <= PATIENCE:
        return None
    at_host = bool(first.by & item.countries)
    if not (at_host or (first.by & item.sides and about_one(first, item))):
        return None
    if item.record.status == "cancelled":
        return "drops", f"the {item.record.type} was cancelled"
    return ("carries out", f"the {item.record.type} that it led to") if item.record.status == "held" else None


def state_on(course: Course, on: str | None) -> tuple[CourseState, Step | None]:
    """How an undertaking stood on a day (ISO; ``None``: after all reports), and the report that tells so."""
    day = period_of(on)
    known = [step for step in course.steps if day is None or (when := period_of(step.day)) is None or when.first <= day.last]
    for link in (*FINAL, "agrees", "endorses"):
        step = next((step for step in known if step.link == link), None)
        if step is not None and (link in FINAL or not _is_overdue(course, on)):
            return STATES[link], step
    if course.kind in {"agreement", "endorsement"} and not course.due:
        return ("agreed" if course.kind == "agreement" else "endorsed"), None
    if course.due is None:
        return "open", None
    return ("overdue with no report found" if _is_overdue(course, on) else "due"), None


def _is_overdue(course: Course, on: str | None) -> bool:
    due, day = period_of(course.due), period_of(on)
    return due is not None and day is not None and due.year and due.last < day.first
