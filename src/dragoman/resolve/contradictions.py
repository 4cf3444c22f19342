"""Where documents tell differently: spellings of one person's name, dates and places of one engagement, dates of standing facts.

``spelling`` and ``substance`` can't both hold; ``form`` (initials, fuller names) and ``precision`` (one says more) are differences and kept as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import combinations

from dragoman.model.dates import can_agree
from dragoman.model.ids import digest
from dragoman.model.records import Evidence, Post, Relation
from dragoman.resolve.merging import shown_date
from dragoman.resolve.names import plain_tokens
from dragoman.resolve.parties import Parties, fold_party
from dragoman.resolve.records import Contradiction, ContradictionKind, Entity, MergedEngagement, Value
from dragoman.resolve.reports import Report
from dragoman.resolve.spellings import Use, why_shown
from dragoman.resolve.views import DocumentView

Right = Set[tuple[str, str]]  # mentions and fields whose values people have found right
DATED = frozenset({"diplomatic_relations_since", "embassy_opened", "founded"})


def quote_with(evidence: Sequence[Evidence], value: str) -> str:
    """The shortest words of *evidence* that hold *value*; the anchor where none does."""
    holding = [item.quote for item in evidence if value in item.quote]
    return min(holding, key=len) if holding else evidence[0].quote if evidence else ""


def make_contradiction(
    kind: ContradictionKind, what: str, values: Iterable[Value], shown: str, rule: str, field: str, engagement: str | None = None
) -> Contradiction:
    listed = tuple(dict.fromkeys(values))
    identity = digest(kind, what, engagement, *(f"{item.document}|{item.value}" for item in listed))
    return Contradiction(f"con-{identity}", kind, what, listed, shown, rule, engagement, field)


def compare_spellings(
    people: Sequence[Entity],
    documents: Mapping[str, DocumentView],
    origin_of: Mapping[str, str],
    engagements: Sequence[MergedEngagement],
    right: Right = frozenset(),
) -> Iterable[Contradiction]:
    """Every person whose name documents write in more ways than one."""
    met = {participant.entity: engagement for engagement in reversed(engagements) for participant in engagement.participants}
    for person in people:
        names = [spelling.name for spelling in person.spellings]
        if len(names) < 2:
            continue
        kinds = {_spelling_kind(one, other) for one, other in combinations(names, 2)}
        uses = [_use(one.name, documents[name], origin_of, right) for one in person.spellings for name in one.documents]
        values = (Value(use.document, use.name, _person_quote(documents[use.document], use.name), use.name) for use in uses)
        kind: ContradictionKind = "spelling" if "spelling" in kinds else "form"
        what = f"name of the {person.posts[0]}" if person.posts else f"name of {person.name}"
        engagement = met.get(person.id)
        rule = why_shown(person.name, uses) + _elsewhere(person, engagement)
        yield make_contradiction(kind, what, values, person.name, rule, "name", engagement.id if engagement else None)


def _use(name: str, view: DocumentView, origin_of: Mapping[str, str], right: Right) -> Use:
    times = max(1, view.text.count(name))
    return Use(name, view.id, origin_of[view.id], view.published or "", times, (f"{view.id}#{name}", "name") in right)


def _elsewhere(person: Entity, engagement: MergedEngagement | None) -> str:
    """Whether the spelling shown, and no other, stands also in reports of something else."""
    if engagement is None:
        return ""
    reports = {mention.document for mention in engagement.mentions}
    outside = {spelling.name for spelling in person.spellings if set(spelling.documents) - reports}
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


def _person_quote(view: DocumentView, name: str) -> str:
    posts = [quote_with(post.evidence, name) for post in view[Post] if post.person == name]
    if posts:
        return posts[0]
    start = view.text.find(name)
    return view.text[start : start + len(name)] if start >= 0 else name


def compare_engagement(reports: Sequence[Report], merged: MergedEngagement) -> Iterable[Contradiction]:
    """Dates and places that reports of one engagement give differently."""
    right = {(report.ref.key, field) for report in reports for field in report.right}
    dates = [Value(r.ref.document, r.engagement.date, _field_quote(r, "date"), r.ref.engagement) for r in reports if r.engagement.date]
    if len({value.value for value in dates}) > 1:
        agree = all(can_agree(one.value, other.value) for one, other in combinations(dates, 2))
        shown, rule = judged_value(dates, right, shown_date(reports) or "", "what most origins can agree on, and the most precise of that")
        kind: ContradictionKind = "precision" if agree else "substance"
        yield make_contradiction(kind, f"date of the {merged.type}", dates, shown, rule, "date", merged.id)
    places = [Value(r.ref.document, r.engagement.place.name, _field_quote(r, "place"), r.ref.engagement) for r in reports if r.engagement.place]
    if len({fold_party(value.value) for value in places}) > 1 and merged.place:
        towns = {report.town for report in reports if report.town}
        kind = "substance" if len(towns) > 1 else "precision"
        judged = any((value.mention, "place") in right for value in places)
        rule = "a person's judgement" if judged else "what most origins say"
        yield make_contradiction(kind, f"place of the {merged.type}", places, merged.place.name, rule, "place", merged.id)


def _field_quote(report: Report, name: str) -> str:
    evidence = report.engagement.evidence
    return next((item.quote for item in evidence if name in item.supports), evidence[0].quote if evidence else "")


def compare_relations(
    documents: Sequence[DocumentView], parties: Parties, origin_of: Mapping[str, str], right: Right = frozenset()
) -> Iterable[Contradiction]:
    """Standing facts that are dated differently, also within one document."""
    told: dict[tuple[str, ...], list[tuple[Value, str]]] = {}
    for view in documents:
        for relation in view[Relation]:
            if relation.date and relation.predicate in DATED:
                value = Value(view.id, relation.date, quote_with(relation.evidence, relation.date[:4]), relation.id)
                told.setdefault(_relation_key(relation, parties), []).append((value, origin_of[view.id]))
    for key, said in sorted(told.items()):
        if len({value.value for value, _ in said}) > 1:
            names = [parties.name_of(party) for side in key[1:] for party in side.split("+") if party]
            shown = _best_date(said)
            agree = all(can_agree(one.value, other.value) for (one, _), (other, _) in combinations(said, 2))
            what = f"{key[0].replace('_', ' ')}: {' and '.join(names)}"
            rule = "the more precise date" if agree else "more origins, then the more precise date"
            shown, rule = judged_value((value for value, _ in said), right, shown, rule)
            yield make_contradiction("precision" if agree else "substance", what, (value for value, _ in said), shown, rule, "date")


def judged_value(values: Iterable[Value], right: Right, shown: str, rule: str) -> tuple[str, str]:
    """The value that a person has found right, where there is one, and why it is shown."""
    found = next((value.value for value in values if {(value.mention, "date"), (value.mention, "value")} & right), None)
    return (found, "a person's judgement") if found else (shown, rule)


def _best_date(said: Sequence[tuple[Value, str]]) -> str:
    def support(value: str) -> int:
        return len({origin for other, origin in said if can_agree(value, other.value)})

    return max((value.value for value, _ in said), key=lambda value: (support(value), len(value), value))


def _relation_key(relation: Relation, parties: Parties) -> tuple[str, ...]:
    sides = ["+".join(sorted(parties.ids_of(side))) for side in (relation.subject, relation.object)]
    return (relation.predicate, *(sorted(sides) if relation.predicate == "diplomatic_relations_since" else sides))
