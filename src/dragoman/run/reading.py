"""Many inputs to many readings, one line for each input, in input order, whatever happens to one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial

from dragoman.errors import DocumentSkipped
from dragoman.model.document import Document, Refused, Skip
from dragoman.model.ids import digest
from dragoman.model.interchange import dump_line, reading_object, skipped_object
from dragoman.model.reading import Drop, Reading
from dragoman.model.stage import Stage
from dragoman.run.executors import executor_for
from dragoman.run.pipeline import read_document

FAILED = "failed"  # the reason of an input that the program failed on, rather than refused
Input = Document | Refused
Stages = Callable[[], Sequence[Stage]]  # builds the stages; quick the second time


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one input: its line of the interchange format, what was dropped, and why it was not read, if it wasn't.

    ``reading`` with its layers is kept only where asked for; layers are never sent between processes.
    """

    line: str
    dropped: tuple[Drop, ...] = ()
    skip: Skip | None = None
    reading: Reading | None = None


def read_lines(
    inputs: Iterable[Input], stages: Stages, *, processes: int = 1, layers: bool = False, note: Callable[[Input, Told], None] | None = None
) -> Iterator[str]:
    """One line of the interchange format for each input. *note* hears of each, for a report."""
    for given, told in read_inputs(inputs, stages, processes=processes, layers=layers):
        if note is not None:
            note(given, told)
        yield told.line


def read_inputs(inputs: Iterable[Input], stages: Stages, *, processes: int = 1, layers: bool = False) -> Iterator[tuple[Input, Told]]:
    """Each input with what came of it. The same lines for any number of processes; with their *layers*, all are read in this one."""
    return executor_for(1 if layers else processes).map(partial(reader, stages, layers), inputs, lost)


def reader(stages: Stages, layers: bool) -> Callable[[Input], Told]:
    """What reads one input after the other."""
    return partial(read_input, stages=stages(), layers=layers)


def read_input(given: Input, stages: Sequence[Stage], *, layers: bool = False) -> Told:
    """What comes of one input; it never raises."""
    if isinstance(given, Refused):
        return skipped(as_document(given), given.skip)
    try:
        check_characters(given)
        reading = read_document(given, stages)
        return Told(dump_line(reading_object(reading)), reading.dropped, reading=reading if layers else None)
    except DocumentSkipped as error:
        return skipped(given, Skip(error.reason, str(error)))
    except Exception as error:
        return skipped(given, Skip(FAILED, " ".join([f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ())])))


def signature(stages: Sequence[Stage]) -> str:
    """What a stored reading is stamped with: it changes when a stage comes, goes or raises its version, and with the knowledge that stages hold."""
    known = {stage.knowledge.content for stage in stages if hasattr(stage, "knowledge")}
    return digest(*(stage.name for stage in stages), *sorted(known))


def check_characters(document: Document) -> None:
    """Sees to it that the document can be written down.

    Raises:
        DocumentSkipped: it holds half a surrogate pair, which is no character.
    """
    for name, value in asdict(document).items():
        try:
            (value or "").encode("utf-8")
        except UnicodeEncodeError as error:
            message = f"Found half a surrogate pair at character {error.start} of its {name}, expected Unicode text."
            raise DocumentSkipped("encoding", message, hint="Mend what wrote it.") from error


def skipped(document: Document, skip: Skip) -> Told:
    """The line of an input that was not read; what can't be written of its text becomes question marks."""
    line = dump_line(skipped_object(document, skip))
    return Told(line.encode("utf-8", "replace").decode("utf-8"), skip=skip)


def lost(given: Input) -> Told:
    """What came of an input whose process died."""
    document = as_document(given) if isinstance(given, Refused) else given
    return skipped(document, Skip(FAILED, "The process that read it was killed, perhaps for want of memory."))


def as_document(refused: Refused) -> Document:
    """What is known of an input that gave no document, in the shape of one."""
    return Document(refused.id, refused.text, refused.lang, refused.url, refused.source, refused.title, refused.published)
