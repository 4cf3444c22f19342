"""The words that name a place: a town, a venue, a venue in its town; never more than stands side by side in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.engagements.scene import Scene, Unit
from dragoman.knowledge.lookup import country_of, find_known, lookup
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import NamedSpan
from dragoman.model.document import Span
from dragoman.model.records import Place

INSIDE = re.compile(r"(?:,|,? (?:in|near|outside|at))(?: the(?: \w+)? (?:city|town|village|capital|port)(?: of)?| the)? ")
BEHIND = re.compile(r"(?:,| in| \()\s*(?:the )?")
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
NOTE = re.compile(r"\W*\[\d*\]?$")  # the mark of a footnote, glued to a name
TOWN = re.compile(r"[A-ZÀ-Þ]{4,}(?:[ -][A-ZÀ-Þ]{3,})*(?=,|\s+\(|\s+[-–—])")  # at the front of a dateline
SITES = frozenset({"FAC", "LOC", "GPE"})
NEAR = 6  # sentences of an item
LONGEST = 40  # characters of a town's name
SITUATED = frozenset({"of", "on", "at", "in", "by", "near"})
LABELS = ("compound", "nmod", "amod", "poss", "nummod", "punct", "case")


@dataclass(frozen=True)
class Spots:
    """Reads off the place that a noun of one scene names."""

    scene: Scene
    knowledge: Knowledge
    houses: frozenset[str]
    settlements: frozenset[str]

    def at(self, noun: int) -> tuple[Place, Span] | None:
        """The place that *noun* is the head of, its name as written; ``None`` where it names none."""
        scene = self.scene
        unit = scene.unit_at(noun)
        if unit is not None and unit.root != noun and scene.actors[unit.actor].kind == "group":
            unit = None  # "ambassadors at the Palace"
        kind = scene.actors[unit.actor].kind if unit else "place"
        if unit is not None and kind == "state":
            actor = scene.actors[unit.actor]
            return (Place(actor.name, self.country(unit)), unit.span) if unit.span.of(scene.reading.text)[0].isupper() else None
        if unit is not None and kind == "org" and scene.actors[unit.actor].entity is None and (joined := self.town_at_end(unit.span, noun)):
            return joined
        if unit is not None and kind == "org" and scene.actors[unit.actor].entity is None and self.country_behind(unit.span):
            return self.placed(self.extended(unit.span))  # "Sosk, Finland", taken for a body
        if kind in ("person", "group") or (kind == "org" and not (unit and self.is_house(unit.span))):
            return None
        town = self.town_of(noun)
        if town is not None:
            return self.at(town) or self.placed(self.words(town, None))
        if self.is_time(noun) or (unit is None and self.is_nobodys(noun)):
            return None
        span = self.words(noun, unit)
        if scene.tokens[noun].lemma == "capital":
            return self.capital(span)
        known = unit is not None and kind == "place" and scene.actors[unit.actor].entity is not None and unit.span == span
        return self.place(span, unit) if known and unit else self.placed(self.extended(span)) or self.house(noun)

    def house(self, noun: int) -> tuple[Place, Span] | None:
        """A house in small letters with the name that tells which: "her office on Wharf Road", "the monument of Larkholm"."""
        scene, tokens = self.scene, self.scene.tokens
        if tokens[noun].lemma.lower() not in self.houses:
            return None
        below = [at for word, prep in scene.prepositions(noun) if word in SITUATED for at in scene.complements(prep) if prep > noun]
        bodies = {at for at in below if (unit := scene.unit_at(at)) is not None and scene.actors[unit.actor].kind == "org"}
        named = next((at for at in below if tokens[at].tag.startswith("NNP") and at not in bodies and not self.is_time(at)), None)
        return self.placed(self.extended(Span(tokens[noun].span.start, self.words(named, scene.unit_at(named)).end))) if named is not None else None

    def labelled(self, sentence: int) -> tuple[Place, Span] | None:
        """The town that stands alone in capitals at the head of an item: "LARKHOLM. A fair opened here today"."""
        scene, text = self.scene, self.scene.reading.text
        for number in range(sentence - 1, max(-1, sentence - NEAR), -1):
            line = scene.sentences[number]
            unit = next(iter(scene.units_in(line.first, line.last)), None)
            alone = unit is not None and line.span.of(text).strip(" .:–—-") == unit.span.of(text) and unit.span.of(text).isupper()
            if unit is not None and alone and scene.actors[unit.actor].kind == "place":
                return Place(scene.actors[unit.actor].name, self.country(unit)), unit.span
        return None

    def filed(self) -> tuple[Place, Span] | None:
        """The town of the dateline, also one that is known by nothing else."""
        scene = self.scene
        lines = [block.span for block in scene.blocks if block.kind == "dateline"]
        town = TOWN.match(scene.reading.text, lines[0].start, lines[0].end) if lines else None
        if town is not None and not any(span.start < town.end() for span, _ in scene.mentions_within(lines[0])):
            span = Span(*town.span())
            return Place(span.of(scene.reading.text).title(), self.country_behind(span)), span
        cities = [place for line in lines for place in scene.mentions_within(line) if scene.actors[place[1]].kind == "place"]
        return next(((Place(scene.actors[at].name, self.code(scene.actors[at].entity)), span) for span, at in cities), None)

    def town_of(self, noun: int) -> int | None:
        """The name behind "the city of" or "the town"."""
        scene = self.scene
        if scene.tokens[noun].lemma.lower() not in self.settlements or scene.tokens[noun].tag.startswith("NNP"):
            return None
        below = [at for word, prep in scene.prepositions(noun) if word == "of" for at in scene.complements(prep)]
        below += scene.dependents(noun, "appos")
        return next((at for at in below if scene.tokens[at].tag.startswith("NNP") and not self.is_time(at)), None)

    def capital(self, span: Span) -> tuple[Place, Span] | None:
        """What "the Ruritanian capital" is: the town's name where the text has it, else these words."""
        code = self.country_within(span.of(self.scene.reading.text))
        territory = self.knowledge.territories.get(code) if code else None
        if territory is None:
            return None
        named = re.search(rf"\b{re.escape(territory.capital)}\b", self.scene.reading.text, re.IGNORECASE) if territory.capital else None
        if named is None:
            return Place(span.of(self.scene.reading.text), code), span
        return Place(territory.capital or named[0], code), Span(named.start(), named.end())

    def words(self, noun: int, unit: Unit | None) -> Span:
        """The capitalised words around *noun*, with "of" and what is of it."""
        scene, tokens = self.scene, self.scene.tokens
        first, last = scene.range_of(unit.span) if unit else (noun, noun + 1)
        while first > 0 and tokens[first - 1].head in range(first, last) and tokens[first - 1].dep in LABELS and self.is_name(first - 1):
            first -= 1
        owner = tokens[first - 1].head if first > 0 and tokens[first - 1].tag == "POS" else first
        is_house = tokens[noun].lemma.lower() in self.houses
        if is_house and owner < first and tokens[owner].tag.startswith("NNP") and tokens[owner].head in range(first, last):
            first = scene.reach[owner][0]  # "the Prime Minister's Office"
        span = scene.span_of(first, last)
        for site in self.sites:
            if site.start < span.end and span.start < site.end and site.join(span).of(scene.reading.text).count("\n") == 0:
                span = span.join(site)
        name = ARTICLE.sub("", span.of(scene.reading.text)) if not span.of(scene.reading.text).startswith("The ") else span.of(scene.reading.text)
        note = NOTE.search(name)
        return Span(span.end - len(name), span.end - (len(note[0]) if note else 0))

    def is_name(self, token: int) -> bool:
        """Whether a word before the noun is part of its name: a capital, a number, a sign or an ending between."""
        word = self.scene.tokens[token]
        return word.text[0].isupper() or word.tag in ("POS", "HYPH") or (word.tag == "CD" and word.text[0].isdigit())

    @cached_property
    def sites(self) -> list[Span]:
        """What the statistical model takes for places."""
        return [named.span for named in self.scene.reading[NamedSpan] if named.label in SITES]

    def extended(self, span: Span) -> Span:
        """A venue with the place that stands right behind it: "State House in Larkholm"."""
        text = self.scene.reading.text
        rest = INSIDE.match(text, span.end)
        if rest is None:
            return span
        behind = self.named_behind(rest.end())
        return span.join(behind[0]) if behind else self.with_place(span, rest.end())

    def with_place(self, span: Span, start: int) -> Span:
        """A venue joined with the place, known by nothing but this text, whose name begins at *start*."""
        scene = self.scene
        unit = next((unit for unit in scene.units[bisect_left(scene.unit_starts, start) :][:1] if unit.span.start == start), None)
        return span.join(unit.span) if unit is not None and scene.actors[unit.actor].kind == "place" else span

    def named_behind(self, start: int) -> tuple[Span, str] | None:
        """The known town or state whose name begins at *start*, with its id."""
        after = self.scene.reading.text[start : start + LONGEST]
        at, entries = next(find_known(self.knowledge, after), (None, ()))
        if at is None or at.start or entries[0].kind not in ("place", "state") or entries[0].form in ("adjective", "people"):
            return None
        return Span(start, start + at.end), entries[0].entity

    def placed(self, span: Span) -> tuple[Place, Span] | None:
        """The place that *span* names, where it is a name at all."""
        name = span.of(self.scene.reading.text)
        if not any(word[0].isupper() for word in name.split()):
            return None
        return Place(" ".join(name.split()), self.country_within(name) or self.country_behind(span)), span

    def place(self, span: Span, unit: Unit) -> tuple[Place, Span]:
        """A known town under its name."""
        return Place(span.of(self.scene.reading.text), self.country(unit)), span

    def country(self, unit: Unit) -> str | None:
        """ISO 3166-1 alpha-2 code of a known place."""
        return self.code(self.scene.actors[unit.actor].entity)

    def code(self, entity: str | None) -> str | None:
        """The country of a known thing."""
        code = country_of(entity) if entity else None
        return code if code and len(code) == 2 else None

    def country_within(self, name: str) -> str | None:
        """The country of the last town or state that is part of a name."""
        entities = [entries[0].entity for _, entries in find_known(self.knowledge, name) if entries and entries[0].kind in ("place", "state")]
        codes = [code for code in map(country_of, entities) if code and len(code) == 2]
        return codes[-1] if codes else None

    def town_within(self, span: Span) -> tuple[Place, Span] | None:
        """The last known town in the words of *span*: "State House in Larkholm"."""
        found = [
            (at, entries[0].entity) for at, entries in find_known(self.knowledge, span.of(self.scene.reading.text)) if entries[0].kind == "place"
        ]
        if not found or (code := self.code(found[-1][1])) is None:
            return None
        town = Span(span.start + found[-1][0].start, span.start + found[-1][0].end)
        return Place(town.of(self.scene.reading.text), code), town

    def town_at_end(self, span: Span, noun: int) -> tuple[Place, Span] | None:
        """The known town that a body's name was joined with: "the Joint Commission in Larkholm"."""
        last = self.scene.tokens[noun]
        ends = last.span.end == span.end and last.dep == "pobj" and self.scene.tokens[last.head].text in ("in", "at")
        town = self.town_within(span) if ends else None
        return town if town is not None and town[1].end == span.end else None

    def country_behind(self, span: Span) -> str | None:
        """The state that stands right behind an unknown place: "in Sosk, Finland"."""
        rest = BEHIND.match(self.scene.reading.text, span.end)
        behind = self.named_behind(rest.end()) if rest else None
        return self.code(behind[1]) if behind else None

    def is_house(self, span: Span) -> bool:
        """Whether a body's name is that of a house: "the Ministry of Finance"."""
        return bool(self.houses & set(span.of(self.scene.reading.text).lower().split()))

    def is_time(self, noun: int) -> bool:
        """Whether the noun stands in a time."""
        span = self.scene.tokens[noun].span
        return any(date.span.covers(span) for date in self.scene.dates)

    def is_nobodys(self, noun: int) -> bool:
        """Whether a word without a capital, or one for a language or people, is no name of a place."""
        token = self.scene.tokens[noun]
        if token.lemma.lower() in self.houses | self.settlements:
            return False
        return not token.tag.startswith("NNP") or any(entry.form in ("adjective", "people") for entry in lookup(self.knowledge, token.text))
