"""Reading from the record: one snapshot, in orders of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Text, func, select, type_coerce

from dragoman.model.document import Document
from dragoman.model.ids import version_id
from dragoman.model.records import RECORD_KINDS
from dragoman.store import changes, dialect, passages, traces
from dragoman.store.base import Changes, Decision, Derived, Hit, Judgement, Run, StoredClaim, StoredEvidence, StoredRecord, Version
from dragoman.store.tables import aliases, claims, decisions, derived, documents, evidence, judgements, readings, records, runs, supports, versions

IN_ORDER = (versions.c.dated, versions.c.document, versions.c.id)
COUNTS = (documents.c.id == versions.c.document) & (documents.c.newest == versions.c.id)
READ = (readings.c.document == versions.c.document) & (readings.c.version == versions.c.id)
OF_READING = (records.c.document == versions.c.document) & (records.c.version == versions.c.id)
LISTINGS = tuple(kind.listing for kind in RECORD_KINDS)
BATCH = 200  # rows held in memory at a time


class DatabaseView:
    """The record as it stood when the view was opened."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def documents(self) -> Iterator[Version]:
        """The newest version of every document, the oldest document first; undated ones before all."""
        for row in self._rows(all_versions().where(COUNTS)):
            yield version_row(row)

    def versions(self, document: str | None = None) -> Iterator[Version]:
        """All versions, of *document* or of all."""
        query = all_versions() if document is None else all_versions().where(versions.c.document == document)
        for row in self._rows(query):
            yield version_row(row)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Document and version of all there are, in order, without their texts."""
        found = self.connection.execute(select(versions.c.document, versions.c.id).order_by(*IN_ORDER))
        return tuple((row.document, row.id) for row in found)

    def version(self, document: str, id: str) -> Version | None:
        """One version of a document."""
        row = self.connection.execute(all_versions().where(versions.c.document == document, versions.c.id == id)).first()
        return version_row(row) if row else None

    def merged(self, document: Document) -> Document:
        """*document* with what the record knows of the same text beside it; as given where the record doesn't have it."""
        row = self.connection.execute(all_versions().where(*told_by(document))).first()
        return passages.merge(version_row(row).document, document) if row else document

    def is_read(self, document: Document, signature: str) -> bool:
        """Whether exactly this document was read by the stages of *signature*."""
        query = all_versions(readings.c.signature).join(readings, READ)
        row = self.connection.execute(query.where(*told_by(document))).first()
        return row is not None and row.signature == signature and version_row(row).document == document

    def reading(self, document: str) -> dict[str, Any] | None:
        """The reading of a document's newest version, as ``dragoman read`` gives it."""
        row = self.connection.execute(all_readings().where(versions.c.document == document)).first()
        return next(self._wholes([row])) if row else None

    def readings(self) -> Iterator[dict[str, Any]]:
        """The readings of all documents' newest versions."""
        for batch in batched(self._rows(all_readings()), BATCH):
            yield from self._wholes(batch)

    def unread(self) -> tuple[str, ...]:
        """The documents whose newest version has no reading, in order."""
        query = select(versions.c.document).join(documents, COUNTS).outerjoin(readings, READ).where(readings.c.document.is_(None))
        return tuple(row.document for row in self.connection.execute(query.order_by(*IN_ORDER)))

    def records(self, kind: str | None = None, document: str | None = None) -> Iterator[StoredRecord]:
        """The records of newest versions: by the document's date, by document, in the order of the reading."""
        query = all_records().join(documents, COUNTS)
        if kind is not None:
            query = query.where(records.c.kind == kind)
        if document is not None:
            query = query.where(records.c.document == document)
        for row in self._rows(query.order_by(*IN_ORDER, records.c.kind, records.c.place)):
            yield record_row(row)

    def record(self, id: str) -> StoredRecord | None:
        """The record with this id, of whatever version."""
        row = self.connection.execute(all_records().where(records.c.id == id)).first()
        return record_row(row) if row else None

    def claims(self, record: str) -> tuple[StoredClaim, ...]:
        """What a record claims, field by field, each with its evidence."""
        pieces = {
            row.number: StoredEvidence(row.start, row.end, row.quote, row.grounding)
            for row in self.connection.execute(select(evidence).where(evidence.c.record == record))
        }
        standing: dict[str, list[StoredEvidence]] = {}
        for row in self.connection.execute(select(supports).where(supports.c.record == record).order_by(supports.c.number)):
            standing.setdefault(row.field, []).append(pieces[row.number])
        found = self.connection.execute(select(claims).where(claims.c.record == record).order_by(claims.c.field))
        return tuple(
            StoredClaim(row.record, row.field, row.value, row.grounding, row.confidence, tuple(standing.get(row.field, [pieces[0]]))) for row in found
        )

    def matches(self, words: str, limit: int) -> tuple[str, ...]:
        """The documents whose newest version holds all *words*, best first, without looking for the places."""
        return tuple(dialect.matches(self.connection, words, limit))

    def hits(self, words: str, documents: Iterable[str]) -> Iterator[Hit]:
        """Those of some *documents* whose newest version holds all *words*, with the places; in no order that tells anything."""
        counting = all_versions().where(versions.c.document.in_(list(documents)), COUNTS)
        rows = {row.number: row for row in self.connection.execute(counting)}
        marked = dialect.marked(self.connection, words, rows)
        for number in sorted(marked):
            yield hit_of(rows[number], marked[number])

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """The documents whose newest version holds all *words*, best first; "words in quotes" stand together, a final star completes."""
        hits = []
        for number, marked in dialect.search(self.connection, words, limit):
            row = self.connection.execute(all_versions().where(versions.c.number == number)).one()
            hits.append(hit_of(row, marked))
        return tuple(hits)

    def derived(self, kind: str) -> Iterator[Derived]:
        """All things of *kind* that resolution made, in their own order."""
        former = self._former_ids()
        for row in self._rows(select(derived).where(derived.c.kind == kind).order_by(derived.c.sort, derived.c.id)):
            yield Derived(row.kind, row.id, row.sort, row.value, former.get(row.id, ()))

    def telling(self, kind: str, words: str) -> Iterator[Derived]:
        """The things of *kind* whose JSON holds *words*, in any case of letters: few of many, without looking into each."""
        query = select(derived).where(derived.c.kind == kind, type_coerce(derived.c.value, Text).contains(words, autoescape=True))
        for row in self._rows(query.order_by(derived.c.sort, derived.c.id)):
            yield Derived(row.kind, row.id, row.sort, row.value)

    def things(self, kind: str, ids: Iterable[str]) -> Iterator[Derived]:
        """The things of *kind* with these ids of today, as far as they are there."""
        for chunk in traces.chunks(ids):
            former = self._former_ids(chunk)
            for row in self.connection.execute(select(derived).where(derived.c.kind == kind, derived.c.id.in_(chunk))):
                yield Derived(row.kind, row.id, row.sort, row.value, former.get(row.id, ()))

    def find(self, id: str) -> Derived | None:
        """The thing with this id, or with the id that a former one leads to."""
        leads_to = self.connection.scalar(select(aliases.c.id).where(aliases.c.old == id)) or id
        row = self.connection.execute(select(derived).where(derived.c.id == leads_to).order_by(derived.c.kind)).first()
        return Derived(row.kind, row.id, row.sort, row.value, self._former_ids([row.id]).get(row.id, ())) if row else None

    def decisions(self, kind: str | None = None) -> Iterator[Decision]:
        """What the program decided, with its reasons."""
        query = select(decisions).order_by(decisions.c.kind, decisions.c.id)
        for row in self._rows(query if kind is None else query.where(decisions.c.kind == kind)):
            yield Decision(row.kind, row.id, row.accepted, row.reason, row.value)

    def judgements(self, *, withdrawn: bool = False) -> Iterator[Judgement]:
        """What people decided, by date; those taken back only if asked for."""
        query = select(judgements).order_by(judgements.c.date, judgements.c.id)
        for row in self._rows(query if withdrawn else query.where(judgements.c.withdrawn.is_(None))):
            yield Judgement(row.kind, row.value, row.author, row.reason, row.date, row.withdrawn, row.id)

    def runs(self) -> Iterator[Run]:
        """The diary, oldest first."""
        for row in self._rows(select(runs).order_by(runs.c.number)):
            yield Run(row.number, row.command, row.signature, row.started, row.finished, row.report)

    def last_change(self) -> int:
        """The number of the diary's last line, to ask :meth:`changed_since` with later."""
        return changes.last_number(self.connection)

    def changed_since(self, number: int) -> Changes | None:
        """What was written, changed or taken away after the diary's line *number*; ``None`` where it doesn't reach back so far: read all."""
        return changes.since(self.connection, number)

    def count(self) -> int:
        """How many documents there are."""
        return self.connection.scalar(select(func.count()).select_from(documents)) or 0

    def concluded_up_to(self, rules: str) -> int | None:
        """The line of the diary of changes up to which everything is concluded by *rules*; ``None`` where it isn't by these."""
        return traces.concluded_up_to(self.connection, rules)

    def _wholes(self, rows: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
        """Readings with their texts and records, as they were before the writer took them apart."""
        wholes: dict[tuple[str, str], dict[str, Any]] = {}
        for row in rows:
            told = {key: list(value) if isinstance(value, list) else value for key, value in row.value.items()}
            more: dict[str, list[Any]] = {kind: [] for kind in LISTINGS if kind not in told}  # kinds that are younger than the reading
            wholes[row.document, row.version] = {**told, "text": row.text, **more}
        query = select(records.c.document, records.c.version, records.c.kind, records.c.value)
        query = query.where(records.c.document.in_([row.document for row in rows])).order_by(records.c.kind, records.c.place)
        for document, version, kind, value in self.connection.execute(query):
            if whole := wholes.get((document, version)):
                whole[kind].append(value)
        yield from wholes.values()

    def _former_ids(self, ids: Sequence[str] | None = None) -> dict[str, tuple[str, ...]]:
        """Former ids by the ids that they lead to, of *ids* or of all."""
        former: dict[str, tuple[str, ...]] = {}
        query = select(aliases).order_by(aliases.c.old)
        for row in self.connection.execute(query if ids is None else query.where(aliases.c.id.in_(ids))):
            former[row.id] = (*former.get(row.id, ()), row.old)
        return former

    def _rows(self, query: Select[Any]) -> Iterator[Row[Any]]:
        yield from self.connection.execute(query, execution_options={"yield_per": BATCH})


def batched(rows: Iterator[Row[Any]], size: int) -> Iterator[list[Row[Any]]]:
    """*rows* in lists of at most *size*."""
    while batch := list(islice(rows, size)):
        yield batch


def all_versions(*more: Any) -> Select[Any]:
    """All versions in order, each with its document's newest."""
    return select(versions, documents.c.newest, *more).join(documents, documents.c.id == versions.c.document).order_by(*IN_ORDER)


def all_readings() -> Select[Any]:
    """The readings of newest versions in order, each with its text."""
    return select(readings, versions.c.text).join(versions, READ).join(documents, COUNTS).order_by(*IN_ORDER)


def all_records() -> Select[Any]:
    """All records, each with its document's date."""
    return select(records, versions.c.dated).join(versions, OF_READING)


def told_by(document: Document) -> tuple[ColumnElement[bool], ...]:
    """The version that holds the text of *document*."""
    return (versions.c.document == document.id, versions.c.id == version_id(document.text))


def version_row(row: Row[Any]) -> Version:
    """One version out of its row."""
    document = Document(row.document, row.text, row.lang, row.url, row.source, row.title, row.published)
    return Version(row.id, document, row.dated or None, row.id == row.newest)


def hit_of(row: Row[Any], marked: str) -> Hit:
    """A document found, out of its row and its text with what was found *marked*."""
    spans = passages.marked_spans(row.text, marked, dialect.OPEN, dialect.CLOSE)
    return Hit(version_row(row), spans, passages.best_passage(row.text, spans))


def record_row(row: Row[Any]) -> StoredRecord:
    """One record out of its row."""
    return StoredRecord(row.id, row.kind, row.document, row.version, row.dated or None, row.value)
