"""Lists of who is in a delegation, a line for each: "The Northland delegation will include:" and names below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.extract.engagements.candidates import Candidate
from dragoman.extract.engagements.scene import Scene, Unit
from dragoman.model.annotations import Sentence

NEAR = 7  # words within which the first name of a line stands
SHORT = 3  # words of a number or form of address that the layout parts from its line
FEWEST = 2


@dataclass(frozen=True)
class Rosters:
    """Finds the rosters of one scene. ``lists`` are the words of engagements."""

    scene: Scene
    lists: Mapping[str, frozenset[str]]

    def find(self) -> Iterator[Candidate]:
        """A reference back to what a delegation takes part in, for each roster."""
        for number, sentence in enumerate(self.scene.sentences):
            if self.is_head(sentence):
                roots = tuple(unit.root for unit in self.below(number))
                if len(roots) >= FEWEST:
                    end = sentence.last - 1
                    yield Candidate("other", end, end, number, "reference", "held", roots, complete=True, retinue=True)

    def is_head(self, sentence: Sentence) -> bool:
        """Whether a sentence names a delegation and ends with a colon."""
        words = self.scene.tokens[sentence.first : sentence.last]
        return bool(words) and words[-1].text == ":" and any(word.lemma.lower() in self.lists["retinues"] for word in words)

    def below(self, head: int) -> Iterator[Unit]:
        """Who opens each line below a head, up to the first line that names nobody."""
        scene = self.scene
        for line in scene.sentences[head + 1 :]:
            units = scene.units_in(line.first, min(line.last, line.first + NEAR))
            people = [unit for unit in units if scene.actors[unit.actor].kind in ("person", "group")]
            if people and people[0] is units[0]:
                yield people[0]
            elif units or line.last - line.first > SHORT:
                return
