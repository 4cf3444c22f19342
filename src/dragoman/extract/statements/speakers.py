"""Who speaks, saying by saying: named by the source's words, or carried on from the saying before where those are a mere pronoun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.makers import issuer_told, issuers_before
from dragoman.extract.parties import Parties, Party
from dragoman.extract.pointing import Pointing
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Attribution, Sentence, Token
from dragoman.model.document import Span
from dragoman.model.reading import Reading

ASIDE = ("relcl", "advcl", "acl")  # clauses whose subjects are told aside
REACH = 4  # sentences over which a pronoun is carried on
PAPER = 8  # … and over which "we" is


@dataclass(frozen=True, slots=True)
class Speech:
    """The speakers of one saying; ``carried``: the words are a pronoun, and they were named before."""

    speakers: tuple[Party, ...]
    carried: bool = False


def find_speakers(reading: Reading, parties: Parties, memory: Memory) -> Mapping[Attribution, Speech]:
    """The speakers of each attribution, in the order of their cues."""
    found: dict[Attribution, Speech] = {}
    told: list[tuple[int, tuple[Party, ...]]] = []
    for saying in sorted(reading[Attribution], key=lambda saying: (saying.cue, saying.span)):
        speakers = tuple(parties.of_span(saying.source))
        word = "" if saying.source is None else saying.source.of(reading.text).lower()
        number = memory.sentence(saying.cue)
        if before := memory.same(saying, word, speakers, number, told):
            found[saying] = Speech(before, carried=True)
        elif word == "it" and (paper := memory.paper(number, told)):
            found[saying] = Speech(paper, carried=True)
        elif speakers or not memory.carries(word):
            found[saying] = Speech(speakers)
        else:
            found[saying] = Speech(memory.carried(word, number, told), carried=True)
        if maker := memory.issuer(saying, found[saying].speakers):
            found[saying] = Speech((maker,), carried=True)
        if found[saying].speakers:
            told.append((number, found[saying].speakers))
    return found


def is_named(party: Party) -> bool:
    """Whether the document gives *party* a name, rather than a word for his office."""
    return party.actor is not None and not party.actor.name.islower()


@dataclass(frozen=True)
class Memory:
    """Who was spoken of shortly before."""

    reading: Reading
    parties: Parties
    able: frozenset[str]  # nouns for those who can speak
    papers: frozenset[str]  # … and those among them that are papers
    going_on: frozenset[str]  # verbs by which the same one goes on speaking
    making: frozenset[str]  # verbs by which somebody makes a paper his own
    pointing: Pointing
    knowledge: Knowledge

    @classmethod
    def of(cls, reading: Reading, parties: Parties, knowledge: Knowledge) -> Memory:
        """The memory over *reading*, with the nouns of ``cues/en/sayers``."""
        lexicon = knowledge.lexicons.get("cues/en/sayers", {})
        words = lexicon if isinstance(lexicon, dict) else {}
        able, papers, going_on = (frozenset(words.get(name, ())) for name in ("speakers", "papers", "continuing"))
        promises = knowledge.lexicons.get("cues/en/promises", {})
        making = frozenset(promises.get("making", ()) if isinstance(promises, dict) else ())
        return cls(reading, parties, able, papers, going_on, making, Pointing.of(knowledge), knowledge)

    def can_speak(self, token: Token) -> bool:
        """Whether the noun is a word for those who can speak, also with a capital in the plural ("Ministers")."""
        word = token.lemma.lower()
        return word in self.able or (token.tag == "NNPS" and (word.removesuffix("s") in self.able or f"{word.removesuffix('ies')}y" in self.able))

    def carries(self, word: str) -> bool:
        """Whether *word* is a pronoun for whoever spoke before."""
        return word == "it" or any(self.pointing.has(name, word) for name in ("one", "many", "own"))

    def sentence(self, span: Span) -> int:
        """The number of the sentence in which *span* begins."""
        at = next(self.parties.grammar.between(Span(span.start, span.end)), None)
        return 0 if at is None else self.parties.grammar.tokens[at].sentence

    def paper(self, number: int, told: list[tuple[int, tuple[Party, ...]]]) -> tuple[Party, ...]:
        """The statement or the like that spoke last, in the sentence *number* or shortly before."""
        if not told or number - told[-1][0] > REACH or len(told[-1][1]) != 1:
            return ()
        (last,) = told[-1][1]
        return told[-1][1] if last.actor is None and self.papers & set(last.name.lower().split()[:4]) else ()

    def issuer(self, saying: Attribution, speakers: tuple[Party, ...]) -> Party | None:
        """The one who issued the paper that speaks, where "the statement" is one told of before; none where several made it."""
        head = None if saying.source is None or len(speakers) != 1 or speakers[0].actor is not None else self.parties.grammar.head_of(saying.source)
        if head is None or self.parties.grammar.tokens[head].lemma.lower() not in self.papers:
            return None
        if told := issuer_told(self.parties, self.knowledge, head):
            return told
        makers = issuers_before(self.parties, self.making, head)
        return makers[0] if len(makers) == 1 else None

    def same(
        self, saying: Attribution, word: str, speakers: tuple[Party, ...], number: int, told: list[tuple[int, tuple[Party, ...]]]
    ) -> tuple[Party, ...]:
        """The one who spoke last, where "he added" or "the minister said" means him; none where it doesn't."""
        grammar = self.parties.grammar
        cue = grammar.head_of(saying.cue)
        if self.pointing.has("one", word):
            last = told[-1] if told else None
            goes_on = cue is not None and grammar.tokens[cue].lemma in self.going_on and last is not None and number - last[0] <= REACH
            return last[1] if goes_on and last is not None and self.fits(word, last[1]) else ()
        head = None if saying.source is None or len(speakers) != 1 or is_named(speakers[0]) else grammar.head_of(saying.source)
        if head is None or not grammar.tokens[head].text.islower() or not self.is_definite(head):
            return ()
        noun = grammar.tokens[head].lemma
        people = (whom for earlier, whom in reversed(told) if number - earlier <= REACH and len(whom) == 1 and self.fits("he", whom))
        return next((whom for whom in people if self.is_called(noun, whom[0])), ())

    def is_definite(self, head: int) -> bool:
        """Whether "the" stands before the noun *head*, which is one, and nothing tells whose it is."""
        grammar = self.parties.grammar
        definite = any(grammar.tokens[child].text.lower() == "the" for child in grammar.find_all(head, "det"))
        aside = grammar.find(head, "relcl", "acl")
        set_off = aside is None or any(grammar.tokens[word].text == "," for word in (head + 1, aside - 1) if word < len(grammar.tokens))
        return definite and set_off and grammar.tokens[head].tag == "NN" and grammar.find(head, "prep", "poss", "appos") is None

    def is_called(self, noun: str, person: Party) -> bool:
        """Whether *person* may be called by *noun*: by his office ("the minister"), or as an official at large ("the diplomat")."""
        post = (person.actor.post or "").lower() if person.actor is not None else ""
        return noun in post.replace("-", " ").split() or (self.pointing.has("officials", noun) and bool(post))

    def carried(self, word: str, number: int, told: list[tuple[int, tuple[Party, ...]]]) -> tuple[Party, ...]:
        """The last speakers, or for "they" subjects, that *word* fits, a few sentences back."""
        if self.pointing.has("many", word) and (several := next(self.several(number), None)):
            return several
        if self.pointing.has("own", word) and (own := self.introduced(number)):
            return own
        for earlier, speakers in reversed(told):
            if number - earlier > (PAPER if self.pointing.has("own", word) else REACH):
                break
            if self.fits(word, speakers):
                return speakers
        return ()

    def introduced(self, number: int) -> tuple[Party, ...]:
        """Who speaks as "we" since "We, the Ministers of …," before the sentence *number* or in it."""
        return () if self.makers is None or self.makers[0] > number else self.makers[1]

    @cached_property
    def makers(self) -> tuple[int, tuple[Party, ...]] | None:
        """The first sentence that says who "we" are, and who."""
        grammar = self.parties.grammar
        for at, token in enumerate(grammar.tokens):
            explained = grammar.find(at, "appos") if token.text.lower() == "we" else None
            if explained is not None:
                return token.sentence, tuple(self.parties.at(explained))
        return None

    def fits(self, word: str, speakers: tuple[Party, ...]) -> bool:
        """Whether the pronoun *word* can stand for *speakers*."""
        person = speakers[0].actor is None or speakers[0].actor.kind == "person"
        if self.pointing.has("many", word):
            return len(speakers) > 1 or not person
        if self.pointing.has("own", word):
            return len(speakers) == 1 and (speakers[0].entity or "").startswith(("territory:", "org:"))
        return len(speakers) == 1 and person == self.pointing.has("one", word)

    def several(self, number: int) -> Iterator[tuple[Party, ...]]:
        """The subjects in the plural, or of several names, in the sentences before *number*, the nearest first."""
        grammar = self.parties.grammar
        for sentence in reversed(self.reading[Sentence][max(0, number - REACH) : number]):
            for at in range(sentence.first, sentence.last):
                if grammar.tokens[at].dep not in ("nsubj", "nsubjpass") or grammar.tokens[grammar.tokens[at].head].dep in ASIDE:
                    continue
                plural = grammar.tokens[at].tag in ("NNS", "NNPS")
                parties = tuple(self.parties.at(at)) if plural or len(grammar.members(at)) > 1 else ()
                group = len(parties) == 1 and parties[0].actor is not None and parties[0].actor.kind == "group"
                able = plural and len(parties) == 1 and self.can_speak(grammar.tokens[at])
                if group or able or (len(parties) > 1 and all(party.actor is not None for party in parties)):
                    yield parties
