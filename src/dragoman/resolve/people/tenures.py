"""Who held which post when, as far as the record has seen: a register in time, two-sided for envoys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.dates import precision
from dragoman.model.ids import digest
from dragoman.model.records import Engagement, Post, quote_of
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.people.whom import Person, Whom
from dragoman.resolve.records import Value
from dragoman.resolve.records_of_standing import Claim, Tenure
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Item, Row, node_of

FORMER = frozenset({"former", "ex", "late", "then"})  # no longer in office on the day of the report


@dataclass(frozen=True, slots=True)
class Seen:
    """A person in a post, as one document tells. ``started`` where it tells of the appointment, ``body`` whose post it is in its words."""

    claim: Claim
    order: tuple[str, str, str]
    origin: str
    person: Person
    post: str
    of: str | None
    to: str | None
    body: str | None
    day: str | None
    former: bool
    started: str | None = None


def seen_in_posts(view: DocumentView, whom: Whom, origin: str) -> Iterator[Item]:
    """Who is seen in which post in a document."""
    appointed = {one.name: event.date or view.day for event in view[Engagement] if event.type == "appointment" for one in event.participants}
    for post in view[Post]:
        if person := whom.people.get((view.id, post.person)):
            of, to = (whom.known(view.id, name) for name in (post.organisation_or_state, post.to))
            of = of if of or post.organisation_or_state else only(person.represents)
            claim = Claim(view.id, post.id, quote_of(post.evidence))
            former = bool({(post.qualifier or "").casefold(), fold_party(post.post).partition(" ")[0]} & FORMER)
            started = appointed.get(post.person)
            seen = Seen(claim, view.order, origin, person, post.post, of, to, post.organisation_or_state, view.day, former, started)
            yield Item("tenures", node_of("tenure", person.id, _office(seen, whom.parties)), seen)


def only(sides: Sequence[str]) -> str | None:
    """The one side that somebody speaks for; ``None`` for none or several."""
    return sides[0] if len(sides) == 1 else None


def find_tenures(parties: Parties, group: Group) -> Iterator[Row]:
    """A post in which somebody was seen; for an envoy, one for each whom he is sent to."""
    seen: list[Seen] = sorted(group.all(Seen), key=lambda one: (one.order, one.claim.record))
    for items in _by_host(seen):
        tenure = _tenure(items, parties)
        yield Found("tenures", tenure.id, tenure)
        if tenure.of and not tenure.of.startswith(("territory:", "body:", "group:")):
            values = tuple(Value(one.claim.document, one.body, one.claim.quote, one.claim.record) for one in items if one.body)
            sources = tuple(one.origin for one in items if one.body)
            held = Held(items[0].order, tenure.id, tenure.name, tenure.post, tenure.of, tenure.seen_from, values, sources)
            yield Item("offices", node_of("office", tenure.person, fold_party(tenure.post)), held)


@dataclass(frozen=True, slots=True)
class Held:
    """A tenure in short: what each document says whose the office is, with the documents' origins."""

    order: tuple[str, str, str]
    id: str
    name: str
    post: str
    of: str
    seen_from: str | None
    values: tuple[Value, ...]
    origins: tuple[str, ...]


def _by_host(items: Sequence[Seen]) -> Iterable[list[Seen]]:
    """An envoy's posts by whom he is sent to; a report that doesn't tell goes with the only one there is."""
    hosts = sorted({item.to for item in items if item.to})
    if len(hosts) <= 1:
        return [list(items)]
    groups = [[item for item in items if item.to == host] for host in (*hosts, None)]
    return [group for group in groups if group]


def _office(item: Seen, parties: Parties) -> str:
    """Which office it is and whose, so that two wordings of one office fall together."""
    post = fold_party(item.post)
    office = parties.offices.read(post, frozenset(side for side in (item.of, item.to) if side))
    return (" ".join(sorted(office.words | office.ranks)) or post) + f"|{item.of or ''}"


def _tenure(items: Sequence[Seen], parties: Parties) -> Tenure:
    days = sorted({item.day for item in items if item.day and not item.former})
    first = items[0]
    host = next((item.to for item in items if item.to), None)
    return Tenure(
        id=f"ten-{digest(first.claim.document, first.claim.record)}",
        person=first.person.id,
        name=first.person.name,
        post=max((item.post for item in items), key=lambda text: (fold_party(text).partition(" ")[0] not in FORMER, len(text), text)),
        of=first.of,
        of_name=parties.name_of(first.of) if first.of else None,
        to=host,
        to_name=parties.name_of(host) if host else None,
        started=max((item.started for item in items if item.started), key=precision, default=None),
        seen_from=days[0] if days else None,
        seen_to=days[-1] if days else None,
        former_by=min((item.day for item in items if item.former and item.day), default=None),
        claims=tuple(item.claim for item in items),
        documents=tuple(dict.fromkeys(item.claim.document for item in items)),
    )
