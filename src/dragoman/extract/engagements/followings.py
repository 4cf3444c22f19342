"""Unnamed people who take part all the same: "colleagues from the islands", "several senior officials", "his deputies".

The names of a text don't cover them, so they become actors of their own here: groups, under the words of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model.annotations import Actor, Token
from dragoman.model.document import Span

LOOSE_END = re.compile(r"(?:[\s,;:(–-]|\b(?:and|including|namely|with|of|from|by|h\.?e|mr|ms|mrs|dr)\b\.?)+$", re.IGNORECASE)
ARTICLES = re.compile(r"^(?:the following|the|these|those|its|our)\s+", re.IGNORECASE)
KEPT = ("det", "amod", "compound", "nummod", "poss", "nmod", "advmod", "quantmod", "case", "punct", "prep")
CARRIED = frozenset({"of", "from", "for", "in"})
DEFINITE = frozenset({"the", "these", "those", "both", "this"})


def followings(
    text: str,
    tokens: tuple[Token, ...],
    children: list[list[int]],
    known: tuple[Actor, ...],
    words: frozenset[str],
    nationals: frozenset[str],
    held: Sequence[Span] = (),
) -> Iterator[Actor]:
    """A group for each plural of people among *words* that no mention of the actors *known* covers, nor an office *held* by persons named there."""
    places = sorted(((span, actor) for actor in known for span in actor.mentions), key=lambda place: (place[0], place[1].name))
    starts = [span.start for span, _ in places]
    for index, token in enumerate(tokens):
        if token.tag not in ("NNS", "NNPS") or token.dep == "poss" or not (token.text.lower() in words or token.text in nationals):
            continue
        at = bisect_right(starts, token.span.start) - 1
        if (at >= 0 and places[at][0].end > token.span.start) or any(office.covers(token.span) for office in held):
            continue
        whole, told = phrase(tokens, children, index)
        whole = before_names(whole, token.span, places, text)
        if told:
            name = ARTICLES.sub("", whole.of(text))
            span = Span(whole.end - len(name), whole.end)
            inner = [actor for place, actor in places if span.covers(place) and actor.kind != "person"]
            yield standing_for(Actor(span, "group", name, (span,)), side(text, tokens, children, index), inner)


def before_names(whole: Span, noun: Span, places: Sequence[tuple[Span, Actor]], text: str) -> Span:
    """The part of a phrase before the first person named in it: "the ministers of A and B, X and Y" without X and Y."""
    named = min((span.start for span, actor in places if actor.kind == "person" and noun.end <= span.start < whole.end), default=None)
    return whole if named is None else Span(whole.start, max(noun.end, len(LOOSE_END.sub("", text[:named]))))


def standing_for(group: Actor, side: str | None, inner: list[Actor]) -> Actor:
    """The group with whom it speaks for: the only one named in its phrase, else the words of the phrase."""
    if len(inner) == 1 or (inner and side is None):
        return replace(group, represents=inner[0].name, represents_entity=inner[0].entity)
    return replace(group, represents=side if side and side != side.lower() else None)


def phrase(tokens: tuple[Token, ...], children: list[list[int]], noun: int) -> tuple[Span, bool]:
    """The noun with what describes it, and whether this tells more than "the ministers"."""
    first, last, told = noun, noun, False
    for child in children[noun]:
        token = tokens[child]
        if child < noun and token.dep in KEPT:
            first = min(first, leftmost(children, child))
            told = told or (token.text.lower() not in DEFINITE and token.tag != "CD")
        elif child > noun and token.dep == "prep" and token.text.lower() in CARRIED and child <= last + 1:
            if token.text.lower() == "in" and not any(tokens[at].tag.startswith("NNP") for at in children[child]):
                continue  # "received the envoys in her office"
            end = carried(tokens, children, child)
            if end > child:
                last, told = max(last, end), True
    return Span(tokens[first].span.start, tokens[last].span.end), told


def leftmost(children: list[list[int]], token: int) -> int:
    """The first word of a modifier with what modifies it."""
    return min([token, *(leftmost(children, child) for child in children[token] if child < token)])


def carried(tokens: tuple[Token, ...], children: list[list[int]], preposition: int) -> int:
    """The last word of "from the islands and the coast"."""
    last, waiting = preposition, [child for child in children[preposition] if tokens[child].dep == "pobj"]
    while waiting:
        at = waiting.pop()
        last = max(last, at)
        waiting += [
            child
            for child in children[at]
            if tokens[child].dep in ("conj", "compound", "amod", "det") or (tokens[child].dep == "prep" and tokens[child].text == "of")
        ]
        waiting += [child for child in children[at] if tokens[at].dep == "prep" and tokens[child].dep == "pobj"]
    return last


def side(text: str, tokens: tuple[Token, ...], children: list[list[int]], noun: int) -> str | None:
    """Whom the words behind "of" and "from" name, as written."""
    for child in children[noun]:
        if child > noun and tokens[child].text.lower() in ("of", "from"):
            end = carried(tokens, children, child)
            if end > child:
                return ARTICLES.sub("", Span(tokens[child + 1].span.start, tokens[end].span.end).of(text))
    return None
