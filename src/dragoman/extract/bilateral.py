"""What stands between two states: diplomatic relations, embassies, agreements in force."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.edges import Edge, Scene
from dragoman.extract.parties import Party
from dragoman.model.document import Span

PLACED = ("in", "at")
OWN = ("its", "their", "his", "our")


def find_bilateral(scene: Scene) -> Iterator[Edge]:
    """All edges between two states or bodies."""
    yield from diplomatic_relations(scene)
    yield from embassies(scene)
    yield from agreements(scene)


def sides(scene: Scene, at: int, span: Span) -> tuple[list[Party], bool]:
    """The two parties named in *span* or, where fewer are, those the document is about; whether they were taken from there."""
    named = [party for party in scene.bodies(span) if party.actor is None or party.actor.kind != "group"]
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
        if "anniversary" in sentence.of(scene.reading.text).lower():
            continue
        verb = scene.verb_over(at)
        told = verb is not None and scene.has("diplomatic", "verbs", grammar.tokens[verb].lemma) and scene.is_fact(verb)
        if not told and not scene.has("founded", "nouns", grammar.tokens[grammar.tokens[grammar.tokens[at].head].head].lemma):
            continue
        date = scene.date(verb if told and verb is not None else at)
        parties, inferred = sides(scene, at, sentence)
        if date is not None and len(parties) == 2:
            yield Edge(parties[0], "diplomatic_relations_since", parties[1], date, sentence, inferred)


def embassies(scene: Scene) -> Iterator[Edge]:
    """ "The Embassy of A has been functioning in CITY since …", "opened its Delegation in CITY"."""
    grammar = scene.grammar
    for at in scene.nouns("embassy"):
        verb = scene.verb_over(at)
        if verb is None or not scene.has("embassy", "verbs", grammar.tokens[verb].lemma) or not scene.is_fact(verb):
            continue
        token = grammar.tokens[at]
        if token.dep not in ("nsubj", "nsubjpass", "dobj", "conj", "pobj"):
            continue
        clause = grammar.span(verb, frozenset({"conj"})) if token.dep != "conj" else scene.sentence(at)
        host = host_country(scene, clause)
        sender = sending_state(scene, at, verb, host)
        if sender is not None and host is not None and sender.name != host.name:
            yield Edge(sender, "embassy_opened", host, scene.date(verb, scene.sentence(at)), clause)


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
    phrase = scene.grammar.phrase(at)
    for party in scene.bodies(phrase):
        if party.actor is not None and party.actor.kind == "org" and party.actor.represents:
            return Party(party.actor.represents, party.span, party.actor)
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
    for at in scene.nouns("in_force", "nouns"):
        verb = scene.verb_over(at)
        sentence = scene.sentence(at)
        phrase = grammar.span(at, frozenset({"relcl", "acl", "conj", "punct"}))
        if verb is not None and grammar.tokens[at].dep == "nsubj" and entered_force(scene, verb):
            parties, inferred = sides(scene, at, phrase)
            if len(parties) < 2:
                parties, inferred = sides(scene, at, sentence)
            if len(parties) == 2:
                yield Edge(parties[0], "agreement_in_force", parties[1], scene.date(verb), sentence, inferred)
        elif stands(scene, at):
            named = scene.bodies(phrase)
            if len(named) == 1 and any(grammar.tokens[child].text.lower() in OWN for child in grammar.find_all(at, "poss")):
                named = [*scene.parties.at(owner(scene, at)), *named]
            if len(named) >= 2 and joined(scene, at):
                yield Edge(named[0], "agreement_in_force", named[1], None, phrase)


def owner(scene: Scene, at: int) -> int | None:
    """The possessor before the noun *at*."""
    return scene.grammar.find(at, "poss")


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
    if any(scene.has("in_force", "adjectives", grammar.tokens[child].lemma) for child in grammar.find_all(at, "amod")):
        return True
    above = grammar.tokens[grammar.tokens[at].head]
    if above.lemma == "of" and scene.has("in_force", "uses", grammar.tokens[above.head].lemma):
        return True
    return any(grammar.tokens[child].tag == "VBZ" and grammar.find(child, "nsubj") is not None for child in grammar.find_all(at, "relcl"))
