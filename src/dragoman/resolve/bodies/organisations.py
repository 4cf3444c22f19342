"""States and organisations across documents, by what the knowledge knows them as; unknown bodies by what they are and whose (see ``bodies.naming``).

What people judge comes before: a name that somebody has judged is a node of its own, joined with its namesakes unless it is kept apart from them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.model.ids import digest
from dragoman.model.records import Engagement, Post, Relation, Undertaking
from dragoman.resolve.bodies.naming import Bodies
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.clusters import Clusters
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.records import Entity, Spelling
from dragoman.resolve.steps.background import Background
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Item, Link, Node, Row, node_of
from dragoman.resolve.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Named:
    """A body that a document names, and how often in which spelling.

    ``right`` are the names that somebody has found right. ``whose`` it is (an id) and ``why`` are there for a bare name whose story
    tells. ``mention`` is the name as a judgement on two has it, where there is one. Without names it stands for all namesakes of one that is judged.
    """

    body: str
    document: str
    order: tuple[str, str, str]
    names: tuple[str, ...]
    right: tuple[str, ...] = ()
    whose: str = ""
    why: str = ""
    mention: str = ""

    @property
    def node(self) -> Node:
        """Where it is told."""
        return node_of("body", self.mention) if self.mention else node_of("body", self.body)


@dataclass(frozen=True, slots=True)
class NoBody:
    """That a name in a document is a person's."""

    document: str
    name: str


def named_bodies(document: str, background: Background) -> Iterator[Row]:
    """Every state, organisation and named body that a record of a document names."""
    view = background.view(document)
    for one in _named(view, background):
        yield Item("organisations", one.node, one)
        if one.mention:
            namesakes = Named(one.body, view.id, view.order, ())
            yield Item("organisations", namesakes.node, namesakes)
            yield Link("organisations", one.node, namesakes.node, "one name")
            yield from _judged(one, background)


def _named(view: DocumentView, background: Background) -> Iterator[Named]:
    uses: dict[tuple[str, str], list[str]] = {}
    known: dict[str, str] = {}
    for name, body in _identified(view, background):
        mention = f"{view.id}#{name}" if f"{view.id}#{name}" in background.judged_names else ""
        first = known.setdefault(name, body) if mention else body
        uses.setdefault((first, mention), []).append(name)
    for (body, mention), names in uses.items():
        right = tuple(name for name in dict.fromkeys(names) if (f"{view.id}#{name}", "name") in background.right)
        owner = next((owner for name in names if (owner := background.owners(view.id).get(name))), None)
        yield Named(body, view.id, view.order, tuple(names), right, owner.whose if owner else "", owner.why if owner else "", mention)


def _is_somebody(name: str, people: Mapping[str, object], parties: Parties) -> bool:
    """Whether what an undertaking is by or to is a person of the document, or an office, rather than a body."""
    if name in people or any(name.endswith(f" {person}") for person in people):
        return True
    words = fold_party(name).split()
    return not parties.find(name) and bool(parties.offices.kind_of(words[: words.index("of")] if "of" in words else words))


def _judged(one: Named, background: Background) -> Iterator[Item]:
    for side, judgement in background.pairs_of_names.get(one.document, ()):
        if (judgement.left, judgement.right)[side] == one.mention:
            yield Item("judged bodies", node_of(judgement.id), Verdict.of(judgement, side, one.node))


def find_organisations(parties: Parties, group: Group) -> Iterator[Row]:
    """The bodies behind names that are one, out of all documents that name them."""
    taken = {(one.document, one.name) for one in group.all(NoBody)}
    found = {node: _without([one for one in values if isinstance(one, Named)], taken) for node, values in group.items.items()}
    named: dict[Node, list[Named]] = {node: values for node, values in found.items() if values}
    order = sorted(named, key=lambda node: (min(named[node], key=lambda one: one.order).order, node))
    told = _verdicts(group, order)
    clusters = Clusters(order, [pair for pair, verdict in told if not verdict.same])
    reasons: dict[Node, list[str]] = {}
    for (left, right), verdict in told:
        if verdict.same and clusters.join(left, right):
            reasons.setdefault(left, []).append(verdict.told)
    same = [link for link in group.links if isinstance(link.value, str) and {link.left, link.right} <= set(order)]
    for left, right in sorted(_ordered(link, order) for link in same):
        clusters.join(order[left], order[right])
    for members in clusters.groups():
        yield from _body([one for node in members for one in named[node]], [reason for node in members for reason in reasons.get(node, ())], parties)


