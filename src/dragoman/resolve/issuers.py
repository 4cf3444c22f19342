"""Whose word a report passes on: an embassy, ministry or press service that it names as where it has its news from.

Reports of one engagement that pass on one issuer's word are one origin, however they are worded: the issuer said it once. Outside reports of one
engagement naming the same embassy joins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from dragoman.model.ids import digest
from dragoman.resolve.clusters import Clusters
from dragoman.resolve.parties import Parties
from dragoman.resolve.records import Origin
from dragoman.resolve.reports import Report
from dragoman.resolve.views import DocumentView

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


def join_issuers(
    origins: Sequence[Origin], groups: Iterable[Sequence[Report]], views: Mapping[str, DocumentView], parties: Parties
) -> tuple[Origin, ...]:
    """*origins* with those made one whose documents pass on one issuer's word on one engagement; *groups* are the reports of each."""
    by_id = {origin.id: origin for origin in origins}
    clusters = Clusters(by_id)
    reasons: dict[str, list[str]] = {}
    for reports in groups:
        said: dict[Issuer, tuple[Report, str]] = {}
        for report in reports if len(reports) > 1 else ():
            if found := issuer_of(views[report.ref.document], parties):
                issuer, words = found
                first, its_words = said.setdefault(issuer, (report, words))
                if clusters.find(first.origin) != clusters.find(report.origin):
                    clusters.join(report.origin, first.origin)
                    documents = f"{first.ref.document} and {report.ref.document}"
                    reasons.setdefault(first.origin, []).append(f"{documents}: both pass on one issuer's word (“{its_words}”, “{words}”)")
    return tuple(_origin([by_id[name] for name in group], reasons, views) for group in clusters.groups())


def _origin(group: Sequence[Origin], reasons: Mapping[str, Sequence[str]], views: Mapping[str, DocumentView]) -> Origin:
    if len(group) == 1:
        return group[0]
    documents = sorted((name for origin in group for name in origin.documents), key=lambda name: views[name].order)
    told = [reason for origin in group for reason in (*origin.reasons, *reasons.get(origin.id, ()))]
    return Origin(f"ori-{digest(documents[0])}", tuple(documents), tuple(told))
