"""What stands between two states: diplomatic relations, embassies, agreements in force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.edges import Edge, Scene
from dragoman.extract.parties import Party
from dragoman.extract.wholes import is_state, member_states
from dragoman.model.annotations import DateMention, Sentence
from dragoman.model.document import Span

ANNIVERSARY = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th) anniversary\b")
NOT_NOW = re.compile(r"\b(?:next|last|previous|coming) year\b|\b(?:19|20)\d\d\b")  # the anniversary isn't this year's
DATING = re.compile(r"\b(?:date|dates|dated|dating|go|goes) (?:from|back to)\b")
PLACED = ("in", "at")
TARGET = ("to", "in")
AWAITED = ("once", "if", "until", "unless", "when")
ANOTHER = re.compile(
    r"(?:,|;|\band\b|\bwhile\b)\s+(?P<who>[A-Z][^,;.]{2,40}?)(?:\s+(?:has|keeps|maintains|runs))?\s+(?P<one>one)\s+in\s+[A-Z][\w\s-]{2,30}"
)


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
    pair = scene.pair() or scene.pair(states=True)
    if len(named) == 1:
        other = [party for party in pair if party.name != named[0].name]
        return ([named[0], other[0]], True) if len(other) == 1 else ([], False)
    return pair, True


def diplomatic_relations(scene: Scene) -> Iterator[Edge]:
    """ "Diplomatic relations between A and B were established on …", "have had diplomatic relations since …"."""
    for at in scene.nouns("diplomatic"):
        grammar = scene.grammar
        if grammar.is_negated(at) or not any(
            scene.has("diplomatic", "adjectives", grammar.tokens[child].lemma) for child in grammar.find_all(at, "amod")
        ):
            continue
        sentence = scene.sentence(at)
        verb = scene.verb_over(at)
        if "anniversary" in sentence.of(scene.reading.text).lower():
            yield from by_anniversary(scene, at, sentence)
            continue
        told = verb is not None and scene.has("diplomatic", "verbs", grammar.tokens[verb].lemma) and (scene.is_fact(verb) or is_first(scene, verb))
        told = told or bool(DATING.search(scene.reading.text, grammar.tokens[at].span.end, sentence.end))
        if not told and not scene.has("founded", "nouns", grammar.tokens[grammar.tokens[grammar.tokens[at].head].head].lemma):
            continue
        date = scene.date(verb if told and verb is not None else at)
        if date is None or not begins(scene, date, sentence, told and verb is not None and grammar.tokens[verb].lemma in ("have", "maintain")):
            continue
        parties, inferred = own_sides(scene, at, verb), False
        if len(parties) < 2:
            reach = (
                sentence if " between " in sentence.of(scene.reading.text) else Span(sentence.start, max(date.span.end, grammar.tokens[at].span.end))
            )
            parties, inferred = sides(scene, reach)
        yield from (Edge(parties[0], "diplomatic_relations_since", other, date, sentence, inferred) for other in parties[1:])


def is_first(scene: Scene, verb: int) -> bool:
    """Whether the verb stands in "was the first country to …"."""
    grammar = scene.grammar
    over = being_over(scene, verb)
    noun = None if over is None else grammar.find(over, "attr")
    words = () if noun is None else (grammar.tokens[child].text.lower() for child in grammar.find_all(noun, "amod"))
    return over is not None and scene.is_fact(over) and any(word in ("first", "latest", "last") or word[:1].isdigit() for word in words)


def being_over(scene: Scene, verb: int) -> int | None:
    """The verb "is" or "became" on which the infinitive *verb* hangs, itself or through its noun."""
    tokens = scene.grammar.tokens
    head = tokens[verb].head
    if tokens[verb].dep in ("relcl", "acl"):
        return scene.verb_over(head)
    return head if tokens[verb].dep == "xcomp" and scene.has("member_of", "being", tokens[head].lemma) else None


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
    told = verb is not None and bool(named) and not has_between(scene, at)
    teller = being_over(scene, verb) if told and verb is not None and is_first(scene, verb) else verb
    subject = scene.grammar.subject(teller) if told and teller is not None else None
    subjects = [] if subject is None else scene.bodies(scene.grammar.span(subject, frozenset({"relcl", "acl"})))
    return list({party.name: party for party in [*subjects, *named]}.values())


def has_between(scene: Scene, at: int) -> bool:
    """Whether "between" names both sides of the noun *at*."""
    return any(scene.grammar.tokens[child].lemma == "between" for child in scene.grammar.find_all(at, "prep"))


def begins(scene: Scene, date: DateMention, sentence: Span, lasting: bool) -> bool:
    """Whether the words before *date* let something begin then: not "until", and "since" for what is *lasting*."""
    before = scene.reading.text[sentence.start : date.span.start].lower().split()[-2:]
    return "until" not in before and (not lasting or "since" in before)


def embassies(scene: Scene) -> Iterator[Edge]:
    """ "The Embassy of A has been functioning in CITY since …", "opened its Delegation in CITY", "A has an embassy in CITY and B one in CITY"."""
    grammar = scene.grammar
    for at in scene.nouns("embassy"):
        verb = scene.verb_over(at)
        if verb is None or not scene.is_fact(verb) or not is_mission(scene, at):
            continue
        token, sentence, lemma = grammar.tokens[at], scene.sentence(at), grammar.tokens[verb].lemma
        if scene.has("embassy", "keeping", lemma):
            yield from mutual_embassies(scene, verb)
            yield from kept_embassies(scene, at, verb)
        if not scene.has("embassy", "verbs", lemma) or token.dep not in ("nsubj", "nsubjpass", "dobj", "conj", "pobj"):
            continue
        clause = grammar.span(verb, frozenset({"conj"})) if token.dep != "conj" else sentence
        host = host_country(scene, clause, scene.has("embassy", "moving", lemma)) or host_country(scene, sentence)
        sender = sending_state(scene, at, verb, host)
        if sender is not None and host is not None and sender.name != host.name:
            yield Edge(sender, "embassy_opened", host, scene.date(verb, sentence), clause)


def is_mission(scene: Scene, at: int) -> bool:
    """Whether the noun *at* is a mission, where it is one of the words that are so only after another ("High Commission")."""
    grammar = scene.grammar
    first = scene.words["embassy"].get("after", {}).get(grammar.tokens[at].lemma.lower())
    return first is None or any(grammar.tokens[child].text.lower() in first for child in grammar.find_all(at, "compound", "amod"))


def kept_embassies(scene: Scene, at: int, verb: int) -> Iterator[Edge]:
    """ "A has an embassy in CITY", and "B one in CITY" after it."""
    grammar = scene.grammar
    clause = grammar.span(verb, frozenset({"conj", "cc"}))
    subject = member_states(scene, grammar.subject(verb))
    host = host_country(scene, Span(grammar.tokens[at].span.start, max(grammar.tokens[at].span.end, clause.end)))
    if grammar.tokens[at].dep == "dobj" and len(subject) == 1 and host is not None and subject[0].entity != host.entity:
        yield Edge(subject[0], "embassy_opened", host, None, clause)
        sentence = scene.sentence(at)
        for match in ANOTHER.finditer(scene.reading.text, grammar.tokens[at].span.end, sentence.end):
            where = Span(*match.span())
            named = scene.bodies(Span(where.start, match.end("who")))
            second = scene.country_of(Span(match.end("one"), where.end))
            if named and second is not None and named[0].entity != second.entity:
                yield Edge(named[0], "embassy_opened", second, None, where)


def mutual_embassies(scene: Scene, verb: int) -> Iterator[Edge]:
    """ "Each keeps an embassy in the other": both ways between the two states that the document is about."""
    clause = scene.grammar.span(verb, frozenset({"conj", "cc"}))
    pair = scene.pair()
    if len(pair) == 2 and re.search(r"\b(?:the other|each other)\b", clause.of(scene.reading.text)):
        yield Edge(pair[0], "embassy_opened", pair[1], None, clause, inferred=True)
        yield Edge(pair[1], "embassy_opened", pair[0], None, clause, inferred=True)


def host_country(scene: Scene, clause: Span, moved: bool = False) -> Party | None:
    """The country of the city or country after "in", or where something is *moved* after "to"."""
    for at in scene.grammar.between(clause):
        token = scene.grammar.tokens[at]
        if token.text.lower() in (PLACED if not moved else TARGET) and (noun := scene.grammar.find(at, "pobj")) is not None:
            country = scene.country_of(scene.grammar.phrase(noun))
            if country is not None:
                return country
    return None


def sending_state(scene: Scene, at: int, verb: int, host: Party | None) -> Party | None:
    """Whose embassy it is: named in its phrase, or the subject of "opened its embassy"; else the other of the document's two states."""
    for party in scene.bodies(scene.grammar.phrase(at)):
        if host is None or party.name != host.name:
            return party
    own = state_behind(named) if (named := next(iter(scene.parties.at(scene.grammar.find(at, "poss"))), None)) is not None else None
    if own is not None:
        return own
    if scene.grammar.tokens[at].dep == "dobj":
        subject = [*scene.parties.at(scene.grammar.subject(verb)), *scene.parties.at(scene.grammar.agent(verb))]
        states = [sender for party in subject if (sender := state_behind(party)) is not None]
        if subject:
            return states[0] if states else None
    others = [party for party in scene.pair() if host is not None and party.name != host.name]
    return others[0] if len(others) == 1 else None


