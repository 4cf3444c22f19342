"""Who holds which office: names of persons beside the offices of the row, and names that stand alone.

The row of units gets two more codes: ``O`` an office (``P`` a plural one) and ``Z`` a run of words that may be a person's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.annotate.names.lexicon import NameLexicon
from dragoman.annotate.names.units import Unit, codes_of
from dragoman.annotate.offices.grammar import OfficePhrase

NAME = re.compile(
    r"(?:H(?:-|d(?=H))?)*(?P<core>(?=[pXI-]{0,6}[NI])(?:p-?)?(?:I-?){0,4}[NX](?:-?(?:[pq]-?){0,3}I{0,2}-?[NX]){0,8}q?(?:(?<=NN)(?:-[xwpitodr]){1,2}(?![NX])|(?<=N)I)?(?:c?J)?)(?:c?Y|\(Y\))*"
)
SINGLE = re.compile(r"P(?P<name>Z)(?!c?a|c[ZS]|[(o])")  # "State Ministers X and Deputy Ministers Y"
PLURAL = re.compile(r"P[c–(]?(?P<names>Z(?:od?[SB])?(?:cZ(?:od?[SB])?){0,30}c?aZ(?:od?[SB])?)")
BEFORE = re.compile(r"(?P<offices>O(?:(?:ca?|a|-|–)?O){0,5})(?P<article>[dA]|n(?=Z))?(?P<name>Z)(?:od?(?P<of>[SBL])|\((?:(?P<from>S)|[BX])\))?")
AFTER = re.compile(
    r"(?P<name>Z)(?:od?S(?=c)|\([^()]{1,4}\)(?=c))?(?:c|\(|–|c?hb|b)(?:d?Q?d?)(?:Og)?"
    r"(?P<offices>O(?:(?:ca?|a)d?O){0,5})(?!A?Z|g|–Z(?:[c./a]|$))"
)
ASIDE = re.compile(r"(?P<offices>O(?:(?:ca?|a|-|–)?O){0,5})cd?(?P<name>Z)(?=(?P<then>[c.)–/if]|$|ad?[xAwmPv]|x))")
OPENING = re.compile(r"(?:^|[./–:])H*d?H*(?P<offices>O(?:(?:ca?|a)d?O){0,5})c(?P<name>Z)(?=[xbh])")  # "The Minister of Trade of A, X met …"
DASHED = re.compile(r"(?P<offices>O)–(?P<name>Z)(?=[/.c–;x]|a|$)")  # "the Minister of A – X"
BRACKET = re.compile(r"(?P<offices>O)\(O?(?P<name>Z)\)(?!c?d?Z)")  # "the Ambassador of A (X)"
YEAR = re.compile(r"(?:19|20)\d\d")
OTHERS = re.compile(r"[AS](?:c[AS])*c?a$")
OWNED = re.compile(r"Zod?[SB]")
APPOSED = re.compile(r"Z(?:c|\(|–|c?hb|b)d?Q?(?:O(?:ca?|a)d?)*$")
ENDS = "./"
ASIDES = (("at", "present"), ("first", "-", "ever"))  # "X, at present Consul in A", "as the first-ever Envoy"
REACH = 14  # how many units back the holder of "… as Ambassador" may stand


@dataclass(slots=True)
class Row:
    """The units of one text with offices and candidate names joined; ``holders`` leads from an office's place to its name's, ``late`` to
    owners told after the name ("President X of Freedonia")."""

    units: list[Unit]
    lexicon: NameLexicon
    offices: dict[int, OfficePhrase] = field(default_factory=dict)
    holders: list[tuple[int, int]] = field(default_factory=list)
    late: dict[int, Unit] = field(default_factory=dict)
    own: dict[int, Unit] = field(default_factory=dict)  # by a name's place, the state or body that the words beside it tie it to
    listed: set[int] = field(default_factory=set)  # names with the state or body of each beside them, in a list
    codes: str = ""

    def sentence_start(self, at: int) -> int:
        """Where the sentence, or line, of the unit at *at* begins."""
        return max(self.codes.rfind(end, 0, max(0, at)) for end in ENDS) + 1

    def sentence_of(self, at: int) -> tuple[int, int]:
        """Where the sentence, or line, of the unit at *at* begins and ends in the row."""
        ends = [end for mark in ENDS if (end := self.codes.find(mark, at)) >= 0]
        return self.sentence_start(at), min(ends, default=len(self.codes))

    def part(self, first: int, last: int) -> Row:
        """The units ``[first, last)`` with what is known of them, as a row of their own."""
        if (first, last) == (0, len(self.units)):
            return self
        holders = [(office - first, name - first) for office, name in self.holders if first <= office < last and first <= name < last]
        offices = {at - first: one for at, one in self.offices.items() if first <= at < last}
        late, own = ({at - first: one for at, one in told.items() if first <= at < last} for told in (self.late, self.own))
        listed = {at - first for at in self.listed if first <= at < last}
        return Row(self.units[first:last], self.lexicon, offices, holders, late, own, listed, self.codes[first:last])


def join_names(units: Sequence[Unit], offices: Sequence[OfficePhrase], text: str, lexicon: NameLexicon) -> Row:
    """The row with offices and candidate names as one unit each."""
    row = Row([], lexicon)
    at = 0
    for office in offices:
        row.units += joined_names(units[at : office.first], text)
        drop_asides(row)
        span = office.span(units)
        row.offices[len(row.units)] = office
        row.units.append(Unit(span.start, span.end, "P" if office.plural else "O", span.of(text)))
        at = office.last
    row.units += joined_names(units[at:], text)
    row.codes = codes_of(row.units)
    return row


def drop_asides(row: Row) -> None:
    """Takes words off the end of the row that say nothing of the office behind them: "the current", "the newly elected", "formerly the"."""
    units, lexicon = row.units, row.lexicon
    if len(units) > 1 and units[-1].code == "d" and units[-2].text.lower() in lexicon.adverbs:
        units.pop(-2)
    for words in ASIDES:
        if [unit.text.lower() for unit in units[-len(words) :]] == [*words]:
            del units[-len(words) :]
    while len(units) > 1:
        word, before = units[-1].text.lower(), units[-2].text.lower()
        if word not in lexicon.aside | lexicon.adverbs and not (word in lexicon.newly and before == "newly"):
            return
        units.pop()


def joined_names(units: Sequence[Unit], text: str) -> Iterator[Unit]:
    """*units* with each run that may be a person's name as one, the honorific left out of its words."""
    at = 0
    for match in NAME.finditer(codes_of(units)):
        yield from units[at : match.start()]
        first, last = units[match.start("core")], units[match.end("core") - 1]
        end = last.end + (text[last.end : last.end + 1] == "." and last.code == "J")
        honoured = match.start("core") > match.start()
        yield Unit(first.start, end, "Z", text[first.start : end], honoured=honoured)
        at = match.end()
    yield from units[at:]


