"""Undertakings through time: what is told of one act in many reports, and the later reports that repeat, endorse, agree, sign, carry out or drop it.

A later report is linked where it concerns the same sides and shares the matter: at least two telling words, and half of the shorter wording's. Words
that say nothing of the matter ("cooperation", "support") and the parties' own names don't count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar, cast

from dragoman.model.dates import can_agree, days_apart, period_of, precision
from dragoman.model.ids import digest
from dragoman.model.records import UndertakingKind
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.records_over_time import Course, CourseState, Link, Step
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Row
from dragoman.resolve.undertakings.matters import ANSWERS, INVITED_TO, SHARED, Told, about_one, between_others, in_one_meeting

Value = TypeVar("Value")
PROMISES = {"plan": "commitment"}  # what one outlet tells as a plan, another tells as a promise
FULL = 16  # words of a wording that tells enough and isn't too long for a line
ONE_INVITATION = 60  # days within which a host invites a guest once
INVITED = "invit"  # stands in the words of an invitation's answer
PATIENCE = 730  # days after which an engagement is no longer taken for the one that somebody was invited to
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
    return act.form == "undertaking" and act.document != item.document and _link(act, (act,), item, parties) is not None


def _answers(act: Told, item: Told) -> bool:
    """Whether a deed answers an invitation: the guest accepts or declines what the host asked."""
    asked = act.kind == "invitation" and item.form == "deed" and item.kind in ANSWERS
    return asked and bool(act.to & item.by and act.by & item.sides) and INVITED in item.quote.lower()


def find_course(parties: Parties, group: Group) -> Iterator[Row]:
    """The course of one undertaking, out of all that is told of it; nothing where no undertaking is told."""
    told: list[Told] = sorted((one for one in group.all(Told) if one.form == "undertaking"), key=lambda one: (one.order, one.place))
    if told:
        course = _course(told, _later(told, group), parties)
        yield Found("courses", course.id, course)


def _later(told: Sequence[Told], group: Group) -> list[Told]:
    """What may continue a course, in other documents."""
    nodes = {node: None for link in group.links for node in (link.left, link.right) if node not in group.items}
    found = [value for node in nodes for value in group.at(node) if isinstance(value, Told)]
    documents = {one.document for one in told}
    return [item for item in found if item.document not in documents]


def _course(group: Sequence[Told], later: Sequence[Told], parties: Parties) -> Course:
    first = min(group, key=lambda item: (item.sort, item.document))
    found = [(item, "repeats", "the same matter between the same sides") for item in group if item is not first]
    found += [(item, *link) for item in later if (link := _link(first, group, item, parties))]
    found.sort(key=lambda one: (one[0].day or "9999", one[0].order, one[0].record))
    steps = tuple(Step(item.document, item.record, item.day, cast(Link, link), item.quote, reason) for item, link, reason in found)
    return Course(
        id=f"und-{digest(first.document, first.record)}",
        kind=cast(UndertakingKind, _most_told([one.kind for one in group])),
        by=_names(_most_told([one.by for one in group]), group, parties),
        to=_names(_most_told([one.to for one in group if one.to] or [frozenset()]), group, parties),
        parties=tuple(sorted({side for item in group for side in item.sides})),
        what=shown_matter([one.what for one in group], parties),
        since=first.day,
        due=max((one.due for one in group if one.due), key=precision, default=None),
        conditional=any(one.conditional for one in group),
        confidence=max(one.confidence for one in group),
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


def shown_matter(wordings: Sequence[str], parties: Parties) -> str:
    """The fullest of several wordings that fits a line, else the shortest; without what only leads to it ("the possibility of")."""
    leading = sorted(parties.standing.get("leading", ()), key=len, reverse=True)
    bare = [next((text[len(one) + 1 :] for one in leading if text.casefold().startswith(f"{one} ")), text) for text in wordings]
    return max((text for text in bare if len(text.split()) <= FULL), key=lambda text: (len(text), text), default=min(bare, key=len))


def _link(first: Told, group: Sequence[Told], item: Told, parties: Parties) -> tuple[Link, str] | None:
    """How a record continues a course, and why; ``None`` where it doesn't. It may not be older than the course."""
    started, when = period_of(first.day), period_of(item.day)
    if started is None or when is None or when.last < started.first or not first.concerned & item.concerned:
        return None
    match item.form:
        case "engagement":
            return _link_engagement(first, group, item, (when.first - started.last).days, parties)
        case "deed":
            return _link_deed(first, item, parties)
        case "relation":
            if item.kind == "embassy_opened":
                opened = "emba" in first.stems and first.by <= item.by and item.to <= first.concerned
                return ("carries out", "an embassy was opened") if opened else None
            both = frozenset[str]().union(*(one.sides for one in group)) <= item.sides and about_one(first, item)
            return ("in force", "an agreement on the same matter is in force") if both else None
        case "undertaking":
            return _link_undertaking(first, item, parties)


