"""Whether two reports tell of one engagement: a visible table of small comparisons, each with its weight and its words.

Weights and threshold were set by hand on invented pairs and looked at on real ones; what excludes (a veto) is stronger than any sum.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from dragoman.model.dates import can_agree, days_apart, period_of, precision
from dragoman.resolve.names import plain_tokens
from dragoman.resolve.parties import Parties, fold_party
from dragoman.resolve.reports import NamedPerson, Report
from dragoman.resolve.rounds import overlap

THRESHOLD = 3.5
VETO = -100.0
NEIGHBOURS: tuple[frozenset[str], ...] = (
    frozenset({"meeting", "visit"}), frozenset({"meeting", "consultations", "negotiation"}), frozenset({"meeting", "summit"}),
    frozenset({"summit", "conference"}), frozenset({"conference", "consultations"}), frozenset({"conference", "meeting"}),
    frozenset({"call", "correspondence"}), frozenset({"signing", "ceremony"}),
)  # fmt: skip
ROUND_NAMES = 0.5  # of the shorter name of a format that the longer has
REPORTED_WITHIN = 4  # days between two reports that give no date
FEW_MONTHS = 100  # days; what covers more says little of when
TOLD_WITHIN = 10  # days from an engagement's date to a report without one
OTHER_SIDES = 0.75  # against, where each report has a side that the other lacks
MATTER = 5  # names and numbers beside those who took part that two texts share at least, to be on one matter
FORMS_OF_FORMAT = frozenset({"conference", "consultations", "summit", "ceremony"})  # may be known by their names alone


@dataclass(frozen=True, slots=True)
class Finding:
    """What one comparison found: how much it speaks for one engagement (negative: against) and why."""

    score: float
    reason: str


def neighbouring(left: str, right: str) -> bool:
    """Whether reports of these two types may tell of one engagement."""
    return left == right or any({left, right} <= pair for pair in NEIGHBOURS)


def compare_types(left: Report, right: Report) -> Finding:
    """One type, or types that reports of one engagement mix up."""
    one, other = left.engagement.type, right.engagement.type
    if one == other:
        return Finding(0.5, f"both tell of one {one}")
    return Finding(-0.5, f"{one} and {other} are neighbours") if neighbouring(one, other) else Finding(VETO, f"{one} and {other}")


def compare_statuses(left: Report, right: Report) -> Finding:
    """A cancelled engagement isn't the one that was held."""
    if {left.engagement.status, right.engagement.status} == {"cancelled", "held"}:
        return Finding(VETO, "one was cancelled, the other held")
    return Finding(0.0, "")


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
    near = apart <= REPORTED_WITHIN and not _coarse(left.day) and not _coarse(right.day)
    if near:
        return Finding(1.0, f"neither gives a date; reported {apart} days apart" if apart else "neither gives a date; reported on one day")
    return Finding(0.0, "the reports' days are vague") if not apart else Finding(VETO, f"reported {apart} days apart, without a date")


def _coarse(day: str | None) -> bool:
    return precision(day)[1] < -7


def _compare_told(one: str | None, other: str | None, left: Report, right: Report) -> Finding:
    if not can_agree(one, other) or not _years_agree(left, right):
        return Finding(VETO, f"{one} is not {other}")
    if one == other or _days_of_year(one) == _days_of_year(other):
        return Finding(2.0 if not _coarse(one) else 1.0, f"both on {one}")
    vague = _is_year(one) or _is_year(other)
    return Finding(0.25 if vague else 1.0, f"{one} agrees with {other}")


def _is_year(value: str | None) -> bool:
    return precision(value)[1] < -FEW_MONTHS


def _days_of_year(value: str | None) -> str:
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


