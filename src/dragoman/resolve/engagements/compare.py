"""Whether two reports tell of one engagement: a visible table of small comparisons, each with its weight and its words.

Weights and threshold were set by hand on invented pairs and looked at on real ones; what excludes (a veto) is stronger than any sum.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.model.records import Place
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.engagements.dates import coarse, compare_dates, days_of_year
from dragoman.resolve.engagements.findings import ENOUGH, VETO, Finding, is_of_two, matters, same_town
from dragoman.resolve.engagements.people import alike_people, compare_papers, compare_people, holders
from dragoman.resolve.engagements.reports import Report
from dragoman.resolve.engagements.rounds import SAME_NAME, is_one_round, overlap

THRESHOLD = 3.5
NEIGHBOURS: tuple[frozenset[str], ...] = (
    frozenset({"meeting", "visit"}), frozenset({"meeting", "consultations", "negotiation"}), frozenset({"meeting", "summit"}),
    frozenset({"summit", "conference"}), frozenset({"conference", "consultations"}), frozenset({"conference", "meeting"}),
    frozenset({"call", "meeting"}), frozenset({"signing", "ceremony"}),
)  # fmt: skip
OTHER_SIDES = 0.75  # against, where each report has a side that the other lacks
MATTER = 5  # names and numbers beside those who took part that two texts share at least, to be on one matter
OCCASIONS = frozenset({"conference", "ceremony", "signing", "summit"})  # of one organiser or guest there is one on a day in a town
FORMS_OF_FORMAT = frozenset({"conference", "consultations", "summit", "ceremony"})  # may be known by their names alone


def neighbouring(left: str, right: str) -> bool:
    """Whether reports of these two types may tell of one engagement."""
    return left == right or any({left, right} <= pair for pair in NEIGHBOURS)


def compare_types(left: Report, right: Report) -> Finding:
    """One type, or types that reports of one engagement mix up."""
    one, other = left.engagement.type, right.engagement.type
    if one == other:
        return Finding(0.5, f"both tell of one {one}")
    if not neighbouring(one, other):
        return Finding(VETO, f"{one} and {other}")
    if {one, other} == {"call", "meeting"} and not _is_remote(left if one == "meeting" else right):
        return Finding(VETO, "a call and a meeting")
    if {one, other} == {"conference", "meeting"} and is_of_two(left if one == "meeting" else right):
        return Finding(VETO, "a conference, and talks of two")
    if {one, other} & {"conference", "summit"} and "meeting" in (one, other) and _is_beside(left if one == "meeting" else right):
        return Finding(VETO, "a gathering, and a meeting beside it")
    return Finding(-0.5, f"{one} and {other} are neighbours")


def _is_remote(report: Report) -> bool:
    """Whether a report tells that those who met were not in one place ("in an online meeting")."""
    return _tells(report, "remote")


def _is_beside(report: Report) -> bool:
    """Whether a report tells that it took place beside something greater ("on the margins of the summit")."""
    return _tells(report, "beside")


def _tells(report: Report, what: str) -> bool:
    """Whether the words that a report stands on are among those of the knowledge for *what*."""
    words = set(fold_party(" ".join(item.quote for item in report.engagement.evidence)).split())
    return any(set(word.split()) <= words for word in report.known.standing.get(what, ()))


def compare_statuses(left: Report, right: Report) -> Finding:
    """A cancelled engagement isn't the one that was held."""
    if {left.engagement.status, right.engagement.status} == {"cancelled", "held"} and not _was_put_off(left, right):
        return Finding(VETO, "one was cancelled, the other held")
    return Finding(0.0, "")


def _was_put_off(left: Report, right: Report) -> bool:
    """Whether what one report tells to be off was held some other day: a numbered round of a format between the same sides."""
    return is_one_round(left.round, right.round) and left.engagement.date != right.engagement.date and len(left.parties & right.parties) >= ENOUGH


def compare_places(left: Report, right: Report) -> Finding:
    """The same town, or at least no other."""
    one, other = left.engagement.place, right.engagement.place
    if one is None or other is None:
        return Finding(0.0, "")
    if same_town(left, right):
        return Finding(1.0, f"both in {min(one.name, other.name, key=len)}")
    elsewhere = one.country and other.country and one.country != other.country
    if elsewhere or (left.town and right.town and left.town != right.town):
        return Finding(VETO, f"{one.name} is not {other.name}")
    if any(_is_state(place, left.known) for place in (one, other)):
        return Finding(0.25, f"{one.name} and {other.name}, one within the other")
    return Finding(-0.5, f"{one.name} and {other.name}, perhaps one within the other")


def _is_state(place: Place, known: Parties) -> bool:
    """Whether a place is no nearer told than by its state ("in Arvenia")."""
    found = known.find(place.name)
    return found is not None and found.id == f"territory:{place.country}"


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
    if one is None or other is None:
        return Finding(0.0, "")
    if overlap(one.stems, other.stems) < SAME_NAME:
        apart = one.number != other.number and not one.stems & other.stems
        return Finding(VETO, f"round {one.number} of the {one.name} is not round {other.number} of the {other.name}") if apart else Finding(0.0, "")
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
    compare_types, compare_statuses, compare_dates, compare_places, compare_people, compare_parties, compare_titles, compare_rounds, compare_papers,
    compare_matter, compare_origins,
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
    anybody = bool(met) or bool(holders(left, right) + holders(right, left))
    travelled = anybody and left.engagement.type == right.engagement.type == "visit" and _same_trip(left, right)
    occasion = is_one_round(left.round, right.round) or _same_occasion(left, right)
    alone = (bool(shared) and occasion) or (bool(met) and left.engagement.type == right.engagement.type == "appointment")
    enough = max(people, len(shared)) >= ENOUGH or named or travelled or alone
    return enough or (left.origin == right.origin and len(met) + len(shared) >= 1)


def _same_occasion(left: Report, right: Report) -> bool:
    """Whether two reports tell of what there is one of on a day in a town: one form, day and town, and on no other matter."""
    if left.engagement.type != right.engagement.type or left.engagement.type not in OCCASIONS:
        return False
    mine, its = matters(left), matters(right)
    same_day = left.engagement.date == right.engagement.date and not coarse(left.engagement.date)
    return same_day and same_town(left, right) and (not mine or not its or bool(mine & its))


def _same_trip(left: Report, right: Report) -> bool:
    """Whether two visits of one person go to one place, or fall on the same days."""
    one, other = left.engagement.place, right.engagement.place
    same_days = bool(left.engagement.date) and days_of_year(left.engagement.date) == days_of_year(right.engagement.date)
    return same_days or (one is not None and other is not None and one.country is not None and one.country == other.country)
