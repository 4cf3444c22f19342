"""From a dossier to a page: which sections there are, and how each item reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.present.dossier.build import undated
from dragoman.present.dossier.model import (
    AgreementEntry,
    DisagreementEntry,
    Dossier,
    EngagementEntry,
    FigureEntry,
    PostEntry,
    Profile,
    RelationEntry,
    Side,
    SourceEntry,
    UndertakingEntry,
)  # fmt: skip
from dragoman.present.dossier.summary import AHEAD, is_past, one_source_words
from dragoman.present.page import Block, Bullets, Line, Page, Paragraph, Run, Section, Source, Sources, Table, em, plain, strong
from dragoman.present.words import (
    capital_first,
    confidence_words,
    count_words,
    date_words,
    join_words,
    number_words,
    ordered_key,
    type_words,
)  # fmt: skip
from dragoman.resolve.bodies.parties import fold_party
from dragoman.resolve.undertakings.courses import OPEN

NOTHING = "None on record."


def lay_out(dossier: Dossier) -> Page:
    """The page of *dossier*. Sections without content are left out, but for those whose emptiness tells something."""
    return Page(dossier.title, subtitle(dossier), tuple(section for section in _sections(dossier) if section.blocks))


def subtitle(dossier: Dossier) -> str:
    """How many documents of how many outlets, which of them without a day, and as of when."""
    documents = count_words(len(dossier.sources), "document")
    outlets = f" of {count_words(dossier.outlets, 'outlet')}" if dossier.outlets else ""
    missing = undated(dossier.sources)
    without = "" if not missing else ", undated" if missing == len(dossier.sources) else f", {count_words(missing, 'of them', 'of them')} undated"
    copies = f", {count_words(dossier.origins, 'origin')}" if dossier.origins < len(dossier.sources) else ""
    told = _latest_told(dossier) if missing == len(dossier.sources) else None
    latest = f"; latest fact told: {date_words(told)}" if told else ""
    return f"From {documents}{outlets}{copies}{without}{latest}" + (f"; as of {date_words(dossier.on)}" if dossier.on else "")


def _latest_told(dossier: Dossier) -> str | None:
    dates = [item.date for item in dossier.engagements] + [item.date for item in dossier.relations]
    dates += [figure.period for figure in dossier.figures]
    told = [date for date in dates if date and not ordered_key(date).startswith("9999")]
    return max(told, key=lambda date: (date[:4], len(date), date), default=None)


def _sections(dossier: Dossier) -> Iterator[Section]:
    yield Section("In short", (Paragraph(tuple(plain(item.text, *item.sources) for item in dossier.summary)),))
    standing = [item for item in dossier.relations if item.predicate != "diplomatic_relations_since" or item.date]
    yield Section("How relations stand", _facts(standing))
    yield from _undertakings(dossier)
    yield Section("Engagements, newest first", _bullets(_engagement(item, dossier.on) for item in dossier.engagements))
    yield Section("Who holds what", _posts(dossier.posts))
    yield Section("Sources disagree", _disagreements(dossier))
    yield from _figures(dossier)
    yield Section("Agreements and precedents", _agreements(dossier))
    for profile in dossier.profiles:
        yield Section(f"About {profile.party}", _profile(profile))
    yield Section("Sources", _sources(dossier))


def _bullets(lines: Iterable[Line]) -> tuple[Block, ...]:
    found = tuple(lines)
    return (Bullets(found),) if found else ()


def _undertakings(dossier: Dossier) -> Iterator[Section]:
    unanswered = [item for item in dossier.undertakings if item.standing in OPEN]
    head = ("Open", "Since", "By → to", "What", "State")
    rows = tuple(_undertaking(item) for item in unanswered)
    yield Section("Open undertakings", (Table(head, rows),) if rows else (Paragraph((plain(NOTHING),)),))
    yield Section("Agreed, done or dropped", _bullets(_settled(item) for item in dossier.undertakings if item.standing not in OPEN))


def _settled(item: UndertakingEntry) -> Line:
    since = f", reported {date_words(item.since)}" if item.since else ""
    return Line((strong(capital_first(item.kind)), Run(f", {_way(item)}: {item.what}{since}; {item.state}.")), item.sources)


def _way(item: UndertakingEntry) -> str:
    return join_words(item.by) + (f" → {join_words(item.to)}" if item.to and set(item.to) != set(item.by) else "")


def _undertaking(item: UndertakingEntry) -> tuple[Line, ...]:
    kind = item.kind + (", conditional" if item.conditional else "")
    since = f"reported {date_words(item.since)}" if item.since else "day not told"
    return (plain(kind), plain(since), plain(_way(item)), plain(item.what, *item.sources), plain(item.state))


def when_words(item: EngagementEntry) -> str:
    """The day of an engagement; where it isn't told, that of the report."""
    if item.date:
        return capital_first(date_words(item.date))
    return f"Day not told (reported {date_words(item.reported)})" if item.reported else "Day not told"


