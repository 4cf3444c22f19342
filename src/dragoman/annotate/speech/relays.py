"""What a spokesperson tells of somebody else's words ("A spokesperson said: The Prime Minister welcomed …"): those are the other's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.annotate.speech.sayers import Cues
from dragoman.model.annotations import Attribution
from dragoman.model.grammar import Grammar

OWN = ("i", "we", "you", "it")


def relayed(spoken: Sequence[Attribution], told: Sequence[Attribution], grammar: Grammar, cues: Cues) -> Iterator[Attribution]:
    """*spoken*, but in place of a spokesperson's sentence the sayings of others that are *told* in it, if any are."""
    for speech in spoken:
        speaker = None if speech.source is None else grammar.head_of(speech.source)
        named = speaker is not None and any(
            cues.has("voices", grammar.tokens[word].lemma.lower()) for word in (speaker, *grammar.find_all(speaker, "compound", "appos"))
        )
        inner = [saying for saying in told if named and speech.span.covers(saying.cue) and is_anothers(saying, grammar)]
        if inner:
            yield from inner
        else:
            yield speech


def is_anothers(saying: Attribution, grammar: Grammar) -> bool:
    """Whether *saying* is told of a third person, as something that was said."""
    source = None if saying.source is None else grammar.head_of(saying.source)
    cue = grammar.head_of(saying.cue)
    return source is not None and cue is not None and grammar.tokens[source].text.lower() not in OWN and grammar.tokens[cue].tag == "VBD"
