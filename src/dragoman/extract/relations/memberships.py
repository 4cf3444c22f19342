"""Who belongs to what: members by joining and admission, by lists of them, and by the nouns for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.parties import Party
from dragoman.extract.relations.edges import Edge, Scene
from dragoman.extract.relations.member_nouns import by_noun, is_member_word, is_membership
from dragoman.extract.relations.wholes import (
    after,
    clause,
    date_within,
    is_state,
    is_told_aside,
    is_told_fact,
    member_states,
    own_dates,
    topic,
    whole,
    wholes,
)
from dragoman.model.annotations import DateMention
from dragoman.model.document import Span


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
        and not any(grammar.tokens[child].lemma in ("with", "to", "into", "for") for child in beside)
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
    body = whole(scene, grammar.subject(at)) if not heads and not passive and as_member is None else None
    if body is not None and body.name.lower() not in scene.words["member_of"]["organs"]:
        yield from edges(scene, at, members, [(body, at)])  # "the League admitted A in 2001 and B in 2002"


def edges(scene: Scene, verb: int, members: list[Party], bodies: list[tuple[Party, int]]) -> Iterator[Edge]:
    """Each member in each body, with the date that stands after that body's name, else the verb's."""
    anchor = clause(scene, verb)
    for number, (body, head) in enumerate(bodies):
        limit = scene.grammar.tokens[bodies[number + 1][1]].span.start if number + 1 < len(bodies) else scene.sentence(verb).end
        behind = date_within(scene, Span(scene.grammar.tokens[head].span.start, limit))
        behind = None if behind is not None and is_told_aside(scene, behind, verb) else behind
        date = behind or next((date for date in scene.dates(verb) if not is_told_aside(scene, date, verb)), None)
        each: Sequence[DateMention | None] = (own_dates(scene, members, scene.sentence(verb)) if len(bodies) == 1 else None) or [date] * len(members)
        yield from (Edge(member, "member_of", body, own, anchor) for member, own in zip(members, each, strict=True) if member.name != body.name)
