"""What organisations are: their members, when they were founded, what belongs to them, where they sit, who hosts what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.parties import Party, without_article
from dragoman.extract.relations.edges import Edge, Scene
from dragoman.extract.relations.memberships import memberships
from dragoman.extract.relations.wholes import clause, is_state, member_states, titled, topic, whole
from dragoman.model.document import Span

NUMBERED = "0123456789-"  # "COP29"
JOINED = re.compile(r"\sand\s")
MEMBER = re.compile(r"\b[^\s,;.()](?:(?!\s+and\s)[^,;.()])*")
DISTRICT = re.compile(r",? D\.?C\.?(?![A-Za-z])")
HOSTED = re.compile(r",? (?:which|that) (?:the )?(?P<host>[A-Z][^,.;()]{2,40}?) hosts\b")
BASED = re.compile(r"\b(?:The )?((?:[A-Z][\w’']+ )*[A-Z][\w’']+)-based\b")


def find_bodies(scene: Scene) -> Iterator[Edge]:
    """All edges of organisations."""
    yield from memberships(scene)
    yield from foundations(scene)
    yield from institutions(scene)
    yield from headquarters(scene)
    yield from hostings(scene)


def foundations(scene: Scene) -> Iterator[Edge]:
    """ "O was founded in …", "Founded in …, O …", "A and B formed the O, a defence pact, in …"."""
    grammar = scene.grammar
    for at in scene.verbs("founded"):
        token = grammar.tokens[at]
        if token.tag == "VBN" and (grammar.is_passive(at) or token.dep == "advcl"):
            subject = grammar.subject(at)
            body = whole(scene, subject) or panel(scene, subject)
            date = scene.date(at, clause(scene, at))
            if body is not None and date is not None and not is_embassy(scene, body):
                yield Edge(body, "founded", None, date, clause(scene, at))
                founders = member_states(scene, grammar.agent(at)) or listed_after_colon(scene, at)
                yield from (Edge(state, "member_of", body, date, scene.sentence(at)) for state in founders if len(founders) > 1)
        elif token.tag in ("VBD", "VBN", "VBP", "VBZ"):
            yield from founded_by(scene, at)


def listed_after_colon(scene: Scene, verb: int) -> list[Party]:
    """The states in the row after a colon in the sentence of *verb*: "was founded by four states: A, B, C and D"."""
    sentence = scene.sentence(verb)
    at = scene.reading.text.find(":", scene.grammar.tokens[verb].span.end, sentence.end)
    states = [] if at < 0 else [party for party in scene.bodies(Span(at, sentence.end)) if is_state(party)]
    return states if len(states) > 2 else []


def founded_by(scene: Scene, at: int) -> Iterator[Edge]:
    """The body that its members founded, and their membership from then on."""
    grammar = scene.grammar
    thing = grammar.find(at, "dobj")
    body = whole(scene, thing) or (titled(scene, thing, known=True) if thing is not None else None)
    date = scene.date(at, scene.sentence(at))
    if thing is None or body is None or date is None or not grammar.tokens[thing].text[:1].isupper() or is_embassy(scene, body):
        return
    if scene.has("founded", "bonds", grammar.tokens[thing].lemma.lower()) and body.entity is None:
        return
    explained = (word for word in sorted(grammar.below(thing)) if grammar.tokens[word].dep == "appos")
    as_what = next((word for word in explained if not grammar.tokens[word].tag.startswith("NNP")), None)
    words = None if as_what is None else grammar.phrase(as_what)
    kind = None if words is None else Party(without_article(words.of(scene.reading.text)), words)
    yield Edge(body, "founded", kind, date, clause(scene, at))
    founders = member_states(scene, grammar.subject(at))
    yield from (Edge(state, "member_of", body, date, clause(scene, at)) for state in founders if len(founders) > 1)


def panel(scene: Scene, at: int | None) -> Party | None:
    """A working group, commission or the like without a name of its own."""
    if at is None or not scene.has("founded", "panels", scene.grammar.tokens[at].lemma.lower()):
        return None
    words = scene.grammar.phrase(at)
    return Party(without_article(words.of(scene.reading.text)), words)


def is_embassy(scene: Scene, body: Party) -> bool:
    """Whether the body is a mission, which opens rather than is founded."""
    return any(scene.has("embassy", "missions", word) for word in body.name.lower().split())


def institutions(scene: Scene) -> Iterator[Edge]:
    """ "O has its own institutions, including a Secretariat, Parliament and Court", "C is an organ of O"."""
    grammar = scene.grammar
    for at in scene.nouns("part_of"):
        verb = scene.verb_over(at)
        yield from by_organ(scene, at, verb)
        body = whole(scene, grammar.subject(verb)) if verb is not None and scene.has("part_of", "verbs", grammar.tokens[verb].lemma) else None
        opening = next((c for c in grammar.find_all(at, "prep") if grammar.tokens[c].lemma in scene.words["part_of"]["introducing"]), None)
        if body is None or verb is None or opening is None:
            continue
        anchor = clause(scene, verb)
        after = Span(grammar.tokens[opening].span.end, max(grammar.tokens[opening].span.end, grammar.span(opening, frozenset({"relcl"})).end))
        for member in split_list(scene.reading.text, after):
            yield Edge(member, "part_of", body, None, anchor)


def by_organ(scene: Scene, at: int, verb: int | None) -> Iterator[Edge]:
    """ "C is the main organ of O", "C, an agency of O"."""
    grammar = scene.grammar
    of = next((grammar.find(child, "pobj") for child in grammar.find_all(at, "prep") if grammar.tokens[child].lemma in ("of", "within")), None)
    body = whole(scene, of)
    body = None if body is not None and (body.entity or "").startswith("group:") else body
    token = grammar.tokens[at]
    copula = token.dep == "attr" and verb is not None and scene.is_fact(verb) and grammar.tokens[verb].lemma in ("be", "form", "become")
    part = grammar.subject(verb) if copula and verb is not None else token.head if token.dep == "appos" else None
    if body is None or part is None or not grammar.tokens[part].text[:1].isupper():
        return
    words = grammar.phrase(part)
    named = Party(without_article(words.of(scene.reading.text)), words)
    where = clause(scene, verb) if copula and verb is not None else words.join(grammar.span(at))
    if named.name != body.name:
        yield Edge(named, "part_of", body, None, where)


def split_list(text: str, span: Span) -> Iterator[Party]:
    """The capitalised members of a list in words ("a Secretariat, Parliament and Court of Justice")."""
    for match in MEMBER.finditer(JOINED.sub(lambda and_: "," * len(and_[0]), text[: span.end]), span.start):
        name = without_article(match[0])
        if name[:1].isupper() and len(name.split()) <= 6:
            yield Party(name, Span(match.end() - len(name), match.end()))


def headquarters(scene: Scene) -> Iterator[Edge]:
    """ "the headquarters of O in CITY", "O has its seat in CITY", "O is based in CITY", "the CITY-based O"."""
    grammar = scene.grammar
    for at in scene.nouns("headquartered_in"):
        phrase = grammar.span(at, frozenset({"relcl"}))
        verb = scene.verb_over(at)
        body = next((party for party in scene.bodies(phrase) if not is_state(party)), None) or whole(scene, seated(scene, at, verb))
        fixed = verb is not None and (
            grammar.tokens[at].dep in ("nsubj", "nsubjpass") or scene.has("headquartered_in", "having", grammar.tokens[verb].lemma)
        )
        place = placed(scene, at) or (placed(scene, verb) or is_city(scene, at, verb) if verb is not None and fixed else None)
        if body is None and place is not None and verb is not None and grammar.is_bare(at) and grammar.tokens[verb].lemma == "be":
            body = topic(scene, at)  # "the seat is in Larkholm"
        if body is not None and place is not None and body.name != place.name:
            yield Edge(body, "headquartered_in", place, None, phrase.join(place.span))
    for at in scene.verbs("headquartered_in"):
        body, place = whole(scene, grammar.subject(at)), placed(scene, at)
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


def is_city(scene: Scene, at: int, verb: int) -> Party | None:
    """The city that a seat *is*: "the seat of the League is Cairo"."""
    grammar = scene.grammar
    city = grammar.find(verb, "attr") if grammar.tokens[verb].lemma == "be" and grammar.tokens[at].dep == "nsubj" else None
    if city is None or grammar.tokens[city].tag != "NNP":
        return None
    words = grammar.phrase(city)
    return Party(without_article(words.of(scene.reading.text)), words)


def seated(scene: Scene, at: int, verb: int | None) -> int | None:
    """Whose headquarters the noun *at* are: the owner's; of "its", what the subject of "has" is; or what "of" names."""
    grammar = scene.grammar
    owner = grammar.find(at, "poss")
    own = owner is None or grammar.tokens[owner].text.lower() in ("its", "their")
    if own and verb is not None and grammar.tokens[at].dep == "dobj" and scene.has("headquartered_in", "having", grammar.tokens[verb].lemma):
        return grammar.subject(verb)
    of = next((child for child in grammar.find_all(at, "prep") if grammar.tokens[child].lemma == "of"), None)
    return owner if owner is not None else (None if of is None else grammar.find(of, "pobj"))


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
            district = DISTRICT.match(scene.reading.text, span.end)
            span = span if district is None else Span(span.start, district.end())
            return Party(without_article(span.of(scene.reading.text)), span)
    return None


