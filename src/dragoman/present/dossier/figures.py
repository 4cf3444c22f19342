"""The figures of a dossier: as claimed, with who claims them, the record's own count of the same, and what follows from two of them.

Words that tell of trade and of what can be counted here are knowledge: ``cues/en/counted.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from dragoman.knowledge.schema import Knowledge
from dragoman.model.dates import period_of
from dragoman.model.records import Figure, Statement
from dragoman.present.dossier.citations import Citations
from dragoman.present.dossier.model import FigureEntry
from dragoman.present.dossier.scope import Scope
from dragoman.present.words import count_words, number_words, ordered_key, type_words
from dragoman.resolve.bodies.parties import fold_party
from dragoman.resolve.contradictions.measures import Counting
from dragoman.resolve.contradictions.of_figures import can_both_hold

Told = tuple[str, Figure]
LONGEST = 8  # words for what is counted


def counted_words(knowledge: Knowledge) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The words of ``cues/en/counted``: ``engagements`` by type, and ``trade``."""
    return cast("Mapping[str, Mapping[str, Sequence[str]]]", knowledge.lexicons.get("cues/en/counted", {}))


def list_figures(scope: Scope, knowledge: Knowledge, citations: Citations) -> tuple[FigureEntry, ...]:
    """Figures on the parties, trade first, then by period, newest first."""
    words = counted_words(knowledge)
    entries = [_entry(group, scope, words, citations) for group in _gather(scope)]
    entries += _derive(entries, scope, words)
    return tuple(
        sorted(
            entries,
            key=lambda entry: (not entry.trade, _newest_first(entry.period), -entry.value if entry.trade else 0, entry.subject or "", entry.measure),
        )
    )


def _newest_first(period: str | None) -> tuple[bool, list[int]]:
    return period is None, [-ord(letter) for letter in ordered_key(period)]


def _gather(scope: Scope) -> list[list[Told]]:
    """Figures of one subject, unit and period together where they are one number, or one count that may be one ("62 million", "about 60 million")."""
    counting = Counting(scope.directory.counting, scope.directory)
    groups: dict[tuple[object, ...], list[list[Told]]] = {}
    for view in scope.documents:
        for figure in counting.figures(view):
            if concerns(view.id, figure, scope):
                alike = groups.setdefault((counting.counted(figure).subjects, figure.unit, figure.period), [])
                home = next((group for group in alike if all(_may_be_one(figure, other, counting) for _, other in group)), None)
                if home is None:
                    alike.append([(view.id, figure)])
                else:
                    home.append((view.id, figure))
    return [group for alike in groups.values() for group in alike]


def _may_be_one(one: Figure, other: Figure, counting: Counting) -> bool:
    if (one.value, one.value_to) == (other.value, other.value_to):
        return True
    counted = counting.counted(one)
    return bool(counted.stems) and counted == counting.counted(other) and can_both_hold(one, other)


def _shown(group: Sequence[Told]) -> Told:
    """Of numbers that may be one the most exact: without "about", with the most digits that count; of equals the first."""
    return max(group, key=lambda told: (told[1].qualifier is None, len(f"{told[1].value:.12g}".rstrip("0"))))


def concerns(document: str, figure: Figure, scope: Scope) -> bool:
    """Whether a figure is about the parties, in a pair as told by a document on both.

    Of a body also what any document counts of it (members, shares), but no sums of money: those are of its dealings with others.
    """
    subject = scope.directory.ids_of(figure.subject)  # what is counted of a group isn't counted of its members
    if not scope.concerned(subject):
        return False
    of_a_body = any(party.id in subject for party in scope.parties if party.kind not in {"state", "person"})
    return not scope.is_pair or document in scope.common_documents or (of_a_body and not is_money(figure))


def _entry(group: Sequence[Told], scope: Scope, words: Mapping[str, Mapping[str, Sequence[str]]], citations: Citations) -> FigureEntry:
    document, figure = _shown(group)
    return FigureEntry(
        subject=scope.party_name(document, figure.subject) if figure.subject else None,
        measure=_measure([told.measure for _, told in group]),
        value=figure.value,
        value_to=figure.value_to,
        unit=figure.unit,
        period=figure.period,
        qualifier=figure.qualifier,
        claimed_by=next((speaker for name, told in group if (speaker := claimant(name, told, scope))), None),
        counted=own_count(figure, scope.ids_of(document, figure.subject), scope, words),
        derived=None,
        trade=is_trade(figure, words),
        sources=citations.cite_all((name, told.evidence) for name, told in group),
    )


