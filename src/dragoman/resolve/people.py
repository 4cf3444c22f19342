"""Who is who across documents.

Names are looked up by their consonants; one name in one spelling for one side is one person. Close spellings are joined only where both hold one
office of one side, or stand for one side in reports of one engagement; an initial, a lone family name or a name without a side only where exactly one
person fits. Nobody is joined by an initial alone, and nobody whose first names differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from dragoman.model.ids import digest
from dragoman.model.judgement import Judgement, split_mention
from dragoman.model.records import Post
from dragoman.resolve.clusters import Clusters
from dragoman.resolve.compare import alike_people
from dragoman.resolve.judged import right_values, standing_pairs
from dragoman.resolve.names import compare_names, plain_tokens, surname_keys
from dragoman.resolve.parties import Parties, fold_party
from dragoman.resolve.records import Decision, Entity, Spelling, pair_decision
from dragoman.resolve.reports import NamedPerson, Report
from dragoman.resolve.spellings import Use, rank_names
from dragoman.resolve.views import DocumentView

OFFICE_YEARS = 5  # an office changes hands; a misspelling some years off may be another holder
STYLE = frozenset({"of", "the", "republic", "kingdom", "federation", "federal", "democratic"})
Key = tuple[str, str]  # document and name as written there


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person as one document names him, with all that it says of him."""

    document: str
    name: str
    origin: str
    published: str
    parties: frozenset[str]
    posts: tuple[str, ...]
    count: int  # how often the text has the name

    @property
    def key(self) -> Key:
        """The document and the name."""
        return self.document, self.name


def appearances_of(
    documents: Sequence[DocumentView], reports: Sequence[Report], parties: Parties, origin_of: Mapping[str, str]
) -> tuple[Appearance, ...]:
    """All named people of all documents, in order."""
    said: dict[Key, list[tuple[frozenset[str], str | None]]] = {}
    for report in reports:
        for person in report.people:
            said.setdefault((report.ref.document, person.name), []).append((person.parties, person.post))
    for view in documents:
        for post in view[Post]:
            said.setdefault((view.id, post.person), []).append((parties.ids_of(post.organisation_or_state), office_of(post)))
    views = {view.id: view for view in documents}
    return tuple(
        _appearance(views[key[0]], key[1], said[key], origin_of[key[0]]) for key in sorted(said, key=lambda key: (views[key[0]].order, key[1]))
    )


def office_of(post: Post) -> str:
    """A post in words, with whose it is and to whom."""
    words = post.post
    for joint, whose in ((" of ", post.organisation_or_state), (" to ", post.to)):
        if whose and fold_party(whose) not in fold_party(words):
            words += joint + whose
    return words


def _appearance(view: DocumentView, name: str, said: Sequence[tuple[frozenset[str], str | None]], origin: str) -> Appearance:
    parties = frozenset(party for found, _ in said for party in found)
    posts = tuple(dict.fromkeys(post for _, post in said if post))
    return Appearance(view.id, name, origin, view.published or "", parties, posts, max(1, view.text.count(name)))


@dataclass(frozen=True, slots=True)
class PeopleFound:
    """The people behind appearances, what was decided on doubtful pairs of these, and which mentions somebody keeps apart."""

    people: tuple[Entity, ...]
    decisions: tuple[Decision, ...]
    apart: frozenset[frozenset[str]]


def find_people(appearances: Sequence[Appearance], groups: Iterable[Sequence[Report]], judgements: Iterable[Judgement] = ()) -> PeopleFound:
    """The people behind *appearances*; *groups* are the reports of each merged engagement."""
    judgements = list(judgements)
    by_key = {appearance.key: appearance for appearance in appearances}
    same, apart, _ = standing_pairs(judgements, records=False)
    joins = Joins(by_key, [(split_mention(item.left), split_mention(item.right)) for item in apart])
    for judgement in same:
        joins.follow(judgement)
    weak = _join_alike(appearances, joins)
    _join_in_engagements(groups, joins)
    _join_short_forms(weak, joins)
    right = {mention for mention, field in right_values(judgements) if field == "name"}
    people = tuple(_person([by_key[key] for key in group], joins.reasons, right) for group in joins.clusters.groups())
    return PeopleFound(people, joins.decisions(), frozenset(frozenset({item.left, item.right}) for item in apart))


