"""What things are called on a page: documents by title and outlet rather than by id, kinds and codes in words."""

from __future__ import annotations

import re
from collections.abc import Callable

from babel import Locale

from dragoman.present.words import date_words
from dragoman.search.rows import Row
from dragoman.serve.snapshot import Snapshot, directory

LONGEST = 90  # characters of a text's beginning that stand in for a title
FEWEST = 3  # words that make a line a heading or a sentence
CONCERNED = re.compile(r"both concern ([\w, -]*\w)")
DAY = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?(?:/\d{4}-\d\d(?:-\d\d)?)?\b")
FURNITURE = re.compile(r"^[\W\d_]+")  # a stamp such as "05.06.2024 | 10:15 |" before the first word
KIND_WORDS = {
    "organisations": "States and bodies", "contradictions": "Disagreements", "origins": "Shared texts", "series": "Series of talks",
    "tenures": "Posts through time", "posts": "Posts as told", "courses": "Undertakings followed up", "undertakings": "Undertakings as told",
    "measures": "Figures through time", "figures": "Figures as told", "deeds": "What was done", "sources": "Sources, as they proved",
}  # fmt: skip
PARTY_WORDS = {"org": "organisation"}  # the others are words as they are
LANGUAGES = Locale("en").languages


def kind_words(kind: str) -> str:
    """A kind of record as a heading."""
    return KIND_WORDS.get(kind, kind.capitalize())


def code_words(code: str) -> str:
    """A code of ours as one would say it.

    >>> code_words("diplomatic_relations_since")
    'diplomatic relations since'
    """
    return code.replace("_", " ")


def language_words(code: str) -> str:
    """A language by its English name, where it has one."""
    return str(LANGUAGES.get(code, code))


def sure_words(confidence: float) -> str:
    """A probability as a share of a hundred.

    >>> sure_words(0.86), sure_words(0.998)
    ('86 %', 'over 99 %')
    """
    return "over 99 %" if confidence >= 0.995 else f"{confidence * 100:.0f} %"


def beginning_of(text: str) -> str:
    """The first line of a text that is words, in quotes, without the stamp before its first word.

    >>> beginning_of("date 2024-06-05\\n05.06.2024 | 10:15 |The ministers met.")
    '“The ministers met.”'
    """
    lines = (FURNITURE.sub("", line, count=1).split() for line in text[: LONGEST * 20].splitlines())
    words = next((line for line in lines if sum(word[0].isalpha() for word in line) >= FEWEST), text[:LONGEST].split())
    line = " ".join(words).strip('"“”„«»')
    return f"“{line if len(line) <= LONGEST else line[:LONGEST].rpartition(' ')[0] + '…'}”"


def reason_words(reason: str, names: Names) -> str:
    """A reason for a merge with documents by their outlets, parties by their names, and days in words."""
    heads, colon, told = reason.partition(": ")
    if colon and all("#" in head for head in heads.split(" and ")):
        reason = " and ".join(names.outlet(head.rpartition("#")[0]) for head in heads.split(" and ")) + ": " + told
    told = CONCERNED.sub(lambda match: "both concern " + ", ".join(map(party_words, match[1].split(", "))), reason)
    return DAY.sub(lambda match: date_words(match[0]), told)


def party_words(code: str) -> str:
    """A party by the last part of its id: ``TM``, ``benelux``."""
    known = directory().by_id
    return next((known[found].name for room in ("territory", "org", "group") if (found := f"{room}:{code}") in known), code)


class Names:
    """Documents by their names, looked up when first asked for."""

    def __init__(self, snapshot: Callable[[], Snapshot]) -> None:
        self._snapshot = snapshot

    def title(self, document: str) -> str:
        """A document's title, or how its text begins."""
        row = self._row(document)
        if row is None:
            return document
        title = " ".join((row["title"] or "").split())
        text = "" if title else self._snapshot().items.text(document)
        return title or (beginning_of(text) if text.strip() else document)

    def outlet(self, document: str) -> str:
        """Where a document comes from, or else its title."""
        row = self._row(document)
        return (row["source"] if row else None) or self.title(document)

    def party_kind(self, identifier: str) -> str:
        """What a party is: a state, an organisation, a group; "body" where the knowledge doesn't know it."""
        known = directory().by_id.get(identifier)
        return PARTY_WORDS.get(known.kind, known.kind) if known else "body"

    def engagements(self, identifier: str) -> int:
        """In how many engagements on record a party took part."""
        return len(self._snapshot().keys["engagements"].of(identifier))

    def day(self, document: str) -> str | None:
        """When a document was published, as told or inferred."""
        row = self._row(document)
        return (row["published"] or row["published_inferred"]) if row else None

    def _row(self, document: str) -> Row | None:
        snapshot = self._snapshot()
        return snapshot.document(document) if document in snapshot.items else None
