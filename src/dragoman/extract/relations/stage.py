"""Standing facts between parties, each a typed edge with its words; two names in one sentence are no relation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from dragoman.extract.parties import Party
from dragoman.extract.relations.accords import agreements
from dragoman.extract.relations.bodies import find_bodies
from dragoman.extract.relations.edges import Edge, Scene
from dragoman.extract.relations.fact_sheets import labelled_facts
from dragoman.extract.relations.missions import embassies
from dragoman.extract.relations.ties import diplomatic_relations
from dragoman.knowledge.calibration import curve_of
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, Block, DateMention, Sentence, Token
from dragoman.model.confidence import Curve, Weight
from dragoman.model.reading import Drop, Reading
from dragoman.model.records import Evidence, Relation

SURE = {"agreement_in_force": 0.75, "hosts": 0.7}
USUAL = 0.85
MUTUAL = ("diplomatic_relations_since", "agreement_in_force")
INFERRED = Weight("a side is taken from the document at large", -0.2)


@dataclass(frozen=True)
class Relations:
    """Token, Sentence, Mention, Actor and DateMention layers → Relation records."""

    name: ClassVar[str] = "relations/1"
    requires: ClassVar[frozenset[type]] = frozenset({Token, Sentence, Block, Actor, DateMention})
    provides: ClassVar[frozenset[type]] = frozenset({Relation})
    knowledge: Knowledge
    words: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        lexicon = self.knowledge.lexicons.get("cues/en/relations", {})
        object.__setattr__(self, "words", lexicon if isinstance(lexicon, dict) else {})

    def __call__(self, reading: Reading) -> Reading:
        scene = Scene.of(reading, self.knowledge, self.words)
        furniture = [block.span for block in reading[Block] if block.kind not in ("body", "heading")]
        kept: dict[tuple[str, ...], Relation] = {}
        dropped: list[Drop] = []
        curve = curve_of(self.knowledge, Relation)
        edges = (
            [*diplomatic_relations(scene), *embassies(scene), *agreements(scene), *find_bodies(scene), *labelled_facts(scene)] if self.words else []
        )
        dated = {pair_of(edge) for edge in edges if is_told(edge)}
        for edge in sorted(edges, key=lambda edge: edge.anchor):
            key = (identity(edge.subject), edge.predicate, identity(edge.object), edge.date.value if edge.date else "")
            reason = "told before" if key in kept else "one side twice" if key[0] == key[2] else None
            vague = any(pair_of(other) == pair_of(edge) and is_closer(other, edge) for other in edges)
            reason = "told with its date elsewhere" if vague or (not is_told(edge) and pair_of(edge) in dated) else reason
            reason = "page furniture" if not edge.labelled and any(place.overlaps(edge.anchor) for place in furniture) else reason
            if reason:
                dropped.append(Drop(self.name, reason, edge.anchor.of(reading.text)))
            else:
                kept[key] = make_relation(reading.text, edge, len(kept) + 1, curve)
        return reading.adding(Relation, kept.values(), dropped)


def is_told(edge: Edge) -> bool:
    """Whether the text tells the date of *edge*, so that it need not be reckoned."""
    return edge.date is not None and not edge.date.value.endswith("?")


def is_closer(other: Edge, edge: Edge) -> bool:
    """Whether *other* tells the same date as *edge* more closely: the day of its year."""
    if other.date is None or edge.date is None:
        return False
    return other.date.value != edge.date.value and other.date.value.startswith(f"{edge.date.value}-")


def pair_of(edge: Edge) -> tuple[str, ...]:
    """What *edge* says of whom; whichever side comes first where it runs either way."""
    sides = (identity(edge.subject), identity(edge.object))
    return (edge.predicate, *(sorted(sides) if edge.predicate in MUTUAL else sides))


def identity(party: Party | None) -> str:
    """What *party* is, however this place spells it."""
    return "" if party is None else party.entity or party.name


def make_relation(text: str, edge: Edge, number: int, curve: Curve) -> Relation:
    """The record of *edge*; what stands outside its anchor is evidence of its own."""
    evidence = [Evidence.at(text, edge.anchor)]
    for party, side in ((edge.subject, "subject"), (edge.object, "object")):
        if party is not None and not edge.anchor.covers(party.span):
            evidence.append(Evidence.at(text, party.span, side, grounding="inferred" if edge.inferred else "exact"))
    if edge.date is not None and not edge.anchor.covers(edge.date.span):
        evidence.append(Evidence.at(text, edge.date.span, "date", grounding="normalised"))
    weights = (Weight(edge.predicate.replace("_", " "), SURE.get(edge.predicate, USUAL)), *((INFERRED,) if edge.inferred else ()))
    object_name = edge.object.name if edge.object else None
    date = edge.date.value if edge.date else None
    return Relation(f"{Relation.prefix}{number}", edge.subject.name, edge.predicate, object_name, date, curve.of(weights), tuple(evidence), weights)
