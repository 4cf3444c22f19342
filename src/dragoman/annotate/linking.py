"""Whose an office is: the state or body that its words name, or that the document ties it to.

An office told without its owner ("Foreign Minister X met …") takes the owner from, in this order: the same stack of offices, the same person told
elsewhere, the delegation or embassy of its sentence, the title itself ("Foreign Secretary"), the only state that its surroundings leave. Where two
owners are possible, none is taken.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.annotate.linking_context import (
    from_holder,
    from_name,
    from_neighbour,
    from_possessor,
    from_posting,
    from_same_office,
    from_sentence,
    from_signing,
    host_city,
    only_state,
)
from dragoman.annotate.linking_owner import Owner, entity_of, is_state, joined, resolve_body, state_of_body
from dragoman.annotate.names import Row
from dragoman.annotate.offices import OfficePhrase
from dragoman.knowledge.lookup import name_of
from dragoman.knowledge.schema import Knowledge
from dragoman.model.document import Document

HOST = re.compile(r"//[^/]*?\.(?P<ending>[a-z]{2,4})(?::\d+)?(?:/|$)", re.IGNORECASE)
OFFICIAL = re.compile(r"\b(?:gov|gouv|gob|gc|mfa|mid|mofa|foreignaffairs|president|mil)\b")
DOMAINS = {"uk": "GB", "gov": "US", "mil": "US"}  # what an ending stands for beside the codes of ISO 3166-1
ORGANS = frozenset(
    {"ministry", "parliament", "senate", "embassy", "government", "chamber", "customs", "cabinet", "presidency", "foreign", "department", "bureau"}
)


def home_of(document: Document, knowledge: Knowledge) -> Owner | None:
    """The state under whose domain a document was published: its "Foreign Minister" without more is its own."""
    host = HOST.search(document.url or "") or HOST.search(f"//{document.source}" if document.source else "")
    if host is None:
        return None
    ending = host["ending"].lower()
    code = DOMAINS.get(ending, ending.upper())
    if code not in knowledge.territories:
        return None
    is_official = OFFICIAL.search(host.group()) is not None
    return Owner(knowledge.territories[code].name, f"territory:{code}", official=is_official)


def owners_of(row: Row, home: Owner | None, knowledge: Knowledge) -> dict[int, Owner]:
    """For each office of the row, whose it is and to whom its holder is sent; *home* is the state whose own source tells it."""
    owners = {at: told_owner(row, at, phrase) for at, phrase in row.offices.items()}
    for at in row.offices:
        if owners[at].name is None:
            owners[at] = inherited_owner(row, at, owners, home, knowledge)
        elif owners[at].entity is None and owners[at].speaks_for is None and is_organ(row.offices[at]):
            state = from_neighbour(row, at, owners) or (home if home and home.official else only_state(row, at, owners) or home)
            if state is not None and is_state(state):
                owners[at] = replace(owners[at], speaks_for=state.name, speaks_for_entity=state.entity)
    return owners


def is_organ(office: OfficePhrase) -> bool:
    """Whether an office is one in a body of some state that its words leave out: "Foreign Ministry spokesperson"."""
    return bool(office.owners) and bool(ORGANS & set(office.owners[0].text.lower().split()))


def told_owner(row: Row, at: int, phrase: OfficePhrase) -> Owner:
    """What the office's own words say."""
    late = [row.late[at]] if at in row.late else []
    of = [resolve_body(row, at, unit) for unit in (*phrase.owners, *late)]
    state = state_of_body(row, of[0]) if of else None
    return Owner(
        joined(of),
        entity_of(of),
        joined(phrase.receivers),
        entity_of(phrase.receivers),
        state.name if state else None,
        state.entity if state else None,
    )


def inherited_owner(row: Row, at: int, owners: dict[int, Owner], home: Owner | None, knowledge: Knowledge) -> Owner:
    """The owner that the document ties an office to; an owner without a name where it ties none."""
    office, own = row.offices[at], owners[at]
    is_state_office = office.kind in ("state", "envoy")
    found = (
        from_possessor(row, at, owners)
        or from_name(row, at)
        or from_holder(row, at, owners)
        or from_same_office(row, at, owners)
        or from_signing(row, at)
    )
    if found is None and office.default and has_default(row, office.default, home):
        found = Owner(name_of(knowledge, office.default), office.default)
    if found is None and is_state_office:
        found = from_sentence(row, at) or from_posting(row, at, owners)
    found = found or from_neighbour(row, at, owners)
    if found is None and is_state_office:
        home = None if home and home.entity in office.not_of else home
        found = home if home and home.official else only_state(row, at, owners) or host_city(row, at, knowledge) or home
    if found is None or found.entity in office.not_of:
        return own
    return replace(
        own,
        name=found.name,
        entity=found.entity,
        to=own.to or found.to,
        to_entity=own.to_entity or found.to_entity,
        speaks_for=found.speaks_for,
        speaks_for_entity=found.speaks_for_entity,
    )


def has_default(row: Row, default: str, home: Owner | None) -> bool:
    """Whether a title's usual state may be meant: the document is its own, or names it and no other state's site tells it."""
    if home is not None and home.official:
        return home.entity == default
    return is_told(row, default)


def is_told(row: Row, entity: str) -> bool:
    """Whether the document names a known thing at all."""
    return any(unit.entry is not None and unit.entry.entity == entity for unit in row.units)
