"""Documents withdrawn from the record, and what goes with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.run.adding import Conclude
from dragoman.run.diary import diary
from dragoman.run.report import RunReport
from dragoman.store.base import Derived, Removal, Store


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What was withdrawn: documents with what was read in them, documents that weren't there, and what had stood on them alone."""

    removed: tuple[Removal, ...]
    missing: tuple[str, ...]
    gone: tuple[Derived, ...]

    @property
    def exit_code(self) -> int:
        """1 where a document wasn't there."""
        return 1 if self.missing else 0


def remove(documents: Iterable[str], store: Store, kinds: Iterable[str] = (), conclude: Conclude | None = None) -> Withdrawal:
    """Withdraws *documents* with all their versions, all at once; *kinds* are the derived kinds to report on."""
    wanted = tuple(dict.fromkeys(documents))
    before = derived_things(store, kinds)
    with diary(store, "remove", None, RunReport()):
        with store.writer() as writer:
            found = [(name, writer.remove_document(name)) for name in wanted]
        if conclude is not None:
            conclude(store)
    with store.view() as view:
        gone = tuple(thing for thing in before if view.find(thing.id) is None)
    removed = tuple(removal for _, removal in found if removal is not None)
    return Withdrawal(removed, tuple(name for name, removal in found if removal is None), gone)


def derived_things(store: Store, kinds: Iterable[str]) -> tuple[Derived, ...]:
    """All things of *kinds* that resolution made."""
    with store.view() as view:
        return tuple(thing for kind in kinds for thing in view.derived(kind))
