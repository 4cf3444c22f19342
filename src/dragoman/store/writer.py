"""Writing into the record: one transaction, the same result in whatever order things arrive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from dragoman.model.document import Document
from dragoman.model.ids import digest, version_id
from dragoman.model.interchange import dump_line
from dragoman.model.records import RECORD_KINDS
from dragoman.store import changes, dialect, passages, resolved, traces
from dragoman.store.base import Decision, Derived, Judgement, Removal, TraceRows, View
from dragoman.store.claims import ANCHOR, claims_of
from dragoman.store.tables import (
    claims,
    documents,
    evidence,
    judgements,
    readings,
    records,
    runs,
    supports,
    versions,
)
from dragoman.store.view import DatabaseView, all_versions, told_by, version_row

LISTINGS = tuple(kind.listing for kind in RECORD_KINDS)
NO_RECORDS: dict[str, list[Any]] = {listing: [] for listing in LISTINGS}


class DatabaseWriter:
    """One transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._touched: set[tuple[str, str]] = set()
        self._rules: str | None = None

    def note_changes(self) -> None:
        """Notes in the diary of changes what this transaction touched; done at its end."""
        changes.note(self.connection, self._touched)
        if self._rules is not None:
            traces.note_concluded(self.connection, changes.last_number(self.connection), self._rules)

    def note_concluded(self, rules: str) -> None:
        """Notes that with this transaction everything is concluded by *rules*."""
        self._rules = rules

    def traces(self) -> TraceRows:
        """What resolution's steps told each other."""
        return traces.DatabaseTraces(self.connection)

    def view(self) -> View:
        """The record as this transaction leaves it."""
        return DatabaseView(self.connection)

    def put_document(self, document: Document) -> Document:
        """Keeps a document; returns it with what the record already knew of the same text. Adding it twice is adding it once."""
        version = version_id(document.text)
        row = self.connection.execute(all_versions().where(*told_by(document))).first()
        merged = passages.merge(version_row(row).document, document) if row else document
        if row is None:
            self._insert_version(merged, version)
        elif merged != version_row(row).document:
            self._change_version(row.number, merged, newest=row.newest == version)
        else:
            return merged
        self._touch(document.id)
        self._settle(document.id)
        return merged

    def put_reading(self, document: Document, signature: str, reading: dict[str, Any]) -> None:
        """Keeps the reading of a document that is there, in place of an earlier one, with its records, claims and evidence."""
        key = {"document": document.id, "version": version_id(document.text)}
        self.drop_reading(document)
        self.connection.execute(insert(readings).values(**key, signature=signature, value={**reading, "text": None, **NO_RECORDS}))
        self._insert_records(key, reading)
        self._date(key, reading["published"])

    def drop_reading(self, document: Document) -> None:
        """Takes away the reading of a document, and with it its records; the document stays."""
        self._touch(document.id)
        self.connection.execute(delete(readings).filter_by(document=document.id, version=version_id(document.text)))

    def remove_document(self, document: str) -> Removal | None:
        """Withdraws a document with all its versions and what stands on them alone; ``None`` where there is no such document."""
        if self.connection.scalar(select(documents.c.id).where(documents.c.id == document)) is None:
            return None
        kinds = (
            select(records.c.kind, func.count().label("number"))
            .where(records.c.document == document)
            .group_by(records.c.kind)
            .order_by(records.c.kind)
        )
        count = self.connection.scalar(select(func.count()).where(versions.c.document == document)) or 0
        removal = Removal(document, count, {row.kind: row.number for row in self.connection.execute(kinds)})
        self._touch(document)
        self._unindex(document)
        self.connection.execute(delete(documents).where(documents.c.id == document))
        return removal

    def put_resolution(self, things: Iterable[Derived], made: Iterable[Decision]) -> None:
        """Puts what resolution gives in place of what it gave before; only what differs is written."""
        self._touched |= resolved.replace_resolution(self.connection, things, made)

    def change_resolution(self, things: Iterable[Derived], made: Iterable[Decision], gone: Iterable[tuple[str, str]]) -> None:
        """Puts what resolution gives anew beside what it gave before, and takes away what is *gone*, by kind (``decisions`` too) and id."""
        self._touched |= resolved.change_resolution(self.connection, things, made, gone)

    def add_judgement(self, judgement: Judgement) -> str:
        """Keeps a person's decision and returns its id, made from what it says, who says it and when."""
        id = judgement.id or f"j-{digest(judgement.kind, dump_line(judgement.value), judgement.author, judgement.date)}"
        dialect.upsert(self.connection, judgements, asdict(judgement) | {"id": id})
        self._touched.add((changes.JUDGEMENT, id))
        return id

    def withdraw_judgement(self, id: str, date: str) -> bool:
        """Takes a judgement back as of *date*; it stays on file. Says whether there was one in force."""
        self._touched.add((changes.JUDGEMENT, id))
        standing = (judgements.c.id == id) & judgements.c.withdrawn.is_(None)
        return bool(self.connection.execute(update(judgements).where(standing).values(withdrawn=date)).rowcount)

    def start_run(self, command: str, signature: str | None, started: str) -> int:
        """Opens a line of the diary and returns its number."""
        row = insert(runs).values(command=command, signature=signature, started=started, report={})
        return int(self.connection.execute(row.returning(runs.c.number)).scalar_one())

    def note_run(self, number: int, report: dict[str, Any], finished: str | None = None) -> None:
        """Notes how far a run has come, and when it finished."""
        self.connection.execute(update(runs).where(runs.c.number == number).values(report=report, finished=finished))

    def _touch(self, document: str) -> None:
        self._touched.add((changes.DOCUMENT, document))

    def _insert_version(self, document: Document, version: str) -> None:
        if self.connection.scalar(select(documents.c.id).where(documents.c.id == document.id)) is None:
            self.connection.execute(insert(documents).values(id=document.id))
        self.connection.execute(insert(versions).values(document=document.id, id=version, text=document.text, **facts(document)))

    def _change_version(self, number: int, document: Document, *, newest: bool) -> None:
        """Rewrites what the source tells of a text; its reading, made from other facts, goes."""
        if newest:
            self._unindex(document.id)
        self.connection.execute(update(versions).where(versions.c.number == number).values(**facts(document)))
        self.drop_reading(document)

    def _date(self, key: dict[str, str], published: str | None) -> None:
        """Notes the day that the reading found in the text where the source told none."""
        this = (versions.c.document == key["document"]) & (versions.c.id == key["version"])
        changed = this & versions.c.published.is_(None) & (versions.c.dated != (published or ""))
        if self.connection.execute(update(versions).where(changed).values(dated=published or "")).rowcount:
            self._settle(key["document"])

    def _settle(self, document: str) -> None:
        """Makes the version that counts the one that is newest by date, then by id, and searchable."""
        last = select(versions.c.id, versions.c.number).where(versions.c.document == document).order_by(versions.c.dated.desc(), versions.c.id.desc())
        newest = self.connection.execute(last).first()
        assert newest is not None
        self._unindex(document)
        self.connection.execute(update(documents).where(documents.c.id == document).values(newest=newest.id))
        self.connection.execute(dialect.INDEX, {"number": newest.number})

    def _unindex(self, document: str) -> None:
        """Takes the version that counts out of the index and lets none count."""
        this = (documents.c.id == document) & (versions.c.document == document) & (versions.c.id == documents.c.newest)
        number = self.connection.scalar(select(versions.c.number).join(documents, this))
        if number is not None:
            self.connection.execute(dialect.UNINDEX, {"number": number})
            self.connection.execute(update(documents).where(documents.c.id == document).values(newest=None))

    def _insert_records(self, key: dict[str, str], reading: dict[str, Any]) -> None:
        found: dict[str, list[dict[str, Any]]] = {"records": [], "claims": [], "evidence": [], "supports": []}
        for kind in LISTINGS:
            for place, value in enumerate(reading[kind]):
                id = record_id(key["document"], key["version"], kind, value)
                found["records"].append({**key, "id": id, "kind": kind, "place": place, "local": value["id"], "value": value})
                take_apart(id, value, found)
        for table in (records, claims, evidence, supports):
            self._insert_all(table, found[table.name])

    def _insert_all(self, table: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self.connection.execute(insert(table), rows)


def facts(document: Document) -> dict[str, str | None]:
    """What the source tells of a text, as columns."""
    names = ("lang", "url", "source", "title", "published")
    return {name: getattr(document, name) for name in names} | {"dated": document.published or ""}


def record_id(document: str, version: str, kind: str, value: dict[str, Any]) -> str:
    """A record's id everywhere, made from its content: ``rec-`` and sixteen hex digits."""
    return f"rec-{digest(document, version, kind, dump_line(value))}"


def take_apart(id: str, value: dict[str, Any], found: dict[str, list[dict[str, Any]]]) -> None:
    """Adds a record's claims and evidence to the rows *found*."""
    for number, piece in enumerate(value["evidence"]):
        words = {name: piece[name] for name in ("start", "end", "quote", "grounding")}
        found["evidence"].append({"record": id, "number": number, **words})
    for claim in claims_of(value):
        row = {"record": id, "field": claim.field, "value": claim.value, "grounding": claim.grounding, "confidence": claim.confidence}
        found["claims"].append(row)
        if claim.evidence != ANCHOR:
            found["supports"] += [{"record": id, "field": claim.field, "number": number} for number in claim.evidence]
