"""The diary of changes: which documents, judgements and concluded things each transaction touched, so that others renew these alone.

No answer depends on it. Only the last lines are kept; whoever asks for more than these has to read the record whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select

from dragoman.store.base import Changes
from dragoman.store.tables import changes

KEPT = 50_000  # lines
DOCUMENT, JUDGEMENT = "document", "judgement"  # beside these: the kinds of what is concluded


def note(connection: Connection, touched: Iterable[tuple[str, str]]) -> None:
    """Adds a line for each kind and id that a transaction *touched*, and forgets the oldest lines."""
    lines = sorted(touched)
    if lines:
        connection.execute(insert(changes), [{"kind": kind, "id": id} for kind, id in lines])
        connection.execute(delete(changes).where(changes.c.number <= last_number(connection) - KEPT))


def last_number(connection: Connection) -> int:
    """The number of the last line; 0 where there is none."""
    return connection.scalar(select(func.max(changes.c.number))) or 0


def since(connection: Connection, number: int) -> Changes | None:
    """What was touched after the line *number*; ``None`` where that is forgotten, or the number none of this record's."""
    first, last = connection.execute(select(func.min(changes.c.number), func.max(changes.c.number))).one()
    if not (first or 1) - 1 <= number <= (last or 0):
        return None
    query = select(changes.c.kind, changes.c.id).where(changes.c.number > number).distinct()
    touched = {(row.kind, row.id) for row in connection.execute(query)}
    return Changes(
        number=last or 0,
        documents=frozenset(id for kind, id in touched if kind == DOCUMENT),
        judgements=frozenset(id for kind, id in touched if kind == JUDGEMENT),
        things=frozenset((kind, id) for kind, id in touched if kind not in (DOCUMENT, JUDGEMENT)),
    )
