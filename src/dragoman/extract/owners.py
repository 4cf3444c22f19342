"""Whose an undertaking is: the bodies behind its subject, behind the one who is quoted, or at the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.extract.parties import Parties, Party, leading_pair
from dragoman.extract.speakers import Memory, Speech, find_speakers
from dragoman.knowledge.lookup import country_of, find_known
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Attribution
from dragoman.model.document import Span
from dragoman.model.reading import Reading
from dragoman.model.records import Engagement

SPEAKING = frozenset({"i", "we", "it", "they", "our", "my", "its", "their"})  # in reported speech: the one who is quoted
SEVERAL = frozenset({"they", "their"})
JOINT = frozenset({"both", "they", "sides", "parties", "two"})  # words for the two at the table
PAIRED = frozenset({"both", "two"})  # … which make others joint too: "the two leaders"


@dataclass(frozen=True)
class Owners:
    """The lookup for one document."""

    reading: Reading
    parties: Parties
    knowledge: Knowledge
    speeches: Mapping[Attribution, Speech]

    @classmethod
    def of_reading(cls, reading: Reading, parties: Parties, knowledge: Knowledge) -> Owners:
        """The lookup over *reading*."""
        return cls(reading, parties, knowledge, find_speakers(reading, parties))

    def of(self, head: int | None, cue: Span, *, personal: bool = False, addressed: bool = False) -> list[Party]:
        """Who owns what the noun *head* is the subject of; *personal*: the persons rather than what they stand for."""
        if head is None:
            return []
        grammar = self.parties.grammar
        word = grammar.tokens[head].text.lower()
        plural = grammar.tokens[head].tag == "NNS" and all(grammar.tokens[child].dep == "det" for child in grammar.children[head])
        joint = word in JOINT or plural or any(grammar.tokens[child].text.lower() in PAIRED for child in grammar.children[head])
        found = self.quoted(cue, word) if word in SPEAKING else []
        found = found or self.parties.at(head)
        found = found or list(self.carried(head, word))
        if joint and not addressed and all(party.actor is None or party.actor.entity is None for party in found):
            found = self.table() or found
        named = found if personal else [self.behind(party) for party in found]
        return list({party.name: party for party in named}.values())

    def carried(self, head: int, word: str) -> tuple[Party, ...]:
        """Who is meant by "they" or "we" where no chain tells: the subjects or the speaker before."""
        number = self.parties.grammar.tokens[head].sentence
        memory = Memory(self.reading, self.parties)
        if word == "they":
            return next(memory.several(number), ())
        told = [(memory.sentence(saying.cue), speech.speakers) for saying, speech in self.speeches.items() if speech.speakers]
        return memory.carried("we", number, [one for one in told if one[0] <= number]) if word == "we" else ()

    def quoted(self, cue: Span, word: str) -> list[Party]:
        """The speaker in whose reported words *cue* stands, if the pronoun *word* can mean him."""
        around = [saying for saying in self.reading[Attribution] if saying.span.covers(cue) and saying.source is not None]
        closest = min(around, key=lambda saying: len(saying.span), default=None)
        if closest is None or (word in SEVERAL and not self.is_several(closest)):
            return []
        return list(self.speeches[closest].speakers)

    def is_several(self, saying: Attribution) -> bool:
        """Whether more than one speaks: joined names, a group, or a noun in the plural."""
        speakers = self.speeches[saying].speakers
        grammar = self.parties.grammar
        head = None if saying.source is None else grammar.head_of(saying.source)
        plural = head is not None and grammar.tokens[head].tag in ("NNS", "NNPS")
        return len(speakers) > 1 or plural or any(party.actor is not None and party.actor.kind in ("group", "org") for party in speakers)

    def behind(self, party: Party) -> Party:
        """The state or body for which *party* stands or which its words name ("officials of the Union"), else itself."""
        actor = party.actor
        state_body = actor is not None and (actor.kind != "org" or not (actor.represents_entity or "").startswith("org:"))
        if actor is not None and actor.represents is not None and state_body:
            return Party(actor.represents, party.span, actor, actor.represents_entity)
        if actor is not None and actor.kind == "place":
            return self.government(party)
        if actor is not None and (actor.entity is not None or actor.kind in ("person", "state")):
            return party
        bodies = {
            entry.entity: entry
            for _, entries in find_known(self.knowledge, party.name)
            for entry in entries[:1]
            if entry.kind in ("state", "org") and entry.form != "people"
        }
        if len(bodies) != 1 or (actor is not None and actor.kind == "org"):
            return party
        (entry,) = bodies.values()
        if entry.form == "adjective" and party.name.split()[-1][:1].isupper():
            return party  # a name of its own with an adjective in it
        return Party(entry.name, party.span, None, entry.entity)

    def government(self, party: Party) -> Party:
        """The state whose capital acts, as in "Paris agreed"; any other place stays itself."""
        entity = party.actor.entity if party.actor is not None else None
        code = country_of(entity) if entity is not None else None
        territory = self.knowledge.territories.get(code) if code is not None else None
        if territory is None or party.name not in (territory.capital, *territory.capital_names):
            return party
        return Party(territory.name, party.span, party.actor, territory.id)

    def between(self, span: Span) -> list[Party]:
        """The parties of an agreement to come, named after "between" in *span*."""
        words = span.of(self.reading.text)
        at = words.find(" between ")
        if at < 0:
            return []
        found = []
        for place, entries in find_known(self.knowledge, words[at:]):
            where = Span(span.start + at + place.start, span.start + at + place.end)
            if entries[0].kind in ("state", "org") and entries[0].form not in ("adjective", "people"):
                found.append(Party(where.of(self.reading.text), where, None, entries[0].entity))
        return found if len(found) == 2 else []

    def table(self) -> list[Party]:
        """The two sides of the document's main engagement, where it has just two; else the two that it is about."""
        return self.met() or leading_pair(self.reading)

    def across(self, name: str) -> list[Party]:
        """The other side of the document's main engagement, where that has two and *name* is one."""
        met = self.met()
        return [party for party in met if party.name != name] if any(party.name == name for party in met) else []

    def met(self) -> list[Party]:
        """The two sides of the document's main engagement; none where it has more or fewer."""
        for engagement in self.reading[Engagement]:
            if not engagement.main:
                continue
            sides: dict[str, Party] = {}
            for participant in engagement.participants:
                name = participant.represents or (participant.name if participant.kind in ("state", "org") else None)
                if name is not None:
                    anchor = engagement.evidence[0]
                    sides.setdefault(name, Party(name, Span(anchor.start, anchor.end)))
            if len(sides) == 2:
                return list(sides.values())
        return []
