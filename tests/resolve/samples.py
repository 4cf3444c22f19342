"""Invented states, bodies and reports, put together in a line or two."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.knowledge.load import load_knowledge
from dragoman.knowledge.schema import City, Institution, Knowledge, Organisation, Territory
from dragoman.model.ids import version_id
from dragoman.model.records import Deed, Engagement, Evidence, Figure, Participant, Place, Post, Record, Relation, Undertaking
from dragoman.resolve.documents.views import DocumentView

KNOWLEDGE = Knowledge(
    lexicons=load_knowledge().lexicons,
    territories={
        "x-arvenia": Territory("x-arvenia", {"en": "Arvenia"}, adjectives=("Arvenian",), capital="Tollen"),
        "x-nordmere": Territory("x-nordmere", {"en": "Nordmere"}, adjectives=("Nordmeric",), capital="Skell"),
        "x-castoria": Territory("x-castoria", {"en": "Castoria"}, adjectives=("Castorian",), capital="Brill"),
    },
    cities={name: City(name.lower(), name, country) for name, country in (("Skell", "x-nordmere"), ("Tollen", "x-arvenia"), ("Brill", "x-castoria"))},
    organisations={
        "lakes": Organisation(
            "lakes",
            {"en": "Lakes Union"},
            "intergovernmental",
            acronyms=("LKU",),
            members=("x-nordmere", "x-castoria"),
            institutions=(Institution("Lakes Assembly"),),
        ),
        "uplands": Organisation("uplands", {"en": "Upland States"}, "group", adjectives=("Upland",), members=("x-arvenia", "x-castoria")),
    },
)
PALVER = Participant("Orlan Palver", "person", "Ambassador of Arvenia to Nordmere", "Arvenia")
WEKKER = Participant("Jorn Wekker", "person", "Secretary General of the Lakes Union", "Lakes Union")
WICKER = Participant("Jorn Wicker", "person", "Secretary General of the Lakes Union", "Lakes Union")


def engagement(
    number: int = 1, *participants: Participant, type: str = "meeting", date: str | None = None, place: str | None = None, status: str = "held",
    title: str | None = None, topics: tuple[str, ...] = (), confidence: float = 0.8, quote: str = "They met.",
) -> Engagement:  # fmt: skip
    """An engagement with one anchor."""
    return Engagement(
        id=f"e{number}", type=type, status=status, main=number == 1, date=date, place=Place(place) if place else None,  # type: ignore[arg-type]  # any type of one's own
        participants=participants, topics=topics, plover="CONSULT", cameo="040", confidence=confidence,
        evidence=(Evidence(0, len(quote), quote),), title=title,
    )  # fmt: skip


def document(name: str, *records: Record, published: str | None = None, text: str | None = None, inferred: str | None = None) -> DocumentView:
    """A document with these records; its text differs from all others unless given."""
    words = text or " ".join(f"{name}{number}" for number in range(20))
    layers: dict[type, tuple[Record, ...]] = {}
    for kind in (Engagement, Post, Undertaking, Figure, Relation, Deed):
        layers[kind] = tuple(record for record in records if isinstance(record, kind))
    return DocumentView(name, version_id(words), words, source=f"{name}.example", published=published, published_inferred=inferred, records=layers)


def names(participants: Iterable[Participant]) -> list[str]:
    """The names alone."""
    return [participant.name for participant in participants]
