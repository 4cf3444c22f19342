"""What a store is to the rest of the program: views to read from, writers to write with, and the rows that they give and take.

Whatever is listed comes in an order of its own (by date, then by id), never in the order of arrival.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Protocol

from dragoman.model.document import Document, Span


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a document. ``published`` is what the source or else the text itself tells; ``newest`` says that this one counts."""

    id: str
    document: Document
    published: str | None
    newest: bool


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """One record of a reading. ``id`` is the record's own everywhere, ``value["id"]`` its name within the reading (``e1``)."""

    id: str
    kind: str
    document: str
    version: str
    published: str | None
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredEvidence:
    """Verbatim words and where they stand in the version's text."""

    start: int
    end: int
    quote: str
    grounding: str


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """One field's value as stated, and all the evidence that it stands on."""

    record: str
    field: str
    value: Any
    grounding: str
    confidence: float
    evidence: tuple[StoredEvidence, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that holds the words looked for: all places in its text, and the passage that shows most of them."""

    version: Version
    spans: tuple[Span, ...]
    passage: Span


@dataclass(frozen=True, slots=True)
class Derived:
    """One thing that resolution made of many records: a merged engagement, a person, a contradiction …

    ``sort`` orders the things of a kind; ``aliases`` are former ids that lead here.
    """

    kind: str
    id: str
    sort: str
    value: dict[str, Any]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that the program decided, for people to check: what, whether it acted on it, and why."""

    kind: str
    id: str
    accepted: bool
    reason: str
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided. The program follows it until it is withdrawn. Dates are ISO days."""

    kind: str
    value: dict[str, Any]
    author: str
    reason: str
    date: str
    withdrawn: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One call of a command that writes. ``finished`` is ``None`` where it was stopped; the report then tells how far it came."""

    number: int
    command: str
    signature: str | None
    started: str
    finished: str | None
    report: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Removal:
    """What went with a document: how many versions, and the records by kind."""

    document: str
    versions: int
    records: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changes:
    """What was written, changed or taken away up to the line ``number`` of the diary: documents, judgements, and ``things`` by kind and id."""

    number: int
    documents: frozenset[str]
    judgements: frozenset[str]
    things: frozenset[tuple[str, str]]

    def __bool__(self) -> bool:
        return bool(self.documents or self.judgements or self.things)


class TraceItem(NamedTuple):
    """What resolution told a place, and by which source; ``value`` is text that only resolution understands."""

    place: int
    source: int
    step: str
    value: str


class TraceLink(NamedTuple):
    """What resolution told of two places."""

    left: int
    right: int
    source: int
    step: str
    joins: bool
    value: str


TraceKind = Literal["items", "links", "marks", "homes"]  # rows as ``TraceItem``, ``TraceLink``, (block, sort, node), (place, home)


class TraceRows(Protocol):
    """The traces of resolution, looked up by places or by sources."""

    def items(self, places: Iterable[int]) -> Iterator[TraceItem]: ...
    def items_by(self, sources: Iterable[int]) -> Iterator[TraceItem]: ...
    def links(self, places: Iterable[int]) -> Iterator[TraceLink]: ...
    def links_by(self, sources: Iterable[int]) -> Iterator[TraceLink]: ...
    def homes(self, places: Iterable[int]) -> Iterator[tuple[int, int]]: ...
    def around(self, block: int, first: tuple[str, int], last: tuple[str, int], window: int) -> list[tuple[str, int]]: ...
    def unmark(self, marks: Iterable[tuple[int, str, int]]) -> None: ...
    def withdraw(self, sources: Iterable[int]) -> None: ...
    def put(self, kind: TraceKind, rows: Iterable[tuple[Any, ...]]) -> None: ...
    def unlink(self, links: Iterable[tuple[int, int, int]]) -> None: ...
    def settle(self, homes: Iterable[tuple[int, int | None]]) -> None: ...
    def anew(self) -> AbstractContextManager[None]: ...


class View(Protocol):
    """The record as it stood when the view was opened. Only the newest version of a document counts, unless said otherwise."""

    def documents(self) -> Iterator[Version]: ...
    def versions(self, document: str | None = None) -> Iterator[Version]: ...
    def keys(self) -> tuple[tuple[str, str], ...]: ...
    def version(self, document: str, id: str) -> Version | None: ...
    def merged(self, document: Document) -> Document: ...
    def is_read(self, document: Document, signature: str) -> bool: ...
    def reading(self, document: str) -> dict[str, Any] | None: ...
    def readings(self) -> Iterator[dict[str, Any]]: ...
    def unread(self) -> tuple[str, ...]: ...
    def records(self, kind: str | None = None, document: str | None = None) -> Iterator[StoredRecord]: ...
    def record(self, id: str) -> StoredRecord | None: ...
    def claims(self, record: str) -> tuple[StoredClaim, ...]: ...
    def matches(self, words: str, limit: int) -> tuple[str, ...]: ...
    def hits(self, words: str, documents: Iterable[str]) -> Iterator[Hit]: ...
    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]: ...
    def derived(self, kind: str) -> Iterator[Derived]: ...
    def telling(self, kind: str, words: str) -> Iterator[Derived]: ...
    def things(self, kind: str, ids: Iterable[str]) -> Iterator[Derived]: ...
    def find(self, id: str) -> Derived | None: ...
    def decisions(self, kind: str | None = None) -> Iterator[Decision]: ...
    def judgements(self, *, withdrawn: bool = False) -> Iterator[Judgement]: ...
    def runs(self) -> Iterator[Run]: ...
    def last_change(self) -> int: ...
    def changed_since(self, number: int) -> Changes | None: ...
    def count(self) -> int: ...
    def concluded_up_to(self, rules: str) -> int | None: ...


class Writer(Protocol):
    """One transaction: all of it is kept at the end, or none where an error leaves it."""

    def put_document(self, document: Document) -> Document: ...
    def put_reading(self, document: Document, signature: str, reading: dict[str, Any]) -> None: ...
    def drop_reading(self, document: Document) -> None: ...
    def remove_document(self, document: str) -> Removal | None: ...
    def put_resolution(self, things: Iterable[Derived], decisions: Iterable[Decision]) -> None: ...
    def change_resolution(self, things: Iterable[Derived], decisions: Iterable[Decision], gone: Iterable[tuple[str, str]]) -> None: ...
    def note_concluded(self, rules: str) -> None: ...
    def traces(self) -> TraceRows: ...
    def view(self) -> View: ...
    def add_judgement(self, judgement: Judgement) -> str: ...
    def withdraw_judgement(self, id: str, date: str) -> bool: ...
    def start_run(self, command: str, signature: str | None, started: str) -> int: ...
    def note_run(self, number: int, report: dict[str, Any], finished: str | None = None) -> None: ...


class Store(Protocol):
    """A place where the record is kept."""

    def view(self) -> AbstractContextManager[View]: ...
    def writer(self) -> AbstractContextManager[Writer]: ...
    def changes(self) -> int: ...
    def close(self) -> None: ...
