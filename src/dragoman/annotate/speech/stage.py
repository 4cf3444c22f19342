"""Who says so: for each saying, its source, its cue word and what is said.

The cue is a verb of the lexicon; its subject is the source; what is said hangs on it as a clause, a thing, an infinitive or after a
preposition. Sayings that only may come ("will announce") or are denied ("did not say") are left out. Quotation marks: ``quotations``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from dragoman.annotate.speech.layout import attribute_layout
from dragoman.annotate.speech.quotations import attribute_quotations, find_quotations, sayer_of
from dragoman.annotate.speech.relays import relayed
from dragoman.annotate.speech.said import Said
from dragoman.annotate.speech.sayers import Cues
from dragoman.knowledge.schema import Knowledge
from dragoman.model.actors import ActorIndex, actor_index
from dragoman.model.annotations import Actor, Attribution, Block, DateMention, Sentence, Token
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Reading

NAMED = re.compile(r" (?P<name>[A-Z][A-Za-z]+),")


@dataclass(frozen=True)
class Attributions:
    """Token, Sentence, Block, Actor and DateMention layers → Attribution layer."""

    name: ClassVar[str] = "attribution/1"
    requires: ClassVar[frozenset[type]] = frozenset({Token, Sentence, Block, Actor, DateMention})
    provides: ClassVar[frozenset[type]] = frozenset({Attribution})
    knowledge: Knowledge
    cues: Cues = field(init=False)

    def __post_init__(self) -> None:
        lexicon = self.knowledge.lexicons.get("cues/en/sayers", {})
        object.__setattr__(self, "cues", Cues.of(lexicon if isinstance(lexicon, dict) else {}))

    def __call__(self, reading: Reading) -> Reading:
        grammar, actors = Grammar.of(reading[Token]), actor_index(reading)
        said = Sayings(reading, grammar, actors, self.cues, Said(reading, grammar, actors, self.cues))
        sayers = self.cues.sets.get("clause", frozenset()) | self.cues.sets.get("quoting", frozenset())
        quotations = find_quotations(reading.text)
        every = list(said.find())
        told = [saying for saying in every if not any(quotation.covers(saying.cue) for quotation in quotations)]
        spoken = attribute_quotations(reading, said.grammar, quotations, told, sayers)
        spoken += attribute_layout(reading, said.grammar, said.actors, [*told, *spoken], self.cues)
        spoken = list(relayed(spoken, every, said.grammar, self.cues))
        found = spoken + [saying for saying in told if not any(speech.span.covers(saying.cue) or speech is saying for speech in spoken)]
        return reading.adding(Attribution, sorted(found, key=lambda item: (item.span, item.cue)))


@dataclass(frozen=True)
class Sayings:
    """One document's sayings by verbs and by "according to"."""

    reading: Reading
    grammar: Grammar
    actors: ActorIndex
    cues: Cues
    said: Said

    def find(self) -> Iterator[Attribution]:
        """All of them, in the order of their cues."""
        verbs = self.cues.verbs
        for at, token in enumerate(self.grammar.tokens):
            if token.tag.startswith("VB") and token.lemma in verbs and self.is_told(at):
                yield from self.by_verb(at)
            elif (token.tag.startswith("JJ") or token.tag == "VBN") and self.cues.has("adjectives", token.text.lower()):
                yield from self.by_adjective(at)
            elif token.text.lower() in ("according", "citing", "in", "as", "with"):
                yield from self.by_phrase(at)

    def is_told(self, at: int) -> bool:
        """Whether the verb *at* tells of a saying that took place: not denied, not to come, no bare "to say"."""
        grammar = self.grammar
        helpers = {grammar.tokens[child].tag for child in grammar.find_all(at, "aux", "auxpass")}
        bare = grammar.tokens[at].tag == "VBN" and grammar.tokens[at].dep == "advcl" and not helpers and grammar.tokens[at].lemma == "ask"
        if bare or grammar.is_negated(at) or "MD" in helpers or self.is_asked(at) or self.shares_future(at):
            return False
        return "TO" not in helpers or self.cues.has("leading", grammar.tokens[grammar.tokens[at].head].lemma)

    def shares_future(self, at: int) -> bool:
        """Whether a bare verb is joined to one that only may come: "would go on and also stress …"."""
        token, head = self.grammar.tokens[at], self.grammar.tokens[at].head
        bare = token.tag == "VB" and token.dep == "conj" and self.grammar.find(at, "aux") is None
        return bare and any(self.grammar.tokens[child].tag == "MD" for child in self.grammar.find_all(head, "aux"))

    def is_asked(self, at: int) -> bool:
        """Whether the verb *at* is put to somebody ("Do you think that …", "You announced …")."""
        return any(self.grammar.tokens[child].text.lower() == "you" for child in self.grammar.find_all(at, "nsubj"))

    def by_verb(self, at: int) -> Iterator[Attribution]:
        """What the verb *at* says, in the first way that fits."""
        passive = self.grammar.is_passive(at)
        source = self.source(at, passive)
        cue = self.cue(at)
        clear = None if passive else self.made_clear(at)
        if clear is not None:
            yield Attribution(clear[0], cue.join(clear[1]), self.source_span(source), "clause")
            return
        clause = self.said.clause(at)
        if clause is not None:
            bare = self.cues.has("infinitive", self.grammar.tokens[at].lemma) and self.grammar.find(at, "ccomp") is None
            if source is None or self.can_speak(source, at, strict=bare or self.cues.has("tools", self.grammar.tokens[at].lemma)):
                yield Attribution(clause, cue, self.source_span(source), "clause")
            return
        thing = self.said.passive_thing(at) if passive else self.said.thing(at)
        if thing is not None and (passive or (source is not None and self.can_speak(source, at, strict=True))):
            yield Attribution(thing, cue, self.source_span(source), "thing")

    def made_clear(self, at: int) -> tuple[Span, Span] | None:
        """For "made (it) clear that …" and "made known that …": the clause and the adjective."""
        grammar = self.grammar
        if grammar.tokens[at].lemma != "make":
            return None
        adjective = next(
            (word for word in grammar.below(at) if at < word <= at + 4 and self.cues.has("clear", grammar.tokens[word].lemma.lower())), None
        )
        if adjective is None:
            return None
        clauses = [child for head in (at, adjective) for child in grammar.find_all(head, "ccomp", "advcl") if child > adjective]
        words = self.said.clause_after(at, clauses[0]) if clauses else None
        return None if words is None else (words, grammar.tokens[adjective].span)

    def source(self, at: int, passive: bool) -> int | None:
        """The token that heads the source of the verb *at*."""
        if passive:
            return self.grammar.agent(at)
        if (quoted := self.quoted(at)) is not None:
            return quoted
        sayer = self.said.leading_sayer(at)
        subject = sayer_of(self.grammar, at if sayer is None else sayer)
        if subject is not None and (spoken := self.part_of(subject)) is not None:
            return spoken
        if self.grammar.find(at, "nsubj") is None or subject is None:
            return subject
        return self.paper_before(at, self.person_before(at, subject))

    def quoted(self, at: int) -> int | None:
        """Whom another quotes "as saying …": the object of that verb."""
        tokens = self.grammar.tokens
        way = tokens[at].head
        over = tokens[way].head
        quoting = tokens[at].dep == "pcomp" and tokens[way].lemma == "as" and self.cues.has("relaying", tokens[over].lemma)
        return self.grammar.find(over, "dobj") if quoting and not self.grammar.is_passive(over) else None

    def part_of(self, subject: int) -> int | None:
        """Who speaks "for his part", where the parse takes "part" for the subject: the name before it."""
        tokens = self.grammar.tokens
        owner = self.grammar.find(subject, "poss")
        if tokens[subject].lemma != "part" or owner is None or owner == 0 or tokens[owner - 1].text.lower() not in ("for", "on"):
            return None
        names = (at for at in range(owner - 2, max(-1, owner - 9), -1) if tokens[at].tag in ("NNP", "NNS", "NN", "PRP"))
        return next(names, None)

    def paper_before(self, at: int, subject: int) -> int:
        """For "which": past what cannot speak to the paper before it ("a communiqué on trade, which says")."""
        tokens = self.grammar.tokens
        relative = tokens[at].dep == "relcl" and any(tokens[child].text.lower() in ("which", "that") for child in self.grammar.find_all(at, "nsubj"))
        here = subject
        while relative and not self.cues.has("speakers", tokens[here].lemma.lower()):
            if tokens[here].dep != "pobj" or self.actors.at(tokens[here].span) is not None:
                return subject
            here = tokens[tokens[here].head].head
        return here

    def person_before(self, at: int, subject: int) -> int:
        """For "who": past a body to the person before it ("a representative of the Service, who said")."""
        tokens = self.grammar.tokens
        relative = tokens[at].dep == "relcl" and any(tokens[child].text.lower() == "who" for child in self.grammar.find_all(at, "nsubj"))
        here = subject
        while relative and tokens[here].dep == "pobj" and tokens[tokens[here].head].lemma == "of":
            actor = self.actors.at(tokens[here].span)
            if actor is not None and actor.kind == "person":
                break
            here = tokens[tokens[here].head].head
        return here

    def source_span(self, source: int | None) -> Span | None:
        """The words that name the source, without what is told of it in a clause."""
        if source is None or self.is_vague(source):
            return None
        words = self.grammar.phrase(source)
        for member in self.grammar.members(source)[1:]:
            words = words.join(self.grammar.phrase(member))
        return words

    def is_vague(self, source: int) -> bool:
        """Whether the word *source* names nobody: "this", "which", "there"."""
        word = self.grammar.tokens[source].text.lower()
        return word != "it" and self.cues.has("vague", word)

    def can_speak(self, source: int, at: int, strict: bool) -> bool:
        """Whether the source is somebody: a name, a pronoun for people, or a word for those who speak."""
        token = self.grammar.tokens[source]
        word = token.text.lower()
        if word == "it" or self.is_vague(source):
            return word == "it"
        lemma = token.lemma.lower()
        plural = token.tag == "NNPS" and any(self.cues.has("speakers", one) for one in (lemma.removesuffix("s"), lemma.removesuffix("ies") + "y"))
        if not strict or self.cues.has("personal", word) or plural or self.cues.has("speakers", lemma):
            return True
        actor = self.actors.at(token.span)
        return actor is not None and (actor.kind != "place" or (actor.entity or "").startswith("city:"))

    def cue(self, at: int) -> Span:
        """The verb with the helpers that stand right before it."""
        helpers = self.grammar.find_all(at, "auxpass")
        first = helpers[0] if helpers and 0 <= at - helpers[0] <= 2 else at
        return Span(self.grammar.tokens[first].span.start, self.grammar.tokens[at].span.end)

    def by_adjective(self, at: int) -> Iterator[Attribution]:
        """ "is confident that …", "is concerned about …": what hangs on an adjective of thinking or feeling."""
        clause = self.grammar.find(at, "ccomp")
        if clause is None:
            clause = next(
                (child for child in self.grammar.find_all(at, "advcl") if self.grammar.find(child, "mark") is not None and child > at), None
            )
        verb = at if self.grammar.is_passive(at) else self.grammar.tokens[at].head
        source = self.grammar.subject(verb)
        if self.grammar.tokens[at - 1].lemma in ("make", "it") and self.cues.has("clear", self.grammar.tokens[at].lemma.lower()):
            return  # "made (it) clear" is told by its verb
        if source is None or not self.can_speak(source, at, strict=True):
            return
        words = self.felt(at) if clause is None or clause < at else self.said.clause_after(at, clause)
        if words is not None:
            yield Attribution(words, self.grammar.tokens[at].span, self.source_span(source), "thing" if clause is None else "clause")

    def felt(self, at: int) -> Span | None:
        """What stands after the preposition of a feeling that somebody is said to have now: "is concerned about …"."""
        tokens = self.grammar.tokens
        ways = self.cues.feeling.get(tokens[at].text.lower(), frozenset())
        predicate = self.grammar.is_passive(at) or tokens[at].dep == "acomp"
        for child in self.grammar.find_all(at, "prep", "agent") if predicate else ():
            if child > at and tokens[child].lemma in ways and not self.said.is_setting(child):
                return self.said.trimmed(self.said.after(child))
        return None

    def by_phrase(self, at: int) -> Iterator[Attribution]:
        """ "according to …", "in his view": the rest of the sentence."""
        tokens = self.grammar.tokens
        for source, cue in (*self.according(at), *self.viewed(at)):
            if tokens[source].sentence == tokens[at].sentence:
                rest = self.said.rest(self.past_name(cue.join(self.grammar.span(source))), at)
                if rest is not None:
                    yield Attribution(rest, cue, self.source_span(source), "rest")
            return

    def past_name(self, aside: Span) -> Span:
        """*aside* with the name up to a comma right behind it, which the parse took for the next clause's: "according to the agency STT, …"."""
        behind = NAMED.match(self.reading.text, aside.end)
        return aside if behind is None or aside.of(self.reading.text)[-1].isupper() else Span(aside.start, behind.end("name"))

    def according(self, at: int) -> Iterator[tuple[int, Span]]:
        """The source after "according to" or the like that begins with the word *at*, and these words."""
        tokens = self.grammar.tokens
        for phrase in self.cues.according:
            end = at + len(phrase)
            if end < len(tokens) and tuple(token.text.lower() for token in tokens[at:end]) == phrase:
                source = next((word for word in self.grammar.below(at) if word >= end and tokens[word].dep in ("pobj", "dobj")), None)
                source = source if source is not None else self.grammar.find(end - 1, "pobj", "dobj")
                if source is not None:
                    yield source, Span(tokens[at].span.start, tokens[end - 1].span.end)

    def viewed(self, at: int) -> Iterator[tuple[int, Span]]:
        """Whose view it is where the word *at* opens "in his view" or "in the minister's words", and the words from there to the noun."""
        tokens = self.grammar.tokens
        noun = self.grammar.find(at, "pobj") if tokens[at].text.lower() == "in" else None
        owner = None if noun is None else self.grammar.find(noun, "poss")
        set_off = noun is not None and (tokens[noun + 1 : noun + 2] and tokens[noun + 1].text == ",")
        if noun is not None and owner is not None and set_off and self.cues.has("views", tokens[noun].text.lower()):
            yield owner, Span(tokens[at].span.start, tokens[noun].span.end)
