"""Standing facts of a dossier: between the parties, and what is told of each party itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dragoman.model.dates import can_agree
from dragoman.model.records import Evidence, Relation
from dragoman.present.dossier.citations import Citations
from dragoman.present.dossier.model import RelationEntry
from dragoman.present.dossier.scope import Scope
from dragoman.present.words import capital_first, date_words, ordered_key

BETWEEN = ("diplomatic_relations_since", "embassy_opened", "hosts", "member_of", "other")
ABOUT = ("member_of", "founded", "part_of", "headquartered_in", "hosts")
Told = tuple[str, Relation]


def gather(scope: Scope, wanted: Callable[[Told], bool]) -> list[list[Told]]:
    """Relations of all documents, those that tell one fact together, by predicate and date."""
    facts: dict[tuple[str, str, str], list[list[Told]]] = {}
    for view in scope.documents:
        for relation in view[Relation]:
            if wanted((view.id, relation)):
                groups = facts.setdefault(_key(view.id, relation, scope), [])
                home = next((group for group in groups if all(can_agree(relation.date, other.date) for _, other in group)), None)
                if home is None:
                    groups.append([(view.id, relation)])
                else:
                    home.append((view.id, relation))
    return [group for key in sorted(facts) for group in facts[key]]


def _key(document: str, relation: Relation, scope: Scope) -> tuple[str, str, str]:
    sides = ["+".join(sorted(scope.directory.ids_of(side))) for side in (relation.subject, relation.object)]
    if relation.predicate in {"diplomatic_relations_since", "agreement_in_force"}:
        sides.sort()
    detail = relation.subject if relation.predicate == "part_of" else ""
    return relation.predicate, sides[0] + detail, sides[1]


def _ids(told: Told, scope: Scope) -> tuple[frozenset[str], frozenset[str]]:
    document, relation = told
    return scope.ids_of(document, relation.subject), scope.ids_of(document, relation.object)


def list_relations(scope: Scope, citations: Citations) -> tuple[RelationEntry, ...]:
    """How relations stand between two parties; of one party, its relations with states."""

    def wanted(told: Told) -> bool:
        subject, other = _ids(told, scope)
        if told[1].predicate not in BETWEEN:
            return False
        if scope.is_pair:
            return scope.is_between(subject, other) and bool(scope.concerned(subject)) and bool(scope.concerned(other))
        return told[1].predicate in {"diplomatic_relations_since", "embassy_opened"} and bool(scope.concerned(subject | other))

    entries = [_entry(group, scope, citations) for group in gather(scope, wanted)]
    return tuple(sorted(entries, key=lambda entry: (BETWEEN.index(entry.predicate), ordered_key(entry.date), entry.text)))


def list_facts(party: str, scope: Scope, citations: Citations) -> tuple[RelationEntry, ...]:
    """What is told of one party itself: members, foundation, parts, seat; in that order."""

    def wanted(told: Told) -> bool:
        relation = told[1]
        whole = relation.object if relation.predicate in {"member_of", "part_of"} else relation.subject
        own = scope.directory.ids_of(whole) == {party} or (not scope.is_pair and scope.directory.ids_of(relation.subject) == {party})
        return relation.predicate in ABOUT and own

    return tuple(_entry(group, scope, citations) for group in gather(scope, wanted))


def _entry(group: Sequence[Told], scope: Scope, citations: Citations) -> RelationEntry:
    document, first = group[0]
    date = max((relation.date for _, relation in group if relation.date), key=len, default=None)
    told_object = first.object or next((relation.object for _, relation in group if relation.object), None)
    subject, other = (scope.party_name(document, name) if name else None for name in (first.subject, told_object))
    return RelationEntry(
        predicate=first.predicate,
        subject=subject or "",
        object=other,
        date=date,
        text=relation_words(first.predicate, subject or "", other, date, _words(first.evidence)),
        sources=citations.cite_all((name, relation.evidence) for name, relation in group),
    )


def _words(evidence: Iterable[Evidence]) -> str:
    return next((" ".join(item.quote.split()).strip(" ,;:.") for item in evidence), "")


def relation_words(predicate: str, subject: str, other: str | None, date: str | None, quote: str) -> str:
    """A standing fact as a sentence without its full stop; what has no form of its own in the source's words."""
    when = date_words(date)
    match predicate:
        case "diplomatic_relations_since":
            return (
                f"Diplomatic relations between {subject} and {other} since {when}" if when else f"Diplomatic relations between {subject} and {other}"
            )
        case "embassy_opened":
            return f"Embassy of {subject} in {other}" + (f" since {when}" if when else "")
        case "member_of":
            return f"{subject} is a member of {other}" + (f" since {when}" if when else "")
        case "part_of":
            return f"{subject} is part of {other}"
        case "founded":
            return f"{subject} founded" + (f" {when}" if when else "") + (f" as {other}" if other else "")
        case "headquartered_in":
            return f"{subject} has its seat in {other}"
        case "hosts":
            return f"{subject} hosts {other}"
        case "agreement_in_force":
            return f"{subject}–{other}: {capital_first(quote)}" if quote else f"Agreement between {subject} and {other}"
        case _:
            return f"“{quote}”"
