"""What records tell of the matter of an undertaking: who towards whom, about what, when; and whether two are about one matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from dragoman.model.dates import period_of
from dragoman.model.records import Deed, Engagement, Relation, Undertaking, quote_of
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.engagements.rounds import overlap, stems
from dragoman.resolve.people.whom import Whom
from dragoman.resolve.steps.blocks import ANSWERING, Place, in_lanes, under_parties
from dragoman.resolve.steps.traces import Item, Node, node_of

ALIKE = 0.5  # of the shorter wording's stems that the longer has
ALIKE_IN_ONE_MEETING = 0.3  # where both documents report one engagement
LONGEST_TOWN = 3  # words of a town's name
SHARED = 2  # telling stems that two wordings share at least
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ANSWERS = frozenset({"accept", "decline", "refuse"})  # verbs by which somebody answers an invitation
INVITED_TO = frozenset({"visit", "summit", "conference", "meeting", "consultations"})


@dataclass(frozen=True, slots=True)
class Told:
    """One record of one document that may begin the course of an undertaking or continue it. ``day`` is when it happened or was reported.

    ``order`` sorts documents, ``place`` the records of one; ``kind`` is the undertaking's, the engagement's type, the relation's predicate or the
    deed's verb; ``named`` are the parties that the words of the matter name.
    """

    document: str
    record: str
    order: tuple[str, str, str]
    place: int
    form: Literal["undertaking", "engagement", "relation", "deed"]
    kind: str
    by: frozenset[str]
    to: frozenset[str]
    named: frozenset[str]
    stems: frozenset[str]
    day: str | None
    quote: str
    what: str = ""
    due: str | None = None
    conditional: bool = False
    confidence: float = 0.0
    status: str | None = None  # of an engagement
    ends: bool = False  # of a deed: it puts an end to something
    countries: frozenset[str] = frozenset()  # of an engagement: where it was
    origin: str = ""  # of its document
    people: frozenset[str] = frozenset()  # whom an invitation invites, or who takes part in an engagement: the ids of people who are named
    names: tuple[tuple[str, str], ...] = ()  # of an undertaking: unknown bodies by id, as the document writes them
    towns: frozenset[str] = frozenset()  # of an undertaking or deed: the towns that its words name
    met: frozenset[Node] = frozenset()  # of an undertaking: the merged engagements that its document reports

    @property
    def sides(self) -> frozenset[str]:
        """All whom it concerns."""
        return self.by | self.to

    @property
    def concerned(self) -> frozenset[str]:
        """All whom it concerns, also those that only its matter names."""
        return self.by | self.to | self.named

    @property
    def years(self) -> frozenset[str]:
        """The years that the words of the matter name, and that of its due date."""
        return frozenset(YEAR.findall(f"{self.what} {self.due or ''}"))

    @property
    def node(self) -> Node:
        """The record as a node."""
        return node_of("matter", self.document, self.record)

    @property
    def sort(self) -> str:
        """Brings what happened about one time close to each other."""
        return self.day or "9999"

    def places(self) -> Iterator[Place]:
        """Under a party and a word of the matter; for what somebody is invited to, under the guest and the host."""
        lanes = 0 if self.form == "undertaking" else ANSWERING
        between = all(side.startswith("territory:") for side in self.concerned)
        yield from under_parties(self.concerned, self.stems, self.sort, between=between, lanes=lanes)
        yield from ((node_of("guest", guest, host), in_lanes(self.sort, lanes)) for guest, host in self._visits())

    def _visits(self) -> Iterator[tuple[str, str]]:
        """Who may visit whom, where it invites, answers an invitation, or is what somebody is invited to."""
        if self.form == "undertaking" and self.kind == "invitation":
            return product(sorted(self.to), sorted(self.by))
        if self.form == "deed" and self.kind in ANSWERS:
            return product(sorted(self.by), sorted(self.to))
        if self.form == "engagement" and self.kind in INVITED_TO:
            return product(sorted(self.sides), sorted(self.countries))
        return iter(())


def told_matters(view: DocumentView, whom: Whom, origin: str, met: frozenset[Node] = frozenset()) -> Iterator[Item]:
    """What a document of an *origin* that reports the engagements *met* tells of undertakings, and what may answer them."""
    for told in (*_undertakings(view, whom, origin, met), *_engagements(view, whom), *_relations(view, whom), *_deeds(view, whom)):
        yield Item("courses", told.node, told)
        if told.kind == "proposal" and told.by and told.to and not told.by & told.to:
            yield Item("proposals", node_of("between", *sorted(told.sides)), told)


def _undertakings(view: DocumentView, whom: Whom, origin: str, met: frozenset[Node]) -> Iterator[Told]:
    for place, record in enumerate(view[Undertaking]):
        by, to = (_sides(view, names, whom) for names in (record.by, record.to))
        quote = quote_of(record.evidence)
        if record.kind == "invitation" and by <= to:  # nobody invites himself: the host is where the guest is to come
            by = frozenset(side for side in whom.parties.parted_text(record.what)[0] - to if side.startswith("territory:"))
        if any(deed.ends and covers(deed, record) for deed in view[Deed]):
            continue  # "dropped its plan to": the plan is told by its end
        yield Told(
            view.id, record.id, view.order, place, "undertaking", record.kind, by, to, *matter(record.what, by | to, whom.parties, quote), view.day,
            quote, record.what, record.due, record.conditional, record.confidence,
            names=tuple(_written(view.id, (*record.by, *record.to), whom)), towns=towns_in(record.what, whom.parties), met=met,
            people=whom.people_of(view.id, record.to), origin=origin,
        )  # fmt: skip


def _sides(view: DocumentView, names: Sequence[str], whom: Whom) -> frozenset[str]:
    """Whom *names* stand for; an office without a name ("the Deputy Foreign Minister") for whom its holder in the document speaks."""
    return frozenset(side for name in names for side in _of(view, name, whom))


def _of(view: DocumentView, name: str, whom: Whom) -> frozenset[str]:
    found = whom.sides(view.id, [name])
    unknown = all(side.startswith("body:") for side in found)
    return (_held_for(view, name, whom) if unknown else frozenset()) or found


def _held_for(view: DocumentView, name: str, whom: Whom) -> frozenset[str]:
    """The side of the one who takes part in the document's engagements in the office of this name; empty for none and for several sides."""
    offices = whom.parties.offices
    office = offices.read(fold_party(name), frozenset())
    people = ((one, whom.of(view.id, one)) for record in view[Engagement] for one in record.participants if one.kind == "person" and one.post)
    holders = {sides for one, sides in people if office.words and offices.alike(office, offices.read(fold_party(one.post or ""), sides))}
    return next(iter(holders)) if len(holders) == 1 else frozenset()


