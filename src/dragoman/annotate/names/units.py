"""A text as a row of units, each with a one-letter code for what it may be in a name, so that the grammar of names is a few regular expressions.

The codes:

    S state     A adjective ("Turkmen")      B body or group      L place       (known things; B also bodies put together from words)
    l a building put together from words ("Summer Palace")
    T title     V one that may be another office's         U titles (plural)    K title or modifier  M modifier
    Q qualifier ("acting")      H honorific      J suffix ("Jr.")      Y post-nominal
    W portfolio word ("Affairs")  w in small letters              D head of a body ("Ministry")   m in small letters   E head of a happening
    N other capitalised word      X capitals ("AXB")              I initials    p particle ("van")    q patronymic ("ogly")
    C common word with a capital
    o of   f for, on   t to   i in, at   d the, his   a and   r as   h who   b is, was   g 's   c comma   ( )   - hyphen   – dash
    n number   . end of a sentence   / end of a line   x anything else
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.annotate.names.lexicon import NameLexicon, Title, fold
from dragoman.knowledge.schema import Entry
from dragoman.model.annotations import Token
from dragoman.model.document import Span

PIECE = re.compile(
    r"(?P<initials>(?:[^\W\d_a-zà-öø-ÿа-я]\.-?)+|(?:[CKSZ]h|Y[aeu]|Ts|Dz|Dj|Ma)\.(?=\s?[A-Z][a-z]))|(?P<word>[Cc]o-operati\w+|[^\W\d_]+(?:['’ʼ‘`][^\W\d_]+)*)|(?P<number>\d+(?:[.,:]\d+)*)|(?P<line>\s*\n\s*)|(?P<mark>[^\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff])"
)
GENITIVE = re.compile(r"['’ʼ‘`]s$")
ELISION = re.compile(r"^[dDlL]['’ʼ](?=[A-ZÀ-Ý]|affaires)")
MARKS = {",": "c", "(": "(", ")": ")", "[": "(", "]": ")", "-": "-", "–": "–", "—": "–", ".": ".", ";": ".", "!": ".", "?": ".", "&": "a"}
# The tagger's labels of words that are no names.
FUNCTION_TAGS = frozenset(
    {"IN", "DT", "PDT", "PRP", "PRP$", "CC", "RB", "RBR", "WRB", "WDT", "WP", "TO", "MD", "EX", "VB", "VBD", "VBG", "VBN", "VBZ", "VBP", "CD", "UH"}
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the text with its code; ``entry`` for known things, ``title`` for titles, ``text`` as written."""

    start: int
    end: int
    code: str
    text: str
    entry: Entry | None = None
    title: Title | None = None
    honoured: bool = False  # a name with an honorific before it
    parts: tuple[Unit, ...] = ()  # of a body put together

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def codes_of(units: Sequence[Unit]) -> str:
    """The row of codes, one letter for each unit."""
    return "".join([unit.code for unit in units])


