"""Which money a bare coin is: "900 million pesos" in a text on Chile are Chilean ones; where no state tells, the coin is its own unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dragoman.knowledge.lookup import find_known
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, Quantity, Sentence
from dragoman.model.reading import Reading

Coins = Mapping[str, Mapping[str, str]]  # by the coin in the plural, the code of each state that has it


def find_coins(knowledge: Knowledge) -> Coins:
    """The coins that several states have under one name, with their codes by state; and those that no state has now, with none."""
    numbers, figures = knowledge.lexicons["cues/en/numbers"], knowledge.lexicons["cues/en/figures"]
    assert isinstance(numbers, dict)
    assert isinstance(figures, dict)
    found: dict[str, dict[str, str]] = {coin: {} for coin in figures["coins"]}
    for code, names in numbers["currencies"].items():
        for name in names:
            whose, _, coin = name.rpartition(" ")
            if whose and coin in found and (state := state_of(knowledge, whose)) is not None:
                found[coin].setdefault(state, code)
    return found


def state_of(knowledge: Knowledge, words: str) -> str | None:
    """The state that *words* ("Chilean") name, all of them."""
    for place, entries in find_known(knowledge, words):
        if len(place) == len(words):
            return next((entry.entity for entry in entries if entry.entity.startswith("territory:")), None)
    return None


@dataclass(frozen=True)
class Purse:
    """The coins of one document."""

    reading: Reading
    coins: Coins

    def named(self, quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
        """*quantities*, those of a bare coin under its code."""
        return tuple(self.of_coin(quantity) for quantity in quantities)

    def of_coin(self, quantity: Quantity) -> Quantity:
        """*quantity* in its money, where it counts coins."""
        coin, _, more = (quantity.counted or "").partition(" ")
        if quantity.unit != "count" or coin not in self.coins or (more and not more.startswith(("of ", "worth "))):
            return quantity
        return replace(quantity, unit=self.code(quantity, self.coins[coin]) or coin, counted=None)

    def code(self, quantity: Quantity, codes: Mapping[str, str]) -> str | None:
        """The code of the one state with such a coin that the sentence, or else the text, speaks of."""
        sentence = next((one.span for one in self.reading[Sentence] if one.span.covers(quantity.span)), quantity.span)
        for near in (True, False):
            states = {entity for actor in self.reading[Actor] for entity in entities(actor) if not near or any(map(sentence.covers, actor.mentions))}
            found = sorted(states & set(codes))
            if found:
                return codes[found[0]] if len(found) == 1 else None
        return None


def entities(actor: Actor) -> tuple[str, ...]:
    """The state that *actor* is, or for which it stands, by id."""
    return tuple(entity for entity in (actor.entity, actor.represents_entity) if entity is not None)
