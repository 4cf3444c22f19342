"""Who belongs to what: members by joining and admission, by the words member and party, and by lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.edges import Edge, Scene
from dragoman.extract.parties import Party
from dragoman.extract.wholes import clause, is_state, is_told_fact, member_states, topic, whole, wholes
from dragoman.model.annotations import DateMention
from dragoman.model.document import Span

COUNTED = re.compile(r"\ball (?:of )?(?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b|\bboth (?:countries|states)\b", re.I)
LONGEST = 250  # characters: about a clause


def memberships(scene: Scene) -> Iterator[Edge]:
    """All edges of members, in the order of their words."""
    words = scene.words.get("member_of", {})
    lists: dict[str, list[Party]] = {}
    named = ("comprising", "consisting", "gathering", "joining", "admitting", "nouns", "kinds")
    for at in scene.places([lemma for name in named for lemma in words.get(name, ())]):
        token = scene.grammar.tokens[at]
        if comprises(scene, at):
            yield from by_list(scene, at, lists)
        elif token.tag.startswith("VB") and token.lemma in words.get("joining", {}) and is_told_fact(scene, at):
            yield from by_joining(scene, at)
        elif token.tag.startswith("VB") and token.lemma in words.get("admitting", ()) and is_told_fact(scene, at):
            yield from by_admission(scene, at)
        elif is_member_word(scene, at):
            yield from by_noun(scene, at, lists)


def is_member_word(scene: Scene, at: int) -> bool:
    """Whether the word *at* is a noun for members, or the "participating" of "participating State"."""
    token, head = scene.grammar.tokens[at], scene.grammar.tokens[scene.grammar.tokens[at].head]
    kind = scene.has("member_of", "kinds", token.lemma.lower()) and token.dep in ("amod", "compound")
    return (token.tag.startswith("NN") and scene.has("member_of", "nouns", token.lemma.lower())) or (
        kind and scene.has("member_of", "countries", head.lemma.lower())
    )


def by_list(scene: Scene, at: int, lists: dict[str, list[Party]]) -> Iterator[Edge]:
    """ "O comprises A, B and C"; *lists* keeps who they were."""
    body, states = comprising_body(scene, at), listed_states(scene, at)
    if body is not None and len(states) >= 2:
        lists[body.name] = states
        yield from (Edge(state, "member_of", body, None, clause(scene, at)) for state in states)


def listed_states(scene: Scene, verb: int) -> list[Party]:
    """The states in a list after the verb *verb*, which must be of states and not of their ministers."""
    grammar = scene.grammar
    first = next((child for child in grammar.find_all(verb, "dobj", "prep") if child > verb), None)
    if first is not None and grammar.tokens[first].dep == "prep":
        first = grammar.find(first, "pobj")
    if first is None or not is_country(scene, first):
        return []
    start = grammar.tokens[verb].span.end
    return [party for party in scene.bodies(Span(start, max(start, grammar.span(verb).end))) if is_state(party)]


def is_country(scene: Scene, at: int) -> bool:
    """Whether the noun *at* is a state's name or a word for states."""
    token = scene.grammar.tokens[at]
    word = token.lemma.lower()
    if scene.has("member_of", "countries", word) or scene.has("member_of", "countries", word.removesuffix("s")):
        return True
    return any(is_state(party) and party.span.covers(token.span) for party in scene.known(scene.grammar.phrase(at)))


def comprises(scene: Scene, at: int) -> bool:
    """Whether the verb *at* opens a list of members."""
    token, words = scene.grammar.tokens[at], scene.words.get("member_of", {})
    if not token.tag.startswith("VB") or not scene.is_fact(at):
        return False
    particles = {scene.grammar.tokens[child].text.lower() for child in scene.grammar.children[at]}
    return (
        token.lemma in words.get("comprising", ())
        or words.get("consisting", {}).get(token.lemma) in particles
        or words.get("gathering", {}).get(token.lemma) in particles
    )


def comprising_body(scene: Scene, at: int) -> Party | None:
    """What comprises the list after the verb *at*: its subject, or whose members the subject speaks of ("whose members include")."""
    grammar = scene.grammar
    own = grammar.find(at, "nsubj")
    if own is None or not scene.has("member_of", "nouns", grammar.tokens[own].lemma):
        return whole(scene, grammar.subject(at))
    owner = grammar.find(own, "poss")
    if owner is not None:
        return whole(scene, grammar.tokens[at].head if grammar.tokens[at].dep == "relcl" else owner)
    of = after(scene, own, "of")
    return whole(scene, of)


def after(scene: Scene, at: int, *prepositions: str) -> int | None:
    """The noun that stands after one of *prepositions* on the word *at*."""
    grammar = scene.grammar
    places = (grammar.find(child, "pobj") for child in grammar.find_all(at, "prep", "agent") if grammar.tokens[child].lemma in prepositions)
    return next((place for place in places if place is not None), None)


