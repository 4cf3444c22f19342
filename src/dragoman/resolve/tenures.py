"""Who held which post when, as far as the record has seen: a register in time, two-sided for envoys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model.dates import precision
from dragoman.model.ids import digest
from dragoman.model.records import Engagement, Post
from dragoman.resolve.parties import fold_party
from dragoman.resolve.records import Claim, Entity, Tenure
from dragoman.resolve.views import DocumentView
from dragoman.resolve.whom import Whom

FORMER = frozenset({"former", "ex", "outgoing", "late", "then"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A person in a post, as one document tells. ``started`` where it tells of the appointment."""

    claim: Claim
    post: str
    of: str | None
    to: str | None
    day: str | None
    former: bool
    started: str | None = None


def find_tenures(documents: Sequence[DocumentView], whom: Whom) -> tuple[Tenure, ...]:
    """Every post in which somebody was seen, once for each person; sorted by id."""
    seen: dict[tuple[str, ...], list[Seen]] = {}
    people: dict[str, Entity] = {}
    for view in documents:
        appointed = {one.name: event.date or view.day for event in view[Engagement] if event.type == "appointment" for one in event.participants}
        for item, person in _seen(view, whom, appointed):
            people[person.id] = person
            seen.setdefault((person.id, _office(item, whom)), []).append(item)
    made = [_tenure(people[person], group, whom) for (person, _), items in seen.items() for group in _by_host(items)]
    return tuple(sorted(made, key=lambda one: one.id))


def _by_host(items: Sequence[Seen]) -> Iterable[list[Seen]]:
    """An envoy's posts by whom he is sent to; a report that doesn't tell goes with the only one there is."""
    hosts = sorted({item.to for item in items if item.to})
    if len(hosts) <= 1:
        return [list(items)]
    groups = [[item for item in items if item.to == host] for host in (*hosts, None)]
    return [group for group in groups if group]


def _seen(view: DocumentView, whom: Whom, appointed: dict[str, str | None]) -> Iterable[tuple[Seen, Entity]]:
    for post in view[Post]:
        person = whom.people.get((view.id, post.person))
        if person:
            of, to = (whom.known(view.id, name) for name in (post.organisation_or_state, post.to))
            former = (post.qualifier or "").casefold() in FORMER
            quote = post.evidence[0].quote if post.evidence else ""
            yield Seen(Claim(view.id, post.id, quote), post.post, of, to, view.day, former, appointed.get(post.person)), person


def _office(item: Seen, whom: Whom) -> str:
    """The words of an office and whose it is, so that two wordings of one office fall together."""
    whose = {word for side in (item.of, item.to) if side for word in fold_party(whom.parties.name_of(side)).split()}
    words = sorted(set(fold_party(item.post).split()) - whose - {"the", "of", "to", "and", "for", "in"})
    return " ".join(words) + f"|{item.of or ''}"


def _tenure(person: Entity, items: Sequence[Seen], whom: Whom) -> Tenure:
    days = sorted({item.day for item in items if item.day and not item.former})
    first = items[0]
    host = next((item.to for item in items if item.to), None)
    return Tenure(
        id=f"ten-{digest(first.claim.document, first.claim.record)}",
        person=person.id,
        name=person.name,
        post=max((item.post for item in items), key=lambda text: (len(text), text)),
        of=first.of,
        of_name=whom.parties.name_of(first.of) if first.of else None,
        to=host,
        to_name=whom.parties.name_of(host) if host else None,
        started=max((item.started for item in items if item.started), key=precision, default=None),
        seen_from=days[0] if days else None,
        seen_to=days[-1] if days else None,
        former_by=min((item.day for item in items if item.former and item.day), default=None),
        claims=tuple(item.claim for item in items),
        documents=tuple(dict.fromkeys(item.claim.document for item in items)),
    )
