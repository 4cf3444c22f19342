"""Where documents tell differently whose an office is, or who it was that proposed something."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dragoman.model.dates import days_apart
from dragoman.resolve.bodies.parties import Parties
from dragoman.resolve.contradictions.of_facts import found, make_contradiction
from dragoman.resolve.people.tenures import Held
from dragoman.resolve.records import Value
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Row
from dragoman.resolve.undertakings.matters import Told, about_one

ONE_TIME = 366  # days within which nobody is taken to have changed from one body to another in the same office
MOST = 50  # proposals between the same sides that are held against each other
TELLING = 3  # words of a proposal's matter that both tell


def compare_offices(group: Group) -> Iterator[Row]:
    """One person in one office of two bodies at one time: one of them is a slip (or the documents speak of two offices)."""
    held: list[Held] = sorted(group.all(Held), key=lambda one: one.id)
    if len({one.of for one in held}) > 1 and any(_at_one_time(one, other) for one, other in combinations(held, 2)):
        values = [value for one in held for value in one.values]
        origins = [origin for one in held for origin in one.origins]
        support = {one.value: len({origin for value, origin in zip(values, origins, strict=True) if value.value == one.value}) for one in values}
        shown = max(sorted(support), key=lambda name: support[name])
        what = f"whose {held[0].post} {held[0].name} is"
        yield found(make_contradiction("substance", what, values, shown, "more origins, then the first in the alphabet", "organisation_or_state"))


def _at_one_time(one: Held, other: Held) -> bool:
    apart = days_apart(one.seen_from, other.seen_from)
    return apart is None or apart <= ONE_TIME


def compare_proposers(parties: Parties, group: Group) -> Iterator[Row]:
    """One proposal between the same sides that documents ascribe to another of them."""
    told: list[Told] = sorted(group.all(Told), key=lambda one: (one.order, one.place))
    for one, other in combinations(told[:MOST], 2):
        if one.document != other.document and not one.by & other.by and len(one.stems & other.stems) >= TELLING and about_one(one, other):
            values = [Value(item.document, ", ".join(parties.names_of(item.by)), item.quote, item.record) for item in (one, other)]
            shown = min(value.value for value in values)
            rule = "neither has more origins; the first in the alphabet"
            yield found(make_contradiction("substance", f"who proposed: {one.what}", values, shown, rule, "by"))