class Joins:
    """Growing groups of appearances, with why they were joined and which joins were close."""

    def __init__(self, by_key: Mapping[Key, Appearance], apart: Iterable[tuple[Key, Key]] = ()) -> None:
        self.clusters = Clusters(by_key, apart)
        self.reasons: dict[Key, list[str]] = {}
        self.close: dict[tuple[Key, Key], tuple[str, float]] = {}

    def follow(self, judgement: Judgement) -> None:
        """Follows a person's "same"; one on people who aren't there waits."""
        left, right = split_mention(judgement.left), split_mention(judgement.right)
        if left in self.clusters and right in self.clusters:
            self.join(left, right, judgement.told)

    def join(self, left: Key, right: Key, reason: str, margin: float | None = None) -> None:
        """Makes one of two, for a reason; *margin* where it was close."""
        new = self.clusters.find(left) != self.clusters.find(right)
        if margin is not None and new:
            self.close[left, right] = (reason, margin)
        if self.clusters.join(left, right) and new and reason:
            self.reasons.setdefault(left, []).append(reason)

    def decisions(self) -> tuple[Decision, ...]:
        """All close joins, also those that weren't made."""
        return tuple(
            pair_decision("#".join(one), "#".join(other), (reason,), margin, accepted=self.clusters.find(one) == self.clusters.find(other))
            for (one, other), (reason, margin) in sorted(self.close.items())
        )


def _blocks(appearances: Sequence[Appearance]) -> Iterable[list[Appearance]]:
    blocks: dict[str, list[Appearance]] = {}
    for appearance in appearances:
        for key in sorted(surname_keys(appearance.name)):
            blocks.setdefault(key, []).append(appearance)
    return blocks.values()


def _join_equal(appearances: Sequence[Appearance], clusters: Clusters[Key]) -> list[Appearance]:
    """Joins what is written alike for the same sides, and gives the first of each, so that a name in a thousand documents is compared once."""
    firsts: dict[tuple[str, frozenset[str]], Appearance] = {}
    for item in appearances:
        first = firsts.setdefault((item.name, item.parties), item)
        if first is not item and len(plain_tokens(item.name)) > 1:
            clusters.join(item.key, first.key)
    lone = [item for item in appearances if len(plain_tokens(item.name)) <= 1]
    return [*(first for first in firsts.values() if len(plain_tokens(first.name)) > 1), *lone]


def _join_alike(appearances: Sequence[Appearance], joins: Joins) -> dict[Key, list[tuple[Key, str]]]:
    """Joins one name for one side; gives the pairs that would need more to be one, by the name that tells less."""
    weak: dict[Key, list[tuple[Key, str]]] = {}
    for block in _blocks(_join_equal(appearances, joins.clusters)):
        for one, other in combinations(block, 2):
            certain, reason = why_one_person(one, other)
            misspelt = compare_names(one.name, other.name).likeness == "spelling"
            if certain:
                joins.join(one.key, other.key, reason if one.name != other.name else "", 0.5 if misspelt else None)
            elif misspelt and one.parties & other.parties:
                joins.close.setdefault((one.key, other.key), (compare_names(one.name, other.name).reason, -0.5))
            elif reason:
                less, more = sorted((one, other), key=lambda item: (bool(item.parties), len(item.name), item.key))
                weak.setdefault(less.key, []).append((more.key, reason))
    return weak


