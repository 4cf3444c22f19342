"""Whose a bare "Ministry of Foreign Affairs" or "the Embassy" is, where its story makes it certain: never where two could be meant.

A ministry is that of the state in whose capital the text places it; or of the state from whose capital the story was filed, where nobody else's
ministers or ministries are named but those of sides that it met; or, in a story that names no other state at all, of the one whose same ministry was
named before. An embassy is that of the only state whose envoy or embassy was named before, to the state to which that envoy is sent or from whose
capital the story was filed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from dragoman.model.records import Deed, Engagement, Figure, Participant, Post, Relation, Statement, Undertaking
from dragoman.resolve.bodies.naming import Bare, Bodies, Owner
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.bodies.roles import NamedState, filed_from, role_of, states_in
from dragoman.resolve.documents.views import DocumentView


def owners_in(view: DocumentView, parties: Parties) -> Mapping[str, Owner]:
    """Of each bare name in a document's records whose it is, where that is certain."""
    bodies = Bodies(parties)
    bare = {name: found for name in dict.fromkeys(_names_in(view)) if (found := bodies.bare(name))}
    if not bare:
        return {}
    story = _Story(view, parties, bare)
    return {name: owner for name, found in bare.items() if (owner := story.owner_of(name, found))}


def with_owners(view: DocumentView, owners: Mapping[str, Owner], parties: Parties) -> DocumentView:
    """*view* with bare bodies that take part standing for their states."""
    if not any(one.name in owners for engagement in view[Engagement] for one in engagement.participants):
        return view
    engagements = tuple(replace(one, participants=tuple(_owned(it, owners, parties) for it in one.participants)) for one in view[Engagement])
    return replace(view, records={**view.records, Engagement: engagements})


def _owned(one: Participant, owners: Mapping[str, Owner], parties: Parties) -> Participant:
    owner = owners.get(one.name) if _is_bare(one) else None
    return replace(one, represents=parties.name_of(owner.whose), represents_entity=owner.whose) if owner else one


def _is_bare(one: Participant) -> bool:
    return one.kind == "org" and not one.represents and not one.entity


def _names_in(view: DocumentView) -> Iterator[str]:
    """All names that a document's records give to somebody who acts."""
    yield from (one.name for engagement in view[Engagement] for one in engagement.participants if _is_bare(one))
    yield from (name for one in view[Undertaking] for name in (*one.by, *one.to))
    yield from (name for one in view[Deed] for name in (*one.by, *one.to))
    yield from (one.subject for one in view[Relation])
    yield from (name for one in view[Post] if (name := one.organisation_or_state))
    yield from (name for one in view[Statement] if (name := one.speaker))
    yield from (name for one in view[Figure] if (name := one.subject))


class _Story:
    """What a document tells of the states in it."""

    def __init__(self, view: DocumentView, parties: Parties, bare: Mapping[str, Bare]) -> None:
        self.view = view
        self.parties = parties
        self.bare = bare
        self.text = f"{view.title or ''}\n{view.text}"
        self.filed = filed_from(view.text, parties)

    @cached_property
    def named(self) -> tuple[NamedState, ...]:
        return tuple(states_in(self.text, self.parties))

    @cached_property
    def states(self) -> frozenset[str]:
        """All states that the story or its source names."""
        of_source = {found for found in self.parties.ids_of(self.view.source) if found.startswith("territory:")}
        return frozenset({one.state for one in self.named} | of_source | self.acting("home") | self.acting("abroad"))

    def acting(self, role: str) -> frozenset[str]:
        """The states of which somebody at home, or abroad, is named."""
        return frozenset({one.state for one in self.named if one.role == role} | {state for state, its in self._recorded if its == role})

    @cached_property
    def _recorded(self) -> frozenset[tuple[str, str]]:
        """The states of those who take part, with the role of each."""
        participants = (one for engagement in self.view[Engagement] for one in engagement.participants)
        posts = ((one.post, self.parties.ids_of(one.organisation_or_state)) for one in self.view[Post])
        told = [*((one.post or one.name, self.parties.of(one)) for one in participants if one.kind in {"person", "org"}), *posts]
        return frozenset(
            (state, role_of(fold_party(post).split(), self.parties)) for post, states in told for state in states if state.startswith("territory:")
        )

    def owner_of(self, name: str, bare: Bare) -> Owner | None:
        """Whose *name* is; ``None`` where that isn't certain."""
        if bare.head in self.parties.offices.posted:
            return self._sender(name, bare)
        return self._in_its_capital(name, bare) or self._at_home(bare) or self._named_before(name, bare)

    def _in_its_capital(self, name: str, bare: Bare) -> Owner | None:
        """The state in whose capital the ministry is said to be: "the Foreign Ministry in Skell"."""
        ends = [found.end() for found in re.finditer(rf"{re.escape(name)} in (?=[A-Z])", self.text)]
        states = {*bare.to, *(one.state for one in self.named if one.is_seat and one.start in ends)}
        is_only = len(states) == 1 and self.acting("home") <= states
        return self._owner(states, "the ministry in {}’s capital") if is_only else None

    def _at_home(self, bare: Bare) -> Owner | None:
        """The state from whose capital the story was filed."""
        if self.filed is None:
            return None
        beside = self._beside(bare)
        others = self.states - {self.filed}
        is_told = any(one.state == self.filed and not one.is_seat for one in self.named) or others <= beside
        is_clear = self.filed not in beside and all(other in beside for other in others & self.acting("home"))
        return (
            self._owner({self.filed}, "the story was filed from {}’s capital, and no other ministry can be meant") if is_told and is_clear else None
        )

    def _beside(self, bare: Bare) -> frozenset[str]:
        """The states at one table with a body that is called so, in whatever wording."""
        names = {name for name, found in self.bare.items() if (found.head, found.matter) == (bare.head, bare.matter)}
        tables = [one.participants for one in self.view[Engagement] if any(it.name in names and _is_bare(it) for it in one.participants)]
        return frozenset(side for table in tables for one in table if one.name not in names for side in self.parties.of(one))

    def _named_before(self, name: str, bare: Bare) -> Owner | None:
        """The only state that the story names, where the same ministry of it was named before; of a minister nobody knows where he is."""
        start = self.text.find(name)
        same = {one.state for one in self.named if one.start < start and {bare.head, *bare.matter} <= one.words}
        is_only = self.filed is None and len(same) == 1 and self.states == same
        return self._owner(same, "{} alone is named, and the same ministry of it before") if is_only else None

    def _sender(self, name: str, bare: Bare) -> Owner | None:
        """The only state whose envoy or embassy was named before, with the one state to which it is sent."""
        senders = self.acting("abroad")
        start = self.text.find(name)
        if len(senders) != 1 or not any(one.role == "abroad" and one.start < start for one in self.named):
            return None
        hosts = frozenset(bare.to or self._hosts(senders) or ({self.filed} if self.filed else ())) - senders
        is_known = len(hosts) == 1 and next(iter(hosts)) in self.parties.by_id
        return self._owner(senders, "the only envoy or embassy named is of {}", tuple(hosts)) if is_known else None

    def _hosts(self, senders: Iterable[str]) -> frozenset[str]:
        """To whom the posts that the story tells send envoys of *senders*."""
        sent = (one for one in self.view[Post] if one.to and self.parties.ids_of(one.organisation_or_state) <= frozenset(senders))
        return frozenset(state for one in sent for state in self.parties.ids_of(one.to))

    def _owner(self, states: Iterable[str], why: str, to: tuple[str, ...] = ()) -> Owner:
        (state,) = states
        return Owner(state, to, why.format(self.parties.name_of(state)))
