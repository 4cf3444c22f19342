"""Who holds what: people of the dossier with their posts and the days on which they were seen in them."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.present.dossier.citations import Citations
from dragoman.present.dossier.model import PostEntry
from dragoman.present.dossier.scope import Scope
from dragoman.present.words import ordered_key
from dragoman.resolve.bodies.parties import fold_party
from dragoman.resolve.records import Entity

Seen = tuple[str, str, str]  # document, post, words
MOST_CITED = 8  # documents for one person: the first and the latest


def list_posts(scope: Scope, citations: Citations) -> tuple[PostEntry, ...]:
    """People who took part in the dossier's engagements or are sent from one party to the other, by side and name."""
    people = [person for person in scope.candidates() if _belongs(person, scope)]
    entries = [_entry(person, scope, citations) for person in sorted(people, key=lambda one: (_side(one, scope), one.name))]
    return tuple(entry for entry in entries if entry)


def _belongs(person: Entity, scope: Scope) -> bool:
    if person.id in {party.id for party in scope.parties}:
        return True
    if not scope.concerned(scope.widen(person.represents)):
        return False
    if person.id in scope.participants or not scope.is_pair:
        return True
    sent = [to for document in person.documents for name, to in scope.sent(document) if _is(person, document, name, scope)]
    return any(scope.is_between(person.represents, scope.ids_of("", to)) for to in sent)


def _side(person: Entity, scope: Scope) -> int:
    return next((place for place, party in enumerate(scope.parties) if party.id in person.represents), len(scope.parties))


def _is(person: Entity, document: str, name: str, scope: Scope) -> bool:
    found = scope.people.get((document, name))
    return found is not None and found.id == person.id


def _seen(person: Entity, scope: Scope) -> Iterable[Seen]:
    names = {one.name for one in person.spellings}
    for document in person.documents:
        for one in scope.appearances(document):
            if one.name in names and _is(person, document, one.name, scope):
                yield document, one.post, one.quote


def _entry(person: Entity, scope: Scope, citations: Citations) -> PostEntry | None:
    seen = list(_seen(person, scope))
    if not seen:
        return None
    posts = shown_posts([post for _, post, _ in seen], frozenset(person.represents), scope)
    first = {document: quote for document, _, quote in reversed(seen)}
    dated = sorted(first, key=lambda document: (ordered_key(scope.day_of(document)), document))
    days = [day for document in dated if (day := scope.day_of(document))]
    cited = dated if len(dated) <= MOST_CITED else [dated[0], *dated[1 - MOST_CITED :]]
    return PostEntry(
        person=person.name,
        post="; ".join(posts),
        seen_from=days[0] if days else None,
        seen_to=days[-1] if days else None,
        sources=tuple(sorted(citations.cite(document, quotes=[first[document]]) for document in first if document in cited)),
        more=len(dated) - len(cited),
    )


def shown_posts(posts: Iterable[str], represents: frozenset[str], scope: Scope) -> list[str]:
    """The fullest wording of each office: one whose words stand in another's, but for whose office it is, is left out."""
    kept: list[tuple[str, frozenset[str]]] = []
    for post in sorted(dict.fromkeys(posts), key=lambda text: (-len(set(fold_party(text).split())), text)):
        words = frozenset(word for word in fold_party(post).split() if not scope.directory.ids_of(word) & represents)
        if not any(words <= other for _, other in kept):
            kept.append((post, words))
    return [post for post, _ in kept]