def why_one_person(one: Appearance, other: Appearance) -> tuple[bool, str]:
    """Whether two appearances are certainly one person, and why; not certain with a reason where they may be, without one where they aren't."""
    match = compare_names(one.name, other.name)
    shared = bool(one.parties & other.parties)
    unknown = not one.parties or not other.parties
    if match.is_same and (shared or unknown):
        lone = len(plain_tokens(one.name)) == 1
        return not lone and (shared or one.parties == other.parties), match.reason
    if match.likeness == "spelling" and (office := _common_office(one, other)):
        return True, f"{match.reason}, both {office}"
    return False, match.reason if match.likeness == "initials" and shared else ""


def _common_office(one: Appearance, other: Appearance) -> str | None:
    """An office that both hold for one side, in the same words; ``None`` where there is none, or one of them is seen at another time."""
    if not one.parties & other.parties or _years_apart(one, other) > OFFICE_YEARS:
        return None
    offices = {_office_words(post) for post in other.posts}
    return next((post for post in one.posts if _office_words(post) in offices), None)


def _office_words(post: str) -> frozenset[str]:
    """The words of an office, without those of a state's full style ("President of the Republic of Arvenia")."""
    return frozenset(fold_party(post).split()) - STYLE


def _years_apart(one: Appearance, other: Appearance) -> int:
    days = [item.published[:4] for item in (one, other)]
    return abs(int(days[0]) - int(days[1])) if all(days) else 0


def _join_in_engagements(groups: Iterable[Sequence[Report]], joins: Joins) -> None:
    """Within reports of one engagement, people of one side whose names are close are one."""
    for reports in groups:
        people = [(report.ref.document, person) for report in reports for person in report.people]
        for (document, one), (elsewhere, other) in combinations(people, 2):
            reason = alike_people(one, other) if document != elsewhere and offices_agree(one, other) else None
            if reason:
                joins.join((document, one.name), (elsewhere, other.name), f"{reason}, in reports of one engagement", 0.75)


def offices_agree(one: NamedPerson, other: NamedPerson) -> bool:
    """Whether two offices may be one: a word of one stands in the other, or one isn't told."""
    if not one.post or not other.post:
        return True
    words, others = set(fold_party(one.post).split()), set(fold_party(other.post).split())
    return bool((words & others) - {"of", "the", "to", "and", "for"})


def _join_short_forms(weak: Mapping[Key, Sequence[tuple[Key, str]]], joins: Joins) -> None:
    """An initial or a lone family name goes to the one person whom it fits, and to nobody where it fits several."""
    for short in sorted(weak):
        homes = {joins.clusters.find(full) for full, _ in weak[short]}
        mine = joins.clusters.find(short)
        full, reason = weak[short][0]
        if len(homes) == 1 and mine not in homes:
            joins.join(full, short, f"{reason}, the only one whom it fits", 0.25)
        elif mine not in homes:
            joins.close[full, short] = (f"{reason}, but it fits several", -0.25)


def _person(appearances: Sequence[Appearance], reasons: Mapping[Key, Sequence[str]], right: Set[str]) -> Entity:
    uses = [Use(item.name, item.document, item.origin, item.published, item.count, "#".join(item.key) in right) for item in appearances]
    names = rank_names(uses)
    first = appearances[0]
    return Entity(
        id=f"per-{digest(first.document, first.name)}",
        kind="person",
        name=names[0],
        spellings=tuple(_spelling(name, appearances) for name in names),
        posts=tuple(dict.fromkeys(post for item in appearances for post in item.posts)),
        represents=tuple(sorted({party for item in appearances for party in item.parties})),
        documents=tuple(dict.fromkeys(item.document for item in appearances)),
        reasons=tuple(dict.fromkeys(reason for item in appearances for reason in reasons.get(item.key, ()))),
    )


def _spelling(name: str, appearances: Sequence[Appearance]) -> Spelling:
    mine = [item for item in appearances if item.name == name]
    return Spelling(name, sum(item.count for item in mine), tuple(dict.fromkeys(item.document for item in mine)))
