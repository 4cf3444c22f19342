"""Which documents go back to one text, so that copies aren't taken for corroboration.

Each text becomes the set of its runs of five words. Two texts are of one origin where half of their runs are shared, or where a shorter one
lies almost whole in a longer. A text that only names its source ("the Embassy reports") stays an origin of its own: it was written anew.

Candidates come from MinHash with banding (Broder 1997), so the work grows with the documents and not with their pairs. Hashes are CRC-32: stable
across machines and runs.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence

from dragoman.model.ids import digest
from dragoman.resolve.clusters import Clusters
from dragoman.resolve.records import Origin
from dragoman.resolve.views import DocumentView

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
    ordered = sorted(runs)
    return tuple(min((run * scatter) & 0xFFFFFFFF for run in ordered) for scatter in SCATTER)


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


def find_origins(documents: Sequence[DocumentView]) -> tuple[Origin, ...]:
    """The origins of *documents* (in order), each with its documents and the reasons."""
    runs = {view.id: runs_of(view.text) for view in documents}
    clusters = Clusters(runs)
    reasons: dict[str, list[str]] = {}
    for left, right in sorted(_candidates(runs)):
        if reason := why_one_origin(runs[left], runs[right]):
            clusters.join(left, right)
            reasons.setdefault(left, []).append(f"{left} and {right}: {reason}")
    return tuple(_origin(group, reasons) for group in clusters.groups())


def _candidates(runs: dict[str, frozenset[int]]) -> Iterable[tuple[str, str]]:
    """Pairs that share a band: each with the first of its bucket, and with the one before it."""
    buckets: dict[tuple[int, ...], list[str]] = {}
    pairs: set[tuple[str, str]] = set()
    for name, found in runs.items():
        marks = signature(found)
        for band in range(0, len(marks), ROWS):
            bucket = buckets.setdefault((band, *marks[band : band + ROWS]), [])
            pairs.update((earlier, name) for earlier in (bucket[:1] + bucket[-1:]))
            bucket.append(name)
    return pairs


def _origin(group: list[str], reasons: dict[str, list[str]]) -> Origin:
    told = tuple(reason for member in group for reason in reasons.get(member, []))
    return Origin(f"ori-{digest(group[0])}", tuple(group), told)