def hostings(scene: Scene) -> Iterator[Edge]:
    """ "A hosts the secretariat of O", and of what is to come "A will host the SUMMIT in November"."""
    grammar = scene.grammar
    listed = scene.words.get("hosts", {})
    yield from homes(scene)
    yield from hosted_aside(scene)
    for at in scene.places(listed.get("verbs", ())):
        token, thing = grammar.tokens[at], grammar.find(at, "dobj")
        relative = thing is not None and token.dep == "relcl" and grammar.tokens[thing].text.lower() in ("that", "which")
        thing = token.head if relative else thing
        passive = grammar.is_passive(at)
        if passive:
            thing = token.head if token.dep in ("relcl", "acl") else grammar.subject(at)
        if thing is None or not token.tag.startswith("VB") or grammar.is_negated(at):
            continue
        coming = is_coming(scene, at) or (relative and token.tag in ("VBZ", "VBP"))
        lasting = scene.is_fact(at) and token.tag != "VBD" and not passive and scene.has("hosts", "nouns", grammar.tokens[thing].lemma.lower())
        if lasting or (coming and is_event(scene, thing)):
            words = grammar.span(thing, frozenset({"relcl"})) if lasting else event_words(scene, thing)
            named = Party(without_article(words.of(scene.reading.text)), words)
            hosts = hosting_states(scene, grammar.agent(at) if passive else grammar.subject(at))
            yield from (Edge(host, "hosts", named, scene.date(at, clause(scene, at)) if coming else None, clause(scene, at)) for host in hosts)


