"""A reading explained: what was marked, what was concluded from it, and what was not kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import groupby

from dragoman.model.annotations import Actor, Block, DocumentDate, Sentence, Token
from dragoman.model.confidence import score_of
from dragoman.model.document import Document, Skip, Span
from dragoman.model.reading import Reading
from dragoman.model.records import RECORD_KINDS, Record
from dragoman.present.explain.marks import actor_words, cut, marks_of, one_line
from dragoman.present.explain.model import Explanation, Mark, Paragraph, Passage, RecordNote, Word
from dragoman.present.page import Section, Table, plain
from dragoman.present.show import record_blocks, record_summary
from dragoman.present.words import capital_first, confidence_words

Standing = Mapping[int, tuple[str, ...]]  # index of a sentence → ids of the records that stand on it


def explain(reading: Reading) -> Explanation:
    """All that is to be told of *reading*."""
    document = reading.document
    return Explanation(
        title=document.title or document.id,
        subtitle=", ".join(head(reading)),
        paragraphs=tuple(paragraphs(reading)),
        actors=actors(reading),
        records=tuple((capital_first(kind.listing), notes) for kind in RECORD_KINDS if (notes := record_notes(reading, kind))),
        dropped=dropped(reading),
    )


def explain_skip(document: Document, skip: Skip) -> Explanation:
    """That a document was not read, and why."""
    return Explanation(document.title or document.id, f"{document.id}, skipped ({skip.reason}): {skip.message.rstrip('.')}")


def head(reading: Reading) -> Iterator[str]:
    """What the document is, and when it says it was written."""
    document = reading.document
    if document.title:
        yield document.id
    if document.source:
        yield document.source
    yield f"published {document.published}" if document.published else "not dated by its source"
    for date in reading[DocumentDate]:
        how = "worked out" if date.inferred else "told by the text"
        yield f"{date.value} {how} at “{one_line(date.span.of(reading.text))}”" if date.span else f"{date.value} {how}"
    yield f"{len(reading.text):,} characters"


def paragraphs(reading: Reading) -> Iterator[Paragraph]:
    """The blocks of the text, each with its sentences; one without sentences is shown whole."""
    marks = Marks(marks_of(reading))
    standing = standing_on(reading)
    sentences = {block: tuple(found) for block, found in groupby(range(len(reading[Sentence])), lambda at: reading[Sentence][at].block)}
    for number, block in enumerate(reading[Block]):
        here = [sentence_passage(reading, at, marks, standing) for at in sentences.get(number, ())]
        yield Paragraph(block.kind, tuple(here or [passage(reading, 0, block.span, marks)]))


class Marks:
    """The marks of a text, to be asked for by place."""

    def __init__(self, marks: list[Mark]) -> None:
        self.marks = marks
        self.starts = [mark.span.start for mark in marks]

    def on(self, span: Span) -> list[Mark]:
        """Those that share a character with *span*."""
        return [mark for mark in self.marks[: bisect_left(self.starts, span.end)] if mark.span.end > span.start]


def passage(reading: Reading, number: int, span: Span, marks: Marks) -> Passage:
    """The text of *span* with its marks."""
    found = marks.on(span)
    return Passage(number, span, cut(reading.text, span, found), tuple(found))


def sentence_passage(reading: Reading, at: int, marks: Marks, standing: Standing) -> Passage:
    """One sentence with its marks, its grammar and the records that stand on it."""
    sentence = reading[Sentence][at]
    plain_passage = passage(reading, at + 1, sentence.span, marks)
    tokens = reading[Token][sentence.first : sentence.last]
    words = (word(token, number, sentence.first) for number, token in enumerate(tokens, sentence.first))
    return Passage(at + 1, sentence.span, plain_passage.pieces, plain_passage.marks, tuple(words), standing.get(at, ()))


def word(token: Token, number: int, first: int) -> Word:
    """One token with the number of its head within the sentence, counted from 1."""
    return Word(token.text, token.lemma, token.tag, token.dep, 0 if token.head == number else token.head - first + 1)


def sentences_under(reading: Reading, record: Record) -> list[int]:
    """The indexes of the sentences that a record stands on."""
    spans = [Span(one.start, one.end) for one in record.evidence]
    return [at for at, sentence in enumerate(reading[Sentence]) if any(sentence.span.overlaps(span) for span in spans)]


def standing_on(reading: Reading) -> Standing:
    """Which records stand on which sentence."""
    found: dict[int, list[str]] = {}
    for kind in RECORD_KINDS:
        for record in reading[kind]:
            for at in sentences_under(reading, record):
                found.setdefault(at, []).append(record.id)
    return {at: tuple(ids) for at, ids in found.items()}


def actors(reading: Reading) -> Section | None:
    """Who is spoken of: each chain with the words that stand for it."""
    rows = []
    for number, actor in enumerate(reading[Actor], 1):
        forms = dict.fromkeys(one_line(span.of(reading.text)) for span in actor.mentions)
        rows.append((plain(f"A{number}"), plain(actor_words(actor)), plain(str(len(actor.mentions))), plain("; ".join(forms))))
    return Section("Who is spoken of", (Table(("Chain", "Who", "Times", "Written"), tuple(rows)),)) if rows else None


def record_notes(reading: Reading, kind: type[Record]) -> tuple[RecordNote, ...]:
    """The records of one kind, each with what it stands on."""
    return tuple(
        RecordNote(
            record.id,
            f"{record_summary(record)} ({confidence_words(record.confidence)})",
            tuple(at + 1 for at in sentences_under(reading, record)),
            (*record_blocks(record, reading.text), *weight_blocks(record)),
        )
        for record in reading[kind]
    )


def weight_blocks(record: Record) -> Iterator[Table]:
    """What the confidence was made of, the score that it adds up to, and what such a score has proved to be worth."""
    if record.weights:
        rows = [(plain(f"{weight.value:+.2f}"), plain(weight.words)) for weight in record.weights]
        rows.append((plain(f"{score_of(record.weights):.2f}"), plain(f"score; such a score is right with a probability of {record.confidence:.2f}")))
        yield Table(("Weight", "For"), tuple(rows))


def dropped(reading: Reading) -> Section | None:
    """The reject pile: stage, reason and words of everything that was found and not kept."""
    rows = tuple((plain(drop.stage), plain(drop.reason), plain(f"“{one_line(drop.quote)}”")) for drop in reading.dropped)
    return Section("Found and not kept", (Table(("Stage", "Reason", "Words"), rows),)) if rows else None