def by_joining(scene: Scene, at: int) -> Iterator[Edge]:
    """ "A joined O in 1970 and P in 1976", "B acceded to P", "C joined in April" of the body spoken of before."""
    word = scene.words["member_of"]["joining"][scene.grammar.tokens[at].lemma]
    head = after(scene, at, word) if word else scene.grammar.find(at, "dobj")
    members = member_states(scene, scene.grammar.subject(at))
    if head is None and members and is_left_open(scene, at):
        body = topic(scene, at)
        yield from edges(scene, at, members, [] if body is None else [(body, at)])
    else:
        further = [child for child in scene.grammar.find_all(at, "conj") if scene.grammar.tokens[child].tag.startswith("NNP")]
        bodies = wholes(scene, head)
        yield from edges(scene, at, members, bodies + [found for child in further for found in wholes(scene, child) if bodies])


def is_left_open(scene: Scene, at: int) -> bool:
    """Whether the verb *at* says when or as what somebody joined, and no more."""
    grammar = scene.grammar
    beside = [child for child in grammar.find_all(at, "prep", "npadvmod") if child > at]
    return (
        bool(beside)
        and grammar.find(at, "dobj", "xcomp", "prt") is None
        and not any(grammar.tokens[child].lemma in ("with", "to") for child in beside)
    )


def by_admission(scene: Scene, at: int) -> Iterator[Edge]:
    """ "A was admitted to O", "A and B were accepted as members of O", "O admitted A"."""
    grammar = scene.grammar
    passive = grammar.is_passive(at)
    members = member_states(scene, grammar.subject(at) if passive else grammar.find(at, "dobj"))
    heads = [head for word in ("to", "into") if (head := after(scene, at, word)) is not None]
    as_member = after(scene, at, "as")
    if as_member is not None and not heads and is_membership(scene, as_member):
        heads = [head for head in (after(scene, as_member, "of", "to", "in"),) if head is not None]
        doer = grammar.agent(at) if passive else grammar.subject(at)
        body = None if heads else whole(scene, doer) or topic(scene, at)
        yield from edges(scene, at, members, [] if body is None else [(body, at)])
    for head in heads:
        yield from edges(scene, at, members, wholes(scene, head))


def is_membership(scene: Scene, at: int) -> bool:
    """Whether the noun *at* is "member" or "member state"."""
    words = (at, *scene.grammar.find_all(at, "compound", "amod"))
    return any(scene.has("member_of", "nouns", scene.grammar.tokens[word].lemma.lower()) for word in words)


def edges(scene: Scene, verb: int, members: list[Party], bodies: list[tuple[Party, int]]) -> Iterator[Edge]:
    """Each member in each body, with the date that stands after that body's name, else the verb's."""
    anchor = clause(scene, verb)
    for number, (body, head) in enumerate(bodies):
        limit = scene.grammar.tokens[bodies[number + 1][1]].span.start if number + 1 < len(bodies) else scene.sentence(verb).end
        date = date_within(scene, Span(scene.grammar.tokens[head].span.start, limit)) or scene.date(verb)
        yield from (Edge(member, "member_of", body, date, anchor) for member in members if member.name != body.name)


def date_within(scene: Scene, span: Span) -> DateMention | None:
    """The first date told in *span*."""
    return next((date for date in scene.reading[DateMention] if date.role == "date" and span.covers(date.span)), None)


def by_noun(scene: Scene, at: int, lists: dict[str, list[Party]]) -> Iterator[Edge]:
    """ "A is a member of O", "A, an O member state", "the membership of A in O"; "all three countries" are those listed before."""
    grammar = scene.grammar
    head = grammar.tokens[at].head
    noun = head if grammar.tokens[at].dep in ("compound", "amod") and scene.has("member_of", "countries", grammar.tokens[head].lemma.lower()) else at
    bodies = noun_bodies(scene, at, noun)
    verb = verb_of(scene, noun)
    if not bodies:
        return
    phrase = grammar.span(noun)
    listed = list(lists.values())[-1:] if COUNTED.search(phrase.of(scene.reading.text)) else []
    members = listed[0] if listed else noun_members(scene, at, noun, verb)
    where = clause(scene, verb) if verb is not None else phrase
    anchor = where if len(where) < LONGEST else phrase
    for number, (body, of) in enumerate(bodies):
        limit = grammar.tokens[bodies[number + 1][1]].span.start if number + 1 < len(bodies) else max(anchor.end, phrase.end)
        start = grammar.tokens[of].span.start
        told = scene.date(at) if verb is not None and number == 0 else None
        date = date_within(scene, Span(start, max(start, limit))) or (told if told and told.anchor == "absolute" else None)  # not "today"
        yield from (Edge(member, "member_of", body, date, anchor) for member in members if member.name != body.name)


