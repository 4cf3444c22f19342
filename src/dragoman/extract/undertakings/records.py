"""The record of an undertaking: whose it is, to whom it goes, what and by when, with the words for each."""

from __future__ import annotations

from dragoman.extract.parties import Party
from dragoman.extract.undertakings.due import due_date
from dragoman.extract.undertakings.owners import Owners
from dragoman.extract.undertakings.pledged import Pledge
from dragoman.model.confidence import Curve, Weight
from dragoman.model.document import Span
from dragoman.model.reading import Reading
from dragoman.model.records import Evidence, Grounding, Undertaking

LONGEST = 250  # characters: about a clause
OWNERLESS = Weight("nobody is named who undertakes it", -0.2)
TURNED = frozenset({"proposal", "offer", "request"})  # what is said across the table is said to the other side
SURE = {"verb": 0.85, "noun": 0.75, "adjective": 0.8, "future": 0.65}


def make_undertaking(
    reading: Reading, owners: Owners, pledge: Pledge, number: int, curve: Curve, shared: bool, before: Undertaking | None
) -> Undertaking:
    """The record of *pledge*, with the words that name its owner as second evidence; *shared*: done to what two have together."""
    text = reading.text
    givers, takers = sides(owners, pledge)
    at_table = [] if givers or not (pledge.joint or shared) else owners.table.two(pledge.cue)
    carried = before if not givers and not at_table else None
    by = list(carried.by) if carried is not None else [party.name for party in givers or at_table]
    to = list(dict.fromkeys(party.name for party in takers if party.name not in by))
    served = owners.served(pledge.content, pledge.kind, by) if not to else []
    across = owners.table.across(by[0]) if len(by) == 1 and not to and not served and pledge.kind in TURNED else []
    to += [party.name for party in [*served, *across]]
    due, dated = due_date(reading, owners.parties.grammar, pledge, owners.promises)
    evidence = [Evidence.at(text, short(text, pledge.span))]
    for party in givers:
        grounding: Grounding = "exact" if party.name in party.span.of(text) else "normalised"
        evidence.append(Evidence.at(text, party.span, "by", grounding=grounding))
    evidence += [Evidence.at(text, party.span, "by", grounding="inferred") for party in at_table]
    if carried is not None:
        evidence.append(Evidence.at(text, Span(carried.evidence[0].start, carried.evidence[0].end), "by", grounding="inferred"))
    evidence += [Evidence.at(text, party.span, "to", grounding="normalised") for party in served]
    evidence += [Evidence.at(text, party.span, "to", grounding="inferred") for party in across]
    if dated is not None:
        evidence.append(Evidence.at(text, dated, "due", grounding="normalised"))
    weights = (Weight(f"told by a {pledge.sort}", SURE[pledge.sort]), *(() if givers else (OWNERLESS,)))
    what = matter(short(text, pledge.content).of(text).replace("\n", " "), pledge, by)
    number_and_kind = (f"{Undertaking.prefix}{number}", pledge.kind)
    return Undertaking(*number_and_kind, tuple(by), tuple(to), what, due, pledge.conditional, curve.of(weights), tuple(evidence), weights)


def sides(owners: Owners, pledge: Pledge) -> tuple[list[Party], list[Party]]:
    """Whose *pledge* is and to whom it goes, by the words beside it."""
    personal = pledge.kind == "invitation" or pledge.personal
    takers = [party for head in pledge.addressees for party in owners.of(head, pledge.cue, personal=personal, addressed=True)]
    givers = owners.host(pledge.owner, takers) or owners.of(pledge.owner, pledge.cue, personal=personal)
    takers = owners.others(pledge.addressees, givers, takers, personal=personal)
    givers = owners.told_of(pledge) or givers
    if not givers and pledge.sort == "noun":
        givers = owners.between(pledge.content) or owners.between(pledge.span)
    if not givers and pledge.owner is None and pledge.sort == "verb" and not pledge.joint and not pledge.asked:
        givers = owners.unsaid(pledge.cue)
    givers = givers or owners.of_mission(pledge.content)
    if pledge.kind == "agreement" and givers:  # who agrees with somebody, both agree
        fellows = takers if pledge.sort == "verb" else []
        if len(givers) == 1 and not fellows:
            fellows = owners.within(pledge.content, "between", "with")[:2]
        givers = list({party.name: party for party in [*givers, *fellows]}.values())
    return givers, takers


def matter(words: str, pledge: Pledge, by: list[str]) -> str:
    """What an agreement is about, without the other side that signed it, which is told at its end ("… with Minister X of B")."""
    before, _, after = words.rpartition(" with ")
    return before if pledge.kind == "agreement" and before and any(after.endswith(name) for name in by) else words


def short(text: str, span: Span) -> Span:
    """*span* without the punctuation at its end, cut at a word so that it is about a clause."""
    words = span.of(text).rstrip(" .,;:")
    if len(words) <= LONGEST:
        return Span(span.start, span.start + len(words))
    words = words[:LONGEST]
    end = max(words.rfind(", ", LONGEST // 2), -1)
    end = end if end > 0 else words.rfind(" ")
    return Span(span.start, span.start + (end if end > 0 else LONGEST))
