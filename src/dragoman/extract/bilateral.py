"""What stands between two states: diplomatic relations, embassies, agreements in force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.edges import Edge, Scene
from dragoman.extract.parties import Party
from dragoman.model.annotations import DateMention
from dragoman.model.document import Span

ANNIVERSARY = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th) anniversary\b")
NOT_NOW = re.compile(r"\b(?:next|last|previous|coming) year\b|\b(?:19|20)\d\d\b")  # the anniversary isn't this year's
PLACED = ("in", "at")


def find_bilateral(scene: Scene) -> Iterator[Edge]:
    """All edges between two states or bodies."""
    yield from diplomatic_relations(scene)
    yield from embassies(scene)
    yield from agreements(scene)


def sides(scene: Scene, span: Span) -> tuple[list[Party], bool]:
    """The two parties named in *span* or, where fewer are, those the document is about; whether they were taken from there."""
    named = scene.bodies(span)
    if len(named) >= 2:
        return named[:2], False
    pair = scene.pair()
    if len(named) == 1:
        other = [party for party in pair if party.name != named[0].name]
        return ([named[0], other[0]], True) if len(other) == 1 else ([], False)
    return pair, True


def diplomatic_relations(scene: Scene) -> Iterator[Edge]:
    """ "Diplomatic relations between A and B were established on …", "have had diplomatic relations since …"."""
    for at in scene.nouns("diplomatic"):
        grammar = scene.grammar
        if not any(scene.has("diplomatic", "adjectives", grammar.tokens[child].lemma) for child in grammar.find_all(at, "amod")):
            continue
        sentence = scene.sentence(at)
        verb = scene.verb_over(at)
        if "anniversary" in sentence.of(scene.reading.text).lower():
            yield from by_anniversary(scene, at, sentence)
            continue
        told = verb is not None and scene.has("diplomatic", "verbs", grammar.tokens[verb].lemma) and scene.is_fact(verb)
        if not told and not scene.has("founded", "nouns", grammar.tokens[grammar.tokens[grammar.tokens[at].head].head].lemma):
            continue
        date = scene.date(verb if told and verb is not None else at)
        if date is None or not begins(scene, date, sentence, told and verb is not None and grammar.tokens[verb].lemma in ("have", "maintain")):
            continue
        parties, inferred = own_sides(scene, at, verb), False
        if len(parties) != 2:
            parties, inferred = sides(scene, sentence)
        if len(parties) == 2:
            yield Edge(parties[0], "diplomatic_relations_since", parties[1], date, sentence, inferred)


def by_anniversary(scene: Scene, at: int, sentence: Span) -> Iterator[Edge]:
    """The year reckoned back from "the 30th anniversary of … diplomatic relations", where the page's own year is known."""
    match = ANNIVERSARY.search(scene.reading.text, sentence.start, sentence.end)
    published = scene.reading.document.published
    parties = own_sides(scene, at, None)
    parties, inferred = (parties, False) if len(parties) == 2 else sides(scene, sentence)
    if match is None or published is None or len(parties) != 2 or NOT_NOW.search(scene.reading.text, sentence.start, sentence.end):
        return
    date = DateMention(Span(*match.span()), f"{int(published[:4]) - int(match[1])}?")
    yield Edge(parties[0], "diplomatic_relations_since", parties[1], date, sentence, inferred)


def own_sides(scene: Scene, at: int, verb: int | None) -> list[Party]:
    """The sides named in the phrase of the noun *at* ("relations with B") and as the subject of its verb."""
    named = scene.bodies(scene.grammar.span(at, frozenset({"relcl", "acl", "advcl"})))
    subject = scene.grammar.subject(verb) if verb is not None and len(named) == 1 else None
    subjects = [] if subject is None else scene.bodies(scene.grammar.span(subject, frozenset({"relcl", "acl"})))
    return list({party.name: party for party in [*subjects, *named]}.values())


def begins(scene: Scene, date: DateMention, sentence: Span, lasting: bool) -> bool:
    """Whether the words before *date* let something begin then: not "until", and "since" for what is *lasting*."""
    before = scene.reading.text[sentence.start : date.span.start].lower().split()[-2:]
    return "until" not in before and (not lasting or "since" in before)


