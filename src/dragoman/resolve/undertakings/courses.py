"""Undertakings through time: what is told of one act in many reports, and the later reports that repeat, endorse, agree, sign, carry out or drop it.

A later report is linked where it concerns the same sides and shares the matter: at least two telling words (one, between the same sides alone), and
half of the shorter wording's. Words that say nothing of the matter ("cooperation", "support") and the parties' own names don't count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar, cast

from dragoman.model.dates import can_agree, days_apart, period_of, precision
from dragoman.model.ids import digest
from dragoman.model.records import UndertakingKind
from dragoman.resolve.bodies.parties import Parties
from dragoman.resolve.documents.sources import joint_confidence
from dragoman.resolve.records import Ground
from dragoman.resolve.records_over_time import Course, CourseState, Link, Step
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Row
from dragoman.resolve.undertakings.links import is_told_with_visit, link_of
from dragoman.resolve.undertakings.matters import Told, about_one, between_others, in_one_meeting

Value = TypeVar("Value")
PROMISES = {"plan": "commitment"}  # what one outlet tells as a plan, another tells as a promise
FULL = 16  # words of a wording that tells enough and isn't too long for a line
ONE_INVITATION = 60  # days within which a host invites a guest once
FINAL: tuple[Link, ...] = ("drops", "carries out", "in force", "signs", "carries out in part")
STATES: dict[Link, CourseState] = {
    "drops": "dropped", "carries out": "carried out", "in force": "in force", "signs": "signed", "carries out in part": "carried out in part",
    "agrees": "agreed", "endorses": "endorsed",
}  # fmt: skip
OPEN: tuple[CourseState, ...] = ("overdue with no report found", "due", "carried out in part", "open")  # the most urgent first


def compare_told(parties: Parties, one: Told, other: Told) -> tuple[str, bool] | None:
    """Joins what is told of one act; puts what continues an act beside it."""
    if between_others(one, other, parties):
        return None
    left, right = sorted((one, other), key=lambda told: (told.order, told.form, told.place))
    if _is_one(left, right):
        return "one", True
    return ("later", False) if _continues(left, right, parties) or _continues(right, left, parties) else None


def _is_one(left: Told, right: Told) -> bool:
    """Whether two undertakings are one: of one kind, by a same side, due at no other time, on the same matter, in two documents."""
    if left.form != "undertaking" or right.form != "undertaking" or left.document == right.document:
        return False
    if PROMISES.get(left.kind, left.kind) != PROMISES.get(right.kind, right.kind) or not left.by & right.by:
        return False
    addressed = not left.to or not right.to or bool(left.to & right.to)
    if not addressed or not can_agree(left.due, right.due):
        return False
    return about_one(left, right) or in_one_meeting(left, right) or _is_one_invitation(left, right)


def _is_one_invitation(left: Told, right: Told) -> bool:
    """Whether a host invites a guest once, told twice: soon after each other, in words of which one tells next to nothing of what for."""
    if left.kind != "invitation" or not left.to & right.to or (left.years and right.years and not left.years & right.years):
        return False
    apart = days_apart(left.day, right.day)
    return apart is not None and apart <= ONE_INVITATION and min(len(left.stems), len(right.stems)) <= 1


def _continues(act: Told, item: Told, parties: Parties) -> bool:
    """Whether a record is a step in the course of an undertaking, for all that the two tell."""
    elsewhere = act.document != item.document or is_told_with_visit(act, item)
    return act.form == "undertaking" and elsewhere and link_of(act, (act,), item, parties) is not None


def find_course(parties: Parties, group: Group) -> Iterator[Row]:
    """The course of one undertaking, out of all that is told of it; nothing where no undertaking is told."""
    told: list[Told] = sorted((one for one in group.all(Told) if one.form == "undertaking"), key=lambda one: (one.order, one.place))
    if told:
        course = _course(told, _later(told, group), parties)
        yield Found("courses", course.id, course)


def _later(told: Sequence[Told], group: Group) -> list[Told]:
    """What may continue a course, in other documents; of an invitation also the visit that is told with it."""
    nodes = {node: None for link in group.links for node in (link.left, link.right) if node not in group.items}
    found = [value for node in nodes for value in group.at(node) if isinstance(value, Told)]
    documents = {one.document for one in told}
    return [item for item in found if item.document not in documents or any(is_told_with_visit(one, item) for one in told)]


def _course(group: Sequence[Told], later: Sequence[Told], parties: Parties) -> Course:
    first = min(group, key=lambda item: (item.sort, item.document))
    found = [(item, "repeats", "the same matter between the same sides") for item in group if item is not first]
    found += [(item, *link) for item in later if (link := link_of(first, group, item, parties))]
    found.sort(key=lambda one: (one[0].day or "9999", one[0].order, one[0].record))
    steps = tuple(Step(item.document, item.record, item.day, cast(Link, link), item.quote, reason) for item, link, reason in found)
    kind = _most_told([one.kind for one in group])
    return Course(
        id=f"und-{digest(first.document, first.record)}",
        kind=cast(UndertakingKind, kind),
        by=_names(_most_told([one.by for one in group]), group, parties),
        to=_names(_most_told([one.to for one in group if one.to] or [frozenset()]), group, parties),
        parties=tuple(sorted({side for item in group for side in item.sides})),
        what=shown_matter(kind, [one.what for one in group], parties),
        since=first.day,
        due=max((one.due for one in group if one.due), key=precision, default=None),
        conditional=any(one.conditional for one in group),
        confidence=joint_confidence((Ground(f"{one.document}#{one.record}", one.origin, None, one.confidence) for one in group), {}),
        told_by=tuple(sorted(f"{item.document}#{item.record}" for item in group)),
        steps=steps,
        documents=tuple(dict.fromkeys([*(item.document for item in group), *(step.document for step in steps)])),
    )


def _most_told(values: Sequence[Value]) -> Value:
    """What most documents tell; of equals the first."""
    return max(values, key=lambda value: (values.count(value), -values.index(value)))


def _names(ids: Iterable[str], group: Sequence[Told], parties: Parties) -> tuple[str, ...]:
    """Parties by their usual names, unknown bodies as documents write them, in the order of these."""
    written = {side: name for item in reversed(group) for side, name in item.names}
    return tuple(sorted(written.get(side) or parties.name_of(side) for side in ids))


def shown_matter(kind: str, wordings: Sequence[str], parties: Parties) -> str:
    """The fullest of several wordings that fits a line, else the shortest; without what only leads to it ("the possibility of", of an
    offer "offer").
    """
    bare = [without_leading(text, (kind, *parties.standing.get("leading", ()))) for text in wordings]
    return max((text for text in bare if len(text.split()) <= FULL), key=lambda text: (len(text), text), default=min(bare, key=len))


def without_leading(text: str, leading: Sequence[str]) -> str:
    """*text* without what only leads to its matter: "the possibility of"; also where the article is left out."""
    folded = text.casefold()
    forms = (form for one in sorted(leading, key=len, reverse=True) for form in (one, one.partition(" ")[2]) if form)
    return next((text[len(one) + 1 :] for one in forms if folded.startswith(f"{one} ")), text)


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
