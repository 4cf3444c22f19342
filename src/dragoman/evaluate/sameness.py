"""When two names name the same for the scorer: people, bodies, groups, places, posts.

Lenient in form (accents, transliteration, titles, demonyms, formal names of states), strict in substance. The word lists are data,
``data/names.yaml``; the rules are those by which the annotated documents are scored.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from dragoman.evaluate.corpora import Item

LIKE = 0.84  # two spellings of one word
POST_LIKE = 0.6
OFFICE_LIKE = 0.75
BODY_LIKE = 0.66
GROUP_LIKE = 0.5
SHORTENED = ("eu", "un", "us", "uk")
POLITE = {"extraordinary", "plenipotentiary", "affairs", "his", "her", "excellency"}
STATE_FORM = re.compile(
    r"^(the )?((islamic |federal |democratic |people s |co operative |plurinational |grand |former )*"
    r"(republic|kingdom|state|duchy|commonwealth|federation|sultanate|government) of )"
)
ACRONYM = re.compile(r"\(([A-Z][A-Za-z.&-]{1,9})\)")


@cache
def words_of(name: str) -> Any:
    """One list or table of the scorer's data."""
    return yaml.safe_load(files(__package__).joinpath("data/names.yaml").read_text(encoding="utf-8"))[name]


@cache
def fold(text: str) -> str:
    """Lower case, no accents, Latin letters and digits, words parted by one space."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter))
    letters = words_of("letters")
    latin = "".join(letters.get(letter, letter) for letter in unicodedata.normalize("NFC", bare))
    return re.sub(r"[^a-z0-9]+", " ", latin).strip()


@cache
def telling(text: str) -> tuple[str, ...]:
    """The words that tell, each once: abbreviations, demonyms and formal names of states brought to one form."""
    aliases, spelling, demonyms = words_of("aliases"), words_of("spelling"), words_of("demonyms")
    whole = fold(ACRONYM.sub(" ", text)) or fold(text)
    whole = aliases.get(whole, whole)
    whole = STATE_FORM.sub("", whole) or whole
    words = [spelling.get(word, word) for word in whole.split() if word not in words_of("little")] or whole.split()
    joined = " ".join(words)
    words = [
        demonyms.get(part, part)
        for word in aliases.get(joined, joined).split()
        for part in (aliases.get(word, word) if word in SHORTENED else word).split()
    ]
    if len(words) > 1 and words[-1] in words_of("following"):
        words.pop()
    return tuple(dict.fromkeys(words))


def overlap(left: Iterable[str], right: Iterable[str]) -> float:
    """Shared of all words of two names."""
    one, two = set(left), set(right)
    return len(one & two) / len(one | two) if one and two else 0.0


def alike(left: str, right: str) -> bool:
    """Whether two words are one or spell one."""
    return left == right or (min(len(left), len(right)) > 3 and SequenceMatcher(None, left, right).ratio() >= LIKE)


def is_office(text: str) -> bool:
    """Whether a name is an office's ("Prime Minister of Thailand")."""
    words = fold(text).split()
    return "of" in words and any(word in words_of("honorifics") for word in words[: words.index("of")])


def person_words(text: str) -> list[str]:
    words = fold(text).split()
    return [word for word in words if word not in words_of("honorifics") and word not in words_of("little")] or words


def same_person(left: str, right: str) -> bool:
    """The same person: the shorter name's words all fit the longer's, initials and one lone family or first name included."""
    if is_office(left) or is_office(right):
        return overlap(telling(left), telling(right)) >= OFFICE_LIKE
    one, two = person_words(left), person_words(right)
    if not one or not two or max(len(one), len(two)) > 6:
        return sorted(one) == sorted(two)
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    if len(short) == 1:
        return len(short[0]) > 1 and any(alike(short[0], word) for word in (long[0], long[-1]))
    return words_fit(short, long)


def words_fit(short: list[str], long: list[str]) -> bool:
    """Whether each word of *short* finds one of its own in *long*."""
    free = list(long)
    for word in short:
        fits = [other for other in free if alike(word, other) or (1 in (len(word), len(other)) and word[0] == other[0])]
        if not fits:
            return False
        free.remove(fits[0])
    return True


def same_body(left: str, right: str) -> bool:
    """The same state or organisation: the same telling words; of long names two thirds."""
    one, two = telling(left), telling(right)
    if not one or not two or ("embassy" in one and "embassy" in two and one != two):
        return False
    if set(one) == set(two):
        return True
    return max(len(one), len(two)) >= 4 and overlap(one, two) >= BODY_LIKE


def same_group(left: str, right: str) -> bool:
    """The same unnamed following: half of the telling words of the shorter wording."""
    one, two = set(telling(left)), set(telling(right))
    return bool(one and two) and len(one & two) / min(len(one), len(two)) >= GROUP_LIKE


def spellings(item: Item, key: str = "name") -> list[str]:
    """All forms in which an item gives a name."""
    return [str(item[form]) for form in (key, f"{key}_en", "canonical") if item.get(form)]


def same_bodies(left: Item, right: Item, key: str) -> bool:
    """Whether *key* names one body in both items, in any of its forms."""
    return any(same_body(one, two) for one in spellings(left, key) for two in spellings(right, key))


def same_participant(left: Item, right: Item) -> bool:
    """Whether two participants are one."""
    kinds = {left.get("kind"), right.get("kind")}
    same = same_person if "person" in kinds else same_group if "group" in kinds else same_body
    pairs = [(one, two) for one in spellings(left) for two in spellings(right)]
    if any(same(one, two) or set(telling(one)) == set(telling(two)) for one, two in pairs):
        return True
    return kinds == {"group"} and bool(left.get("represents")) and same_bodies(left, right, "represents")


def same_place(wanted: Item, found: object) -> bool:
    """Whether a place is the same or one lies within the other's name."""
    if not isinstance(found, dict):
        return False
    pairs = [(one, two) for one in spellings(wanted) for two in spellings(found)]
    return any(same_body(one, two) or within(fold(one), fold(two)) or within(fold(two), fold(one)) for one, two in pairs)


def within(short: str, long: str) -> bool:
    return bool(short and long) and f" {short} " in f" {long} "


def post_words(text: str, beside: Iterable[str]) -> set[str]:
    """The words of an office without those of its state or body."""
    gone = {word for name in beside for word in telling(name)} | POLITE
    words = {word.rstrip("s") if len(word) > 4 else word for word in telling(text) if word not in gone}
    return words | ({"minister"} if "ministry" in words else set())


def same_post(wanted: Item, found: Item) -> bool:
    """The same person in the same office of the same state or body."""
    beside = [name for item in (wanted, found) for key in ("organisation_or_state", "to") for name in spellings(item, key)]
    one, two = post_words(wanted["post"], beside), post_words(str(found.get("post") or ""), beside)
    ranks = set(words_of("ranks"))
    if (one & ranks) != (two & ranks) or overlap(one, two) < POST_LIKE:
        return False
    if not any(same_person(a, b) for a in spellings(wanted, "person") for b in spellings(found, "person")):
        return False
    if not wanted.get("organisation_or_state") or same_bodies(wanted, found, "organisation_or_state"):
        return True
    given = [set(telling(str(found.get(key) or ""))) for key in ("organisation_or_state", "post")]
    return any(set(telling(name)) <= words for name in spellings(wanted, "organisation_or_state") for words in given)
