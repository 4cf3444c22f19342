"""The documents of a case, as the record holds them.

A case tells mentions, records or texts. Texts are read as any document is; mentions and records become the reading in which they would stand, with a
sentence as text, so that everything measured goes through what the program does with a record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dragoman.evaluate.corpora import Item
from dragoman.model.document import Document
from dragoman.model.ids import version_id
from dragoman.resolve import DocumentView

Read = Callable[[Document], DocumentView]
SIDES = ("left", "right")
CERTAIN = 0.9  # how sure the reading of a given record is
HOST = {"name": "Fergus Aldernay", "kind": "person", "post": "Chief of Protocol", "represents": "Norwick"}  # invented: whom an office is met with


def views_of_people(case: Item, _: Read) -> list[DocumentView]:
    """A meeting for each mention, at which the person was with the company told."""
    return [_view(side, case[side], engagements=[_meeting(_person(case[side]), case[side], "person")]) for side in SIDES]


def views_of_bodies(case: Item, _: Read) -> list[DocumentView]:
    """A meeting for each mention: of the body with the company told, of an office's nameless holder with one and the same host.

    Where the mention has a ``story``, that is the document's text.
    """
    return [_view(side, case[side], engagements=[_meeting(_body(case[side]), case[side], "org")]) for side in SIDES]


def views_of_engagements(case: Item, _: Read) -> list[DocumentView]:
    """A document for each report, with the engagement and its sentence."""
    return [_view(side, case[side], engagements=[_engagement(case[side]["engagement"])]) for side in SIDES]


def views_of_copies(case: Item, read: Read) -> list[DocumentView]:
    """The two texts, read."""
    return [read(_document(side, case[side])) for side in SIDES]


def views_of_undertakings(case: Item, read: Read) -> list[DocumentView]:
    """The texts, read; their ids are their places in the case, from 1."""
    return [read(_document(str(place), item)) for place, item in enumerate(case["documents"], 1)]


def views_of_figures(case: Item, _: Read) -> list[DocumentView]:
    """A document for each figure, with its sentence; their ids are their places in the case, from 1."""
    return [_view(str(place), item, figures=[_figure(item)]) for place, item in enumerate(case["figures"], 1)]


def _document(name: str, item: Item) -> Document:
    return Document(name, item["text"], lang="en", source=item["source"], title=item.get("title"), published=item["published"])


def _view(name: str, told: Item, **lists: list[dict[str, Any]]) -> DocumentView:
    """A document whose text is the sentence of its one record."""
    (record,) = (record for records in lists.values() for record in records)
    text = record["evidence"][0]["quote"]
    item = {"id": name, "source": told.get("source"), "published": told.get("published") or told.get("date"), "text": text, **lists}
    return DocumentView.from_item(item, version_id(text))


def _evidence(sentence: str) -> list[dict[str, Any]]:
    return [{"start": 0, "end": len(sentence), "quote": sentence}]


def _engagement(told: Item) -> dict[str, Any]:
    fields = {key: value for key, value in told.items() if key != "quote"}
    return {**fields, "id": "e1", "main": True, "plover": None, "cameo": None, "confidence": CERTAIN, "evidence": _evidence(told["quote"])}


def _figure(told: Item) -> dict[str, Any]:
    fields = {key: told[key] for key in ("subject", "measure", "value", "unit", "period")}
    return {**fields, "id": "f1", "value_to": None, "qualifier": None, "confidence": CERTAIN, "evidence": _evidence(told["quote"])}


def _person(mention: Item) -> dict[str, Any]:
    return {"name": mention["name"], "kind": "person", "post": mention["post"], "represents": mention["state"] or mention["body"]}


def _body(mention: Item) -> dict[str, Any]:
    if mention["kind"] == "office":
        return {"name": mention["name"], "kind": "person", "post": mention["name"], "represents": mention["state"]}
    return {"name": mention["name"], "kind": "org", "represents": mention["state"]}


def _meeting(who: Mapping[str, Any], mention: Item, kind: str) -> dict[str, Any]:
    company = [{"name": name, "kind": kind} for name in mention["company"]]
    participants = [dict(who), *company, *([HOST] if mention.get("kind") == "office" else [])]
    told = {"type": "meeting", "status": "held", "date": mention["date"], "place": None, "topics": [], "participants": participants}
    return _engagement({**told, "quote": mention.get("story") or _sentence(participants, mention)})


def _sentence(participants: Iterable[Mapping[str, Any]], mention: Item) -> str:
    """All that the mention tells, in one sentence; its source makes it another text than the other mention's."""
    names = [", ".join(dict.fromkeys(part for key in ("name", "post", "represents") if (part := one.get(key)))) for one in participants]
    return f"{' and '.join(names)} took part in talks on {mention['date']}."
