"""What resolution is given of a document: where it comes from, its text and its records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from dragoman.model.dates import period_of
from dragoman.model.ids import digest
from dragoman.model.interchange import dump_line, records_of
from dragoman.model.records import Record

Kind = TypeVar("Kind", bound=Record)
LAST = "9999"  # undated documents come after dated ones


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One version of a document with what was read in it.

    ``published`` is what the source tells; ``published_inferred`` was worked out from the text (EDTF with ``?``). ``records`` holds the records by
    class, as ``model.interchange.records_of`` gives them.
    """

    id: str
    version: str
    text: str
    source: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    published_inferred: str | None = None
    records: Mapping[type, tuple[Record, ...]] = field(default_factory=dict)
    checked: tuple[tuple[float, bool], ...] = ()  # of records that somebody judged the confidence as read, and whether they are right
    stamp: str = field(default="", compare=False)  # another one for every other reading

    @classmethod
    def from_item(cls, item: Mapping[str, Any], version: str) -> DocumentView:
        """The view of one line of ``dragoman read``."""
        named = {key: item.get(key) for key in ("source", "url", "title", "published", "published_inferred")}
        checked = tuple((float(stated), bool(right)) for stated, right in item.get("checked", ()))
        return cls(
            id=item["id"], version=version, text=item["text"], records=records_of(item), checked=checked, stamp=digest(dump_line(item)), **named
        )

    def __getitem__(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The records of *kind*, in the document's order."""
        return cast("tuple[Kind, ...]", self.records.get(kind, ()))

    def find(self, kind: type[Kind], id: str) -> Kind | None:
        """The record of *kind* with this id."""
        return next((record for record in self[kind] if record.id == id), None)

    @property
    def day(self) -> str | None:
        """When it was published: told, or else inferred; EDTF."""
        return self.published or self.published_inferred

    @property
    def order(self) -> tuple[str, str, str]:
        """Sorts documents by what their sources tell of their age, never by arrival."""
        return (self.published or LAST, self.id, self.version)

    def shown_by(self, on: str) -> bool:
        """Whether the document was there on the day *on*; an undated one is taken to have been."""
        published, wanted = period_of(self.day), period_of(on)
        return published is None or wanted is None or published.first <= wanted.last


def in_order(documents: Iterable[DocumentView]) -> tuple[DocumentView, ...]:
    """*documents* sorted, one version each: the newest, and of two of one day the one whose hash is greater."""
    newest: dict[str, DocumentView] = {}
    for view in documents:
        known = newest.get(view.id)
        if known is None or (view.published or "", view.version) > (known.published or "", known.version):
            newest[view.id] = view
    return tuple(sorted(newest.values(), key=lambda view: view.order))