def embassies(scene: Scene) -> Iterator[Edge]:
    """ "The Embassy of A has been functioning in CITY since …", "opened its Delegation in CITY"."""
    grammar = scene.grammar
    for at in scene.nouns("embassy"):
        verb = scene.verb_over(at)
        if verb is None or not scene.is_fact(verb):
            continue
        token, sentence = grammar.tokens[at], scene.sentence(at)
        if scene.has("embassy", "keeping", grammar.tokens[verb].lemma):
            yield from mutual_embassies(scene, verb)
        if not scene.has("embassy", "verbs", grammar.tokens[verb].lemma) or token.dep not in ("nsubj", "nsubjpass", "dobj", "conj", "pobj"):
            continue
        clause = grammar.span(verb, frozenset({"conj"})) if token.dep != "conj" else sentence
        host = host_country(scene, clause) or host_country(scene, sentence)
        sender = sending_state(scene, at, verb, host)
        if sender is not None and host is not None and sender.name != host.name:
            yield Edge(sender, "embassy_opened", host, scene.date(verb, sentence), clause)


def mutual_embassies(scene: Scene, verb: int) -> Iterator[Edge]:
    """ "Each keeps an embassy in the other": both ways between the two states that the document is about."""
    clause = scene.grammar.span(verb, frozenset({"conj", "cc"}))
    pair = scene.pair()
    if len(pair) == 2 and re.search(r"\b(?:the other|each other)\b", clause.of(scene.reading.text)):
        yield Edge(pair[0], "embassy_opened", pair[1], None, clause, inferred=True)
        yield Edge(pair[1], "embassy_opened", pair[0], None, clause, inferred=True)


def host_country(scene: Scene, clause: Span) -> Party | None:
    """The country of the city or country after "in"."""
    for at in scene.grammar.between(clause):
        token = scene.grammar.tokens[at]
        if token.text.lower() in PLACED and (noun := scene.grammar.find(at, "pobj")) is not None:
            country = scene.country_of(scene.grammar.phrase(noun))
            if country is not None:
                return country
    return None


def sending_state(scene: Scene, at: int, verb: int, host: Party | None) -> Party | None:
    """Whose embassy it is: named in its phrase, or the subject of "opened its embassy"; else the other of the document's two states."""
    for party in scene.bodies(scene.grammar.phrase(at)):
        if host is None or party.name != host.name:
            return party
    if scene.grammar.tokens[at].dep == "dobj":
        subject = scene.parties.at(scene.grammar.subject(verb))
        if subject:
            return subject[0]
    others = [party for party in scene.pair() if host is not None and party.name != host.name]
    return others[0] if len(others) == 1 else None


def agreements(scene: Scene) -> Iterator[Edge]:
    """Agreements that entered into force, that exist, or that are being carried out."""
    grammar = scene.grammar
    for verb in scene.verbs("in_force"):
        at = grammar.subject(verb)
        if at is None or not entered_force(scene, verb) or not scene.has("in_force", "nouns", grammar.tokens[at].lemma.lower()):
            continue
        sentence = scene.sentence(verb)
        parties, inferred = sides(scene, grammar.span(at, frozenset({"relcl", "acl"})))
        if inferred:
            parties, inferred = sides(scene, sentence)
        if len(parties) == 2:
            yield Edge(parties[0], "agreement_in_force", parties[1], scene.date(verb), sentence, inferred)
    for at in scene.nouns("in_force"):
        phrase = grammar.span(at, frozenset({"relcl", "acl"}))
        named = scene.bodies(phrase) if stands(scene, at) and joined(scene, at) else []
        if len(named) == 1:
            named = [*scene.parties.at(grammar.find(at, "poss")), *named]
        if len(named) >= 2:
            yield Edge(named[0], "agreement_in_force", named[1], None, phrase)


def joined(scene: Scene, at: int) -> bool:
    """Whether "between" or "with" names the parties of the agreement."""
    return any(scene.grammar.tokens[child].lemma in ("between", "with") for child in scene.grammar.find_all(at, "prep"))


def entered_force(scene: Scene, verb: int) -> bool:
    """Whether the verb says "entered into force" or the like."""
    if not scene.has("in_force", "verbs", scene.grammar.tokens[verb].lemma) or not scene.is_fact(verb):
        return False
    return any(scene.has("in_force", "objects", scene.grammar.tokens[word].lemma) for word in scene.grammar.below(verb))


def stands(scene: Scene, at: int) -> bool:
    """Whether the agreement is spoken of as standing: "existing", "the implementation of …", "…, which provides"."""
    grammar = scene.grammar
    if any(scene.has("in_force", "adjectives", grammar.tokens[child].text.lower()) for child in grammar.find_all(at, "amod")):
        return True
    above = grammar.tokens[grammar.tokens[at].head]
    if above.lemma == "of" and scene.has("in_force", "uses", grammar.tokens[above.head].lemma):
        return True
    return any(grammar.tokens[word].tag == "VBZ" and grammar.tokens[word].dep == "relcl" for word in grammar.below(at))
