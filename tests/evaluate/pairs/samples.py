"""Small cases in which everything is invented, and programs that answer them badly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dragoman.evaluate.pairs.measure import program_with
from dragoman.evaluate.pairs.sets import SETS, Program
from dragoman.resolve import DocumentView, Resolution

STATES = [
    {"code": "XR", "name": "Arvenia", "adjectives": ["Arvenian"], "people": ["Arvenians"], "capital": "Tollen"},
    {"code": "XM", "name": "Nordmere", "adjectives": ["Nordmeric"], "people": [], "capital": "Skell"},
]
PROGRAM = program_with(STATES)
BY_NAME = {one.name: one for one in SETS}
NOTHING = Resolution((), (), (), (), (), ())


def report(person: str, date: str, quote: str, published: str | None = None) -> dict[str, Any]:
    """One side of a pair of engagements: a meeting of *person* with Arvenia's envoy."""
    participants = [
        {"name": person, "kind": "person", "post": "Minister of Trade", "represents": "Nordmere"},
        {"name": "Orlan Palver", "kind": "person", "post": "Ambassador", "represents": "Arvenia"},
    ]
    told = {"type": "meeting", "status": "held", "date": date, "place": None, "participants": participants, "topics": [], "quote": quote}
    return {"published": published or date, "source": "Skell Post", "engagement": told}


def pair(label: str, part: str = "open", number: int = 1) -> dict[str, Any]:
    """A pair of engagements: one meeting told twice (same), or two meetings years apart (different)."""
    left = report("Jorn Wekker", "2021-03-04", "Jorn Wekker received Orlan Palver on 4 March.")
    again = report("Jorn Wekker", "2021-03-04", "Ambassador Orlan Palver saw Minister Wekker on Thursday.")
    other = report("Tilde Aske", "2018-09-10", "Tilde Aske spoke with the ambassador about timber.")
    right = again if label != "different" else other
    return {"id": f"engagements-{number:03}", "part": part, "kind": "plain", "label": label, "why": "invented", "left": left, "right": right}


def answering(resolution: Resolution) -> Program:
    """A program that concludes *resolution* whatever it is asked."""
    return Program(PROGRAM.read, lambda _: resolution)


def joining_all() -> Program:
    """A program that makes one engagement of all reports."""

    def resolve(views: list[DocumentView]) -> Resolution:
        resolution = PROGRAM.resolve(views)
        mentions = tuple(mention for engagement in resolution.engagements for mention in engagement.mentions)
        return replace(resolution, engagements=(replace(resolution.engagements[0], mentions=mentions),))

    return Program(PROGRAM.read, resolve)
