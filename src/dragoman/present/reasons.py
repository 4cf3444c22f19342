"""Why the record tells what it tells: which comparisons and judgements made things one, and by which rule each value is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.errors import UsageError
from dragoman.model.judgement import Judgement
from dragoman.model.records import Engagement
from dragoman.present.lasting import find_lasting, show_lasting
from dragoman.present.page import Block, Bullets, Line, Page, Section, Table, plain
from dragoman.present.show import show_contradiction, show_origin
from dragoman.present.sureness import grounds_in_words
from dragoman.present.words import capital_first, count_words, date_words, join_words, type_words
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.engagements.merging import RULES
from dragoman.resolve.people.spellings import JUDGED, Use, why_shown
from dragoman.resolve.records import Decision, Entity, MergedEngagement, Resolution, Source
from dragoman.resolve.shown import rule_words
from dragoman.settings import Shown

FIELDS: Mapping[str, Callable[[Engagement], str]] = {
    "type": lambda report: report.type,
    "status": lambda report: report.status,
    "date": lambda report: date_words(report.date),
    "place": lambda report: report.place.name if report.place else "",
}


def why(
    identifier: str, views: Iterable[DocumentView], resolution: Resolution, judgements: Sequence[Judgement] = (), shown: Shown = "origins"
) -> Page:
    """Why anything that is concluded is as it is: an engagement, a person, an undertaking's course …; a mention leads to what it is part of.

    *shown* is the rule by which the values shown were chosen.

    Raises:
        UsageError: nothing by this id was concluded.
    """
    by_id = {view.id: view for view in views}
    for engagement in resolution.engagements:
        if identifier in (engagement.id, *engagement.aliases, *(mention.key for mention in engagement.mentions)):
            return explain_engagement(engagement, by_id, resolution, judgements, shown)
    for person in (*resolution.people, *resolution.organisations):
        if identifier == person.id or identifier in _mentions(person):
            return explain_entity(person, by_id, resolution, judgements, shown)
    for origin in resolution.origins:
        if identifier == origin.id:
            return show_origin(origin, by_id)
    for contradiction in resolution.contradictions:
        if identifier == contradiction.id:
            return show_contradiction(contradiction)
    if lasting := find_lasting(identifier, resolution):
        return show_lasting(lasting, by_id)
    raise UsageError(f"Nothing by the id {identifier!r} was concluded.", hint="`dragoman list engagements` and the other kinds show the ids.")


def explain_engagement(
    engagement: MergedEngagement, views: Mapping[str, DocumentView], resolution: Resolution, judgements: Sequence[Judgement], shown: Shown
) -> Page:
    """The comparisons that joined its reports, what came near to it, what people decided, and the rule for each value."""
    mine = {mention.key for mention in engagement.mentions}
    title = f"{capital_first(engagement.title or type_words(engagement.type))} ({engagement.id})"
    sections = (
        Section("Why these reports are one", _joins(resolution.decisions, mine, accepted=True) or (Bullets((plain("One report alone."),)),)),
        Section("What came near and was kept apart", _joins(resolution.decisions, mine, accepted=False)),
        Section("What people decided", _decided(judgements, mine)),
        Section("Why these values", (_values(engagement, views, judgements, shown),)),
        Section("How sure this is", (Bullets(tuple(map(plain, grounds_in_words(engagement, _by_name(resolution.sources), views)))),)),
    )
    subtitle = f"{count_words(len(engagement.mentions), 'report')} of {count_words(engagement.origins, 'origin')}"
    return Page(title, subtitle, tuple(section for section in sections if section.blocks))


def _by_name(sources: Iterable[Source]) -> dict[str, Source]:
    return {source.name: source for source in sources}


def _joins(decisions: Iterable[Decision], mine: set[str], *, accepted: bool) -> tuple[Block, ...]:
    """Comparisons of pairs, each with its reasons and how far from the line it was."""
    rows = []
    for decision in decisions:
        inside = [member for member in decision.members if member in mine]
        if decision.kind == "pair" and decision.accepted == accepted and (len(inside) == 2 if accepted else len(inside) == 1):
            margin = "" if decision.margin is None else f"{decision.margin:+.2f}"
            rows.append((plain(join_words(decision.members)), plain("; ".join(decision.reasons)), plain(margin)))
    return (Table(("Compared", "What speaks for and against", "From the line"), tuple(rows)),) if rows else ()


def _decided(judgements: Iterable[Judgement], mine: set[str]) -> tuple[Block, ...]:
    lines = []
    for item in judgements:
        if {item.left, item.right} & mine:
            on = join_words([part for part in (item.left, item.right) if part]) + (f", {item.field}" if item.field else "")
            value = f" = {item.value}" if item.value is not None else ""
            lines.append(plain(f"{capital_first(item.verdict)}: {on}{value} ({item.told}; {item.id})"))
    return (Bullets(tuple(lines)),) if lines else ()


def _values(engagement: MergedEngagement, views: Mapping[str, DocumentView], judgements: Sequence[Judgement], by: Shown) -> Table:
    reports = [(mention, report) for mention in engagement.mentions if (report := views[mention.document].find(Engagement, mention.engagement))]
    shown = {
        "type": engagement.type, "status": engagement.status, "date": date_words(engagement.date),
        "place": engagement.place.name if engagement.place else "",
    }  # fmt: skip
    rows: list[tuple[Line, ...]] = []
    for field, value_of in FIELDS.items():
        said: dict[str, list[str]] = {}
        for mention, report in reports:
            if value := value_of(report):
                said.setdefault(value, []).append(mention.document)
        told = "; ".join(f"{value} ({join_words(documents)})" for value, documents in said.items())
        judged = any(item.field == field and f"{item.left}" in {mention.key for mention, _ in reports} for item in judgements)
        rule = JUDGED if judged else rule_words(RULES[field], by) if len(said) > 1 else "all that tell it agree" if said else "nobody tells it"
        rows.append((plain(field), plain(shown[field]), plain(rule), plain(told)))
    confidence = f"{engagement.confidence:.2f}"
    rows.append((plain("confidence"), plain(confidence), plain(RULES["confidence"]), plain(count_words(engagement.origins, "origin"))))
    return Table(("Field", "Shown", "By which rule", "According to"), tuple(rows))


def explain_entity(entity: Entity, views: Mapping[str, DocumentView], resolution: Resolution, judgements: Sequence[Judgement], shown: Shown) -> Page:
    """Why names are one person's or body's, and why one of them is shown."""
    mine = _mentions(entity)
    origin_of = {name: origin.id for origin in resolution.origins for name in origin.documents}
    right = {item.left for item in judgements if item.verdict == "right" and item.field == "name"}
    uses = [
        Use(one.name, name, origin_of[name], views[name].published or "", max(1, views[name].text.count(one.name)), f"{name}#{one.name}" in right)
        for one in entity.spellings
        for name in one.documents
    ]
    several = len(entity.spellings) > 1
    known = _why_called(entity, uses, shown)
    sections = (
        Section("Why this is one", (Bullets(tuple(plain(reason) for reason in entity.reasons or ("one name for one side",))),)),
        Section("Close calls", _joins(resolution.decisions, mine, accepted=True)),
        Section("What came near and was kept apart", _joins(resolution.decisions, mine, accepted=False)),
        Section("What people decided", _decided(judgements, mine)),
        Section("Why this name", (Bullets((plain(f"{entity.name}: {known if several else 'the only one in use'}"),)),)),
    )
    subtitle = f"{capital_first(entity.kind)} in {count_words(len(entity.documents), 'document')}"
    return Page(f"{entity.name} ({entity.id})", subtitle, tuple(section for section in sections if section.blocks))


def _why_called(entity: Entity, uses: Sequence[Use], by: Shown) -> str:
    if entity.kind == "person":
        return why_shown(entity.name, uses, by)
    if entity.represents:
        return "the name that the knowledge has"
    return JUDGED if any(use.right and use.name == entity.name for use in uses) else "written in most documents, then the alphabet"


def _mentions(entity: Entity) -> set[str]:
    return {f"{document}#{spelling.name}" for spelling in entity.spellings for document in spelling.documents}