def compare_places(left: Report, right: Report) -> Finding:
    """The same town, or at least no other."""
    one, other = left.engagement.place, right.engagement.place
    if one is None or other is None:
        return Finding(0.0, "")
    if _names_of(one.name) & _names_of(other.name) or (left.town and left.town == right.town):
        return Finding(1.0, f"both in {min(one.name, other.name, key=len)}")
    elsewhere = one.country and other.country and one.country != other.country
    if elsewhere or (left.town and right.town and left.town != right.town):
        return Finding(VETO, f"{one.name} is not {other.name}")
    return Finding(-0.5, f"{one.name} and {other.name}, perhaps one within the other")


@lru_cache(maxsize=4096)
def _names_of(place: str) -> frozenset[str]:
    return frozenset(fold_party(part) for part in (place, *place.split(",")) if fold_party(part) not in {"", "d c"})


def alike_people(one: NamedPerson, other: NamedPerson, known: Parties) -> str | None:
    """Why two people named in two reports of what may be one engagement are one person; ``None`` where they aren't."""
    match = known.people.compare(one.name, other.name)
    shared = one.parties & other.parties
    unknown = not one.parties or not other.parties
    if match.likeness == "same":
        return match.reason if shared or unknown else None
    if one.office and other.office and known.offices.clash(one.office, other.office):
        return None
    if match.is_same:
        return match.reason if shared or unknown else None
    if shared and (match.likeness == "spelling" or (match.likeness == "initials" and offices_agree(one, other, known))):
        return f"{match.reason}, both for one side"
    if match.likeness == "spelling" and unknown and plain_tokens(one.name)[-1:] == plain_tokens(other.name)[-1:]:
        return f"{match.reason}, of one family name"
    return None


def offices_agree(one: NamedPerson, other: NamedPerson, known: Parties) -> bool:
    """Whether two offices may be one, or one isn't told."""
    return one.office is None or other.office is None or known.offices.alike(one.office, other.office)


def compare_people(left: Report, right: Report) -> Finding:
    """People named in both; and sides for which both name people, none of them the same."""
    pairs = [(one, other, reason) for one in left.people for other in right.people if (reason := alike_people(one, other, left.known))]
    matched = {one.name for one, _, _ in pairs}
    opposed = _opposed_sides(left, right, pairs)
    holders = _holders(left, right) + _holders(right, left)
    score = min(4.5, 1.5 * len(matched) + len(holders)) - 2.5 * len(opposed)
    reasons = [reason for _, _, reason in pairs[:4]] + holders
    reasons += [f"they name other people for {side.partition(':')[2]}" for side in opposed]
    return Finding(score, "; ".join(reasons))


def _holders(named: Report, unnamed: Report) -> list[str]:
    """People of one report who hold an office that the other leaves without a name, in words."""
    found = [(person, office) for person in named.people for office in unnamed.offices if person.is_holder_of(office, named.known)]
    return [f"{person.name} is {office.name}" for person, office in found]


def _opposed_sides(left: Report, right: Report, pairs: Iterable[tuple[NamedPerson, NamedPerson, str]]) -> list[str]:
    met = {side for one, other, _ in pairs for side in one.parties | other.parties}
    both = {side for person in left.people for side in person.parties} & {side for person in right.people for side in person.parties}
    return sorted(both - met)


def compare_parties(left: Report, right: Report) -> Finding:
    """States, organisations and groups that take part in both; a group's members count for less than who is named."""
    named = left.parties & right.parties
    shared = sorted(named) + sorted((left.wider & right.wider) - named)
    if not shared:
        return Finding(0.0, "")
    score = min(2.25, 0.75 * len(named) + 0.3 * (len(shared) - len(named)))
    words = "both concern " + ", ".join(side.partition(":")[2] for side in shared[:4])
    if (own := left.parties - right.wider) and (others := right.parties - left.wider):
        score -= OTHER_SIDES
        words += f"; only one {min(own).partition(':')[2]}, only the other {min(others).partition(':')[2]}"
    return Finding(round(score, 2), words)


