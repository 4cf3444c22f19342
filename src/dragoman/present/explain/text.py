"""An explanation as plain text, to be read in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.present.explain.model import LAYERS, Explanation, Mark, Paragraph, Passage, Word
from dragoman.present.page import Block, Bullets, Line, Run, Section
from dragoman.present.text import WIDTH, section_lines, underlined, wrap

INDENT = " " * 6


def explanation_text(explanation: Explanation) -> str:
    """*explanation* as text, closed by an empty line."""
    lines = [*underlined(explanation.title, "="), *wrap(explanation.subtitle + ".", WIDTH), ""]
    if explanation.paragraphs:
        lines += underlined("The text and what was marked in it", "-")
        for paragraph in explanation.paragraphs:
            lines += paragraph_lines(paragraph)
    lines += sections(explanation)
    lines += grammar(explanation)
    return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n\n"


def paragraph_lines(paragraph: Paragraph) -> Iterator[str]:
    """A block: its kind where it isn't the body, then its sentences."""
    if paragraph.kind != "body":
        yield f"[{paragraph.kind}]"
    for passage in paragraph.passages:
        yield from passage_lines(passage)
        yield ""


def passage_lines(passage: Passage) -> Iterator[str]:
    """A sentence with its number, below it the records that stand on it and its marks."""
    text = " ".join("".join(piece.text for piece in passage.pieces).split())
    number = f"{passage.number:>3}.  " if passage.number else INDENT
    yield from wrap(text, WIDTH, number, INDENT)
    if passage.records:
        yield f"{INDENT}records: {', '.join(passage.records)}"
    for mark in passage.marks:
        if mark.layer != "name":
            yield from mark_lines(mark)


def mark_lines(mark: Mark) -> list[str]:
    """One mark: its layer, its words, what it tells."""
    told = " ".join(part for part in (f"“{mark.quote}”", mark.label, mark.words) if part)
    return wrap(told, WIDTH, f"{INDENT}{LAYERS[mark.layer] + ':':<16}", INDENT + " " * 16)


def sections(explanation: Explanation) -> Iterator[str]:
    """Who is spoken of, the records, and what was not kept."""
    if explanation.actors:
        yield from section_lines(explanation.actors, WIDTH)
    for kind, notes in explanation.records:
        yield from underlined(kind, "-")
        for note in notes:
            where = f"; sentence {', '.join(map(str, note.sentences))}" if note.sentences else ""
            blocks = tuple(bracketed(block) for block in note.blocks)
            yield from section_lines(Section(f"{note.id}: {note.summary}{where}", blocks), WIDTH, rule="")
    if explanation.dropped:
        yield from section_lines(explanation.dropped, WIDTH)


def bracketed(block: Block) -> Block:
    """A block with brackets around the words that stand out."""
    if not isinstance(block, Bullets):
        return block
    return Bullets(tuple(Line(tuple(Run(f"‹{run.text}›") if run.style == "strong" else run for run in line.runs)) for line in block.lines))


def grammar(explanation: Explanation) -> Iterator[str]:
    """The words of each sentence with tag, dependency and the number of the word that they hang on."""
    sentences = [passage for paragraph in explanation.paragraphs for passage in paragraph.passages if passage.words]
    if sentences:
        yield from underlined("Grammar (word/tag/role>word it hangs on)", "-")
    for passage in sentences:
        yield from wrap(" ".join(word_text(word) for word in passage.words), WIDTH, f"{passage.number:>3}.  ", INDENT)


def word_text(word: Word) -> str:
    """One word with tag, dependency and head."""
    return f"{word.text}/{word.tag}/{word.dep}{f'>{word.head}' if word.head else ''}"
