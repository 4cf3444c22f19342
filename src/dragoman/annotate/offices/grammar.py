"""The grammar of posts: "Ambassador of A to B", "A's Foreign Minister", "EU Special Representative for C", alone or stacked.

It works on the row of units (:mod:`dragoman.annotate.names.units`) and knows nothing of persons: an office found becomes one unit of the row,
code ``O`` (plural ``P``), and :mod:`dragoman.annotate.names.holders` then sees who stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.annotate.names.lexicon import NameLexicon, fold
from dragoman.annotate.names.units import Unit, codes_of
from dragoman.model.document import Span

OWNER = r"(?P<owner>[SABL](?:-[SAB])?(?:\([SBX]\))?|[DmM](?=g)|[DE](?=[MK]?T))(?P<genitive>g)?"
TITLE = (
    r"(?P<title>(?:[MK][BL](?=[MW]{0,2}[TVK]))?(?:[MKWw](?:-|(?:c|ca|a)(?=[MKWw]{1,4}-?[TVKUMWw]))?){0,8}"
    r"(?:V(?P<under>[tof](?:d(?:[MKW]-?)*T|(?:[MKW]-?)*T(?![HNI])))?|[TVKU]))"
)
SUBJECT = (
    r"(?P<subject>[of]d?(?:N(?=c?aW)c?a)?(?:(?:[WwD]|M(?=W)|[SAL](?=-?(?:(?:ca?|a|-)?[SALWw]){0,5}W))-?"
    r"(?:(?:ca?|a|c?ad|c|o|od|-)(?=[wWD])(?![wWM]{1,8}[TVKU]))?){1,12}(?<!w(?=[BDEm]))"
    r"|(?:W-?(?:ca?|a)?){1,6}(?<=W)(?=H*[NI]))"  # "Director General Economic Affairs X"
)
OWN = r"(?!g|[MKWQ]{0,3}[TVU])"  # a state behind "and" isn't the next office's
OF = (
    r"(?:(?:o|(?(owner)(?!)|i(?!d?L)))d?(?P<of>[SBLm](?:-[SB])?|(?<=d)D(?=[cZNHI.)/]|$))"
    rf"(?P<more>(?:(?:c|ca|a)d?[SB]){{0,30}}(?:ca|a)d?[SB]{OWN})?)"
)
TO = rf"(?:(?:(?P<sent>[xQ])?t|i(?!d?L(?:[./fn]|$)))d?(?P<to>[SBL](?!g)(?:(?:c|ca|a)d?[SBL]{OWN}){{0,30}}))"
FOR = rf"(?:fd?(?P<task>[SBLA](?:(?:c|ca|a)d?[SBL]{OWN}){{0,30}}))"
ON = r"(?P<on>fd?(?:[WwD]-?|a(?=[WwD])){1,8}(?=[cNHI.]|$))"  # what a post is for, behind whose it is: "Envoy of A for Climate"
SIDE = r"(?P<side_of>od?(?P<side>A)(?=x))"
OF_LATE = OF.replace("<of>", "<of2>").replace("<more>", "<more2>")
SHORT = r"(?:\(X\))?"  # "Special Representative (EUSR) for A"
DESK = r"(?:\((?:X|(?=[^()]*W)(?:[WwMBLA]-?|ca?|a|o){1,6}|[BL](?=\)H*[NI]))\))?"  # "Joint Secretary (Political Affairs)"
BRACKETED = re.compile(r"\(.*?\)")
ABBREVIATED = {"pm": ("prime", "minister"), "fm": ("foreign", "minister")}
INITIALS = 3  # letters of "DPM"
SMALL = frozenset({"of", "for", "and", "the", "affairs"})  # words that tell no office from another
OFFICE = re.compile(
    rf"(?P<qualifier>Q)?-?(?:{OWNER}-?)?(?P<inner>Q)?{TITLE}(?P<late>[-–]?Q)?{DESK}{SUBJECT}?{SHORT}(?:{OF}|{SIDE})?{ON}?{FOR}?{TO}?{OF_LATE}?{SHORT}(?P<seat>c?[xMK]{{1,2}}id?[SL](?=[cZHNI]))?"
)


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office as its words tell it: units ``[first, last)``, the bare title, whose it is (a unit, or several for plural offices), and to whom."""

    first: int
    last: int
    title: str
    kind: str
    rank: int
    plural: bool
    owners: tuple[Unit, ...] = ()
    receivers: tuple[Unit, ...] = ()
    qualifier: str | None = None
    head: str = ""  # the words of the title alone as written, and its usual wording
    single: str = ""
    not_of: tuple[str, ...] = ()
    default: str | None = None  # whose office this is where nobody else is named
    abroad: str | None = None  # what the like of it is called in other states
    loose: bool = False  # "leader": says nothing of the office
    sole: bool = False  # nobody else's than the default's
    kept: str | None = None  # the qualifier in words where the post is false without it
    kept_late: bool = False  # behind the title, joined by a hyphen
    held_in: tuple[str, ...] = ()  # the only states with such an office, where they are few
    serves: bool = False  # may be somebody else's: "adviser"

    def span(self, units: Sequence[Unit]) -> Span:
        """The characters from the owner or title to the last word of the office."""
        return Span(units[self.first].start, units[self.last - 1].end)


