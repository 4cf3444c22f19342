"""Agreements across documents: who has what with whom, since when, covering what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.dates import can_agree, precision
from dragoman.model.ids import digest
from dragoman.model.records import Engagement, Relation, Undertaking, quote_of
from dragoman.resolve.bodies.parties import Parties, fold_party
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.engagements.rounds import overlap, stems
from dragoman.resolve.people.whom import Whom
from dragoman.resolve.records_of_standing import Agreement, AgreementStatus, Claim, Cover, Regime
from dragoman.resolve.steps.blocks import Place, under_parties
from dragoman.resolve.steps.driver import Group
from dragoman.resolve.steps.traces import Found, Item, Row, node_of
from dragoman.resolve.undertakings.matters import matter, without_setting

ALIKE = 0.5  # of the shorter wording's stems that the longer has
SETTING = re.compile(r"(?: in [A-Z]\w+(?: [A-Z]\w+)?)? on \d{1,2} [A-Z][a-z]+(?: \d{4})?$")  # where and when it was signed
SUBJECT = re.compile(r" on (?:the )?(?!the\b)[a-z][a-z-]+(?: [a-z][a-z-]+){0,4}")
FULL = 30  # words that a name in the sources' words has at most
ORDER: tuple[AgreementStatus, ...] = ("planned", "agreed", "signed", "in force")


@dataclass(frozen=True, slots=True)
class Wording:
    """What one record tells of one agreement. ``order`` sorts documents, ``place`` what one of them tells."""

    claim: Claim
    order: tuple[str, str, str]
    place: int
    words: str
    kind: str | None
    covers: tuple[str, ...]
    parties: frozenset[str]
    status: AgreementStatus
    date: str | None
    stems: frozenset[str]

    def places(self) -> Iterator[Place]:
        """What other records of the agreement have in common with it, a party and a word; like wordings stand close to each other."""
        return under_parties(self.parties, self.stems, " ".join(sorted(self.stems)), between=True)


def told_agreements(view: DocumentView, whom: Whom) -> Iterator[Item]:
    """The agreements that a document tells of: in force, signed, agreed or planned."""
    for place, (record, words, telling, sides, status, date) in enumerate(_told(view, whom)):
        text = " ".join(words.split()).strip(" ;")
        named = frozenset(stem for side in sides for stem in stems(whom.parties.name_of(side)))
        kind, covers = instrument(text, whom.parties), covered(text, whom.parties)
        about = matter(telling, sides, whom.parties)[1] or stems(text) - named
        told = Wording(Claim(view.id, record, text), view.order, place, text, kind, covers, sides, status, date, about)
        yield Item("agreements", node_of("agreement", view.id, record), told)


def _told(view: DocumentView, whom: Whom) -> Iterator[tuple[str, str, str, frozenset[str], AgreementStatus, str | None]]:
    """Each record that tells of one: its words, those of them that tell what about, the sides, the status and the date."""
    parties = whom.parties
    for relation in view[Relation]:
        if relation.predicate == "agreement_in_force":
            words = quote_of(relation.evidence)
            yield relation.id, words, words, whom.sides(view.id, [relation.subject, relation.object]), "in force", relation.date
    for engagement in view[Engagement]:
        if engagement.type == "signing":
            sides = frozenset(side for one in engagement.participants if one.kind != "group" or one.represents for side in whom.of(view.id, one))
            named = (engagement.title or "", *engagement.topics)
            words, telling = ("; ".join((*named, text)) for text in (quote_of(engagement.evidence), without_setting(engagement)))
            yield engagement.id, words, telling, sides, "signed" if engagement.status == "held" else "planned", engagement.date
    for undertaking in view[Undertaking]:
        if undertaking.kind == "agreement" and instrument(undertaking.what, parties):
            yield undertaking.id, undertaking.what, undertaking.what, whom.sides(view.id, (*undertaking.by, *undertaking.to)), "agreed", None


def find_agreement(parties: Parties, group: Group) -> Iterator[Row]:
    """One agreement, out of all records that tell of it."""
    agreement = _agreement(sorted(group.all(Wording), key=lambda one: (one.order, one.place)), parties)
    yield Found("agreements", agreement.id, agreement)
    if not agreement.parties:
        return
    short = Standing(agreement.id, agreement.parties, agreement.names, agreement.covers, agreement.status)
    yield Item("regimes", node_of("regime", *agreement.parties), short)


@dataclass(frozen=True, slots=True)
class Standing:
    """An agreement in short: between whom, and what it covers."""

    id: str
    parties: tuple[str, ...]
    names: tuple[str, ...]
    covers: tuple[str, ...]
    status: AgreementStatus


def compare_told(left: Wording, right: Wording) -> tuple[str, bool] | None:
    """Joins two records of one agreement."""
    return ("", True) if is_one_agreement(left, right) else None


def instrument(text: str, parties: Parties) -> str | None:
    """What kind of agreement *text* names, the strongest word first; ``None`` for none."""
    words = set(fold_party(text).split())
    return next((kind for kind, names in parties.standing.get("instruments", {}).items() if words & set(names)), None)


def covered(text: str, parties: Parties) -> tuple[str, ...]:
    """What an agreement covers, as its words tell; partnership only where nothing else is told."""
    folded = f" {fold_party(text)}"
    found = [name for name, starts in parties.standing.get("covers", {}).items() if any(f" {fold_party(start)}" in folded for start in starts)]
    return tuple(name for name in found if name != "partnership") or tuple(found)


def is_one_agreement(left: Wording, right: Wording) -> bool:
    """Whether two records tell of one agreement: of the same parties (one may leave some out), in like words, of no other date."""
    if not (left.parties <= right.parties or right.parties <= left.parties):
        return False
    if left.date and right.date and left.status == right.status and not can_agree(left.date, right.date):
        return False
    if left.kind and right.kind and left.kind != right.kind:
        return False
    own, others = set(left.covers) - {"partnership"}, set(right.covers) - {"partnership"}
    if own and others and not own & others:
        return False
    return overlap(left.stems, right.stems) >= ALIKE


def _agreement(group: Sequence[Wording], parties: Parties) -> Agreement:
    status = max((item.status for item in group), key=ORDER.index)
    first = group[0]
    sides = max((item.parties for item in group), key=lambda found: (len(found), sorted(found)))
    covers = tuple(dict.fromkeys(name for item in group for name in item.covers))
    return Agreement(
        id=f"agr-{digest(first.claim.document, first.claim.record)}",
        name=_name([item.words for item in group], parties),
        kind=next((item.kind for item in group if item.kind), None),
        parties=tuple(sorted(sides)),
        names=parties.names_of(sides),
        status=status,
        signed=_date(group, "signed"),
        in_force=_date(group, "in force"),
        covers=tuple(name for name in covers if name != "partnership") or covers,
        claims=tuple(item.claim for item in group),
        documents=tuple(dict.fromkeys(item.claim.document for item in group)),
    )


def _date(group: Sequence[Wording], status: str) -> str | None:
    return max((item.date for item in group if item.status == status and item.date), key=precision, default=None)


def _name(wordings: Sequence[str], parties: Parties) -> str:
    """The agreement's name where some wording has it in capitals ("Treaty of Friendship"), with its subject; else what tells most of it in a line."""
    nouns = "|".join(sorted({word for names in parties.standing.get("instruments", {}).values() for word in names}))
    behind = r"(?: (?:of|on|for|Concerning) (?:the )?[A-Z][\w’'-]+(?:,? (?:and )?[A-Z][\w’'-]+)*)?"
    name = re.compile(rf"(?:[A-Z][\w’'-]+ (?:(?:and|of|on|for|the) )*)*(?i:{nouns})\b{behind}")
    found = ((words, match) for words in wordings if nouns for match in name.finditer(words) if match[0][:1].isupper())
    named = [(match[0].strip() + _subject(words[match.end() :], parties)).removeprefix("The ") for words, match in found]
    named = [text for text in named if " " in text]
    if named:
        return max(named, key=lambda text: (len(text), text))
    paper = re.compile(rf"\b(?:an?|the) ((?:[\w’'-]+ ){{0,3}}(?i:{nouns})\b.*)")
    told = [min(_pieces(words, parties) or [words], key=lambda text: (len(text), text)) for words in wordings]
    told = [match[1] if nouns and (match := paper.search(text)) else text for text in told]
    fitting = [text for text in told if len(text.split()) <= FULL] or [min(told, key=len)]
    return SETTING.sub("", max(fitting, key=lambda text: (len(text), text)).strip(" ,."))


