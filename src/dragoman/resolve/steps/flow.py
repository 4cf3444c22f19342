"""The steps of resolution in their order, from documents to all that is concluded across them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from dragoman.resolve import verdicts
from dragoman.resolve.bodies import organisations
from dragoman.resolve.contradictions import of_facts, of_figures, of_offices
from dragoman.resolve.documents import origins, outlets, sources, standing
from dragoman.resolve.documents.frames import Frames
from dragoman.resolve.engagements import events, grouping, reported, series
from dragoman.resolve.people import mentioned, persons, same_person, tenures, whom
from dragoman.resolve.steps.background import Background
from dragoman.resolve.steps.blocks import in_blocks, lanes_of
from dragoman.resolve.steps.driver import Matching, Outcome, Step, run
from dragoman.resolve.steps.traces import Traces, node_of
from dragoman.resolve.undertakings import agreements, courses, matters

TOLD: tuple[type, ...] = (
    origins.Text, origins.OneText, origins.Copied, origins.Dated, origins.Sourced, standing.Present, standing.Member, verdicts.Verdict,
    reported.Reported, grouping.Likely, events.Assembled, events.Home,
    persons.Appearance, persons.Seated, same_person.Namesake, same_person.Alike, whom.Known, persons.Spelt,
    of_facts.Met, of_facts.DatedFact, of_figures.Counts, series.Sitting, organisations.Named, organisations.NoBody,
    mentioned.Mentioned, mentioned.Bearer, sources.Checked,
    outlets.OutletDocument, outlets.OutletReport, outlets.OutletDifference, outlets.Tally,
    agreements.Wording, agreements.Standing, tenures.Seen, tenures.Held, matters.Told,
)  # fmt: skip
RULES = "18"  # rises with each change of a step, so that what it told is told anew


def steps_of(background: Background) -> tuple[Step, ...]:
    """All steps, each after those that tell it anything."""
    parties = background.parties
    reader = parties.people.reader
    documents, reports = standing.Documents(background), events.Reports(background)

    texts = origins.Texts(lambda document: background.view(document).text)
    copies = Matching(
        origins.Text,
        lambda one: in_blocks(one.bands, one.sort),
        partial(origins.compare_texts, texts=texts, frames=Frames(parties.general)),
        window=8,
    )
    likely = Matching(reported.Reported, lambda one: in_blocks(one.blocks, one.when), reports.compare)
    namesakes = Matching(
        same_person.Namesake,
        lambda one: in_blocks(one.blocks(reader), reader.read(one.name.name).sort),
        partial(same_person.compare_namesakes, known=parties),
        window=48,
    )
    wordings = Matching(agreements.Wording, agreements.Wording.places, agreements.compare_told, lanes=lanes_of)
    acts = Matching(matters.Told, matters.Told.places, partial(courses.compare_told, parties), window=16, lanes=lanes_of)
    steps = (
        Step("judged bodies", verdicts.follow("organisations")),
        Step("copies", origins.find_copies, copies),
        Step("reports", documents.report),
        Step("judged reports", verdicts.follow("engagements")),
        Step("engagements", reports.conclude, likely),
        Step("origins", origins.find_origin),
        Step("sourced", documents.appear),
        Step("names", persons.find_namesake),
        Step("judged people", verdicts.follow("people")),
        Step("people", documents.people.conclude, namesakes),
        Step("mentioned", mentioned.find_mentioned),
        Step("organisations", partial(organisations.find_organisations, parties)),
        Step("standing", documents.stand),
        Step("merged", documents.merge),
        Step("spellings", partial(of_facts.compare_spellings, background.shown)),
        Step("series", partial(series.find_series, parties)),
        Step("agreements", partial(agreements.find_agreement, parties), wordings),
        Step("regimes", agreements.find_regime),
        Step("tenures", partial(tenures.find_tenures, parties)),
        Step("offices", of_offices.compare_offices),
        Step("relations", partial(of_facts.compare_relations, parties)),
        Step("measures", documents.figures.measure),
        Step("figures", documents.figures.compare),
        Step("proposals", partial(of_offices.compare_proposers, parties)),
        Step("courses", partial(courses.find_course, parties), acts),
    )
    heard = (replace(step, conclude=partial(outlets.with_differences, background.source_of, step.conclude)) for step in steps)
    return (*heard, Step("outlets", outlets.count_part), Step("sources", sources.find_source))


def follow_change(background: Background, traces: Traces, there: Iterable[str], gone: Iterable[str] = ()) -> Outcome:
    """What becomes of the documents that are *there*, new or changed, and of those *gone*."""
    told = {node_of("document", name): list(standing.present(background, name)) for name in there}
    return run(steps_of(background), traces, {**told, **{node_of("document", name): [] for name in gone}})
