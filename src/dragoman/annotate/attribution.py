"""Who says so: for each saying, its source, its cue word and what is said.

The cue is a verb of the lexicon; its subject is the source; what is said hangs on it as a clause, a thing, an infinitive or after a
preposition. Sayings that only may come ("will announce") or are denied ("did not say") are left out. Quotation marks: ``quotations``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from dragoman.annotate.layout_speech import attribute_layout
from dragoman.annotate.quotations import attribute_quotations, find_quotations
from dragoman.knowledge.schema import Knowledge
from dragoman.model.actors import ActorIndex, actor_index
from dragoman.model.annotations import Actor, Attribution, Block, Sentence, Token
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Reading

CLAUSES = ("ccomp",)
SIDE_CLAUSES = frozenset({"advcl", "parataxis"})
VAGUE = frozenset({"this", "that", "which", "these", "those", "it", "what", "there"})
PERSONAL = frozenset({"i", "we", "he", "she", "they", "who"})
ASIDE = re.compile(r",\s+(?:which|who|whose|where)\b")
EDGES = " ,;:–—-.\n\t"


@dataclass(frozen=True, slots=True)
class Cues:
    """The lexicon of saying words, as sets and maps of lemmas."""

    sets: Mapping[str, frozenset[str]]
    about: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Mapping[str, frozenset[str]]]
    according: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> Cues:
        """The plain data of ``cues/en/sayers``, made ready."""
        about = {verb: frozenset(words) for verb, words in lexicon.get("about", {}).items()}
        phrases = {verb: {noun: frozenset(words) for noun, words in nouns.items()} for verb, nouns in lexicon.get("phrases", {}).items()}
        according = tuple(tuple(phrase.split()) for phrase in lexicon.get("according", ()))
        sets = {name: frozenset(words) for name, words in lexicon.items() if isinstance(words, list) and name != "according"}
        return cls(sets, about, phrases, according)

    def has(self, name: str, lemma: str) -> bool:
        """Whether the list *name* holds *lemma*."""
        return lemma in self.sets.get(name, ())

    @property
    def verbs(self) -> frozenset[str]:
        """All verbs that may be cues."""
        names = ("clause", "thing", "infinitive", "judging")
        return frozenset().union(*(self.sets.get(name, frozenset()) for name in names), self.about, self.phrases)


@dataclass(frozen=True)
class Attributions:
    """Token, Sentence, Block and Actor layers → Attribution layer."""

    name: ClassVar[str] = "attribution/1"
    requires: ClassVar[frozenset[type]] = frozenset({Token, Sentence, Block, Actor})
    provides: ClassVar[frozenset[type]] = frozenset({Attribution})
    knowledge: Knowledge
    cues: Cues = field(init=False)

    def __post_init__(self) -> None:
        lexicon = self.knowledge.lexicons.get("cues/en/sayers", {})
        object.__setattr__(self, "cues", Cues.of(lexicon if isinstance(lexicon, dict) else {}))

    def __call__(self, reading: Reading) -> Reading:
        said = Sayings(reading, Grammar.of(reading[Token]), actor_index(reading), self.cues)
        sayers = self.cues.sets.get("clause", frozenset())
        quotations = find_quotations(reading.text)
        told = [saying for saying in said.find() if not any(quotation.covers(saying.cue) for quotation in quotations)]
        spoken = attribute_quotations(reading, said.grammar, quotations, told, sayers)
        spoken += attribute_layout(reading, said.grammar, said.actors, [*told, *spoken], sayers)
        found = spoken + [saying for saying in told if not any(speech.span.covers(saying.cue) for speech in spoken)]
        return reading.adding(Attribution, sorted(found, key=lambda item: (item.span, item.cue)))


@dataclass(frozen=True)
class Sayings:
    """One document's sayings by verbs and by "according to"."""

    reading: Reading
    grammar: Grammar
    actors: ActorIndex
    cues: Cues

    def find(self) -> Iterator[Attribution]:
        """All of them, in the order of their cues."""
        verbs = self.cues.verbs
        for at, token in enumerate(self.grammar.tokens):
            if token.tag.startswith("VB") and token.lemma in verbs and self.is_told(at):
                yield from self.by_verb(at)
            elif token.tag.startswith("JJ") and self.cues.has("adjectives", token.lemma):
                yield from self.by_adjective(at)
            elif token.text.lower() in ("according", "citing", "in", "as", "with"):
                yield from self.by_phrase(at)

    def is_told(self, at: int) -> bool:
        """Whether the verb *at* tells of a saying that took place: not denied, not to come, no bare "to say"."""
        grammar = self.grammar
        helpers = {grammar.tokens[child].tag for child in grammar.find_all(at, "aux", "auxpass")}
        if grammar.is_negated(at) or "MD" in helpers:
            return False
        return "TO" not in helpers or self.cues.has("leading", grammar.tokens[grammar.tokens[at].head].lemma)

    def by_verb(self, at: int) -> Iterator[Attribution]:
        """What the verb *at* says, in the first way that fits."""
        passive = self.grammar.is_passive(at)
        source = self.source(at, passive)
        cue = self.cue(at)
        clause = self.clause(at)
        if clause is not None:
            if source is None or self.can_speak(source, at, strict=self.cues.has("tools", self.grammar.tokens[at].lemma)):
                yield Attribution(clause, cue, self.source_span(source), "clause")
            return
        thing = self.passive_thing(at) if passive else self.thing(at)
        if thing is not None and (passive or (source is not None and self.can_speak(source, at, strict=True))):
            yield Attribution(thing, cue, self.source_span(source), "thing")

    # ------------------------------------------------------------ who

    def source(self, at: int, passive: bool) -> int | None:
        """The token that heads the source of the verb *at*."""
        if passive:
            return self.grammar.agent(at)
        sayer = self.leading_sayer(at)
        return self.grammar.subject(at if sayer is None else sayer)

    def leading_sayer(self, at: int) -> int | None:
        """The cue whose reported clause took the verb *at* in, though it goes on with the telling ("noted that … and stressed that …")."""
        tokens, here = self.grammar.tokens, at
        while tokens[here].dep == "conj" and self.grammar.find(here, "nsubj", "nsubjpass") is None:
            here = tokens[here].head
        if here == at or tokens[here].dep != "ccomp":
            return None
        over = tokens[here].head
        same = tokens[over].tag == tokens[at].tag and tokens[over].lemma in self.cues.verbs and over < here
        return over if same and not self.grammar.find_all(at, "aux") else None

    def source_span(self, source: int | None) -> Span | None:
        """The words that name the source, without what is told of it in a clause."""
        if source is None or self.grammar.tokens[source].text.lower() in VAGUE:
            return None
        words = self.grammar.phrase(source)
        for member in self.grammar.members(source)[1:]:
            words = words.join(self.grammar.phrase(member))
        return words

    def can_speak(self, source: int, at: int, strict: bool) -> bool:
        """Whether the source is somebody: a name, a pronoun for people, or a word for those who speak."""
        token = self.grammar.tokens[source]
        word = token.text.lower()
        if word in VAGUE:
            return word == "it" and self.actors.at(token.span) is not None
        if not strict or word in PERSONAL or self.cues.has("speakers", token.lemma.lower()):
            return True
        actor = self.actors.at(token.span)
        return actor is not None and actor.kind != "place"

    # ------------------------------------------------------------ what

    def cue(self, at: int) -> Span:
        """The verb with the helpers that stand right before it."""
        helpers = self.grammar.find_all(at, "auxpass")
        first = helpers[0] if helpers and at - helpers[0] <= 2 else at
        return Span(self.grammar.tokens[first].span.start, self.grammar.tokens[at].span.end)

    def clause(self, at: int) -> Span | None:
        """The clause or the infinitive that the verb *at* reports."""
        grammar, lemma = self.grammar, self.grammar.tokens[at].lemma
        if self.cues.has("clause", lemma):
            for child in grammar.find_all(at, *CLAUSES):
                return self.clause_after(at, child) if child > at else self.around(at, child)
            if grammar.tokens[at].dep in SIDE_CLAUSES and self.stands_aside(at):
                return self.around(at, grammar.tokens[at].head)
            if self.is_as_noted(at):
                return self.rest(self.aside(at), at)
        if self.cues.has("infinitive", lemma) and not grammar.is_passive(at):
            for child in grammar.find_all(at, "xcomp"):
                if child > at and any(grammar.tokens[word].tag == "TO" for word in grammar.find_all(child, "aux")):
                    return self.trimmed(grammar.span(child))
        return None

    def clause_after(self, at: int, child: int) -> Span | None:
        """The reported clause of *child*, without "that", and up to where the telling goes on."""
        words = self.grammar.span(child)
        mark = self.grammar.find(child, "mark")
        if mark is not None and self.grammar.tokens[mark].text.lower() == "that":
            words = Span(max(words.start, self.grammar.tokens[mark].span.end), words.end)
        for later in self.grammar.below(child):
            if later > child and self.grammar.tokens[later].lemma in self.cues.verbs and self.leading_sayer(later) == at:
                words = Span(words.start, min(words.end, self.before(later)))
        return self.trimmed(words)

    def before(self, at: int) -> int:
        """Where the words before a joined verb end, its "and" left out."""
        low = at
        while low > 0 and (self.grammar.tokens[low - 1].dep in ("cc", "advmod", "aux", "punct")):
            low -= 1
        return self.grammar.tokens[low].span.start

    def is_as_noted(self, at: int) -> bool:
        """Whether the verb stands in "as was noted" or "as the minister said", which leaves the rest of the sentence as what is said."""
        words = self.grammar.find_all(at, "mark", "advmod", "prep") if self.grammar.tokens[at].dep == "advcl" else []
        return any(self.grammar.tokens[word].text.lower() == "as" for word in words)

    def stands_aside(self, at: int) -> bool:
        """Whether the verb and its subject are set off by commas from the clause that they report."""
        return (
            self.grammar.tokens[at].tag in ("VBD", "VBZ", "VBP")
            and self.grammar.find(at, "nsubj") is not None
            and not self.grammar.find_all(at, "mark")
        )

    def around(self, at: int, content: int) -> Span | None:
        """What stands before a cue that closes the sentence, or the whole sentence around a cue that is set into what is said."""
        sentence = self.reading[Sentence][self.grammar.tokens[at].sentence].span
        aside = self.aside(at)
        if aside.start - sentence.start < 3:
            return None
        before = Span(sentence.start, aside.start)
        if before.of(self.reading.text).rstrip().endswith(("”", '"', "’", "''", "»")):
            return self.trimmed(before)
        words = set(self.grammar.below(content))
        words -= set(self.grammar.below(at)) if self.grammar.tokens[at].head == content else set()
        goes_on = any(word > at and self.grammar.tokens[word].dep != "punct" for word in words)
        return self.trimmed(sentence if goes_on else before)

    def aside(self, at: int) -> Span:
        """The cue with its subject and the words beside it."""
        words = [at, *self.grammar.find_all(at, "aux", "auxpass", "advmod", "dative", "neg", "prt", "mark")]
        spans = [self.grammar.tokens[word].span for word in words]
        spans += [self.grammar.span(subject) for subject in self.grammar.find_all(at, "nsubj", "nsubjpass")]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def thing(self, at: int) -> Span | None:
        """The noun phrase that the verb *at* says something of, with what hangs on it."""
        grammar, lemma = self.grammar, self.grammar.tokens[at].lemma
        thing = grammar.find(at, "dobj")
        noun = None if thing is None else grammar.tokens[thing]
        if noun is not None and thing is not None:
            prepositions = self.cues.phrases.get(lemma, {}).get(noun.lemma)
            for child in grammar.find_all(at, "prep") + grammar.find_all(thing, "prep") if prepositions else ():
                if grammar.tokens[child].lemma in (prepositions or ()):
                    return self.trimmed(self.after(child))
            if self.cues.has("judging", lemma) and (end := self.last(at, "oprd", "xcomp", "prep", "ccomp")) is not None:
                return self.trimmed(grammar.span(thing).join(grammar.span(end)))
            if self.cues.has("thing", lemma) and thing > at and not self.is_handed(at, thing):
                return self.trimmed(self.stretched(at, thing))
        for child in grammar.find_all(at, "prep", "agent"):
            if child > at and grammar.tokens[child].lemma in self.cues.about.get(lemma, ()):
                return self.trimmed(self.after(child))
        return None

    def after(self, preposition: int) -> Span:
        """All that hangs on a preposition, without itself."""
        words = self.grammar.span(preposition)
        return Span(min(self.grammar.tokens[preposition].span.end, words.end), words.end)

    def last(self, at: int, *labels: str) -> int | None:
        children = [child for child in self.grammar.find_all(at, *labels) if child > at]
        return children[-1] if children else None

    def stretched(self, at: int, thing: int) -> Span:
        """The object with the phrases after it that belong to what is said ("gratitude to all for …"), but not what is told aside."""
        words = self.grammar.span(thing)
        if aside := ASIDE.search(self.reading.text, words.start, words.end):
            return Span(words.start, aside.start())
        for child in self.grammar.find_all(at, "prep", "dative"):
            if child > thing and self.grammar.tokens[child].lemma in (
                "to",
                "for",
                "of",
                "about",
                "with",
                "toward",
                "towards",
                "over",
                "as",
                "regarding",
            ):
                words = words.join(self.grammar.span(child))
        return words

    def is_handed(self, at: int, thing: int) -> bool:
        """Whether the object is something handed over or somebody greeted, so that nothing is said of it."""
        token, lemma = self.grammar.tokens[thing], self.grammar.tokens[at].lemma
        if self.cues.has("handed", token.lemma.lower()) or token.text.lower() in VAGUE | {"him", "her", "them", "himself", "herself"}:
            return True
        if not self.cues.has("greeting", lemma):
            return False
        actor = self.actors.at(token.span)
        return (actor is not None and actor.kind == "person") or self.cues.has("speakers", token.lemma.lower())

    def passive_thing(self, at: int) -> Span | None:
        """The subject of a passive that tells of a saying."""
        if not self.cues.has("passive", self.grammar.tokens[at].lemma) or self.grammar.find(at, "auxpass") is None:
            return None
        subject = self.grammar.find(at, "nsubjpass")
        if subject is None or self.grammar.tokens[subject].text.lower() in VAGUE:
            return None
        return self.trimmed(self.grammar.span(subject))

    # ------------------------------------------------------------ other cues

    def by_adjective(self, at: int) -> Iterator[Attribution]:
        """ "is confident that …": the clause that hangs on an adjective of thinking."""
        clause = self.grammar.find(at, "ccomp")
        verb = self.grammar.tokens[at].head
        source = self.grammar.subject(verb)
        if clause is None or clause < at or source is None or not self.can_speak(source, at, strict=True):
            return
        words = self.clause_after(at, clause)
        if words is not None:
            yield Attribution(words, self.grammar.tokens[at].span, self.source_span(source), "clause")

    def by_phrase(self, at: int) -> Iterator[Attribution]:
        """ "according to …": the rest of the sentence."""
        tokens = self.grammar.tokens
        for phrase in self.cues.according:
            end = at + len(phrase)
            if end < len(tokens) and tuple(token.text.lower() for token in tokens[at:end]) == phrase:
                source = next((word for word in self.grammar.below(at) if word >= end and tokens[word].dep in ("pobj", "dobj")), None)
                source = source if source is not None else self.grammar.find(end - 1, "pobj", "dobj")
                if source is None or tokens[source].sentence != tokens[at].sentence:
                    return
                cue = Span(tokens[at].span.start, tokens[end - 1].span.end)
                rest = self.rest(cue.join(self.grammar.span(source)), at)
                if rest is not None:
                    yield Attribution(rest, cue, self.source_span(source), "rest")
                return

    def rest(self, aside: Span, at: int) -> Span | None:
        """The longer part of the sentence before or after *aside*."""
        sentence = self.reading[Sentence][self.grammar.tokens[at].sentence].span
        before, after = Span(sentence.start, aside.start), Span(min(aside.end, sentence.end), sentence.end)
        return self.trimmed(after if len(after) >= len(before) else before)

    def trimmed(self, span: Span) -> Span | None:
        """*span* without spaces and punctuation at its edges and outer quotation marks; ``None`` where fewer than two words are left."""
        words = span.of(self.reading.text)
        left = words.lstrip(EDGES + '"“”')
        start = span.start + len(words) - len(left)
        kept = left.rstrip(EDGES)
        if (kept.endswith(("”", '"')) and kept.count("”") > kept.count("“")) or kept.count('"') % 2:
            kept = kept.rstrip(EDGES + '"”')
        return Span(start, start + len(kept)) if " " in kept else None