def _pieces(words: str, parties: Parties) -> list[str]:
    return [piece for piece in words.split("; ") if len(piece.split()) > 1 and instrument(piece, parties)]


def _subject(behind: str, parties: Parties) -> str:
    """The small words behind a name that tell its subject: " on political consultations"."""
    words = match[0].split() if (match := SUBJECT.match(behind)) else []
    others = parties.standing.get("behind", ())
    end = next((place for place, word in enumerate(words) if place and word in others), len(words))
    return f" {' '.join(words[:end])}" if end > 1 else ""


def find_regime(group: Group) -> Iterator[Row]:
    """Who has what with whom: for one set of parties, what is covered and by which agreements."""
    regime = make_regime(sorted(group.all(Standing), key=lambda one: one.id))
    yield Found("regimes", regime.id, regime)


def make_regime(agreements: Sequence[Standing]) -> Regime:
    """What the *agreements* of one set of parties cover."""
    covers: dict[str, list[Standing]] = {}
    for one in agreements:
        for cover in one.covers or ("not told",):
            covers.setdefault(cover, []).append(one)
    listed = tuple(Cover(name, _surest(covers[name]), tuple(one.id for one in covers[name])) for name in sorted(covers))
    return Regime(f"reg-{digest(*agreements[0].parties)}", agreements[0].parties, agreements[0].names, listed)


def _surest(agreements: Sequence[Standing]) -> AgreementStatus:
    return max((one.status for one in agreements), key=ORDER.index)
