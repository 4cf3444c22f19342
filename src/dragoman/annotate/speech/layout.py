"""Speech that the layout marks: paragraphs after "the minister said:", and interviews with the speaker's name before each turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.annotate.speech.quotations import LEAD, SHORTEST, Voice
from dragoman.annotate.speech.sayers import Cues
from dragoman.model.actors import ActorIndex
from dragoman.model.annotations import Actor, Attribution, Block, Sentence
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Reading

TURN = re.compile(r"(?P<name>[A-Z][\w.’' -]{0,40}?):\s+(?=\S)")
HEADED = re.compile(r"(?:\w+ ){0,2}?(?P<noun>\w+) (?:by|from|of) ")
ENDED = re.compile(r"[.!?…][\"”’»)]*\s*$")
OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us)\b")
INTERVIEW = re.compile(r"\binterview(?:ed|s)?\b", re.I)
DASH = re.compile(r"\s*(?:[-–—•]\s+)?")
BRIEFEST = 3  # words of a sentence in a speaker's own turn
MARKS = ("“", '"', "«")


def attribute_layout(reading: Reading, grammar: Grammar, actors: ActorIndex, found: Sequence[Attribution], cues: Cues) -> list[Attribution]:
    """An attribution for each sentence of speech that stands without quotation marks under its speaker."""
    voices = voices_of_blocks(reading, grammar, actors, cues)
    if not voices:
        return []
    taken = [item.span for item in found if item.form == "quotation"]
    turns = {number for number, (voice, _) in voices.items() if voice.cue.of(reading.text) == ":"}
    added = []
    for sentence in reading[Sentence]:
        if sentence.block not in voices:
            continue
        voice, start = voices[sentence.block]
        words = Span(max(start, sentence.span.start), max(start, sentence.span.end)).of(reading.text).rstrip(" .\n")
        span = Span(max(start, sentence.span.start), max(start, sentence.span.start) + len(words))
        if (
            len(words.split()) >= (BRIEFEST if sentence.block in turns else SHORTEST)
            and not words.endswith("?")
            and not any(span.overlaps(other) for other in taken)
        ):
            added.append(Attribution(span, voice.cue, voice.source, "quotation"))
    return added


def voices_of_blocks(reading: Reading, grammar: Grammar, actors: ActorIndex, cues: Cues) -> dict[int, tuple[Voice, int]]:
    """Who speaks in which block, and from which character on."""
    voices: dict[int, tuple[Voice, int]] = {}
    turns = dict(find_turns(reading, actors, cues))
    if not turns and (spoken := answers(reading)):
        return spoken
    leading: Voice | None = None
    turning: Voice | None = None
    for number, block in enumerate(reading[Block]):
        words = block.span.of(reading.text)
        if number in turns:
            leading, (voice, start) = None, turns[number]
            turning = voice
            if voice is not None:
                voices[number] = voice, start
        elif turning is not None and block.kind == "body" and is_spoken(words):
            voices[number] = turning, block.span.start
        elif block.kind != "body":
            leading = headed_by(reading, actors, block, cues) if block.kind == "heading" else leading
        elif LEAD.search(words):
            leading = led_by(reading, grammar, block, cues)
        elif leading is not None and words.startswith(MARKS):
            leading = None
        elif leading is not None:
            voices[number] = (leading, block.span.start)
    return voices


def is_spoken(words: str) -> bool:
    """Whether a paragraph after a turn goes on with it: somebody speaks of himself in it."""
    return OWN.search(words) is not None and not words.startswith(MARKS)


def headed_by(reading: Reading, actors: ActorIndex, block: Block, cues: Cues) -> Voice | None:
    """The person in a heading such as "Statement by …", whose words the paragraphs below are."""
    match = HEADED.match(reading.text, block.span.start, block.span.end)
    if match is None or not cues.has("headings", match["noun"].lower()):
        return None
    by = Span(match.end(), block.span.end)
    for place, actor in actors.mentions_within(by):
        if actor.kind == "person":
            return Voice(place, Span(*match.span("noun")))
    return None


def led_by(reading: Reading, grammar: Grammar, block: Block, cues: Cues) -> Voice | None:
    """The speaker of a paragraph that ends in "… said:"."""
    last = max((item.span.start for item in reading[Sentence] if block.span.covers(item.span)), default=block.span.start)
    for at in grammar.between(Span(last, block.span.end)):
        token = grammar.tokens[at]
        subject = grammar.subject(at) if token.tag in ("VBD", "VBZ") and cues.has("clause", token.lemma) else None
        told = grammar.find(at, "ccomp", "dobj") is not None or goes_on(reading, grammar, at, block)
        if subject is not None and not told:
            return Voice(grammar.phrase(subject), token.span)
    return None


def goes_on(reading: Reading, grammar: Grammar, at: int, block: Block) -> bool:
    """Whether the list after the colon goes on with the clause of the verb *at*: "agreed to:", "agreed that:"."""
    words = Span(grammar.tokens[at].span.end, block.span.end).of(reading.text).rstrip(" :\n").split()
    return bool(words) and words[-1].lower() in ("to", "that", "on")


def find_turns(reading: Reading, actors: ActorIndex, cues: Cues) -> Iterator[tuple[int, tuple[Voice | None, int]]]:
    """The paragraphs that begin with a speaker and a colon, with their speaker; none for who only asks.

    A label is a speaker's where it names a person of the text, where it comes back, or where another one asks.
    """
    labels = list(labels_of(reading))
    counts = Counter(match["name"] for _, match in labels)
    asking = {name for name in counts if cues.has("questions", name.lower()) or asks(reading, name, labels)}
    dialogue = len(labels) > 1 and bool(asking)
    for number, match in labels:
        name, span = match["name"], Span(*match.span("name"))
        speaker = find_speaker(reading, span, name)
        if counts[name] == 1 and not dialogue and not ENDED.search(reading.text, match.end(), reading[Block][number].span.end):
            continue  # a fact sheet's line: "President: Ama Boateng"
        if not (speaker is not None or dialogue or (counts[name] > 1 and (name.isupper() or cues.has("answers", name.lower())))):
            continue
        colon = Span(span.end, span.end + 1)
        source = (speaker or interviewed(reading, labels)) if cues.has("answers", name.lower()) else speaker or span
        yield number, (None if name in asking else Voice(source, colon), match.end())


def labels_of(reading: Reading) -> Iterator[tuple[int, re.Match[str]]]:
    """The paragraphs that begin with a name and a colon; one that was taken for a dateline opens the paragraph after it."""
    blocks = reading[Block]
    for number, block in enumerate(blocks):
        apart = block.kind == "dateline" and block.span.of(reading.text).rstrip().endswith(":") and number + 1 < len(blocks)
        match = TURN.match(reading.text, block.span.start, blocks[number + 1].span.end if apart else block.span.end)
        if match is not None:
            yield number + apart, match


def answers(reading: Reading) -> dict[int, tuple[Voice, int]]:
    """The paragraphs after questions without labels, in an interview with the one official named above the first question."""
    blocks, text = reading[Block], reading.text
    asked = [number for number, block in enumerate(blocks) if block.span.of(text).rstrip().endswith("?")]
    opening = INTERVIEW.search(text, 0, blocks[asked[0]].span.start) if len(asked) > 1 else None
    named = official_above(reading, blocks[asked[0]].span.start) if opening is not None else None
    if opening is None or named is None:
        return {}
    voice = Voice(named, Span(*opening.span()))
    spoken = (number for number in range(asked[0] + 1, len(blocks)) if number not in asked and blocks[number].kind == "body")
    return {number: (voice, DASH.match(text, blocks[number].span.start).end()) for number in spoken}  # type: ignore[union-attr]  # it matches nothing too


def asks(reading: Reading, name: str, labels: Sequence[tuple[int, re.Match[str]]]) -> bool:
    """Whether the turns of the label *name* are questions, more than half of them."""
    own = [reading[Block][number].span.of(reading.text) for number, match in labels if match["name"] == name]
    return len(own) > 1 and sum("?" in words for words in own) * 2 > len(own)


def find_speaker(reading: Reading, span: Span, name: str) -> Span | None:
    """Where the text names the person whom a label means by full name, surname or office."""
    for actor in reading[Actor]:
        if actor.kind == "person" and (any(place == span for place in actor.mentions) or actor.name.split()[-1].lower() == name.split()[-1].lower()):
            return actor.span
    return None


def interviewed(reading: Reading, labels: Sequence[tuple[int, re.Match[str]]]) -> Span | None:
    """The one person with an office named above the first question, whose the answers are; none where more are named."""
    blocks = reading[Block]
    asked = (number for number, _ in labels if "?" in blocks[number].span.of(reading.text))  # "Interview: X" above asks nothing
    return official_above(reading, blocks[next(asked, labels[0][0])].span.start)


def official_above(reading: Reading, above: int) -> Span | None:
    """The one person with an office named before *above*; none where more are."""
    named = [actor.span for actor in reading[Actor] if actor.kind == "person" and actor.post and actor.span.end <= above]
    return named[0] if len(named) == 1 else None