def noun_bodies(scene: Scene, at: int, noun: int) -> list[tuple[Party, int]]:
    """Of what: after "of", "in" or "to", before a possessive's s, or right before the word ("NATO member")."""
    grammar = scene.grammar
    abstract = scene.has("member_of", "acts", grammar.tokens[at].lemma)
    for word in ("to", "in", "of"):
        found = wholes(scene, after(scene, noun, word))
        nested = after(scene, noun, "of")
        if not found and abstract and nested is not None:
            found = wholes(scene, next((far for near in grammar.members(nested) if (far := after(scene, near, word)) is not None), None))
        verb = verb_of(scene, noun) if abstract and word == "to" and not found else None
        found = found or ([] if verb is None else wholes(scene, after(scene, verb, word)))
        if found:
            return found
    owner = grammar.find(noun, "poss")
    body = None if owner is None else whole(scene, owner)
    if body is not None and owner is not None:
        return [(body, owner)]
    if abstract and (after(scene, noun, "of") is not None or owner is not None):
        body = topic(scene, at)
        return [] if body is None else [(body, noun)]
    before = [(known, noun) for known in scene.known(Span(grammar.phrase(noun).start, grammar.tokens[noun].span.end)) if not is_state(known)]
    if not before and any(grammar.tokens[child].lemma in scene.words["part_of"]["introducing"] for child in grammar.find_all(noun, "prep")):
        over = verb_of(scene, noun)
        body = None if over is None else whole(scene, grammar.subject(over))
        return [] if body is None else [(body, noun)]
    return before[:1] if not abstract else []


def verb_of(scene: Scene, noun: int) -> int | None:
    """The verb that the noun, or the list in which it stands, belongs to."""
    return scene.verb_over(first_of(scene, noun))


def first_of(scene: Scene, noun: int) -> int:
    """The first noun of the list in which *noun* stands; in "parties to P and members of O" that is "parties"."""
    tokens = scene.grammar.tokens
    while tokens[noun].dep == "conj" and tokens[tokens[noun].head].tag.startswith("NN"):
        noun = tokens[noun].head
        over = tokens[tokens[noun].head].head
        if tokens[noun].dep == "pobj" and scene.has("member_of", "nouns", tokens[over].lemma):
            noun = over
    return noun


def noun_members(scene: Scene, at: int, noun: int, verb: int | None) -> list[Party]:
    """Who: in the phrase itself ("accession of A"), the subject of "is", what the noun explains, or what the subject "members" is."""
    grammar = scene.grammar
    first = first_of(scene, noun)
    dep = grammar.tokens[first].dep
    if scene.has("member_of", "acts", grammar.tokens[at].lemma):
        return act_members(scene, noun, verb)
    if any(grammar.tokens[child].lemma in scene.words["part_of"]["introducing"] for child in grammar.find_all(noun, "prep")):
        return [party for party in scene.bodies(grammar.span(noun)) if is_state(party)]
    if verb is not None and is_told_fact(scene, verb) and scene.has("member_of", "being", grammar.tokens[verb].lemma):
        if dep in ("attr", "oprd", "dobj", "acomp"):
            return member_states(scene, grammar.subject(verb))
        if dep in ("nsubj", "nsubjpass"):
            return member_states(scene, grammar.find(verb, "attr"))
    if verb is not None and dep == "dobj" and grammar.tokens[verb].tag == "VBG" and scene.has("founded", "verbs", grammar.tokens[verb].lemma):
        return member_states(scene, grammar.subject(verb))  # "were founding members", parsed as a verb
    if dep == "appos":
        return member_states(scene, grammar.tokens[first].head)
    if dep == "pobj" and verb is not None and grammar.tokens[grammar.tokens[first].head].lemma == "as" and is_told_fact(scene, verb):
        admitted = scene.has("member_of", "admitting", grammar.tokens[verb].lemma)
        return [] if admitted else member_states(scene, grammar.subject(verb))
    return []


def act_members(scene: Scene, noun: int, verb: int | None) -> list[Party]:
    """Whose accession or membership: "of A and B" or "A's"; only where it is told as done or the verb settles it, not as a wish."""
    grammar = scene.grammar
    owner = grammar.find(noun, "poss")
    members = member_states(scene, owner) if owner is not None else member_states(scene, after(scene, noun, "of"))
    told = date_within(scene, grammar.span(noun)) is not None
    settled = verb is not None and is_told_fact(scene, verb) and scene.has("member_of", "settling", grammar.tokens[verb].lemma)
    subject = None if verb is None else grammar.subject(verb)
    by_state = subject is not None and any(is_state(party) for party in scene.bodies(grammar.phrase(subject)))
    return members if told or (settled and not by_state) else []
