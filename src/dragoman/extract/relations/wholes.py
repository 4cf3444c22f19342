"""Which bodies and which states a noun names, its lists included: what the patterns for organisations share."""

from __future__ import annotations

import re

from dragoman.extract.parties import Party, without_article
from dragoman.extract.relations.edges import Scene
from dragoman.knowledge.lookup import lookup, name_of
from dragoman.model.annotations import DateMention, Sentence
from dragoman.model.document import Span

ROW = re.compile(r"(?:[\s,]|\bin (?:[A-Z][a-z]+ )?\d{4}\b|\band\b|\bthe\b|\bas well as\b|\bboth\b|\bof\b|\bin\b|\([A-Z]\w*\))*")
NEAR = 3  # sentences back to the body that "the organization" means
LEADING = 4  # characters before the name of a state that begins its sentence: "The"
FAR = 5  # … and to the states that "the three" means
ASIDE = frozenset({"relcl", "acl", "advcl", "parataxis", "appos", "punct"})


def is_state(party: Party) -> bool:
    """Whether *party* is a state."""
    return (party.entity or "").startswith("territory:") or (party.actor is not None and party.actor.kind == "state")


def clause(scene: Scene, verb: int) -> Span:
    """The clause of *verb* without clauses joined to it."""
    return scene.grammar.span(verb, frozenset({"conj", "cc", "advcl", "parataxis"}))


def is_told_fact(scene: Scene, at: int) -> bool:
    """Whether the verb *at* tells a fact, or what somebody "agreed", "decided" or "voted" to do."""
    grammar = scene.grammar
    head = grammar.tokens[grammar.tokens[at].head]
    settled = grammar.tokens[at].dep == "xcomp" and scene.has("member_of", "deciding", head.lemma) and head.tag in ("VBD", "VBN")
    return not grammar.is_negated(at) if settled else scene.is_fact(at)


def whole(scene: Scene, head: int | None) -> Party | None:
    """The organisation, group or treaty that the noun *head* names."""
    if head is None:
        return None
    token = scene.grammar.tokens[head]
    if token.dep in ("attr", "appos"):
        return whole(scene, scene.grammar.subject(token.head) if token.dep == "attr" else token.head)
    known = [party for party in scene.known(scene.grammar.phrase(head)) if not is_state(party)]
    return next((party for party in known if party.span.overlaps(token.span)), None) or chained(scene, head)


def wholes(scene: Scene, head: int | None) -> list[tuple[Party, int]]:
    """The bodies that the noun *head* and those joined to it name, each with its word; a name that nobody knows counts as written."""
    if head is None:
        return []
    named = titled(scene, head)
    if named is not None:
        return [(named, head)]
    found = ((whole(scene, member) or titled(scene, member, known=True), member) for member in scene.grammar.members(head))
    return [(body, member) for body, member in found if body is not None]


def titled(scene: Scene, head: int, *, known: bool = False) -> Party | None:
    """A treaty under its whole title ("the Treaty of Amity and Trade in …"); with *known*, any capitalised name that is no state's."""
    grammar = scene.grammar
    token = grammar.tokens[head]
    if not token.text[:1].isupper() or not token.tag.startswith("NN") or scene.has("member_of", "nouns", token.lemma):
        return None
    if not known and not scene.has("in_force", "nouns", token.lemma.lower()):
        return None
    if any(date.span.overlaps(token.span) for date in scene.reading[DateMention]):
        return None
    actor = scene.parties.actors.at(token.span)
    if known and (
        (actor is not None and actor.kind in ("person", "place", "state")) or any(is_state(party) for party in scene.known(grammar.phrase(head)))
    ):
        return None
    words = grammar.phrase(head) if known else grammar.span(head, ASIDE)
    return Party(without_article(words.of(scene.reading.text)), words, actor)


def chained(scene: Scene, head: int) -> Party | None:
    """The organisation that the document means by "it", "the Union" or a name of its own."""
    tokens = scene.grammar.tokens
    if scene.has("member_of", "nouns", tokens[head].lemma.lower()) or scene.has("member_of", "countries", tokens[head].lemma.lower()):
        return None  # its members are not the body
    named = [party for party in scene.parties.at(head) if party.actor is not None and party.actor.kind in ("org", "group")]
    own_name = any(tokens[child].text[:1].isupper() for child in scene.grammar.find_all(head, "compound", "nmod"))
    stands_for = tokens[head].text.lower() in ("it", "its") or (scene.has("founded", "bodies", tokens[head].lemma.lower()) and not own_name)
    if not stands_for:
        return named[0] if named else None
    known = [party for party in named if party.entity is not None]
    return known[0] if known else topic(scene, head) or (named[0] if named else None)


