"""Where documents tell differently whose an office is, or who it was that proposed something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from dragoman.model.dates import days_apart
from dragoman.model.records import Post, Undertaking
from dragoman.resolve.contradictions import make_contradiction
from dragoman.resolve.courses import Told, about_one, matter
from dragoman.resolve.parties import fold_party
from dragoman.resolve.records import Contradiction, Tenure, Value
from dragoman.resolve.views import DocumentView
from dragoman.resolve.whom import Whom

ONE_TIME = 366  # days within which nobody is taken to have changed from one body to another in the same office
TELLING = 3  # words of a proposal's matter that both tell


def compare_offices(documents: Sequence[DocumentView], tenures: Iterable[Tenure], origin_of: Mapping[str, str]) -> Iterable[Contradiction]:
    """One person in one office of two bodies at one time: one of them is a slip (or the documents speak of two offices)."""
    views = {view.id: view for view in documents}
    held: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in tenures:
        if tenure.of and not tenure.of.startswith(("territory:", "body:", "group:")):
            held.setdefault((tenure.person, fold_party(tenure.post)), []).append(tenure)
    for _, group in sorted(held.items()):
        if len({tenure.of for tenure in group}) > 1 and any(_at_one_time(one, other) for one, other in combinations(group, 2)):
            values = [value for tenure in group for value in _bodies(tenure, views)]
            support = {value.value: len({origin_of[item.document] for item in values if item.value == value.value}) for value in values}
            shown = max(sorted(support), key=lambda name: support[name])
            what = f"whose {group[0].post} {group[0].name} is"
            yield make_contradiction("substance", what, values, shown, "more origins, then the first in the alphabet", "organisation_or_state")


def _at_one_time(one: Tenure, other: Tenure) -> bool:
    apart = days_apart(one.seen_from, other.seen_from)
    return apart is None or apart <= ONE_TIME


def _bodies(tenure: Tenure, views: Mapping[str, DocumentView]) -> Iterable[Value]:
    for claim in tenure.claims:
        for post in views[claim.document][Post]:
            if post.id == claim.record and post.organisation_or_state:
                yield Value(claim.document, post.organisation_or_state, claim.quote, post.id)


def compare_proposers(documents: Sequence[DocumentView], whom: Whom, origin_of: Mapping[str, str]) -> Iterable[Contradiction]:
    """One proposal between the same sides that documents ascribe to another of them."""
    blocks: dict[tuple[str, ...], list[Told]] = {}
    for view in documents:
        for record in view[Undertaking]:
            by, to = whom.sides(view.id, record.by), whom.sides(view.id, record.to)
            if record.kind == "proposal" and by and to and not by & to:
                told = Told(view.id, record, by, to, matter(record.what, by | to, whom.parties), view.day)
                blocks.setdefault(tuple(sorted(by | to)), []).append(told)
    for _, block in sorted(blocks.items()):
        for one, other in combinations(block[:50], 2):
            if one.document != other.document and not one.by & other.by and len(one.stems & other.stems) >= TELLING and about_one(one, other):
                values = [Value(item.document, ", ".join(whom.names_of(item.by)), item.evidence[0].quote, item.record.id) for item in (one, other)]
                shown = min(value.value for value in values)
                what = f"who proposed: {getattr(one.record, 'what', '')}"
                yield make_contradiction("substance", what, values, shown, "neither has more origins; the first in the alphabet", "by")
