"""What an engagement is called: "the Third Lakes–Uplands Security Dialogue", "the Skell Forum on Water and Climate".

A name is written with capitals: those around the noun that tells of the engagement, and what "of", "on", "for" or "between" ties to it.
"""

from __future__ import annotations

import re

from dragoman.extract.engagements.candidates import Telling
from dragoman.extract.engagements.merging import Cluster
from dragoman.extract.engagements.scene import Scene
from dragoman.model.annotations import DateMention
from dragoman.model.document import Span

NAMED = frozenset({"consultations", "conference", "summit", "negotiation", "ceremony"})  # kinds of engagement that have names
BEFORE, BEHIND = 10, 16  # words around the noun that may belong to the name
SHORTEST = 2  # words
TIES = frozenset({"of", "on", "for", "against"})
INNER = frozenset({"and", "&", "-", "–", "—", "/"})  # between two words of a name
ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "their", "our", "his", "her"})
POSSESSIVE = re.compile(r"['’]s?\Z")


def title_of(scene: Scene, cluster: Cluster) -> Span | None:
    """Where the fullest name that a telling in running text gives the engagement stands; ``None`` where none has one."""
    if cluster.type not in NAMED:
        return None
    tellings = [telling for telling in cluster.tellings if telling.candidate.manner != "heading" and telling.candidate.type in NAMED]
    nouns = [noun for telling in tellings for noun in _nouns(scene, telling)]
    found = [span for noun in dict.fromkeys(nouns) if (span := name_around(scene, noun)) is not None]
    return max(found, key=lambda span: (span.end - span.start, -span.start), default=None)


def _nouns(scene: Scene, telling: Telling) -> list[int]:
    """The tokens that may bear the name: the trigger; of a sitting the format whose sitting it is; no known body's name."""
    trigger = telling.candidate.trigger
    of = [noun for word, at in scene.prepositions(trigger) if word == "of" for noun in scene.complements(at)]
    return [noun for noun in ([trigger] if _is_capital(scene, trigger) else of) if not _is_body(scene, noun, telling)]


def _is_body(scene: Scene, noun: int, telling: Telling) -> bool:
    """Whether a token belongs to the name of an organisation that the knowledge has."""
    span = scene.tokens[noun].span
    held = [scene.actors[at] for mention, at in scene.mentions_within(telling.span) if mention.covers(span)]
    return any(actor.kind == "org" and actor.entity is not None for actor in held)


def name_around(scene: Scene, noun: int) -> Span | None:
    """The name whose noun is the token *noun*."""
    sentence = scene.sentences[scene.tokens[noun].sentence]
    if not _is_capital(scene, noun) or scene.kind_of(sentence) != "body":
        return None
    first = _begin(scene, noun, max(sentence.first, noun - BEFORE))
    last = _end(scene, noun + 1, min(sentence.last, noun + BEHIND))
    if last - first < SHORTEST:
        return None
    return scene.span_of(first, last)


def _is_capital(scene: Scene, at: int) -> bool:
    text = scene.tokens[at].text
    return text[:1].isupper() or (text[:1].isdigit() and not text.isdigit())


def _begin(scene: Scene, noun: int, earliest: int) -> int:
    """The first word of the name: capitals and what joins them, back from the noun."""
    first = noun
    for at in range(noun - 1, earliest - 1, -1):
        word = scene.tokens[at].text
        if word.lower() in ARTICLES or POSSESSIVE.fullmatch(word):
            break
        if _is_capital(scene, at):
            first = at
        elif word not in INNER:
            break
    return first


def _is_theme(scene: Scene, at: int, latest: int) -> bool:
    """Whether a small word between two "of" belongs to the name: "Days of culture of Freedonia"."""
    before, behind = scene.tokens[at - 1].text, scene.tokens[at + 1].text if at + 1 < latest else ""
    return before == behind == "of" and scene.tokens[at].tag == "NN"


def _end(scene: Scene, last: int, latest: int) -> int:
    """Where the name ends: behind capitals and ties that lead to capitals."""
    at = last
    dates = [date.span for date in scene.reading[DateMention]]
    while at < latest:
        word = scene.tokens[at].text
        if any(date.overlaps(scene.tokens[at].span) for date in dates):
            break
        if _is_capital(scene, at) and word.lower() not in ARTICLES:
            last = at = at + 1
        elif _is_theme(scene, at, latest) or word in INNER or word in TIES or (word == "the" and scene.tokens[at - 1].text in TIES):
            at += 1
        else:
            break
    return last
