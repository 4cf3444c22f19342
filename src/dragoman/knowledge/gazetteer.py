"""Every way to write every known thing, under its key: what names in a text are looked up in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dragoman.knowledge.forms import fold_acronym, fold_name, is_acronym, plain_letters
from dragoman.knowledge.schema import City, Entry, EntryForm, EntryKind, Organisation, Territory

Written = tuple[str, Entry]  # as the file has it, and what it stands for
KIND_ORDER = ("state", "org", "group", "place")
FORM_ORDER = ("name", "acronym", "former", "adjective", "people")


def build_gazetteer(
    territories: Iterable[Territory], organisations: Iterable[Organisation], cities: Iterable[City], everyday: Iterable[str] = ()
) -> dict[str, tuple[Entry, ...]]:
    """Key → entries, the likeliest first: states before bodies before groups before places, names before adjectives.

    *everyday* are words that count only as written, marks and all ("Malé" is a city, "Male" no name).
    """
    written = [*territory_forms(territories), *organisation_forms(organisations), *city_forms(cities)]
    kept_as_written = frozenset(everyday)
    found: dict[str, dict[str, Entry]] = {}
    for form, entry in written:
        for key in keys_of(form, entry, kept_as_written):
            known = found.setdefault(key, {})
            if entry.entity not in known or rank(entry) < rank(known[entry.entity]):
                known[entry.entity] = entry
    return {key: tuple(sorted(known.values(), key=rank)) for key, known in sorted(found.items())}


def rank(entry: Entry) -> tuple[int, int, str]:
    """Where an entry stands among those of one key."""
    return KIND_ORDER.index(entry.kind), FORM_ORDER.index(entry.form), entry.entity


def keys_of(form: str, entry: Entry, everyday: frozenset[str]) -> Iterator[str]:
    """The keys of one written form: as written, in title case, and without marks on the letters."""
    if entry.form == "acronym":
        yield fold_acronym(form)
        return
    for key in (fold_name(form), fold_name(" ".join(word[:1].upper() + word[1:] for word in form.split()))):
        yield key
        if (plain := plain_letters(key)) not in everyday:
            yield plain


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


def organisation_forms(organisations: Iterable[Organisation]) -> Iterator[Written]:
    """Names, acronyms, adjectives; an institution's names are its organisation's."""
    for body in organisations:
        kind: EntryKind = "group" if body.kind == "group" else "org"
        listed: tuple[tuple[EntryForm, Iterable[str]], ...] = (
            ("name", (body.name, *body.aliases)),
            ("acronym", body.acronyms),
            ("adjective", body.adjectives),
        )
        for form, words in listed:
            yield from entries(words, body.id, kind, body.name, form)
        for institution in body.institutions:
            yield from entries((institution.name, *institution.aliases), body.id, kind, institution.name, "name")


def city_forms(cities: Iterable[City]) -> Iterator[Written]:
    """Cities with their other names."""
    for city in cities:
        yield from entries((city.name, *city.aliases), city.id, "place", city.name, "name", city.country)


def entries(words: Iterable[str], entity: str, kind: EntryKind, name: str, form: EntryForm, country: str | None = None) -> Iterator[Written]:
    """One written form after another with its entry; what looks like an acronym is one."""
    for word in words:
        known: EntryForm = "acronym" if is_acronym(word) else form
        yield word, Entry(entity, kind, name, known, country)


def longest_by_start(gazetteer: Mapping[str, object]) -> dict[str, int]:
    """First word of a key → how many words the longest key with it has."""
    longest: dict[str, int] = {}
    for key in gazetteer:
        first = key.partition(" ")[0]
        longest[first] = max(longest.get(first, 0), key.count(" ") + 1)
    return longest
