"""Embassies and other missions: whose they are, where they stand, when they opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.parties import Party
from dragoman.extract.relations.edges import Edge, Scene
from dragoman.extract.relations.ties import is_first
from dragoman.extract.relations.wholes import is_state, member_states
from dragoman.model.annotations import DateMention, Sentence
from dragoman.model.document import Span

PLACED = ("in", "at")
TARGET = ("to", "in")
MUTUAL = re.compile(r"\b(?:(?:in|at) the other(?!\s[a-z])|each other|one another|their respective capitals|both capitals)\b")
ANOTHER = re.compile(
    r"(?:,|;|\band\b|\bwhile\b)\s+(?P<who>[A-Z][^,;.]{2,40}?)(?:\s+(?:has|keeps|maintains|runs))?\s+(?P<one>one)\s+in\s+[A-Z][\w\s-]{2,30}"
)
NEAR = 2  # sentences back to the state whose embassy it is


def embassies(scene: Scene) -> Iterator[Edge]:
    """ "The Embassy of A has been functioning in CITY since …", "opened its Delegation in CITY", "A has an embassy in CITY and B one in CITY"."""
    grammar = scene.grammar
    for at in scene.nouns("embassy"):
        yield from represented(scene, at)
        yield from by_act(scene, at)
        verb = opening_verb(scene, at)
        if verb is None or not (scene.is_fact(verb) or is_first(scene, verb)) or not is_mission(scene, at) or grammar.is_negated(at):
            continue
        token, sentence, lemma = grammar.tokens[at], scene.sentence(at), grammar.tokens[verb].lemma
        keeps, opens = scene.has("embassy", "keeping", lemma), scene.has("embassy", "verbs", lemma)
        mutual = list(mutual_embassies(scene, verb)) if keeps or opens else []
        yield from mutual
        if mutual:
            continue
        if keeps:
            yield from kept_embassies(scene, at, verb)
        over = token.dep == "pobj" and grammar.tokens[token.head].lemma not in ("of", "to")  # "the flag was raised over the embassy"
        if not opens or over or not (token.dep in ("nsubj", "nsubjpass", "dobj", "conj", "pobj", "appos") or grammar.tokens[verb].head == at):
            continue
        clause = grammar.span(verb, frozenset({"conj"})) if token.dep != "conj" else sentence
        host = host_country(scene, clause, scene.has("embassy", "moving", lemma)) or host_country(scene, sentence)
        sender = sending_state(scene, at, verb, host)
        host = host or other_side(scene, sender)
        if sender is not None and host is not None and sender.name != host.name:
            yield Edge(sender, "embassy_opened", host, scene.date(verb, own_part(scene, at, sentence)), clause)


def represented(scene: Scene, at: int) -> Iterator[Edge]:
    """ "A is represented in B by its embassy in CITY"; with "since", the date."""
    tokens = scene.grammar.tokens
    by = tokens[at].head
    verb = tokens[by].head
    if tokens[at].dep != "pobj" or tokens[by].lemma not in ("by", "through") or not scene.has("embassy", "standing", tokens[verb].lemma):
        return
    clause = scene.grammar.span(verb, frozenset({"conj", "cc"}))
    senders, host = member_states(scene, scene.grammar.subject(verb)), host_country(scene, clause)
    if scene.is_fact(verb) and host is not None and len(senders) == 1 and senders[0].entity != host.entity:
        yield Edge(senders[0], "embassy_opened", host, since(scene, clause), clause)


def by_act(scene: Scene, at: int) -> Iterator[Edge]:
    """ "The year 2012 saw the opening of A's embassy in CITY": an act told as done, with its date."""
    grammar = scene.grammar
    act = grammar.tokens[grammar.tokens[at].head].head
    verb = scene.verb_over(act)
    told = verb is not None and grammar.tokens[verb].tag in ("VBD", "VBN") and scene.has("embassy", "marking", grammar.tokens[verb].lemma)
    named = grammar.tokens[at].dep == "pobj" and scene.has("embassy", "acts", grammar.tokens[act].lemma.lower())
    if verb is None or not told or not named or not scene.is_fact(verb) or not is_mission(scene, at):
        return
    host = host_country(scene, grammar.span(act)) or host_country(scene, scene.sentence(at))
    sender, date = sending_state(scene, at, verb, host), scene.date(verb)
    if sender is not None and host is not None and sender.entity != host.entity and date is not None:
        yield Edge(sender, "embassy_opened", host, date, scene.sentence(at))


def own_part(scene: Scene, at: int, sentence: Span) -> Span:
    """The part of *sentence* that tells of the mission *at* and of no other: from the one before to the one after."""
    tokens = scene.grammar.tokens
    others = [
        tokens[word].span for word in scene.grammar.between(sentence) if word != at and scene.has("embassy", "nouns", tokens[word].lemma.lower())
    ]
    start = max((span.end for span in others if span.end <= tokens[at].span.start), default=sentence.start)
    return Span(start, min((span.start for span in others if span.start >= tokens[at].span.end), default=sentence.end))


def other_side(scene: Scene, sender: Party | None) -> Party | None:
    """The other of the two states that the document is about, where *sender* is one of them."""
    pair = scene.pair(states=True)
    others = [party for party in pair if sender is not None and party.entity != sender.entity]
    return others[0] if len(pair) == 2 and len(others) == 1 else None


def opening_verb(scene: Scene, at: int) -> int | None:
    """The verb that tells of the mission *at*: a participle after it ("its embassy, opened in 1994") or the verb above it."""
    grammar = scene.grammar
    for child in grammar.find_all(at, "acl"):
        if grammar.tokens[child].tag == "VBN" and scene.has("embassy", "verbs", grammar.tokens[child].lemma):
            return child
    return scene.verb_over(at)


def is_mission(scene: Scene, at: int) -> bool:
    """Whether the noun *at* is a mission, where it is one of the words that are so only after another ("High Commission")."""
    grammar = scene.grammar
    first = scene.words["embassy"].get("after", {}).get(grammar.tokens[at].lemma.lower())
    return first is None or any(grammar.tokens[child].text.lower() in first for child in grammar.find_all(at, "compound", "amod"))


def kept_embassies(scene: Scene, at: int, verb: int) -> Iterator[Edge]:
    """ "A has an embassy in CITY", and "B one in CITY" after it; with "since", the date."""
    grammar = scene.grammar
    clause = grammar.span(verb, frozenset({"conj", "cc"}))
    subject = member_states(scene, grammar.subject(verb))
    host = host_country(scene, Span(grammar.tokens[at].span.start, max(grammar.tokens[at].span.end, clause.end)))
    if grammar.tokens[at].dep == "dobj" and len(subject) == 1 and host is not None and subject[0].entity != host.entity:
        hosts = listed_hosts(scene, at, clause) or [host]
        yield from (Edge(subject[0], "embassy_opened", one, since(scene, clause), clause) for one in hosts if one.entity != subject[0].entity)
        sentence = scene.sentence(at)
        for match in ANOTHER.finditer(scene.reading.text, grammar.tokens[at].span.end, sentence.end):
            where = Span(*match.span())
            named = scene.bodies(Span(where.start, match.end("who")))
            second = scene.country_of(Span(match.end("one"), where.end))
            if named and second is not None and named[0].entity != second.entity:
                yield Edge(named[0], "embassy_opened", second, None, where)


def since(scene: Scene, clause: Span) -> DateMention | None:
    """The date in *clause* right after "since"."""
    return next(
        (
            date
            for date in scene.reading[DateMention]
            if clause.covers(date.span) and "since" in scene.reading.text[clause.start : date.span.start].lower().split()[-3:]
        ),
        None,
    )


def mutual_embassies(scene: Scene, verb: int) -> Iterator[Edge]:
    """ "Each keeps an embassy in the other", "opened embassies in each other's capitals": both ways between its two states or the document's."""
    clause = scene.grammar.span(verb, frozenset({"conj", "cc"}))
    if not MUTUAL.search(clause.of(scene.reading.text)):
        return
    named = member_states(scene, scene.grammar.subject(verb))
    pair, inferred = (named, False) if len(named) == 2 else (scene.pair(), True)
    date = None if scene.has("embassy", "keeping", scene.grammar.tokens[verb].lemma) else scene.date(verb, scene.sentence(verb))
    if len(pair) == 2:
        yield Edge(pair[0], "embassy_opened", pair[1], date, clause, inferred)
        yield Edge(pair[1], "embassy_opened", pair[0], date, clause, inferred)


