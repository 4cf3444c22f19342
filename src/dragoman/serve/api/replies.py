"""The shapes of answers to questions that aren't lists of the record, for the OpenAPI document."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from dragoman.present.dossier.model import Dossier
from dragoman.serve.api.shapes import with_fields
from dragoman.serve.quality import Measured
from dragoman.serve.suggest import Suggestion


class Index(BaseModel):
    """What there is: the kinds and how many of each; ``newest`` is the day of the newest document that tells its day."""

    kinds: dict[str, int] = Field(examples=[{"documents": 36, "engagements": 41}])
    newest: str | None = Field(examples=["2025-07-15"])


class Stretch(BaseModel):
    """Some characters of a text: from ``start`` to before ``end``."""

    start: int = Field(examples=[14])
    end: int = Field(examples=[18])


class Found(BaseModel):
    """A document found: its best passage, from ``start`` to ``end``, the words looked for in brackets; ``spans`` are all places where they stand."""

    id: str = Field(description="The document's.", examples=["wire-1"])
    document: str = Field(examples=["wire-1"])
    title: str | None = Field(examples=["Ministers meet in Brussels"])
    source: str | None = Field(examples=["The Wire"])
    published: str | None = Field(examples=["2025-07-15"])
    start: int = Field(examples=[0])
    end: int = Field(examples=[46])
    spans: list[Stretch]
    passage: str = Field(examples=["The ministers spoke about [visas] in Brussels."])


class Suggestions(BaseModel):
    """Whom the letters may become; whom the record knows first."""

    items: list[Suggestion] = Field(examples=[[{"id": "territory:TM", "name": "Turkmenistan", "kind": "state", "documents": 12}]])


class Due(BaseModel):
    """An undertaking that nothing on record has answered; ``state`` is overdue with no report found, due or open."""

    id: str = Field(examples=["crs-0123456789abcdef"])
    state: str = Field(examples=["due"])
    due: str | None = Field(examples=["2025-12"])
    kind: str = Field(examples=["commitment"])
    by: list[str] = Field(examples=[["Turkmenistan"]])
    to: list[str] = Field(examples=[["Benelux Union"]])
    what: str = Field(examples=["to send a draft by the end of the year"])
    since: str | None = Field(examples=["2025-07-15"])
    last: str | None = Field(examples=["2025-09-01"])
    documents: list[str] = Field(examples=[["wire-1"]])


class Ahead(BaseModel):
    """What lies ahead: an engagement that is planned or proposed, or the due date of an undertaking."""

    date: str = Field(examples=["2025-10-02"])
    kind: str = Field(examples=["meeting"])
    status: str = Field(examples=["planned"])
    what: str = Field(examples=["meeting: Turkmenistan and Benelux Union"])
    place: str | None = Field(examples=["Ashgabat"])
    id: str = Field(examples=["eng-0123456789abcdef"])
    documents: list[str] = Field(examples=[["wire-1"]])


class Corpus(BaseModel):
    """What was measured on one set of annotated documents; precision, recall and F1 in [0, 1]."""

    name: str = Field(examples=["documents that no rule had been made for"])
    items: list[Measured]
    others: list[tuple[str, float]] = Field(examples=[[["date_exact", 0.9]]])


class Quality(BaseModel):
    """How far to trust the record: first what to expect of new texts."""

    corpora: list[Corpus]


class Token(BaseModel):
    """What a change must carry."""

    token: str = Field(examples=["0" * 64])


class Job(BaseModel):
    """The reading of what was handed in; ``report`` is the run's, once it is done, with what wasn't read and why."""

    id: str = Field(examples=["0123456789abcdef"])
    state: Literal["waiting", "reading", "done", "failed"] = Field(examples=["done"])
    done: int = Field(description="How many documents have been read so far.", examples=[1])
    total: int | None = Field(description="How many there are, once they are counted.", examples=[1])
    files: list[str] = Field(examples=[["note.txt"]])
    report: dict[str, Any] = Field(examples=[{"read": 1, "known": 0, "skipped": 0, "failed": 0}])
    message: str | None = Field(examples=[None])


class Block(BaseModel):
    """A part of a page: paragraphs and bullets are ``lines``, a table has a ``head`` and ``rows`` of cells, sources have ``entries``."""

    form: Literal["paragraph", "bullets", "table", "sources"] = Field(examples=["bullets"])
    lines: list[str] | None = Field(None, examples=[["both concern Turkmenistan and Benelux"]])
    head: list[str] | None = Field(None, examples=[None])
    rows: list[list[str]] | None = Field(None, examples=[None])


class Section(BaseModel):
    """A heading with what stands below it."""

    heading: str = Field(examples=["Why these reports are one"])
    blocks: list[Block]


class Explanation(BaseModel):
    """Why something is as it is concluded."""

    title: str = Field(examples=["Meeting (eng-0123456789abcdef)"])
    subtitle: str = Field(examples=["2 reports of 1 origin"])
    sections: list[Section]


WHOLE_DOSSIER: Any = with_fields("WholeDossier", Dossier, ("title", str))