def compare_titles(left: Report, right: Report) -> Finding:
    """The same name of a forum, dialogue or session."""
    one, other = left.engagement.title, right.engagement.title
    if not one or not other:
        return Finding(0.0, "")
    words, others = set(fold_party(one).split()), set(fold_party(other).split())
    if len(words & others) >= 2 and len(words & others) / min(len(words), len(others)) >= 0.75:
        return Finding(2.0, f"both are called {min(one, other, key=len)}")
    return Finding(0.0, "")


def compare_rounds(left: Report, right: Report) -> Finding:
    """Rounds of one format are told apart by their numbers; the same number speaks for one round."""
    one, other = left.round, right.round
    if one is None or other is None or overlap(one.stems, other.stems) < ROUND_NAMES:
        return Finding(0.0, "")
    if one.number != other.number:
        return Finding(VETO, f"round {one.number} is not round {other.number}")
    return Finding(1.5, f"both are round {one.number} of the {min(one.name, other.name, key=len)}")


def compare_origins(left: Report, right: Report) -> Finding:
    """Copies of one text tell of the same engagements."""
    return Finding(2.0, "the texts are of one origin") if left.origin == right.origin else Finding(0.0, "")


def compare_matter(left: Report, right: Report) -> Finding:
    """Texts that share uncommon names and numbers beside who took part are on one matter; of reports dated apart it says nothing."""
    shared = left.matter & right.matter
    if len(shared) < MATTER or 2 * len(shared) < min(len(left.matter), len(right.matter)):
        return Finding(0.0, "")
    return Finding(1.0, f"both texts speak of {', '.join(sorted(shared)[:4])}")


Comparison = Callable[[Report, Report], Finding]
COMPARISONS: tuple[Comparison, ...] = (
    compare_types, compare_statuses, compare_dates, compare_places, compare_people, compare_parties, compare_titles, compare_rounds, compare_matter,
    compare_origins,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likeness:
    """The sum over all comparisons, with every reason that counted."""

    score: float
    reasons: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether the two reports are merged."""
        return self.score >= THRESHOLD


def compare_reports(left: Report, right: Report) -> Likeness:
    """How likely two reports tell of one engagement. Two reports of one document never do."""
    if left.ref.document == right.ref.document:
        return Likeness(VETO, ("they stand in one document",))
    score, reasons = 0.0, []
    for comparison in COMPARISONS:
        finding = comparison(left, right)
        if finding.score <= VETO:
            return Likeness(VETO, (finding.reason,))
        score += finding.score
        if finding.score and finding.reason:
            reasons.append(f"{finding.reason} ({finding.score:+.2f})")
    if not shares_enough(left, right):
        return Likeness(min(score, THRESHOLD - 0.01), (*reasons, "fewer than two shared participants"))
    return Likeness(score, tuple(reasons))


def shares_enough(left: Report, right: Report) -> bool:
    """Whether two participants are shared: people, or the sides they speak for; a format's own name stands for both."""
    met = [one for one in left.people if any(alike_people(one, other, left.known) for other in right.people)]
    shared = left.wider & right.wider
    beside = shared - {side for one in met for side in one.parties}  # sides for which nobody of those speaks
    people = len(met) + (len(beside) if any(not one.parties for one in met) else 0)
    named = compare_titles(left, right).score > 0 and left.engagement.type in FORMS_OF_FORMAT
    travelled = bool(met) and left.engagement.type == right.engagement.type == "visit" and _same_trip(left, right)
    return max(people, len(shared)) >= 2 or named or travelled or (left.origin == right.origin and len(met) + len(shared) >= 1)


def _same_trip(left: Report, right: Report) -> bool:
    """Whether two visits of one person go to one place, or fall on the same days."""
    one, other = left.engagement.place, right.engagement.place
    same_days = bool(left.engagement.date) and _days_of_year(left.engagement.date) == _days_of_year(right.engagement.date)
    return same_days or (one is not None and other is not None and one.country is not None and one.country == other.country)
