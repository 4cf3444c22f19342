"""How a later record continues an undertaking: repeats, endorses, agrees, signs, carries out (in part) or drops it, and why it is taken for that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.model.dates import period_of
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.records_over_time import Link
from dragoman.resolve.undertakings.matters import ANSWERS, INVITED_TO, SHARED, Told, about_one

INVITED = "invit"  # stands in the words of an invitation's answer
PATIENCE = 730  # days after which an engagement is no longer taken for the one that somebody was invited to


def link_of(first: Told, group: Sequence[Told], item: Told, parties: Parties) -> tuple[Link, str] | None:
    """How a record continues a course, and why; ``None`` where it doesn't. It may not be older than the course."""
    started, when = period_of(first.day), period_of(item.day)
    if any(is_told_with_visit(one, item) for one in group):
        return "carries out", f"the {item.kind} that it led to"
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


def is_told_with_visit(act: Told, item: Told) -> bool:
    """Whether an invitation is told together with the visit that it led to: "visited Skell at the invitation of …"."""
    visit = item.form == "engagement" and item.kind == "visit" and item.status == "held" and act.document == item.document
    return visit and act.kind == "invitation" and bool(act.to & item.sides and act.by & item.countries)


def _answers(act: Told, item: Told) -> bool:
    """Whether a deed answers an invitation: the guest accepts or declines what the host asked."""
    asked = act.kind == "invitation" and item.form == "deed" and item.kind in ANSWERS
    return asked and bool(act.to & item.by and act.by & item.sides) and INVITED in item.quote.lower()


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
    invited = frozenset(person for one in group for person in one.people)
    if (invited and item.people and not invited & item.people) or is_before(item.day, first.due):
        return None
    at_host = bool(first.by & item.countries)
    if not (at_host or (first.by & item.sides and about_one(first, item))):
        return None
    if item.status == "cancelled":
        return "drops", f"the {item.kind} was cancelled"
    if item.status == "planned" and at_host:
        return "agrees", f"the {item.kind} is planned"
    return ("carries out", f"the {item.kind} that it led to") if item.status == "held" else None


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


def is_before(day: str | None, due: str | None) -> bool:
    """Whether a day lies before all of a time that something is meant for."""
    when, time = period_of(day), period_of(due)
    return when is not None and time is not None and bool(time.year) and when.last < time.first
