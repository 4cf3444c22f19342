"""Who speaks, saying by saying: named by the source's words, or carried on from the saying before where those are a mere pronoun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.extract.parties import Parties, Party
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Attribution, Sentence
from dragoman.model.document import Span
from dragoman.model.reading import Reading

SINGLE = frozenset({"he", "she", "him", "her"})
PLURAL = frozenset({"they", "them"})
OWN = frozenset({"we", "our"})  # in the paper of a state or body: itself
CARRIED = SINGLE | PLURAL | OWN | {"it"}
REACH = 4  # sentences over which a pronoun is carried on
PAPER = 8  # … and over which "we" is


@dataclass(frozen=True, slots=True)
class Speech:
    """The speakers of one saying; ``carried``: the words are a pronoun, and they were named before."""

    speakers: tuple[Party, ...]
    carried: bool = False


def find_speakers(reading: Reading, parties: Parties, knowledge: Knowledge) -> Mapping[Attribution, Speech]:
    """The speakers of each attribution, in the order of their cues."""
    found: dict[Attribution, Speech] = {}
    memory = Memory.of(reading, parties, knowledge)
    told: list[tuple[int, tuple[Party, ...]]] = []
    for saying in sorted(reading[Attribution], key=lambda saying: (saying.cue, saying.span)):
        speakers = tuple(parties.of_span(saying.source))
        word = "" if saying.source is None else saying.source.of(reading.text).lower()
        number = memory.sentence(saying.cue)
        if word == "it" and (paper := memory.paper(number, told)):
            found[saying] = Speech(paper, carried=True)
        elif speakers or word not in CARRIED:
            found[saying] = Speech(speakers)
        else:
            found[saying] = Speech(memory.carried(word, number, told), carried=True)
        if found[saying].speakers:
            told.append((number, found[saying].speakers))
    return found


@dataclass(frozen=True)
class Memory:
    """Who was spoken of shortly before."""

    reading: Reading
    parties: Parties
    able: frozenset[str]  # nouns for those who can speak
    papers: frozenset[str]  # … and those among them that are papers

    @classmethod
    def of(cls, reading: Reading, parties: Parties, knowledge: Knowledge) -> Memory:
        """The memory over *reading*, with the nouns of ``cues/en/sayers``."""
        lexicon = knowledge.lexicons.get("cues/en/sayers", {})
        words = lexicon if isinstance(lexicon, dict) else {}
        return cls(reading, parties, frozenset(words.get("speakers", ())), frozenset(words.get("papers", ())))

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

    def carried(self, word: str, number: int, told: list[tuple[int, tuple[Party, ...]]]) -> tuple[Party, ...]:
        """The last speakers, or for "they" subjects, that *word* fits, a few sentences back."""
        if word in PLURAL and (several := next(self.several(number), None)):
            return several
        if word in OWN and (own := self.introduced(number)):
            return own
        for earlier, speakers in reversed(told):
            if number - earlier > (REACH if word not in OWN else PAPER):
                break
            if self.fits(word, speakers):
                return speakers
        return ()

    def introduced(self, number: int) -> tuple[Party, ...]:
        """Who speaks as "we" since "We, the Ministers of …," before the sentence *number* or in it."""
        grammar = self.parties.grammar
        for at, token in enumerate(grammar.tokens):
            if token.sentence > number:
                break
            explained = grammar.find(at, "appos") if token.text.lower() == "we" else None
            if explained is not None:
                return tuple(self.parties.at(explained))
        return ()

    def fits(self, word: str, speakers: tuple[Party, ...]) -> bool:
        """Whether the pronoun *word* can stand for *speakers*."""
        person = speakers[0].actor is None or speakers[0].actor.kind == "person"
        if word in PLURAL:
            return len(speakers) > 1 or not person
        if word in OWN:
            return len(speakers) == 1 and (speakers[0].entity or "").startswith(("territory:", "org:"))
        return len(speakers) == 1 and person == (word in SINGLE)

    def several(self, number: int) -> Iterator[tuple[Party, ...]]:
        """The subjects in the plural, or of several names, in the sentences before *number*, the nearest first."""
        grammar = self.parties.grammar
        for sentence in reversed(self.reading[Sentence][max(0, number - REACH) : number]):
            for at in range(sentence.first, sentence.last):
                if grammar.tokens[at].dep in ("nsubj", "nsubjpass") and len(grammar.members(at)) > 1:
                    parties = tuple(self.parties.at(at))
                    if len(parties) > 1 and all(party.actor is not None for party in parties):
                        yield parties
                elif grammar.tokens[at].dep in ("nsubj", "nsubjpass") and grammar.tokens[at].tag in ("NNS", "NNPS"):
                    parties = tuple(self.parties.at(at))
                    actor = parties[0].actor if len(parties) == 1 else None
                    able = len(parties) == 1 and grammar.tokens[at].lemma.lower() in self.able
                    if able or (actor is not None and actor.kind == "group"):
                        yield parties
