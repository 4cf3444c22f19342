"""The stage on which engagements are looked for: the layers of one reading, indexed so that each question is a look-up.

Roles are read off the grammar and made one: the subject of a passive is its object, its agent the subject; a participle takes the noun that it
modifies; a verb without a subject of its own shares that of the verb it hangs on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.extract.engagements.followings import followings
from dragoman.knowledge.lookup import find_known, lookup, name_of
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, Block, DateMention, Mention, Office, Sentence, Token
from dragoman.model.document import Span
from dragoman.model.reading import Reading

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVES = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "attr", "oprd", "dative"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
JOINED = re.compile(r"\b(?:and|as well as|together with)\b")
LISTED = re.compile(r",?\s*(?:and|as well as|together with)?\s*(?:the\s+|his\s+|her\s+)?")
FIRST_PERSON = frozenset({"i", "we"})
AUTHORED = frozenset({"statement", "remarks", "message", "letter", "speech", "address"})
OPENING = 3  # sentences
DEEPEST, GAP, WIDE_GAP, FEW_WORDS = 4, 24, 30, 2  # verbs climbed; characters between names of a list, and between the last and the verb
RELATIVES = frozenset({"who", "which", "that", "whom"})


def named_states(knowledge: Knowledge, name: str) -> list[str]:
    """The states and organisations that are parts of a name, where they are two or more."""
    found = [entries[0].entity for _, entries in find_known(knowledge, name) if entries[0].kind in ("state", "org")]
    return found if len(set(found)) > 1 else []


@dataclass(frozen=True, slots=True)
class Unit:
    """One mention of an actor with the office that goes before or after it: what stands in a sentence as one participant."""

    span: Span
    actor: int
    root: int


@dataclass(frozen=True)
class Scene:
    """One reading, indexed by token."""

    reading: Reading
    knowledge: Knowledge
    people_words: frozenset[str] = frozenset()

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return self.reading[Token]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return self.reading[Sentence]

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The document's actors, and behind them the unnamed followings found here; those that speak for one side and go by one word are one."""
        known = self.reading[Actor]
        found: dict[str, Actor] = {}
        for group in followings(self.reading.text, self.tokens, self.children, known, self.people_words, self.nationals):
            key = f"{group.name.split()[-1]} {group.represents}" if group.represents_entity else group.name.lower()
            first = found.setdefault(key, group)
            if first is not group:
                found[key] = replace(first, mentions=(*first.mentions, group.span))
        there = {actor.entity for actor in known}
        bodies = [actor for actor in known if actor.kind == "org" and actor.entity is None]
        states = {entity: name_of(self.knowledge, entity) for actor in bodies for entity in named_states(self.knowledge, actor.name)}
        titled = [Actor(Span(0, 0), "state", name, (), entity) for entity, name in states.items() if entity not in there and name]
        return (*known, *found.values(), *titled)

    @cached_property
    def nationals(self) -> frozenset[str]:
        """The words of this text for the people of a state: "Belgians"."""
        plurals = {token.text for token in self.tokens if token.tag in ("NNS", "NNPS") and token.text[0].isupper()}
        return frozenset(word for word in sorted(plurals) if any(entry.form == "people" for entry in lookup(self.knowledge, word)))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return self.reading[Block]

    @cached_property
    def starts(self) -> list[int]:
        return [token.span.start for token in self.tokens]

    @cached_property
    def children(self) -> list[list[int]]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                below[token.head].append(index)
        return below

    @cached_property
    def reach(self) -> list[tuple[int, int]]:
        """For each token the first and last token of its subtree, last exclusive."""
        bounds = [(index, index + 1) for index in range(len(self.tokens))]
        for sentence in self.sentences:
            for index in self._bottom_up(sentence):
                for child in self.children[index]:
                    bounds[index] = (min(bounds[index][0], bounds[child][0]), max(bounds[index][1], bounds[child][1]))
        return bounds

    def _bottom_up(self, sentence: Sentence) -> list[int]:
        order: list[int] = [
            i for i in range(sentence.first, sentence.last) if not sentence.first <= self.tokens[i].head < sentence.last or self.tokens[i].head == i
        ]
        for index in order:
            order.extend(self.children[index])
        return order[::-1]

    def kind_of(self, sentence: Sentence) -> str:
        """The kind of block that a sentence stands in."""
        return self.blocks[sentence.block].kind if sentence.block < len(self.blocks) else "body"

    def range_of(self, span: Span) -> tuple[int, int]:
        """The tokens that a span covers, last exclusive."""
        first = bisect_right(self.starts, span.start) - 1
        if first < 0 or self.tokens[first].span.end <= span.start:
            first += 1
        return first, bisect_left(self.starts, span.end)

    def span_of(self, first: int, last: int) -> Span:
        """The characters of tokens *first* to *last* (exclusive)."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def root_of(self, span: Span) -> int:
        """The token of *span* that hangs on a word outside it."""
        first, last = self.range_of(span)
        for index in range(first, last):
            if not first <= self.tokens[index].head < last or self.tokens[index].head == index:
                return index
        return max(first, last - 1)

    @cached_property
    def units(self) -> list[Unit]:
        """All mentions of actors with their offices, outermost only, in order of the text."""
        offices: dict[Span, list[Span]] = {}
        for office in self.reading[Office]:
            if office.person is not None:
                offices.setdefault(office.person, []).append(office.span)
        found = []
        for number, actor in enumerate(self.actors):
            for mention in actor.mentions:
                span = mention
                for office_span in offices.get(mention, ()):
                    span = span.join(office_span) if self.are_one(mention, office_span) else span
                found.append((span, number))
        found.sort(key=lambda item: (item[0].start, -item[0].end, item[1]))
        outer: list[Unit] = []
        for span, number in found:
            if not outer or span.start >= outer[-1].span.end:
                outer.append(Unit(span, self.alias.get(number, number), self.root_of(span)))
        return outer

    def are_one(self, mention: Span, office: Span) -> bool:
        """Whether a person and an office stand side by side: nobody else ("Ministers A and B") and no verb between."""
        left, right = sorted((mention, office))
        gap = Span(min(left.end, right.start), right.start).of(self.reading.text)
        return len(gap.split()) <= FEW_WORDS and not re.search(r"\band\b", gap)

    @cached_property
    def alias(self) -> dict[int, int]:
        """For an actor under a second guise the first: followings of one side by one word, an office that somebody named before holds."""
        groups: dict[tuple[str, str], int] = {}
        found: dict[int, int] = {}
        for number, actor in enumerate(self.actors):
            if actor.kind == "group" and actor.represents:
                first = groups.setdefault((actor.represents_entity or actor.represents, actor.name.split()[-1].lower()), number)
                if first != number:
                    found[number] = first
            elif actor.kind == "person" and actor.name == actor.post:
                holder = self.holder(number)
                if holder is not None:
                    found[number] = holder
        return found

    def holder(self, office: int) -> int | None:
        """The person named before who holds an office that stands without a name, or the only one of whom no office is told."""
        sought = self.actors[office]
        words = set(sought.name.lower().split())
        for number, actor in enumerate(self.actors):
            named = actor.kind == "person" and actor.name != actor.post and actor.span < sought.span
            if named and words <= set((actor.post or "").lower().split()):
                return number
        bare = [n for n, actor in enumerate(self.actors) if actor.kind == "person" and actor.post is None and actor.span < sought.span]
        return bare[0] if len(bare) == 1 else None

    @cached_property
    def constituents(self) -> dict[int, tuple[int, ...]]:
        """For each body whose name is made of states ("the Northland-Southland Commission") the actors that these are."""
        known = {actor.entity: number for number, actor in enumerate(self.actors) if actor.entity}
        found = {}
        for number, actor in enumerate(self.actors):
            if actor.kind == "org" and actor.entity is None:
                sides = tuple(dict.fromkeys(known[entity] for entity in named_states(self.knowledge, actor.name) if entity in known))
                if len(sides) > 1:
                    found[number] = sides
        return found

    @cached_property
    def unit_starts(self) -> list[int]:
        return [unit.span.start for unit in self.units]

    def units_in(self, first: int, last: int) -> list[Unit]:
        """The units that begin within tokens *first* to *last* (exclusive)."""
        if first >= last:
            return []
        span = self.span_of(first, last)
        return self.units[bisect_left(self.unit_starts, span.start) : bisect_left(self.unit_starts, span.end)]

    @cached_property
    def places(self) -> list[tuple[Span, int]]:
        """Every mention of every actor, inner ones too, with the actor's number."""
        return sorted((span, number) for number, actor in enumerate(self.actors) for span in actor.mentions)

    def mentions_within(self, span: Span) -> list[tuple[Span, int]]:
        """The mentions that lie within *span*."""
        first = bisect_left(self.places, (Span(span.start, span.start), 0))
        last = bisect_left(self.places, (Span(span.end, span.end), 0))
        return [place for place in self.places[first:last] if place[0].end <= span.end]

    @cached_property
    def author(self) -> Unit | None:
        """Who says "I": the person that the opening names as the author ("Statement by …")."""
        for sentence in self.sentences[:OPENING]:
            words = [token.text.lower() for token in self.tokens[sentence.first : sentence.last]]
            if "by" in words[:8] and AUTHORED & set(words):
                people = [unit for unit in self.units_in(sentence.first, sentence.last) if self.actors[unit.actor].kind == "person"]
                return people[0] if people else None
        return None

    def unit_at(self, token: int) -> Unit | None:
        """The unit that a token stands in; "I" and "we" are the author."""
        if self.tokens[token].text.lower() in FIRST_PERSON:
            return self.author
        at = bisect_right(self.unit_starts, self.tokens[token].span.start) - 1
        if at >= 0 and self.units[at].span.end > self.tokens[token].span.start:
            return self.units[at]
        return self.delegation_before(token) if self.tokens[token].lemma == "delegation" else None

    def delegation_before(self, token: int) -> Unit | None:
        """The delegation told of before, which "the delegation" is."""
        if not any(self.tokens[at].text.lower() == "the" for at in self.dependents(token, "det")):
            return None
        at = bisect_left(self.unit_starts, self.tokens[token].span.start)
        groups = (unit for unit in reversed(self.units[:at]) if self.actors[unit.actor].kind == "group")
        return next((unit for unit in groups if "delegation" in self.actors[unit.actor].name.lower()), None)

    @cached_property
    def dates(self) -> list[DateMention]:
        return [date for date in self.reading[DateMention] if date.role == "date"]

    @cached_property
    def mention_entities(self) -> dict[Span, Mention]:
        return {mention.span: mention for mention in self.reading[Mention]}

    def dependents(self, token: int, *labels: str) -> list[int]:
        """The children of *token* with one of *labels*."""
        return [child for child in self.children[token] if self.tokens[child].dep in labels]

    def prepositions(self, token: int) -> list[tuple[str, int]]:
        """The prepositions that hang on *token*, lower case, each with its own index."""
        return [(self.tokens[child].text.lower(), child) for child in self.children[token] if self.tokens[child].dep in ("prep", "agent", "dative")]

    def complements(self, preposition: int) -> list[int]:
        """What a preposition governs."""
        return self.dependents(preposition, "pobj", "pcomp")

    def is_passive(self, verb: int) -> bool:
        """Whether the verb's subject is what it is done to."""
        if self.dependents(verb, "auxpass", "nsubjpass"):
            return True
        return self.tokens[verb].tag == "VBN" and self.tokens[verb].dep == "acl" and not self.is_broken(self.tokens[verb].sentence)

    def is_broken(self, sentence: int) -> bool:
        """Whether the grammar has found no verb to carry a body sentence: its participles then are the verbs."""
        bounds = self.sentences[sentence]
        return self.kind_of(bounds) == "body" and not any(
            self.tokens[at].tag in FINITE and self.tokens[at].dep != "relcl" for at in range(bounds.first, bounds.last)
        )

    def subjects(self, verb: int, depth: int = 0) -> list[int]:
        """Heads of who acts: the subject, a passive's agent, or the subject shared with a verb above."""
        if self.is_passive(verb):
            return [noun for word, at in self.prepositions(verb) if word == "by" for noun in self.complements(at)]
        own = [child for child in self.children[verb] if self.tokens[child].dep in SUBJECTS]
        if own:
            return [self.antecedent(child, verb) for child in own]
        token = self.tokens[verb]
        if token.dep == "acl" and self.is_broken(token.sentence):
            return self.named_before(verb)
        if token.dep in ("acl", "relcl") and token.head != verb and token.tag != "VB":
            named = token.tag != "VBG" or self.unit_at(token.head) is not None
            above = self.verb_above(verb)
            return [token.head] if named or above is None else self.subjects(above, depth + 1)
        if token.dep == "ROOT" and token.tag in FINITE:
            return self.named_before(verb)
        above = self.verb_above(verb)
        if above is None or depth > DEEPEST:
            return []
        if token.dep in ("xcomp", "ccomp") and token.head == above and self.dependents(above, "dobj"):
            return self.dependents(above, "dobj")
        return self.dependents(above, "nsubjpass") or self.subjects(above, depth + 1)

    def named_before(self, verb: int) -> list[int]:
        """The heads of those named right before a verb, alone or listed with "and": its subject where the grammar has lost it."""
        end = self.tokens[verb].span.start
        at = bisect_left(self.unit_starts, end) - 1
        first = self.sentences[self.tokens[verb].sentence].span.start
        found: list[int] = []
        while at >= 0 and self.units[at].span.start >= first:
            unit = self.units[at]
            between = self.reading.text[unit.span.end : end]
            if len(between) > (GAP if found else WIDE_GAP) or "." in between:
                break
            if found and not (re.fullmatch(LISTED, between) and (len(found) > 1 or re.search(JOINED, between))):
                break
            found.append(unit.root)
            end, at = unit.span.start, at - 1
        return found

    def verb_above(self, token: int) -> int | None:
        """The next verb on the way up."""
        at = token
        while self.tokens[at].head != at:
            at = self.tokens[at].head
            if self.tokens[at].tag.startswith(("VB", "MD")):
                return at
        return None

    def objects(self, verb: int) -> list[int]:
        """Heads of whom or what it is done to."""
        if self.is_passive(verb):
            parts = [verb, *self.dependents(verb, "aux", "auxpass")]  # "was co-led" comes as three words
            own = [child for part in parts for child in self.dependents(part, *PASSIVES)]
            if own:
                return [self.antecedent(child, verb) for child in own]
            token = self.tokens[verb]
            if token.dep in ("acl", "relcl") and token.head != verb:
                return [token.head]
            if token.dep == "conj" and self.is_passive(token.head):
                return self.objects(token.head)
            return self.dependents(token.head, "nsubj", "nsubjpass") if token.dep == "xcomp" else []
        own = [child for child in self.children[verb] if self.tokens[child].dep in OBJECTS]
        return [self.antecedent(child, verb) for child in own]

    def antecedent(self, noun: int, verb: int) -> int:
        """What a relative pronoun stands for; any other word itself."""
        token = self.tokens[verb]
        if self.tokens[noun].text.lower() in RELATIVES and token.dep in ("relcl", "acl") and token.head != verb:
            return token.head
        return noun
