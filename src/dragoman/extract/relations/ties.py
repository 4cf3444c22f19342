"""Diplomatic relations between two states or bodies, and since when they have them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.parties import Party
from dragoman.extract.relations.edges import Edge, Scene
from dragoman.extract.relations.wholes import is_state, listed_before, member_states, own_dates
from dragoman.model.annotations import DateMention, Sentence
from dragoman.model.document import Span

ANNIVERSARY = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th) anniversary\b|\b(\d{1,3})[ -]years? (?:of|since|after|ago)\b", re.I)
NOT_NOW = re.compile(r"\b(?:next|last|previous|coming) year\b|\b(?:19|20)\d\d\b", re.I)  # the anniversary isn't this year's
MARKING_YEAR = re.compile(r"(?:\bin (?P<in>(?:19|20)\d\d)\b|\b(?P<it>(?:19|20)\d\d) (?:marks|will mark|marked)\b)", re.I)
DATING = re.compile(r"\b(?:date|dates|dated|dating|go|goes) (?:from|back to)\b")
DATED = re.compile(r"(?: (?:between|with) [^,;.:()]{3,60}?)? (?:date|dates|dated|dating|go|goes) (?:from|back to)\b")
AMBASSADORIAL = re.compile(r"\bat (?:the )?(?:ambassadorial|embassy|level of ambassadors)\b")
WITH = re.compile(r"\bwith (?:the )?\Z")
SINCE = re.compile(r" since (?:\d|[A-Z])")
YEARLY = re.compile(r"\d{4}(?!/)")  # no century or decade


def diplomatic_relations(scene: Scene) -> Iterator[Edge]:
    """ "Diplomatic relations between A and B were established on …", "have had diplomatic relations since …"."""
    for at in scene.nouns("diplomatic"):
        grammar = scene.grammar
        if grammar.is_negated(at) or not is_diplomatic(scene, at):
            continue
        sentence = scene.sentence(at)
        verb = told_beside(scene, at) or beginning(scene, scene.verb_over(at))
        if "anniversary" in sentence.of(scene.reading.text).lower() or ANNIVERSARY.search(scene.reading.text, sentence.start, sentence.end):
            yield from by_anniversary(scene, at, sentence)
            continue
        told = verb is not None and scene.has("diplomatic", "verbs", grammar.tokens[verb].lemma) and (scene.is_fact(verb) or is_first(scene, verb))
        told = told or bool(DATING.search(scene.reading.text, grammar.tokens[at].span.end, sentence.end))
        told = told or bool(SINCE.match(scene.reading.text, grammar.tokens[at].span.end))
        if not told and not scene.has("diplomatic", "acts", grammar.tokens[grammar.tokens[grammar.tokens[at].head].head].lemma.lower()):
            continue
        date = scene.date(verb if told and verb is not None else at)
        lasting = told and verb is not None and scene.has("diplomatic", "lasting", grammar.tokens[verb].lemma)
        if date is None or not begins(scene, date, sentence, lasting):
            continue
        paired = scene.pointing.is_of_two(grammar, at, "between")  # which names nobody
        parties, inferred = (scene.pair(states=True) or listed_before(scene, at, 2), True) if paired else (own_sides(scene, at, verb), False)
        if len(parties) > 1 and not paired and (several := each_with(scene, at, sentence)):
            yield from (Edge(parties[0], "diplomatic_relations_since", other, own, sentence) for other, own in several)
            continue
        if len(parties) < 2 and not paired and not parties:
            parties = just_told(scene, at) if verb is not None and grammar.tokens[verb].tag in ("VBD", "VBN") else []
            inferred = bool(parties)
        if len(parties) < 2 and not paired:
            narrow = " between " not in sentence.of(scene.reading.text)
            reach = Span(sentence.start, max(date.span.end, grammar.tokens[at].span.end)) if narrow else sentence
            parties, inferred = scene.sides(reach)
        yield from (Edge(parties[0], "diplomatic_relations_since", other, date, sentence, inferred) for other in parties[1:])


def each_with(scene: Scene, at: int, sentence: Span) -> list[tuple[Party, DateMention]]:
    """Several states after "with" behind the noun *at*, each with its own date: "relations with A in 1963, with B in 1964"; none otherwise."""
    text, start = scene.reading.text, scene.grammar.tokens[at].span.end
    others = [party for party in scene.bodies(Span(start, sentence.end)) if WITH.search(text, start, party.span.start)]
    dates = own_dates(scene, others, sentence)
    return [] if dates is None else list(zip(others, dates, strict=True))


def told_beside(scene: Scene, at: int) -> int | None:
    """The participle right beside the noun *at* that tells a beginning: "relations between A and B, established in 1964, are good"."""
    for child in scene.grammar.find_all(at, "acl"):
        if scene.grammar.tokens[child].tag == "VBN" and scene.has("diplomatic", "verbs", scene.grammar.tokens[child].lemma):
            return child
    return None


def beginning(scene: Scene, verb: int | None) -> int | None:
    """*verb*, or the one joined to it that tells a beginning where itself tells none: "were broken off in 1967 and restored in 1991"."""
    if verb is None or scene.has("diplomatic", "verbs", scene.grammar.tokens[verb].lemma):
        return verb
    return next((at for at in scene.grammar.find_all(verb, "conj") if scene.has("diplomatic", "verbs", scene.grammar.tokens[at].lemma)), verb)


def just_told(scene: Scene, at: int) -> list[Party]:
    """The two states of the sentence before that of the noun *at*, which names none: "A recognised B. Relations were established in June."."""
    number = scene.grammar.tokens[at].sentence
    if number == 0 or scene.bodies(scene.sentence(at)):
        return []
    states = [party for party in scene.bodies(scene.reading[Sentence][number - 1].span) if is_state(party)]
    return states if len(states) == 2 else []


def is_diplomatic(scene: Scene, at: int) -> bool:
    """Whether the noun *at* is "diplomatic relations" or the like, or "A-B relations" that "date back to" a year."""
    grammar = scene.grammar
    if any(scene.has("diplomatic", "adjectives", grammar.tokens[child].lemma.lower()) for child in grammar.find_all(at, "amod", "compound")):
        return True
    sentence = scene.sentence(at)
    if scene.has("diplomatic", "celebrated", adjective_of(scene, at)) and ANNIVERSARY.search(scene.reading.text, sentence.start, sentence.end):
        return True
    verb = scene.verb_over(at)
    if (
        verb is not None
        and grammar.tokens[at].dep == "dobj"
        and is_plain(scene, at)
        and scene.has("diplomatic", "renewing", grammar.tokens[verb].lemma)
    ):
        return True
    if verb is not None and grammar.tokens[at].dep == "nsubjpass" and is_plain(scene, at) and grammar.tokens[verb].lemma == "establish":
        return True  # "A recognised B; relations were established in June"
    if (beside := told_beside(scene, at)) is not None and is_plain(scene, at) and grammar.tokens[beside].lemma == "establish":
        return True
    if AMBASSADORIAL.search(scene.reading.text, sentence.start, sentence.end) and grammar.tokens[at].dep in ("nsubjpass", "dobj"):
        return True
    dating = dated(scene, at, sentence)
    date = None if dating is None else scene.date(at, Span(dating.end, sentence.end))
    return date is not None and YEARLY.match(date.value) is not None


def is_plain(scene: Scene, at: int) -> bool:
    """Whether the noun *at* has no adjective and no noun before it that tells of which kind the relations are."""
    return scene.grammar.find(at, "amod", "compound") is None


def dated(scene: Scene, at: int, sentence: Span) -> Span | None:
    """The words "date from" or "go back to" behind the noun *at* and its sides, where no adjective makes them of another kind."""
    if scene.grammar.find(at, "amod") is not None and not scene.has("diplomatic", "celebrated", adjective_of(scene, at)):
        return None
    match = DATED.match(scene.reading.text, scene.grammar.tokens[at].span.end, sentence.end)
    return None if match is None else Span(*match.span())


def adjective_of(scene: Scene, at: int) -> str:
    """The adjective before the noun *at*, empty where it has none."""
    adjective = scene.grammar.find(at, "amod")
    return "" if adjective is None else scene.grammar.tokens[adjective].lemma.lower()


def is_first(scene: Scene, verb: int) -> bool:
    """Whether the verb stands in "was the first country to …"."""
    grammar = scene.grammar
    over = being_over(scene, verb)
    noun = None if over is None else grammar.find(over, "attr")
    words = () if noun is None else (grammar.tokens[child].text.lower() for child in grammar.find_all(noun, "amod"))
    return over is not None and scene.is_fact(over) and any(scene.has("diplomatic", "ordinals", word) or word[:1].isdigit() for word in words)


def being_over(scene: Scene, verb: int) -> int | None:
    """The verb "is" or "became" on which the infinitive *verb* hangs, itself or through its noun."""
    tokens = scene.grammar.tokens
    head = tokens[verb].head
    if tokens[verb].dep in ("relcl", "acl"):
        return scene.verb_over(head)
    return head if tokens[verb].dep == "xcomp" and scene.has("member_of", "being", tokens[head].lemma) else None


def by_anniversary(scene: Scene, at: int, sentence: Span) -> Iterator[Edge]:
    """The year reckoned back from "the 30th anniversary of … diplomatic relations" in this year or the year it names."""
    text, published = scene.reading.text, scene.reading.document.published
    match = ANNIVERSARY.search(text, sentence.start, sentence.end)
    parties = own_sides(scene, at, None)
    parties, inferred = (parties, False) if len(parties) == 2 else scene.sides(sentence)
    if match is None or len(parties) != 2 or match[0].endswith("ago"):
        return
    told = next(
        (date for date in scene.reading[DateMention] if sentence.covers(date.span) and text[: date.span.start].rstrip().endswith("since")), None
    )
    if told is not None:
        yield Edge(parties[0], "diplomatic_relations_since", parties[1], told, sentence, inferred)
        return
    marked = MARKING_YEAR.search(text, sentence.start, sentence.end)
    this = marked["in"] or marked["it"] if marked else published[:4] if published else None
    if this is None or (marked is None and NOT_NOW.search(text, sentence.start, sentence.end)):
        return
    date = DateMention(Span(*match.span()), f"{int(this) - int(match[1] or match[2])}?")
    yield Edge(parties[0], "diplomatic_relations_since", parties[1], date, sentence, inferred)


def own_sides(scene: Scene, at: int, verb: int | None) -> list[Party]:
    """The sides named in the phrase of the noun *at* ("relations with B") and as the subject of its verb."""
    named = scene.sides_in(scene.grammar.span(at, frozenset({"relcl", "acl", "advcl"})))
    told = verb is not None and not has_between(scene, at)
    teller = being_over(scene, verb) if told and verb is not None and is_first(scene, verb) else verb
    subject = scene.grammar.subject(teller) if told and teller is not None else None
    subjects = [] if subject is None else scene.sides_in(scene.grammar.span(subject, frozenset({"relcl", "acl"}))) or member_states(scene, subject)
    found = list({party.entity or party.name: party for party in [*subjects, *named]}.values())
    return found if len(found) != 2 or any(is_state(party) or party.entity is None for party in found) else []


def has_between(scene: Scene, at: int) -> bool:
    """Whether "between" names both sides of the noun *at*."""
    return any(scene.grammar.tokens[child].lemma == "between" for child in scene.grammar.find_all(at, "prep"))


def begins(scene: Scene, date: DateMention, sentence: Span, lasting: bool) -> bool:
    """Whether the words before *date* let something begin then: not "until", and "since" for what is *lasting*."""
    before = scene.reading.text[sentence.start : date.span.start].lower().replace("(", " ").split()[-4:]
    return "until" not in before and (not lasting or "since" in before)
