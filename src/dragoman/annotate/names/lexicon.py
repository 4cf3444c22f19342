"""The words that tell a name from a title, a body from a happening: the knowledge files in the shape that reading needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, cast

from anyascii import anyascii

from dragoman.knowledge.schema import Knowledge

CROWN = 2  # ranks of which nobody holds two offices at once: heads of state and of government
GRAMMAR = {"of": "o", "for": "f", "to": "t", "in": "i", "the": "d", "and": "a", "as": "r", "who": "h", "is": "b"}  # codes of small words


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """*word* in small Latin letters without accents.

    >>> fold("Chargé")
    'charge'
    """
    return word.lower() if word.isascii() else anyascii(word).lower()


@dataclass(frozen=True, slots=True)
class Title:
    """One way to write an office: its usual wording, what it does in the grammar of posts, whether this way is plural, whose it is where the text
    names nobody else's, and whether it may be another office's ("adviser to the President").

    ``not_of`` are states without such an office, ``abroad`` is what the like of it is called elsewhere; ``loose`` words say nothing of the office
    ("leader"); a ``sole`` office is nobody else's than ``of``; only the states of ``held_in`` have the office, where it tells any;
    ``european`` is whose a "European" one is.
    """

    title: str
    kind: str
    rank: int
    plural: bool = False
    of: str | None = None
    serves: bool = False
    not_of: tuple[str, ...] = ()
    abroad: str | None = None
    loose: bool = False
    sole: bool = False
    held_in: tuple[str, ...] = ()
    european: str | None = None


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """All that the reading of names looks up.

    ``titles`` leads from a first word to the words that follow it and the title they make, the longest first; ``classes`` from a folded word to its
    code when it is written with a capital, ``small`` when it is not (see :mod:`dragoman.annotate.names.units`).
    """

    titles: Mapping[str, tuple[tuple[tuple[str, ...], Title], ...]]
    grammar: Mapping[str, str]
    honorifics: Mapping[str, tuple[tuple[str, ...], ...]]
    qualifiers: Mapping[str, str]
    classes: Mapping[str, str]
    small: Mapping[str, str]
    openers: frozenset[str]
    taking: frozenset[str]
    succeeding: frozenset[str]
    handing: frozenset[str]
    seats: frozenset[str]
    being: frozenset[str]
    adverbs: frozenset[str]
    sending: frozenset[str]
    accrediting: frozenset[str]
    covering: frozenset[str]
    local: frozenset[str]
    surnames: frozenset[str]
    kept: frozenset[str]
    aside: frozenset[str]
    newly: frozenset[str]
    residing: frozenset[str]
    addressing: frozenset[str]
    also_modifiers: frozenset[str]
    counting: frozenset[str]
    portfolio_titles: frozenset[str]
    heads_of_bodies: frozenset[str]
    realms: frozenset[str]
    styles: frozenset[str]
    realm_words: frozenset[str]
    provinces: frozenset[str]
    programmes: frozenset[str]
    mouths: frozenset[str]
    chiefs: frozenset[str]
    ventures: frozenset[str]
    hosting: frozenset[str]
    organs: frozenset[str]
    compass: frozenset[str]
    buildings: frozenset[str]
    abroad: frozenset[str]
    visiting: frozenset[str]
    facing: frozenset[str]
    company: frozenset[str]
    delegations: frozenset[str]
    acting: frozenset[str]
    times: frozenset[str]
    human: frozenset[str]
    money: frozenset[str]  # last words of names of currencies
    also_names: frozenset[str]
    syllables: frozenset[str]
    first_names: frozenset[str]
    particles: frozenset[str]
    royal: frozenset[str]
    places: frozenset[str]  # first names that are also places
    standing: frozenset[str]
    crowns: frozenset[str]
    leading: frozenset[str]
    following: frozenset[str]


def title_forms(entry: Mapping[str, Any]) -> Iterable[tuple[str, Title]]:
    """Every wording of one title of the file, singular and plural."""
    title = str(entry["title"])
    single = Title(
        title,
        entry["kind"],
        entry["rank"],
        of=entry.get("of"),
        serves=entry.get("serves", False),
        not_of=tuple(entry.get("not_of", ())),
        abroad=entry.get("abroad"),
        loose=entry.get("loose", False),
        sole=entry.get("sole", False),
        held_in=tuple(entry.get("held_in", ())),
        european=entry.get("european"),
    )
    many = replace(single, plural=True)
    yield entry.get("plural") or f"{title}s", many
    yield title, single
    for form in entry.get("forms", ()):
        is_plural = any(word in {"heads", "secretaries", "generals"} for word in form.split())
        yield form, many if is_plural else single
        if not is_plural and form[-1] in "rnt":
            yield f"{form}s", many


def by_first_word(phrases: Iterable[tuple[str, Any]]) -> dict[str, tuple[tuple[tuple[str, ...], Any], ...]]:
    """Phrases filed under their first word, the longest first."""
    filed: dict[str, dict[tuple[str, ...], Any]] = {}
    for phrase, value in phrases:
        first, *rest = phrase.split()
        filed.setdefault(first, {}).setdefault(tuple(rest), value)
    return {first: tuple(sorted(tails.items(), key=lambda tail: -len(tail[0]))) for first, tails in filed.items()}


def name_lexicon(knowledge: Knowledge) -> NameLexicon:
    """The lexicon out of the files ``posts``, ``honorifics`` and ``cues/en/names``."""
    posts, honorifics, words = (cast(Mapping[str, Any], knowledge.lexicons.get(name) or {}) for name in ("posts", "honorifics", "cues/en/names"))
    classes: dict[str, str] = {}
    for code, listed in (("C", "common"), ("W", "portfolios"), ("E", "happenings"), ("D", "bodies")):
        classes.update((fold(word), code) for word in words.get(listed, ()))
    classes.update((word, "J") for word in honorifics.get("suffixes", ()))
    classes.update((word, "Y") for word in honorifics.get("after", ()))
    classes.update((word, "M") for word in posts.get("modifiers", ()))
    small = {fold(word): "w" for word in words.get("portfolios", ())}
    small.update((word, "m") for word in words.get("state_organs", ()) if word != "delegation")
    small.update((fold(word), "p") for word in honorifics.get("particles", ()))
    small.update((fold(word), "q") for word in honorifics.get("patronymics", ()))
    small.update((word, "M") for word in posts.get("modifiers", ()) if word not in posts.get("capital_only", ()))
    grammar = {word: GRAMMAR[name] for name, listed in words.get("grammar", {}).items() for word in listed}
    small.update(grammar)
    sets = {
        name: frozenset(posts.get(name, ()))
        for name in (
            "taking",
            "succeeding",
            "handing",
            "seats",
            "being",
            "adverbs",
            "sending",
            "accrediting",
            "covering",
            "local",
            "surnames",
            "kept",
            "aside",
            "newly",
            "residing",
            "addressing",
            "also_modifiers",
            "counting",
            "portfolio_titles",
            "heads_of_bodies",
        )
    }
    sets |= {
        name: frozenset(words.get(name, ()))
        for name in (
            "openers",
            "realms",
            "styles",
            "realm_words",
            "provinces",
            "programmes",
            "mouths",
            "chiefs",
            "ventures",
            "hosting",
            "organs",
            "compass",
            "abroad",
            "buildings",
            "visiting",
            "facing",
            "company",
            "delegations",
            "acting",
            "times",
            "human",
        )
    }
    sets |= {name: frozenset(honorifics.get(name, ())) for name in ("also_names", "syllables", "first_names", "particles", "royal", "places")}
    sets["standing"] = frozenset(entry["title"] for entry in posts.get("titles", ()) if entry["kind"] == "stand" or entry.get("loose"))
    sets["crowns"] = frozenset(
        form
        for entry in posts.get("titles", ())
        if entry["kind"] == "state" and entry["rank"] <= CROWN and not entry.get("loose")
        for form in (entry["title"], *entry.get("forms", ()))
    )
    sets["leading"] = frozenset(form for entry in posts.get("titles", ()) if entry.get("heads") for form in (entry["title"], *entry.get("forms", ())))
    sets["following"] = frozenset(
        form for entry in posts.get("titles", ()) if entry["kind"] == "follow" for form in (entry["title"], *entry.get("forms", ()))
    )
    currencies = cast(Mapping[str, Any], knowledge.lexicons.get("cues/en/numbers") or {}).get("currencies", {})
    sets["money"] = frozenset(fold(name.split()[-1]) for names in currencies.values() for name in names) | {"$"}
    return NameLexicon(
        grammar=grammar,
        titles=by_first_word(pair for entry in posts.get("titles", ()) for pair in title_forms(entry)),
        honorifics={
            first: tuple(tail for tail, _ in tails) for first, tails in by_first_word((h, None) for h in honorifics.get("before", ())).items()
        },
        qualifiers={word: qualifier for qualifier, ways in posts.get("qualifiers", {}).items() for word in ways},
        classes=classes,
        small=small,
        **sets,
    )
