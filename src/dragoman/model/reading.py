"""A reading: one document and the layers found in it so far.

A layer is all annotations of one class, in the order of their spans; it is asked for by that class, so its type is known. Layers are
added and never changed: a stage takes a reading and returns a larger one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, TypeVar

from dragoman.model.document import Document

Layer = TypeVar("Layer")


@dataclass(frozen=True, slots=True)
class Drop:
    """Something found and not kept: where, by which stage, why, and the words."""

    stage: str
    reason: str
    quote: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its layers and what was dropped on the way."""

    document: Document
    layers: Mapping[type, tuple[Any, ...]] = field(default_factory=lambda: MappingProxyType({}))
    dropped: tuple[Drop, ...] = ()

    @property
    def text(self) -> str:
        """The document's text, to which all spans point."""
        return self.document.text

    def __getitem__(self, kind: type[Layer]) -> tuple[Layer, ...]:
        """All annotations of *kind*; empty where no stage has provided the layer."""
        return self.layers.get(kind, ())

    def has(self, kind: type) -> bool:
        """Whether a stage has provided the layer *kind*, be it empty."""
        return kind in self.layers

    def adding(self, kind: type[Layer], items: Iterable[Layer], dropped: Iterable[Drop] = ()) -> Reading:
        """This reading with one more layer.

        Raises:
            ValueError: the layer is there already; a later stage may not rewrite an earlier one.
        """
        if kind in self.layers:
            raise ValueError(f"layer {kind.__name__} is there already; a stage adds layers and changes none")
        return replace(self, layers=MappingProxyType({**self.layers, kind: tuple(items)}), dropped=(*self.dropped, *dropped))
