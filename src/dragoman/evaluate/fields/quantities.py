"""quantities: numbers, money, measures, ages, ordinals and times of short inputs, as Recognizers-Text has them.

Numbers in words are read in English; in the other languages digits with their signs and units alone. A case is one input for one kind of
quantity: the kind is told with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from dragoman.annotate.numbers.words import NumberWords
from dragoman.evaluate.fields.base import Field, Item, Prediction, read_item
from dragoman.evaluate.fields.number_phrases import NumberPhrases
from dragoman.evaluate.fields.timex_values import timex_value
from dragoman.knowledge.load import load_knowledge
from dragoman.model.annotations import DateMention

UNITS = {"CurrencyModel": "currency", "DimensionModel": "dimension", "AgeModel": "age", "PercentModel": "percent"}


@dataclass(frozen=True)
class Units:
    """The units of one kind, by the ways they are written, and the pattern of one."""

    names: Mapping[str, str]
    pattern: str

    @classmethod
    def of(cls, entries: Mapping[str, list[str]]) -> Units:
        """As one part of the file ``cues/en/unit_names`` has them."""
        names = {written: name for name, ways in entries.items() for written in ways}
        longest = sorted(names, key=lambda written: (-len(written), written))
        return cls(names, "|".join(re.escape(written).replace(r"\ ", r"\s+") for written in longest))

    def name(self, written: str) -> str:
        """The unit's name by how it is written, in any case and spacing."""
        return self.names[re.sub(r"\s+", " ", written.lower())]


@dataclass(frozen=True)
class Quantities:
    """Finds the quantities of one kind in a text."""

    numbers: NumberPhrases
    units: Mapping[str, Units]
    ordinals: re.Pattern[str]
    ordinal_values: Mapping[str, int]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any], words: NumberWords) -> Quantities:
        """With the words of ``cues/en/unit_names`` and ``numbers``."""
        ordinals = lexicon["ordinals"]
        tens = "|".join(word for word, value in words.words.items() if value >= 20)
        pattern = rf"\b(?:(?P<digits>\d[\d,]*)(?:st|nd|rd|th)|(?:(?P<tens>{tens})[-\s])?(?P<word>{'|'.join(ordinals)}))\b"
        units = {kind: Units.of(lexicon[kind]) for kind in UNITS.values()}
        return cls(NumberPhrases(words, lexicon["fractions"]), units, re.compile(pattern, re.IGNORECASE), ordinals)

    def plain(self, text: str, lang: str) -> Iterator[Prediction]:
        """All numbers."""
        for start, end, value in self.numbers.find(text, english=lang == "English"):
            yield _result(start, end, f"{value:.15g}")

    def with_unit(self, kind: str, text: str, lang: str) -> Iterator[Prediction]:
        """Numbers with a unit of *kind* before or after them."""
        units = self.units[kind]
        glue = r"\s?[(\[]?" if kind == "dimension" else r"[\s-]?"
        after = re.compile(rf"{glue}(?P<unit>{units.pattern})(?!\w)[)\]]?", re.IGNORECASE)
        before = re.compile(rf"(?<!\w)(?P<unit>{units.pattern})\s?\Z", re.IGNORECASE)
        for start, end, value in self.numbers.find(text, english=lang == "English"):
            ahead, behind = after.match(text, end), before.search(text, 0, start) if kind == "currency" else None
            if not (ahead or behind) or (kind == "percent" and re.match(r"\d", text[end : end + 1])):
                continue
            found = behind or ahead
            assert found is not None
            first, last = (behind.start(), end) if behind else (start, cast("re.Match[str]", ahead).end())
            unit = {} if kind == "percent" else {"unit": units.name(found["unit"])}
            yield {**_result(first, last, f"{value:.15g}" + ("%" if kind == "percent" else "")), **unit}

    def in_order(self, text: str, lang: str) -> Iterator[Prediction]:
        """English ordinals."""
        for match in self.ordinals.finditer(text) if lang == "English" else ():
            tens = self.numbers.words.words[match["tens"].lower()] if match["tens"] else 0
            value = int(match["digits"].replace(",", "")) if match["digits"] else tens + self.ordinal_values[match["word"].lower()]
            yield _result(*match.span(), f"{value:g}")


def _result(start: int, end: int, value: str) -> Prediction:
    return {"start": start, "end": end - 1, "value": value}


def times(item: Item) -> Iterator[Prediction]:
    """The times of an English input, told on its reference day."""
    if item["lang"] != "English":
        return
    reading = read_item({"id": item["id"], "text": item["input"]}, str(item.get("reference") or "")[:10] or None)
    seasons = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
    for date in reading[DateMention]:
        if value := timex_value(date.value, seasons):
            yield {"start": date.span.start, "end": date.span.end - 1, "timex": value}


def predict(items: list[Item]) -> Iterator[Prediction]:
    """One line a case."""
    knowledge = load_knowledge()
    finder = Quantities.of(cast("Mapping[str, Any]", knowledge.lexicons["cues/en/unit_names"]), NumberWords.of(knowledge))
    by_model: Mapping[str, Callable[[Item], Iterator[Prediction]]] = {
        "NumberModel": lambda item: finder.plain(item["input"], item["lang"]),
        "OrdinalModel": lambda item: finder.in_order(item["input"], item["lang"]),
        "DateTimeModel": times,
    }
    for item in items:
        model = item["model"]
        found = finder.with_unit(UNITS[model], item["input"], item["lang"]) if model in UNITS else by_model[model](item) if model in by_model else ()
        yield {"id": item["id"], "results": list(found)}


FIELD = Field(
    "quantities",
    frozenset({"results", "not_supported"}),
    predict,
    tuple(
        f"model:{model}.value_f1"
        for model in ("NumberModel", "CurrencyModel", "PercentModel", "DimensionModel", "AgeModel", "OrdinalModel", "DateTimeModel")
    ),
    takes=lambda item: item["lang"] == "English",
)
