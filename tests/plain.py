"""A reading so plain that its outcome can be seen with the eye, for tests of what keeps and moves readings.

"Arland met Borland in Corvia." is a meeting; "Ada is envoy." a post. The states and people are invented.
"""

from __future__ import annotations

import os
import re
import signal
from dataclasses import dataclass
from typing import Any, ClassVar

from dragoman.model.annotations import DocumentDate
from dragoman.model.document import Document, Span
from dragoman.model.interchange import reading_object
from dragoman.model.reading import Drop, Reading
from dragoman.model.records import RECORD_KINDS, Engagement, Evidence, Participant, Place, Post
from dragoman.model.stage import Stage
from dragoman.run.pipeline import read_document

MET = re.compile(r"(\w+) met (\w+)(?: in (\w+))?\.")
ENVOY = re.compile(r"(\w+) is envoy\.")
DATED = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Plain:
    """All records of a text, by two patterns; a date at its beginning is its own. Some words make it fail."""

    name: ClassVar[str] = "plain/1"
    requires: ClassVar[frozenset[type]] = frozenset()
    provides: ClassVar[frozenset[type]] = frozenset({DocumentDate, *RECORD_KINDS})

    def __call__(self, reading: Reading) -> Reading:
        text = reading.text
        if "STUMBLE" in text:
            raise ValueError("stumbled")
        if "DIE" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        dates = [DocumentDate(Span(*found.span()), found[0], False) for found in [DATED.match(text)] if found]
        dropped = [Drop(self.name, "nobody met", "nobody")] if "nobody" in text else []
        reading = reading.adding(DocumentDate, dates, dropped)
        return reading.adding(Engagement, meetings(text)).adding(Post, posts(text))


def meetings(text: str) -> list[Engagement]:
    """One meeting for each "A met B"."""
    return [meeting(f"e{number}", text, found) for number, found in enumerate(MET.finditer(text), 1)]


def meeting(id: str, text: str, found: re.Match[str]) -> Engagement:
    """One meeting; where it happened stands on words of its own."""
    sides = tuple(Participant(found[side], "state") for side in (1, 2))
    evidence = [Evidence.at(text, Span(*found.span()))]
    if found[3]:
        evidence.append(Evidence.at(text, Span(*found.span(3)), "place", grounding="normalised"))
    place = Place(found[3]) if found[3] else None
    return Engagement(id, "meeting", "held", True, None, place, sides, (), "CONSULT", "040", 0.9, tuple(evidence))


def posts(text: str) -> list[Post]:
    """One post for each "A is envoy"."""
    return [
        Post(f"p{number}", found[1], "envoy", None, None, 0.8, (Evidence.at(text, Span(*found.span())),))
        for number, found in enumerate(ENVOY.finditer(text), 1)
    ]


def plain_stages() -> tuple[Stage, ...]:
    """The one stage, for whoever builds stages."""
    return (Plain(),)


def plain_reading(document: Document) -> dict[str, Any]:
    """The reading of *document* as an object of the interchange format."""
    return reading_object(read_document(document, plain_stages()))


def story(id: str, text: str = "Arland met Borland in Corvia.", published: str | None = "2031-05-04", **facts: str | None) -> Document:
    """A small document."""
    return Document(id, text, lang="en", published=published, **facts)
