"""Whose words stand between quotation marks: each quoted sentence goes to the one who was said to speak before or after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.actors import actor_index
from dragoman.model.annotations import Attribution, Block, Sentence
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Reading

QUOTED = re.compile(
    r"“[^“”\"]*?(?:\"|’’|'')(?=[,.]?\s)|“[^“”]*(?:”|\n|\Z)|(?<![\w])\"[^\"“”\n]*”|(?<![\w])\"(?:[^\"\n]|\n(?!\s*\"))*(?:\"|\n|\Z)|«[^«»]*(?:»|\n|\Z)"
)
SHORTEST = 4  # words; less is a name or a phrase in quotation marks
OPENERS = (",", ":", ";", "—", "–", "(", ".", "?", "!", "”")  # before speech; a title in quotation marks follows a plain word
CLOSERS = ("”", '"', "»", "’’", "''")
SAID = re.compile(r"\w [\w’']+[^\n]*[,.!?…]$")  # two words with their stop within the marks are said, not named
NAMED = re.compile(r"(?:^|[\n.!?”\"»] ?)(?P<name>[A-Z][\w.’' -]{1,40}?)(?:, [^\n,:;]{2,60})?:\s*[“\"«]?$")  # "Holm, the envoy: “…”"
LEAD = re.compile(r":\s*$")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the source's words and the cue."""

    source: Span | None
    cue: Span


def find_quotations(text: str) -> list[Span]:
    """The stretches between quotation marks, the marks left out; one that isn't closed in its paragraph ends with it."""
    spans = []
    for match in QUOTED.finditer(text):
        words = match.group()[1:].rstrip("”\"»\n ’'")
        if len(words.split()) >= SHORTEST or SAID.search(words):
            spans.append(Span(match.start() + 1, match.start() + 1 + len(words)))
    return spans


def attribute_quotations(
    reading: Reading, grammar: Grammar, quotations: Sequence[Span], found: Sequence[Attribution], sayers: frozenset[str]
) -> list[Attribution]:
    """An attribution for each quoted sentence that no other attribution covers and whose speaker is told nearby."""
    sentences, blocks = reading[Sentence], reading[Block]
    added: list[Attribution] = []
    last: tuple[int, Voice] | None = None
    open_before: list[tuple[Span, list[int]]] = []  # speech whose paragraph ends without a closing mark, and whose speaker is still to come
    for quotation in quotations:
        touching = [index for index, sentence in enumerate(sentences) if sentence.span.overlaps(quotation)]
        if not touching:
            continue
        block = sentences[touching[0]].block
        voice = own_voice(quotation, found) or beside(reading, grammar, touching, quotation, quotations, sayers)
        if (
            voice is None
            and last is not None
            and not set_in(reading, touching[0], quotation)
            and (block == last[0] or follows(blocks, last[0], block))
        ):
            voice = last[1]
        if open_before and not follows(blocks, sentences[open_before[-1][1][-1]].block, block):
            open_before.clear()
        if voice is None:
            if not reading.text[quotation.end : quotation.end + 1].strip():
                open_before.append((quotation, touching))
            continue
        for earlier, within in open_before:
            for index in within:
                added += quoted_sentence(reading, sentences[index].span, earlier, voice, found)
        open_before.clear()
        last = (sentences[touching[-1]].block, voice)
        for index in touching:
            added += quoted_sentence(reading, sentences[index].span, quotation, voice, found)
    return added


def set_in(reading: Reading, first: int, quotation: Span) -> bool:
    """Whether the quotation goes on with a sentence that began outside it: "the need to “strengthen …"."""
    before = reading.text[reading[Sentence][first].span.start : max(reading[Sentence][first].span.start, quotation.start)].rstrip('“"« \n')
    return bool(before) and not before.endswith(OPENERS)


def own_voice(quotation: Span, found: Sequence[Attribution]) -> Voice | None:
    """The one to whom an attribution gives part of the quotation, its cue standing outside the quotation marks."""
    for item in found:
        if item.span.overlaps(quotation) and not quotation.covers(item.cue) and item.form != "thing":
            return Voice(item.source, item.cue)
    return None