def _link_undertaking(first: Told, item: Told, parties: Parties) -> tuple[Link, str] | None:
    if not about_one(first, item):
        return None
    if is_dropped(item.quote, parties):
        return "drops", "told to have come to nothing"
    if item.kind == "endorsement":
        return "endorses", "support for the same matter"
    if item.kind == "agreement" and (first.by | first.named | first.to) & item.by:
        return "agrees", "agreed on the same matter"
    if first.kind == "endorsement" and item.by & (first.to | first.named):
        return "repeats", "taken up by whom it supports"
    return ("repeats", "the same matter again") if first.by & item.by else None


def _link_deed(first: Told, item: Told, parties: Parties) -> tuple[Link, str] | None:
    """What was done in answer to an undertaking: on its matter, by who undertook it or was asked, or for whom it was meant."""
    if _answers(first, item):
        return ("drops", f"the invitation was {item.kind}d") if item.ends else ("agrees", "the invitation was accepted")
    if not about_one(first, item) or (first.due and item.by and not item.by & first.sides):
        return None
    if item.ends:
        return "drops", f"{item.kind}: an end was put to it"
    doer = first.to if first.kind == "request" else first.by
    done = item.by & (doer | first.named) if item.by else item.sides & first.sides
    if not done:
        return None
    if is_partly(item.quote, parties):
        return "carries out in part", f"{item.kind}: some of it was done"
    return "carries out", f"{item.kind}: it was done"


def is_dropped(text: str, parties: Parties) -> bool:
    """Whether words tell that something came to nothing."""
    return has_any(text, parties.standing.get("dropped", ()))


def is_partly(text: str, parties: Parties) -> bool:
    """Whether words tell that something was done in part: "the first batch", "two of the five buses"."""
    words = [word for word in fold_party(text).split() if word != "the"]
    numbers = frozenset(parties.standing.get("numbers", ()))
    counted = [word.isdigit() or word in numbers for word in words]
    of_some = any(word == "of" and counted[place] and counted[place + 2 : place + 3] == [True] for place, word in enumerate(words[1:]))
    return of_some or has_any(text, parties.standing.get("partly", ()))


def has_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether *text* has any of *phrases*, as whole words."""
    folded = f" {fold_party(text)} "
    return any(f" {fold_party(phrase)} " in folded for phrase in phrases)


def _link_engagement(first: Told, group: Sequence[Told], item: Told, days: int, parties: Parties) -> tuple[Link, str] | None:
    if first.kind == "invitation" and (found := _led_to(first, group, item, days)):
        return found
    if not about_one(first, item) or not first.by & item.sides:
        return None
    if item.status == "cancelled" or is_dropped(item.quote, parties):
        return "drops", f"the {item.kind} on it was called off"
    if item.status != "held":
        return None
    if item.kind in {"signing", "decision"} and first.to <= item.sides:
        return ("signs", "signed on the same matter") if item.kind == "signing" else ("carries out", "decided on the same matter")
    planned = first.kind in {"plan", "commitment", "agreement"} and len(first.stems & item.stems) > SHARED and days > 0
    return ("carries out", f"the {item.kind} was held") if planned else None


def _led_to(first: Told, group: Sequence[Told], item: Told, days: int) -> tuple[Link, str] | None:
    """The visit or event that an invitation led to: whom it invites takes part, at the inviter's or on the matter, not long after."""
    guests = frozenset(side for one in group for side in one.to)
    if item.kind not in INVITED_TO or not guests & item.sides or not 0 <= days <= PATIENCE:
        return None
    at_host = bool(first.by & item.countries)
    if not (at_host or (first.by & item.sides and about_one(first, item))):
        return None
    if item.status == "cancelled":
        return "drops", f"the {item.kind} was cancelled"
    return ("carries out", f"the {item.kind} that it led to") if item.status == "held" else None


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
