"""Who holds which office: one record for each person and office, with every clause that says so."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, cast

from rapidfuzz.fuzz import ratio

from dragoman.knowledge.calibration import curve_of
from dragoman.knowledge.schema import Knowledge
from dragoman.model.actors import actor_index
from dragoman.model.annotations import Actor, Mention, Office, Sentence
from dragoman.model.confidence import Curve, Weight
from dragoman.model.document import Span
from dragoman.model.reading import Reading
from dragoman.model.records import Evidence, Post

STOPS = (".", "!", "?")  # what ends a sentence that is none of a list or label
SLIP = 92  # per cent of likeness from which two titles of one person are one with a slip of the pen
TELLS = Weight("the office tells its state or body", 0.96)
WORKED_OUT = Weight("the state or body is the likeliest that the document leaves", 0.72)
INHERITED = Weight("the document ties the person to a state or body", 0.8)
BARE = Weight("no state or body is told", 0.7)


@dataclass(frozen=True, slots=True)
class Posts:
    """Office and Actor layers → Post records."""

    name: ClassVar[str] = "posts/1"
    requires: ClassVar[frozenset[type]] = frozenset({Office, Actor, Mention, Sentence})
    provides: ClassVar[frozenset[type]] = frozenset({Post})
    knowledge: Knowledge

    def __call__(self, reading: Reading) -> Reading:
        index = actor_index(reading)
        held = [(office, actor) for office in reading[Office] if office.person and (actor := index.at(office.person)) and actor.kind == "person"]
        curve = curve_of(self.knowledge, Post)
        starts = [one.span.start for one in reading[Sentence] if reading.text[max(0, one.span.start - 3) : one.span.start].rstrip()[-1:] in STOPS]
        told = Counter(actor.span for office, actor in held if office.of)
        records = [make_post(group, actor, reading.text, starts, curve, told[actor.span] > 0) for actor, group in grouped(held, self.ranks())]
        ordered = sorted(records, key=lambda post: (post.evidence[0].start, post.evidence[0].end, post.post))
        return reading.adding(Post, (renumbered(post, number) for number, post in enumerate(ordered, 1)))

    def ranks(self) -> frozenset[str]:
        """The words that make another office of one: "deputy", "first"."""
        words = cast("Mapping[str, Any]", self.knowledge.lexicons.get("offices") or {})
        ranks = frozenset(words.get("ranks", ()))
        return ranks | {form for one, forms in words.get("same", {}).items() if one in ranks for form in forms}


def grouped(held: Iterable[tuple[Office, Actor]], ranks: frozenset[str]) -> Iterable[tuple[Actor, list[Office]]]:
    """The offices of each actor, those that are one office told again together."""
    groups: list[tuple[Actor, list[Office]]] = []
    for office, actor in held:
        known = next((group for one, group in groups if one == actor and any(same_office(office, other, ranks) for other in group)), None)
        if known is None:
            groups.append((actor, [office]))
        else:
            known.append(office)
    return groups


def words(title: str) -> list[str]:
    """The words of a title that tell, in small letters."""
    return [word for word in title.lower().replace("-", " ").split() if word not in ("of", "the", "for", "and")]


def same_office(left: Office, right: Office, ranks: frozenset[str]) -> bool:
    """Whether two wordings tell one office: "Secretary Blinken" after "Secretary of State Antony Blinken"."""
    if left.of and right.of and (left.of_entity or left.of) != (right.of_entity or right.of):
        return False
    if left.to and right.to and (left.to_entity or left.to) != (right.to_entity or right.to):
        return False
    one, other = words(left.title), words(right.title)
    if min(len(one), len(other)) > 1 and ranks & set(one) != ranks & set(other):
        return False  # the deputy is another office; "Minister X" may be a deputy minister, told short
    return set(one) <= set(other) or set(other) <= set(one) or ratio(left.title.lower(), right.title.lower()) >= SLIP


def make_post(offices: list[Office], actor: Actor, text: str, starts: Sequence[int], curve: Curve, is_told: bool) -> Post:
    """The record of one office, in its fullest wording; *is_told*: some office of the actor tells whose it is, which says nothing of the others."""
    fullest = max(offices, key=lambda office: (len(words(office.title)), office.of is not None, -office.span.start))
    to = next((office.to for office in (fullest, *offices) if office.to), None)
    teller = next((office for office in (fullest, *offices) if office.of), None)
    inherited = None if is_told else actor.represents
    weight = (WORKED_OUT if teller.inferred else TELLS) if teller else INHERITED if inherited else BARE
    anchors = [fullest, *(office for office in offices if office is not fullest)]
    return Post(
        id="p0",
        person=actor.name,
        post=fullest.kept or next((office.kept for office in offices if office.kept), fullest.title),
        organisation_or_state=teller.of if teller else inherited,
        to=to,
        confidence=curve.of((weight,)),
        evidence=(*told_in(anchors, text, starts), *owner_evidence(teller, text)),
        qualifier=next((office.qualifier for office in offices if office.qualifier), None),
        weights=(weight,),
    )


def told_in(offices: Iterable[Office], text: str, starts: Sequence[int]) -> Iterable[Evidence]:
    """The clauses that tell of the office; where the name stands in another sentence, the office alone and the name for itself."""
    for office in offices:
        words = clause(office)
        if office.person is not None and bisect_right(starts, words.start) < bisect_left(starts, words.end):
            yield Evidence.at(text, office.span)
            yield Evidence.at(text, office.person, "person")
        else:
            yield Evidence.at(text, words)


def owner_evidence(office: Office | None, text: str) -> Iterable[Evidence]:
    """The office again, where whose it is was worked out."""
    if office is not None and office.inferred:
        yield Evidence.at(text, office.span, "organisation_or_state", grounding="inferred")


def clause(office: Office) -> Span:
    """The words from the office to the name, whichever comes first."""
    assert office.person is not None
    return office.span.join(office.person)


def renumbered(post: Post, number: int) -> Post:
    """*post* under its number."""
    return replace(post, id=f"{Post.prefix}{number}")
