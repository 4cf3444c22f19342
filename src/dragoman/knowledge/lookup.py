"""From words to what they name: one name, or every known name of a text.

Nothing here decides what ambiguous words mean: "Congolese" gives both Congos, "Luxembourg" the state and the city.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.knowledge.forms import GAP, Word, fold_name, fold_word, plain_letters, split_words, with_plain_signs
from dragoman.knowledge.schema import Entry, Knowledge, Territory
from dragoman.model.document import Span

PLACE_KINDS = ("city", "region", "sea")
AROUND = 100  # characters to either side that tell a shouted line
__all__ = ["country_of", "find_known", "fold_name", "lookup", "members_of", "name_of"]


def lookup(knowledge: Knowledge, name: str, *, any_case: bool = False) -> tuple[Entry, ...]:
    """Everything that *name* is a known way to write, the likeliest first; empty where it is unknown.

    With *any_case*, small letters will do ("turkmenistan"), as somebody types them; never so for words of a text.
    """
    words = [word.text for word in split_words(name)]
    found = entries_at(knowledge, words)
    if not found and len(words) > 1 and words[0].lower() == "the":
        found = entries_at(knowledge, words[1:])
    if not found and any_case and not name.isupper():
        return lookup(knowledge, name.upper())
    return found


def find_known(knowledge: Knowledge, text: str) -> Iterator[tuple[Span, tuple[Entry, ...]]]:
    """Each known name of *text* with its entries, in order, the longest where several begin at one word.

    A span holds neither "the" (but in "The Hague") nor a possessive ending; the parts of "Kazakh-Belgian" come one by one.
    """
    plain = with_plain_signs(text)
    words = split_words(plain)
    at = 0
    while at < len(words):
        limit = reach(knowledge.starts, words[at].text)
        size, entries = longest_at(knowledge, plain, words[at : at + limit]) if limit else (1, ())
        if entries and is_meant(knowledge, plain, words[at], size):
            yield Span(words[at].start, words[at + size - 1].end), entries
        at += size


def reach(starts: Mapping[str, int], word: str) -> int:
    """How many words the longest known name has that begins with *word*; 0 where none does."""
    exact = starts.get(word, 0)
    if word.islower():
        return exact
    folded = fold_word(word)
    return max(exact, starts.get(folded, 0), 0 if word.isascii() else starts.get(plain_letters(folded), 0))


def longest_at(knowledge: Knowledge, text: str, words: Sequence[Word]) -> tuple[int, tuple[Entry, ...]]:
    """How many of *words* the longest known name that begins with the first has, and its entries; one word and nothing where there is none."""
    end = 1
    while end < len(words) and joined(text, words[end - 1], words[end]):
        end += 1
    for size in range(end, 0, -1):
        if found := entries_at(knowledge, [word.text for word in words[:size]]):
            return size, found
    return 1, ()


def entries_at(knowledge: Knowledge, words: Sequence[str]) -> tuple[Entry, ...]:
    """The entries of just these words: as an acronym, then as a name, then as a name without marks on its letters."""
    gazetteer = knowledge.gazetteer
    exact, folded = " ".join(words), " ".join(map(fold_word, words))
    as_acronym = gazetteer.get(exact, ()) if exact != folded else ()
    as_name = gazetteer.get(folded) or (() if folded.isascii() else gazetteer.get(plain_letters(folded), ()))
    known = {entry.entity for entry in as_acronym}
    return (*as_acronym, *(entry for entry in as_name if entry.entity not in known))


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether two words may belong to one name: parted by a space, a hyphen or an apostrophe, or by the full stop of "St."."""
    gap = text[left.end : right.start]
    if gap.startswith(".") and len(left.text) <= 2:
        gap = gap[1:]
    return GAP.fullmatch(gap) is not None


def is_meant(knowledge: Knowledge, text: str, word: Word, size: int) -> bool:
    """Whether *word* is a name here: not the currency sign "US$", a plain word in a line of capitals ("WHO WINS"), or "Sino" without its hyphen."""
    if size > 1:
        return True
    if text.startswith("$", word.end) or (word.text in knowledge.combining and not text.startswith("-", word.end)):
        return False
    return word.text not in knowledge.shouted or not is_shouted(text, word)


def is_shouted(text: str, word: Word) -> bool:
    """Whether the line of *word* is in capitals, as headings are; of a long line, the words around."""
    before = text[max(0, word.start - AROUND) : word.start].rpartition("\n")[2]
    after = text[word.end : word.end + AROUND].partition("\n")[0]
    return (before + after).isupper()


def name_of(knowledge: Knowledge, entity: str) -> str | None:
    """The usual English name of a known thing; ``None`` for an unknown id."""
    kind, _, key = entity.partition(":")
    if kind == "territory":
        return knowledge.territories[key].name if key in knowledge.territories else None
    if kind in PLACE_KINDS:
        return knowledge.cities[key].name if key in knowledge.cities else None
    return knowledge.organisations[key].name if key in knowledge.organisations else None


def country_of(entity: str) -> str | None:
    """The territory code in an entity id: of a territory its own, of a place its state's; ``None`` for bodies, groups and seas."""
    kind, _, key = entity.partition(":")
    if kind == "territory":
        return key
    return key[:2] if kind in ("city", "region") else None


def state_governed_from(knowledge: Knowledge, entity: str | None, town: str) -> Territory | None:
    """The state of which a place, by its id and usual name, is the capital or another seat of the government."""
    territory = knowledge.territories.get(country_of(entity) or "") if entity else None
    return territory if territory is not None and territory.is_governed_from(town) else None


def members_of(knowledge: Knowledge, entity: str) -> tuple[Territory, ...]:
    """The states of a known body or group, in the order of its file; empty for anything else."""
    kind, _, slug = entity.partition(":")
    if kind not in ("org", "group") or slug not in knowledge.organisations:
        return ()
    return tuple(knowledge.territories[code] for code in knowledge.organisations[slug].members)
