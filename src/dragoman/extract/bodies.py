"""What organisations are: their members, when they were founded, what belongs to them, where they sit, who hosts what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.edges import Edge, Scene
from dragoman.extract.parties import Party, without_article
from dragoman.model.annotations import Sentence
from dragoman.model.document import Span

NEAR = 3  # sentences back to the body that "the organization" means
COUNTED = re.compile(r"\ball (?:of )?(?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b|\bboth (?:countries|states)\b", re.I)
JOINED = re.compile(r"\sand\s")
MEMBER = re.compile(r"\b[^\s,;.()](?:(?!\s+and\s)[^,;.()])*")
BASED = re.compile(r"\b([A-Z][\w’'-]+)-based\b")


def find_bodies(scene: Scene) -> Iterator[Edge]:
    """All edges of organisations."""
    yield from memberships(scene)
    yield from foundations(scene)
    yield from institutions(scene)
    yield from headquarters(scene)
    yield from hostings(scene)


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


def whole(scene: Scene, head: int | None) -> Party | None:
    """The organisation or group that the noun *head* names."""
    if head is None:
        return None
    token = scene.grammar.tokens[head]
    if token.dep in ("attr", "appos"):
        return whole(scene, scene.grammar.subject(token.head) if token.dep == "attr" else token.head)
    known = [party for party in scene.known(scene.grammar.phrase(head)) if not is_state(party)]
    return next((party for party in known if party.span.overlaps(token.span)), None) or chained(scene, head)


def chained(scene: Scene, head: int) -> Party | None:
    """The organisation that the document means by "it", "the Union" or a name of its own."""
    named = [party for party in scene.parties.at(head) if party.actor is not None and party.actor.kind in ("org", "group")]
    stands_for = scene.grammar.tokens[head].text.lower() in ("it", "its") or scene.has("founded", "bodies", scene.grammar.tokens[head].lemma.lower())
    if named or not stands_for:
        return named[0] if named else None
    number = scene.grammar.tokens[head].sentence
    for sentence in reversed(scene.reading[Sentence][max(0, number - NEAR) : number]):
        topics = [party for party in scene.known(sentence.span) if not is_state(party)]
        if topics:
            return topics[0]
    return None


def memberships(scene: Scene) -> Iterator[Edge]:
    """Members by a list ("comprises A, B and C"), by joining, and by the words member and membership."""
    grammar = scene.grammar
    lists: dict[str, list[Party]] = {}
    words = scene.words.get("member_of", {})
    for at in scene.places([lemma for name in ("comprising", "consisting", "gathering", "joining", "nouns") for lemma in words.get(name, ())]):
        token = grammar.tokens[at]
        if comprises(scene, at):
            body, states = comprising_body(scene, at), listed_states(scene, at)
            if body is not None and len(states) >= 2:
                lists[body.name] = states
                yield from (Edge(state, "member_of", body, None, clause(scene, at)) for state in states)
        elif token.tag.startswith("VB") and token.lemma in words.get("joining", {}) and scene.is_fact(at):
            body = whole(scene, joined_body(scene, at))
            if body is not None:
                members = scene.parties.at(grammar.subject(at))
                yield from (Edge(state, "member_of", body, scene.date(at), clause(scene, at)) for state in members if is_state(state))
        elif token.tag.startswith("NN") and scene.has("member_of", "nouns", token.lemma):
            yield from by_noun(scene, at, lists)


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
    of = [grammar.find(child, "pobj") for child in grammar.find_all(own, "prep") if grammar.tokens[child].lemma == "of"]
    return whole(scene, of[0]) if of else None


def joined_body(scene: Scene, at: int) -> int | None:
    """What is joined: the object, or what stands after the verb's preposition."""
    word = scene.words["member_of"]["joining"][scene.grammar.tokens[at].lemma]
    if not word:
        return scene.grammar.find(at, "dobj")
    return next(
        (scene.grammar.find(child, "pobj") for child in scene.grammar.find_all(at, "prep") if scene.grammar.tokens[child].lemma == word), None
    )


def by_noun(scene: Scene, at: int, lists: dict[str, list[Party]]) -> Iterator[Edge]:
    """ "A is a member of O", "the membership of A in O"; "all three countries" are those listed before."""
    grammar = scene.grammar
    body = next(
        (
            found
            for child in grammar.find_all(at, "prep")
            if grammar.tokens[child].lemma in ("of", "in", "to") and (found := whole(scene, grammar.find(child, "pobj")))
        ),
        None,
    )
    if body is None:
        for child in [c for prep in grammar.find_all(at, "prep") for c in grammar.find_all(grammar.find(prep, "pobj") or prep, "prep")]:
            body = body or whole(scene, grammar.find(child, "pobj"))
    verb = scene.verb_over(at)
    listed = [child for child in grammar.find_all(at, "prep") if grammar.tokens[child].lemma in scene.words["part_of"]["introducing"]]
    body = body or whole(scene, grammar.find(at, "poss")) or (whole(scene, grammar.subject(verb)) if listed and verb is not None else None)
    if body is None:
        return
    phrase = grammar.span(at)
    members = [party for party in scene.bodies(phrase) if is_state(party)]
    verb = scene.verb_over(at)
    if not members and COUNTED.search(phrase.of(scene.reading.text)) and lists:
        members = list(lists.values())[-1]
    elif not members and verb is not None and grammar.tokens[at].dep in ("attr", "dobj", "pobj", "oprd") and scene.is_fact(verb):
        members = [party for party in scene.parties.at(grammar.subject(verb)) if is_state(party)]
    elif not members and grammar.tokens[at].dep == "appos":
        members = [party for party in scene.parties.at(grammar.tokens[at].head)[:1] if is_state(party)]
    date = scene.date(at) if verb is not None else None
    anchor = clause(scene, verb) if verb is not None and len(clause(scene, verb)) < 250 else phrase
    yield from (Edge(member, "member_of", body, date, anchor) for member in members if member.name != body.name)


