"""Every way to write every known thing, under its key: what names in a text are looked up in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from dragoman.knowledge.forms import fold_acronym, fold_name, is_acronym, plain_letters
from dragoman.knowledge.schema import City, Entry, EntryForm, EntryKind, Organisation, Territory

Written = tuple[str, Entry]  # as the file has it, and what it stands for
KIND_ORDER = ("state", "org", "group", "place")
FORM_ORDER = ("name", "acronym", "former", "adjective", "people")


def build_gazetteer(
    territories: Sequence[Territory],
    organisations: Iterable[Organisation],
    cities: Iterable[City],
    everyday: Iterable[str] = (),
    ambiguous: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> dict[str, tuple[Entry, ...]]:
    """Key → entries, the likeliest first: as *ambiguous* orders them, else states before bodies before groups before places.

    *everyday* are words that name nothing by themselves ("Malé" is a city, "Male" no name).
    """
    written = [*territory_forms(territories), *organisation_forms(organisations, {one.code: one.name for one in territories}), *city_forms(cities)]
    plain_words = frozenset(everyday)
    found: dict[str, dict[str, Entry]] = {}
    for form, entry in written:
        for key in keys_of(form, entry):
            known = found.setdefault(key, {})
            if entry.entity not in known or rank(entry) < rank(known[entry.entity]):
                known[entry.entity] = entry
    order = {key: entities for word, entities in ambiguous.items() for key in (fold_name(word), fold_acronym(word))}
    return {key: ordered(known, order.get(key, ())) for key, known in sorted(found.items()) if key not in plain_words}


def ordered(known: Mapping[str, Entry], order: Sequence[str]) -> tuple[Entry, ...]:
    """The entries of one key: those that *order* names first, then the others by rank."""
    others = sorted((entry for entity, entry in known.items() if entity not in order), key=rank)
    return (*(known[entity] for entity in order if entity in known), *others)


def rank(entry: Entry) -> tuple[int, int, str]:
    """Where an entry stands among those of one key."""
    return KIND_ORDER.index(entry.kind), FORM_ORDER.index(entry.form), entry.entity


def keys_of(form: str, entry: Entry) -> Iterator[str]:
    """The keys of one written form: as written, as it opens a sentence, in title case; each also without marks on the letters."""
    if entry.form == "acronym":
        yield fold_acronym(form)
        return
    for variant in dict.fromkeys((form, capital(form), " ".join(map(capital, form.split())))):
        key = fold_name(variant)
        yield key
        yield plain_letters(key)


def capital(word: str) -> str:
    """*word* with a capital first letter."""
    return word[:1].upper() + word[1:]


def territory_forms(territories: Iterable[Territory]) -> Iterator[Written]:
    """Names, adjectives and words for people."""
    for territory in territories:
        listed: tuple[tuple[EntryForm, Iterable[str]], ...] = (
            ("name", (territory.name, *filter(None, [territory.official]), *territory.short)),
            ("former", territory.former),
            ("adjective", territory.adjectives),
            ("people", territory.people),
        )
        for form, words in listed:
            yield from entries(words, territory.id, "state", territory.name, form, territory.code)


def organisation_forms(organisations: Iterable[Organisation], states: Mapping[str, str]) -> Iterator[Written]:
    """Names, acronyms, adjectives; an institution's names are its organisation's, and a national body speaks for its state."""
    for body in organisations:
        kind: EntryKind = "group" if body.kind == "group" else "org"
        listed: tuple[tuple[EntryForm, Iterable[str]], ...] = (
            ("name", (body.name, *body.aliases)),
            ("acronym", body.acronyms),
            ("adjective", body.adjectives),
        )
        country = body.seat_country if body.kind == "national" else None
        for form, words in listed:
            yield from entries(words, body.id, kind, body.name, form, country, states.get(country or ""))
        for institution in body.institutions:
            yield from entries((institution.name, *institution.aliases), body.id, kind, institution.name, "name")


def city_forms(cities: Iterable[City]) -> Iterator[Written]:
    """Cities with their other names."""
    for city in cities:
        yield from entries((city.name, *city.aliases), city.id, "place", city.name, "name", city.country)


def entries(
    words: Iterable[str], entity: str, kind: EntryKind, name: str, form: EntryForm, country: str | None = None, state: str | None = None
) -> Iterator[Written]:
    """One written form after another with its entry; what looks like an acronym is one."""
    for word in words:
        known: EntryForm = "acronym" if is_acronym(word) else form
        yield word, Entry(entity, kind, name, known, country, state)


def longest_by_start(gazetteer: Mapping[str, object]) -> dict[str, int]:
    """First word of a key → how many words the longest key with it has."""
    longest: dict[str, int] = {}
    for key in gazetteer:
        first = key.partition(" ")[0]
        longest[first] = max(longest.get(first, 0), key.count(" ") + 1)
    return longest