def find_holders(row: Row, held: set[int]) -> None:
    """Fills in who holds the offices of *row*, but for those *held* by the names of a list."""
    codes = row.codes
    for match in PLURAL.finditer(codes):
        if match.start() not in held:
            hold_plural(row, match, codes)
            held.add(match.start())
    for match in SINGLE.finditer(codes):
        if match.start() not in held and " " in row.units[match.start("name")].text:
            row.holders.append((match.start(), match.start("name")))
            held.add(match.start())
    for match in BEFORE.finditer(codes):
        hold_before(row, match, held, codes)
    colons = "".join([":" if unit.text == ":" else unit.code for unit in row.units])
    for pattern in (AFTER, BRACKET, ASIDE, OPENING, DASHED):
        for match in pattern.finditer(colons):
            hold_around(row, match, held)


def find_own(row: Row) -> None:
    """Fills in what the words beside names without an office tie them to."""
    codes = row.codes
    named = {name for _, name in row.holders}
    row.own.update(
        {at: row.units[place] for at in range(len(codes)) if codes[at] == "Z" and at not in named and (place := owned_by(codes, at)) is not None}
    )


def hold_plural(row: Row, match: re.Match[str], codes: str) -> None:
    """ "Presidents X of A and Y of B", "the foreign ministers of A and B, X and Y": each name with the state beside it, or in their order."""
    names = [at for at in range(match.start("names"), match.end("names")) if codes[at] == "Z"]
    row.holders += [(match.start(), at) for at in names]
    owners = row.offices[match.start()].owners
    listed = OTHERS.search(codes, max(0, match.start() - REACH), match.start())
    if len(owners) == 1 and listed:
        owners = (
            *(row.units[at] for at in range(listed.start(), match.start()) if codes[at] in "AS"),
            *owners,
        )  # "the Kenyan and Ugandan colleagues"
    if len(owners) == len(names):
        row.own.update(zip(names, owners, strict=True))
    row.own.update({at: row.units[place] for at in names if (place := owned_by(codes, at))})


def owned_by(codes: str, at: int) -> int | None:
    """Where the state or body stands that a name's neighbours tie it to: "X of Freedonia", "Freedonia's X"."""
    after = OWNED.match(codes, at)
    if after:
        return after.end() - 1
    return at - 2 if codes[max(0, at - 2) : at] in ("Sg", "Bg") else None


def hold_before(row: Row, match: re.Match[str], held: set[int], codes: str) -> None:
    """Offices right before a name: the last is its holder's; those stacked before it too, unless they belong to somebody else."""
    places = [at for at in range(match.start("offices"), match.end("offices")) if codes[at] == "O"]
    name = match.start("name")
    chief = re.search(r"Oxd?$", codes[max(0, places[-1] - 3) : places[-1]])
    if chief and row.units[places[-1] - 1 - (codes[places[-1] - 1] == "d")].text.lower() == "under":
        own = places[-1] - len(chief.group())  # "Secretary of the Council under the President of A, X"
        row.holders.append((own, name))
        row.late.update({own: row.offices[places[-1]].owners[0]} if row.offices[places[-1]].owners and not row.offices[own].owners else {})
        held.update((own, places[-1]))
        return
    if match["article"] and not (row.units[name].honoured or YEAR.fullmatch(row.units[name - 1].text)):
        return  # "Prime Minister the Honourable X", never "the Minister the X"
    if match["of"] and not row.offices[places[-1]].owners:
        row.late[places[-1]] = row.units[match.start("of")]
    if match["from"]:
        row.late.update({at: row.units[match.start("from")] for at in places if not row.offices[at].owners})  # "Minister X (A)"
    for at in reversed(places):
        if at in held or (at != places[-1] and not is_stacked(row, at, codes)):
            break
        row.holders.append((at, name))
        held.add(at)


