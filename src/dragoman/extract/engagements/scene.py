"""The stage on which engagements are looked for: who acts in a clause, and whom or what it is done to.

Roles are read off the grammar and made one: the subject of a passive is its object, its agent the subject; a participle takes the noun that it
modifies; a verb without a subject of its own shares that of the verb it hangs on, or has those named right before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.engagements.cast import Cast, Unit
from dragoman.model.annotations import NamedSpan, Office
from dragoman.model.document import Span
from dragoman.model.grammar import FINITE

__all__ = ["Scene", "Unit"]
SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVES = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "attr", "oprd", "dative"})
JOINED = re.compile(r"\b(?:and|as well as|together with)\b")
LISTED = re.compile(r",?\s*(?:and|as well as|together with)?\s*(?:the\s+|his\s+|her\s+)?")
LED_IN = re.compile(r"\s+(?:the\s+|his\s+|her\s+)?(?:visiting\s+)?")
FARTHEST = 12  # words between a verb and its object
DEEPEST, GAP, WIDE_GAP = 4, 24, 30  # verbs climbed; characters between names of a list, and between the last and the verb


@dataclass(frozen=True)
class Scene(Cast):
    """One reading with its roles."""

    @cached_property
    def roles(self) -> dict[tuple[str, int], list[int]]:
        """The roles looked up before: reading a scene asks for the same ones again and again."""
        return {}

    @cached_property
    def passives(self) -> dict[int, bool]:
        """The verbs judged before."""
        return {}

    def is_passive(self, verb: int) -> bool:
        """Whether the verb's subject is what it is done to."""
        found = self.passives.get(verb)
        if found is None:
            found = self.passives[verb] = self.has_passive(verb)
        return found

    def has_passive(self, verb: int) -> bool:
        """The same, by the words of the clause."""
        if self.dependents(verb, "auxpass", "nsubjpass"):
            return True
        token = self.tokens[verb]
        if token.tag == "VBN" and token.dep == "advcl" and token.head > verb and not self.dependents(verb, "aux", "dobj", *SUBJECTS):
            return any(self.tokens[at].dep == "agent" for at in self.children[verb])  # "Led by A, the visitors toured"
        if token.tag != "VBN" or token.dep != "acl":
            return False
        thing = self.unit_at(token.head) is None and not len(self.named_before(verb)) > 1
        return thing or not self.is_broken(token.sentence)

    def is_broken(self, sentence: int) -> bool:
        """Whether the grammar has found no verb to carry a body sentence: its participles then are the verbs."""
        bounds = self.sentences[sentence]
        return self.kind_of(bounds) == "body" and not any(
            self.tokens[at].tag in FINITE and "relcl" not in (self.tokens[at].dep, self.tokens[self.tokens[at].head].dep)
            for at in range(bounds.first, bounds.last)
        )

    def subjects(self, verb: int, depth: int = 0) -> list[int]:
        """Heads of who acts: the subject, a passive's agent, or the subject shared with a verb above."""
        found = self.roles.get(("subject", verb)) if not depth else None
        if found is None:
            found = self.find_subjects(verb, depth)
            if not depth:
                self.roles["subject", verb] = found
        return list(found)

    def find_subjects(self, verb: int, depth: int) -> list[int]:
        """The same, by the words of the clause."""
        if self.is_passive(verb):
            return [noun for word, at in self.prepositions(verb) if word == "by" for noun in self.complements(at)]
        own = [child for child in self.children[verb] if self.tokens[child].dep in SUBJECTS]
        own = [child for child in own if child < verb] or own  # "the minister welcomed Ms Lind": both taken for subjects
        if not own and (dated := self.dated_before(verb)) is not None:
            return [dated]
        if own:
            return [self.antecedent(child, verb) for child in self.whole(own)]
        token = self.tokens[verb]
        if token.dep == "acl" and self.is_broken(token.sentence):
            return self.named_before(verb)
        if token.dep in ("acl", "relcl") and token.head != verb and token.tag != "VB":
            named = token.tag != "VBG" or self.unit_at(token.head) is not None
            above = self.verb_above(verb)
            return [token.head] if named or above is None else self.subjects(above, depth + 1)
        if token.tag in FINITE and (token.dep == "ROOT" or (token.dep == "ccomp" and token.head > verb)):
            return self.named_before(verb)  # also of "A and B had talks, the agency has learnt"
        above = self.verb_above(verb)
        if above is None or depth > DEEPEST:
            return []
        if token.dep in ("xcomp", "ccomp") and token.head == above and (objects := self.dependents(above, "dobj")):
            units = [unit for at in objects if (unit := self.unit_at(at)) is not None]
            if not units or any(self.actors[unit.actor].kind in ("person", "group", "org") for unit in units):
                return objects  # but "left Northland to attend"
        invited = self.invited(verb, above)
        if invited:
            return invited
        return self.dependents(above, "nsubjpass") or self.subjects(above, depth + 1)

    def dated_before(self, verb: int) -> int | None:
        """The head of a person named between a time and the verb, whom the grammar takes for part of the time: "and in May Minister Roe visited"."""
        at = bisect_left(self.unit_starts, self.tokens[verb].span.start) - 1
        unit = self.units[at] if at >= 0 and self.tokens[verb].tag in FINITE else None
        if unit is None or self.actors[unit.actor].kind != "person" or self.range_of(unit.span)[1] != verb:
            return None
        before = self.tokens[self.range_of(unit.span)[0] - 1].span
        return unit.root if any(date.span.end == before.end for date in self.dates) else None

    def invited(self, verb: int, above: int) -> list[int]:
        """Who is to do what an invitation is to: "extended an invitation to X to visit"."""
        if self.tokens[verb].tag != "VB" or self.tokens[verb].dep not in ("advcl", "acl"):
            return []
        letters = [at for at in self.dependents(above, "dobj") if self.tokens[at].lemma.lower() == "invitation"]
        return [noun for at in letters for word, prep in self.prepositions(at) if word == "to" and prep < verb for noun in self.complements(prep)]

    def whole(self, subjects: list[int]) -> list[int]:
        """*subjects* with those whom "co-chaired" splits off, and the first of "A, B hold talks" in a heading."""
        found = []
        for subject in subjects:
            token = self.tokens[subject]
            split = self.dependents(subject, *SUBJECTS) if token.text.lower() == "co" else []
            heading = self.kind_of(self.sentences[token.sentence]) == "heading"
            found += split or [*(self.listed_before(subject) if heading else []), subject]
        return found

    def listed_before(self, subject: int) -> list[int]:
        """The heads of those who stand before a subject with nothing but a comma between."""
        found: list[int] = []
        unit = self.unit_at(subject)
        at = bisect_left(self.unit_starts, unit.span.start) - 1 if unit is not None else -1
        while unit is not None and at >= 0 and Span(self.units[at].span.end, unit.span.start).of(self.reading.text).strip() == ",":
            unit = self.units[at]
            found.insert(0, unit.root)
            at -= 1
        return found

    def named_before(self, verb: int) -> list[int]:
        """The heads of those named right before a verb, alone or listed with "and": its subject where the grammar has lost it."""
        end = self.tokens[verb].span.start
        at = bisect_left(self.unit_starts, end) - 1
        first = self.sentences[self.tokens[verb].sentence].span.start
        held = [office for office in self.reading[Office] if office.person is not None and first <= office.span.start < end]
        found: list[int] = []
        while at >= 0 and self.units[at].span.start >= first:
            unit = self.units[at]
            if any(office.person != unit.span and office.span.covers(unit.span) for office in held):
                at -= 1  # whose office it is that somebody named there holds
                continue
            between = self.without([office.span for office in held], unit.span.end, end)
            if len(between) > (GAP if found else WIDE_GAP) or "." in between:
                break
            if found and not (re.fullmatch(LISTED, between) and (len(found) > 1 or re.search(JOINED, between))):
                break
            found.append(unit.root)
            end, at = unit.span.start, at - 1
        return found

    def without(self, offices: list[Span], start: int, end: int) -> str:
        """The text from *start* to *end* without *offices*: "X, foreign minister of A, and Y, envoy of B, signed"."""
        text, kept = self.reading.text, []
        for office in offices:
            if start <= office.start and office.end <= end:
                kept.append(text[start : office.start])
                start = office.end
        return "".join((*kept, text[start:end])).replace(", ,", ",")

    def objects(self, verb: int) -> list[int]:
        """Heads of whom or what it is done to."""
        found = self.roles.get(("object", verb))
        if found is None:
            found = self.roles["object", verb] = self.find_objects(verb)
        return list(found)

    def find_objects(self, verb: int) -> list[int]:
        """The same, by the words of the clause."""
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
            return self.subjects_above(verb) if token.dep == "xcomp" else []
        own = [child for child in self.children[verb] if self.tokens[child].dep in OBJECTS]
        return [self.antecedent(child, verb) for child in own] or self.named_after(verb)

    def named_after(self, verb: int) -> list[int]:
        """The head of whoever is named right behind a verb: its object where the grammar has taken a name for something else."""
        at = bisect_left(self.unit_starts, self.tokens[verb].span.end)
        if at >= len(self.units) or self.units[at].root >= len(self.tokens):
            return []
        unit = self.units[at]
        while self.is_aside(unit) and at + 1 < len(self.units) and self.units[at + 1].root < len(self.tokens):
            at += 1  # "received at the palace today the ambassador"
            unit = self.units[at]
            if self.actors[unit.actor].kind == "person" and self.is_free(verb, self.range_of(unit.span)[0]):
                return [unit.root]
        between = self.reading.text[self.tokens[verb].span.end : unit.span.start]
        root = self.tokens[unit.root]
        doubled = root.dep in SUBJECTS and root.head == verb < unit.root and any(child < verb for child in self.dependents(verb, *SUBJECTS))
        taken = (not doubled and root.dep in SUBJECTS | PASSIVES | {"poss", "compound", "pobj", "conj"}) or root.sentence != self.tokens[
            verb
        ].sentence
        return [] if taken or not re.fullmatch(LED_IN, between) else [unit.root]

    def subjects_above(self, verb: int) -> list[int]:
        """The subject that an infinitive shares with the verb above it, or with the one coordinated with that ("was due to meet A, and was to")."""
        above = self.tokens[verb].head
        found = self.dependents(above, "nsubj", "nsubjpass")
        while not found and self.tokens[above].dep in ("conj", "xcomp") and self.tokens[above].head != above:
            above = self.tokens[above].head
            found = self.dependents(above, "nsubj", "nsubjpass")
        return found

    def root_is_place(self, token: int) -> bool:
        """Whether the statistical model takes a word for part of a place's name."""
        span = self.tokens[token].span
        return any(named.label in ("GPE", "LOC", "FAC") and named.span.covers(span) for named in self.reading[NamedSpan])

    def is_aside(self, unit: Unit) -> bool:
        """Whether a unit right behind a verb is only where something is done: "received at the Palace"."""
        preposition = self.tokens[self.tokens[unit.root].head]
        return self.actors[unit.actor].kind != "person" and preposition.dep == "prep" and preposition.text.lower() in ("at", "in")

    def is_free(self, verb: int, end: int) -> bool:
        """Whether nothing but places and times stands between a verb and a word: no other verb, no comma."""
        return end - verb <= FARTHEST and not any(token.tag.startswith(("VB", "MD")) or token.text in ",;" for token in self.tokens[verb + 1 : end])

    def antecedent(self, noun: int, verb: int) -> int:
        """What a relative pronoun stands for; "who" never for a day: the person or following named last before it."""
        found = super().antecedent(noun, verb)
        if found == noun or self.tokens[noun].text.lower() not in ("who", "whom") or self.unit_at(found) is not None:
            return found
        start = self.tokens[noun].span.start
        at = bisect_left(self.unit_starts, start) - 1
        unit = self.units[at] if at >= 0 else None
        if self.tokens[found].tag != "CD" and not self.tokens[found].tag.startswith("NNP"):
            return found
        near = unit is not None and self.tokens[unit.root].sentence == self.tokens[noun].sentence and unit.root < noun
        return unit.root if unit is not None and near and self.actors[unit.actor].kind in ("person", "group") else found
