"""Who is who across documents.

Classes of names (see ``appearances``) are looked up by the consonants of their names, so that a name in a thousand documents is compared once. One
name for one side is one person. Close spellings are joined only where both hold one office of one side, or stand for one side in reports of one
engagement; an initial, a lone family name or a name without a side only where exactly one person fits. Nobody is joined by an initial
alone, and nobody whose first names differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.model.ids import digest
from dragoman.resolve.clusters import Clusters
from dragoman.resolve.documents.origins import Sourced
from dragoman.resolve.people.appearances import NameClass
from dragoman.resolve.people.mentioned import bearers_of
from dragoman.resolve.people.same_person import Alike, Namesake, Tenancy, why_two_at_table
from dragoman.resolve.people.spellings import Use, rank_names
from dragoman.resolve.people.whom import Known, Person
from dragoman.resolve.records import Decision, Entity, Spelling, pair_decision
from dragoman.resolve.steps.background import Background
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Item, Link, Node, Row, node_of
from dragoman.resolve.verdicts import Verdict
from dragoman.settings import Shown


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person as one document names him; ``order`` sorts documents, ``right`` says that somebody has found the spelling right."""

    document: str
    order: tuple[str, str, str]
    origin: str
    published: str
    name: NameClass
    posts: tuple[str, ...]
    count: int
    quote: str
    right: bool

    @property
    def use(self) -> Use:
        """What is weighed in choosing a spelling."""
        return Use(self.name.name, self.document, self.origin, self.published, self.count, self.right)


@dataclass(frozen=True, slots=True)
class Seated:
    """The offices that one document gives to a class of names, and the day."""

    name: NameClass
    document: str
    order: tuple[str, str, str]
    posts: tuple[str, ...]
    day: str


def class_of(document: str, name: str, background: Background) -> NameClass:
    """The class to which a name in a document belongs."""
    return background.people(document)[name].in_class(document, judged=f"{document}#{name}" in background.judged_names)


class People:
    """The steps on people."""

    def __init__(self, background: Background) -> None:
        self.background = background

    def appear(self, document: str, origin: Sourced) -> Iterator[Row]:
        """What a document tells of people."""
        view = self.background.view(document)
        for name, naming in self.background.people(document).items():
            known = class_of(document, name, self.background)
            right = (f"{document}#{name}", "name") in self.background.right
            published = view.published or ""
            appearance = Appearance(document, view.order, origin.origin, published, known, naming.posts, naming.count, naming.quote, right)
            yield Item("people", known.node, appearance)
            yield Item("names", known.node, Seated(known, document, view.order, naming.posts, published[:10]))
        yield from self._apart(document)
        for side, judgement in self.background.pairs_of_names.get(document, ()):
            name = (judgement.left, judgement.right)[side].removeprefix(f"{document}#")
            if name in self.background.people(document):
                yield Item("judged people", node_of(judgement.id), Verdict.of(judgement, side, class_of(document, name, self.background).node))

    def _apart(self, document: str) -> Iterator[Link]:
        """Whom a document names side by side at one engagement: two people, however alike their names."""
        for report in self.background.reports(document):
            for one, other in combinations(report.people, 2):
                if one.name != other.name and (reason := why_two_at_table(one, other, self.background.parties)):
                    left, right = (class_of(document, person.name, self.background).node for person in (one, other))
                    if left != right:
                        yield Link("people", left, right, Alike("apart", reason), joins=False)

    def conclude(self, group: Group) -> Iterator[Row]:
        """The people behind names that are linked, and what was decided on doubtful pairs of these."""
        joins = _Joins(group)
        yield from (Found("decisions", one.id, one) for one in joins.decisions())
        for classes in joins.clusters.groups():
            yield from _person(classes, group, joins.reasons, self.background.shown)


def find_namesake(group: Group) -> Iterator[Row]:
    """A class of names, out of all documents that have it."""
    seated = sorted(group.all(Seated), key=lambda one: one.order)
    days: dict[str, list[str]] = {}
    for one in seated:
        for post in one.posts:
            days.setdefault(post, []).append(one.day)
    offices = tuple(_tenancy(post, days[post]) for post in sorted(days))
    yield Item("people", seated[0].name.node, Namesake(seated[0].name, seated[0].document, offices, _tenancy("", [one.day for one in seated])))


def _tenancy(post: str, days: Sequence[str]) -> Tenancy:
    return Tenancy(post, "", "") if "" in days else Tenancy(post, min(days), max(days))