def state_behind(party: Party) -> Party | None:
    """The state that *party* is or stands for."""
    if is_state(party) or (party.actor is not None and party.actor.kind == "org"):
        return party
    actor = party.actor
    return Party(actor.represents, party.span, actor, actor.represents_entity) if actor is not None and actor.represents else None


def agreements(scene: Scene) -> Iterator[Edge]:
    """Agreements that entered into force, that exist, or that are being carried out."""
    grammar = scene.grammar
    for verb in scene.verbs("in_force"):
        at = antecedent(scene, verb, grammar.subject(verb))
        if at is None or not entered_force(scene, verb) or not is_deed(scene, at):
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


def antecedent(scene: Scene, verb: int, subject: int | None) -> int | None:
    """What "which" means where the grammar doesn't tell: the agreement named last before it."""
    grammar = scene.grammar
    own = grammar.find(verb, "nsubj")
    if own is None or grammar.tokens[own].text.lower() != "which":
        return subject
    before = grammar.between(Span(scene.sentence(verb).start, grammar.tokens[own].span.start))
    return next((at for at in reversed(list(before)) if scene.has("in_force", "nouns", grammar.tokens[at].lemma.lower())), subject)


def is_deed(scene: Scene, at: int) -> bool:
    """Whether the noun *at* is an agreement, or "it" after a sentence about one."""
    token = scene.grammar.tokens[at]
    if token.text.lower() != "it":
        return scene.has("in_force", "nouns", token.lemma.lower())
    before = scene.reading[Sentence][max(0, token.sentence - 1)].span
    return any(scene.has("in_force", "nouns", scene.grammar.tokens[word].lemma.lower()) for word in scene.grammar.between(before))


def joined(scene: Scene, at: int) -> bool:
    """Whether "between" or "with" names the parties of the agreement."""
    return any(scene.grammar.tokens[child].lemma in ("between", "with") for child in scene.grammar.find_all(at, "prep"))


def entered_force(scene: Scene, verb: int) -> bool:
    """Whether the verb says "entered into force" or the like."""
    grammar = scene.grammar
    awaited = any(grammar.tokens[child].text.lower() in AWAITED for child in grammar.find_all(verb, "mark", "advmod"))
    if not scene.has("in_force", "verbs", grammar.tokens[verb].lemma) or not scene.is_fact(verb) or awaited:
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
