"""The record's tables.

Documents with their versions, and people's judgements, are the truth; everything else is derived from them and may be dropped and made anew.
Nothing here is peculiar to one database: that is ``dialect.py``. A change to a table needs a migration (``migrations.py``).
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

from dragoman.model.interchange import dump_line


class Json(TypeDecorator[Any]):
    """Plain JSON values as text, so that keys keep their order and letters stay as they are."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        return dump_line(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


metadata = MetaData()

schema = Table("dragoman", metadata, Column("version", Integer, primary_key=True, autoincrement=False))

# The truth.

documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("newest", Text),  # the version that counts: the last by ``dated``, then by id
)

versions = Table(
    "versions",
    metadata,
    Column("number", Integer, primary_key=True),  # for the full-text index alone; nothing is ordered or named by it
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("id", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("lang", Text),
    Column("url", Text),
    Column("source", Text),
    Column("title", Text),
    Column("published", Text),  # as the source tells it
    Column("dated", Text, nullable=False),  # ``published``, else what the text itself tells, else ""
    UniqueConstraint("document", "id"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("value", Json, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("date", Text, nullable=False),
    Column("withdrawn", Text),  # the day on which it was taken back
)

# Derived from one document.

readings = Table(
    "readings",
    metadata,
    Column("document", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("signature", Text, nullable=False),  # of the stages that read it
    Column("value", Json, nullable=False),  # the line of ``dragoman read``, its text left to the version and its records to theirs
    ForeignKeyConstraint(["document", "version"], ["versions.document", "versions.id"], ondelete="CASCADE"),
)

records = Table(
    "records",
    metadata,
    Column("id", Text, primary_key=True),
    Column("document", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("kind", Text, nullable=False),  # engagements, posts …
    Column("place", Integer, nullable=False),  # its place in the reading's list
    Column("local", Text, nullable=False),  # e1, u2 …
    Column("value", Json, nullable=False),
    ForeignKeyConstraint(["document", "version"], ["readings.document", "readings.version"], ondelete="CASCADE"),
    Index("records_by_reading", "document", "version"),
    Index("records_by_kind", "kind"),
)

claims = Table(
    "claims",
    metadata,
    Column("record", Text, ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    Column("field", Text, primary_key=True),
    Column("value", Json, nullable=False),
    Column("grounding", Text, nullable=False),
    Column("confidence", Float, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    Column("record", Text, ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),  # 0 is the anchor
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("grounding", Text, nullable=False),
)

supports = Table(  # which evidence carries a field; one without a row here stands on the anchor
    "supports",
    metadata,
    Column("record", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    ForeignKeyConstraint(["record", "field"], ["claims.record", "claims.field"], ondelete="CASCADE"),
    ForeignKeyConstraint(["record", "number"], ["evidence.record", "evidence.number"], ondelete="CASCADE"),
)

# Derived from all documents and judgements together.

derived = Table(
    "derived",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("sort", Text, nullable=False),
    Column("value", Json, nullable=False),
)

aliases = Table("aliases", metadata, Column("old", Text, primary_key=True), Column("id", Text, nullable=False, index=True))

decisions = Table(
    "decisions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("accepted", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("value", Json, nullable=False),
)

# The diary: what was done when. No answer depends on it.

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("command", Text, nullable=False),
    Column("signature", Text),
    Column("started", Text, nullable=False),
    Column("finished", Text),  # empty where the run was stopped
    Column("report", Json, nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("number", Integer, primary_key=True),  # grows; the last one is never taken away
    Column("kind", Text, nullable=False),  # document, judgement, or the kind of what is derived from all
    Column("id", Text, nullable=False),
)

# The traces of resolution: what its steps told each other, so that a change is followed only as far as it reaches. Made anew by going over the whole.

trace_items = Table(
    "trace_items",
    metadata,
    Column("place", BigInteger, nullable=False, index=True),  # a node of a step
    Column("source", BigInteger, nullable=False, index=True),  # the conclusion that told it
    Column("step", Text, nullable=False),
    Column("value", Text, nullable=False),
)

trace_links = Table(
    "trace_links",
    metadata,
    Column("left", BigInteger, nullable=False, index=True),
    Column("right", BigInteger, nullable=False, index=True),
    Column("source", BigInteger, nullable=False, index=True),  # 0 where it stands on a comparison of the two
    Column("step", Text, nullable=False),
    Column("joins", Boolean, nullable=False),
    Column("value", Text, nullable=False),
)

trace_marks = Table(  # by what nodes find each other
    "trace_marks",
    metadata,
    Column("block", BigInteger, primary_key=True, autoincrement=False),
    Column("sort", Text, primary_key=True),
    Column("node", BigInteger, primary_key=True, autoincrement=False),
)

trace_homes = Table(  # of nodes concluded on together: by which conclusion
    "trace_homes",
    metadata,
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Column("home", BigInteger, nullable=False),
)

concluded = Table(  # one row: up to which line of ``changes`` everything is concluded, and by which rules
    "concluded",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("rules", Text, nullable=False),
)

TRACES = (trace_items, trace_links, trace_marks, trace_homes)
