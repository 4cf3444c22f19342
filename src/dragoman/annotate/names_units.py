"""A text as a row of units, each with a one-letter code for what it may be in a name, so that the grammar of names is a few regular expressions.

The codes:

    S state     A adjective ("Turkmen")      B body or group      L place       (known things; B also bodies put together from words)
    l a building put together from words ("Summer Palace")
    T title     V one that may be another office's         U titles (plural)    K title or modifier  M modifier
    Q qualifier ("acting")      H honorific      J suffix ("Jr.")      Y post-nominal
    W portfolio word ("Affairs")  w in small letters              D head of a body ("Ministry")   m in small letters   E head of a happening
    N other capitalised word      X capitals ("AXB")              I initials    p particle ("van")           C common word with a capital
    o of   f for, on   t to   i in, at   d the, his   a and   r as   h who   b is, was   g 's   c comma   ( )   - hyphen   – dash
    n number   . end of a sentence   / end of a line   x anything else
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.annotate.names_lexicon import NameLexicon, Title, fold
from dragoman.knowledge.schema import Entry
from dragoman.model.annotations import Token
from dragoman.model.document import Span

PIECE = re.compile(
    r"(?P<initials>(?:[^\W\d_a-zà-öø-ÿа-я]\.-?)+)|(?P<word>[^\W\d_]+(?:['’ʼ‘`][^\W\d_]+)*)|(?P<number>\d+(?:[.,:]\d+)*)|(?P<line>\s*\n\s*)|(?P<mark>[^\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff])"
)
GENITIVE = re.compile(r"['’ʼ‘`]s$")
ELISION = re.compile(r"^[dDlL]['’ʼ](?=[A-ZÀ-Ý])")
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
    """The row of units of *text*; *known* things stand as found, the rest by word class."""
    units: list[Unit] = []
    coming = iter(known)
    upcoming = next(coming, None)
    for start, end, kind, word in split_pieces(text):
        while upcoming and upcoming[0].end <= start:
            upcoming = next(coming, None)
        if upcoming and start < upcoming[0].end and upcoming[0].start < end:
            span, entry = upcoming
            if is_name_part(units, span, entry):
                units.append(Unit(start, end, "N", word))
                upcoming = None if end >= span.end else upcoming
                upcoming = upcoming or next(coming, None)
                continue
            if not units or units[-1].end <= span.start:
                units.append(Unit(span.start, span.end, known_code(entry), span.of(text), entry))
            if kind == "genitive" and end > span.end - 1 and start >= span.end - 2 and not units[-1].text.endswith(word):
                units.append(Unit(start, end, "g", word))
            continue
        units.append(Unit(start, end, piece_code(start, kind, word, tags, lexicon), word))
    return joined_titles(units, tags, lexicon)


def is_name_part(units: Sequence[Unit], span: Span, entry: Entry) -> bool:
    """Whether a known word is the tail of a hyphened name: "Khalid Al-Sabah" holds no place."""
    if entry.kind not in ("place", "group") or len(units) < 2 or units[-1].text != "-" or units[-1].end != span.start:
        return False
    return units[-2].code in "Np" and units[-2].end == units[-1].start


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
    return "?" if opening else "N"  # a name only if another part of one follows: see ``joined_titles``


def joined_titles(units: list[Unit], tags: Tags, lexicon: NameLexicon) -> list[Unit]:
    """*units* with the words of each title and honorific as one unit."""
    joined: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        if unit.entry is None and (unit.text[0].isalpha()):
            taken = title_at(units, at, tags, lexicon) or honorific_at(units, at, lexicon)
            if taken:
                if is_surname(joined, taken[0], units, taken[1], lexicon):
                    taken = (replace(taken[0], code="N", title=None), taken[1])
                if is_name_itself(joined, taken[0], units, taken[1], lexicon):
                    taken = (replace(taken[0], code="N"), taken[1])
                joined.append(taken[0])
                at = taken[1]
                if is_first_name(taken[0], units, at):
                    joined.append(replace(units[at], code="N", entry=None))
                    at += 1
                continue
            if unit.code == "?":
                unit = replace(unit, code="N" if at + 1 < len(units) and units[at + 1].code in "NIp-" else "C")
            if fold(unit.text) in lexicon.qualifiers:
                unit = replace(unit, code="Q")
        joined.append(unit)
        at += 1
    return joined


def is_surname(before: Sequence[Unit], unit: Unit, units: Sequence[Unit], after: int, lexicon: NameLexicon) -> bool:
    """Whether a title is the last word of a name: "Ada King said"."""
    if unit.code not in "TV" or not unit.text[0].isupper() or fold(unit.text) not in lexicon.surnames or not before:
        return False
    beside = units[after].code if after < len(units) else "."
    if before[-1].code in "TVQ" and beside == "N":
        return True
    if before[-1].code == "-" and len(before) > 1:
        return before[-2].code == "N"
    return before[-1].code in "NI" and before[-1].end + 1 == unit.start and beside not in "NIoHM"


def is_name_itself(before: Sequence[Unit], unit: Unit, units: Sequence[Unit], after: int, lexicon: NameLexicon) -> bool:
    """Whether a form of address is a first name: "Secretary General Baron Tuala", never "Sheikh Hamad Al Nasser"."""
    if unit.code != "H" or fold(unit.text) not in lexicon.also_names or not before or before[-1].code not in "TV":
        return False
    return after < len(units) and units[after].code == "N" and (after + 1 == len(units) or units[after + 1].code not in "NIp-")


def is_first_name(title: Unit, units: Sequence[Unit], at: int) -> bool:
    """Whether a known word between a title and a name is a first name: "Foreign Secretary Bharat Paudel"."""
    if at + 1 >= len(units) or title.code not in "TVH" or units[at].code not in "SL" or units[at].entry is None:
        return False
    return units[at + 1].code == "N" and " " not in units[at].text and units[at].end + 1 == units[at + 1].start


def title_at(units: Sequence[Unit], at: int, tags: Tags, lexicon: NameLexicon) -> tuple[Unit, int] | None:
    """The longest title that begins at unit *at*, and where the row goes on."""
    key = fold(units[at].text)
    tails = lexicon.titles.get(key)
    if len(key) == 2 and not units[at].text.isupper():
        return None  # "PM" is an office, "9 pm" an hour
    if not tails or tags.tags.get(units[at].start, "NN") in ("VB", "VBD", "VBP", "VBZ", "VBG", "VBN"):
        return None
    for tail, title in tails:
        end = follow(units, at + 1, tail)
        if end is None:
            continue
        code = "U" if title.plural else "K" if not tail and key in lexicon.also_modifiers else "V" if title.serves else "T"
        last = units[end - 1]
        text = " ".join(unit.text for unit in units[at:end] if unit.code != "-")
        return Unit(units[at].start, last.end, code, text, title=title), end
    return None


def honorific_at(units: Sequence[Unit], at: int, lexicon: NameLexicon) -> tuple[Unit, int] | None:
    """The honorific that begins at unit *at*, with its full stop, and where the row goes on."""
    unit = units[at]
    if not unit.text[0].isupper():
        return None
    if unit.code == "I":
        return (replace(unit, code="H"), at + 1) if unit.text in ("H.E.", "H.R.H.", "H.M.", "H.H.", "H.R.") else None
    for tail in lexicon.honorifics.get(fold(unit.text), ()):
        end = follow(units, at + 1, tail)
        if end is None or (not tail and fold(unit.text) in ("he", "major")):
            continue
        if end < len(units) and units[end].text in "'’ʼ" and units[end].start == units[end - 1].end:
            end += 1
        stop = end < len(units) and units[end].text == "." and units[end].start == units[end - 1].end and len(units[end - 1].text) < 6
        end += stop
        return Unit(unit.start, units[end - 1].end, "H", unit.text), end
    return None


def follow(units: Sequence[Unit], at: int, words: Sequence[str]) -> int | None:
    """Where the row goes on after *words*, which stand at unit *at* with hyphens or elisions between; None where they don't."""
    for word in words:
        while at < len(units) and (
            units[at].code == "-" or units[at].text in "'’" or (units[at].text == "." and units[at].start == units[at - 1].end)
        ):
            at += 1
        if at >= len(units) or fold(units[at].text).strip("'’ʼ") not in (word, f"{word}'"):
            return None
        at += 1
    return at
