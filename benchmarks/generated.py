"""A record of any size to measure with: documents with the readings that could have been read in them, drawn by a seeded generator.

The states and their capitals are those of the knowledge, and some are written of far more often than others; people, talks and outlets are invented.
One document in twenty copies an earlier one, one in eight tells an earlier one's engagement again, and some of those tell another day.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dragoman.api.record import open_record
from dragoman.knowledge.load import load_knowledge
from dragoman.model.document import Document
from dragoman.model.records import RECORD_KINDS
from dragoman.run.reading import signature
from dragoman.run.stages import default_stages
from dragoman.store.base import Writer

BATCH = 500
STARTS = ("B", "Br", "D", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "Sh", "T", "Tr", "V", "Y", "Z", "")
MIDDLES = ("a", "e", "i", "o", "u", "ai", "ou", "ia")
ENDS = ("bor", "dan", "fin", "gar", "kel", "lo", "mir", "nan", "rek", "ro", "san", "sev", "ta", "tov", "vin", "zal", "dil", "khar", "lund", "pesh")
OFFICES = ("Foreign Minister", "Foreign Minister", "President", "Prime Minister", "Deputy Foreign Minister", "Ambassador", "Minister of Trade")
TOPICS = (
    "visas", "railways", "customs", "gas", "grain", "water", "education", "border crossings", "aviation", "fisheries", "tourism", "fertilisers",
    "ports", "electricity", "medicines", "labour migration", "shipping", "culture", "disaster relief", "textiles", "mining", "double taxation",
)  # fmt: skip
DEEDS = ("open talks on", "set up a working group on", "send experts on", "ease the rules on", "prepare an agreement on", "share figures on")
TYPES = {"meeting": "met", "call": "spoke by telephone", "visit": "met during a visit", "consultations": "held consultations",
         "signing": "signed a document", "negotiation": "negotiated"}  # fmt: skip
FILLERS = (
    "The two sides went over the work of the past year and found it useful.", "No date for a further round was given.",
    "Both delegations thanked the hosts for their hospitality.", "Questions of the region were touched upon as well.",
    "The press service didn't say how long the talks lasted.", "Several earlier papers on the matter remain unsigned.",
    "Experts of both ministries had prepared the ground in the weeks before.", "Companies of both states had asked for such a step.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """A state of the knowledge, with invented people who speak for it: name and office."""

    id: str
    name: str
    code: str
    capital: str
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """One engagement to tell of."""

    kind: str
    day: date
    sides: tuple[State, State]
    people: tuple[tuple[str, str], tuple[str, str]]
    topic: str
    place: State | None


def name_of(draw: random.Random) -> str:
    """An invented person's name."""
    return " ".join(draw.choice(STARTS) + draw.choice(MIDDLES) + draw.choice(ENDS) for _ in range(2)).title()


class Generator:
    """Makes documents with readings; the document of a number is the same whichever were made before."""

    def __init__(self, seed: int = 7) -> None:
        self.seed = seed
        draw = random.Random(seed)
        known = sorted((state for state in load_knowledge().territories.values() if state.status != "historical"), key=lambda state: state.id)
        draw.shuffle(known)
        self.states = [
            State(state.id, state.name, state.id[-2:], state.capital or state.name,
                  tuple((name_of(draw), draw.choice(OFFICES)) for _ in range(12))) for state in known
        ]  # fmt: skip
        self.weights = [1 / (rank + 10) for rank in range(len(self.states))]

    def some_states(self, draw: random.Random) -> tuple[State, State]:
        """Two states, those much written of more often."""
        one = other = draw.choices(self.states, self.weights)[0]
        while other is one:
            other = draw.choices(self.states, self.weights)[0]
        return one, other

    def talks(self, number: int) -> list[Talk]:
        """What the document of a *number* tells of; now and then what an earlier one did."""
        draw = random.Random(f"{self.seed}-{number}")
        day = date(2015, 1, 1) + timedelta(days=draw.randrange(3650))
        found = [self.talk(draw, day - timedelta(days=draw.randrange(3) + 60 * place)) for place in range(draw.choice((1, 1, 2, 3)))]
        if number > 60 and draw.random() < 1 / 8:
            again = self.talks(number - draw.randint(1, 50))[0]
            found[0] = replace(again, day=again.day + timedelta(days=draw.random() < 0.2))
        return found

    def talk(self, draw: random.Random, day: date) -> Talk:
        """An engagement of two states."""
        sides = self.some_states(draw)
        people = draw.choice(sides[0].people), draw.choice(sides[1].people)
        return Talk(draw.choice(list(TYPES)), day, sides, people, draw.choice(TOPICS), draw.choice((*sides, None)))

    def document(self, number: int) -> tuple[Document, dict[str, Any]]:
        """One document and its reading."""
        draw = random.Random(f"{self.seed}-{number}-words")
        told = number - 7 if number > 7 and draw.random() < 1 / 20 else number
        talks = self.talks(told)
        page = Page(random.Random(f"{self.seed}-{told}-words"))
        for talk in talks:
            page.tell(talk)
        published = (max(talk.day for talk in talks) + timedelta(days=draw.randrange(2))).isoformat()
        first = talks[0]
        title = f"{first.sides[0].name} and {first.sides[1].name}: {first.kind} on {first.topic}"
        document = Document(f"gen-{number:06}", page.text, "en", source=f"outlet-{draw.randrange(60)}.example", title=title, published=published)
        head = {"id": document.id, "source": document.source, "lang": "en", "title": title, "published": published, "published_inferred": None}
        return document, {**head, "text": page.text, **page.lists, "skipped": None}


