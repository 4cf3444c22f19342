"""What is wrong in a knowledge file, told so that whoever wrote it can mend it: where, what was found, what was expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from dragoman.knowledge.read import PlainLoader

Step = str | int  # a key or an index


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault. ``file`` is relative to the folder of the files, ``line`` counts from 1, ``path`` leads to the value ("names.en")."""

    file: str
    line: int
    path: str
    found: str
    expected: str
    hint: str = ""

    def __str__(self) -> str:
        place = ", ".join(filter(None, (self.file, f"line {self.line}" if self.line else "", self.path)))
        return f"{place}: found {self.found}, expected {self.expected}.{' ' + self.hint if self.hint else ''}"


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text and its tree, which knows the lines."""

    name: str
    text: str
    root: Node | None

    @classmethod
    def of(cls, path: Path, folder: Path) -> Source:
        """The file at *path*; its tree, where it is YAML."""
        text = path.read_text(encoding="utf-8")
        return cls(path.relative_to(folder).as_posix(), text, yaml.compose(text, Loader=PlainLoader))

    def fault(self, steps: Sequence[Step], found: str, expected: str, hint: str = "") -> Fault:
        """A fault at the value that *steps* lead to."""
        return Fault(self.name, line_of(self.root, steps), ".".join(map(str, steps)), found, expected, hint)


def line_of(node: Node | None, steps: Sequence[Step]) -> int:
    """The line, from 1, of the value that *steps* lead to, or of the nearest value above it; 0 in an empty file."""
    if node is None:
        return 0
    if steps and (inner := child(node, steps[0])) is not None:
        return line_of(inner, steps[1:])
    return int(node.start_mark.line) + 1


def child(node: Node, step: Step) -> Node | None:
    """The value under a key (the last, where it stands twice) or at an index."""
    if isinstance(node, MappingNode):
        return next((value for key, value in reversed(node.value) if isinstance(key, ScalarNode) and key.value == str(step)), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: Node = node.value[step]
        return found
    return None


def repeated_keys(node: Node | None, steps: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """Where a key stands twice in one place: YAML would silently keep the last."""
    if isinstance(node, MappingNode):
        seen = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                yield (*steps, name)
            seen.add(name)
            yield from repeated_keys(value, (*steps, name))
    elif isinstance(node, SequenceNode):
        for at, value in enumerate(node.value):
            yield from repeated_keys(value, (*steps, at))