def is_stacked(row: Row, at: int, codes: str) -> bool:
    """Whether the office at *at* may be one more of the next office's holder."""
    office = row.offices[at]
    if APPOSED.search(codes, max(0, at - REACH), at):
        return False
    if codes[at + 1 : at + 2] == "a" and codes[at + 2 : at + 3] == "O" and row.offices[at + 2].kind == "envoy" != office.kind and not office.owners:
        return False  # "both Foreign Secretary and Ambassador X"
    return office.rank != 1 or all(one.rank != 2 for place, one in row.offices.items() if place in (at + 2, at + 3))


def hold_around(row: Row, match: re.Match[str], held: set[int]) -> None:
    """Offices that a comma, a bracket or "is" parts from the name; an article stands before the name only with an honorific."""
    name = match.start("name")
    if match.re is ASIDE and match["then"] in tuple("ifx") and not is_aside(row, match):
        return
    if row.codes[name - 1 : name] == "d" and not row.units[name].honoured:
        return
    if match.re is DASHED and (not row.offices[match.start("offices")].owners or " " not in row.units[name].text):
        return
    last = match.end("offices")
    if match.re is AFTER and re.match(r"cS(?:[./]|$)", row.codes[last:]):
        row.late.update({at: row.units[last + 1] for at in range(match.start("offices"), last) if at in row.offices and not row.offices[at].owners})
    if match.re is AFTER and (is_settled(row, match) or is_told_before_both(row, match) or is_of_another(row, match)):
        return
    if match.re is AFTER and re.match(r"cH*Z", row.codes[last:]) and last - match.start("offices") > 1:
        last -= 1  # "X, Minister of A, and Adviser, Y": the last office is the next name's
    for at in range(match.start("offices"), last):
        if at in row.offices and at not in held and (row.offices[at].kind != "follow" or (row.offices[at].owners and at < name)):
            row.holders.append((at, name))
            held.add(at)


def is_told_before_both(row: Row, match: re.Match[str]) -> bool:
    """Whether each of two names has its office before it: "the Minister of A, Prince X, the Undersecretary, Dr. Y, and …"."""
    name, behind = match.start("name"), re.match(r"c(?P<next>Z)c", row.codes[match.end("offices") :])
    if behind is None or not row.units[match.end("offices") + behind.start("next")].honoured:
        return False
    before = re.search(r"(?P<holder>Zcd?)?Ocd?$", row.codes[max(0, name - REACH) : name])
    return before is not None and not before["holder"] and re.match(r"cd?O", row.codes[name + 1 :]) is not None


def is_settled(row: Row, match: re.Match[str]) -> bool:
    """Whether a name with its office before it is one of a list of offices: "Minister of Trade X, Deputy Minister of Labour and other officials"."""
    name, first, last = match.start("name"), match.start("offices"), match.end("offices")
    before = [row.offices[office] for office, holder in row.holders if holder == name and office < name]
    goes_on = re.match(r"c?a[dxmw]*[UPx]", row.codes[last:]) is not None
    return goes_on and any(one.kind == "state" for one in before) and not row.offices[first].owners


def is_of_another(row: Row, match: re.Match[str]) -> bool:
    """Whether the envoy told behind a holder's name is one more of a list, since he is somebody else's: "Chair of A X, the Special Envoy of B, …"."""
    name, after = match.start("name"), row.offices[match.start("offices")]
    before = [row.offices[office] for office, holder in row.holders if holder == name and office < name]
    if after.kind not in ("envoy", "task") or after.qualifier or not after.owners:
        return False
    owner = after.owners[0].entry
    others = [one.owners[0].entry for one in before if one.owners]
    return owner is not None and owner.kind == "state" and any(other is None or other.entity != owner.entity for other in others)


def is_aside(row: Row, match: re.Match[str]) -> bool:
    """Whether a name behind "the Minister of A," and before no stop is still the minister's: a time or place follows, no verb."""
    name, first = match.start("name"), match.start("offices")
    word = row.units[name + 1].text.lower()
    has_article = row.codes[max(0, first - 3) : first].rstrip("xQ").endswith("d")
    office, name_unit = row.offices[match.end("offices") - 1], row.units[name]
    is_owned = re.match(r"[^\n]*?\w['’]s? ", row.units[first].text) is not None  # "A's Minister"
    settled = has_article or is_owned or (name_unit.honoured and row.codes[max(0, first - 2) : first].rstrip("dH")[-1:] not in ("c", "(", "–"))
    return (
        settled
        and (bool(office.owners) or office.sole or name_unit.honoured)
        and (match["then"] != "x" or word in row.lexicon.times or name_unit.honoured)
    )