def host_country(scene: Scene, clause: Span, moved: bool = False) -> Party | None:
    """The country of the city or country after "in", or where something is *moved* after "to"."""
    for at in scene.grammar.between(clause):
        token = scene.grammar.tokens[at]
        if token.text.lower() in (PLACED if not moved else TARGET) and (noun := scene.grammar.find(at, "pobj")) is not None:
            country = scene.country_of(scene.grammar.phrase(noun))
            if country is not None:
                return country
    return None


def listed_hosts(scene: Scene, at: int, clause: Span) -> list[Party]:
    """The countries of a row of cities after "in", where the noun *at* is in the plural: "embassies in Rome, Paris and Cairo"."""
    grammar = scene.grammar
    if grammar.tokens[at].tag != "NNS":
        return []
    ways = (word for word in grammar.between(clause) if word > at and grammar.tokens[word].text.lower() in PLACED)
    first = next((noun for word in ways if (noun := grammar.find(word, "pobj")) is not None), None)
    places = [] if first is None else [scene.country_of(grammar.phrase(member)) for member in grammar.members(first)]
    return list({place.entity: place for place in places if place is not None}.values())


def sending_state(scene: Scene, at: int, verb: int, host: Party | None) -> Party | None:
    """Whose embassy it is: named in its phrase, or the subject of "opened its embassy"; else who was spoken of just before."""
    own = scene.grammar.span(at, frozenset({"relcl", "acl", "appos", "conj", "cc"}))
    for party in scene.sides_in(own):
        if host is None or party.name != host.name:
            return party
    owner = scene.grammar.find(at, "poss")
    behind = None if owner is None else scene.parties.one(owner)  # "his country's embassy"
    if behind is not None and behind.entity is not None and is_state(behind):
        return behind
    teller = scene.verb_over(verb) if is_first(scene, verb) else verb
    if scene.grammar.tokens[at].dep == "dobj" and teller is not None:
        subject = [*scene.parties.at(scene.grammar.subject(teller)), *scene.parties.at(scene.grammar.agent(teller))]
        states = [sender for party in subject if (sender := state_behind(party)) is not None]
        if subject:
            return states[0] if states else None
    return spoken_of(scene, at, host)


def spoken_of(scene: Scene, at: int, host: Party | None) -> Party | None:
    """The one state beside *host* in the sentences up to the word *at*; else the other of the document's two states."""
    number = scene.grammar.tokens[at].sentence
    for sentence in reversed(scene.reading[Sentence][max(0, number - NEAR) : number + 1]):
        others = [party for party in scene.bodies(sentence.span) if is_state(party) and host is not None and party.entity != host.entity]
        if others:
            return others[0] if len(others) == 1 else None
    others = [party for party in scene.pair() if host is not None and party.name != host.name]
    return others[0] if len(others) == 1 else None


def state_behind(party: Party) -> Party | None:
    """The state that *party* is or stands for."""
    if is_state(party) or (party.actor is not None and party.actor.kind == "org"):
        return party
    actor = party.actor
    return Party(actor.represents, party.span, actor, actor.represents_entity) if actor is not None and actor.represents else None
