"""Which documents go back to one text, so that copies aren't taken for corroboration.

Each text becomes the set of its runs of five words. Two texts are of one origin where half of their runs are shared, or where a shorter one
lies almost whole in a longer; not where they only share a frame of words (see ``frames``). A text that only names its source ("the Embassy
reports") stays an origin of its own: it was written anew.

Candidates come from MinHash with banding (Broder 1997), so the work grows with the documents and not with their pairs. Hashes are CRC-32: stable
across machines and runs.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.model.ids import digest
from dragoman.resolve.documents.frames import Frames
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.records import Decision, Origin
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Item, Link, Node, Row, node_of

RUN = 5  # words in a run
BANDS, ROWS = 24, 2  # finds 99.9 % of the pairs that share half of their runs, and 6 % of those that share a twentieth
SHARED = 0.5  # of all runs of both: one origin
CONTAINED = 0.8  # of the shorter text's runs: an excerpt
SHORTEST = 30  # runs; a shorter text is no excerpt of anything
WORD = re.compile(r"\w+")
# Odd constants that scatter the bits of a hash, one for each row: a fixed sequence (Knuth's multiplicative constant, powers modulo 2**32).
SCATTER = tuple(pow(2654435761, power, 2**32) | 1 for power in range(1, BANDS * ROWS + 1))


def runs_of(text: str) -> frozenset[int]:
    """The hashes of all runs of five words; of a shorter text, of the whole of it."""
    words = WORD.findall(text.casefold())
    if not words:
        return frozenset()
    last = max(1, len(words) - RUN + 1)
    return frozenset(zlib.crc32(" ".join(words[start : start + RUN]).encode("utf-8", "surrogatepass")) for start in range(last))


def signature(runs: frozenset[int]) -> tuple[int, ...]:
    """The MinHash of a set of runs; empty for an empty set."""
    if not runs:
        return ()
    return tuple(min([(run * scatter) & 0xFFFFFFFF for run in runs]) for scatter in SCATTER)


def likeness(left: frozenset[int], right: frozenset[int]) -> tuple[float, float]:
    """The share of all runs that both have, and the share of the shorter text's runs that the longer has; in [0, 1]."""
    if not left or not right:
        return 0.0, 0.0
    shared = len(left & right)
    return shared / len(left | right), shared / min(len(left), len(right))


def why_one_origin(left: frozenset[int], right: frozenset[int]) -> str | None:
    """Why two texts are of one origin, in words; ``None`` where they aren't."""
    shared, contained = likeness(left, right)
    if shared >= SHARED:
        return f"{shared:.0%} of their runs of {RUN} words are the same"
    if contained >= CONTAINED and min(len(left), len(right)) >= SHORTEST:
        return f"{contained:.0%} of the shorter text stands in the longer"
    return None


@dataclass(frozen=True, slots=True)
class Text:
    """A document as its copies are looked for: ``order`` sorts documents, ``bands`` are the blocks of its MinHash."""

    id: str
    stamp: str
    order: tuple[str, str, str]
    bands: tuple[Node, ...]

    @property
    def sort(self) -> str:
        """Copies come out close to each other."""
        return f"{self.order[0]} {self.id}"


@dataclass(frozen=True, slots=True)
class OneText:
    """Why two documents go back to one text."""

    left: str
    right: str
    words: str

    @property
    def told(self) -> str:
        """The reason in words."""
        return f"{self.left} and {self.right}: {self.words}"


def text_of(view: DocumentView, stamp: str) -> Text:
    """What copies of a document are found by."""
    marks = signature(runs_of(view.text))
    bands = tuple(node_of("band", str(band), *map(str, marks[band : band + ROWS])) for band in range(0, len(marks), ROWS))
    return Text(view.id, stamp, view.order, bands)


class Texts:
    """Texts by their documents' ids, with their runs, which are kept in little room: texts are compared again and again."""

    def __init__(self, text_of: Callable[[str], str]) -> None:
        self.text_of = text_of
        self._packed: dict[str, array[int]] = {}

    def runs(self, document: str) -> frozenset[int]:
        """The runs of a document's text."""
        if document not in self._packed:
            self._packed[document] = array("L", runs_of(self.text_of(document)))
        return frozenset(self._packed[document])


def compare_texts(left: Text, right: Text, texts: Texts, frames: Frames) -> tuple[OneText, bool] | None:
    """What makes copies of two documents; *frames* tells those that only share a frame of words."""
    first, second = sorted((left, right), key=lambda one: one.id)
    runs, others = texts.runs(first.id), texts.runs(second.id)
    words = why_one_origin(runs, others)
    if not words:
        return None
    text, other = texts.text_of(first.id), texts.text_of(second.id)
    if text != other and frames.why_other(text, other, (first.order[0], second.order[0]), likeness(runs, others)[1]):
        return None
    return OneText(first.id, second.id, words), True


def find_copies(group: Group) -> Iterator[Row]:
    """Tells each document the first of those that share its text, and the origins which texts are shared."""
    texts = sorted(group.all(Text), key=lambda text: text.order)
    for text in texts:
        yield Item("reports", node_of(text.id), Copied(texts[0].id))
    for link in group.links:
        yield Link("origins", link.left, link.right, link.value)


@dataclass(frozen=True, slots=True)
class Copied:
    """The first document of those with one text."""

    first: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A document and what sorts it."""

    id: str
    order: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Sourced:
    """The origin of a document."""

    origin: str


def find_origin(group: Group) -> Iterator[Row]:
    """The origin of documents that share a text, or pass on one issuer's word."""
    names = [one.id for one in sorted(group.all(Dated), key=lambda one: one.order)]
    reasons = tuple(sorted({link.value.told for link in group.links if link.joins}))
    origin = Origin(f"ori-{digest(names[0])}", tuple(names), reasons)
    yield Found("origins", origin.id, origin)
    if len(names) > 1:
        id = f"dec-{digest(origin.id, *names)}"
        yield Found("decisions", id, Decision(id, "origin", origin.id, origin.documents, reasons))
    for name in names:
        yield Item("sourced", node_of(name), Sourced(origin.id))
        yield Item("standing", node_of(name), Sourced(origin.id))
