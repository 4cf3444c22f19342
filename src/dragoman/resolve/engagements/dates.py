"""When two reports say that it was, in whatever precision; where they don't say, when they came out."""

from __future__ import annotations

import re

from dragoman.model.dates import can_agree, days_apart, period_of, precision
from dragoman.resolve.bodies.parties import fold_party
from dragoman.resolve.contradictions.corrections import is_correction
from dragoman.resolve.engagements.findings import ENOUGH, VETO, Finding, matters, same_town
from dragoman.resolve.engagements.people import all_alike
from dragoman.resolve.engagements.reports import Report
from dragoman.resolve.engagements.rounds import is_one_round, stems

FEW_MONTHS = 100  # days; what covers more says little of when
REPORTED_WITHIN = 4  # days between two reports that give no date
NAMES_OF_MATTER = 3  # names and numbers beside those who took part that two texts share at least
STANDING = frozenset({"consultations"})  # nobody holds two rounds of these on two following days
CORRECTED_WITHIN = 30  # days after which no source corrects itself
TOLD_WITHIN = 10  # days from an engagement's date to a report without one


def compare_dates(left: Report, right: Report) -> Finding:
    """The dates told; where one is missing, when the reports came out."""
    one, other = left.engagement.date, right.engagement.date
    if period_of(one) and period_of(other):
        return _compare_told(one, other, left, right)
    if period_of(one) or period_of(other):
        told, silent = (left, right) if period_of(one) else (right, left)
        return _compare_with_report(told, silent)
    apart = days_apart(left.day, right.day)
    if apart is None:
        return Finding(-0.75, "nothing tells when")
    near = apart <= REPORTED_WITHIN and not coarse(left.day) and not coarse(right.day)
    if near:
        return Finding(1.0, f"neither gives a date; reported {apart} days apart" if apart else "neither gives a date; reported on one day")
    return Finding(0.0, "the reports' days are vague") if not apart else Finding(VETO, f"reported {apart} days apart, without a date")


def coarse(day: str | None) -> bool:
    return precision(day)[1] < -7


def _compare_told(one: str | None, other: str | None, left: Report, right: Report) -> Finding:
    if not can_agree(one, other) or not _years_agree(left, right):
        if _is_day_off(left, right):
            return Finding(0.5 if left.engagement.type in STANDING else -0.5, f"{one} and {other}, a day off in one of two sources")
        if was_moved(left, right) or was_moved(right, left) or _is_put_off_round(left, right):
            return Finding(1.0, f"moved from one day to another: {one}, {other}")
        if _is_corrected(left, right):
            return Finding(0.5, f"{one} and {other}, one corrected by its source")
        return Finding(VETO, f"{one} is not {other}")
    if one == other or days_of_year(one) == days_of_year(other):
        return Finding(2.0 if not coarse(one) else 1.0, f"both on {one}")
    vague = _is_year(one) or _is_year(other)
    return Finding(0.25 if vague else 1.0, f"{one} agrees with {other}")


def _is_day_off(left: Report, right: Report) -> bool:
    """Whether two sources tell of one thing on two following days: a round of consultations in a town, or one matter of the same people, in a town
    or, over a distance, late in one's evening and early in the other's morning.
    """
    one, other = left.engagement, right.engagement
    if days_apart(one.date, other.date) != 1 or coarse(one.date) or coarse(other.date):
        return False
    if left.document.source == right.document.source or one.type != other.type or one.status != other.status:
        return False
    if left.parties != right.parties or len(left.parties) < ENOUGH:
        return False
    if one.type in STANDING:
        return same_town(left, right) and not _names_differ(one.title, other.title)
    on_one_matter = bool(matters(left) & matters(right)) or len(left.matter & right.matter) >= NAMES_OF_MATTER
    return all_alike(left, right) and on_one_matter and (one.type == "call" or same_town(left, right))


def _names_differ(one: str | None, other: str | None) -> bool:
    """Whether two formats are called by names that have no word in common."""
    return bool(one and other) and not stems(one or "") & stems(other or "")


def was_moved(earlier: Report, later: Report) -> bool:
    """Whether a later report tells that something planned is to be on another day, naming the one planned before."""
    before = period_of(earlier.engagement.date)
    if before is None or earlier.engagement.status == "held" or (earlier.day or "") >= (later.day or ""):
        return False
    words = f" {fold_party(' '.join(item.quote for item in later.engagement.evidence))} "
    month = before.first.strftime("%B").casefold()
    named = any(f" {day} " in words for day in (f"{before.first.day} {month}", f"{month} {before.first.day}"))
    return named and any(f" {word} " in words for word in later.known.standing.get("moved", ()))


def _is_put_off_round(left: Report, right: Report) -> bool:
    """Whether a numbered round of a format is told of two days, in one report as a plan."""
    planned = left.engagement.status != "held" or right.engagement.status != "held"
    return planned and is_one_round(left.round, right.round)


def _is_corrected(left: Report, right: Report) -> bool:
    """Whether a source tells of the same sides on another day, not long after, under the word that it corrects."""
    earlier, later = sorted((left, right), key=lambda report: report.document.order)
    apart = days_apart(left.day, right.day)
    soon = apart is not None and 0 < apart <= CORRECTED_WITHIN and left.parties == right.parties
    return soon and earlier.document.source == later.document.source is not None and is_correction(later.document, later.known)


def _is_year(value: str | None) -> bool:
    return precision(value)[1] < -FEW_MONTHS


def days_of_year(value: str | None) -> str:
    """The date without its years: ``XXXX-06-05`` and ``2024-06-05`` are one day; a month or year alone stays as it is."""
    return re.sub(r"(\d{4}|X{4})(?=-\d\d-\d\d)", "", value or "")


def _years_agree(left: Report, right: Report) -> bool:
    """A date without a year takes the year of its report: reports of other years tell of other rounds."""
    told = [_anchor(report) for report in (left, right)]
    if any(period is None for period in told):
        return True
    apart = days_apart(told[0], told[1])
    return apart is None or apart <= 200


def _anchor(report: Report) -> str | None:
    period = period_of(report.engagement.date)
    return report.engagement.date if period and period.year else report.day


def _compare_with_report(told: Report, silent: Report) -> Finding:
    """One gives a date, the other only came out some day; an announcement may come out well before."""
    apart = days_apart(_anchor(told), silent.day)
    if apart is None:
        return Finding(0.0, "one gives no date")
    planned = silent.engagement.status in {"planned", "proposed"}
    if apart <= (60 if planned else TOLD_WITHIN):
        return Finding(1.0, f"{told.engagement.date}; the other, without a date, was reported {apart} days off")
    return Finding(VETO, f"{told.engagement.date}; the other was reported {apart} days off")
