"""When an undertaking falls due: the day, month or year told in what is undertaken."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from dragoman.extract.undertakings.pledged import Pledge
from dragoman.extract.undertakings.promises import Promises
from dragoman.model.annotations import DateMention, DocumentDate
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Reading

LENGTH = re.compile(r"P(?P<count>\d{1,3})(?P<unit>[DWMY])")
WITHIN = re.compile(r"\bwithin (?:the )?(?:next |coming )?\Z", re.I)
FOR_A_TIME = re.compile(r"\bfor (?:the )?(?:period |years |term )(?:of |from |between )?\Z", re.I)
FULL = 10  # characters of a date that names the day
FAR = "2030"  # a year from here on is an aim rather than the day of writing


def due_date(reading: Reading, grammar: Grammar, pledge: Pledge, promises: Promises) -> tuple[str | None, Span | None]:
    """When it falls due: the first date told in what is undertaken that isn't past; an endorsement never does."""
    for date in reading[DateMention]:
        told = pledge.kind != "endorsement" and date.role == "date" and pledge.reach.covers(date.span)
        told = told and not (pledge.sort == "verb" and date.span.end <= pledge.content.start)  # the day it was undertaken
        told = told and not (pledge.sort != "future" and is_own_day(reading, date)) and not is_of_the_past(grammar, date.span, pledge.content)
        told = told and not is_day_of_proposal(grammar, date.span, pledge, promises)
        told = told and not FOR_A_TIME.search(reading.text, 0, date.span.start)
        if told and is_adverbial(reading.text, date.span) and not is_past(reading, date):
            return date.value, date.span
    return within(reading, pledge)


def within(reading: Reading, pledge: Pledge) -> tuple[str | None, Span | None]:
    """The day by which it falls due where a length of time from the day of publication tells it: "within three months"."""
    published = reading.document.published
    for date in reading[DateMention]:
        length = LENGTH.fullmatch(date.value) if date.role == "duration" and pledge.reach.covers(date.span) else None
        if length and published and len(published) == FULL and WITHIN.search(reading.text, 0, date.span.start):
            return after(dt.date.fromisoformat(published), int(length["count"]), length["unit"]), date.span
    return None, None


def after(day: dt.date, count: int, unit: str) -> str:
    """The day *count* units after *day*; for years the year alone."""
    if unit == "Y":
        return f"{day.year + count:04d}"
    if unit != "M":
        return (day + dt.timedelta(days=count * (7 if unit == "W" else 1))).isoformat()
    year, month = divmod(day.month - 1 + count, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return dt.date(day.year + year, month + 1, min(day.day, last)).isoformat()


def is_of_the_past(grammar: Grammar, date: Span, content: Span) -> bool:
    """Whether the date says when something else was done, in a clause of the past ("a mission that was approved this week")."""
    here = next(grammar.between(date), None)
    while here is not None and content.covers(grammar.tokens[here].span) and grammar.tokens[here].head != here:
        token = grammar.tokens[here]
        helpers = [grammar.tokens[child] for child in grammar.find_all(here, "aux", "auxpass")]
        coming = any(helper.tag in ("MD", "TO", "VBZ", "VBP") for helper in helpers)
        if token.dep in ("relcl", "acl") and token.tag in ("VBD", "VBN") and not coming:
            return True
        here = token.head
    return False


def is_day_of_proposal(grammar: Grammar, date: Span, pledge: Pledge, promises: Promises) -> bool:
    """Whether a date says when something was proposed or offered that has itself no day: "proposed a ferry line in March"; a meeting has one."""
    verb, thing, when = grammar.head_of(pledge.cue), grammar.head_of(pledge.content), next(grammar.between(date), None)
    if pledge.sort != "verb" or pledge.kind not in ("proposal", "offer") or verb is None or thing is None or not when:
        return False
    token = grammar.tokens[thing]
    is_thing = token.tag in ("NN", "NNS") and not promises.has("encounter_nouns", token.lemma.lower())
    return is_thing and grammar.tokens[verb].tag == "VBD" and grammar.tokens[when - 1].lemma.lower() in ("in", "on")


def is_adverbial(text: str, span: Span) -> bool:
    """Whether a date tells when something is to be ("by 2060", "next spring") rather than which one it is ("the 2031 conference")."""
    if text[: span.start].endswith(("“", '"', "‘")):
        return False
    before = text[: span.start].rsplit(None, 1)[-1:]
    if before and before[0][:1].isupper() and before[0].isalpha() and span.of(text).isdigit():
        return False  # "Agenda 2063"
    follows = text[span.end : span.end + 1]
    return follows in (".", ",", ";", ")", "", "\n") or (bool(before) and before[0].lower() not in ("the", "a", "an", "its", "their", "his", "her"))


def own_day(reading: Reading) -> str:
    """The document's own date as far as it is known, else the latest year that it tells; empty where it tells none."""
    told = reading.document.published or next((date.value for date in reading[DocumentDate]), None)
    if told:
        return told.rstrip("?~%")
    years = [date.value[:4] for date in reading[DateMention] if date.role == "date" and date.value[:4].isdigit() and date.value[:4] < FAR]
    return max(years, default="")


def is_past(reading: Reading, date: DateMention) -> bool:
    """Whether *date* lies before the document's own day, as far as both are known."""
    day, value = own_day(reading), date.value.split("/")[-1].rstrip("?~%")
    return value[:4].isdigit() and value[: len(day)] < day[: len(value)]


def is_own_day(reading: Reading, date: DateMention) -> bool:
    """Whether *date* is the document's own day and nothing says "by": the day of the telling rather than of what is to come."""
    before = reading.text[: date.span.start].rsplit(None, 1)[-1:]
    return date.value == own_day(reading) and len(date.value) == FULL and before not in (["by"], ["until"], ["before"])


def is_old(reading: Reading, span: Span) -> bool:
    """Whether *span* tells of a year that lies at least two before the document's own."""
    year = own_day(reading)[:4]
    years = [date.value[:4] for date in reading[DateMention] if span.covers(date.span) and date.value[:4].isdigit()]
    return year.isdigit() and bool(years) and int(max(years)) <= int(year) - 2