def topic(scene: Scene, at: int) -> Party | None:
    """The body named last before the word *at*, at most three sentences back."""
    token = scene.grammar.tokens[at]
    sentences = scene.reading[Sentence]
    for number in range(token.sentence, max(-1, token.sentence - NEAR - 1), -1):
        start = sentences[number - 1].span.end if number > 0 else 0  # a label before the sentence included: "OPEC -"
        span = Span(start, sentences[number].span.end if number < token.sentence else max(start, token.span.start))
        topics = [party for party in scene.known(span) if is_joint(scene, party) and may_be_called(scene, at, party)]
        if topics:
            return topics[0]
    return None


def is_joint(scene: Scene, party: Party) -> bool:
    """Whether *party* is a body of several states: no state, no mere region, nothing of one state alone ("the Kremlin")."""
    own = any(entry.country is not None for entry in lookup(scene.knowledge, party.name) if entry.entity == party.entity)
    return not is_state(party) and not is_region(scene, party) and not own


def may_be_called(scene: Scene, at: int, body: Party) -> bool:
    """Whether the noun *at* may mean *body*: "the Court" is no body whose full name speaks of none, "the organization" may be any."""
    noun = scene.grammar.tokens[at].lemma.lower()
    if not scene.has("founded", "naming", noun):
        return True
    entry = name_of(scene.knowledge, body.entity) if body.entity is not None else None
    return noun in f"{entry or ''} {body.name}".lower()


def is_region(scene: Scene, party: Party) -> bool:
    """Whether *party* is a mere part of the world ("Europe"), which nobody joins or founds."""
    return (party.entity or "").startswith("group:") and scene.has("member_of", "regions", (party.entity or "").partition(":")[2])


def member_states(scene: Scene, head: int | None) -> list[Party]:
    """The states that the noun *head* and those joined to it name, or "both countries" of the document."""
    if head is None:
        return []
    grammar = scene.grammar
    found: list[Party] = []
    for member in grammar.members(head):
        paired = any(scene.pointing.has("pairs", grammar.tokens[child].text.lower()) for child in grammar.children[member])
        word, country = grammar.tokens[member].text.lower(), scene.has("member_of", "countries", grammar.tokens[member].lemma.lower())
        if word == "both" or (paired and country):
            found += scene.pair(states=True)
        elif (count := counted(scene, member, country)) is not None:
            found += listed_before(scene, member, count)
        elif (state := one_state(scene, member)) is not None:
            found.append(state)
    row = scene.parties.row(head) or scene.parties.row(grammar.members(head)[-1])
    found = row if len(row) > len(found) and all(is_state(party) for party in row) else found
    return list({party.name: party for party in found}.values())


def counted(scene: Scene, at: int, country: bool) -> int | None:
    """How many "the three" or "the five countries" are; ``None`` for other words."""
    grammar = scene.grammar
    number = grammar.find(at, "nummod") if country else at
    token = None if number is None else grammar.tokens[number]
    definite = any(grammar.tokens[child].text.lower() in ("the", "these", "all") for child in grammar.children[at])
    return scene.pointing.counts.get(token.text.lower()) if token is not None and token.tag == "CD" and definite else None


def listed_before(scene: Scene, at: int, count: int) -> list[Party]:
    """The states of the last sentence before the word *at* that names just *count* of them."""
    number = scene.grammar.tokens[at].sentence
    for sentence in reversed(scene.reading[Sentence][max(0, number - FAR) : number]):
        states = [party for party in scene.bodies(sentence.span) if is_state(party)]
        if len(states) == count:
            return states
    return []


def one_state(scene: Scene, at: int) -> Party | None:
    """The state that the noun *at* names as such, by its known name or one that the document alone knows."""
    token = scene.grammar.tokens[at]
    for party in scene.known(scene.grammar.phrase(at)):
        if is_state(party) and party.span.overlaps(token.span):
            return party
    named = scene.parties.one(at)
    if named is not None and is_state(named):
        return named
    actor = scene.parties.actors.at(token.span)
    unknown = actor is not None and actor.kind == "place" and actor.entity is None and token.tag.startswith("NNP")
    return Party(actor.name, token.span, actor) if actor is not None and unknown else last_state(scene, at)


