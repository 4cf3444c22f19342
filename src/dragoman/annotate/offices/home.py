"""At home where: the state whose own source or place of filing a document comes from. Its "Foreign Minister" without more is likely its own."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.annotate.names.lexicon import NameLexicon, fold
from dragoman.annotate.names.states import UNKNOWN
from dragoman.annotate.offices.owner import Owner
from dragoman.knowledge.lookup import find_known, state_governed_from
from dragoman.knowledge.schema import Entry, Knowledge
from dragoman.model.annotations import Block
from dragoman.model.document import Document
from dragoman.model.reading import Reading

HOST = re.compile(r"//[^/]*?\.(?P<ending>[a-z]{2,4})(?::\d+)?(?:/|$)", re.IGNORECASE)
OFFICIAL = re.compile(r"\b(?:gov|gouv|gob|gc|mfa|mid|mofa|foreignaffairs|president|mil)\b")
SOURCE = re.compile(r"\bof (?:the )?(?:[A-Z]\w+ of )?(?P<state>[A-Z]\w{3,})(?= (?:in|to)\b|,| \(|$)")
LAST = re.compile(r", (?P<state>[A-Z]\w{3,}(?: [A-Z]\w+){0,2})(?= \(|$)")  # "Ministry of Trade, Ostmere"
DOMAINS = {"uk": "GB", "gov": "US", "mil": "US"}  # what an ending stands for beside the codes of ISO 3166-1
EU_SEAT = "Brussels"  # what happens or is filed there is seldom Belgian
FRONT = 300  # characters of a text in which its dateline stands


def home_of(document: Document, knowledge: Knowledge, lexicon: NameLexicon) -> Owner | None:
    """The state whose source a document comes from, by its domain or its name: its "Foreign Minister" without more is its own."""
    host = HOST.search(document.url or "") or HOST.search(f"//{document.source}" if document.source else "")
    ending = host["ending"].lower() if host else ""
    code = DOMAINS.get(ending, ending.upper())
    if host is None or code not in knowledge.territories:
        return home_by_name(document.source or "", knowledge, lexicon)
    is_official = OFFICIAL.search(host.group()) is not None
    return Owner(knowledge.territories[code].name, f"territory:{code}", official=is_official)


def home_by_name(source: str, knowledge: Knowledge, lexicon: NameLexicon) -> Owner | None:
    """The state of "Ministry of Foreign Affairs of A" or "Embassy of A in B" as a source's name."""
    words = set(fold(source).replace(",", " ").split())
    if not (lexicon.mouths & words or (words & lexicon.chiefs and "office" in words)):
        return None
    known = [entries[0] for _, entries in find_known(knowledge, source)]
    state = next((entry for entry in known if entry.kind == "state"), None)
    if state is not None:
        return Owner(state.name, state.entity, official=True)
    city = next((entry for entry in known if entry.entity.startswith("city:")), None)
    seat = state_of_capital(city, knowledge) if city and not lexicon.abroad & words else None
    if seat is not None:
        return replace(seat, official=True)
    named = (match["state"] for pattern in (SOURCE, LAST) for match in pattern.finditer(source))
    name = next((one for one in named if not ({fold(one)} & {*lexicon.titles, *lexicon.classes} or [*find_known(knowledge, one)])), None)
    return Owner(name, UNKNOWN + fold(name), official=True) if name else None


def home_by_dateline(reading: Reading, knowledge: Knowledge) -> Owner | None:
    """The state from whose capital a story was filed: "DOHA, July 10 (QNA)"."""
    lines = [block.span for block in reading[Block] if block.kind == "dateline" and block.span.start < FRONT]
    for line in lines[:1]:
        for _, entries in find_known(knowledge, line.of(reading.text)):
            city = entries[0]
            state = state_of_capital(city, knowledge) if city.entity.startswith("city:") and city.name != EU_SEAT else None
            if state is not None:
                return state
    return None


def state_of_capital(place: Entry, knowledge: Knowledge) -> Owner | None:
    """The state whose capital, or other seat of the government, a known place is."""
    territory = state_governed_from(knowledge, place.entity, place.name)
    return Owner(territory.name, territory.id) if territory else None