def split_pieces(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Words, numbers and marks with start, end and kind; a genitive and an elided article are pieces of their own."""
    done = 0
    for piece in PIECE.finditer(text):
        if piece.start() < done:
            continue
        start, end, kind = piece.start(), piece.end(), piece.lastgroup or "mark"
        if kind != "word":
            yield start, end, kind, piece.group()
            continue
        word = piece.group()
        if elided := ELISION.match(word):
            yield start, start + elided.end(), "elision", elided.group()
            start += elided.end()
        if genitive := GENITIVE.search(word):
            cut = piece.start() + genitive.start()
            yield start, cut, "word", text[start:cut]
            yield cut, end, "genitive", text[cut:end]
        else:
            yield start, end, "word", text[start:end]
            if word[-1] == "s" and text[end : end + 1] in ("'", "’") and text[end + 1 : end + 2].isspace():
                done = end + 1
                yield end, done, "genitive", text[end]


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tagger says of the words of one document, by first character; ``small_words`` stand there in small letters."""

    tags: Mapping[int, str]
    openings: frozenset[int]
    small_words: frozenset[str]


def tags_of(tokens: Sequence[Token]) -> Tags:
    """The tagger's view for :func:`make_units`."""
    openings = frozenset(
        token.span.start for before, token in zip((None, *tokens), tokens, strict=False) if not before or before.sentence != token.sentence
    )
    return Tags({token.span.start: token.tag for token in tokens}, openings, frozenset(token.text for token in tokens if token.text.islower()))


def known_code(entry: Entry) -> str:
    """The code of a known thing."""
    if entry.form in ("adjective", "people"):
        return "A"
    return {"state": "S", "place": "L"}.get(entry.kind, "B")


def make_units(text: str, known: Sequence[tuple[Span, Entry]], tags: Tags, lexicon: NameLexicon) -> list[Unit]:
    """The row of units of *text*; *known* things stand as found, the rest by word class; titles and honorifics are still words."""
    units: list[Unit] = []
    coming = iter(known)
    upcoming = next(coming, None)
    for start, end, kind, word in split_pieces(text):
        while upcoming and upcoming[0].end <= start:
            upcoming = next(coming, None)
        if upcoming and start < upcoming[0].end and upcoming[0].start < end:
            span, entry = upcoming
            if is_name_part(units, span, entry, lexicon):
                units.append(Unit(start, end, "N", word))
                upcoming = None if end >= span.end else upcoming
                upcoming = upcoming or next(coming, None)
                continue
            if not units or units[-1].end <= span.start:
                units.append(Unit(span.start, span.end, known_code(entry), span.of(text), entry))
            if kind == "genitive" and end > span.end - 1 and start >= span.end - 2 and not units[-1].text.endswith(word):
                units.append(Unit(start, end, "g", word))
            continue
        units.append(Unit(start, end, mark_code(text, start, end) or piece_code(start, kind, word, tags, lexicon), word))
    return units


def is_name_part(units: Sequence[Unit], span: Span, entry: Entry, lexicon: NameLexicon) -> bool:
    """Whether a known word is the tail of a name: "Khalid Al-Sabah" and "Khalid Al Sabah" hold no place."""
    if entry.kind not in ("place", "group") or len(units) < 2:
        return False
    if units[-1].text == "-" and units[-1].end == span.start:
        return units[-2].code in "Np" and units[-2].end == units[-1].start
    return fold(units[-1].text) in lexicon.particles and units[-2].code in "NI" and units[-2].end + 1 == units[-1].start


def mark_code(text: str, start: int, end: int) -> str | None:
    """The code of a mark by what stands beside it: a hyphen with spaces is a dash, a stroke between words an "and"."""
    before, mark, after = text[start - 1 : start], text[start:end], text[end : end + 1]
    if mark == "-" and before.isspace() and after.isspace():
        return "–"
    return "a" if mark == "/" and before.isalpha() and after.isupper() else None


def piece_code(start: int, kind: str, word: str, tags: Tags, lexicon: NameLexicon) -> str:
    """The code of one piece that is no known thing."""
    if kind == "word":
        return word_code(start, word, tags, lexicon)
    if kind == "mark":
        return MARKS.get(word, "x")
    return {"initials": "I", "number": "n", "line": "/", "genitive": "g", "elision": "p"}[kind]


def word_code(start: int, word: str, tags: Tags, lexicon: NameLexicon) -> str:
    """The code of one word, by its letters, its class in the lexicon and the tagger."""
    key = fold(word)
    if not word[0].isupper():
        return lexicon.small.get(key, "x" if word.islower() or len(word) < 4 else "N")
    if key in lexicon.grammar:
        return lexicon.grammar[key]
    opening = start in tags.openings
    if opening and key in lexicon.openers:
        return "x"
    if key in lexicon.classes:
        return lexicon.classes[key]
    if len(word) > 1 and word.isupper():
        return "X"
    if key in lexicon.openers:
        return "C"
    return capital_code(start, word, opening, tags)


def capital_code(start: int, word: str, opening: bool, tags: Tags) -> str:
    """A capitalised word that no list holds: a name, unless the tagger or the document's own small letters speak against it."""
    tag = tags.tags.get(start, "NNP")
    if tag in ("NNP", "NNPS"):
        return "N"
    if word.lower() in tags.small_words or (opening and word.endswith(("ing", "ed", "ly"))):
        return "x" if opening and tag in FUNCTION_TAGS else "C"
    return "?" if opening else "N"  # a name only if another part of one follows: see :mod:`dragoman.annotate.names.titles`
