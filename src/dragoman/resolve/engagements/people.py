"""Who is named in two reports that may be of one engagement: the same people, holders of one office, or others of the same side."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.resolve.bodies.parties import Parties
from dragoman.resolve.engagements.findings import Finding, is_of_two
from dragoman.resolve.engagements.reports import NamedPerson, Report
from dragoman.resolve.engagements.rounds import overlap
from dragoman.resolve.people.names import plain_tokens
from dragoman.resolve.undertakings.matters import ALIKE, told_matter

OTHERS, OTHERS_OF_TWO = 2.5, 4.5  # against, where both name people for a side and none is the same; where two are all who met
UNNAMED = 0.75  # for, where both tell of one office without a name
WITNESSES = 0.5  # where one paper is signed: one report names who signs, the other who looks on


def alike_people(one: NamedPerson, other: NamedPerson, known: Parties) -> str | None:
    """Why two people named in two reports of what may be one engagement are one person; ``None`` where they aren't."""
    match = known.people.compare(one.name, other.name)
    shared = one.parties & other.parties
    unknown = not one.parties or not other.parties
    if match.likeness == "same":
        return match.reason if shared or unknown else None
    if one.office and other.office and known.offices.clash(one.office, other.office):
        return None
    if match.is_same:
        return match.reason if shared or unknown else None
    if shared and (match.likeness == "spelling" or (match.likeness == "initials" and offices_agree(one, other, known))):
        return f"{match.reason}, both for one side"
    if match.likeness == "spelling" and unknown and plain_tokens(one.name)[-1:] == plain_tokens(other.name)[-1:]:
        return f"{match.reason}, of one family name"
    return None


def offices_agree(one: NamedPerson, other: NamedPerson, known: Parties) -> bool:
    """Whether two offices may be one, or one isn't told."""
    return one.office is None or other.office is None or known.offices.alike(one.office, other.office)


def compare_people(left: Report, right: Report) -> Finding:
    """People named in both; and sides for which both name people, none of them the same."""
    pairs = [(one, other, reason) for one in left.people for other in right.people if (reason := alike_people(one, other, left.known))]
    matched = {one.name for one, _, _ in pairs}
    opposed = _opposed_sides(left, right, pairs)
    in_office = holders(left, right) + holders(right, left)
    unnamed = _offices_in_both(left, right)
    against = WITNESSES if sign_one_paper(left, right) else OTHERS_OF_TWO if is_of_two(left) and is_of_two(right) else OTHERS
    score = min(4.5, 1.5 * len(matched) + len(in_office) + UNNAMED * len(unnamed)) - against * len(opposed)
    reasons = [reason for _, _, reason in pairs[:4]] + in_office + unnamed
    reasons += [f"they name other people for {side.partition(':')[2]}" for side in opposed]
    return Finding(score, "; ".join(reasons))


def all_alike(left: Report, right: Report) -> bool:
    """Whether all whom two reports name, by name or by office, are the same."""
    mine, its = (*left.people, *left.offices), (*right.people, *right.offices)
    return bool(mine) and len(mine) == len(its) and all(any(_is_one(one, other, left.known) for other in its) for one in mine)


def _is_one(one: NamedPerson, other: NamedPerson, known: Parties) -> bool:
    if one.keys and other.keys:
        return alike_people(one, other, known) is not None
    if one.keys or other.keys:
        return one.is_holder_of(other, known) or other.is_holder_of(one, known)
    return bool(one.office and other.office and one.parties & other.parties) and offices_agree(one, other, known)


def holders(named: Report, unnamed: Report) -> list[str]:
    """People of one report who hold an office that the other leaves without a name, in words."""
    found = [(person, office) for person in named.people for office in unnamed.offices if person.is_holder_of(office, named.known)]
    return [f"{person.name} is {office.name}" for person, office in found]


def _offices_in_both(left: Report, right: Report) -> list[str]:
    """The offices without a name that both reports tell of, in words."""
    found = {one.name: None for one in left.offices for other in right.offices if one.office and other.office and _is_one(one, other, left.known)}
    return [f"both tell of {name}" for name in found]


def compare_papers(left: Report, right: Report) -> Finding:
    """A paper is signed once, whoever looks on."""
    return Finding(1.5, "one paper is signed in both") if sign_one_paper(left, right) else Finding(0.0, "")


def sign_one_paper(left: Report, right: Report) -> bool:
    """Whether two reports tell of the signing of one paper, by the words for what it is about."""
    if left.engagement.type != "signing" or right.engagement.type != "signing":
        return False
    mine, its = (told_matter(report.engagement, report.parties, report.known)[1] for report in (left, right))
    return overlap(mine, its) >= ALIKE


def _opposed_sides(left: Report, right: Report, pairs: Iterable[tuple[NamedPerson, NamedPerson, str]]) -> list[str]:
    """The sides for which each report tells of somebody, by name or by an office, and none is the other's."""
    met = {side for one, other, _ in pairs for side in one.parties | other.parties}
    one, other = (*left.people, *left.offices), (*right.people, *right.offices)
    both = {side for person in one for side in person.parties} & {side for person in other for side in person.parties}
    return sorted(side for side in both - met if not _may_be_one(side, one, other, left.known))


def _may_be_one(side: str, one: Iterable[NamedPerson], other: Iterable[NamedPerson], known: Parties) -> bool:
    """Whether somebody of a side without a name in one report may be somebody of it in the other."""
    pairs = [(mine, its) for mine in one for its in other if side in mine.parties and side in its.parties]
    unnamed = [(mine, its) for mine, its in pairs if not mine.keys or not its.keys]
    return any(mine.office is None or its.office is None or known.offices.alike(mine.office, its.office) for mine, its in unnamed)