def find_offices(units: Sequence[Unit], text: str, lexicon: NameLexicon) -> list[OfficePhrase]:
    """All offices of the row, in order."""
    found = (read_office(match, units, text, lexicon) for match in OFFICE.finditer(codes_of(units)))
    return [office for office in found if office is not None]


def read_office(match: re.Match[str], units: Sequence[Unit], text: str, lexicon: NameLexicon) -> OfficePhrase | None:
    """The office that *match* tells, or None where the words are none ("member states", "to head the group")."""
    first, last = match.start("title"), match.end("title")
    head = units[(match.start("under") if match["under"] else last) - 1]
    assert head.title is not None
    kind = head.title.kind
    end = match.end()
    if match["seat"] and not any(unit.text.lower() in lexicon.residing for unit in units[match.start("seat") : end]):
        end = match.start("seat")
    owners = tuple(u for name in (("of", "more") if match["of"] else ("of2", "more2")) for u in named_units(match, name, units))
    receivers = named_units(match, "to", units)
    if kind in ("envoy", "task") and match["of"] and owners[0].code in "SL" and codes_of(units)[match.start("of") - 1 :: -1].lstrip("d")[:1] == "i":
        owners, receivers = (), [*owners]  # "the Consul in A" is sent there
    if match["sent"] and units[match.start("sent")].text.lower() not in lexicon.sending:
        end, receivers = match.start("sent"), []
    owned = end < len(units) and units[end].code == "g"
    leads = head.title.title in ("head", "leader") and is_delegation(units, end + owned, lexicon)  # "the head of A's delegation"
    if match["side"]:
        owners, end = (tuple(named_units(match, "side", units)), end) if leads else (owners, match.start("side_of"))
    end += (1 + owned) * leads
    kind = "body" if leads else kind
    task = named_units(match, "task", units)
    subject_end = match.end("subject") if match["subject"] else last
    if match["of"] and is_left(units, match.start(), match.start("of"), kind):
        owners, end = (), subject_end
    if kind == "envoy" and task and not owners and not match["owner"] and not receivers:
        owners = tuple(task)  # "the High Commissioner for A"
    elif kind == "task" or (kind == "envoy" and task):
        receivers += task
    elif task and head.title.title.startswith("spokes"):
        owners = tuple(task)
    elif task and head.title.rank <= 2:
        end = subject_end  # "President for Italy" is no office
    elif task:
        subject_end = match.end("task")  # "Director for Asia", "Minister for Europe"
    if (
        kind in ("body", "member")
        and receivers
        and not owners
        and not match["owner"]
        and codes_of(units)[match.end("task") if match["task"] else subject_end] == "i"
    ):
        owners, receivers = tuple(receivers), []
    if match["to"] and (
        kind not in ("envoy", "task", "body", "member", "follow") or (kind == "follow" and codes_of(units)[match.end("to") - 2] == "i")
    ):
        end, receivers = max(subject_end, *(match.end(name) for name in ("of", "more") if match[name]), last), []
    if match["on"] and units[match.start("on")].text.lower() != "for":
        end = match.start("on")  # "received the President of A on trade"
    is_place = match["owner"] and owners and match.start("owner") and units[match.start("owner") - 1].code in "it" and not match["genitive"]
    if match["owner"] and not is_place:
        owners = (units[match.start("owner")], *owners)
    while units[first].text.lower() in lexicon.counting and first + 1 < last and not is_rank(units[first + 1], lexicon):
        first += 1
    title = Span(units[first].start, units[subject_end - 1].end).of(text)
    if head.title.title == "member" and last < len(units) and units[last].code in "xwWC" and not match["subject"]:
        return None  # "member states" are no office
    is_pointed = match.start() > 0 and units[match.start() - 1].text.lower() in ("its", "whose")
    if head.title.title in ("member", "head", "official") and not is_pointed and not match["owner"] and not owners and not match["subject"]:
        return None
    if head.title.title == "head" and owners and owners[-1].code == "B" and end < len(units) and units[end].code in "WCEU":
        return None  # "head of the AXB Officials' Meeting"
    if head.title.kind == "stand" and head.code == "U" and not match["owner"] and not owners:
        return None
    held = next(
        (
            units[place]
            for place in (match.end("late") - 1, match.start("qualifier"), match.start("inner"), match.start("sent"))
            if place >= 0 and units[place].code == "Q"
        ),
        None,
    )
    qualifier = lexicon.qualifiers[fold(held.text)] if held else None
    is_european = head.title.european is not None and bool(owners) and owners[0].entry is not None and owners[0].entry.name == "Europe"
    owners = () if is_european else owners
    return OfficePhrase(
        match.start(next((name for name in ("qualifier", "owner", "inner") if match[name] and not (is_place and name == "owner")), "title")),
        end,
        "Head of Delegation"
        if leads
        else tidy(BRACKETED.sub(" ", title))
        if kind != "state"
        else in_full(tidy(BRACKETED.sub(" ", title)), head.title.title),
        kind,
        head.title.rank,
        head.code == "U",
        owners,
        tuple(receivers),
        qualifier,
        tidy(head.span.of(text)),
        head.title.title,
        head.title.not_of,
        head.title.european if is_european else head.title.of if not match["subject"] else None,
        head.title.abroad,
        head.title.loose,
        head.title.sole or is_european,
        kept_word(qualifier, held, lexicon),
        bool(match["late"] or match["sent"]),
        head.title.held_in,
        head.title.serves,
    )


