"""Everything derived, made again from documents and judgements. What the record tells is the same before and after, to the byte."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.document import Document
from dragoman.run.adding import Conclude, Keeper, Progress, listen
from dragoman.run.diary import diary
from dragoman.run.reading import Stages, read_inputs, signature
from dragoman.run.report import RunReport
from dragoman.store.base import Store


def rebuild(
    store: Store,
    stages: Stages,
    *,
    processes: int = 1,
    report: RunReport | None = None,
    progress: Progress | None = None,
    conclude: Conclude | None = None,
) -> RunReport:
    """Reads all versions of all documents again and puts their readings in place of the old ones; then *conclude* works on the whole.

    Stopped in the middle it leaves a whole record; call it again.
    """
    report = report or RunReport()
    stamp = signature(stages())
    with diary(store, "rebuild", stamp, report) as number:
        keeper = Keeper(store, stamp, report, number)
        keeper.keep_all(listen(read_inputs(stored_documents(store), stages, processes=processes), report, progress))
        if conclude is not None:
            conclude(store)
    return report


def stored_documents(store: Store) -> Iterator[Document]:
    """All versions of all documents. Each is fetched in a view of its own, so that the store may tidy up while it is written."""
    with store.view() as view:
        keys = view.keys()
    for document, id in keys:
        with store.view() as view:
            version = view.version(document, id)
        if version is not None:
            yield version.document
