"""The record: documents in and out, questions answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from dragoman.api.asking import PartyFinder, check_day
from dragoman.api.dossiers import DossierText
from dragoman.api.reading import Inputs, Progress, stages, take_in
from dragoman.errors import UsageError
from dragoman.knowledge.load import load_knowledge
from dragoman.present.ahead import calendar_rows, due_rows
from dragoman.present.dossier import make_dossier
from dragoman.present.dossier.build import newest_day
from dragoman.present.page import Page
from dragoman.present.reasons import why
from dragoman.present.show import show
from dragoman.resolve import Resolution, resolve
from dragoman.run.adding import add
from dragoman.run.crossref import KINDS, JudgedView, concluded, crossref, document_views, is_by_other_rules, judgements_of, stored_resolution
from dragoman.run.diary import was_stopped
from dragoman.run.judgements import lines_of
from dragoman.run.judging import TakenOver, Told, judge, listed, take_over, withdraw
from dragoman.run.rebuild import rebuild
from dragoman.run.removing import Withdrawal, remove
from dragoman.run.report import RunReport
from dragoman.search.passages import Found, found_in
from dragoman.search.query import Filters, Query
from dragoman.search.rows import rows_of
from dragoman.settings import Settings, load_settings
from dragoman.store.base import Store
from dragoman.store.database import open_store


class Record:
    """A record that is open: documents go in and out, questions get answers. Made by :func:`open_record`."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings

    def _conclude(self, store: Store) -> None:
        crossref(store, load_knowledge(), shown=self.settings.shown)

    def add(
        self,
        inputs: Inputs,
        *,
        processes: int | None = None,
        stdin: IO[bytes] | None = None,
        report: RunReport | None = None,
        progress: Progress | None = None,
    ) -> RunReport:
        """Reads *inputs* into the record. What is there already, read by the same stages, isn't read again; so a run that was stopped goes on.

        Raises:
            RecordError: the record can't be written; what was finished is kept.
        """
        found = take_in(inputs, self.settings, stdin)
        workers = processes or self.settings.processes
        return add(found, self.store, stages, processes=workers, report=report, progress=progress, conclude=self._conclude)

    def remove(self, names: Iterable[str]) -> Withdrawal:
        """Withdraws documents with all their versions; tells what went with them."""
        return remove(names, self.store, KINDS, self._conclude)

    def rebuild(self, *, processes: int | None = None, report: RunReport | None = None, progress: Progress | None = None) -> RunReport:
        """Derives everything again from documents and judgements. What is exported is the same before and after, to the byte."""
        workers = processes or self.settings.processes
        return rebuild(self.store, stages, processes=workers, report=report, progress=progress, conclude=self._conclude)

    def was_stopped(self) -> bool:
        """Whether the last run was stopped, or is still at work; what is concluded across documents may then lag behind them."""
        with self.store.view() as view:
            return was_stopped(view)

    def list(
        self,
        kind: str,
        *,
        actor: str | None = None,
        between: tuple[str, str] | None = None,
        type: str | None = None,
        since: str | None = None,
        until: str | None = None,
        place: str | None = None,
        text: str | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Rows of a kind (``KINDS``) that fulfil all that is asked; dates are EDTF, parties any name of a state, body or person.

        Raises:
            UsageError: an unknown kind, a date that is none, a name that nobody has or that several have.
        """
        if kind == "judgements":
            yield from self.judgements()
            return
        with self.store.view() as view:
            find = PartyFinder(view)
            both = (find(between[0]), find(between[1])) if between else None
            filters = Filters(find(actor) if actor else None, both, type, since, until, place, text)
            yield from (dict(row) for row in Query(JudgedView(view), find.directory).select(kind, filters))

    def judge(
        self,
        verdict: str,
        left: str,
        right: str | None = None,
        *,
        field: str | None = None,
        value: Any = None,
        author: str | None = None,
        reason: str = "",
        date: str,
        conclude: bool = True,
    ) -> str:
        """Keeps a person's decision, which this and every later run follows, and returns its id.

        "same", "different" and "unsure" are said of two engagements, two people or two bodies; "right", "wrong" and "corrected" of one of a reading's
        records (``wire-1#e1``), of a *field* of it or the whole, or of one spelling of a name (``wire-1#Jorn Wekker``). A merged thing's id stands
        for its first mention. *author* is the setting of that name unless given; *date* an ISO day. Without *conclude* the record is gone over later
        (:meth:`conclude`), once for many judgements.

        Raises:
            UsageError: it is about nothing on record, no verdict, no value of its field, or contradicts one in force.
        """
        id = judge(self.store, Told(verdict, left, right, field, value), author or self.settings.author, reason, date)
        if conclude:
            self.conclude()
        return id

    def conclude(self) -> None:
        """Goes over the whole record for what is the same and what contradicts, as every command does that changes something."""
        self._conclude(self.store)

    def is_up_to_date(self) -> bool:
        """Whether this version of the program went over the record last, by this rule for the values shown; if not, :meth:`conclude` does."""
        with self.store.view() as view:
            return not is_by_other_rules(view, load_knowledge(), self.settings.shown)

    def withdraw(self, id: str, *, date: str) -> None:
        """Takes a decision back as of *date*; what it changed is as it was before.

        Raises:
            UsageError: there is none by this id in force.
        """
        withdraw(self.store, id, date)
        self._conclude(self.store)

    def judgements(self) -> Iterator[dict[str, Any]]:
        """All decisions, those taken back too, each with its ``state``: in force, withdrawn, or what it waits for."""
        with self.store.view() as view:
            yield from listed(view)

    def take_over(self, lines: Iterable[str], name: str = "judgements") -> TakenOver:
        """Takes over decisions from JSON lines as ``export("judgements")`` gives them, all or none; *name* stands in messages.

        Raises:
            InputError: a line is no judgement.
            UsageError: some contradict each other or those in force.
        """
        taken = take_over(self.store, lines, name)
        self._conclude(self.store)
        return taken

    def show(self, identifier: str) -> Page:
        """Everything on one thing of the record, each claim with its sentences.

        Raises:
            UsageError: the record has nothing by that id.
        """
        with self.store.view() as view:
            return show(identifier, list(document_views(view)), stored_resolution(view))

    def explain(self, identifier: str) -> Page:
        """Why something is as it is concluded: comparisons, judgements, and the rule by which each value is shown.

        Raises:
            UsageError: nothing by that id was concluded.
        """
        with self.store.view() as view:
            return why(identifier, list(document_views(view)), stored_resolution(view), list(judgements_of(view)), self.settings.shown)

    def search(self, words: str, *, limit: int = 20) -> tuple[Found, ...]:
        """Documents that hold all of *words*, the best first, each with the passage that shows most of them."""
        with self.store.view() as view:
            return tuple(found_in(view.search(words, limit)))

    def matches(self, words: str, *, limit: int) -> tuple[str, ...]:
        """The ids of documents that hold all of *words*, the best first."""
        with self.store.view() as view:
            return view.matches(words, limit)

    def passages(self, words: str, documents: Iterable[str]) -> dict[str, Found]:
        """Of each of *documents* that holds all of *words* the passage that shows most of them."""
        with self.store.view() as view:
            return {found.document: found for found in found_in(view.hits(words, documents))}

    def dossier(self, *parties: str, on: str | None = None) -> DossierText:
        """Everything on one party or between two, as of the day *on* (ISO; default: the day of the newest document).

        Raises:
            UsageError: not one or two parties; a name that nobody has or that several have; a day that is none.
        """
        if not 1 <= len(parties) <= 2:
            raise UsageError(f"A dossier is about one party or between two, found {len(parties)}.")
        check_day(on)
        with self.store.view() as view:
            find = PartyFinder(view)
            found = [find(name) for name in parties]
            kept = concluded(view, load_knowledge(), self.settings.shown) if on is None else None
            return DossierText(make_dossier(document_views(view), load_knowledge(), found, on, judgements_of(view), kept, self.settings.shown))

    def due(self, on: str | None = None) -> Iterator[dict[str, Any]]:
        """Undertakings that nothing on record has answered by the day *on* (ISO; default: the newest document's), overdue ones first.

        Raises:
            UsageError: *on* is no day.
        """
        resolution, day = self._as_of(on)
        return due_rows(resolution.courses, day)

    def calendar(self, on: str | None = None) -> Iterator[dict[str, Any]]:
        """What lies ahead on the day *on* (ISO; default: the newest document's): planned engagements and due dates, by date.

        Raises:
            UsageError: *on* is no day.
        """
        return iter(calendar_rows(*self._as_of(on)))

    def _as_of(self, on: str | None) -> tuple[Resolution, str | None]:
        """What is concluded from the documents that were there on a day; of the newest document's day what is stored."""
        check_day(on)
        with self.store.view() as view:
            if on is None:
                return stored_resolution(view), newest_day(document_views(view))
            there = [one for one in document_views(view) if one.shown_by(on)]
            return resolve(there, load_knowledge(), judgements_of(view), self.settings.shown), on

    def export(self, kind: str) -> Iterator[dict[str, Any]]:
        """Every row of a kind, every reading (``readings``) as it was read, or every judgement (``judgements``), as it is exchanged.

        Raises:
            UsageError: an unknown kind.
        """
        with self.store.view() as view:
            if kind == "readings":
                yield from view.readings()
            elif kind == "judgements":
                yield from lines_of(view)
            else:
                yield from (dict(row) for row in rows_of(JudgedView(view), kind))


@contextmanager
def open_record(path: str | Path | None = None, *, create: bool = True, settings: Settings | None = None) -> Iterator[Record]:
    """The record at *path* (default: the settings'), made there if there is none and *create* says so.

    Raises:
        RecordError: there is none, or the file can't be used as one.
    """
    settings = settings or load_settings()
    with open_store(Path(path or settings.record), create=create) as store:
        yield Record(store, settings)
