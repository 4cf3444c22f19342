"""Changes followed: after each, the record is what it would be if everything had been concluded at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from dragoman.model.document import Document
from dragoman.model.interchange import to_json
from dragoman.model.records import RECORD_KINDS, Engagement, Evidence, Figure, Participant, Place, Post, Record, Relation, Undertaking
from dragoman.run.crossref import KINDS, crossref
from dragoman.store.base import Judgement, Store
from dragoman.store.database import DatabaseStore, open_store
from dragoman.store.tables import TRACES
from tests.resolve.samples import KNOWLEDGE, PALVER, WEKKER, WICKER

DAY = "2031-06-01"
PEOPLE = (
    PALVER,
    WEKKER,
    WICKER,
    Participant("O. Palver", "person", "Ambassador", "Arvenia"),
    Participant("Palver", "person", "Ambassador", "Arvenia"),
    Participant("Mira Dost", "person", "Foreign Minister", "Castoria"),
    Participant("Nordmere", "state"),
    Participant("Castoria", "state"),
    Participant("Upland States", "group"),
    Participant("Ministry of Foreign Affairs", "org"),
    Participant("Nordmeric Foreign Ministry", "org", represents="Nordmere"),
)
STATES = ("Arvenia", "Nordmere", "Castoria", "Lakes Union")
DATES = (None, "2031-05-02", "2031-05", "2031-05-20", "2032-05-02")
MATTERS = ("open talks on river fishing rights", "share figures on river fishing", "build a railway bridge", "an agreement on railway tariffs")
WORDS = ("river", "treaty", "border", "visa", "lake", "council", "envoy", "bridge")
HEADS = ("", "According to the Embassy of Arvenia, ", "SKELL, May 4 (Wire) – Nordmeric roads are closed: ")


def evidence(text: str) -> tuple[Evidence, ...]:
    return (Evidence(0, len(text), text),)


@st.composite
def engagement(draw: st.DrawFn, number: int) -> Engagement:
    return Engagement(
        id=f"e{number}",
        type=draw(st.sampled_from(["meeting", "visit", "consultations", "signing", "appointment"])),
        status=draw(st.sampled_from(["held", "planned", "cancelled"])),
        main=number == 1,
        date=draw(st.sampled_from(DATES)),
        place=draw(st.sampled_from([None, Place("Skell", "x-nordmere"), Place("Tollen", "x-arvenia")])),
        participants=tuple(draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True))),
        topics=(draw(st.sampled_from(MATTERS)),),
        plover=None,
        cameo=None,
        confidence=0.8,
        evidence=evidence(draw(st.sampled_from(["They met.", "The third round of the Lakes Dialogue was held.", "They spoke of river fishing."]))),
        title=draw(st.sampled_from([None, "Lakes Dialogue"])),
    )


def others(number: int) -> st.SearchStrategy[Record]:
    """Any other record; its words say little."""
    state, day = st.sampled_from(STATES), st.sampled_from(DATES)
    person = st.sampled_from(["Orlan Palver", "Jorn Wekker", "Jorn Wicker", "Palver", "Mira Dost"])
    words = st.just(evidence("It is told."))
    return st.one_of(
        st.builds(
            Undertaking, st.just(f"u{number}"), st.sampled_from(["proposal", "agreement", "invitation", "commitment"]),
            st.sampled_from([*STATES, "Orlan Palver", "Mira Dost"]).map(lambda one: (one,)),
            st.lists(state, max_size=1).map(tuple), st.sampled_from(MATTERS), day, st.booleans(), st.just(0.7), words,
        ),
        st.builds(Post, st.just(f"p{number}"), person, st.sampled_from(["Secretary General", "Ambassador"]), state, st.none(), st.just(0.7), words),
        st.builds(
            Relation, st.just(f"r{number}"), state,
            st.sampled_from(["agreement_in_force", "embassy_opened", "founded"]), state, day, st.just(0.7), words
        ),
        st.builds(
            Figure, st.just(f"f{number}"), state, st.sampled_from(["exports", "trade with Nordmere"]), st.sampled_from([20.0, 35.0]), st.none(),
            st.just("USD"), st.sampled_from(["2030", None]), st.none(), st.just(0.7), words,
        ),
    )  # fmt: skip


@st.composite
def readings(draw: st.DrawFn, name: str) -> tuple[Document, dict[str, Any]]:
    """A document and what is read in it."""
    text = draw(st.sampled_from(HEADS)) + " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=5, max_size=40)))
    published = draw(st.sampled_from([None, "2031-05-03", "2031-05-04", "2032-05-03"]))
    records: list[Record] = [draw(engagement(number)) for number in range(1, draw(st.integers(0, 2)) + 1)]
    records += [draw(others(number)) for number in range(1, draw(st.integers(0, 4)) + 1)]
    head = {"id": name, "source": None, "lang": "en", "title": None, "published": published, "published_inferred": None, "text": text}
    lists = {kind.listing: [to_json(one) for one in records if isinstance(one, kind)] for kind in RECORD_KINDS}
    return Document(name, text, "en", published=published), {**head, **lists, "skipped": None}


@dataclass(frozen=True)
class Do:
    """One thing that is done to a record."""

    what: str
    document: str
    other: str
    pick: int


NAMES = ("a", "b", "c", "d", "e", "f")
DEEDS = st.builds(
    Do, st.sampled_from(["add", "add", "add", "remove", "same", "different", "right", "withdraw"]), st.sampled_from(NAMES), st.sampled_from(NAMES),
    st.integers(0, 9),
)  # fmt: skip


class Kept:
    """What a record should hold: documents, judgements and whether these are withdrawn."""

    def __init__(self) -> None:
        self.documents: dict[str, tuple[Document, dict[str, Any]]] = {}
        self.judgements: dict[str, tuple[Judgement, bool]] = {}

    def put(self, store: Store) -> None:
        """Puts all of it into an empty record."""
        with store.writer() as writer:
            for name in sorted(self.documents, reverse=True):
                put(store, writer, self.documents[name])
            for judgement, is_withdrawn in self.judgements.values():
                id = writer.add_judgement(judgement)
                if is_withdrawn:
                    writer.withdraw_judgement(id, DAY)


def put(store: Store, writer: Any, given: tuple[Document, dict[str, Any]]) -> None:
    document, reading = given
    writer.put_reading(writer.put_document(document), "stages", reading)


def mentions(reading: dict[str, Any]) -> tuple[list[str], list[str], list[str]]:
    """The engagements of a reading, its people and its bodies, as judgements name them."""
    engagements = [f"{reading['id']}#{one['id']}" for one in reading["engagements"]]
    named = [(one["kind"], f"{reading['id']}#{one['name']}") for engagement in reading["engagements"] for one in engagement["participants"]]
    return engagements, [name for kind, name in named if kind == "person"], [name for kind, name in named if kind == "state"]


def judged(do: Do, pool: dict[str, tuple[Document, dict[str, Any]]]) -> Judgement | None:
    """A judgement on what two documents tell, if they tell it."""
    kind = do.pick % 3
    left, right = (mentions(pool[name][1])[kind] for name in (do.document, do.other))
    if not left or not right or left[0] == right[-1]:
        return None
    if do.what == "right":
        field = ("date", "name", "name")[kind]
        return Judgement("right", {"left": left[0], "field": field, "value": None, "was": None}, "R. Desk", "", DAY)
    one, other = sorted([left[0], right[-1]])
    return Judgement(do.what, {"left": one, "right": other}, "R. Desk", "", DAY)


def carry_out(do: Do, store: Store, kept: Kept, pool: dict[str, tuple[Document, dict[str, Any]]]) -> None:
    with store.writer() as writer:
        if do.what == "add":
            put(store, writer, pool[do.document])
            kept.documents[do.document] = pool[do.document]
        elif do.what == "remove":
            writer.remove_document(do.document)
            kept.documents.pop(do.document, None)
        elif do.what == "withdraw" and kept.judgements:
            id = sorted(kept.judgements)[do.pick % len(kept.judgements)]
            writer.withdraw_judgement(id, DAY)
            kept.judgements[id] = (kept.judgements[id][0], True)
        elif do.what in ("same", "different", "right") and (judgement := judged(do, pool)):
            id = writer.add_judgement(judgement)
            kept.judgements[id] = (judgement, False)


def concluded(store: DatabaseStore) -> dict[str, Any]:
    """All that is concluded, and the traces that lead there."""
    with store.view() as view:
        told = {kind: list(view.derived(kind)) for kind in KINDS}
        traces = {table.name: Counter(map(tuple, view.connection.execute(select(table)))) for table in TRACES}
        return {**told, "decisions": list(view.decisions()), **traces}


def differing(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {name: (one[name], other[name]) for name in one if one[name] != other[name]}


def is_same_as_at_once(store: DatabaseStore, kept: Kept, folder: Path, number: int) -> None:
    with open_store(folder / f"whole-{number}.db", create=True) as whole:
        kept.put(whole)
        crossref(whole, KNOWLEDGE, share=0)
        assert differing(concluded(store), concluded(whole)) == {}


@settings(max_examples=40, deadline=None)
@given(st.fixed_dictionaries({name: readings(name) for name in NAMES}), st.lists(DEEDS, min_size=1, max_size=8))
def test_following_each_change_is_concluding_everything_at_once(pool: dict[str, Any], deeds: Iterable[Do]) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        store, kept = stack.enter_context(open_store(folder / "record.db", create=True)), Kept()
        crossref(store, KNOWLEDGE)
        for number, do in enumerate(deeds):
            carry_out(do, store, kept, pool)
            crossref(store, KNOWLEDGE, share=9)
            is_same_as_at_once(store, kept, folder, number)