def _written(document: str, names: Iterable[str], whom: Whom) -> Iterator[tuple[str, str]]:
    """The unknown bodies among *names*, by id."""
    yield from ((side, name) for name in names for side in whom.sides(document, [name]) if side.startswith("body:"))


def _engagements(view: DocumentView, whom: Whom) -> Iterator[Told]:
    for place, record in enumerate(view[Engagement]):
        sides = frozenset(side for one in record.participants for side in whom.parties.of(one))
        country = record.place.country if record.place else None
        period = period_of(record.date)
        yield Told(
            view.id, record.id, view.order, place, "engagement", record.type, sides, frozenset(), *told_matter(record, sides, whom.parties),
            record.date if period and period.year else view.day, quote_of(record.evidence), status=record.status,
            countries=frozenset({f"territory:{country}"}) if country else frozenset(),
            people=whom.people_of(view.id, (one.name for one in record.participants)),
        )  # fmt: skip


def _relations(view: DocumentView, whom: Whom) -> Iterator[Told]:
    for place, record in enumerate(view[Relation]):
        if record.predicate in {"agreement_in_force", "embassy_opened"}:
            by, to = whom.sides(view.id, [record.subject]), whom.sides(view.id, [record.object])
            words, day = quote_of(record.evidence), record.date or view.day
            telling = matter(words, by | to, whom.parties)
            yield Told(view.id, record.id, view.order, place, "relation", record.predicate, by, to, *telling, day, words)


