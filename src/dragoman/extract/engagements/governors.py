"""What a noun hangs on: the verb that makes it an engagement, and where beside the two those who took part are named."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.extract.engagements.candidates import Candidate, Manner
from dragoman.extract.engagements.company import Company
from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.scene import Scene

SETTINGS = frozenset({"in", "at", "during", "after", "following"})
STAGES = frozenset({"conference", "summit", "consultations"})
BOUNDS = frozenset({"since", "until", "till", "despite", "without", "by", "before", "ahead", "prior"})
JOURNEYING = frozenset({"on", "during", "after", "following", "for", "before", "of"})
AUXILIARY = frozenset({"aux", "auxpass"})
PARTICIPLES = frozenset({"VBN", "VBD", "VBZ", "VB"})


@dataclass(frozen=True)
class Governors:
    """Attaches the nouns of one scene to their verbs."""

    scene: Scene
    lexicon: Lexicon
    company: Company

    def attach(self, candidate: Candidate, *, refers: bool = False) -> Candidate:
        """The candidate with its verb, its manner, and where the participants stand."""
        noun = candidate.trigger
        own = self.company.companions(noun, "forum" if candidate.type == "conference" and candidate.named else candidate.type)
        verb, manner, others = self.place(noun)
        if manner == "mention" and (candidate.named or candidate.numbered) and self.is_stage(noun):
            manner, others = "support", self.scene.subjects(verb)
        plain = candidate.definite and not candidate.named and not candidate.numbered and not own
        told = self.is_about_told(verb, manner)
        plain = plain or told or (self.is_pointed(noun) and not own)
        if refers or told or self.is_pointed(noun) or (plain and manner != "support"):
            manner = "reference"
        elif self.is_heading(noun):
            manner = "heading"
        candidate = replace(candidate, definite=plain)
        if self.is_told_journey(noun):
            return replace(candidate, verb=noun, manner="reference", heads=())
        venue = others if self.is_of_venue(noun) else []
        return replace(candidate, verb=verb, manner=manner, heads=tuple(own if venue else own + others), venue=tuple(venue))

    def is_told_journey(self, noun: int) -> bool:
        """Whether "during his trip" only points to a journey: nothing says where to."""
        scene = self.scene
        owned = any(scene.tokens[at].tag == "PRP$" for at in scene.dependents(noun, "poss"))
        journey = self.lexicon.nouns.get(scene.tokens[noun].lemma.lower()) == "visit"
        onward = any(word in ("to", "in") for word, _ in scene.prepositions(noun)) or scene.dependents(noun, "relcl", "acl")
        return journey and owned and scene.tokens[noun].dep == "pobj" and not onward

    def is_pointed(self, noun: int) -> bool:
        """Whether "this" points to what was told: "this 26th meeting"."""
        return any(self.scene.tokens[at].text.lower() in ("this", "these") for at in self.scene.dependents(noun, "det"))

    def is_stage(self, noun: int) -> bool:
        """Whether the main clause tells what somebody said or did at a session: "stated its view at the second dialogue"."""
        tokens = self.scene.tokens
        preposition = tokens[tokens[noun].head]
        verb = tokens[preposition.head]
        direct = tokens[noun].dep == "pobj" and preposition.text.lower() in ("at", "during")
        word = tokens[noun].lemma.lower()
        stage = self.lexicon.nouns.get(word) in STAGES and word not in self.lexicon.lists["rounds"]
        return direct and stage and verb.tag == "VBD" and verb.dep == "ROOT"

    def is_of_venue(self, noun: int) -> bool:
        """Whether the noun hangs on a word for a place: "the ministry was the venue of talks"."""
        tokens = self.scene.tokens
        above = tokens[tokens[noun].head].head
        return tokens[noun].dep == "pobj" and tokens[above].lemma.lower() in self.lexicon.lists["venues"]

    def is_about_told(self, verb: int, manner: Manner) -> bool:
        """Whether the noun says what has just been told was: "It was their first meeting"."""
        if manner != "support" or self.scene.tokens[verb].lemma != "be":
            return False
        return any(self.scene.tokens[at].text.lower() in ("it", "this") for at in self.scene.subjects(verb))

    def is_heading(self, token: int) -> bool:
        """Whether a token stands in a heading."""
        return self.scene.kind_of(self.scene.sentences[self.scene.tokens[token].sentence]) == "heading"

    def place(self, noun: int) -> tuple[int, Manner, list[int]]:
        """The verb that the noun goes with, how, and the heads of those who act beside it."""
        verb, manner, heads = self.above(noun)
        participle = self.participle(noun)
        if participle is None:
            return verb, manner, heads
        heads = heads + self.scene.subjects(participle)
        if manner == "support":
            return verb, manner, heads
        return participle, "mention" if self.is_topic(noun) else "support", heads

    def is_topic(self, noun: int) -> bool:
        """Whether the noun is only named as an example or a matter talked about: "affairs such as the summit held in May"."""
        above = self.scene.tokens[self.scene.tokens[noun].head]
        return self.scene.tokens[noun].dep == "pobj" and above.text.lower() in ("as", "on", "about", "like", "including", "regarding", "concerning")

    def above(self, noun: int) -> tuple[int, Manner, list[int]]:
        """The same, by the verb above the noun alone."""
        scene, support = self.scene, self.lexicon.support
        top = self.first_listed(noun)
        verb, role = self.governor(top)
        lemma = scene.phrase(verb)
        if not scene.tokens[verb].tag.startswith("VB"):
            return verb, "heading" if verb == top and self.is_heading(noun) else "mention", []
        if role in ("dobj", "attr", "oprd", "obj") and lemma in support["object"] | {"be"}:
            return verb, "support", self.company.takers(noun, verb)
        if role in ("nsubj", "nsubjpass") and lemma in support["subject"] | support["object"]:
            return verb, "support", self.company.beside(verb)
        if role == "pobj" and lemma in support["prepositional"] and not self.is_other_time(top, lemma):
            return verb, "support", self.company.goers(verb)
        if role == "pobj" and self.is_setting(noun, top):
            return verb, "support", scene.subjects(verb)
        return verb, "mention", []

    def is_other_time(self, noun: int, verb: str) -> bool:
        """Whether the noun merely says when something else was: "met ahead of the forum", "dined after the talks"."""
        word = self.word_above(noun)
        meets = any(frame.type == "meeting" for frame in self.lexicon.verbs.get(verb, ()))
        return word in BOUNDS or (meets and word in ("after", "following"))

    def is_setting(self, noun: int, top: int) -> bool:
        """Whether the subject of a clause takes part in what it is set in: "at a meeting with B, A said"."""
        words = [word for word, _ in self.scene.prepositions(noun)]
        if self.lexicon.nouns.get(self.scene.tokens[noun].lemma.lower()) == "visit":
            return self.is_own_visit(noun, top)
        if self.scene.tokens[noun].lemma in ("ceremony", "reception"):
            words.append("with")
        if self.scene.tokens[noun - 1].text.lower() == "courtesy" and "by" in words:
            words.append("with")  # "said during a courtesy visit by B"
        article = self.scene.dependents(noun, "det")
        indefinite = any(self.scene.tokens[at].text.lower() in ("a", "an", "another", "one") for at in article)
        return (
            "with" in words
            and (indefinite or self.scene.tokens[noun].tag == "NNS")
            and self.scene.tokens[self.scene.tokens[top].head].text.lower() in SETTINGS
        )

    def is_own_visit(self, noun: int, top: int) -> bool:
        """Whether the subject of the clause is the visitor: "said on a visit to Larkholm"."""
        before = {self.scene.tokens[at].text.lower() for at in self.scene.dependents(noun, "det", "poss")}
        beside = [word for word, _ in self.scene.prepositions(noun)]
        own = {"a", "an", "his", "her"} if self.word_above(top) == "on" else {"a", "an"}
        return bool(before & own) and self.word_above(top) in JOURNEYING and "by" not in beside

    def word_above(self, noun: int) -> str:
        """The preposition that a noun stands behind; of "ahead of" the first word."""
        word = self.scene.tokens[self.scene.tokens[noun].head]
        above = self.scene.tokens[word.head].text.lower()
        return above if word.text.lower() in ("of", "to") and above in BOUNDS else word.text.lower()

    def first_listed(self, noun: int) -> int:
        """The noun, or the first of the list that it belongs to."""
        token = self.scene.tokens[noun]
        while token.dep == "conj" and self.scene.tokens[token.head].tag.startswith("NN"):
            noun = token.head
            token = self.scene.tokens[noun]
        return noun

    def governor(self, noun: int) -> tuple[int, str]:
        """The word that the noun hangs on, prepositions and carrying nouns passed over, and how."""
        tokens = self.scene.tokens
        role, above = tokens[noun].dep, tokens[noun].head
        if role in ("pobj", "pcomp"):
            above = tokens[above].head
            while tokens[above].dep == "prep":
                above = tokens[above].head
            if not tokens[above].tag.startswith("VB") and tokens[above].dep in ("dobj", "attr", "nsubj", "nsubjpass", "advmod", "npadvmod"):
                above = tokens[above].head
        elif tokens[above].tag.startswith("NN") and role in ("appos", "nmod", "attr") and tokens[above].head != above:
            return self.governor(above)
        while tokens[above].dep in AUXILIARY and tokens[above].head != above:
            above = tokens[above].head  # "the meeting was co-chaired", where "co" parts the verb from its auxiliary
        return above, role

    def participle(self, noun: int) -> int | None:
        """The verb of "talks held in", "a meeting attended by"."""
        verbs = self.lexicon.support["subject"] | self.lexicon.support["object"]
        inner = [at for word, prep in self.scene.prepositions(noun) if word == "of" for at in self.scene.complements(prep)]
        rounds = inner if self.scene.tokens[noun].lemma.lower() in self.lexicon.lists["rounds"] else []
        for child in [child for at in (noun, *rounds) for child in self.scene.dependents(at, "acl", "relcl")]:
            token = self.scene.tokens[child]
            if token.lemma.lower() in verbs and token.tag in PARTICIPLES:
                return child
        return self.held_behind(noun)

    def held_behind(self, noun: int) -> int | None:
        """The "held" that belongs to the noun over a longer phrase: "a meeting of A with B and his staff, held in Larkholm"."""
        tokens = self.scene.tokens
        end = self.scene.reach[noun][1]
        behind = end + 1 if end + 1 < len(tokens) and tokens[end].text == "," else end
        verbs = self.lexicon.support["subject"] | self.lexicon.support["object"]
        if behind > end and tokens[behind].tag == "VBN" and tokens[behind].dep == "advcl" and tokens[behind].lemma.lower() in verbs:
            return behind  # "after a meeting of leaders, hosted by"
        for at in range(noun + 1, end):
            if tokens[at].tag == "VBN" and tokens[at].lemma == "hold" and tokens[at].dep == "acl":
                return at
            if tokens[at].tag.startswith("NN") and tokens[at].text.lower() in self.lexicon.nouns:
                return None
        return None
