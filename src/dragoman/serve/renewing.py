"""The record in memory made, and made anew where the record changed: what stayed as it was is shared with the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Any

from dragoman.model.interchange import to_json
from dragoman.model.judgement import split_mention
from dragoman.present.dossier.scope import HOSTED
from dragoman.resolve.records import Entity
from dragoman.run.crossref import JudgedView
from dragoman.run.judgements import as_followed
from dragoman.search.query import Query
from dragoman.search.rows import RESOLVED
from dragoman.serve.facts import Facts, facts_of
from dragoman.serve.ordered import with_changes
from dragoman.serve.packed import Item, Items, Packed, Thing, pack
from dragoman.serve.snapshot import Named, People, Snapshot, directory
from dragoman.serve.standing import standing
from dragoman.store.base import Changes, Derived, View

MOST = 2000  # changes; with more the record is read whole
Key = tuple[str, str]  # the kind and id of a thing
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Renewed:
    """A snapshot and whom the change concerned; ``touched`` is ``None`` where that may be anybody."""

    snapshot: Snapshot
    touched: frozenset[str] | None


def read(view: View) -> Snapshot:
    """The whole record."""
    number = view.last_change()
    documents = ((item["id"], item) for item in JudgedView(view).readings())
    things = (((kind, made.id), made) for kind in RESOLVED for made in JudgedView(view).derived(kind))
    return replace(renew(Snapshot(), documents, things).snapshot, unread=view.unread(), number=number)


def follow(before: Snapshot, view: View) -> Renewed:
    """The record as it stands now, made of how it stood *before*."""
    changes = view.changed_since(before.number)
    if changes is None or len(changes.documents) + len(changes.things) > MOST:
        return Renewed(read(view), None)
    documents = changes.documents | judged_in(view, changes)
    judged = JudgedView(view)
    items = {name: judged.reading(name) for name in sorted(documents)}
    reached = changes.things | before.trimmed | weighed_anew(before, changes.things, judged)
    things = dict(things_now(judged, reached))
    unread = [name for name in before.unread if name not in documents]
    unread += [name for name, item in items.items() if item is None and any(view.versions(name))]
    renewed = renew(before, items.items(), things.items())
    return replace(renewed, snapshot=replace(renewed.snapshot, unread=tuple(unread), number=changes.number))


def things_now(judged: JudgedView, keys: Iterable[Key]) -> Iterator[tuple[Key, Derived | None]]:
    """Things by kind and id as they are now; ``None`` where they are gone."""
    for kind, reached in groupby(sorted(keys), key=itemgetter(0)):
        if kind in RESOLVED:
            ids = [identifier for _, identifier in reached]
            there = {thing.id: thing for thing in judged.things(kind, ids)}
            yield from (((kind, identifier), there.get(identifier)) for identifier in ids)


def weighed_anew(before: Snapshot, changed: Iterable[Key], judged: JudgedView) -> frozenset[Key]:
    """The engagements that stand on sources of which people have found something else."""
    ids = {id for kind, id in changed if kind == "sources"}
    known = {thing.value["name"]: found_of(thing.value) for id, thing in before.things["sources"].items() if id in ids and thing.value["records"]}
    now = {name: found_of(to_json(source)) for name, source in judged.sources.items() if source.id in ids}
    names = {name for name in known.keys() | now.keys() if known.get(name) != now.get(name)}
    if not names:
        return frozenset()
    engagements = before.things["engagements"].items()
    return frozenset(("engagements", id) for id, thing in engagements if names & {ground["source"] for ground in thing.value["grounds"]})


def found_of(source: Mapping[str, Any]) -> tuple[Any, ...]:
    """What people have found of a source."""
    return source["records"], source["right"], source["expected"]


def judged_in(view: View, changes: Changes) -> frozenset[str]:
    """The documents on whose records judgements came or went."""
    if not changes.judgements:
        return NOBODY
    return frozenset(split_mention(as_followed(kept).left)[0] for kept in view.judgements(withdrawn=True) if kept.id in changes.judgements)


def renew(before: Snapshot, items: Iterable[tuple[str, Item | None]], concluded: Iterable[tuple[Key, Derived | None]]) -> Renewed:
    """A snapshot with these readings and things in place of those of the same ids; what is ``None`` is gone."""
    packed, facts, documents = with_readings(before, items)
    made, keys = kept_of(before, concluded)
    may_miss = not before.items or bool(before.trimmed) or bool(documents - facts.keys())
    things, trimmed = standing(before.things, made, facts if may_miss else None)
    changed = trimmed | made.keys()
    entities = with_entities(before, things, changed)
    person_of, renamed = people_named(before, entities)
    moved = documents | {place[0] for place in renamed if whom(before.person_of.get(place)) != whom(person_of.get(place))}
    query = Query(before, directory(), People(person_of))
    keys |= {key: keys_of(thing, query) if (thing := things[key[0]].get(key[1])) else None for key in trimmed}
    snapshot = Snapshot(
        items=Items(packed),
        facts=facts,
        unread=before.unread,
        things=things,
        entities=entities,
        person_of=person_of,
        former={old: place for old, place in before.former.items() if place not in made}
        | {old: key for key in made if (found := things[key[0]].get(key[1])) for old in found.aliases},
        named=before.named.changed({name: parties_of(facts[name], query) if name in facts else None for name in moved}),
        keys={kind: before.keys[kind].changed({key[1]: keys.get(key) for key in changed if key[0] == kind}) for kind in RESOLVED},
        trimmed=trimmed,
        number=before.number,
    )
    return Renewed(snapshot, touched_by(before, snapshot, documents | {name for name, _ in renamed}, changed))


def with_readings(before: Snapshot, items: Iterable[tuple[str, Item | None]]) -> tuple[dict[str, Packed], dict[str, Facts], frozenset[str]]:
    """All readings, packed and in short, in the record's order; and which came, changed or went."""
    packed, changed = dict(before.items.packed), dict[str, Facts | None]()
    for name, item in items:
        put(packed, name, pack(item) if item else None)
        changed[name] = facts_of(item) if item else None
    facts = with_changes(before.facts, changed, lambda one: one.order)
    return {name: packed[name] for name in facts}, facts, frozenset(changed)


