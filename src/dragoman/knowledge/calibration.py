"""What a score is worth: for each kind of record the curve of ``calibration.yaml``, as it was measured on annotated documents."""

from __future__ import annotations

from typing import Any

from dragoman.knowledge.schema import Knowledge
from dragoman.model.confidence import Curve
from dragoman.model.records import Record

KEY = "calibration"


def curve_of(knowledge: Knowledge, kind: type[Record]) -> Curve:
    """The curve for records of *kind*; where none was measured, scores stand as they are."""
    measured: Any = knowledge.lexicons.get(KEY)
    knots = measured.get(kind.listing, {}).get("knots", ()) if isinstance(measured, dict) else ()
    return Curve(tuple((float(score), float(probability)) for score, probability in knots))