def _deeds(view: DocumentView, whom: Whom) -> Iterator[Told]:
    for place, record in enumerate(view[Deed]):
        by, to = whom.sides(view.id, record.by), whom.sides(view.id, record.to)
        period = period_of(record.date)
        day = record.date if period and period.year else view.day
        named, telling = matter(record.what, by | to, whom.parties)
        by = by or frozenset(side for side in named if side.startswith("body:") and not to)
        telling -= stems(" ".join((record.verb, record.what.partition(" ")[0])))
        quote = quote_of(record.evidence)
        towns = towns_in(record.what, whom.parties)
        yield Told(view.id, record.id, view.order, place, "deed", record.verb, by, to, named, telling, day, quote, ends=record.ends, towns=towns)


def covers(deed: Deed, record: Undertaking) -> bool:
    """Whether the words of a deed hold those of an undertaking."""
    outer, inner = deed.evidence[0], record.evidence[0]
    return outer.start <= inner.start and inner.end <= outer.end


def without_setting(record: Engagement) -> str:
    """The words on which an engagement stands, without those for who took part and where: these say nothing of its matter."""
    names = [one.name for one in record.participants] + ([record.place.name] if record.place else [])
    words = quote_of(record.evidence)
    for name in names:
        words = words.replace(name, " ")
    return words


def told_matter(record: Engagement, sides: Iterable[str], parties: Parties) -> tuple[frozenset[str], frozenset[str]]:
    """The parties that an engagement's name, topics and words name beside *sides*, and the telling stems of these."""
    return matter(" ".join((record.title or "", *record.topics, without_setting(record))), sides, parties)


def matter(text: str, sides: Iterable[str], parties: Parties, quote: str = "") -> tuple[frozenset[str], frozenset[str]]:
    """The parties that *text* and *quote* name beside *sides*, and the telling stems of *text*: no empty words, times, towns or parties."""
    named, rest = parties.parted_text(text)
    around, _ = parties.parted_text(quote)
    words = [word for word in rest if word not in parties.untelling and word not in parties.towns and not word.isdigit()]
    names = frozenset(stem for side in sides if side in parties.by_id for stem in stems(parties.name_of(side)))
    named |= around | parties.bodies_in(text)
    return named - frozenset(sides), stems(" ".join(words)) - names


def towns_in(text: str, parties: Parties) -> frozenset[str]:
    """The known towns and capitals that *text* names."""
    words = fold_party(text).split()
    runs = (" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, min(len(words), start + LONGEST_TOWN) + 1))
    return frozenset(found for run in runs if (found := parties.towns.get(run) or parties.seats.get(run)))


def between_others(left: Told, right: Told, parties: Parties) -> bool:
    """Whether each of two records concerns somebody whom the other doesn't: a pact with A is none with B. Members count for their group."""
    return bool(_beyond(left, right, parties)) and bool(_beyond(right, left, parties))


def _beyond(one: Told, other: Told, parties: Parties) -> frozenset[str]:
    """Whom *one* concerns and *other* doesn't, neither itself nor through a group."""
    groups = {side for side in other.concerned if side in parties.by_id and one.concerned & set(parties.by_id[side].members)}
    members = {member for side in groups for member in parties.by_id[side].members}
    mine = {side for side in one.concerned if side in parties.by_id and other.concerned & set(parties.by_id[side].members)}
    return frozenset(side for side in one.concerned - other.concerned - members - mine if not any(_is_part(side, body) for body in other.concerned))


def _is_part(one: str, other: str) -> bool:
    """Whether of two unknown bodies one is told as a part of the other: "the drought fund of the Basin Commission"."""
    return one.startswith("body:") and other.startswith("body:") and (one[5:] in other or other[5:] in one)


def about_one(left: Told, right: Told) -> bool:
    """Whether two records are about one matter: enough telling words in common, and no years or towns that differ."""
    if _differ(left, right):
        return False
    shared = len(left.stems & right.stems)
    enough = shared >= SHARED or (shared > 0 and left.sides == right.sides)
    return enough and overlap(left.stems, right.stems) >= ALIKE


def _differ(left: Told, right: Told) -> bool:
    """Whether the words of two matters name other years, or other towns."""
    return any(one and other and not one & other for one, other in ((left.years, right.years), (left.towns, right.towns)))


def in_one_meeting(left: Told, right: Told) -> bool:
    """Whether two undertakings told in reports of one engagement share enough of their matter: there the wordings may differ more."""
    return not _differ(left, right) and bool(left.met & right.met) and overlap(left.stems, right.stems) >= ALIKE_IN_ONE_MEETING
