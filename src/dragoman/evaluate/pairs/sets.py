"""The six sets of cases, and how one is scored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dragoman.evaluate.corpora import Item
from dragoman.evaluate.pairs import answers, documents
from dragoman.evaluate.pairs.answers import Links, links
from dragoman.evaluate.pairs.documents import Read
from dragoman.evaluate.tallies import Rate, Tally
from dragoman.resolve import DocumentView, Resolution

OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True, slots=True)
class Program:
    """What is measured: how a text is read, and how a record is resolved."""

    read: Read
    resolve: Callable[[list[DocumentView]], Resolution]


@dataclass(frozen=True, slots=True)
class CaseSet:
    """One kind of case: which documents it makes, and what the record answers."""

    name: str
    views: Callable[[Item, Read], list[DocumentView]]
    joined: Callable[[Item, Resolution], Links]


SETS = (
    CaseSet("people", documents.views_of_people, answers.people_joined),
    CaseSet("bodies", documents.views_of_bodies, answers.bodies_joined),
    CaseSet("engagements", documents.views_of_engagements, answers.engagements_joined),
    CaseSet("copies", documents.views_of_copies, answers.copies_joined),
    CaseSet("undertakings", documents.views_of_undertakings, answers.undertakings_joined),
    CaseSet("figures", documents.views_of_figures, answers.figures_joined),
)


@dataclass(slots=True)
class Scores:
    """The counts of one part of a set: links made and wanted, chains whose outcome is right, and a line for each miss of an open case."""

    joined: Tally = field(default_factory=Tally)
    outcomes: Rate = field(default_factory=Rate)
    cases: int = 0
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Precision and recall of what was made one, in [0, 1], and the rate of right outcomes where any were asked."""
        report, rate = self.joined.report(), self.outcomes.report()["rate"]
        return {"precision": report["precision"], "recall": report["recall"], **({} if rate is None else {"outcome": rate})}


def score(one: CaseSet, cases: Iterable[Item], program: Program) -> dict[str, Scores]:
    """The scores of the open and the closed part. Each case is a record of its own; closed ones leave nothing but their counts."""
    parts = {OPEN: Scores(), CLOSED: Scores()}
    for case in cases:
        if case.get("label") != "unsure":
            score_case(one, case, program, parts[case["part"]])
    return parts


def score_case(one: CaseSet, case: Item, program: Program, scores: Scores) -> None:
    """Counts one case in."""
    resolution = program.resolve(one.views(case, program.read))
    should, does = wanted(case), one.joined(case, resolution)
    scores.cases += 1
    scores.joined.add(len(should & does), len(does), len(should))
    misses = [_miss(case, link, "made one") for link in does - should] + [_miss(case, link, "kept apart") for link in should - does]
    for chain, state in case.get("outcomes", {}).items():
        told = answers.outcome(case, chain, resolution)
        scores.outcomes.add(told == state)
        if told != state:
            misses.append(f"{case['id']} ({case['kind']}): chain {chain} is {told or 'not found'}, should be {state}")
    if case["part"] == OPEN:
        scores.misses += sorted(misses)


def wanted(case: Item) -> Links:
    """Which documents of a case tell of one thing."""
    if "label" in case:
        return links([documents.SIDES]) if case["label"] == "same" else frozenset()
    groups: dict[str, list[str]] = {}
    for place, item in enumerate(case.get("documents") or case["figures"], 1):
        if letter := item.get("chain") or item.get("series"):
            groups.setdefault(letter, []).append(str(place))
    return links(groups.values())


def _miss(case: Item, link: frozenset[str], how: str) -> str:
    return f"{case['id']} ({case['kind']}): {how}: {' | '.join(_words(case, name) for name in sorted(link))}: {case['why']}"


def _words(case: Item, document: str) -> str:
    """What a document of a case tells, in short."""
    if document in documents.SIDES:
        side = case[document]
        told = [side.get(key) for key in ("name", "post", "state", "body", "date", "text")]
        text = ", ".join(one for one in told if one) if "engagement" not in side else side["engagement"]["quote"]
    else:
        item = (case.get("documents") or case["figures"])[int(document) - 1]
        text = item.get("text") or item["quote"]
    return text if len(text) <= 100 else text[:100] + "…"