class _Joins:
    """Growing groups of classes of names, with why they were joined and which joins were close."""

    def __init__(self, group: Group) -> None:
        namesakes = (value for values in group.items.values() for value in values if isinstance(value, Namesake))
        self.by_node = {one.name.node: one for one in sorted(namesakes, key=lambda one: one.name)}
        self.place = {node: index for index, node in enumerate(self.by_node)}
        inside = [link for link in group.links if link.left in self.place and link.right in self.place]
        verdicts = sorted(((self._ordered(link), link.value) for link in inside if isinstance(link.value, Verdict)), key=lambda one: one[1].order)
        apart = [pair for pair, verdict in verdicts if not verdict.same]
        apart += [self._ordered(link) for link in inside if isinstance(link.value, Alike) and link.value.how == "apart"]
        self.clusters: Clusters[Node] = Clusters(self.by_node, apart)
        self.reasons: dict[Node, list[str]] = {}
        self.close: dict[tuple[Node, Node], tuple[str, float]] = {}
        for pair, verdict in verdicts:
            if verdict.same:
                self.join(*pair, verdict.told)
        self._join((*self._ordered(link), link.value) for link in inside if isinstance(link.value, Alike))

    def _ordered(self, link: Link) -> tuple[Node, Node]:
        left, right = sorted((link.left, link.right), key=self.place.__getitem__)
        return left, right

    def _join(self, pairs: Iterable[tuple[Node, Node, Alike]]) -> None:
        """Joins one name for one side, then who met in one engagement, then what is short for one alone."""
        said: dict[str, list[tuple[Node, Node, Alike]]] = {}
        for one, other, alike in sorted(pairs, key=lambda pair: (self.place[pair[0]], self.place[pair[1]], pair[2].reason)):
            said.setdefault(alike.how, []).append((one, other, alike))
        for one, other, alike in said.get("certain", ()):
            self.join(one, other, alike.reason, 0.5 if alike.misspelt else None)
        for one, other, alike in said.get("close", ()):
            self.close.setdefault((one, other), (alike.reason, -0.5))
        for one, other, alike in said.get("met", ()):
            self.join(one, other, alike.reason, 0.75)
        self._join_short(said.get("short", ()))

    def _join_short(self, pairs: Iterable[tuple[Node, Node, Alike]]) -> None:
        """An initial or a lone family name goes to the one person whom it fits, and to nobody where it fits several."""
        weak: dict[Node, list[tuple[Node, str]]] = {}
        for one, other, alike in pairs:
            less, more = sorted(
                (one, other), key=lambda node: (bool(self.by_node[node].parties), len(self.by_node[node].name.name), self.place[node])
            )
            weak.setdefault(less, []).append((more, alike.reason))
        for short in sorted(weak, key=self.place.__getitem__):
            homes = {self.clusters.find(full) for full, _ in weak[short]}
            mine = self.clusters.find(short)
            full, reason = weak[short][0]
            if len(homes) == 1 and mine not in homes:
                self.join(full, short, f"{reason}, the only one whom it fits", 0.25)
            elif mine not in homes:
                self.close[full, short] = (f"{reason}, but it fits several", -0.25)

    def join(self, left: Node, right: Node, reason: str, margin: float | None = None) -> None:
        """Makes one of two, for a reason; *margin* where it was close."""
        new = self.clusters.find(left) != self.clusters.find(right)
        if margin is not None and new:
            self.close[left, right] = (reason, margin)
        if self.clusters.join(left, right) and new and reason:
            self.reasons.setdefault(left, []).append(reason)

    def decisions(self) -> Iterator[Decision]:
        """All close joins, also those that weren't made."""
        for (one, other), (reason, margin) in self.close.items():
            is_one = self.clusters.find(one) == self.clusters.find(other)
            yield pair_decision(self.by_node[one].mention, self.by_node[other].mention, (reason,), margin, accepted=is_one)


def _person(classes: Sequence[Node], group: Group, told: Mapping[Node, Sequence[str]], by: Shown) -> Iterator[Row]:
    """A person, to whom each of his documents leads."""
    values = (value for node in classes for value in group.items[node] if isinstance(value, Appearance))
    appearances = sorted(values, key=lambda one: (one.order, one.name))
    names = rank_names([one.use for one in appearances], by)
    reasons = tuple(dict.fromkeys(reason for node in classes for reason in told.get(node, ())))
    first = min(one.name for one in appearances)
    person = Entity(
        id=f"per-{digest(first.name, first.alone, first.seat, *first.parties)}",
        kind="person",
        name=names[0],
        spellings=tuple(_spelling(name, appearances) for name in names),
        posts=tuple(dict.fromkeys(post for one in appearances for post in one.posts)),
        represents=tuple(sorted({party for one in appearances for party in one.name.parties})),
        documents=tuple(dict.fromkeys(one.document for one in appearances)),
        reasons=reasons,
    )
    yield Found("people", person.id, person)
    if len(person.documents) > 1:
        decision = _merge(person)
        yield Found("decisions", decision.id, decision)
    if len(names) > 1:
        yield Item("spellings", node_of(person.id), Spelt(person, tuple(appearances)))
    known = Person(person.id, person.name, person.represents, len(names) > 1)
    yield from bearers_of(known, tuple(names))
    yield from (Item("standing", node_of(one.document), Known(one.name.name, known)) for one in appearances)


@dataclass(frozen=True, slots=True)
class Spelt:
    """A person whose name documents write in more ways than one."""

    person: Entity
    appearances: tuple[Appearance, ...]


def _spelling(name: str, appearances: Sequence[Appearance]) -> Spelling:
    mine = [one for one in appearances if one.name.name == name]
    return Spelling(name, sum(one.count for one in mine), tuple(dict.fromkeys(one.document for one in mine)))


def _merge(person: Entity) -> Decision:
    members = tuple(f"{name}: {spelling.name}" for spelling in person.spellings for name in spelling.documents)
    reasons = person.reasons or ("one name for one side",)
    return Decision(f"dec-{digest(person.id, *members)}", "entity", person.id, members, reasons)
