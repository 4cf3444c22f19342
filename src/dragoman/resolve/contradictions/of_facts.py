"""Where documents tell differently: spellings of one person's name, dates and places of one engagement, dates of standing facts.

``spelling`` and ``substance`` can't both hold; ``form`` (initials, fuller names) and ``precision`` (one says more) are differences and kept as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from dragoman.model.dates import can_agree
from dragoman.model.ids import digest
from dragoman.model.records import Relation, quote_of
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.contradictions.corrections import RULE, corrected_value
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.engagements.merging import shown_date, unmoved
from dragoman.resolve.engagements.reports import Report
from dragoman.resolve.people.appearances import quote_with
from dragoman.resolve.people.names import plain_tokens
from dragoman.resolve.people.persons import Spelt
from dragoman.resolve.people.spellings import JUDGED, why_shown
from dragoman.resolve.records import Contradiction, ContradictionKind, Entity, MergedEngagement, Value
from dragoman.resolve.shown import rule_words
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Item, Row, node_of
from dragoman.settings import Shown

Right = Set[tuple[str, str]]  # mentions and fields whose values people have found right
DATED = frozenset({"diplomatic_relations_since", "embassy_opened", "founded"})


def make_contradiction(
    kind: ContradictionKind, what: str, values: Iterable[Value], shown: str, rule: str, field: str, engagement: str | None = None
) -> Contradiction:
    listed = tuple(dict.fromkeys(values))
    identity = digest(kind, what, engagement, *(f"{item.document}|{item.value}" for item in listed))
    return Contradiction(f"con-{identity}", kind, what, listed, shown, rule, engagement, field)


@dataclass(frozen=True, slots=True)
class Met:
    """That a person took part in an engagement; ``order`` sorts engagements by their first reports, ``documents`` report it."""

    order: tuple[tuple[str, str, str], int]
    engagement: str
    documents: tuple[str, ...]


def compare_spellings(by: Shown, group: Group) -> Iterator[Row]:
    """What becomes of a person whose name documents write in more ways than one."""
    for spelt in group.all(Spelt):
        person: Entity = spelt.person
        kinds = {_spelling_kind(one.name, other.name) for one, other in combinations(person.spellings, 2)}
        values = [Value(one.document, one.name.name, one.quote, one.name.name) for one in spelt.appearances]
        values.sort(key=lambda value: [one.name for one in person.spellings].index(value.value))
        kind: ContradictionKind = "spelling" if "spelling" in kinds else "form"
        what = f"name of {_holder(person)}"
        met: Met | None = min(group.all(Met), key=lambda one: one.order, default=None)
        rule = why_shown(person.name, [one.use for one in spelt.appearances], by) + _elsewhere(person, met)
        yield found(make_contradiction(kind, what, values, person.name, rule, "name", met.engagement if met else None))


def _holder(person: Entity) -> str:
    """A person by his post, "the President of Arvenia", "Arvenia's President"; without one by his name."""
    if not person.posts:
        return person.name
    owner = person.posts[0].partition(" ")[0]
    return person.posts[0] if owner.endswith(("'s", "’s")) else f"the {person.posts[0]}"


def found(contradiction: Contradiction) -> Found:
    """A contradiction as a step tells it."""
    return Found("contradictions", contradiction.id, contradiction)


def _elsewhere(person: Entity, met: Met | None) -> str:
    """Whether the spelling shown, and no other, stands also in reports of something else."""
    if met is None:
        return ""
    outside = {spelling.name for spelling in person.spellings if set(spelling.documents) - set(met.documents)}
    return ", also in unrelated reports" if outside == {person.name} else ""


def _spelling_kind(left: str, right: str) -> ContradictionKind:
    """``form`` where one says the same in other words (initials, order, more names); else ``spelling``."""
    short, long = sorted((plain_tokens(left), plain_tokens(right)), key=len)
    rest = list(long)
    for token in short:
        fitting = next((other for other in rest if other == token or (1 in (len(other), len(token)) and other[0] == token[0])), None)
        if fitting is None:
            return "spelling"
        rest.remove(fitting)
    return "form"


def compare_engagement(reports: Sequence[Report], merged: MergedEngagement, by: Shown) -> Iterable[Contradiction]:
    """Dates and places that reports of one engagement give differently."""
    right = {(report.ref.key, field) for report in reports for field in report.right}
    dates = [Value(r.ref.document, r.engagement.date, _field_quote(r, "date"), r.ref.engagement) for r in unmoved(reports) if r.engagement.date]
    if len({value.value for value in dates}) > 1:
        agree = all(can_agree(one.value, other.value) for one, other in combinations(dates, 2))
        rule = rule_words("what most origins can agree on, and the most precise of that", by)
        shown, rule = judged_value(dates, right, shown_date(reports, by) or "", rule)
        kind: ContradictionKind = "precision" if agree else "substance"
        told = [(r.document, r.engagement.date) for r in reports if r.engagement.date]
        corrected = None if agree or rule == JUDGED else corrected_value(told, reports[0].known)
        if corrected and (by == "origins" or corrected == shown):
            kind, shown, rule = "correction", corrected, RULE
        yield make_contradiction(kind, f"date of the {merged.type}", dates, shown, rule, "date", merged.id)
    places = [Value(r.ref.document, r.engagement.place.name, _field_quote(r, "place"), r.ref.engagement) for r in reports if r.engagement.place]
    if len({fold_party(value.value) for value in places}) > 1 and merged.place:
        towns = {report.town for report in reports if report.town}
        kind = "substance" if len(towns) > 1 else "precision"
        judged = any((value.mention, "place") in right for value in places)
        rule = JUDGED if judged else rule_words("what most origins can agree on, a town before its state", by)
        yield make_contradiction(kind, f"place of the {merged.type}", places, merged.place.name, rule, "place", merged.id)


def _field_quote(report: Report, name: str) -> str:
    evidence = report.engagement.evidence
    return next((item.quote for item in evidence if name in item.supports), quote_of(evidence))


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A standing fact with its date as one document tells it: what it is about, the value, and whether somebody has found it right."""

    about: tuple[str, ...]
    order: tuple[str, str, str]
    value: Value
    origin: str
    right: bool


