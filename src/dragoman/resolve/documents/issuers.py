"""Whose word a report passes on: an embassy, ministry or press service that it names as where it has its news from.

Reports of one engagement that pass on one issuer's word are one origin, however they are worded: the issuer said it once. Outside reports of one
engagement naming the same embassy joins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dragoman.resolve.bodies.parties import Parties
from dragoman.resolve.documents.origins import OneText
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.engagements.reports import Report

HEAD = 700  # characters at the beginning of a text, where it tells whom it has its news from
Issuer = tuple[str, frozenset[str]]  # what kind of body, and whose


def issuer_of(view: DocumentView, parties: Parties) -> tuple[Issuer, str] | None:
    """The issuer that a document names, and the words that do; ``None`` where it names none, or whose it is can't be told."""
    words = parties.standing.get("issuers", {})
    if not words:
        return None
    found = _pattern(tuple(words["bodies"]), tuple(words["before"]), tuple(words["after"])).search(view.text[:HEAD])
    if found is None:
        return None
    name = found["named"] or found["naming"]
    body = next(body for body in words["bodies"] if body in name.casefold())
    whose = frozenset(party for party in parties.ids_of(name.split(" in ")[0]) if not party.startswith("body:"))
    return ((body, whose), " ".join(found[0].split())) if whose else None


@lru_cache(maxsize=8)
def _pattern(bodies: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]) -> re.Pattern[str]:
    """Where a body is named as the source: "according to the Embassy of Arvenia", "the Arvenian Embassy reports"."""
    body = rf"(?:[A-Z][\w’'-]+ ){{0,3}}(?i:{'|'.join(bodies)})\b(?: (?:of|in) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*)*"
    leading = rf"(?i:\b(?:{'|'.join(before)})) (?:the )?(?P<named>{body})"
    following = rf"\b(?P<naming>{body}) (?:{'|'.join(after)})\b"
    return re.compile(f"{leading}|{following}")


def shared_issuers(reports: Sequence[Report], parties: Parties) -> Iterator[OneText]:
    """Which documents that report one engagement pass on one issuer's word; each with the first that does."""
    said: dict[Issuer, tuple[Report, str]] = {}
    for report in reports if len(reports) > 1 else ():
        if found := issuer_of(report.document, parties):
            issuer, words = found
            first, its_words = said.setdefault(issuer, (report, words))
            if first is not report:
                reason = f"both pass on one issuer's word (“{its_words}”, “{words}”)"
                yield OneText(first.ref.document, report.ref.document, reason)