def beside(
    reading: Reading, grammar: Grammar, touching: list[int], quotation: Span, quotations: Sequence[Span], sayers: frozenset[str]
) -> Voice | None:
    """A saying verb right before the quotation ("said:") or right after it ("… ," said), in its sentence, or at the end of the one before."""
    sentences = reading[Sentence]
    before = min(sentences[touching[0]].span.start, quotation.start)
    if touching[0] > 0 and not reading.text[before : quotation.start].strip(' “"«'):
        led = sentences[touching[0] - 1].span
        before = led.start if LEAD.search(led.of(reading.text)) else before
    opening = reading.text[before : quotation.start].rstrip('“"« \n')
    led_by_verb = any(grammar.tokens[at].lemma in sayers for at in last_words(grammar, before, quotation.start))
    if opening and not opening.endswith(OPENERS) and not led_by_verb:
        return None
    after = max(quotation.end, sentences[touching[-1]].span.end)
    stretches = [Span(before, quotation.start), Span(quotation.end, after)]
    for stretch in stretches:
        for at in grammar.between(stretch):
            token = grammar.tokens[at]
            if any(other.covers(token.span) for other in quotations):
                continue
            if token.tag.startswith("VB") and token.lemma in sayers and not grammar.is_negated(at):
                subject = sayer_of(grammar, at)
                if subject is not None:
                    return Voice(grammar.phrase(subject), token.span)
    return named_before(reading, quotation)


def named_before(reading: Reading, quotation: Span) -> Voice | None:
    """Who is named before a colon that leads to the quotation: "Holm, the envoy: “…”"."""
    line = reading.text.rfind("\n", 0, quotation.start) + 1
    match = NAMED.search(reading.text, line, quotation.start)
    name = None if match is None else Span(*match.span("name"))
    if match is None or name is None or actor_index(reading).at(name) is None:
        return None
    colon = reading.text.index(":", name.end)
    return Voice(name, Span(colon, colon + 1))


def sayer_of(grammar: Grammar, at: int) -> int | None:
    """The subject of the verb *at*; where the parse takes it for an object or a quotation mark for it, the noun right after ("…,» said A")."""
    subject = grammar.subject(at)
    if subject is None:
        return behind(grammar, at)
    if any(letter.isalnum() for letter in grammar.tokens[subject].text):
        return subject
    return next((child for child in grammar.children[at] if child > at and grammar.tokens[child].tag.startswith(("NN", "PRP"))), None)


def behind(grammar: Grammar, at: int) -> int | None:
    """The noun right behind the verb *at* that closes a quotation ("…,” replied his host"), or the name behind a comma (", claimed Holm")."""
    thing = grammar.find(at, "dobj")
    named = thing is not None and grammar.tokens[thing].tag == "NNP"
    led = at > 0 and grammar.tokens[at - 1].text.endswith((*CLOSERS, ",") if named else CLOSERS) and grammar.tokens[at].tag in ("VBD", "VBZ")
    return thing if led and thing is not None and min(grammar.below(thing)) == at + 1 else None


def last_words(grammar: Grammar, start: int, end: int) -> list[int]:
    """The last two words between two places."""
    return [at for at in grammar.between(Span(start, end)) if grammar.tokens[at].text[:1].isalpha()][-2:]


def follows(blocks: Sequence[Block], earlier: int, later: int) -> bool:
    """Whether the quotation opens the paragraph right after the last one."""
    return later == earlier + 1 and later < len(blocks)


def quoted_sentence(reading: Reading, sentence: Span, quotation: Span, voice: Voice, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The part of *sentence* that *quotation* covers, unless an attribution has it already."""
    start, end = max(sentence.start, quotation.start), min(sentence.end, quotation.end)
    words = reading.text[start:end] if start < end else ""
    kept = words.strip(" ,.;:\n").removesuffix("’’").removesuffix("''").rstrip(" ,.;:\n")
    if len(kept.split()) < SHORTEST:
        return
    start += len(words) - len(words.lstrip(" ,.;:\n"))
    span = Span(start, start + len(kept))
    if any(item.span.overlaps(span) and item.form != "thing" and not span.covers(item.cue) for item in found):
        return
    yield Attribution(span, voice.cue, voice.source, "quotation")
