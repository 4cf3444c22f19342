"""The stages of a reading, in order: the one place that lists them."""

from __future__ import annotations

from functools import cache

from dragoman.annotate.attribution import Attributions
from dragoman.annotate.blocks import Blocks
from dragoman.annotate.coreference import Coreference
from dragoman.annotate.dates import Dates
from dragoman.annotate.document_date import DocumentDates
from dragoman.annotate.factuality import Factualities
from dragoman.annotate.mentions import Mentions
from dragoman.annotate.numbers import Numbers
from dragoman.annotate.statistical_names import StatisticalNames
from dragoman.annotate.syntax import Syntax
from dragoman.extract.deeds import Deeds
from dragoman.extract.engagements import Engagements
from dragoman.extract.figures import Figures
from dragoman.extract.posts import Posts
from dragoman.extract.relations import Relations
from dragoman.extract.statements import Statements
from dragoman.extract.undertakings import Undertakings
from dragoman.knowledge.load import load_knowledge
from dragoman.knowledge.schema import Knowledge
from dragoman.model.stage import Stage


def reading_stages(knowledge: Knowledge) -> tuple[Stage, ...]:
    """All stages of an English reading, ready to be called one after the other."""
    return (
        Blocks(knowledge),
        Syntax(knowledge),
        StatisticalNames(knowledge),
        DocumentDates(knowledge),
        Dates(knowledge),
        Numbers(knowledge),
        Mentions(knowledge),
        Coreference(knowledge),
        Posts(knowledge),
        Factualities(knowledge),
        Engagements(knowledge),
        Attributions(knowledge),
        Statements(knowledge),
        Undertakings(knowledge),
        Relations(knowledge),
        Figures(knowledge),
        Deeds(knowledge),
    )


@cache
def default_stages() -> tuple[Stage, ...]:
    """The stages with the knowledge that ships; loaded once in a process."""
    return reading_stages(load_knowledge())