def hosted_aside(scene: Scene) -> Iterator[Edge]:
    """ "the FORUM, which A hosts in May", where the parse takes "hosts" for a noun."""
    tokens = scene.grammar.tokens
    for match in HOSTED.finditer(scene.reading.text):
        verb = next(scene.grammar.between(Span(match.end() - len("hosts"), match.end())), None)
        thing = next((at for at in reversed(list(scene.grammar.between(Span(max(0, match.start() - 40), match.start()))))), None)
        hosts = [party for party in scene.known(Span(*match.span("host"))) if is_state(party)]
        if verb is None or thing is None or len(hosts) != 1 or tokens[verb].tag.startswith("VB") or not is_event(scene, thing):
            continue
        words = scene.grammar.phrase(thing)
        named = Party(without_article(words.of(scene.reading.text)), words)
        yield Edge(hosts[0], "hosts", named, scene.date(verb, Span(match.end(), scene.sentence(verb).end)), words.join(Span(*match.span())))


def homes(scene: Scene) -> Iterator[Edge]:
    """ "A is host to O", "A is the seat of O"."""
    grammar = scene.grammar
    for at in scene.nouns("hosts", "homes"):
        verb = grammar.tokens[at].head
        coming = is_coming(scene, verb)
        told = coming or (scene.is_fact(verb) and grammar.tokens[verb].tag != "VBD")
        if grammar.tokens[at].dep != "attr" or grammar.tokens[verb].lemma != "be" or not told:
            continue
        guest = next((noun for child in grammar.find_all(at, "prep") if (noun := grammar.find(child, "pobj")) is not None), None)
        named_so = guest is not None and (is_event(scene, guest) if coming else grammar.tokens[guest].text[:1].isupper())
        if guest is not None and named_so:
            words = event_words(scene, guest) if coming else grammar.phrase(guest)
            named = Party(without_article(words.of(scene.reading.text)), words)
            date = scene.date(verb, clause(scene, verb)) if coming else None
            yield from (Edge(host, "hosts", named, date, clause(scene, verb)) for host in hosting_states(scene, grammar.subject(verb)))


def hosting_states(scene: Scene, subject: int | None) -> list[Party]:
    """The states that are the subject, by name or by their capital."""
    states = member_states(scene, subject)
    if states or subject is None:
        return states
    actor = scene.parties.actors.at(scene.grammar.tokens[subject].span)
    place = scene.country_of(scene.grammar.phrase(subject)) if actor is not None and actor.kind == "place" else None
    return [] if place is None else [place]


def is_coming(scene: Scene, at: int) -> bool:
    """Whether the verb *at* tells what lies ahead: "will host", "is to host", "is due to host", "is hosting"."""
    grammar = scene.grammar
    helpers = {grammar.tokens[child].text.lower() for child in grammar.find_all(at, "aux")}
    head = grammar.tokens[grammar.tokens[at].head].lemma
    named = grammar.tokens[at].dep in ("acl", "relcl") and not scene.has("hosts", "wishes", head.lower())
    bound = "to" in helpers and (scene.has("hosts", "due", head) or named)
    return bool(helpers & {"will", "shall", "'ll"}) or bound or grammar.tokens[at].tag == "VBG"


def is_event(scene: Scene, thing: int) -> bool:
    """Whether the noun is an event with a name of its own."""
    words = [scene.grammar.tokens[at] for at in scene.grammar.between(scene.grammar.phrase(thing))]
    return any(word.text[:1].isupper() for word in words) and any(scene.has("hosts", "events", word.lemma.lower().rstrip(NUMBERED)) for word in words)


def event_words(scene: Scene, thing: int) -> Span:
    """The event's name with what "on" or "of" adds to it, but not its date and place."""
    grammar = scene.grammar
    words = grammar.phrase(thing)
    dates = [child for child in grammar.find_all(thing, "prep") if grammar.tokens[child].lemma in ("in", "at", "from", "during", "by", "next")]
    ends = [grammar.tokens[child].span.start - 1 for child in dates if grammar.tokens[child].span.start > grammar.tokens[thing].span.start]
    named = [child for child in grammar.find_all(thing, "appos") if grammar.tokens[child].span.start == grammar.tokens[thing].span.end + 1]
    return Span(words.start, min([max([words.end, *(grammar.phrase(child).end for child in named)]), *ends]))
