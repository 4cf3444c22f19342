"""One record as a page: every claim with the sentences that it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.errors import UsageError
from dragoman.model.document import Span
from dragoman.model.interchange import exchanged
from dragoman.model.records import RECORD_KINDS, Engagement, Evidence, Participant, Place, Record, Statement
from dragoman.present.lasting import find_lasting, show_lasting
from dragoman.present.page import Block, Bullets, Line, Page, Paragraph, Run, Section, Source, Sources, Table, plain, strong
from dragoman.present.sentences import sentence_around
from dragoman.present.tables import flat
from dragoman.present.words import capital_first, confidence_words, count_words, date_words, join_words, type_words
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.records import Contradiction, Entity, MergedEngagement, Origin, Resolution

HIDDEN = frozenset({"id", "evidence", "confidence"})  # the title, the passages and a line of its own tell these


def show(identifier: str, documents: Iterable[DocumentView], resolution: Resolution) -> Page:
    """The page of the record with this id: a merged engagement (an earlier id will do), a person or organisation, a contradiction, an origin,
    a series, agreement, tenure, course or measure, a document, or a record of a document (``example-1#e1``).

    Raises:
        UsageError: the record has nothing by this id.
    """
    views = {view.id: view for view in documents}
    for engagement in resolution.engagements:
        if identifier == engagement.id or identifier in engagement.aliases:
            return show_engagement(engagement, views)
    for entity in (*resolution.people, *resolution.organisations):
        if identifier == entity.id:
            return show_entity(entity, resolution)
    for contradiction in resolution.contradictions:
        if identifier == contradiction.id:
            return show_contradiction(contradiction)
    for origin in resolution.origins:
        if identifier == origin.id:
            return show_origin(origin, views)
    lasting = find_lasting(identifier, resolution)
    if lasting and lasting.id == identifier:  # an undertaking's mention means its record
        return show_lasting(lasting, views)
    if identifier in views:
        return show_document(views[identifier])
    name, _, number = identifier.rpartition("#")
    for record in (record for kind in RECORD_KINDS for record in (views[name][kind] if name in views else ())):
        if record.id == number:
            return Page(
                identifier, _whence(views[name]), (Section(capital_first(type(record).__name__), tuple(record_blocks(record, views[name].text))),)
            )
    raise UsageError(f"The record has nothing by the id {identifier!r}.", hint="`dragoman list engagements` and the other kinds show the ids.")


def _whence(view: DocumentView) -> str:
    day = date_words(view.published) or (f"undated, {view.published_inferred}" if view.published_inferred else "undated")
    return ", ".join(part for part in (view.id, view.source if view.source != view.id else None, day) if part)


def record_blocks(record: Record, text: str) -> Iterable[Block]:
    """Every field of a record as claimed with the passages that it stands on; then these, the words that carry it standing out."""
    told = [(name, field_words(getattr(record, name))) for name in exchanged(type(record)) if name not in HIDDEN]
    rows = tuple((plain(name.replace("_", " ")), plain(value), plain(_passages(record.evidence, name))) for name, value in told if value)
    yield Table(("Field", "As claimed", "Stands on"), rows)
    yield Bullets(tuple(marked(number, item, text) for number, item in enumerate(record.evidence, 1)))
    yield Paragraph((plain(f"Confidence {confidence_words(record.confidence)}."),))


def field_words(value: object) -> str:
    """A field's value in words: participants with their posts, a place with its country, lists in a row."""
    match value:
        case Participant():
            post = f" ({value.post})" if value.post else ""
            return f"{value.name}{post}" + (f", for {value.represents}" if value.represents else "")
        case Place():
            return ", ".join(part for part in (value.name, value.country) if part)
        case tuple():
            return "; ".join(field_words(item) for item in value)
        case _:
            return flat(value)


def _passages(evidence: Iterable[Evidence], field: str) -> str:
    """The numbers of the passages that carry a field: those that name it, else the first."""
    numbered = list(enumerate(evidence, 1))
    carrying = [(number, item) for number, item in numbered if field in item.supports] or numbered[:1]
    return ", ".join(str(number) if item.grounding == "exact" else f"{number} ({item.grounding})" for number, item in carrying)


def marked(number: int, evidence: Evidence, text: str) -> Line:
    """A numbered passage: the sentence of some evidence, its own words standing out, with where they stand."""
    around = sentence_around(text, Span(evidence.start, evidence.end))
    before, after = text[around.start : evidence.start], text[evidence.end : around.end]
    runs = (
        Run(f"{number}: "),
        Run(_one_line(before)),
        strong(_one_line(evidence.quote)),
        Run(_one_line(after)),
        Run(f" ({evidence.start}–{evidence.end})"),
    )
    return Line(runs)


def _one_line(text: str) -> str:
    inner = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + inner + (" " if inner and text[-1:].isspace() else "")


def show_engagement(engagement: MergedEngagement, views: Mapping[str, DocumentView]) -> Page:
    """A merged engagement: what is shown, who took part according to whom, each report with its sentences, and why they are one."""
    day = date_words(engagement.date) or (f"day not told, reported {date_words(engagement.reported)}" if engagement.reported else "day not told")
    place = f", {engagement.place.name}" if engagement.place else ""
    subtitle = f"{capital_first(day)}{place}; {engagement.status}; confidence {confidence_words(engagement.confidence)} from " + count_words(
        engagement.origins, "origin"
    )
    rows = tuple(
        (plain(one.name), plain(one.post or ""), plain(one.represents or ""), plain(join_words(one.spellings)), plain(join_words(one.documents)))
        for one in engagement.participants
    )
    sections = [Section("Participants", (Table(("Name", "Post", "For", "Also written", "According to"), rows),) if rows else ())]
    if engagement.topics:
        sections.append(Section("Topics", (Bullets(tuple(plain(topic) for topic in engagement.topics)),)))
    for mention in engagement.mentions:
        view = views[mention.document]
        if record := view.find(Engagement, mention.engagement):
            sections.append(Section(f"{mention.key} ({_whence(view)})", tuple(record_blocks(record, view.text))))
    if engagement.reasons:
        sections.append(Section("Why these are one", (Bullets(tuple(plain(reason) for reason in engagement.reasons)),)))
    title = f"{capital_first(engagement.title or type_words(engagement.type))} ({engagement.id})"
    return Page(title, subtitle, tuple(section for section in sections if section.blocks))


def show_entity(entity: Entity, resolution: Resolution) -> Page:
    """A person or organisation: spellings with who uses them, posts, engagements."""
    rows = tuple((plain(one.name), plain(str(one.count)), plain(join_words(one.documents))) for one in entity.spellings)
    sections = [Section("Written", (Table(("Name", "Times", "Documents"), rows),))]
    if entity.posts:
        sections.append(Section("Posts", (Bullets(tuple(plain(post) for post in entity.posts)),)))
    met = [item for item in resolution.engagements if any(one.entity == entity.id for one in item.participants) or entity.id in item.parties]
    if met:
        lines = tuple(plain(f"{date_words(item.date or item.reported) or 'day not told'}: {type_words(item.type)} ({item.id})") for item in met)
        sections.append(Section("Engagements", (Bullets(lines),)))
    if entity.reasons:
        sections.append(Section("Why this is one", (Bullets(tuple(plain(reason) for reason in entity.reasons)),)))
    return Page(f"{entity.name} ({entity.id})", f"{capital_first(entity.kind)} in {count_words(len(entity.documents), 'document')}", tuple(sections))


def show_contradiction(item: Contradiction) -> Page:
    """What documents tell differently, with their words."""
    rows = tuple((plain(value.value), plain(value.document), plain(f"“{' '.join(value.quote.split())}”")) for value in item.values)
    shown = Paragraph((plain(f"Shown: {item.shown} ({item.rule})."),))
    return Page(
        f"{capital_first(item.what)} ({item.id})",
        capital_first(item.kind),
        (Section("Values", (Table(("Value", "Document", "Words"), rows), shown)),),
    )


def show_origin(item: Origin, views: Mapping[str, DocumentView]) -> Page:
    """Documents of one origin and why they are."""
    blocks: list[Block] = [Bullets(tuple(plain(_whence(views[name])) for name in item.documents))]
    if item.reasons:
        blocks.append(Bullets(tuple(plain(reason) for reason in item.reasons)))
    return Page(item.id, count_words(len(item.documents), "document"), (Section("Documents of one origin", tuple(blocks)),))


def show_document(view: DocumentView) -> Page:
    """A document with all that was read in it."""
    sections = []
    for kind in RECORD_KINDS:
        lines = tuple(Line((strong(record.id), Run(f" {record_summary(record)}"))) for record in view[kind])
        if lines:
            sections.append(Section(capital_first(kind.listing), (Bullets(lines),)))
    source = Source(1, plain(_whence(view)), view.url, ())
    return Page(view.title or view.id, _whence(view), (*sections, Section("Source", (Sources((source,)),))))


def record_summary(record: Record) -> str:
    """What a record tells, in a line."""
    if isinstance(record, Statement):
        return f"{record.speaker or 'nobody named'} {record.cue}: “{' '.join(record.evidence[0].quote.split())}”"
    told = (getattr(record, name) for name in exchanged(type(record)) if name not in HIDDEN)
    values = (field_words(value) for value in told if value is not False)
    if isinstance(record, Engagement):
        people = join_words([one.name for one in record.participants])
        return ", ".join(part for part in (type_words(record.type), record.status, record.date or "", people) if part)
    return ", ".join(value for value in values if value) or " ".join(record.evidence[0].quote.split())
