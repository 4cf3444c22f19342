"""A dossier put together from documents and what is resolved across them: pure, and the same for the same record and day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.errors import UsageError
from dragoman.knowledge.schema import Knowledge
from dragoman.model.dates import period_of
from dragoman.model.judgement import Judgement
from dragoman.present.dossier.agreements import list_agreements
from dragoman.present.dossier.citations import Citations
from dragoman.present.dossier.disagreements import list_disagreements
from dragoman.present.dossier.engagements import list_engagements
from dragoman.present.dossier.figures import list_figures
from dragoman.present.dossier.goods import list_goods
from dragoman.present.dossier.model import Dossier, FigureEntry, PartyEntry, Profile, SourceEntry
from dragoman.present.dossier.posts import list_posts
from dragoman.present.dossier.relations import list_facts, list_relations
from dragoman.present.dossier.scope import Scope
from dragoman.present.dossier.summary import summarise
from dragoman.present.dossier.undertakings import list_undertakings
from dragoman.resolve import resolve_with
from dragoman.resolve.bodies.parties import Party, build_parties
from dragoman.resolve.documents.views import DocumentView, in_order
from dragoman.resolve.records import Resolution
from dragoman.settings import Shown

STATES = frozenset({"state", "person"})  # their figures are the dossier's; those of bodies stand in their profiles


def make_dossier(
    documents: Iterable[DocumentView],
    knowledge: Knowledge,
    parties: Sequence[Party],
    on: str | None = None,
    judgements: Iterable[Judgement] = (),
    resolution: Resolution | None = None,
    shown: Shown = "origins",
) -> Dossier:
    """The dossier of one party, or between two, as of the day *on* (ISO; default: the day of the newest document).

    *resolution* is what is concluded from all documents, where that is known; without it they are resolved anew, by the rule *shown* for values
    that differ.
    With a day, documents published later are left out, also from what is resolved: the dossier is what it would have been on that day.

    Raises:
        UsageError: both parties are one.
    """
    if len({party.id for party in parties}) < len(parties):
        raise UsageError(
            f"Both names mean {parties[0].name}; a dossier is about one party or between two.", hint="Put a name of several words in quotes."
        )
    day = on or newest_day(documents := list(documents))
    views = [view for view in in_order(documents) if on is None or view.shown_by(on)]
    directory = build_parties(knowledge)
    if resolution is None or on is not None:
        resolution = resolve_with(views, directory, judgements, shown)
    scope = Scope(tuple(parties), directory, views, resolution)
    return build(scope, knowledge, day)


def newest_day(documents: Iterable[DocumentView]) -> str | None:
    """The day of the newest document that tells its day; ``None`` where none does."""
    return max((view.published for view in documents if view.published and period_of(view.published)), default=None)


def build(scope: Scope, knowledge: Knowledge, on: str | None) -> Dossier:
    """All parts in the order in which they are read, so that sources are numbered as they come."""
    citations = Citations()
    engagements = list_engagements(scope, citations)
    undertakings = list_undertakings(scope, on, citations)
    relations = list_relations(scope, citations)
    posts = list_posts(scope, citations)
    disagreements = list_disagreements(scope, [post.person for post in posts], citations)
    figures = list_figures(scope, knowledge, citations)
    goods = list_goods(scope, knowledge, citations)
    agreements = list_agreements(scope, citations)
    entries = tuple(PartyEntry(party.id, party.name, party.kind) for party in scope.parties)
    own, of_bodies = _parted(figures, scope)
    profiles = tuple(_profile(party, of_bodies, scope, citations) for party in scope.parties)
    sources = citations.sources(scope)
    return Dossier(
        parties=entries,
        on=on,
        outlets=len({source.outlet for source in sources if source.outlet}),
        origins=len({scope.origin_of[source.document] for source in sources}),
        summary=summarise(entries, engagements, undertakings, relations, disagreements, on),
        undertakings=undertakings,
        engagements=engagements,
        posts=posts,
        disagreements=disagreements,
        figures=own,
        goods=goods,
        relations=relations,
        agreements=agreements,
        profiles=tuple(profile for profile in profiles if profile.facts or profile.figures),
        sources=sources,
    )


def _parted(figures: Sequence[FigureEntry], scope: Scope) -> tuple[tuple[FigureEntry, ...], tuple[FigureEntry, ...]]:
    """Figures of the dossier, and those of a body, which belong to what is told about it."""
    bodies = {party.name for party in scope.parties if party.kind not in STATES} if scope.is_pair else set()
    own = tuple(figure for figure in figures if figure.subject not in bodies)
    return own, tuple(figure for figure in figures if figure.subject in bodies)


def _profile(party: Party, figures: Iterable[FigureEntry], scope: Scope, citations: Citations) -> Profile:
    facts = () if scope.is_pair and party.kind in STATES else list_facts(party.id, scope, citations)
    return Profile(party.name, facts, tuple(figure for figure in figures if figure.subject == party.name))


def undated(sources: Iterable[SourceEntry]) -> int:
    """How many sources don't tell their day."""
    return sum(source.published is None for source in sources)
