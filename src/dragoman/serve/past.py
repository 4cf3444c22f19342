"""The record as it stood on an earlier day: what was published later is left out, also of what was concluded.

What is asked for is concluded anew by a process of its own; of a dossier only from those documents that may have a word in it.
``python -m dragoman.serve.past RECORD DAY WHAT SHOWN`` is that process: it is given JSON where WHAT is a dossier, and prints JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.api.record import open_record
from dragoman.knowledge.load import load_knowledge
from dragoman.model.dates import period_of
from dragoman.model.interchange import from_json, to_json
from dragoman.present.dossier import Dossier, make_dossier
from dragoman.resolve.bodies.parties import Party
from dragoman.run.crossref import Documents
from dragoman.serve.dossiers import documents_for, head_of
from dragoman.serve.processes import asked_of
from dragoman.serve.snapshot import Snapshot
from dragoman.settings import Shown, apply, load_settings
from dragoman.store.database import open_store

MOST_SECONDS = 120.0
FAILING = "The record could not be gone over as of that day."


def is_past(snapshot: Snapshot, on: str) -> bool:
    """Whether some document was published after the day *on*."""
    wanted = period_of(on)
    return wanted is not None and snapshot.last_published is not None and snapshot.last_published > wanted.last


def past_dossier(record: Path, snapshot: Snapshot, parties: Sequence[Party], on: str, shown: Shown) -> Dossier:
    """The dossier as it would have been on the day *on*.

    Raises:
        Problem: it took too long.
    """
    names = [name for name in documents_near(snapshot, parties) if head_of(snapshot, name).shown_by(on)]
    given = json.dumps({"parties": [to_json(party) for party in parties], "documents": names})
    found: Dossier = from_json(
        Dossier, json.loads(asked_of(__name__, str(record), on, "dossier", shown, given=given, seconds=MOST_SECONDS, failing=FAILING))
    )
    return found


def past_rows(record: Path, what: str, on: str, shown: Shown) -> list[dict[str, Any]]:
    """What was due, or lay ahead (``calendar``), as far as was reported by the day *on*.

    Raises:
        Problem: it took too long.
    """
    found: list[dict[str, Any]] = json.loads(asked_of(__name__, str(record), on, what, shown, seconds=MOST_SECONDS, failing=FAILING))
    return found


def documents_near(snapshot: Snapshot, parties: Sequence[Party]) -> list[str]:
    """The documents that may have a line of the dossier, and those that tell of the same engagements, undertakings and people."""
    first = documents_for(snapshot, parties)
    return sorted({*first, *(name for document in first for name in beside(snapshot, document)), *promised(snapshot, parties)})


def beside(snapshot: Snapshot, document: str) -> Iterator[str]:
    """The documents that share an origin, an engagement or a person with one."""
    key = f"document {document}"
    for origin in snapshot.found("origins", key):
        yield from origin.value["documents"]
    for engagement in snapshot.found("engagements", key):
        yield from (mention["document"] for mention in engagement.value["mentions"])
    for name in snapshot.facts[document].names:
        if person := snapshot.person_of.get((document, name)):
            yield from person.documents


def promised(snapshot: Snapshot, parties: Sequence[Party]) -> Iterator[str]:
    """The documents that tell of undertakings that concern all of *parties*."""
    for identifier in snapshot.keys["courses"].having(party.id for party in parties):
        yield from snapshot.things["courses"][identifier].value["documents"]


def made(record: Path, on: str, given: Mapping[str, Any], shown: Shown = "origins") -> Dossier:
    """The dossier of the *given* parties, from the documents given."""
    parties = [from_json(Party, party) for party in given["parties"]]
    with open_store(record) as store, store.view() as view:
        documents = Documents(view)
        there = (documents(name) for name in given["documents"] if documents.has(name))
        return make_dossier(list(there), load_knowledge(), parties, on, documents.judgements, shown=shown)


def main(record: str, on: str, what: str, shown: str) -> None:
    """Prints what is asked for."""
    settings = apply(load_settings(), {"shown": shown}, "the command line")
    if what == "dossier":
        print(json.dumps(to_json(made(Path(record), on, json.load(sys.stdin), settings.shown))))
        return
    with open_record(record, create=False, settings=settings) as opened:
        rows: Iterable[Any] = opened.due(on) if what == "due" else opened.calendar(on)
        print(json.dumps(list(rows)))


if __name__ == "__main__":
    main(*sys.argv[1:])
