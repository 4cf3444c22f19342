"""The dossier in short: a few sentences computed from its items, saying nothing that they don't."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.model.dates import period_of
from dragoman.present.dossier.model import DisagreementEntry, EngagementEntry, PartyEntry, RelationEntry, Sentence, SourceEntry, UndertakingEntry
from dragoman.present.dossier.undertakings import WEIGHT
from dragoman.present.words import capital_first, count_words, date_words, join_words, type_words
from dragoman.resolve.undertakings.courses import OPEN

MOST_UNDERTAKINGS = 2
AHEAD = ("planned", "proposed")
AT_ONCE = ("agreed", "endorsed")  # stands so with its first report already


def summarise(
    parties: Sequence[PartyEntry],
    engagements: Sequence[EngagementEntry],
    undertakings: Sequence[UndertakingEntry],
    relations: Sequence[RelationEntry],
    disagreements: Sequence[DisagreementEntry],
    on: str | None = None,
) -> tuple[Sentence, ...]:
    """How it stands, what was last, what lies ahead, what is open, and whether the sources agree."""
    return (
        *(_standing(relations) if len(parties) == 2 else ()),
        *_past(parties, engagements),
        *_ahead(engagements, on),
        *_open(undertakings),
        *_answered(undertakings),
        *_disagreed(disagreements),
    )


def _standing(relations: Iterable[RelationEntry]) -> Iterable[Sentence]:
    for relation in relations:
        if relation.predicate == "diplomatic_relations_since":
            yield Sentence(f"{relation.text}.", relation.sources)


def _past(parties: Sequence[PartyEntry], engagements: Sequence[EngagementEntry]) -> Iterable[Sentence]:
    held = [item for item in engagements if item.status == "held"]
    if not held:
        whom = "between the two" if len(parties) == 2 else f"of {parties[0].name}"
        yield Sentence(f"No engagement {whom} is on record.", ())
        return
    latest = held[0]
    if len(held) == 1:
        lead = f"One {type_words(latest.type)} on record"
    else:
        lead = f"{capital_first(count_words(len(held), 'engagement'))} on record; the latest a {type_words(latest.type)}"
    yield Sentence(f"{lead}: {where_and_when(latest)}{_who(parties, latest)}{_on(latest)}.", latest.sources)


def _who(parties: Sequence[PartyEntry], engagement: EngagementEntry) -> str:
    """The first person named for each party."""
    names = {party.name for party in parties}
    people = [side.people[0] for side in engagement.sides if side.name in names and side.people]
    return f", {join_words(people, 'with')}" if len(people) == len(parties) else ""


def _on(engagement: EngagementEntry) -> str:
    return f", on {join_words(engagement.topics[:2])}" if engagement.topics else ""


def where_and_when(engagement: EngagementEntry) -> str:
    """Place and day of an engagement in words; the day of the report where no other is told."""
    day = date_words(engagement.date) or (f"reported {date_words(engagement.reported)}" if engagement.reported else "day not told")
    return ", ".join(part for part in (engagement.place, day) if part)


def _ahead(engagements: Sequence[EngagementEntry], on: str | None) -> Iterable[Sentence]:
    for item in [item for item in engagements if item.status in AHEAD and not is_past(item.date, on)][:2]:
        yield Sentence(f"{capital_first(item.status)}: {type_words(item.type)}, {where_and_when(item)}.", item.sources)


def is_past(date: str | None, on: str | None) -> bool:
    """Whether a time lies wholly before the dossier's day."""
    when, day = period_of(date), period_of(on)
    return bool(when and day and when.year and when.last < day.first)


def _open(undertakings: Sequence[UndertakingEntry]) -> Iterable[Sentence]:
    unanswered = sorted((item for item in undertakings if item.standing in OPEN), key=lambda item: WEIGHT.index(item.kind))
    for item in unanswered[:MOST_UNDERTAKINGS]:
        yield Sentence(f"{_undertaken(item)}; {item.state}.", item.sources)
    more = len(unanswered) - MOST_UNDERTAKINGS
    if more > 0:
        yield Sentence(f"{capital_first(count_words(more, 'further open undertaking'))} below.", ())


def _answered(undertakings: Sequence[UndertakingEntry]) -> Iterable[Sentence]:
    """What later reports last answered of the proposals, promises and plans."""
    answered = [item for item in undertakings if item.standing not in (*OPEN, *AT_ONCE)]
    for item in answered[:1]:
        yield Sentence(f"{_undertaken(item)}; {item.state}.", item.sources)


def _undertaken(item: UndertakingEntry) -> str:
    whom = f" to {join_words(item.to)}" if item.to else ""
    return f"{capital_first(item.kind)} by {join_words(item.by)}{whom}: {item.what}"


def _disagreed(disagreements: Sequence[DisagreementEntry]) -> Iterable[Sentence]:
    if disagreements:
        cited = tuple(sorted({number for item in disagreements for value in item.values for number in value.sources}))
        points = join_words([item.what for item in disagreements[:3]])
        yield Sentence(f"Sources disagree on {count_words(len(disagreements), 'point')}: {points}.", cited)


def one_source_words(sources: Sequence[SourceEntry], parties: Sequence[PartyEntry]) -> str | None:
    """A warning where everything stands on one origin; ``None`` otherwise."""
    independent = [source for source in sources if source.copy_of is None]
    if len(independent) != 1:
        return None
    party = ", party to the relation" if is_official(independent[0].outlet, parties) else ""
    return f"One source{party}: nothing here is confirmed by another."


def is_official(outlet: str | None, parties: Sequence[PartyEntry]) -> bool:
    """Whether an outlet's address is that of a government among *parties* (``mfa.gov.xx``)."""
    parts = (outlet or "").lower().removeprefix("www.").split(".")
    codes = {party.id.removeprefix("territory:").lower() for party in parties if party.kind == "state"}
    return bool({"gov", "mfa", "government", "president"} & set(parts)) and parts[-1] in codes