class Page:
    """A text that grows, with what is read in it."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.text = ""
        self.lists: dict[str, list[dict[str, Any]]] = {kind.listing: [] for kind in RECORD_KINDS}

    def say(self, sentence: str) -> dict[str, Any]:
        """Adds a sentence and gives it as evidence."""
        start = len(self.text)
        self.text += sentence + " "
        return {"start": start, "end": start + len(sentence), "quote": sentence, "supports": [], "grounding": "exact"}

    def note(self, listing: str, evidence: dict[str, Any], /, **fields: Any) -> None:
        """Adds a record."""
        listed = self.lists[listing]
        listed.append(
            {"id": f"{listing[0]}{len(listed) + 1}", **fields, "confidence": round(self.draw.uniform(0.6, 0.98), 2), "evidence": [evidence]}
        )

    def tell(self, talk: Talk) -> None:
        """A paragraph on an engagement."""
        (one, other), ((left, left_post), (right, right_post)) = talk.sides, talk.people
        where = f" in {talk.place.capital}" if talk.place else ""
        day = f"{talk.day.day} {talk.day:%B %Y}"
        anchor = self.say(
            f"{left_post} {left} of {one.name} and {right_post} {right} of {other.name} {TYPES[talk.kind]}{where} on {day}, on {talk.topic}."
        )
        participants: list[dict[str, Any]] = [
            {"name": name, "kind": "person", "post": f"{post} of {state.name}", "represents": state.name, "entity": None,
             "represents_entity": state.id, "members": []} for state, (name, post) in zip(talk.sides, talk.people, strict=True)
        ]  # fmt: skip
        self.note("engagements", anchor, type=talk.kind, status="held", main=not self.lists["engagements"], date=talk.day.isoformat(),
                  place={"name": talk.place.capital, "country": talk.place.code} if talk.place else None, participants=participants,
                  topics=[talk.topic], plover=None, cameo=None, title=None)  # fmt: skip
        for state, (name, post) in zip(talk.sides, talk.people, strict=True):
            self.note("posts", anchor, person=name, post=post, organisation_or_state=state.name, to=None, qualifier=None)
        for filler in self.draw.sample(FILLERS, 3):
            self.say(filler)
        self.promise(talk, left)
        if self.draw.random() < 0.3:
            self.count(talk)

    def promise(self, talk: Talk, speaker: str) -> None:
        """A promise of one side to the other, said by its own."""
        one, other = talk.sides
        deed = f"{self.draw.choice(DEEDS)} {talk.topic}"
        due = f"{talk.day.year + 1}-{self.draw.randint(1, 12):02}" if self.draw.random() < 0.3 else None
        evidence = self.say(f"{speaker} said that {one.name} would {deed} with {other.name}{f' by {due}' if due else ''}.")
        kind = self.draw.choice(("proposal", "commitment", "offer", "request"))
        self.note("undertakings", evidence, kind=kind, by=[one.name], to=[other.name], what=deed, due=due, conditional=False)
        self.note("statements", evidence, speaker=speaker, cue="said")

    def count(self, talk: Talk) -> None:
        """A sum of trade."""
        one, other = talk.sides
        year, value = str(talk.day.year - 1), self.draw.randint(5, 900)
        evidence = self.say(f"Trade between {one.name} and {other.name} came to {value} million dollars in {year}.")
        self.note("figures", evidence, subject=one.name, measure=f"trade with {other.name}", value=value * 1e6, value_to=None, unit="USD",
                  period=year, qualifier=None)  # fmt: skip


def put(writer: Writer, generator: Generator, number: int, stamp: str) -> None:
    """Keeps the document of a number with its reading."""
    document, reading = generator.document(number)
    writer.put_reading(writer.put_document(document), stamp, reading)


def generate(path: Path, count: int, *, conclude: bool = True) -> None:
    """A record of *count* readings at *path*, gone over if *conclude* says so."""
    generator, stamp = Generator(), signature(default_stages())
    with open_record(path) as record:
        for first in range(0, count, BATCH):
            with record.store.writer() as writer:
                for number in range(first, min(first + BATCH, count)):
                    put(writer, generator, number, stamp)
        if conclude:
            record.conclude()
