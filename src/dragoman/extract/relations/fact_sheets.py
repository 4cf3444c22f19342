"""Fact sheets: labelled lines such as "Diplomatic relations: 12 March 1992", "Member of: …" or "Headquarters: Jakarta"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from dragoman.extract.parties import Party, without_article
from dragoman.extract.relations.edges import Edge, Scene
from dragoman.extract.relations.wholes import is_state
from dragoman.model.annotations import Actor, Block, DateMention
from dragoman.model.document import Span
from dragoman.model.records import Predicate

LINE = re.compile(r"^[\s•▪●*–-]*(?:\d+[.)]\s*)?(?P<label>[A-Za-z][^:|\n]{1,70}?)(?:[ \t]*[:|]|[ \t]+[-–])[ \t]*(?P<value>[^\n]{4,})$", re.M)
ITEM = re.compile(r"[^\s,;][^,;\n]*")
LISTED = re.compile(r"(?!\d+ (?:members?|states?|countries|nations))(?![^\n]*\b(?:observers?|are|is|join|joined)\b)")
HIGHEST = 6  # lines from a heading to the labelled lines below it
LONGEST = 120  # characters of a heading
FRONT = 12  # characters within which an item of a list names its body
PLACE = re.compile(r"[A-ZÀ-Þ][^,;.(\n]{2,40}")


def labelled_facts(scene: Scene) -> Iterator[Edge]:
    """All edges of labelled lines, in order."""
    labels = scene.words.get("labels", {})
    readers: dict[str, Callable[[Scene, Span, Span], Iterator[Edge]]] = {
        "diplomatic": since_when,
        "member_of": memberships_listed,
        "members": members_listed,
        "founded": founding_year,
        "headquartered_in": seat,
    }
    for match in LINE.finditer(scene.reading.text):
        label = match["label"].lower().strip()
        for name, read in readers.items():
            if label in labels.get(name, ()) or (name == "diplomatic" and label.startswith(tuple(labels.get("opening", ())))):
                yield from read(scene, Span(*match.span("label")), Span(*match.span("value")))


def since_when(scene: Scene, label: Span, value: Span) -> Iterator[Edge]:
    """Since when the two states, named in the line or by the document, have diplomatic relations."""
    date = first_date(scene, value)
    line = label.join(value)
    parties, inferred = scene.sides(line)
    if date is not None and len(parties) == 2:
        yield Edge(parties[0], "diplomatic_relations_since", parties[1], date, line, inferred, labelled=True)


def memberships_listed(scene: Scene, label: Span, value: Span) -> Iterator[Edge]:
    """The organisations listed, with the one state that the document is about as their member."""
    subject = lead(scene, states=True)
    for item in ITEM.finditer(scene.reading.text, value.start, value.end):
        front = Span(item.start(), min(item.end(), item.start() + FRONT))
        bodies = [
            party for party in scene.known(Span(*item.span())) if not is_state(party) and front.covers(Span(party.span.start, party.span.start))
        ]
        if subject is not None and bodies:
            yield Edge(subject, "member_of", bodies[0], None, label.join(Span(*item.span())), inferred=True, labelled=True)


def members_listed(scene: Scene, label: Span, value: Span) -> Iterator[Edge]:
    """The states listed, as members of the one body that the document is about."""
    body = None if not LISTED.match(scene.reading.text, value.start) else body_of(scene, label)
    states = [party for party in scene.known(value) if is_state(party)]
    if body is not None and len(states) > 1:
        yield from (Edge(state, "member_of", body, None, label.join(state.span), inferred=True, labelled=True) for state in states)


def founding_year(scene: Scene, label: Span, value: Span) -> Iterator[Edge]:
    """When the one body that the document is about was founded."""
    body, date = body_of(scene, label), first_date(scene, value)
    if body is not None and date is not None and date.span.start - value.start < 12:
        yield edge(body, "founded", None, date, label.join(date.span))


def seat(scene: Scene, label: Span, value: Span) -> Iterator[Edge]:
    """Where the one body that the document is about has its seat."""
    body, place = body_of(scene, label), PLACE.match(scene.reading.text, value.start, value.end)
    if body is not None and place is not None:
        where = Party(without_article(place[0].strip()), Span(place.start(), place.start() + len(place[0].strip())))
        yield edge(body, "headquartered_in", where, None, label.join(where.span))


def body_of(scene: Scene, label: Span) -> Party | None:
    """The body of the heading under which a labelled line stands; the one that the document is about where no heading names one."""
    above = [block.span for block in scene.reading[Block] if block.span.end <= label.start]
    for span in reversed(above[-HIGHEST:]):
        words = span.of(scene.reading.text)
        if LINE.match(words):
            continue
        if len(words) > LONGEST or words.endswith((".", ";")):
            break
        known = [party for party in scene.known(span) if not is_state(party)]
        if known and len(known[0].span) * 2 > len(words.partition("(")[0].strip()):
            return known[0]
        named = words.partition("(")[0].strip()
        if named.istitle() or any(scene.has("founded", "bodies", word.lower()) for word in named.split()):
            return Party(without_article(named), Span(span.start, span.start + len(named)))
        break
    return lead(scene, states=False)


def edge(subject: Party, predicate: Predicate, object: Party | None, date: DateMention | None, line: Span) -> Edge:
    """An edge whose subject stands elsewhere in the document."""
    return Edge(subject, predicate, object, date, line, inferred=True, labelled=True)


def first_date(scene: Scene, value: Span) -> DateMention | None:
    """The first date in *value*."""
    return next((date for date in scene.reading[DateMention] if date.role == "date" and value.covers(date.span)), None)


def lead(scene: Scene, *, states: bool) -> Party | None:
    """The one state, or the one body, that the document names most, at least half as often again as the next; else none."""
    weight: Counter[str] = Counter()
    for actor in scene.reading[Actor]:
        if actor.entity is not None and actor.kind in (("state",) if states else ("org", "group")):
            weight[actor.entity] += len(actor.mentions) + (2 if actor.span.start < 120 else 0)
    leading = weight.most_common(2)
    if not leading or (len(leading) == 2 and leading[1][1] * 3 > leading[0][1] * 2):
        return None
    return scene.by_entity.get(leading[0][0])