def _without(named: Iterable[Named], taken: Collection[tuple[str, str]]) -> list[Named]:
    """*named* without the names that are people's."""
    left = ((one, tuple(name for name in one.names if (one.document, name) not in taken)) for one in named)
    return [replace(one, names=names) for one, names in left if names or not one.names]


def _ordered(link: Link, order: Sequence[Node]) -> tuple[int, int]:
    left, right = sorted((order.index(link.left), order.index(link.right)))
    return left, right


def _verdicts(group: Group, order: Sequence[Node]) -> list[tuple[tuple[Node, Node], Verdict]]:
    """What people said of two nodes that are here, by day."""
    there = set(order)
    links = [link for link in group.links if isinstance(link.value, Verdict) and {link.left, link.right} <= there]
    return sorted((((link.left, link.right), link.value) for link in links), key=lambda one: one[1].order)


def _body(named: Sequence[Named], told: Sequence[str], parties: Parties) -> Iterator[Row]:
    """One body, out of all that is told of it; nothing where only the name of one kept apart is left."""
    using = sorted((one for one in named if one.names), key=lambda one: (one.order, one.mention))
    if not using:
        return
    body = _entity(_identity(named, parties), using, told, parties)
    yield Found("organisations", body.id, body)


def _identity(named: Sequence[Named], parties: Parties) -> str:
    """The id of a body: what the knowledge knows it as, or that of its namesakes; another one for a name that is kept apart from these."""
    namesakes = sorted({one.body for one in named if not one.mention})
    if namesakes:
        return next((body for body in namesakes if body in parties.by_id), namesakes[0])
    first = min(named, key=lambda one: (one.order, one.mention))
    return f"body:{digest(first.body, first.mention)}"


def _identified(view: DocumentView, background: Background) -> Iterator[tuple[str, str]]:
    """Each name with the id of the body that it means."""
    parties, people, owners = background.parties, background.people(view.id), background.owners(view.id)
    bodies = Bodies(parties)
    actors = ((name, None, None) for name in _actors(view) if not _is_somebody(name, people, parties))
    for name, entity, whose in (*_names(view), *actors):
        if (owner := owners.get(name)) and (told := bodies.told(name, owner)):
            yield name, told
            continue
        yield name, entity if entity and entity in parties.by_id else bodies.identity(name, whose, view.source, view.id)


def _names(view: DocumentView) -> Iterable[tuple[str, str | None, str | None]]:
    """Each name with its entity and whose it is, where told."""
    for engagement in view[Engagement]:
        for participant in engagement.participants:
            if participant.kind in {"state", "org"}:
                yield participant.name, participant.entity, participant.represents
            if participant.represents and participant.kind == "person":
                yield participant.represents, participant.represents_entity, None
    for post in view[Post]:
        if post.organisation_or_state:
            yield post.organisation_or_state, None, None


def _actors(view: DocumentView) -> Iterator[str]:
    """Whom relations and undertakings name: bodies, and whoever acts for one."""
    yield from (relation.subject for relation in view[Relation])
    yield from (name for one in view[Undertaking] for name in (*one.by, *one.to) if parties_like(name))


def parties_like(name: str) -> bool:
    """Whether a name may be a body's: it is written with a capital and is no list."""
    return name[:1].isupper() and "," not in name and " and " not in name


def _entity(identity: str, using: Sequence[Named], told: Sequence[str], parties: Parties) -> Entity:
    counts: dict[str, list[str]] = {}
    for one in using:
        for name in one.names:
            counts.setdefault(name, []).append(one.document)
    right = {name for one in using for name in one.right}
    bare = {name for one in using if one.whose for name in one.names}
    names = sorted(counts, key=lambda name: (name not in right, name in bare, -len(counts[name]), name))
    known = parties.by_id.get(identity)
    alike = () if len(names) == 1 else (f"known as {known.name}",) if known else () if told else ("one body of one side, in other words",)
    return Entity(
        id=identity,
        kind="organisation",
        name=known.name if known else names[0],
        spellings=tuple(Spelling(name, len(counts[name]), tuple(dict.fromkeys(counts[name]))) for name in names),
        posts=(),
        represents=(identity,) if known else tuple(sorted({one.whose for one in using if one.whose})),
        documents=tuple(dict.fromkeys(one.document for one in using)),
        reasons=(*dict.fromkeys(told), *alike, *(f"“{one.names[0]}” in {one.document}: {one.why}" for one in using if one.why)),
    )
