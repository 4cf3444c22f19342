"""Whose an undertaking is: the bodies behind its subject, behind the one who is quoted, behind a paper, or at the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.extract.parties import Parties, Party
from dragoman.extract.pointing import Pointing
from dragoman.extract.rows import is_row
from dragoman.extract.statements.speakers import Memory, Speech, find_speakers, is_named
from dragoman.extract.undertakings.at_table import Table
from dragoman.extract.undertakings.behind import behind, sides_behind, sides_named
from dragoman.extract.undertakings.papers import Papers
from dragoman.extract.undertakings.pledged import Pledge
from dragoman.extract.undertakings.promises import Promises
from dragoman.knowledge.lookup import country_of, find_known
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, Attribution
from dragoman.model.document import Span
from dragoman.model.reading import Reading

ROW = 200  # characters in which the states of a row stand
SERVING = ("to", "for", "with")
SIDES = ("territory:", "org:", "group:")


@dataclass(frozen=True)
class Owners:
    """The lookup for one document."""

    reading: Reading
    parties: Parties
    knowledge: Knowledge
    promises: Promises
    pointing: Pointing
    memory: Memory
    speeches: Mapping[Attribution, Speech]
    table: Table
    papers: Papers

    @classmethod
    def of_reading(cls, reading: Reading, parties: Parties, knowledge: Knowledge, promises: Promises) -> Owners:
        """The lookup over *reading*."""
        memory, table = Memory.of(reading, parties, knowledge), Table(reading, parties)
        speeches = find_speakers(reading, parties, memory)
        return cls(reading, parties, knowledge, promises, memory.pointing, memory, speeches, table, Papers(parties, promises, table))

    def of(self, head: int | None, cue: Span, *, personal: bool = False, addressed: bool = False) -> list[Party]:
        """Who owns what the noun *head* is the subject of; *personal*: the persons rather than what they stand for."""
        if head is None:
            return []
        word = self.parties.grammar.tokens[head].text.lower()
        found = self.quoted(cue, word) if self.pointing.has("speaking", word) else []
        found = found or self.own_government(head, cue) or ([] if addressed else self.papers.makers(head)) or self.parties.at(head)
        if all(party.actor is None for party in found):
            found = self.own_body(head, cue) or self.own_country(head, cue) or found
        found = self.realm(head) or found or list(self.carried(head, word))
        if not addressed and self.is_joint(head) and all(party.actor is None or party.actor.entity is None for party in found):
            found = self.at_table(head) or found
        token = self.parties.grammar.tokens[head]
        event = token.text[:1].isupper() and self.promises.has("encounter_nouns", token.lemma.lower())  # "the Forum for A" isn't A's
        named = found if personal or event else [side for party in found for side in sides_behind(self.knowledge, party)]
        return list({party.name: party for party in named}.values())

    def at_table(self, head: int) -> list[Party]:
        """Those at the table whom the noun *head* means: "the three governments", "both sides", "the ministers"."""
        place, count = self.parties.grammar.tokens[head].span, self.count(head)
        if count is not None:
            return self.table.several(count) or self.table.listed(place, count) or self.counted_before(head, count)
        return self.table.two(place) if self.is_paired(head) else self.table.met() or self.table.listed(place) or self.table.two(place)

    def counted_before(self, head: int, count: int) -> list[Party]:
        """The *count* states in a row after "the governments of" or the like, before the noun *head* means them."""
        tokens, text = self.parties.grammar.tokens, self.reading.text
        before = (at for at in range(head - 1, -1, -1) if tokens[at].lemma.lower() == tokens[head].lemma.lower())
        for at in before:
            start = tokens[at].span.end
            known = [
                (Span(start + place.start, start + place.end), entry) for place, entry in sides_named(self.knowledge, text[start : start + ROW])
            ][:count]
            if len(known) == count and is_row([place for place, _ in known], text):
                return [Party(place.of(text), place, None, entry.entity) for place, entry in known]
        return []

    def is_paired(self, head: int) -> bool:
        """Whether the noun *head* says that there are two: "both", "the two leaders"."""
        grammar = self.parties.grammar
        return any(self.pointing.has("pairs", grammar.tokens[word].text.lower()) for word in (head, *grammar.children[head]))

    def is_joint(self, head: int) -> bool:
        """Whether the noun *head* means those at the table: "both", "the leaders", "the two delegations", "their governments"."""
        grammar = self.parties.grammar
        token, children = grammar.tokens[head], [grammar.tokens[child] for child in grammar.children[head]]
        side = self.promises.has("sides", token.lemma.lower()) or (token.tag == "NNPS" and self.promises.has("sides", token.text.lower()[:-1]))
        plain = token.tag in ("NNS", "NNPS") and all(child.dep == "det" or child.text.lower() == "their" for child in children)
        counted = any(child.text.lower() == "both" or child.text.lower() in self.pointing.counts for child in children)
        return self.pointing.has("joint", token.text.lower()) or (side and (plain or counted or self.pointing.is_of_two(grammar, head, "of")))

    def own_government(self, head: int, cue: Span) -> list[Party]:
        """For "my government", "our country" or "the country" in somebody's words: what he stands for."""
        grammar = self.parties.grammar
        token = grammar.tokens[head]
        if token.tag != "NN" or not self.pointing.has("states", token.lemma.lower()) or not self.is_own(head):
            return []
        speakers = [behind(self.knowledge, party) for party in self.quoted(cue, "i")]
        return [party for party in speakers if party.actor is None or party.name != party.actor.name]

    def realm(self, head: int) -> list[Party]:
        """The one state of the text that "the Kingdom" or "the Republic" means by its official name."""
        grammar = self.parties.grammar
        token = grammar.tokens[head]
        if (
            token.tag != "NNP"
            or not grammar.is_bare(head)
            or not self.pointing.has("realms", token.text.lower())
            or self.parties.actors.at(token.span) is not None
        ):
            return []
        states = {actor.entity: actor for actor in self.reading[Actor] if actor.kind == "state" and actor.entity is not None}
        named = [actor for entity, actor in states.items() if token.text in self.official(entity).split()]
        return [Party.of(actor, token.span) for actor in named] if len(named) == 1 else []

    def official(self, entity: str) -> str:
        """The official name of a state; empty where none is known."""
        territory = self.knowledge.territories.get(country_of(entity) or "")
        return (territory.official if territory is not None else None) or ""

    def own_country(self, head: int, cue: Span) -> list[Party]:
        """For "his country" in the words of one whom the text calls by his office alone: the state for which he stands."""
        grammar = self.parties.grammar
        owner = grammar.find(head, "poss")
        his = owner is not None and self.pointing.has("possessing", grammar.tokens[owner].text.lower())
        if not his or not self.pointing.has("states", grammar.tokens[head].lemma.lower()):
            return []
        return [state for party in self.quoted(cue, "i") if ((state := behind(self.knowledge, party)).entity or "").startswith("territory:")]

    def own_body(self, head: int, cue: Span) -> list[Party]:
        """For "our company" or "the agency" in somebody's words: the body that he heads or speaks for, himself where nobody knows it."""
        token = self.parties.grammar.tokens[head]
        if token.tag != "NN" or not self.pointing.has("bodies", token.lemma.lower()) or not self.is_own(head):
            return []
        speakers = [party for party in self.quoted(cue, "i") if party.actor is not None and party.actor.kind == "person"]
        return [own for party in speakers if not ((own := behind(self.knowledge, party)).entity or "").startswith("territory:")]

    def is_own(self, head: int) -> bool:
        """Whether the noun *head* stands alone after "the", "my" or "our"."""
        grammar = self.parties.grammar
        children = [grammar.tokens[child] for child in grammar.children[head]]
        own = [child.text.lower() == "the" if child.dep == "det" else self.pointing.has("mine", child.text.lower()) for child in children]
        return bool(own) and all(own)

    def host(self, head: int | None, guests: list[Party]) -> list[Party]:
        """For "at his host's invitation": the first other person of the main engagements, who stands for another side than the guest."""
        named = head is not None and self.pointing.has("hosts", self.parties.grammar.tokens[head].lemma.lower())
        known = [guest.actor for guest in guests if guest.actor is not None]
        return self.table.beside(known[0]) if named and known else []

    def others(self, heads: tuple[int, ...], givers: list[Party], takers: list[Party], *, personal: bool) -> list[Party]:
        """The *takers*; for "his counterpart" or "her colleague" the person across the table from the one who asks."""
        grammar = self.parties.grammar
        asker = next((party.actor for party in givers if party.actor is not None), None)
        fellow = any(self.pointing.has("fellows", grammar.tokens[head].lemma.lower()) for head in heads)
        if not fellow or asker is None or any(party.actor is not None for party in takers):
            return takers
        found = self.table.beside(asker)
        return (found if personal else [behind(self.knowledge, party) for party in found]) or takers

    def told_of(self, pledge: Pledge) -> list[Party]:
        """Who acts by the words of the promise where nobody knows the one who makes it: "he pledged Norway's support", "vowed that Peru would …"."""
        grammar = self.parties.grammar
        at = grammar.head_of(pledge.content) if pledge.kind in ("commitment", "endorsement") and pledge.sort == "verb" else None
        if (
            at is None
            or pledge.owner is None
            or any(one.entity or is_named(one) for one in (behind(self.knowledge, party) for party in self.parties.at(pledge.owner)))
        ):
            return []
        noun = grammar.tokens[at].tag.startswith("NN")
        given = any(promise.kind in ("commitment", "endorsement") for promise in self.promises.nouns.get(grammar.tokens[at].lemma, ()))
        own = grammar.find(at, "poss", "nsubj") if given or not noun else None
        return [party for party in self.parties.at(own) if (party.entity or "").startswith(SIDES)]

    def count(self, head: int) -> int | None:
        """How many "the three countries" are; ``None`` for two or where nothing counts them."""
        grammar, counts = self.parties.grammar, self.pointing.counts
        words = (grammar.tokens[at].text.lower() for at in (head, *grammar.find_all(head, "nummod")))
        return next((counts[word] for word in words if counts.get(word, 2) > 2), None)

    def carried(self, head: int, word: str) -> tuple[Party, ...]:
        """Who is meant by "they" or "we" where no chain tells: the subjects or the speaker before."""
        number = self.parties.grammar.tokens[head].sentence
        if word == "they":
            return next(self.memory.several(number), ())
        told = [(self.memory.sentence(saying.cue), speech.speakers) for saying, speech in self.speeches.items() if speech.speakers]
        return self.memory.carried("we", number, [one for one in told if one[0] <= number]) if word == "we" else ()

    def quoted(self, cue: Span, word: str) -> list[Party]:
        """The speaker in whose reported words *cue* stands, if the pronoun *word* can mean him."""
        around = [saying for saying in self.reading[Attribution] if saying.span.covers(cue) and saying.source is not None]
        closest = min(around, key=lambda saying: len(saying.span), default=None)
        if closest is None or (self.pointing.has("many", word) and not self.is_several(closest)):
            return []
        speakers = list(self.speeches[closest].speakers)
        source = self.parties.grammar.head_of(closest.source) if closest.source is not None and all(one.actor is None for one in speakers) else None
        return (self.papers.makers(source) if source is not None else []) or speakers

    def is_several(self, saying: Attribution) -> bool:
        """Whether more than one speaks: joined names, a group, or a noun in the plural."""
        speakers = self.speeches[saying].speakers
        grammar = self.parties.grammar
        head = None if saying.source is None else grammar.head_of(saying.source)
        plural = head is not None and grammar.tokens[head].tag in ("NNS", "NNPS")
        return len(speakers) > 1 or plural or any(party.actor is not None and party.actor.kind in ("group", "org") for party in speakers)

    def unsaid(self, cue: Span) -> list[Party]:
        """Who is meant where a sentence names nobody: the one who is quoted ("Invited him to Lima," she tweeted), or "We, the Heads of …"."""
        speakers = self.quoted(cue, "i")
        if not speakers and (at := next(self.parties.grammar.between(cue), None)) is not None:
            speakers = list(self.memory.introduced(self.parties.grammar.tokens[at].sentence))
        return [side for party in speakers for side in sides_behind(self.knowledge, party)]

    def within(self, span: Span, *words: str) -> list[Party]:
        """The states and bodies named in *span* after one of *words* ("between", "with")."""
        text = span.of(self.reading.text)
        at = max((text.find(f" {word} ") for word in words), default=-1)
        at = -1 if text[:at].endswith(("along", "together")) else at
        if at < 0:
            return []
        found = []
        for place, entry in sides_named(self.knowledge, text[at:]):
            where = Span(span.start + at + place.start, span.start + at + place.end)
            if entry.kind != "group":
                found.append(Party(where.of(self.reading.text), where, None, entry.entity))
        return found

    def served(self, content: Span, kind: str, by: list[str]) -> list[Party]:
        """Whom a promise or an offer helps, or whose scheme is backed, where *content* names one beside those whose it is (*by*)."""
        grammar = self.parties.grammar
        first = grammar.head_of(content)
        for at in (word for word in grammar.between(content) if word != first):
            token, over = grammar.tokens[at], grammar.tokens[grammar.tokens[at].head]
            given = token.dep in ("dobj", "dative") or (token.dep == "pobj" and over.lemma in SERVING)
            scheme = token.dep == "poss" and over.lemma not in self.promises.nouns  # not of "Peru's support", but of "Malta's bid"
            if not (given if kind in ("commitment", "offer") else kind == "endorsement" and scheme):
                continue
            party = next((behind(self.knowledge, party) for party in self.parties.at(at) if party.actor is not None), None)
            if party is not None and (party.entity or "").startswith(SIDES) and party.name not in by:
                return [party]
        return []

    def of_mission(self, span: Span) -> list[Party]:
        """Whose embassy or other mission abroad *span* speaks of: who opens it, where nobody is named for that."""
        words = span.of(self.reading.text).lower()
        if not any(self.promises.has("missions", word) for word in words.split()):
            return []
        known = [(place, entries[0]) for place, entries in find_known(self.knowledge, span.of(self.reading.text))]
        states = [(place, entry) for place, entry in known if entry.kind == "state"]
        ahead = [
            (place, entry) for place, entry in states if any(self.promises.has("missions", word) for word in words[place.end :].split()[:1])
        ] or [(place, entry) for place, entry in states if words[: place.start].rstrip().endswith((" of", " of the"))]
        return [Party(entry.name, Span(span.start + place.start, span.start + place.end), None, entry.entity) for place, entry in ahead[:1]]

    def between(self, span: Span) -> list[Party]:
        """The two parties of an agreement to come, named after "between" in *span*."""
        found = self.within(span, "between")
        return found[:2] if len(found) == 2 or is_row([party.span for party in found[:2]], self.reading.text) else []
