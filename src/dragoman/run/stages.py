"""The stages of a reading, in order: the one place that lists them."""

from __future__ import annotations

from functools import cache

from dragoman.annotate.coreference.stage import Coreference
from dragoman.annotate.dates.document import DocumentDates
from dragoman.annotate.dates.stage import Dates
from dragoman.annotate.grammar.factuality import Factualities
from dragoman.annotate.grammar.syntax import Syntax
from dragoman.annotate.layout.blocks import Blocks
from dragoman.annotate.names.stage import Mentions
from dragoman.annotate.names.statistical import StatisticalNames
from dragoman.annotate.numbers.stage import Numbers
from dragoman.annotate.speech.stage import Attributions
from dragoman.extract.deeds import Deeds
from dragoman.extract.engagements import Engagements
from dragoman.extract.figures.stage import Figures
from dragoman.extract.posts import Posts
from dragoman.extract.relations.stage import Relations
from dragoman.extract.statements.stage import Statements
from dragoman.extract.undertakings.stage import Undertakings
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