def dated_facts(view: DocumentView, parties: Parties, origin: str, right: Right) -> Iterator[Item]:
    """The dated standing facts of a document."""
    for relation in view[Relation]:
        if relation.date and relation.predicate in DATED:
            value = Value(view.id, relation.date, quote_with(relation.evidence, relation.date[:4]), relation.id)
            about = _relation_key(relation, parties)
            yield Item("relations", node_of(*about), DatedFact(about, view.order, value, origin, (value.mention, "date") in right))


def compare_relations(parties: Parties, group: Group) -> Iterator[Row]:
    """A standing fact that is dated differently, also within one document."""
    said: list[DatedFact] = sorted(group.all(DatedFact), key=lambda one: (one.order, one.value.record))
    values = [one.value for one in said]
    if len({value.value for value in values}) > 1:
        about = said[0].about
        names = [parties.name_of(party) for side in about[1:] for party in side.split("+") if party]
        agree = all(can_agree(one.value, other.value) for one, other in combinations(values, 2))
        what = f"{about[0].replace('_', ' ')}: {' and '.join(names)}"
        rule = "the more precise date" if agree else "more origins, then the more precise date"
        right = {(one.value.mention, "date") for one in said if one.right}
        shown, rule = judged_value(values, right, _best_date([(one.value, one.origin) for one in said]), rule)
        yield found(make_contradiction("precision" if agree else "substance", what, values, shown, rule, "date"))


def judged_value(values: Iterable[Value], right: Right, shown: str, rule: str) -> tuple[str, str]:
    """The value that a person has found right, where there is one, and why it is shown."""
    found = next((value.value for value in values if {(value.mention, "date"), (value.mention, "value")} & right), None)
    return (found, JUDGED) if found else (shown, rule)


def _best_date(said: Sequence[tuple[Value, str]]) -> str:
    def support(value: str) -> int:
        return len({origin for other, origin in said if can_agree(value, other.value)})

    return max((value.value for value, _ in said), key=lambda value: (support(value), len(value), value))


def _relation_key(relation: Relation, parties: Parties) -> tuple[str, ...]:
    sides = ["+".join(sorted(parties.ids_of(side))) for side in (relation.subject, relation.object)]
    return (relation.predicate, *(sorted(sides) if relation.predicate == "diplomatic_relations_since" else sides))
