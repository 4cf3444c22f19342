"""What the confidence of an engagement stands on, in words: the surest report of each origin, and what people found of its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.model.judgement import split_mention
from dragoman.model.records import Engagement
from dragoman.present.words import confidence_words, count_words, join_words, number_words
from dragoman.resolve.documents.sources import weigh
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.judged import SURE
from dragoman.resolve.records import Ground, MergedEngagement, Source


def source_words(source: Source) -> str:
    """What people found of a source.

    >>> source_words(Source("src-1", "Wire", 5, 3, 4.2, ()))
    'of five judged records 3 proved right, where 4.2 were to'
    """
    return f"of {count_words(source.records, 'judged record')} {source.right} proved right, where {number_words(source.expected)} were to"


def grounds_in_words(engagement: MergedEngagement, sources: Mapping[str, Source], views: Mapping[str, DocumentView]) -> Iterator[str]:
    """A line for each origin's surest report, and one for what they make together."""
    for ground in engagement.grounds:
        yield _ground(ground, sources.get(ground.source or ""), views)
    if engagement.origins > 1:
        together = f"{count_words(engagement.origins, 'origin')} together: {confidence_words(engagement.confidence)}"
        yield f"{together}, one minus the chance that all are wrong"


def _ground(ground: Ground, source: Source | None, views: Mapping[str, DocumentView]) -> str:
    told = f"{ground.mention}{f' ({ground.source})' if ground.source else ''}: "
    if ground.confidence >= SURE:
        return f"{told}found right by a person, {confidence_words(ground.confidence)}"
    told += f"read with {confidence_words(ground.confidence)}"
    if inferred := _inferred(ground, views):
        told += f", {join_words(inferred)} inferred"
    return f"{told}; {source_words(source)}: {confidence_words(weigh(ground.confidence, source))}" if source and source.records else told


def _inferred(ground: Ground, views: Mapping[str, DocumentView]) -> list[str]:
    """The fields of a report that stand on inference alone."""
    document, local = split_mention(ground.mention)
    record = views[document].find(Engagement, local) if document in views else None
    if record is None:
        return []
    told = [(field, item.grounding) for item in record.evidence for field in item.supports]
    if (record.date or "").endswith("?"):
        told.append(("date", "inferred"))
    sure = {field for field, grounding in told if grounding != "inferred"}
    return list(dict.fromkeys(field for field, grounding in told if grounding == "inferred" and field not in sure))