def _measure(wordings: Sequence[str]) -> str:
    """The fullest of several wordings that isn't long."""
    return max((text for text in wordings if len(text.split()) <= LONGEST), key=lambda text: (len(text), text), default=min(wordings, key=len))


def claimant(document: str, figure: Figure, scope: Scope) -> str | None:
    """Who is said to have said it: the speaker of a statement that holds the number."""
    for statement in scope.views[document][Statement]:
        for said in statement.evidence[:1]:
            if statement.speaker and any(said.start <= item.start and item.end <= said.end for item in figure.evidence[:1]):
                return scope.party_name(document, statement.speaker)
    return None


def is_money(figure: Figure) -> bool:
    """Whether a figure is a sum in some currency."""
    return figure.unit.isupper() and len(figure.unit) == 3


def is_trade(figure: Figure, words: Mapping[str, Mapping[str, Sequence[str]]]) -> bool:
    """Whether a figure is an amount of money traded."""
    return is_money(figure) and _has(figure.measure, _all(words.get("trade", {})))


def _all(words: Mapping[str, Sequence[str]]) -> list[str]:
    return [word for listed in words.values() for word in listed]


def _has(measure: str, words: Iterable[str]) -> bool:
    folded = fold_party(measure).split()
    return any(part.startswith(word) for part in folded for word in words)


def own_count(figure: Figure, subject: frozenset[str], scope: Scope, words: Mapping[str, Mapping[str, Sequence[str]]]) -> str | None:
    """How many engagements of the kind counted the record itself has in the same period; ``None`` where it counts no such thing."""
    period = period_of(figure.period)
    if figure.unit != "count" or period is None:
        return None
    kinds = sorted(kind for kind, listed in words.get("engagements", {}).items() if _has(figure.measure, listed))
    if not kinds:
        return None
    found = 0
    for engagement in scope.engagements_of(subject):
        when = period_of(engagement.date or engagement.reported)
        if engagement.type in kinds and engagement.status == "held" and when and when.first <= period.last and period.first <= when.last:
            found += 1
    return count_words(found, type_words(kinds[0]), type_words(kinds[0], 2))


def _derive(entries: Sequence[FigureEntry], scope: Scope, words: Mapping[str, Mapping[str, Sequence[str]]]) -> list[FigureEntry]:
    """The other side's exports: turnover less one side's, of one period and currency; only between two parties."""
    trade = words.get("trade", {})
    if not scope.is_pair:
        return []
    totals = [entry for entry in entries if entry.trade and _has(entry.measure, trade.get("total", ()))]
    exports = [entry for entry in entries if entry.trade and _has(entry.measure, trade.get("exports", ()))]
    derived = []
    for total in totals:
        sold = [entry for entry in exports if (entry.unit, entry.period) == (total.unit, total.period) and entry.value < total.value]
        if len(sold) == 1 and (other := _other_party(sold[0], scope)):
            derived.append(_derived(total, sold[0], other))
    return derived


def _other_party(entry: FigureEntry, scope: Scope) -> str | None:
    names = [party.name for party in scope.parties]
    return next((name for name in names if name != entry.subject), None) if entry.subject in names else None


def _derived(total: FigureEntry, sold: FigureEntry, subject: str) -> FigureEntry:
    short = [number_words(entry.value, "count").split()[0] for entry in (total, sold)]
    return FigureEntry(
        subject=subject,
        measure=f"exports of {subject}",
        value=round(total.value - sold.value, 2),
        value_to=None,
        unit=total.unit,
        period=total.period,
        qualifier=total.qualifier or sold.qualifier,
        claimed_by=None,
        counted=None,
        derived=f"{short[0]} − {short[1]}",
        trade=True,
        sources=tuple(sorted({*total.sources, *sold.sources})),
    )
