"""Knowledge, read once and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from dragoman.knowledge.schema import Knowledge

DATA = Path(__file__).parent / "data"


@cache
def load_knowledge() -> Knowledge:
    """All that the files tell."""
    return Knowledge(lexicons=read_lexicons(DATA))


def read_lexicons(folder: Path) -> Mapping[str, object]:
    """Each cue file as plain data, under its path without ending."""
    paths = sorted(folder.glob("cues/**/*.yaml"))
    return {str(path.relative_to(folder).with_suffix("")): yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) for path in paths}
