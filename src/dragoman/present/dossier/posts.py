"""Who holds what: people of the dossier with their posts and the days on which they were seen in them."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model.records import Engagement, Evidence, Post
from dragoman.present.dossier.citations import Citations
from dragoman.present.dossier.model import PostEntry
from dragoman.present.dossier.scope import Scope
from dragoman.present.words import ordered_key
from dragoman.resolve.appearances import office_of
from dragoman.resolve.parties import fold_party
from dragoman.resolve.records import Entity

Seen = tuple[str, str, tuple[Evidence, ...]]  # document, post, evidence


def list_posts(scope: Scope, citations: Citations) -> tuple[PostEntry, ...]:
    """People who took part in the dossier's engagements or are sent from one party to the other, by side and name."""
    people = [person for person in scope.resolution.people if _belongs(person, scope)]
    entries = [
        (_side(person, scope), person.name, _entry(person, scope, citations))
        for person in sorted(people, key=lambda one: (_side(one, scope), one.name))
    ]
    return tuple(entry for _, _, entry in entries if entry)


def _belongs(person: Entity, scope: Scope) -> bool:
    if person.id in {party.id for party in scope.parties}:
        return True
    if not scope.concerned(scope.widen(person.represents)):
        return False
    if person.id in scope.participants or not scope.is_pair:
        return True
    sent = [
        to
        for document, _, _ in _seen(person, scope)
        for post in scope.views[document][Post]
        if post.person in _names(person)
        for to in [post.to]
        if to
    ]
    return any(scope.is_between(person.represents, scope.ids_of("", to)) for to in sent)


def _names(person: Entity) -> frozenset[str]:
    return frozenset(spelling.name for spelling in person.spellings)


def _side(person: Entity, scope: Scope) -> int:
    return next((place for place, party in enumerate(scope.parties) if party.id in person.represents), len(scope.parties))


def _seen(person: Entity, scope: Scope) -> Iterable[Seen]:
    for document in person.documents:
        view = scope.views[document]
        for post in view[Post]:
            if scope.people.get((document, post.person)) is person and not post.qualifier:
                yield document, office_of(post), post.evidence
        for engagement in view[Engagement]:
            for participant in engagement.participants:
                if participant.post and scope.people.get((document, participant.name)) is person:
                    yield document, participant.post, engagement.evidence


def _entry(person: Entity, scope: Scope, citations: Citations) -> PostEntry | None:
    seen = list(_seen(person, scope))
    if not seen:
        return None
    posts = shown_posts([post for _, post, _ in seen], frozenset(person.represents), scope)
    days = sorted((day for document, _, _ in seen if (day := scope.views[document].day)), key=ordered_key)
    first = {document: evidence for document, _, evidence in reversed(seen)}
    return PostEntry(
        person=person.name,
        post="; ".join(posts),
        seen_from=days[0] if days else None,
        seen_to=days[-1] if days else None,
        sources=citations.cite_all(first.items()),
    )


def shown_posts(posts: Iterable[str], represents: frozenset[str], scope: Scope) -> list[str]:
    """The fullest wording of each office: one whose words stand in another's, but for whose office it is, is left out."""
    kept: list[tuple[str, frozenset[str]]] = []
    for post in sorted(dict.fromkeys(posts), key=lambda text: (-len(set(fold_party(text).split())), text)):
        words = frozenset(word for word in fold_party(post).split() if not scope.directory.ids_of(word) & represents)
        if not any(words <= other for _, other in kept):
            kept.append((post, words))
    return [post for post, _ in kept]