def is_delegation(units: Sequence[Unit], at: int, lexicon: NameLexicon) -> bool:
    """Whether the unit at *at* is a word for those who come for a state or body: "delegation"."""
    return at < len(units) and units[at].text.lower() in lexicon.delegations and units[at].text.lower() != "side"


def kept_word(qualifier: str | None, held: Unit | None, lexicon: NameLexicon) -> str | None:
    """The qualifier in words where the post is false without it: "ousted", and "former" of "formerly"."""
    if held is None or qualifier is None:
        return None
    word = fold(held.text)
    return qualifier if word.endswith("ly") and qualifier in lexicon.kept else word if word in lexicon.kept else None


def is_left(units: Sequence[Unit], office: int, place: int, kind: str) -> bool:
    """Whether "from" tells where somebody leaves, not whose he is: "its ambassador from Lima", "recalled its envoy from Peru"."""
    if units[place - (2 if units[place - 1].code == "d" else 1)].text.lower() != "from":
        return False
    return units[place].code == "L" or (kind == "envoy" and office > 0 and units[office - 1].text.lower() in ("its", "their", "his", "her", "our"))


def is_rank(unit: Unit, lexicon: NameLexicon) -> bool:
    """Whether a word makes "first" before it a part of the rank."""
    return unit.code in "MK" and unit.text.lower() not in lexicon.counting


def named_units(match: re.Match[str], name: str, units: Sequence[Unit]) -> list[Unit]:
    """The states, bodies and places that a group of *match* holds."""
    if not match[name]:
        return []
    return [unit for unit in units[match.start(name) : match.end(name)] if unit.code in "SABLmD"]


def in_full(title: str, usual: str) -> str:
    """A title in words where it is told by initials: "PM" is the Prime Minister."""
    return " ".join(word.capitalize() for word in usual.split()) if title.isupper() and len(title) <= INITIALS and " " in usual else title


def tidy(words: str) -> str:
    """*words* on one line with single spaces."""
    return " ".join(words.split())


@lru_cache(maxsize=4_000)
def seat(title: str) -> frozenset[str]:
    """The telling words of a title: "Minister of Foreign Affairs", "Foreign Minister" and "FM" are one."""
    words = fold(title).replace("-", " ").split()
    return frozenset(part for word in words for part in ABBREVIATED.get(word, (word,))) - SMALL


def singular_title(office: OfficePhrase) -> str:
    """The title of one holder of a plural office: "Deputy Secretary Generals" gives "Deputy Secretary General"."""
    plural, single = office.head, office.single
    at = office.title.lower().rfind(plural.lower())
    return office.title[:at] + " ".join(word.capitalize() for word in single.split()) + office.title[at + len(plural) :] if at >= 0 else office.title