def kept_of(before: Snapshot, concluded: Iterable[tuple[Key, Derived | None]]) -> tuple[dict[Key, Thing | None], dict[Key, frozenset[str] | None]]:
    """What is kept of conclusions, and by what each is found."""
    query = Query(before, directory(), People(before.person_of))
    made, keys = dict[Key, Thing | None](), dict[Key, frozenset[str] | None]()
    for key, one in concluded:
        made[key], keys[key] = (Thing(one), keys_of(one, query)) if one else (None, None)
    return made, keys


def with_entities(before: Snapshot, things: Mapping[str, Mapping[str, Thing]], changed: Iterable[Key]) -> dict[str, Entity]:
    """All people and organisations."""
    entities = dict(before.entities)
    for kind, identifier in changed:
        if kind in ("people", "organisations"):
            found = things[kind].get(identifier)
            put(entities, identifier, found.made(Entity) if found else None)
    return entities


def put(found: dict[str, Any], key: str, value: Any) -> None:
    """Puts *value* into *found*, or takes out what is there."""
    if value is None:
        found.pop(key, None)
    else:
        found[key] = value


def people_named(before: Snapshot, entities: Mapping[str, Entity]) -> tuple[Mapping[Named, Entity], frozenset[Named]]:
    """From a document and a name in it to the person; and where that person changed."""
    changed = [identifier for identifier in {*before.entities, *entities} if before.entities.get(identifier) is not entities.get(identifier)]
    went = [person for identifier in changed if (person := before.entities.get(identifier)) and person.kind == "person"]
    came = [person for identifier in changed if (person := entities.get(identifier)) and person.kind == "person"]
    if not went and not came:
        return before.person_of, frozenset()
    person_of = dict(before.person_of)
    for person in went:
        for place in names_of(person):
            person_of.pop(place, None)
    person_of.update((place, person) for person in sorted(came, key=lambda one: one.id) for place in names_of(person))
    return person_of, frozenset(place for person in (*went, *came) for place in names_of(person))


def whom(person: Entity | None) -> tuple[str, ...]:
    """Who somebody is, and for whom he speaks."""
    return (person.id, *person.represents) if person else ()


def names_of(person: Entity) -> Iterator[Named]:
    """Where a person is named, and how."""
    return ((document, one.name) for one in person.spellings for document in one.documents)


def parties_of(facts: Facts, query: Query) -> frozenset[str]:
    """All whom the records of a document concern, the members of groups too."""
    document = facts.row["id"]
    return query.widen({found for name in facts.names for found in query.ids_of(document, name)})


def keys_of(thing: Thing | Derived, query: Query) -> frozenset[str]:
    """By what a thing is found."""
    value = thing.value
    return query.concerned(thing.kind, value) | frozenset(further_keys(thing.kind, value))


def further_keys(kind: str, value: Mapping[str, Any]) -> Iterator[str]:
    """By what else than its parties a thing is found."""
    if kind == "origins":
        yield from (f"document {name}" for name in value["documents"])
    elif kind == "engagements":
        yield f"status {value['status']}"
        yield from (f"document {mention['document']}" for mention in value["mentions"])
        if value["place"] and value["place"]["country"] and value["type"] in HOSTED:
            yield f"host territory:{value['place']['country']}"
    elif kind == "courses":
        yield from {f"document {mention.rpartition('#')[0]}" for mention in value["told_by"]}
        if value["due"]:
            yield "due"
    elif kind == "agreements":
        yield from {f"document {claim['document']}" for claim in value["claims"]}
    elif kind == "contradictions":
        yield from (f"document {one['document']}" for one in value["values"])
        yield f"engagement {value['engagement']}" if value["engagement"] else f"shown {value['shown']}"


def touched_by(before: Snapshot, after: Snapshot, documents: Iterable[str], things: Iterable[Key]) -> frozenset[str]:
    """All whom changed documents and things concern, before or after the change."""
    found: set[str] = set()
    for snapshot in (before, after):
        for name in documents:
            found |= snapshot.named.keys.get(name, NOBODY)
        for kind, identifier in things:
            keys = snapshot.keys[kind].keys.get(identifier, NOBODY)
            found |= keys
            for name in (key.removeprefix("document ") for key in keys if key.startswith("document ")):
                found |= snapshot.named.keys.get(name, NOBODY)
    return frozenset(found)