def last_state(scene: Scene, at: int) -> Party | None:
    """The one state that "the country" or "the kingdom" means at the head of a sentence: the one that a sentence shortly before begins with."""
    grammar = scene.grammar
    token = grammar.tokens[at]
    definite = any(grammar.tokens[child].text.lower() in ("the", "this") for child in grammar.find_all(at, "det"))
    bare = len(grammar.children[at]) == 1 and token.tag == "NN" and token.dep in ("nsubj", "nsubjpass")
    if not (definite and bare and scene.has("member_of", "countries", token.lemma.lower())) or token.sentence == 0:
        return None
    for before in reversed(scene.reading[Sentence][max(0, token.sentence - NEAR) : token.sentence]):
        states = [party for party in scene.bodies(before.span) if is_state(party)]
        if states:
            return states[0] if states[0].span.start - before.span.start <= LEADING else None
    return None


def listed_bodies(scene: Scene, head: int | None) -> list[tuple[Party, int]]:
    """The known bodies that stand in a row from the phrase of the noun *head* on, whatever the grammar makes of them."""
    if head is None:
        return []
    start, limit = scene.grammar.phrase(head).start, scene.sentence(head).end
    found: list[tuple[Party, int]] = []
    last = start
    for party in scene.known(Span(start, limit)):
        at = next(scene.grammar.between(party.span), None)
        if is_state(party) or at is None or not ROW.fullmatch(scene.reading.text, min(last, party.span.start), party.span.start):
            break
        found.append((party, at))
        last = party.span.end
    return found


def after(scene: Scene, at: int, *prepositions: str) -> int | None:
    """The noun that stands after one of *prepositions* on the word *at*."""
    grammar = scene.grammar
    places = (grammar.find(child, "pobj") for child in grammar.find_all(at, "prep", "agent") if grammar.tokens[child].lemma in prepositions)
    return next((place for place in places if place is not None), None)


def afters(scene: Scene, at: int, preposition: str) -> list[int]:
    """The nouns after *preposition* on the word *at*, and after the same joined to it ("of A in 1978 and of B in 1979")."""
    grammar = scene.grammar
    ways = [child for child in grammar.find_all(at, "prep") if grammar.tokens[child].lemma == preposition]
    after = range(at + 1, scene.reading[Sentence][grammar.tokens[at].sentence].last)
    ways += [word for word in after if grammar.tokens[word].lemma == preposition and grammar.tokens[word].dep == "conj"]
    return [noun for way in ways if (noun := grammar.find(way, "pobj")) is not None]


def is_told_aside(scene: Scene, date: DateMention, word: int) -> bool:
    """Whether *date* stands in a clause beside the word with a subject of its own, which tells of something else."""
    tokens = scene.grammar.tokens
    if ";" in scene.reading.text[tokens[word].span.start : max(tokens[word].span.start, date.span.start)]:
        return True
    above = {word}
    while tokens[word].head != word:
        word = tokens[word].head
        above.add(word)
    here = next(scene.grammar.between(date.span), None)
    while here is not None and here not in above and tokens[here].head != here:
        another = tokens[here].dep == "conj" and tokens[here].tag.startswith("VB") and scene.grammar.find(here, "nsubj", "nsubjpass") is not None
        if tokens[here].dep in ("relcl", "advcl") or another:
            return True
        here = tokens[here].head
    return False


def own_dates(scene: Scene, members: list[Party], span: Span) -> list[DateMention] | None:
    """The date of each of several members: in order before "respectively", or each right behind its own name; ``None`` where not each has one."""
    dates = [date for date in scene.reading[DateMention] if date.role == "date" and span.covers(date.span)]
    if len(members) < 2 or len(dates) < len(members):
        return None
    if "respectively" in span.of(scene.reading.text):
        return dates[: len(members)] if len(dates) == len(members) else None
    ends = [*(party.span.start for party in members[1:]), span.end]
    behind = [next((date for date in dates if party.span.end <= date.span.start < end), None) for party, end in zip(members, ends, strict=True)]
    found = [date for date in behind if date is not None]
    return found if len(found) == len(members) else None


def date_within(scene: Scene, span: Span) -> DateMention | None:
    """The first date told in *span*."""
    return next((date for date in scene.reading[DateMention] if date.role == "date" and span.covers(date.span)), None)
