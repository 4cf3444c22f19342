"""Every error that Dragoman raises on purpose, drawn as a tree.

    DragomanError
    ├── UsageError            exit 2   the command or a setting is wrong
    ├── InputError            exit 1   one input can't be read; the others go on
    │   └── DocumentSkipped            … with a slug for the report
    ├── OutputError           exit 1   results can't be written where they should go
    ├── KnowledgeError        exit 2   a knowledge file breaks its rules
    └── RecordError           exit 3   the record can't be used
        ├── NoRecord            there is no file yet
        ├── NotARecord
        ├── NewerRecord
        ├── RecordLocked        somebody else is writing
        ├── RecordReadOnly
        ├── RecordDamaged
        └── RecordFull

Each has a ``slug`` that is its heading in ``docs/reference/messages.md``, says what was found and what was expected, and gives a hint
where there is one.
``retry`` tells whether the same call may succeed later.
"""

from __future__ import annotations

from typing import ClassVar

MOST = 600  # characters of a message


def cut(message: str) -> str:
    """*message*, cut in its middle where it is long: what was found may be anything."""
    return message if len(message) <= MOST else f"{message[: MOST // 2]} … {message[-MOST // 4 :]}"


class DragomanError(Exception):
    """The root: *message* says what was found and what was expected, *hint* what to do."""

    slug: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1
    retry: ClassVar[bool] = False

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(cut(message))
        self.message = cut(message)
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}" if self.hint else self.message


class UsageError(DragomanError):
    """A command, an option or a setting that can't be followed."""

    slug = "usage"
    exit_code = 2


class InputError(DragomanError):
    """One input that can't be read; the others go on."""

    slug = "input"


class DocumentSkipped(InputError):
    """A document that is passed over; *reason* is the slug in the report."""

    slug = "skipped"

    def __init__(self, reason: str, message: str, *, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.reason = reason


class OutputError(DragomanError):
    """Results that can't be written: no room is left, or the device fails."""

    slug = "output"
    retry = True


class KnowledgeError(DragomanError):
    """A knowledge file that breaks its schema or names what doesn't exist."""

    slug = "knowledge"
    exit_code = 2


class RecordError(DragomanError):
    """The record can't be used."""

    slug = "record"
    exit_code = 3


class NoRecord(RecordError):
    """There is no record where one is looked for."""

    slug = "no-record"


class NotARecord(RecordError):
    """The file is there and is no record of Dragoman's."""

    slug = "not-a-record"


class NewerRecord(RecordError):
    """The record was written by a newer program."""

    slug = "newer-record"


class RecordLocked(RecordError):
    """Another process is writing to the record and didn't finish in time."""

    slug = "record-locked"
    retry = True


class RecordReadOnly(RecordError):
    """The record may be read but not written."""

    slug = "record-read-only"


class RecordDamaged(RecordError):
    """The record's file is broken: the disk or another program changed it."""

    slug = "record-damaged"


class RecordFull(RecordError):
    """No room is left where the record lies; what was finished is kept."""

    slug = "record-full"
    retry = True
