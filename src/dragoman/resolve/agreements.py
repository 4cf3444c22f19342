"""Agreements across documents: who has what with whom, since when, covering what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.model.dates import can_agree, precision
from dragoman.model.ids import digest
from dragoman.model.records import Engagement, Relation, Undertaking
from dragoman.resolve.clusters import Clusters
from dragoman.resolve.parties import Parties, fold_party
from dragoman.resolve.records import Agreement, AgreementStatus, Claim, Cover, Regime
from dragoman.resolve.rounds import overlap, stems
from dragoman.resolve.views import DocumentView
from dragoman.resolve.whom import Whom

ALIKE = 0.5  # of the shorter wording's stems that the longer has
ORDER: tuple[AgreementStatus, ...] = ("planned", "agreed", "signed", "in force")


@dataclass(frozen=True, slots=True)
class Told:
    """What one record tells of one agreement."""

    claim: Claim
    words: str
    kind: str | None
    covers: tuple[str, ...]
    parties: frozenset[str]
    status: AgreementStatus
    date: str | None
    stems: frozenset[str] = field(default_factory=frozenset)


def find_agreements(documents: Sequence[DocumentView], whom: Whom) -> tuple[Agreement, ...]:
    """The agreements that documents tell of: in force, signed, agreed or planned; sorted by id."""
    told = [item for view in documents for item in _told(view, whom)]
    clusters = Clusters(range(len(told)))
    blocks: dict[str, list[int]] = {}
    for index, item in enumerate(told):
        for party in sorted(item.parties):
            blocks.setdefault(party, []).append(index)
    for block in blocks.values():
        for place, left in enumerate(block):
            for right in block[place + 1 : place + 1 + 100]:
                if is_one_agreement(told[left], told[right]):
                    clusters.join(left, right)
    return tuple(sorted((_agreement([told[index] for index in group], whom) for group in clusters.groups()), key=lambda one: one.id))


def _told(view: DocumentView, whom: Whom) -> Iterable[Told]:
    parties = whom.parties
    for relation in view[Relation]:
        if relation.predicate == "agreement_in_force":
            sides = whom.sides(view.id, [relation.subject, relation.object])
            yield _one(view, relation.id, _words(relation.evidence), sides, "in force", relation.date, parties)
    for engagement in view[Engagement]:
        if engagement.type == "signing":
            sides = frozenset(side for one in engagement.participants for side in parties.of(one))
            words = "; ".join((engagement.title or "", *engagement.topics, _words(engagement.evidence)))
            status: AgreementStatus = "signed" if engagement.status == "held" else "planned"
            yield _one(view, engagement.id, words, sides, status, engagement.date, parties)
    for undertaking in view[Undertaking]:
        if undertaking.kind == "agreement" and instrument(undertaking.what, parties):
            yield _one(view, undertaking.id, undertaking.what, whom.sides(view.id, (*undertaking.by, *undertaking.to)), "agreed", None, parties)


def _one(view: DocumentView, record: str, words: str, sides: frozenset[str], status: AgreementStatus, date: str | None, parties: Parties) -> Told:
    text = " ".join(words.split()).strip(" ;")
    named = frozenset(stem for side in sides for stem in stems(parties.name_of(side)))
    claim = Claim(view.id, record, text)
    return Told(claim, text, instrument(text, parties), covered(text, parties), sides, status, date, stems(text) - named)


def _words(evidence: Sequence[object]) -> str:
    return str(getattr(evidence[0], "quote", "")) if evidence else ""


def instrument(text: str, parties: Parties) -> str | None:
    """What kind of agreement *text* names, the strongest word first; ``None`` for none."""
    words = set(fold_party(text).split())
    return next((kind for kind, names in parties.standing.get("instruments", {}).items() if words & set(names)), None)


def covered(text: str, parties: Parties) -> tuple[str, ...]:
    """What an agreement covers, as its words tell; partnership only where nothing else is told."""
    folded = f" {fold_party(text)}"
    found = [name for name, starts in parties.standing.get("covers", {}).items() if any(f" {fold_party(start)}" in folded for start in starts)]
    return tuple(name for name in found if name != "partnership") or tuple(found)


def is_one_agreement(left: Told, right: Told) -> bool:
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


def _agreement(group: Sequence[Told], whom: Whom) -> Agreement:
    status = max((item.status for item in group), key=ORDER.index)
    first = group[0]
    parties = max((item.parties for item in group), key=lambda found: (len(found), sorted(found)))
    covers = tuple(dict.fromkeys(name for item in group for name in item.covers))
    return Agreement(
        id=f"agr-{digest(first.claim.document, first.claim.record)}",
        name=_name([item.words for item in group], whom.parties),
        kind=next((item.kind for item in group if item.kind), None),
        parties=tuple(sorted(parties)),
        names=whom.names_of(parties),
        status=status,
        signed=_date(group, "signed"),
        in_force=_date(group, "in force"),
        covers=tuple(name for name in covers if name != "partnership") or covers,
        claims=tuple(item.claim for item in group),
        documents=tuple(dict.fromkeys(item.claim.document for item in group)),
    )


def _date(group: Sequence[Told], status: str) -> str | None:
    return max((item.date for item in group if item.status == status and item.date), key=precision, default=None)


def _name(wordings: Sequence[str], parties: Parties) -> str:
    """The agreement's name where some wording has it in capitals ("Treaty of Friendship"), else the shortest wording that tells of one."""
    nouns = "|".join(sorted({word for names in parties.standing.get("instruments", {}).values() for word in names}))
    name = re.compile(
        rf"(?:[A-Z][\w’'-]+ (?:(?:and|of|on|for|the) )*)*(?i:{nouns})\b(?: (?:of|on|for|Concerning) [A-Z][\w’'-]+(?:,? (?:and )?[A-Z][\w’'-]+)*)?"
    )
    named = [match[0].strip() for words in wordings if nouns for match in name.finditer(words) if match[0][:1].isupper()]
    named = [text for text in (name.removeprefix("The ") for name in named) if " " in text]
    pieces = [piece for words in wordings for piece in words.split("; ") if len(piece.split()) > 1 and instrument(piece, parties)]
    return max(named, key=lambda text: (len(text), text), default=min(pieces or wordings, key=lambda text: (len(text), text)))


def find_regimes(agreements: Iterable[Agreement]) -> tuple[Regime, ...]:
    """Who has what with whom: one for each set of parties, with what is covered and by which agreements; sorted by id."""
    found: dict[tuple[str, ...], dict[str, list[Agreement]]] = {}
    for one in agreements:
        for cover in one.covers or ("not told",):
            found.setdefault(one.parties, {}).setdefault(cover, []).append(one)
    made = []
    for parties, covers in found.items():
        listed = tuple(Cover(name, _surest(covers[name]), tuple(one.id for one in covers[name])) for name in sorted(covers))
        names = next(one.names for group in covers.values() for one in group)
        made.append(Regime(f"reg-{digest(*parties)}", parties, names, listed))
    return tuple(sorted(made, key=lambda regime: regime.id))


def _surest(agreements: Sequence[Agreement]) -> AgreementStatus:
    return max((one.status for one in agreements), key=ORDER.index)
