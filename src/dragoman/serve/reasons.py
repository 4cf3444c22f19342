"""Why something is as it is concluded, as ``dragoman explain`` tells it, out of the record in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dragoman.api.record import Record
from dragoman.errors import UsageError
from dragoman.model.interchange import from_json
from dragoman.model.judgement import split_mention
from dragoman.present.page import Block, Bullets, Page, Paragraph, Table
from dragoman.present.reasons import why
from dragoman.resolve.records import Decision, Resolution
from dragoman.run.crossref import KINDS, judgements_of
from dragoman.serve.dossiers import NOTHING, Views
from dragoman.serve.packed import Thing
from dragoman.serve.snapshot import Snapshot


def explanation_of(record: Record, snapshot: Snapshot, identifier: str) -> dict[str, Any]:
    """The page on one thing as data.

    Raises:
        UsageError: nothing by this id was concluded.
    """
    things = list(things_near(snapshot, identifier))
    if not things:
        raise UsageError(f"Nothing by the id {identifier!r} was concluded.", hint="The lists of engagements and the other kinds have the ids.")
    views, documents = Views(snapshot), {name for thing in things for name in documents_in(thing.value)}
    with record.store.view() as view:
        decisions = tuple(from_json(Decision, row.value) for row in view.decisions("pair"))
        page = why(
            identifier,
            [views[name] for name in sorted(documents) if name in snapshot.items],
            resolution([*things, *snapshot.things["sources"].values()], decisions),
            list(judgements_of(view)),
            record.settings.shown,
        )
    return {"title": page.title, "subtitle": page.subtitle, "sections": list(sections_of(page))}


def things_near(snapshot: Snapshot, identifier: str) -> Iterator[Thing]:
    """What has this id, or what the mention of this id is part of; and the origins of its documents."""
    found = snapshot.thing(identifier)
    document, _ = split_mention(identifier)
    near = [found] if found else snapshot.found("engagements", f"document {document}")
    if not found:
        near += [thing for person in people_in(snapshot, document) if (thing := snapshot.thing(person))]
    yield from near
    names = {name for thing in near for name in documents_in(thing.value)}
    yield from snapshot.found("origins", *(f"document {name}" for name in sorted(names)))


def people_in(snapshot: Snapshot, document: str) -> Iterator[str]:
    """The people whom a document names, by id."""
    facts = snapshot.facts.get(document)
    names = sorted(facts.names) if facts else ()
    return (person.id for name in names if (person := snapshot.person_of.get((document, name))))


def documents_in(value: Any) -> Iterator[str]:
    """The documents that a thing names."""
    yield from value.get("documents", ())
    yield from (mention["document"] for mention in value.get("mentions", ()))


def resolution(things: list[Thing], decisions: tuple[Decision, ...]) -> Resolution:
    """Some things as if they were all that was concluded."""
    kinds: dict[str, Any] = {kind: tuple(thing.made(made) for thing in things if thing.kind == kind) for kind, made in KINDS.items()}
    return replace(NOTHING, **kinds, decisions=decisions)


def sections_of(page: Page) -> Iterator[dict[str, Any]]:
    """The sections of a page as data."""
    for section in page.sections:
        yield {"heading": section.heading, "blocks": [block_of(block) for block in section.blocks]}


def block_of(block: Block) -> dict[str, Any]:
    """A part of a page as data."""
    told: dict[str, Any] = {"form": type(block).__name__.lower(), "lines": None, "head": None, "rows": None}
    if isinstance(block, (Paragraph, Bullets)):
        told["lines"] = [line.text for line in block.lines]
    elif isinstance(block, Table):
        told |= {"head": list(block.head), "rows": [[cell.text for cell in row] for row in block.rows]}
    return told
