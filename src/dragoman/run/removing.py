"""Documents withdrawn from the record, and what goes with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.run.adding import Conclude
from dragoman.run.diary import diary
from dragoman.run.report import RunReport
from dragoman.store.base import Removal, Store


@dataclass(frozen=True, slots=True)
class Gone:
    """Something concluded that is no longer there, by no id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What was withdrawn: documents with what was read in them, documents that weren't there, and what had stood on them alone."""

    removed: tuple[Removal, ...]
    missing: tuple[str, ...]
    gone: tuple[Gone, ...]

    @property
    def exit_code(self) -> int:
        """2 where a document wasn't there, as for any unknown id; the others are withdrawn."""
        return UsageError.exit_code if self.missing else 0


def remove(documents: Iterable[str], store: Store, kinds: Iterable[str] = (), conclude: Conclude | None = None) -> Withdrawal:
    """Withdraws *documents* with all their versions, all at once; *kinds* are the derived kinds to report on."""
    wanted = tuple(dict.fromkeys(documents))
    with store.view() as view:
        begun = view.last_change()
    with diary(store, "remove", None, RunReport()):
        with store.writer() as writer:
            found = [(name, writer.remove_document(name)) for name in wanted]
        if conclude is not None:
            conclude(store)
    removed = tuple(removal for _, removal in found if removal is not None)
    return Withdrawal(removed, tuple(name for name, removal in found if removal is None), gone_since(store, begun, tuple(kinds)))


def gone_since(store: Store, number: int, kinds: Sequence[str]) -> tuple[Gone, ...]:
    """The things of *kinds* that are gone since the line *number* of the diary of changes, as far as that reaches back."""
    with store.view() as view:
        changes = view.changed_since(number)
        touched = changes.things if changes else frozenset()
        return tuple(Gone(kind, id) for kind in kinds for other, id in sorted(touched) if kind == other and view.find(id) is None)
