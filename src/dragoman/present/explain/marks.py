"""Every layer of a reading as marks on its text, each saying in words what it tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dragoman.model.annotations import Actor, Attribution, DateMention, Factuality, Mention, NamedSpan, Office, Quantity
from dragoman.model.document import Span
from dragoman.model.reading import Reading
from dragoman.present.explain.model import Mark, Piece
from dragoman.present.words import number_words


def marks_of(reading: Reading) -> list[Mark]:
    """All marks of *reading* in the order of the text, the longer first where two begin together."""
    found = [*actor_marks(reading), *mention_marks(reading), *office_marks(reading), *value_marks(reading), *saying_marks(reading)]
    found += [Mark(one.span, "name", f"{one.label}, by the model") for one in reading[NamedSpan]]
    quoted = (replace(mark, quote=one_line(mark.span.of(reading.text))) for mark in found)
    return sorted(quoted, key=lambda mark: (mark.span.start, -mark.span.end))


def actor_marks(reading: Reading) -> Iterator[Mark]:
    """Each mention of each actor, under the number of its chain."""
    for number, actor in enumerate(reading[Actor], 1):
        for span in actor.mentions:
            yield Mark(span, "actor", actor_words(actor), f"A{number}")


def actor_words(actor: Actor) -> str:
    """Who an actor is, in a line."""
    told = (actor.kind, actor.post, f"for {actor.represents}" if actor.represents else None, actor.entity)
    return f"{actor.name} ({'; '.join(part for part in told if part)})"


def mention_marks(reading: Reading) -> Iterator[Mark]:
    """The mentions; those that are an actor's say so, too."""
    chained = {span for actor in reading[Actor] for span in actor.mentions}
    for mention in reading[Mention]:
        stands = "its government" if mention.government else f"from {mention.represents}" if mention.represents else None
        told = (mention.kind, mention.form if mention.form != "name" else None, mention.entity, stands)
        words = f"{mention.name} ({'; '.join(part for part in told if part)})"
        yield Mark(mention.span, "name" if mention.span in chained else "mention", f"mention: {words}" if mention.span in chained else words)


def office_marks(reading: Reading) -> Iterator[Mark]:
    """The offices, with whose they are and who holds them."""
    for office in reading[Office]:
        of, to = (f"of {office.of}" if office.of else ""), (f"to {office.to}" if office.to else "")
        holder = f"held by {office.person.of(reading.text)}" if office.person else "several" if office.plural else "nobody named"
        title = " ".join(part for part in (office.qualifier, office.title, of, to) if part)
        yield Mark(office.span, "office", f"{title}; {holder}")


def value_marks(reading: Reading) -> Iterator[Mark]:
    """Dates and quantities with their values, and verbs that don't plainly assert."""
    for date in reading[DateMention]:
        anchor = f"; {date.anchor}" if date.anchor != "absolute" else ""
        yield Mark(date.span, "date", f"{date.value} ({date.role}{anchor})")
    for one in reading[Quantity]:
        counted = f" of {one.counted}" if one.counted else ""
        yield Mark(one.span, "quantity", f"{number_words(one.value, one.unit, one.qualifier, one.upper)}{counted}")
    for verb in reading[Factuality]:
        yield Mark(verb.span, "factuality", f"{verb.value}, for “{verb.cue.of(reading.text)}”")


def saying_marks(reading: Reading) -> Iterator[Mark]:
    """What is said, by which word, by whom."""
    for number, saying in enumerate(reading[Attribution], 1):
        source = f"“{saying.source.of(reading.text)}”" if saying.source else "nobody named"
        yield Mark(saying.span, "said", f"S{number}: {saying.form} said by {source}")
        yield Mark(saying.cue, "cue", f"S{number}: says “{one_line(saying.span.of(reading.text))}”")
        if saying.source:
            yield Mark(saying.source, "speaker", f"S{number}: speaks")


def one_line(text: str) -> str:
    """*text* without line breaks and needless spaces."""
    return " ".join(text.split())


def cut(text: str, span: Span, marks: list[Mark]) -> tuple[Piece, ...]:
    """The text of *span*, cut wherever a mark begins or ends; a mark that reaches beyond is cut there."""
    ends = {span.start, span.end} | {end for mark in marks for end in (mark.span.start, mark.span.end) if span.start < end < span.end}
    places = sorted(ends)
    return tuple(make_piece(text, Span(start, end), marks) for start, end in pairwise(places))


def make_piece(text: str, span: Span, marks: list[Mark]) -> Piece:
    """One stretch with what covers it."""
    over = [mark for mark in marks if mark.span.covers(span)]
    labels = dict.fromkeys(mark.label for mark in over if mark.label and mark.span.end == span.end)
    words = dict.fromkeys(f"{mark.label} {mark.words}".strip() for mark in over)
    return Piece(span.of(text), tuple(dict.fromkeys(mark.layer for mark in over)), tuple(words), tuple(labels))
