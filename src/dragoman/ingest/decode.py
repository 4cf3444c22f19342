"""Bytes to text: right or refused, never mojibake.

Tried in this order: a byte order mark; UTF-8; the charset that the page declares; a guess between Western and Cyrillic charsets.
A guess is made only where the bytes aren't UTF-8 at all: text that is mostly good UTF-8 with a broken place is refused with that place.
"""

from __future__ import annotations

import codecs
import re

from dragoman.errors import DocumentSkipped

BYTE_ORDER_MARKS = (  # the longer first: UTF-32's little-endian mark begins as UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
CYRILLIC_CHARSETS = ("cp1251", "koi8_r", "iso8859_5", "cp866")
# Browsers read these names as Windows-1252, which only adds characters to them (WHATWG Encoding Standard, "Names and labels").
AS_WINDOWS_1252 = frozenset({"ascii", "iso8859-1"})
# Of Python's codecs, those that stand for charsets of pages; "hex" or "unicode_escape" are none.
PAGE_CHARSET = re.compile(r"cp\d|iso8859|koi8|mac|gb|big5|euc|shift_jis|iso2022|tis|utf-16")
CYRILLIC_SHARE = 0.8  # of the characters beyond ASCII, so many are letters in a Cyrillic text; the rest are quotation marks and dashes
CONTROL_SHARE = 0.01  # more control characters than this, and it was never text

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
C1_CONTROLS = re.compile(r"[\x80-\x9f]")
ACCENTED_RUN = re.compile(r"[\xc0-\xff]{3}")  # three accented Latin letters in a row stand in no word that we know of
LATIN = re.compile(r"[A-Za-z\xc0-\u024f]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f\ufffd]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of *data*, without its byte order mark and else as it stands; *declared* is a charset that the page names.

    Raises:
        DocumentSkipped: ``binary`` or ``encoding``.
    """
    for mark, charset in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return decode_strictly(data[len(mark) :], charset)
    for magic, kind in MAGIC:
        if data.startswith(magic):
            raise DocumentSkipped("binary", f"Found {kind}, expected text.", hint="Convert it to text or HTML first.")
    if b"\x00" in data:
        return decode_strictly(data, unmarked_utf16(data))
    try:
        return checked(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return decode_legacy(data, declared, error)


def decode_strictly(data: bytes, charset: str) -> str:
    """*data* in *charset*, every byte of it."""
    try:
        return checked(data.decode(charset))
    except UnicodeDecodeError as error:
        raise broken(data, error) from error


def unmarked_utf16(data: bytes) -> str:
    """Which UTF-16 the NULs of *data* speak for: those of Latin letters stand in every second byte."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > len(data) // 4 and min(even, odd) <= max(even, odd) // 20:
        return "utf-16-le" if odd > even else "utf-16-be"
    raise DocumentSkipped("binary", "Found bytes that no text holds (NUL), expected text.", hint="Convert it to text or HTML first.")


def decode_legacy(data: bytes, declared: str | None, error: UnicodeDecodeError) -> str:
    """*data*, which isn't UTF-8, in the charset declared or guessed."""
    charset = known_charset(declared)
    if charset:
        try:
            return checked(data.decode(charset))
        except UnicodeDecodeError:
            pass  # a page may declare what its server no longer sends
    if not is_mostly_utf8(data):
        for text in (guess_cyrillic(data), guess_western(data)):
            if text is not None:
                return checked(text)
    raise broken(data, error) from error


def known_charset(name: str | None) -> str | None:
    """Python's name for the declared charset; ``None`` for UTF-8, which has failed already, and for what is no charset of pages."""
    try:
        charset = codecs.lookup((name or "").strip()).name
    except (LookupError, ValueError):
        return None
    if charset in AS_WINDOWS_1252:
        return "cp1252"
    return charset if PAGE_CHARSET.match(charset) else None


def is_mostly_utf8(data: bytes) -> bool:
    """Whether the bytes beyond ASCII are UTF-8 more often than not, so that another charset would turn letters into junk."""
    text = data.decode("utf-8", "replace")
    return len(BEYOND_ASCII.findall(text)) >= text.count("\ufffd")


def guess_cyrillic(data: bytes) -> str | None:
    """*data* as Cyrillic text, or ``None`` where that makes no Cyrillic words."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["cp1252", *CYRILLIC_CHARSETS]).best()
    if best is None or best.encoding not in CYRILLIC_CHARSETS:
        return None
    text = data.decode(best.encoding)
    cyrillic = len(CYRILLIC.findall(text))
    plausible = cyrillic > len(LATIN.findall(text)) and cyrillic >= CYRILLIC_SHARE * len(BEYOND_ASCII.findall(text))
    return text if plausible else None


def guess_western(data: bytes) -> str | None:
    """*data* as Windows-1252, or ``None`` where that makes no words."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    plausible = re.search(r"[A-Za-z]{3}", text) and not ACCENTED_RUN.search(text) and not C1_CONTROLS.search(text)
    return text if plausible else None


def checked(text: str) -> str:
    """*text*, unless it is full of control characters."""
    controls = len(CONTROLS.findall(text))
    if controls > CONTROL_SHARE * len(text):
        raise DocumentSkipped(
            "binary", f"Found {controls} control characters among {len(text)}, expected text.", hint="Convert it to text or HTML first."
        )
    return text


def broken(data: bytes, error: UnicodeDecodeError) -> DocumentSkipped:
    """The refusal of bytes that no charset explains, with the place of the first that fails."""
    line = data.count(b"\n", 0, error.start) + 1
    return DocumentSkipped(
        "encoding",
        f"Found bytes that are no {error.encoding.upper()} and no known charset: 0x{data[error.start]:02x} at byte {error.start} (line {line}).",
        hint="Save it as UTF-8.",
    )
