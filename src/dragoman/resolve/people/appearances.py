"""The people whom a document names, with all that it says of each; what is written alike for the same sides is one class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.model.records import Evidence, Post, quote_of
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.engagements.reports import Report
from dragoman.resolve.steps.traces import Node, node_of


@dataclass(frozen=True, slots=True, order=True)
class NameClass:
    """A name as written, for the same sides, in the same decade and kind of office (``seat``).

    ``alone`` is the document of one that stands by itself: a lone family name, or one of which somebody has judged who it is.
    """

    name: str
    parties: tuple[str, ...]
    alone: str = ""
    seat: str = ""

    @property
    def node(self) -> Node:
        """The class as a node."""
        return node_of("name", self.name, self.alone, self.seat, *self.parties)


@dataclass(frozen=True, slots=True)
class Naming:
    """One person as a document names him: the sides he speaks for, his posts, how often the text has the name, and the words that tell of him."""

    name: str
    parties: frozenset[str]
    posts: tuple[str, ...]
    count: int
    quote: str
    seat: str  # the decade and the kind of office in which it is told
    lone: bool  # a family name alone

    def in_class(self, document: str, *, judged: bool) -> NameClass:
        """The class to which it belongs; *judged* where somebody has judged who it is."""
        return NameClass(self.name, tuple(sorted(self.parties)), document if judged or self.lone else "", self.seat)


def people_in(view: DocumentView, reports: Sequence[Report], parties: Parties) -> Mapping[str, Naming]:
    """All named people of a document, by name."""
    said: dict[str, list[tuple[frozenset[str], str | None]]] = {}
    for report in reports:
        for person in report.people:
            said.setdefault(person.name, []).append((person.parties, person.post))
    for post in view[Post]:
        said.setdefault(post.person, []).append((parties.ids_of(post.organisation_or_state), office_of(post)))
    return {name: _naming(view, name, said[name], parties) for name in sorted(said)}


def _naming(view: DocumentView, name: str, said: Sequence[tuple[frozenset[str], str | None]], known: Parties) -> Naming:
    parties = frozenset(party for found, _ in said for party in found)
    posts = tuple(dict.fromkeys(post for _, post in said if post))
    kinds = {known.offices.read(fold_party(post), parties).kind for post in posts}
    seat = f"{(view.published or '')[:3]} {next(iter(kinds)) if len(kinds) == 1 else ''}".strip()
    lone = known.people.reader.read(name).is_lone
    return Naming(name, parties, posts, max(1, view.text.count(name)), _quote(view, name), seat, lone)


def _quote(view: DocumentView, name: str) -> str:
    """The words in which a document tells who somebody is; the name alone where it doesn't."""
    posts = [quote_with(post.evidence, name) for post in view[Post] if post.person == name]
    if posts:
        return posts[0]
    start = view.text.find(name)
    return view.text[start : start + len(name)] if start >= 0 else name


def quote_with(evidence: Sequence[Evidence], value: str) -> str:
    """The shortest words of *evidence* that hold *value*; the anchor where none does."""
    holding = [item.quote for item in evidence if value in item.quote]
    return min(holding, key=len) if holding else quote_of(evidence)


def office_of(post: Post) -> str:
    """A post in words, with whose it is and to whom."""
    words = post.post
    for joint, whose in ((" of ", post.organisation_or_state), (" to ", post.to)):
        if whose and fold_party(whose) not in fold_party(words):
            words += joint + whose
    return words
