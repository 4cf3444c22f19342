"""States that the knowledge doesn't hold, told by the words around them: "the Kingdom of Ostmere", "Embassy of X in Y", "Foreign Minister of Z".

A state found once is one everywhere in the document, its adjective with it ("Ostmeran"). It has a name and no known entity: within the row its
entity is ``name:ostmere``, which parts it from others and never leaves the reading of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.annotate.names.lexicon import NameLexicon, fold
from dragoman.annotate.names.realms import with_realm
from dragoman.annotate.names.units import Unit, codes_of
from dragoman.knowledge.schema import Entry
from dragoman.model.annotations import NamedSpan

NAME = r"(?:[WC](?=N))?N{1,8}+(?![IpD-])"
TOLD = re.compile(
    rf"(?P<realm>[CDW])od?(?P<of_realm>{NAME})"  # the Kingdom of X
    rf"|(?P<title>[MKWw]?[TVKU])(?P<late>-?Q)?(?P<subject>[of]d?[Ww](?:(?:ca?|a|-)?[Ww]){{0,6}})?o(?:dC?o?)?(?P<of_title>{NAME})(?:[ti](?:dC?o?)?(?P<to>{NAME}))?"
    rf"|(?P<held>[TV])H{{0,2}}[NIp]{{1,5}}od?(?:Co)?(?P<of_held>{NAME})"  # Ambassador A. B. of X
    rf"|(?P<sent>[TVU])t(?:dCo)?d?(?P<to_title>{NAME})"  # the Ambassador to X
    rf"|(?P<mouth>D)(?:od?[SAB])?[oi](?:dC?o?)?(?P<of_mouth>{NAME})(?:i(?:dC?o?)?(?P<host>{NAME}))?"  # Embassy of X in Y
    rf"|(?<![NIpH-])(?P<owner>N)g[MWQ]{{0,3}}(?P<owned>[TV])"  # X's Foreign Minister
    r"|(?<=d)(?P<styled>N[CDW])(?![NCDWE])"  # the X Republic
)
SURNAME = re.compile(r"(?<=[NIH])N(?![NIp-])")  # the last word of a person's name
UNKNOWN = "name:"
ADJECTIVES = ("an", "ian", "ese", "ish", "i", "er")
STEM = 4  # letters that a state and its adjective share at least


def with_states(units: list[Unit], named: Sequence[NamedSpan], lexicon: NameLexicon, home: str | None = None) -> list[Unit]:
    """*units* with the states that only their surroundings tell, or the source (*home*), as units ``S``, their adjectives as ``A``."""
    codes = codes_of(units)
    people = [name.span for name in named if name.label == "PERSON"]
    alone = {fold(units[m.start()].text) for m in re.finditer(r"(?<![NIpH-])N(?![NIp-])", codes)}
    surnames = {units[m.end() - 1].text for m in SURNAME.finditer(codes)}
    found = dict.fromkeys(
        name
        for match in TOLD.finditer(codes)
        for group in told_groups(match, units, lexicon)
        if not (group == "owner" and units[match.start(group)].text in surnames)  # "Lind's secretary" of an Ada Lind
        if (name := name_in(units[match.start(group) : match.end(group)], alone, lexicon))
        and not any(span.overlaps(units[match.start(group)].span) and " " in name for span in people)
    )
    if home:
        found[home] = None
    return rewritten(units, [name.split() for name in found], lexicon) if found else units


def told_groups(match: re.Match[str], units: Sequence[Unit], lexicon: NameLexicon) -> Iterator[str]:
    """The groups of *match* that name states, where its head is one of a state: a realm, a state's office, an embassy."""
    if match["styled"]:
        if fold(units[match.end("styled") - 1].text) in lexicon.styles:
            yield "styled"
    elif match["realm"]:
        if fold(units[match.start("realm")].text) in lexicon.realms:
            yield "of_realm"
    elif match["title"] or match["sent"]:
        title = units[match.end("title" if match["title"] else "sent") - 1].title
        if title is None or title.kind not in ("state", "envoy"):
            return
        has_subject = bool(match["subject"]) or len(match["title"] or "") > 1 or title.title not in lexicon.portfolio_titles
        yield from (name for name in ("of_title", "to", "to_title") if match[name] and has_subject)
    elif match["mouth"]:
        if fold(units[match.start("mouth")].text) in lexicon.mouths:
            yield from (name for name in ("of_mouth", "host") if match[name])
    elif match["held"]:
        title = units[match.start("held")].title
        if title is not None and title.kind in ("state", "envoy"):
            yield "of_held"
    elif match["owner"]:
        title = units[match.start("owned")].title
        if title is not None and title.kind == "state":
            yield "owner"


def name_in(run: Sequence[Unit], alone: set[str], lexicon: NameLexicon) -> str | None:
    """The state's name at the head of *run*: all of it, or its first word where a person's name follows; None where a plain word leads."""
    words = [unit.text for unit in run]
    lead = 1 if run[0].code in "WC" else 0
    if lead and fold(words[0]) not in lexicon.compass:
        return None
    told = len(words) - lead
    if told >= 3 or (told == 2 and fold(words[lead]) in alone):
        words = words[: lead + 1]
    return " ".join(words) if len(words[lead]) > 2 else None


def rewritten(units: Sequence[Unit], names: Sequence[Sequence[str]], lexicon: NameLexicon) -> list[Unit]:
    """*units* with each of *names* as one state, "the Kingdom of" with it, and each adjective of theirs."""
    done: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        can_begin = unit.code in "NCWX"
        words = next((name for name in names if can_begin and [one.text for one in units[at : at + len(name)]] == name), None)
        if words and not (done and done[-1].code in "NI" and done[-1].end + 1 == unit.start):
            last = units[at + len(words) - 1]
            state = Unit(unit.start, last.end, "S", " ".join(words), Entry(UNKNOWN + fold(" ".join(words)), "state", " ".join(words)))
            at += len(words)
            done = with_realm(done, state, lexicon)
            continue
        if unit.code == "N" and (name := stem_of(unit.text, names)):
            unit = replace(unit, code="A", entry=Entry(UNKNOWN + fold(name), "state", name, "adjective"))
        done.append(unit)
        at += 1
    return done


def stem_of(word: str, names: Sequence[Sequence[str]]) -> str | None:
    """The state whose adjective *word* is: "Ostmeran" of "Ostmere"."""
    for name in (" ".join(words) for words in names if len(words) == 1):
        stem = name[: max(STEM, len(name) - 2)]
        if word != name and word.startswith(stem) and word.endswith(ADJECTIVES) and len(name) <= len(word) <= len(name) + 4:
            return name
    return None
