"""What an explanation tells, before it has a form.

The text, cut into blocks and sentences with all that was marked in them; then who is spoken of, each record with what it stands on, and what was
dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.model.document import Span
from dragoman.present.page import Block, Section

Layer = Literal["actor", "mention", "office", "date", "quantity", "said", "cue", "speaker", "factuality", "name"]
LAYERS: Mapping[Layer, str] = {
    "actor": "who acts",
    "mention": "other names",
    "office": "offices",
    "date": "dates",
    "quantity": "quantities",
    "said": "what is said",
    "cue": "saying words",
    "speaker": "who says it",
    "factuality": "not plainly so",
    "name": "names",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotation on the text: its layer, what it tells in words, the chain that it belongs to ("A3"), and the words that it stands on."""

    span: Span
    layer: Layer
    words: str
    label: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same marks cover. ``labels`` are those of the marks that end here."""

    text: str
    layers: tuple[Layer, ...]
    words: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """One token with its grammar; ``head`` is the number within the sentence of the word that it hangs on, 0 for the root."""

    text: str
    lemma: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a line without sentences (then ``number`` is 0), with the ids of the records that stand on it."""

    number: int
    span: Span
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    words: tuple[Word, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the layout: its kind, and its sentences."""

    kind: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class RecordNote:
    """One record: its id, what it is in a line, and why it came out as it did. ``sentences`` are the numbers of those that it stands on."""

    id: str
    summary: str
    sentences: tuple[int, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One document explained; of a skipped one there is only the head."""

    title: str
    subtitle: str
    paragraphs: tuple[Paragraph, ...] = ()
    actors: Section | None = None
    records: tuple[tuple[str, tuple[RecordNote, ...]], ...] = ()
    dropped: Section | None = None
