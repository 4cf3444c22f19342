"""States and organisations across documents, by what the knowledge knows them as; unknown bodies by what they are and whose (see ``bodies``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.records import Engagement, Post, Relation, Undertaking
from dragoman.resolve.bodies.naming import Bodies
from dragoman.resolve.bodies.parties import Parties
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.records import Entity, Spelling
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Item, Row, node_of


@dataclass(frozen=True, slots=True)
class Named:
    """A body that a document names, and how often in which spelling."""

    body: str
    document: str
    order: tuple[str, str, str]
    names: tuple[str, ...]


def named_bodies(view: DocumentView, parties: Parties) -> Iterator[Item]:
    """Every state, organisation and named body that a record of a document names."""
    uses: dict[str, list[str]] = {}
    bodies = Bodies(parties)
    for name, entity, whose in _names(view):
        known = entity if entity and entity in parties.by_id else bodies.identity(name, whose, view.source, view.id)
        uses.setdefault(known, []).append(name)
    return (Item("organisations", node_of("body", body), Named(body, view.id, view.order, tuple(names))) for body, names in uses.items())


def find_organisation(parties: Parties, group: Group) -> Iterator[Row]:
    """One body, out of all documents that name it."""
    named: list[Named] = sorted(group.all(Named), key=lambda one: one.order)
    body = _entity(named[0].body, [(name, one.document) for one in named for name in one.names], parties)
    yield Found("organisations", body.id, body)


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
    for relation in view[Relation]:
        yield relation.subject, None, None
    for undertaking in view[Undertaking]:
        yield from ((name, None, None) for name in (*undertaking.by, *undertaking.to) if parties_like(name))


def parties_like(name: str) -> bool:
    """Whether a name may be a body's: it is written with a capital and is no list."""
    return name[:1].isupper() and "," not in name and " and " not in name


def _entity(identity: str, uses: Sequence[tuple[str, str]], parties: Parties) -> Entity:
    counts: dict[str, list[str]] = {}
    for name, document in uses:
        counts.setdefault(name, []).append(document)
    names = sorted(counts, key=lambda name: (-len(counts[name]), name))
    known = parties.by_id.get(identity)
    return Entity(
        id=identity,
        kind="organisation",
        name=known.name if known else names[0],
        spellings=tuple(Spelling(name, len(counts[name]), tuple(dict.fromkeys(counts[name]))) for name in names),
        posts=(),
        represents=(identity,) if known else (),
        documents=tuple(dict.fromkeys(document for _, document in uses)),
        reasons=() if len(names) == 1 else (f"known as {known.name}",) if known else ("one body of one side, in other words",),
    )
