"""Compiles the knowledge files into the one file that a start reads, whenever a wheel is built or the project is installed for editing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = "src/dragoman/knowledge/compiled.json"


class CompileKnowledge(BuildHookInterface):  # type: ignore[type-arg]  # hatchling leaves its generic open
    """Writes ``compiled.json`` into the source and, though version control ignores it, into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(Path(self.root) / "src"))
        try:
            from dragoman.knowledge.compile import compile_knowledge

            compile_knowledge()
        finally:
            sys.path.pop(0)
        build_data["artifacts"].append(COMPILED)
