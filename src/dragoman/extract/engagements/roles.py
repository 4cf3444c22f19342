"""What stands in which role beside a verb: subject, object, behind which preposition, whose its object is."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.scene import Scene, Unit

ROLE_WORDS = {
    "with": ("with",),
    "to": ("to", "toward"),
    "on": ("on", "upon", "for"),
    "for": ("for",),
    "as": ("as",),
    "in": ("in", "into"),
    "at": ("at",),
}
NEAR = 18  # characters before a name in which a word that lists it stands
LISTED = re.compile(r"(?:,|;|\band\b|\bwhile\b)\s*(?:by\s+)?(?:[A-Z][a-z]{0,3}\.\s+)?$")
FOR_SIDE = re.compile(r"\s*,?\s*(?:for|on behalf of)\s+(?:the\s+)?(?=\w)")


@dataclass(frozen=True)
class Roles:
    """Looks up the roles beside the verbs of one scene."""

    scene: Scene
    lexicon: Lexicon

    def of(self, role: str, verb: int) -> list[int]:
        """The heads of what stands in *role* beside *verb*."""
        if role == "subject":
            return self.scene.subjects(verb)
        if role == "object":
            return self.scene.objects(verb) or self.described(verb)
        if role == "letter":
            ends = ("from", "to")
            held = [at for at in self.of("in", verb) if self.scene.tokens[at].lemma.lower() in self.lexicon.classes["message"]]
            return [
                at
                for noun in [*self.scene.objects(verb), *held]
                for word, prep in self.scene.prepositions(noun)
                if word in ends
                for at in self.scene.complements(prep)
            ]
        if role == "owner":
            return [at for noun in self.scene.objects(verb) for at in self.owners(noun)]
        if role == "title":
            return self.scene.subjects(verb)
        if role == "twin":
            return self.twins(verb)
        if role == "ahead":
            return [at for at in self.scene.children[verb] if self.scene.tokens[at].text.lower() in self.lexicon.lists["ahead"]]
        if role == "dated":
            return self.dated(verb)
        if role == "there":
            return [at for at in self.scene.children[verb] if self.scene.tokens[at].text.lower() == "there" and self.scene.tokens[at].dep != "expl"]
        if role == "to":
            return self.ends(verb)
        if role == "parties":
            return [at for noun in self.scene.objects(verb) for at in self.parties(noun)]
        words = ROLE_WORDS.get(role, (role,))
        tops = [verb, *self.scene.objects(verb)] if role == "from" else [verb]  # "received credentials from" hangs on either
        tops += self.scene.dependents(verb, "acomp") if role == "in" else []  # "is due in Larkholm"
        own = [noun for top in tops for word, at in self.scene.prepositions(top) if word in words for noun in self.scene.complements(at)]
        things = [noun for noun in self.scene.objects(verb) if role == "with" and self.scene.unit_at(noun) is None]
        aside = self.scene.behind_adjuncts(verb, (role,), self.lexicon.occasions) if role in ("with", "between") and not own else []
        return own + aside + [at for noun in things for at in self.parties(noun, "with")]  # "exchanged views on trade with A"

    def owners(self, noun: int) -> list[int]:
        """Whose a thing is: "credentials of X", "a copy of the credentials of X", "X's credentials", "credentials presented by X"."""
        scene = self.scene
        below = [at for word, prep in scene.prepositions(noun) if word == "of" for at in scene.complements(prep)]
        found = [
            at
            for one in below
            for at in (self.owners(one) if scene.unit_at(one) is None and scene.tokens[one].lemma in self.lexicon.classes["credentials"] else [one])
        ]
        found += scene.dependents(noun, "poss")
        given = [at for at in scene.dependents(noun, "acl") if scene.tokens[at].tag == "VBN"]
        return found + [at for verb in given for word, prep in scene.prepositions(verb) if word == "by" for at in scene.complements(prep)]

    def described(self, verb: int) -> list[int]:
        """Of whom a participle ahead of a clause tells: "Led by A, the visitors toured …"."""
        token = self.scene.tokens[verb]
        led = token.tag == "VBN" and token.dep == "advcl" and token.head > verb and any(word == "by" for word, _ in self.scene.prepositions(verb))
        return self.scene.subjects(token.head) if led else []

    def dated(self, verb: int) -> list[int]:
        """The day, month or year that a verb in the past tense has: "was in Larkholm last June"."""
        scene = self.scene
        if scene.tokens[verb].tag != "VBD":
            return []
        bounds = scene.sentences[scene.tokens[verb].sentence].span
        roots = [scene.root_of(date.span) for date in scene.dates if bounds.covers(date.span)]
        return [root for root in roots if verb in (root, above := scene.tokens[root].head, scene.tokens[above].head)]

    def ends(self, verb: int) -> list[int]:
        """To whom: behind the verb, or behind its object ("presented copies of her credentials to the minister")."""
        scene = self.scene
        tops = [verb, *scene.objects(verb)]
        inner = [noun for top in tops[1:] for word, at in scene.prepositions(top) if word == "of" for noun in scene.complements(at)]
        return [noun for top in [*tops, *inner] for word, at in scene.prepositions(top) if word in ROLE_WORDS["to"] for noun in scene.complements(at)]

    def parties(self, noun: int, *words: str) -> list[int]:
        """Those between whom something is: "the agreement between A and B", "views on trade with A"."""
        within = range(noun + 1, self.scene.reach[noun][1])
        return [
            at for prep in within if self.scene.tokens[prep].text.lower() in (words or ("between", "with")) for at in self.scene.complements(prep)
        ]

    def twins(self, verb: int) -> list[int]:
        """Who did the same for another side: "X signed for A, and Y for B", "signed by X, and on behalf of B by Y"."""
        scene = self.scene
        agents = [at for top in scene.dependents(verb, "conj") if scene.tokens[top].tag == "IN" for at in range(*scene.reach[top])]
        behind = [noun for at in agents if scene.tokens[at].text == "by" for noun in scene.complements(at)]
        return behind + [unit.root for unit in scene.units_in(verb + 1, scene.sentences[scene.tokens[verb].sentence].last) if self.is_twin(unit)]

    def is_twin(self, unit: Unit) -> bool:
        """Whether somebody named behind a verb stands for a side, as one more of those who did it: ", Y for B"."""
        text = self.scene.reading.text
        listed = LISTED.search(text, max(0, unit.span.start - NEAR), unit.span.start)
        stands = FOR_SIDE.match(text, unit.span.end) if listed and self.scene.actors[unit.actor].kind == "person" else None
        return stands is not None and self.is_side(stands.end())

    def is_side(self, start: int) -> bool:
        """Whether a name, or a noun for several ("the rebels"), stands at an offset of the text."""
        at = bisect_left(self.scene.tokens, start, key=lambda token: token.span.start)
        return at < len(self.scene.tokens) and self.scene.tokens[at].tag in ("NNP", "NNPS", "NNS")
