"""Nouns that tell of an engagement, with the verb that makes them one: held talks, took part in a forum, the round took place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from dragoman.extract.engagements.candidates import Candidate
from dragoman.extract.engagements.governors import Governors
from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.scene import Scene
from dragoman.model.annotations import Office
from dragoman.model.records import EngagementType

LIGHT = ("compound", "amod", "nmod", "poss", "det", "nummod", "advmod", "quantmod", "punct")


@dataclass(frozen=True)
class Nouns:
    """Finds the nouns of one scene that tell of an engagement."""

    scene: Scene
    lexicon: Lexicon
    governors: Governors

    def find(self) -> Iterator[Candidate]:
        """One candidate for each such noun, in the order of the text."""
        for index, token in enumerate(self.scene.tokens):
            if token.tag.startswith("NN"):
                found = self.candidate(index)
                if found is not None:
                    yield found

    def candidate(self, noun: int) -> Candidate | None:
        """The candidate that *noun* makes."""
        word = self.word(noun)
        if (
            not word
            or self._is_idiom(noun)
            or self._is_meal(noun)
            or self._is_modifier(noun)
            or self._is_inside_round(noun)
            or self._is_in_office(noun)
            or (word == "call" and self._is_appeal(noun))
        ):
            return None
        kind = self.lexicon.nouns.get(word)
        if word == "exchange" and self.scene.tokens[noun].tag.startswith("NNP"):
            return None
        if kind is None and word in self.lexicon.lists["rounds"]:
            kind = self._of("other", noun)
            if kind == "other" and (told := self._series_before(noun)) is not None:
                kind = told
            if kind == "other":
                return None
        found = self.describe(noun, kind or "other")
        bare = kind is None or not any(word == "of" for word, _ in self.scene.prepositions(noun))
        if bare and word in self.lexicon.lists["references"] and found.definite and not found.named and not found.numbered:
            return self.governors.attach(replace(found, type="other"), refers=True)
        if kind is None or (kind == "negotiation" and self._is_name(noun)):
            return None
        refined = self.refine(kind, noun)
        return self.governors.attach(self.describe(noun, refined)) if refined is not None else None

    def _series_before(self, noun: int) -> EngagementType | None:
        """Of what a bare "the next round" is one: the talks or sessions told last."""
        if self.scene.prepositions(noun) or not self.describe(noun, "other").numbered:
            return None
        kinds = (self.lexicon.nouns.get(token.text.lower()) for token in reversed(self.scene.tokens[max(0, noun - REMEMBERED) : noun]))
        return next((kind for kind in kinds if kind in ("consultations", "negotiation")), None)

    def word(self, noun: int) -> str:
        """The noun as the lexicon has it; two words ("phone call") where it has these."""
        token = self.scene.tokens[noun]
        forms = (token.text.lower(), token.lemma.lower())
        if not any(form in self.lexicon.heads or form.removesuffix("s") in self.lexicon.heads for form in forms):
            return ""
        if noun and self.scene.tokens[noun - 1].sentence == token.sentence:
            before = self.scene.tokens[noun - 1].text.lower()
            for form in forms:
                if f"{before} {form}" in self.lexicon.nouns:
                    return f"{before} {form}"
        after = " ".join(word.text.lower() for word in self.scene.tokens[noun : noun + 3])
        if after in self.lexicon.known:
            return after
        plural = forms[0][:-1] if token.tag == "NNPS" else forms[1]
        return next((form for form in (forms[0], plural) if form in self.lexicon.known), "")

    def _is_modifier(self, noun: int) -> bool:
        """Whether the noun merely modifies another ("meeting room", "Council President")."""
        token = self.scene.tokens[noun]
        if token.dep == "poss":
            return True
        name = self.scene.tokens[token.head].text  # "the climate conference COP14" is one
        return token.dep in ("compound", "nmod") and token.head > noun and not (name[:2].isupper() and name[-1:].isdigit())

    def _is_name(self, noun: int) -> bool:
        """Whether a capital makes the noun part of a name: "Secretary for Trade Negotiations"."""
        token = self.scene.tokens[noun]
        return token.tag.startswith("NNP") and noun > self.scene.sentences[token.sentence].first and not self.governors.is_heading(noun)

    def _is_idiom(self, noun: int) -> bool:
        """Whether the noun is part of a set phrase that tells of no event: "tour of duty", "high commission"."""
        words = [token.text.lower() for token in self.scene.tokens[max(0, noun - 1) : noun + 3]]
        at = min(noun, 1)
        return any(" ".join(words[first:last]) in self.lexicon.lists["idioms"] for first in (at - 1, at) for last in (at + 1, at + 3) if first >= 0)

    def _is_meal(self, noun: int) -> bool:
        """Whether the noun is a mere meal: "over dinner", "followed by a working lunch"."""
        token = self.scene.tokens[noun]
        if token.lemma.lower() not in self.lexicon.lists["meals"]:
            return False
        above = self.scene.tokens[token.head]
        follows = token.dep == "pobj" and above.text.lower() == "by" and self.scene.tokens[above.head].lemma == "follow"
        given = any(word in ("for", "with") for word, _ in self.scene.prepositions(noun))  # "lunch for the ambassadors"
        return follows or not (given or self.scene.dependents(noun, "det", "poss", "amod", "compound"))

    def _is_appeal(self, noun: int) -> bool:
        """Whether a bare "call" is no telephone call: neither one told of before nor one from or to a person."""
        beside = self.scene.prepositions(noun)
        near = [*beside, *self.scene.prepositions(self.governors.governor(noun)[0])]
        ends = [at for word, prep in near if word in ("from", "to", "with", "between") for at in self.scene.complements(prep)]
        if any((unit := self.scene.unit_at(at)) is not None and self.scene.actors[unit.actor].kind == "person" for at in ends):
            return False
        definite = any(self.scene.tokens[at].text.lower() in self.lexicon.lists["definite"] for at in self.scene.dependents(noun, "det", "poss"))
        return not definite or bool({"for", "to", "on", "by"} & {word for word, _ in beside}) or bool(self.scene.dependents(noun, "acl", "relcl"))

    def _is_in_office(self, noun: int) -> bool:
        """Whether the noun is part of somebody's office ("President of the Council of Ministers")."""
        unit = self.scene.unit_at(noun)
        if unit is None or self._is_chaired(noun):
            span = self.scene.tokens[noun].span
            return self._is_chaired(noun) or any(one.person and one.span.covers(span) for one in self.scene.reading[Office])
        kind = self.scene.actors[unit.actor].kind
        return kind == "person" or (kind == "group" and unit.root != noun)

    def _is_chaired(self, noun: int) -> bool:
        """Whether the noun says of what somebody has a seat or the chair: "the presidency of the Council", "a member of its bureau"."""
        tokens, at = self.scene.tokens, noun
        for _ in range(3):
            if tokens[at].dep != "pobj" or tokens[tokens[at].head].text.lower() != "of":
                return False
            at = tokens[tokens[at].head].head
            word = tokens[at].lemma.lower()
            if word in self.lexicon.classes["presidency"] or (
                word in self.lexicon.lists["seats"] and self.word(noun) in self.lexicon.lists["bodies"]
            ):
                return True
        return False

    def _is_inside_round(self, noun: int) -> bool:
        """Whether the noun says of what kind a round, session or meeting is, which then tells of it itself."""
        token = self.scene.tokens[noun]
        if token.dep != "pobj" or self.scene.tokens[token.head].text.lower() != "of":
            return False
        above = self.scene.tokens[self.scene.tokens[token.head].head]
        word = above.lemma.lower()
        if above.tag.startswith("NNP"):
            word = above.text.lower()
        return word in self.lexicon.lists["rounds"] or word in self.lexicon.nouns or above.text.lower() in self.lexicon.nouns

    def premodifiers(self, noun: int) -> list[str]:
        """The words before the noun within its phrase, in small letters."""
        first = min([child for child in self.scene.children[noun] if child < noun and self.scene.tokens[child].dep in LIGHT], default=noun)
        return [token.text.lower() for token in self.scene.tokens[min(first, self.scene.reach[first][0]) : noun]]

    def refine(self, kind: EngagementType, noun: int) -> EngagementType | None:
        """The kind that the words around the noun make of it; ``None`` for what is none ("press conference")."""
        before = self.premodifiers(noun)
        told = {self.lexicon.before.get(word) for word in before} - {None}
        if kind == "meeting" and (self.scene.tokens[noun].lemma.lower() == "meeting"):
            told |= {"summit"} & {"summit" for word in before if word == "leaders"}
            named = self.scene.tokens[noun].text[0].isupper() and self.lexicon.lists["officials"] & set(before[1:])
            told |= {"consultations"} if named else set()
        if kind == "ceremony" and self._is_for_guest(noun):
            return "meeting"
        if kind == "meeting" and self._is_mediated(noun):
            return "negotiation"
        if "none" in told and kind in ("conference", "meeting"):
            return None
        if kind in ("meeting", "conference", "ceremony", "negotiation", "call", "consultations"):
            kind = self._of(kind, noun)
        order = ("call", "signing", "summit", "consultations", "negotiation")
        changed = next((name for name in order if name in told), None)
        if changed and (kind, changed) in CHANGES:
            return cast(EngagementType, changed)
        return kind

    def _of(self, kind: EngagementType, noun: int) -> EngagementType:
        """The kind that "of the Joint Committee", "of heads of state" make of a meeting or session."""
        for word, at in self.scene.prepositions(noun):
            if word == "in" and kind == "meeting" and "format" in self.words_under(at):
                return "consultations"
            if word != "of":
                continue
            first, last = self.scene.reach[at]
            words = [token.text.lower() for token in self.scene.tokens[first + 1 : last]]
            if any(phrase in " ".join(words[:14]) for phrase in self.lexicon.lists["summits"]):
                return "summit"
            if kind in ("meeting", "consultations", "other") and self.lexicon.lists["formats"] & set(words[:16]):
                return "consultations"
            if words and self.word(noun) in self.lexicon.lists["rounds"]:
                if {"talks", "negotiations"} & set(words[:4]) and {"negotiation"} & {self.lexicon.before.get(word) for word in words[:3]}:
                    return "negotiation"
                kinds = [self.lexicon.nouns[word] for word in words[:6] if word in self.lexicon.nouns]
                return "negotiation" if words[0] in ("talks", "negotiations") else kinds[0] if kinds else kind
        return kind

    def _is_for_guest(self, noun: int) -> bool:
        """Whether a reception is for one guest: that is to receive him or her."""
        guests = [at for word, prep in self.governors.company.given(noun) if word == "for" for at in self.scene.complements(prep)]
        guests += [at for guest in guests if self.scene.tokens[guest].tag == "VBG" for at in self.scene.objects(guest)]
        units = [unit for unit in map(self.scene.unit_at, guests) if unit is not None]
        return self.word(noun) == "reception" and any(self.scene.actors[unit.actor].kind == "person" for unit in units)

    def _is_mediated(self, noun: int) -> bool:
        """Whether a third side brings talks about: "talks mediated by C"."""
        return any(self.scene.tokens[at].lemma.lower() in self.lexicon.lists["mediating"] for at in self.scene.dependents(noun, "acl"))

    def words_under(self, token: int) -> set[str]:
        """The words of a subtree, in small letters."""
        first, last = self.scene.reach[token]
        return {word.text.lower() for word in self.scene.tokens[first:last]}

    def describe(self, noun: int, kind: EngagementType) -> Candidate:
        """What the phrase shows of itself: a name, a number, an article."""
        scene, token = self.scene, self.scene.tokens[noun]
        before = self.premodifiers(noun)
        upper = [
            t for t in scene.tokens[max(0, noun - 8) : noun] if t.head == noun and (t.tag.startswith("NNP") or (t.text.isupper() and len(t.text) > 1))
        ]
        return Candidate(
            kind,
            noun,
            noun,
            token.sentence,
            "mention",
            "held",
            named=(token.tag.startswith("NNP") and len(before) != 1) or bool(upper),
            definite=bool(before) and before[0] in self.lexicon.lists["definite"],
            numbered=any(word in self.lexicon.lists["ordinals"] or word[:1].isdigit() for word in before),
            generic=self._is_generic(noun, before),
            former=any(scene.tokens[at].text.lower() in self.lexicon.lists["preceding"] for at in scene.dependents(noun, "amod")),
            title=self.title(noun, kind),
        )

    def title(self, noun: int, kind: EngagementType) -> frozenset[str]:
        """The capital words of a session's or forum's name, without those of its sides, and its number."""
        if kind not in TITLED:
            return frozenset()
        first, last = self.scene.reach[noun]
        last = min(last, noun + LONGEST_TITLE)
        own, within = self.scene.tokens[noun].span, self.scene.mentions_within(self.scene.span_of(first, last))
        sides = [span for span, at in within if self.scene.actors[at].kind != "person" and not span.covers(own)]
        words = [token for token in self.scene.tokens[first:last] if not any(side.overlaps(token.span) for side in sides)]
        capital = {token.text.lower() for token in words if token.tag.startswith("NNP") or token.text.lower() in self.lexicon.lists["ordinals"]}
        return frozenset(capital - {"the", "annual"})

    def _is_generic(self, noun: int, before: list[str]) -> bool:
        """Whether no single engagement is meant: "regular meetings", "any dialogue"."""
        text = self.scene.tokens[noun].text.lower()
        listed = text in self.word(noun).split()  # "talks", "days of culture"
        proper = self.scene.tokens[noun].tag == "NNPS" and before[:1] == ["the"]
        plural = not proper and self.scene.tokens[noun].tag in ("NNS", "NNPS") and not (listed and text.endswith("s"))
        named = plural and any(self.lexicon.lists["formats"] & self.words_under(at) for word, at in self.scene.prepositions(noun) if word == "of")
        return (plural and not named and not self._is_with_somebody(noun)) or any(word in self.lexicon.lists["generic"] for word in before[:1])

    def _is_with_somebody(self, noun: int) -> bool:
        """Whether a plural's counterparts are told: "held meetings with A", "with his counterparts"; never a mere number of them."""
        scene = self.scene
        if self.lexicon.nouns.get(scene.tokens[noun].lemma.lower()) not in ("meeting", "call") or scene.dependents(noun, "nummod"):
            return False
        below = [at for word, prep in scene.prepositions(noun) if word == "with" for at in scene.complements(prep)]
        for at in below:
            unit = scene.unit_at(at)
            kind = scene.actors[unit.actor].kind if unit is not None else ""
            owned = any(scene.tokens[child].tag in ("PRP$", "DT") for child in scene.children[at])
            sided = unit is not None and scene.actors[unit.actor].represents is not None
            if kind == "person" or (kind == "group" and (owned or sided)):
                return True
        return False


TITLED = frozenset({"consultations", "conference", "summit"})
REMEMBERED = 150  # words
LONGEST_TITLE = 12  # words behind the noun
CHANGES = frozenset(
    {
        ("meeting", "call"),
        ("negotiation", "call"),
        ("conference", "call"),
        ("ceremony", "signing"),
        ("meeting", "summit"),
        ("meeting", "consultations"),
        ("meeting", "negotiation"),
        ("conference", "consultations"),
        ("consultations", "summit"),
    }
)
