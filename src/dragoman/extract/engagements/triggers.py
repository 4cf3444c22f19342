"""Verbs that tell of an engagement by themselves: met, visited, signed, congratulated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.extract.engagements.candidates import Candidate, Manner
from dragoman.extract.engagements.descriptions import Descriptions
from dragoman.extract.engagements.lexicon import Frame, Lexicon
from dragoman.extract.engagements.people import People
from dragoman.extract.engagements.roles import Roles
from dragoman.extract.engagements.scene import Scene

FARTHEST, OPENING = 12, 5  # words after a verb; sentences in which a statement may be the news


@dataclass(frozen=True)
class Verbs:
    """Finds the verbs of one scene that tell of an engagement."""

    scene: Scene
    lexicon: Lexicon
    people: People
    descriptions: Descriptions

    @cached_property
    def roles(self) -> Roles:
        """The finder of what stands in which role."""
        return Roles(self.scene, self.lexicon)

    def find(self) -> Iterator[Candidate]:
        """One candidate for each verb whose frame is met, in the order of the text."""
        for index, token in enumerate(self.scene.tokens):
            if token.tag.startswith("VB") and token.dep not in ("aux", "auxpass", "amod", "compound") and not self.descriptions.is_guest(index):
                frames = self.frames(index)
                if frames and frames[0].type == "appointment" and self.descriptions.is_description(index):
                    continue
                met = next((frame for frame in frames if (frame.type != "statement" or token.sentence < OPENING) and self.is_met(frame, index)), None)
                if met is not None:
                    heads = tuple(head for role in met.roles for head in self.roles.of(role, index))
                    told = Candidate(
                        met.type, index, index, token.sentence, self.manner(met, index), "held", heads, definite=self.is_about_told(index)
                    )
                    yield from self.parted(told) if met.type == "meeting" else (told,)

    def frames(self, verb: int) -> tuple[Frame, ...]:
        """The frames of a verb: those of the verb with its particle ("put up") before its own."""
        lemma, phrase = self.scene.tokens[verb].lemma.lower(), self.scene.phrase(verb)
        own = self.lexicon.verbs.get(lemma, ())
        return own if phrase == lemma else (*self.lexicon.verbs.get(phrase, ()), *own)

    def parted(self, told: Candidate) -> Iterator[Candidate]:
        """The candidate, or the two that "met A and, separately, with B" tells of."""
        scene, verb = self.scene, told.verb
        marks = [at for at in scene.dependents(verb, "advmod") if at > verb and scene.tokens[at].text.lower() in self.lexicon.lists["apart"]]
        later = [noun for word, at in scene.prepositions(verb) if word == "with" and marks and at > marks[0] for noun in scene.complements(at)]
        met = scene.objects(verb) + [noun for word, at in scene.prepositions(verb) if word == "with" for noun in scene.complements(at)]
        first = [noun for noun in met if noun not in later]
        if later and first:
            subjects = scene.subjects(verb)
            yield replace(told, heads=(*subjects, *first), complete=True)
            yield replace(told, trigger=scene.tokens[later[0]].head, heads=(*subjects, *later), complete=True)
        else:
            yield told

    def is_about_told(self, verb: int) -> bool:
        """Whether the object or subject is something told of before: "the document was signed by", "the envoys who presented their credentials"."""
        scene = self.scene
        return self.is_restrictive(verb) or (
            any(
                not [at for at in scene.children[noun] if scene.tokens[at].dep != "det" and scene.tokens[at].text.lower() not in ("in", "at", "on")]
                and any(scene.tokens[at].text.lower() in ("the", "this") for at in scene.children[noun])
                for noun in self.handled(verb)
            )
            and scene.tokens[verb].lemma.lower() in self.lexicon.lists["handling"]
        )

    def handled(self, verb: int) -> list[int]:
        """What is signed or handed over: the object, or what names are put to."""
        things = self.scene.objects(verb)
        signs = any(self.scene.tokens[noun].lemma.lower() in self.lexicon.classes["signature"] for noun in things)
        return [at for role in ("to", "on") for at in self.roles.of(role, verb)] if signs else things

    def is_restrictive(self, verb: int) -> bool:
        """Whether a relative clause merely says which people are meant: "the envoys who presented", without a comma."""
        scene, token = self.scene, self.scene.tokens[verb]
        if token.dep != "relcl" or not scene.tokens[token.head].tag.startswith("NN") or scene.tokens[token.head].tag.startswith("NNP"):
            return False
        pronoun = next((at for at in scene.dependents(verb, "nsubj", "nsubjpass") if scene.tokens[at].text.lower() in ("who", "that")), 0)
        definite = any(scene.tokens[at].text.lower() in ("the", "those") for at in scene.dependents(token.head, "det"))
        return bool(pronoun) and definite and scene.tokens[pronoun - 1].text != ","

    def manner(self, frame: Frame, verb: int) -> Manner:
        """How a verb tells, by its frame and the block that it stands in."""
        if frame.refers:
            return "reference"
        sentence = self.scene.sentences[self.scene.tokens[verb].sentence]
        return "heading" if self.scene.kind_of(sentence) == "heading" else "verb"

    def is_met(self, frame: Frame, verb: int) -> bool:
        """Whether each role of *frame* is filled as it asks."""
        if frame.words and not frame.words & self._words_beside(verb):
            return False
        if frame.unless and frame.unless & self._words_beside(verb):
            return False
        if frame.errand and self.has_request(verb):
            return False
        if any(self.is_count(noun) for noun in self.scene.objects(verb)):
            return False
        if frame.type == "call" and not frame.words and self.scene.dependents(verb, "oprd", "attr", "ccomp", "xcomp"):
            return False
        return all(role == "words" or self.fits(filler, role, verb) for role, filler in frame.fillers.items())

    def has_request(self, verb: int) -> bool:
        """Whether an infinitive says what is asked for: "called on the minister to resign"."""
        scene = self.scene
        called = [noun for word, at in scene.prepositions(verb) if word == "on" for noun in scene.complements(at)]
        first = max((scene.reach[noun][1] for noun in called), default=verb + 1)
        below = [child for child in scene.children[verb] if scene.tokens[child].tag == "VB" and not self.is_parted(first, child)]
        return any(scene.tokens[child].lemma.lower() not in self.lexicon.lists["errands"] for child in below)

    def is_parted(self, first: int, last: int) -> bool:
        """Whether a preposition stands between, so that the infinitive belongs to what it leads in: "called on X during a visit to attend"."""
        return any(self.scene.tokens[at].tag == "IN" for at in range(first, last))

    def is_count(self, noun: int) -> bool:
        """Whether a number of two digits or more counts the object: "received 140 delegations" is a figure."""
        return any(self.scene.tokens[at].text[:2].isdigit() for at in self.scene.dependents(noun, "nummod"))

    def _words_beside(self, verb: int) -> set[str]:
        number = self.scene.tokens[verb].sentence
        if number not in self._words:
            sentence = self.scene.sentences[number]
            self._words[number] = {token.text.lower() for token in self.scene.tokens[sentence.first : sentence.last]}
        return self._words[number]

    @cached_property
    def _words(self) -> dict[int, set[str]]:
        """The words of the sentences looked at before."""
        return {}

    def fits(self, filler: str, role: str, verb: int) -> bool:
        """Whether what stands in *role* is what *filler* asks for."""
        if role == "office":
            return self._has_office(verb)
        heads = self.roles.of(role, verb)
        if filler == "any":
            return bool(heads)
        if filler == "both":
            return self.people.plurals.are_both(heads)
        if filler == "passive":
            return bool(heads) and self.scene.is_passive(verb) and not self.people.any_of("people", heads)
        if filler == "thing":
            return bool(heads) and not self.people.any_of("actor", heads)
        if filler == "office":
            return any(self.people.has_office(*self.scene.reach[head]) for head in heads)
        if filler == "colleges":
            return any(self.is_college(head) for head in heads)
        if filler == "several":
            return self.people.are_several(heads)
        if filler == "they":
            return any(self.scene.tokens[head].text.lower() in ("they", "these", "those") for head in heads)
        if filler == "it":
            return any(self.scene.tokens[head].text.lower() in ("it", "them", "this") for head in heads)
        if filler in self.lexicon.classes:
            words = self.lexicon.classes[filler]
            if filler == "format":  # "the chairman of the commission met" tells of no session
                heads = [at for at in heads if (unit := self.scene.unit_at(at)) is None or self.people.kind(unit) != "person"]
            return any(self.is_one_of(head, words) for head in heads) or (
                role == "object" and not any(self.is_thing(head) for head in heads) and self.follows(verb, words)
            )
        if filler == "person":
            heads = [head for head in heads if self.scene.unit_at(head) is not None]
        if filler in ("person", "people") and role == "object":
            if any(self.scene.tokens[head].lemma.lower() in self.lexicon.occasions for head in heads):
                return False  # "hosted the visit of her counterpart"
            heads = [head for head in heads if self.scene.tokens[head].lemma.lower() not in self.lexicon.lists["houses"]]
        return self.people.any_of(filler, heads) or (filler == "place" and any(self.is_unknown_place(head) for head in heads))

    def is_unknown_place(self, head: int) -> bool:
        """Whether a name that belongs to nobody can only be a place's: "visited Larkholm"."""
        token = self.scene.tokens[head]
        return token.tag == "NNP" and token.text[:1].isupper() and self.scene.unit_at(head) is None and self.scene.root_is_place(head)

    def is_one_of(self, head: int, words: frozenset[str]) -> bool:
        """Whether *head* or a noun coordinated with it or under its "of" is among *words*."""
        scene = self.scene
        near = [head, *scene.dependents(head, "conj", "compound", "appos")]
        near += [noun for word, at in scene.prepositions(head) if word == "of" for noun in scene.complements(at)]
        above = scene.tokens[head].head
        if scene.tokens[head].dep == "pobj" and scene.tokens[scene.tokens[above].head].tag.startswith("NN"):
            near.append(scene.tokens[above].head)
        return any(scene.tokens[at].lemma.lower() in words or scene.tokens[at].text.lower() in words for at in near)

    def is_college(self, head: int) -> bool:
        """Whether a plural of office holders acts as the body that it sits in: "Lagoon Council ministers", never "the two ministers"."""
        scene = self.scene
        if scene.tokens[head].text.lower() not in self.lexicon.classes["deciders"]:
            return False
        named = any(scene.tokens[at].text[:1].isupper() for at in scene.dependents(head, "compound", "amod", "nmod", "poss"))
        bare = head == scene.reach[head][0] and scene.tokens[head].text[:1].isupper()
        return (named or bare) and not scene.dependents(head, "det", "nummod") and (bare or not self.people.plurals.are_both([head]))

    def is_thing(self, head: int) -> bool:
        """Whether a head is a common noun that names nobody."""
        return self.scene.tokens[head].tag in ("NN", "NNS") and self.scene.unit_at(head) is None

    def follows(self, verb: int, words: frozenset[str]) -> bool:
        """Whether one of *words* follows the verb before another verb, where the grammar has found no object."""
        for token in self.scene.tokens[verb + 1 : verb + 1 + FARTHEST]:
            if token.tag.startswith("VB") or token.text in ";." or token.sentence != self.scene.tokens[verb].sentence:
                return False
            if token.lemma.lower() in words and token.tag.startswith("NN"):
                return True
        return False

    def _has_office(self, verb: int) -> bool:
        """Whether an office is given to somebody: "appointed Jane Doe ambassador"."""
        first, last = self.scene.reach[verb]
        return self.people.has_office(first, last)