def is_state(party: Party) -> bool:
    """Whether *party* is a state."""
    return (party.entity or "").startswith("territory:")


def clause(scene: Scene, verb: int) -> Span:
    """The clause of *verb* without clauses joined to it."""
    return scene.grammar.span(verb, frozenset({"conj", "cc", "advcl", "parataxis"}))


def foundations(scene: Scene) -> Iterator[Edge]:
    """ "O was founded in …", "Founded in …, O …"."""
    grammar = scene.grammar
    for at in scene.verbs("founded"):
        if not grammar.is_passive(at) and grammar.tokens[at].dep != "advcl":
            continue
        if grammar.tokens[at].tag != "VBN":
            continue
        body = whole(scene, grammar.subject(at))
        date = scene.date(at, clause(scene, at))
        if body is not None and date is not None and not is_embassy(scene, body):
            yield Edge(body, "founded", None, date, clause(scene, at))


def is_embassy(scene: Scene, body: Party) -> bool:
    """Whether the body is a mission, which opens rather than is founded."""
    return any(scene.has("embassy", "missions", word) for word in body.name.lower().split())


def institutions(scene: Scene) -> Iterator[Edge]:
    """ "O has its own institutions, including a Secretariat, Parliament and Court"."""
    grammar = scene.grammar
    for at in scene.nouns("part_of"):
        verb = scene.verb_over(at)
        body = whole(scene, grammar.subject(verb)) if verb is not None and scene.has("part_of", "verbs", grammar.tokens[verb].lemma) else None
        opening = next((c for c in grammar.find_all(at, "prep") if grammar.tokens[c].lemma in scene.words["part_of"]["introducing"]), None)
        if body is None or verb is None or opening is None:
            continue
        anchor = clause(scene, verb)
        after = Span(grammar.tokens[opening].span.end, max(grammar.tokens[opening].span.end, grammar.span(opening, frozenset({"relcl"})).end))
        for member in split_list(scene.reading.text, after):
            yield Edge(member, "part_of", body, None, anchor)


def split_list(text: str, span: Span) -> Iterator[Party]:
    """The capitalised members of a list in words ("a Secretariat, Parliament and Court of Justice")."""
    for match in MEMBER.finditer(JOINED.sub(lambda and_: "," * len(and_[0]), text[: span.end]), span.start):
        name = without_article(match[0])
        if name[:1].isupper() and len(name.split()) <= 6:
            yield Party(name, Span(match.end() - len(name), match.end()))


def headquarters(scene: Scene) -> Iterator[Edge]:
    """ "the headquarters of O in CITY", "O is based in CITY", "the CITY-based O"."""
    grammar = scene.grammar
    for at in scene.nouns("headquartered_in"):
        phrase = grammar.span(at, frozenset({"relcl"}))
        body = next((party for party in scene.bodies(phrase) if not is_state(party)), None) or whole(scene, grammar.find(at, "poss"))
        verb = scene.verb_over(at)
        place = placed(scene, at) or (placed(scene, verb) if verb is not None and grammar.tokens[at].dep in ("nsubj", "nsubjpass") else None)
        if body is not None and place is not None:
            yield Edge(body, "headquartered_in", place, None, phrase.join(place.span))
    for at in scene.verbs("headquartered_in"):
        body, place = whole(scene, grammar.find(at, "nsubjpass") or grammar.subject(at)), placed(scene, at)
        if grammar.tokens[at].tag == "VBN" and body is not None and place is not None:
            yield Edge(body, "headquartered_in", place, None, clause(scene, at))
    for match in BASED.finditer(scene.reading.text):
        after = [
            actor
            for actor in scene.bodies(Span(match.end(), min(len(scene.reading.text), match.end() + 80)))
            if actor.actor and actor.actor.kind == "org"
        ]
        if after and after[0].span.start - match.end() < 3:
            yield Edge(after[0], "headquartered_in", Party(match[1], Span(*match.span(1))), None, Span(match.start(), after[0].span.end))


def placed(scene: Scene, at: int) -> Party | None:
    """The place after "in" that hangs on the word *at* or on what hangs on it."""
    for word in sorted(scene.grammar.below(at)):
        token = scene.grammar.tokens[word]
        if (
            token.text.lower() == "in"
            and word > at
            and (noun := scene.grammar.find(word, "pobj")) is not None
            and scene.grammar.tokens[noun].tag == "NNP"
        ):
            span = scene.grammar.phrase(noun)
            return Party(without_article(span.of(scene.reading.text)), span)
    return None


def hostings(scene: Scene) -> Iterator[Edge]:
    """ "A hosts the secretariat of O"."""
    grammar = scene.grammar
    for at in scene.verbs("hosts"):
        thing = grammar.find(at, "dobj")
        hosts = [party for party in scene.parties.at(grammar.subject(at)) if is_state(party)]
        if thing is None or grammar.is_passive(at) or not scene.has("hosts", "nouns", grammar.tokens[thing].lemma) or grammar.tokens[at].tag == "VBD":
            continue
        words = grammar.span(thing, frozenset({"relcl"}))
        named = Party(without_article(words.of(scene.reading.text)), words)
        yield from (Edge(host, "hosts", named, None, clause(scene, at)) for host in hosts)
