"""Posts, undertakings, figures, relations and statements held against annotated ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dragoman.evaluate.corpora import Item
from dragoman.evaluate.dates import same_date
from dragoman.evaluate.pairing import Likeness, pair_up
from dragoman.evaluate.sameness import fold, same_bodies, same_body, same_group, same_person, same_post, spellings, telling, words_of
from dragoman.evaluate.spans import clause_fit, spans_of
from dragoman.evaluate.tallies import Rate, Tally

CLAUSE_ENOUGH = 0.4
EXACT_ENOUGH = 1e-3
MANY_STATEMENTS = 8  # where so many are annotated, perhaps not all are, and further ones found are no faults
SYMMETRIC = ("diplomatic_relations_since", "agreement_in_force")


def score_facts(document: Item, reading: Item, tallies: Mapping[str, Tally], rates: Mapping[str, Rate]) -> None:
    """Everything but engagements of one document."""
    fits = Fits(document["text"])

    def count(name: str, key: str, likeness: Likeness, keep: Callable[[Item], bool] = lambda item: True) -> list[tuple[Item, Item]]:
        wanted = [item for item in document.get(key) or [] if keep(item)]
        found = [item for item in reading.get(key) or [] if isinstance(item, dict) and keep(item)]
        pairs = pair_up(wanted, found, likeness)
        tallies[name].add(len(pairs), len(found), len(wanted))
        return [(wanted[i], found[j]) for i, j in pairs]

    count("posts", "posts", lambda left, right: float(same_post(left, right)))
    for wanted, found in count("undertakings", "undertakings", fits.clause):
        score_undertaking(wanted, found, rates)
    count("undertakings_with_kind", "undertakings", lambda left, right: fits.clause(left, right) * (left["kind"] == right.get("kind")))
    for wanted, found in count("figures", "figures", fits.number):
        is_same = not wanted.get("subject") or same_group(str(wanted["subject"]), str(found.get("subject") or ""))
        rates["figure_subject"].add(is_same)
    count("figures_with_unit_and_period", "figures", fits.measured)
    count("relations", "relations", lambda left, right: float(same_relation(left, right)), lambda item: item.get("predicate") != "other")
    score_statements(document, reading, fits, tallies["statements"])


class Fits:
    """How well two items fit, by the clauses of one text that they stand on."""

    def __init__(self, text: str) -> None:
        self.text = text

    def cover(self, wanted: Item, found: Item, *, whole: bool = True) -> float:
        return clause_fit(spans_of(wanted, self.text), spans_of(found, self.text), whole=whole)

    def clause(self, wanted: Item, found: Item) -> float:
        """The share of the annotated clause that is covered, if enough is."""
        fit = self.cover(wanted, found)
        return fit if fit >= CLAUSE_ENOUGH else 0.0

    def number(self, wanted: Item, found: Item) -> float:
        """The same number standing in the same clause."""
        left, right = as_number(wanted["value"]), as_number(found.get("value"))
        if left is None or right is None or abs(left - right) > EXACT_ENOUGH * max(1.0, abs(left)):
            return 0.0
        return self.cover(wanted, found, whole=False)

    def measured(self, wanted: Item, found: Item) -> float:
        """The same number with its unit and period."""
        in_period = not wanted.get("period") or same_date(wanted["period"], found.get("period"))
        return self.number(wanted, found) * same_unit(wanted, found) * in_period

    def said(self, wanted: Item, found: Item) -> float:
        """The same words of the same speaker."""
        return self.clause(wanted, found) * same_speaker(wanted, found)


def as_number(value: Any) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None


def same_unit(wanted: Item, found: Item) -> bool:
    """One unit; whatever is counted may go by ``count`` or by the counted word."""
    left, right = fold(str(wanted["unit"] or "")), fold(str(found.get("unit") or ""))
    counts = {"", *words_of("counts")}
    counted = fold(f"{wanted.get('measure')} {wanted.get('quote')}").split()
    if left == right or {left, right} <= {"percent", "per cent"} or left.rstrip("s") == right.rstrip("s"):
        return True
    return left in counts and (right in counts or right in counted)


def score_undertaking(wanted: Item, found: Item, rates: Mapping[str, Rate]) -> None:
    owners, told = wanted.get("by") or [], [str(name) for name in found.get("by") or []]
    named = any(same_body(owner, name) or same_person(owner, name) for owner in owners for name in told)
    rates["undertaking_by"].add(named if owners else not told)
    rates["undertaking_due"].add(same_date(wanted["due"], found.get("due")) if wanted.get("due") else not found.get("due"))


def same_relation(wanted: Item, found: Item) -> bool:
    """The same predicate between the same ends, with the date where one is annotated."""
    if wanted["predicate"] != found.get("predicate") or (wanted.get("date") and not same_date(wanted["date"], found.get("date"))):
        return False
    if same_bodies(wanted, found, "subject") and (not wanted.get("object") or same_bodies(wanted, found, "object")):
        return True
    return wanted["predicate"] in SYMMETRIC and bool(wanted.get("object")) and turned(wanted, found)


def turned(wanted: Item, found: Item) -> bool:
    """The same ends the other way round."""
    ends = (("subject", "object"), ("object", "subject"))
    return all(any(same_body(left, right) for left in spellings(wanted, one) for right in spellings(found, two)) for one, two in ends)


def same_speaker(wanted: Item, found: Item) -> bool:
    if not wanted["speaker"]:
        return True
    pairs = [(left, right) for left in spellings(wanted, "speaker") for right in spellings(found, "speaker")]
    return any(same_body(left, right) or (len(telling(right)) < 4 and same_person(left, right)) for left, right in pairs)


def score_statements(document: Item, reading: Item, fits: Fits, tally: Tally) -> None:
    wanted = document.get("statements") or []
    found = [item for item in reading.get("statements") or [] if isinstance(item, dict)]
    hits = len(pair_up(wanted, found, fits.said))
    tally.add(hits, len(found) if len(wanted) < MANY_STATEMENTS else hits, len(wanted))
