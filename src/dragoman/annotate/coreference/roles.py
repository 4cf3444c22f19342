"""What an actor is called, which office it holds, and for whom it speaks."""

from __future__ import annotations

from typing import Literal

from dragoman.annotate.coreference.chains import Chain
from dragoman.knowledge.lookup import members_of, name_of
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, Office
from dragoman.model.document import Span

Kind = Literal["person", "state", "org", "group", "place"]


def finish(chain: Chain, knowledge: Knowledge, text: str, generic: frozenset[str] = frozenset()) -> Actor:
    """The actor that a chain makes; *generic* words name a body that every state has, which says nothing of whose ("Parliament")."""
    fullest = chain.fullest
    kind: Kind = "person" if fullest.kind == "office" else fullest.kind
    spans = tuple(sorted({*(one.span for one in chain.mentions), *chain.further}))
    entity = next((one.entity for one in chain.mentions if one.entity), None)
    represents, represents_entity = represented(chain, knowledge, generic)
    return Actor(
        span=spans[0],
        kind=kind,
        name=fullest.name,
        mentions=spans,
        entity=entity,
        post=post_words(chain.offices, text) if kind == "person" else None,
        represents=represents,
        represents_entity=represents_entity,
        members=tuple(territory.name for territory in members_of(knowledge, entity)) if entity and kind == "group" else (),
    )


def post_words(offices: list[Office], text: str) -> str | None:
    """The office in words as the document gives it most fully, a stack of offices as one wording."""
    stacks: list[Span] = []
    for office in offices:
        if stacks and office.span.start - stacks[-1].end <= 5:
            stacks[-1] = stacks[-1].join(office.span)
        else:
            stacks.append(office.span)
    longest = max(stacks, key=len, default=None)
    told = next((one for one in offices if one.span == longest), None)
    if longest and told and told.title.split()[-1].lower() not in longest.of(text).lower().replace("-", " ").split():
        return f"{told.title} of {told.of}" if told.of and not told.inferred else told.title  # one of several: "Presidents A and B"
    return " ".join(longest.of(text).split()) if longest else None


def represented(chain: Chain, knowledge: Knowledge, generic: frozenset[str]) -> tuple[str | None, str | None]:
    """The state or body that an actor speaks for: by its offices, else by what its own words say. A state's body speaks for its state."""
    for office in chain.offices:
        if office.speaks_for:
            return office.speaks_for, office.speaks_for_entity
        if office.of_entity:
            return name_of(knowledge, office.of_entity) or office.of, office.of_entity
    for office in chain.offices:
        if office.of and not set(office.of.lower().split()) <= generic | {"the", "of", "foreign", "national"}:
            return office.of, None
    if chain.chief is not None:
        return represented(chain.chief, knowledge, generic)
    told = next((one for one in chain.mentions if one.represents), None)
    if told is not None:
        whole = name_of(knowledge, told.represents_entity) if told.represents_entity and told.kind in ("person", "org") else None
        return whole or told.represents, told.represents_entity
    return institution_of(chain, knowledge)


def institution_of(chain: Chain, knowledge: Knowledge) -> tuple[str | None, str | None]:
    """The organisation that an institution belongs to, where the chain is one's."""
    first = chain.mentions[0]
    if first.kind == "group" and first.entity:
        return first.name, first.entity
    whole = name_of(knowledge, first.entity) if first.kind == "org" and first.entity else None
    return (whole, first.entity) if whole and whole != first.name else (None, None)
