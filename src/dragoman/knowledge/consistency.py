"""What a schema can't say of the knowledge files: that references exist, and that no word is claimed twice unawares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.knowledge.build import PLACE_FILES, build_knowledge
from dragoman.knowledge.faults import Fault, Source, Step
from dragoman.knowledge.forms import fold_name
from dragoman.knowledge.lookup import lookup
from dragoman.knowledge.parse import slug_of
from dragoman.knowledge.schema import Entry, Knowledge

Files = Mapping[str, Any]
Sources = Mapping[str, Source]
AMBIGUOUS = "ambiguous"
ALLOW = "Mend one of the files; or, where the word truly means both, list it in ambiguous.yaml."


def find_contradictions(files: Files, sources: Sources) -> Iterator[Fault]:
    """What doesn't fit together in *files*, each of which keeps its schema."""
    yield from wrong_names(files, sources)
    yield from unknown_references(files, sources)
    yield from double_places(files, sources)
    everyday = files.get("everyday", {}).get("words", ())
    bare = build_knowledge({key: data for key, data in files.items() if key != "everyday"})
    yield from unaware_claims(bare, files.get(AMBIGUOUS, {}), everyday, sources)
    yield from idle_allowances(bare, files.get(AMBIGUOUS, {}), everyday, sources)


def wrong_names(files: Files, sources: Sources) -> Iterator[Fault]:
    """Files that aren't called what they hold."""
    for key, data in files.items():
        for folder, field in (("territories/", "code"), ("organisations/", "slug")):
            if key.startswith(folder) and key != folder + data[field]:
                yield sources[key].fault((field,), repr(data[field]), f"the file's name, {key.removeprefix(folder)!r}")


def unknown_references(files: Files, sources: Sources) -> Iterator[Fault]:
    """Codes of territories that no file has."""
    codes = {data["code"] for key, data in files.items() if key.startswith("territories/")}
    for key, steps, code in references(files):
        if code not in codes:
            yield sources[key].fault(steps, repr(code), "the code of a file in territories/")


def references(files: Files) -> Iterator[tuple[str, tuple[Step, ...], str]]:
    """Each territory code that a file names: the file, the way there, the code."""
    for key, data in files.items():
        if key.startswith("organisations/"):
            yield from ((key, ("members", at), code) for at, code in enumerate(data.get("members", ())))
            if "seat_country" in data:
                yield key, ("seat_country",), data["seat_country"]
        elif key in ("bodies", "cities", "regions"):
            yield from ((key, (code,), code) for code in data)


def double_places(files: Files, sources: Sources) -> Iterator[Fault]:
    """Places that would share an id: "Malé" and "Male" of one country, or a capital listed again."""
    seen = {f"city:{data['code']}-{slug_of(data['capital'])}" for key, data in files.items() if key.startswith("territories/") and "capital" in data}
    for key, kind in PLACE_FILES.items():
        listed = {"": files.get(key, {})} if kind == "sea" else files.get(key, {})
        for country, names in listed.items():
            for name in names:
                identity = f"{kind}:{country}-{slug_of(name)}"
                if identity in seen:
                    yield sources[key].fault(
                        (country, name) if country else (name,), repr(name), "each place once; capitals stand with their territories"
                    )
                seen.add(identity)


def unaware_claims(bare: Knowledge, allowed: Mapping[str, list[str]], everyday: Iterable[str], sources: Sources) -> Iterator[Fault]:
    """Words that several known things claim and that nobody allowed to be ambiguous."""
    aware = {fold_name(word).casefold(): set(entities) for word, entities in allowed.items()}
    plain_words = set(everyday)
    for key, entries in bare.gazetteer.items():
        claims = {entry.entity for entry in entries}
        if len(claims) > 1 and key not in plain_words and aware.get(key.casefold()) != claims:
            file = file_of(entries[-1])
            source = sources.get(file)
            found = f"{key!r}, which {' and '.join(sorted(claims))} claim"
            yield Fault(source.name if source else f"{file}.yaml", 0, "", found, "a word that names one thing", ALLOW)


def file_of(entry: Entry) -> str:
    """The key of the file that an entry comes from (a capital's is its territory's)."""
    if entry.state:
        return "bodies"
    kind, _, rest = entry.entity.partition(":")
    folders = {"territory": "territories/", "org": "organisations/", "group": "organisations/"}
    return folders[kind] + rest if kind in folders else {"city": "cities", "region": "regions", "sea": "seas"}[kind]


def idle_allowances(bare: Knowledge, allowed: Mapping[str, list[str]], everyday: Iterable[str], sources: Sources) -> Iterator[Fault]:
    """Words allowed to be ambiguous, or told to be everyday, that nothing claims."""
    for word, entities in allowed.items():
        claims = {entry.entity for entry in lookup(bare, word)}
        if missing := sorted(set(entities) - claims):
            yield sources[AMBIGUOUS].fault((word,), f"{word!r} for {', '.join(missing)}", "a word that stands in the file of each", "Take it out.")
    for at, word in enumerate(everyday):
        if word not in bare.gazetteer:
            yield sources["everyday"].fault(("words", at), repr(word), "a word that would else be a known name", "Take it out.")