def _engagement(item: EngagementEntry, on: str | None) -> Line:
    where = f", {item.place}" if item.place else ""
    runs = [strong(f"{when_words(item)}{where}. {capital_first(item.title or type_words(item.type))}"), Run(f" ({_status(item, on)}).")]
    alone = [side.name for side in item.sides if not side.people]
    if alone:
        runs += [Run(" "), em(join_words(alone)), Run(".")]
    for side in item.sides:
        if side.people:
            runs += _side(side)
    if item.topics:
        runs.append(Run(f" On: {', '.join(item.topics)}."))
    origins = f" ({count_words(item.origins, 'origin')})" if len(item.sources) > 1 else ""
    runs.append(Run(f" Confidence {confidence_words(item.confidence)}{origins}."))
    return Line(tuple(runs), item.sources)


def _side(side: Side) -> list[Run]:
    """A side with its people; a group of several parties whose words name them already stands alone."""
    several = " and " in side.name
    if several and len(side.people) == 1 and fold_party(side.name) in fold_party(side.people[0]):
        return [Run(" "), em(capital_first(side.people[0])), Run(".")]
    return [Run(" "), em(side.name or "Others"), Run(f": {', '.join(side.people)}.")]


def _status(item: EngagementEntry, on: str | None) -> str:
    named = f"{type_words(item.type)}, " if item.title else ""
    unheard = "; no report that it was held" if item.status in AHEAD and is_past(item.date, on) else ""
    return named + item.status + unheard


def _posts(posts: Sequence[PostEntry]) -> tuple[Block, ...]:
    rows = tuple((plain(post.person), plain(post.post), plain(_seen(post), *post.sources)) for post in posts)
    return (Table(("Person", "Post", "Seen"), rows),) if rows else ()


def _seen(post: PostEntry) -> str:
    if not post.seen_from:
        return "day not told"
    first, last = date_words(post.seen_from), date_words(post.seen_to)
    more = f", and in {count_words(post.more, 'further document')}" if post.more else ""
    return (first if first == last else f"{first} … {last}") + more


def _disagreements(dossier: Dossier) -> tuple[Block, ...]:
    rows = []
    for item in dossier.disagreements:
        says = [Line((Run(_value(value.value, item)),), value.sources) for value in item.values]
        shown = date_words(item.shown) if item.field == "date" else item.shown
        rows.append((plain(item.what), says[0], *_together(says[1:]), plain(f"{shown}: {item.rule}")))
    if rows:
        return (Table(("What", "One says", "Another says", "Shown, and why"), tuple(rows)),)
    warning = one_source_words(dossier.sources, dossier.parties)
    return (Paragraph((Line((Run(NOTHING), *((Run(" "), em(warning)) if warning else ()))),)),)


def _value(value: str, item: DisagreementEntry) -> str:
    """A value as its source has it: a date in words, all else between quotes."""
    return date_words(value) if item.field == "date" else f"“{value}”"


def _together(lines: Sequence[Line]) -> tuple[Line]:
    """Several values in one cell, each with its numbers."""
    if len(lines) == 1:
        return (lines[0],)
    marked = "; ".join(f"{line.text} [{']['.join(map(str, line.sources))}]" for line in lines)
    return (plain(marked),)


