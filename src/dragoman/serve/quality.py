"""How far to trust what is shown: the measured figures below which no change to the program may fall."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from dragoman.serve.bundled import bundled

WORDS = {
    "engagements_main": ("Main engagements", "the meeting, call or signing that a report is about, with its type and status"),
    "engagements_background": ("Other engagements", "earlier and later ones that a report mentions"),
    "participants": ("Participants", "who took part"),
    "posts": ("Posts", "who holds which office"),
    "undertakings": ("Undertakings", "what is promised, proposed or planned"),
    "undertakings_with_kind": ("Undertakings, with their kind", "proposal, commitment, plan, invitation …"),
    "figures": ("Figures", "numbers that are claimed"),
    "figures_with_unit_and_period": ("Figures, with unit and period", "what they count and for which time"),
    "relations": ("Relations", "standing facts such as membership or recognition"),
    "statements": ("Statements", "who said what"),
    "type": ("Type of an engagement", "meeting, call, visit, signing …"),
    "status": ("Status of an engagement", "held, planned, postponed, cancelled …"),
    "date_exact": ("Day of an engagement", "exactly as the text tells it"),
    "date_month": ("Month of an engagement", ""),
    "date_not_invented": ("No day where none is told", "of engagements without a day, so many are left without one"),
    "place": ("Place of an engagement", ""),
    "represents": ("Whom a participant speaks for", ""),
    "whole": ("An engagement whole", "every field and every participant right at once"),
    "undertaking_by": ("Who undertakes", ""),
    "undertaking_due": ("When it is due", ""),
    "figure_subject": ("Whose figure it is", ""),
    "published": ("Day of publication", ""),
    "quotes_verbatim": ("Quotes verbatim", "that every quote is in the text to the character"),
    "quiet_on_documents_without_diplomacy": ("Silence where there is no diplomacy", "texts on other things from which nothing is read"),
}


CORPORA = {
    "seeds": "the texts that the work began with", "region": "one region", "world": "other regions", "languages": "other languages",
    "own": "our own corpus", "more": "further documents",
}  # fmt: skip


def item_words(name: str) -> tuple[str, str]:
    """What is measured, as a heading and in some words more."""
    return WORDS.get(name, (name.replace("_", " ").capitalize(), ""))


@dataclass(frozen=True, slots=True)
class Measured:
    """One kind of item: how many of those shown are right, how many of those told are shown; in [0, 1], ``None`` where not measured."""

    item: str
    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was measured on one set of annotated documents."""

    name: str
    items: tuple[Measured, ...]
    others: tuple[tuple[str, float], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Which figures there are of any item."""
        return tuple(name for name in ("precision", "recall", "f1") if any(getattr(item, name) is not None for item in self.items))


@cache
def measured() -> tuple[Corpus, ...]:
    """The figures of every corpus that has any; first those to expect of texts of other kinds."""
    path = bundled("floors.json")
    told = json.loads(path.read_text(encoding="utf-8")) if path else {}
    first = told.get("first_measured")
    fresh = [corpus_of(f"documents that no rule had been made for ({first['corpus']}, at first)", first["figures"])] if first else []
    seen = [corpus_of(CORPORA.get(item["name"], item["name"]), item["floors"]) for item in told.get("corpora", ()) if item["floors"]]
    return (*fresh, *seen)


def corpus_of(name: str, floors: dict[str, float]) -> Corpus:
    """One corpus: figures of one item together."""
    items = list(dict.fromkeys(key.rpartition(".")[0] for key in floors if key.endswith((".f1", ".precision", ".recall"))))
    rows = tuple(Measured(item, *(floors.get(f"{item}.{part}") for part in ("precision", "recall", "f1"))) for item in items)
    others = tuple((key, value) for key, value in floors.items() if not key.endswith((".f1", ".precision", ".recall")))
    return Corpus(name, rows, others)