def _figures(dossier: Dossier) -> Iterator[Section]:
    figures = [_without_both(figure, dossier) for figure in dossier.figures]
    trade = [figure for figure in figures if figure.trade]
    periods = {figure.period for figure in trade}
    heading = f"Trade, {date_words(trade[0].period)}" if len(periods) == 1 and trade and trade[0].period else "Trade"
    yield Section(heading, _bullets(_figure(figure, with_period=len(periods) > 1) for figure in trade))
    goods = tuple(Line((Run(f"“{item.text}”"),), item.sources) for item in dossier.goods)
    yield Section("Goods, in the sources’ words", (Paragraph(goods),) if goods else ())
    yield Section("Figures, as claimed", _bullets(_figure(figure) for figure in figures if not figure.trade))


def _without_both(figure: FigureEntry, dossier: Dossier) -> FigureEntry:
    """A figure of both parties needn't name them."""
    both = len(dossier.parties) == 2 and all(party.name in (figure.subject or "") for party in dossier.parties)
    return replace(figure, subject=None) if both else figure


def _figure(figure: FigureEntry, with_period: bool = True) -> Line:
    subject = f"{figure.subject}: " if figure.subject and figure.subject.casefold() not in figure.measure.casefold() else ""
    number = number_words(figure.value, figure.unit, figure.qualifier, figure.value_to)
    period = f", {date_words(figure.period)}" if figure.period and with_period else ""
    told = f"{capital_first(subject + figure.measure)}: {number}{period}"
    if figure.derived:
        return Line((em(f"{told} (derived: {figure.derived})"),), figure.sources)
    claimed = f"; claimed by {figure.claimed_by}" if figure.claimed_by else ""
    counted = (Run(". "), em(f"In this record for the same time: {figure.counted}.")) if figure.counted else ()
    return Line((Run(told + claimed), *counted), figure.sources)


def _facts(entries: Iterable[RelationEntry]) -> tuple[Block, ...]:
    found = tuple(plain(f"{item.text}.", *item.sources) for item in entries)
    return (Paragraph(found),) if found else ()


def _agreements(dossier: Dossier) -> tuple[Block, ...]:
    lines = [_agreement(item, several=len(dossier.parties) == 1 or not item.own) for item in dossier.agreements]
    if lines and len(dossier.parties) == 2 and not any(item.own for item in dossier.agreements):
        lines.append(plain("Between the two: none on record."))
    return _bullets(lines)


def _agreement(item: AgreementEntry, several: bool) -> Line:
    """An agreement with its dates; between whom, where that needs to be said."""
    between = f"{'' if item.own else 'Precedent: '}{'–'.join(item.between)}: " if several else ""
    signed = f"signed {date_words(item.signed)}" if item.signed else "signed" if item.status == "signed" else ""
    since = f"in force since {date_words(item.in_force)}" if item.in_force else "in force, date not told" if item.status == "in force" else ""
    return Line((Run(f"{between}{capital_first(item.name)} ({'; '.join(part for part in (signed, since) if part)})"),), item.sources)


def _profile(profile: Profile) -> tuple[Block, ...]:
    members = [fact for fact in profile.facts if fact.predicate == "member_of" and fact.object == profile.party]
    parts = [fact for fact in profile.facts if fact.predicate == "part_of" and fact.object == profile.party]
    others = [fact for fact in profile.facts if fact not in members and fact not in parts]
    lines = [_list_line("Members named", members), _list_line("Institutions", parts)]
    lines += [plain(f"{fact.text}.", *fact.sources) for fact in others] + [_figure(replace(figure, subject=None)) for figure in profile.figures]
    return _bullets(line for line in lines if line)


def _list_line(label: str, facts: Sequence[RelationEntry]) -> Line | None:
    if not facts:
        return None
    cited = tuple(sorted({number for fact in facts for number in fact.sources}))
    return plain(f"{label}: {join_words(list(dict.fromkeys(fact.subject for fact in facts)))}.", *cited)


def _sources(dossier: Dossier) -> tuple[Block, ...]:
    return (Sources(tuple(_source(source) for source in dossier.sources)),) if dossier.sources else ()


def _source(source: SourceEntry) -> Source:
    day = date_words(source.published) or (f"undated, {source.published_inferred}" if source.published_inferred else "undated")
    runs = [Run(", ".join(part for part in (source.outlet or source.document, day) if part))]
    if source.title:
        runs += [Run(", "), em(f"“{source.title}”")]
    if source.copy_of:
        runs.append(Run(f" (same text as [{source.copy_of}])"))
    return Source(source.number, Line(tuple(runs)), source.url, source.quotes)
