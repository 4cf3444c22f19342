"""Members by a noun: "a member of O", "an O member state", "the membership of A in O"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.extract.parties import Party
from dragoman.extract.relations.edges import Edge, Scene
from dragoman.extract.relations.wholes import (
    after,
    afters,
    clause,
    date_within,
    is_state,
    is_told_aside,
    is_told_fact,
    listed_bodies,
    member_states,
    own_dates,
    topic,
    whole,
    wholes,
)
from dragoman.model.annotations import DateMention
from dragoman.model.document import Span

COUNTED = re.compile(r"\ball (?:of )?(?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b|\bboth (?:countries|states)\b", re.I)
DENIED = re.compile(r"\b(?:not|never|no longer)(?: yet)?(?: an?| the)?(?: \w+)? ?\Z")
REACH = 40  # characters before the noun in which a denial stands
LONGEST = 250  # characters: about a clause


def is_member_word(scene: Scene, at: int) -> bool:
    """Whether the word *at* is a noun for members, or the "participating" of "participating State"."""
    token, head = scene.grammar.tokens[at], scene.grammar.tokens[scene.grammar.tokens[at].head]
    kind = scene.has("member_of", "kinds", token.lemma.lower()) and token.dep in ("amod", "compound")
    return (token.tag.startswith("NN") and scene.has("member_of", "nouns", token.lemma.lower())) or (
        kind and scene.has("member_of", "countries", head.lemma.lower())
    )


def is_membership(scene: Scene, at: int) -> bool:
    """Whether the noun *at* is "member" or "member state"."""
    words = (at, *scene.grammar.find_all(at, "compound", "amod"))
    return any(scene.has("member_of", "nouns", scene.grammar.tokens[word].lemma.lower()) for word in words)


def by_noun(scene: Scene, at: int, lists: dict[str, list[Party]]) -> Iterator[Edge]:
    """ "A is a member of O", "A, an O member state", "the membership of A in O"; "all three countries" are those listed before."""
    grammar = scene.grammar
    head = grammar.tokens[at].head
    noun = head if grammar.tokens[at].dep in ("compound", "amod") and scene.has("member_of", "countries", grammar.tokens[head].lemma.lower()) else at
    bodies = noun_bodies(scene, at, noun)
    verb = verb_of(scene, noun)
    phrase = grammar.span(noun)
    start = grammar.tokens[noun].span.start
    if not bodies or DENIED.search(scene.reading.text[max(scene.sentence(noun).start, start - REACH) : start]):
        return
    listed = list(lists.values())[-1:] if COUNTED.search(phrase.of(scene.reading.text)) else []
    members = listed[0] if listed else noun_members(scene, at, noun, verb)
    where = clause(scene, verb) if verb is not None else phrase
    anchor = where if len(where) < LONGEST else phrase
    later: DateMention | None = None
    found: list[Edge] = []
    for number, (body, of) in reversed(list(enumerate(bodies))):
        limit = grammar.tokens[bodies[number + 1][1]].span.start if number + 1 < len(bodies) else max(anchor.end, phrase.end)
        start = grammar.tokens[of].span.start
        told = scene.date(at) if verb is not None and number == 0 and not is_explaining(scene, noun) else None
        told = None if told is not None and is_told_aside(scene, told, noun) else told
        within = date_within(scene, Span(start, max(start, phrase.end if is_explaining(scene, noun) else limit)))
        within = None if within is not None and is_told_aside(scene, within, noun) else within
        date = within or (told if told and told.anchor == "absolute" else None) or later  # not "today"; "O and P in 1978" dates both
        later = date if within is None else within
        date = date if date is None or not stands(scene, verb) or is_since(scene, date) else None
        each: Sequence[DateMention | None] = own_dates(scene, members, scene.sentence(at)) or [date] * len(members)
        found[:0] = [Edge(member, "member_of", body, own, anchor) for member, own in zip(members, each, strict=True) if member.name != body.name]
    yield from found


def is_explaining(scene: Scene, noun: int) -> bool:
    """Whether the noun stands beside a name ("A, a member of O, met …"), so that only dates in its own phrase are its."""
    return scene.grammar.tokens[first_of(scene, noun)].dep == "appos"


def stands(scene: Scene, verb: int | None) -> bool:
    """Whether the verb says that somebody is a member now or has been one: "is", "have been"."""
    grammar = scene.grammar
    if verb is None or grammar.tokens[verb].lemma != "be":
        return False
    return grammar.tokens[verb].tag in ("VBZ", "VBP") or (grammar.tokens[verb].tag == "VBN" and grammar.find(verb, "aux") is not None)


def is_since(scene: Scene, date: DateMention) -> bool:
    """Whether "since" stands right before *date*."""
    return scene.reading.text[: date.span.start].rstrip().lower().endswith("since")


def noun_bodies(scene: Scene, at: int, noun: int) -> list[tuple[Party, int]]:
    """Of what: after "of", "in" or "to", before a possessive's s, or right before the word ("NATO member")."""
    grammar = scene.grammar
    abstract = scene.has("member_of", "acts", grammar.tokens[at].lemma)
    for word in ("to", "in", "of"):
        head_after = after(scene, noun, word)
        found = max(wholes(scene, head_after), listed_bodies(scene, head_after), key=len)
        found += [body for head in afters(scene, noun, word)[1:] for body in wholes(scene, head)]
        found = found or named_among(scene, head_after)
        nested = after(scene, noun, "of")
        if not found and abstract and nested is not None:
            found = wholes(scene, next((far for near in grammar.members(nested) if (far := after(scene, near, word)) is not None), None))
        verb = verb_of(scene, noun) if abstract and word in ("to", "in") and not found else None
        verb = verb if verb is None or word == "to" or scene.has("member_of", "gaining", grammar.tokens[verb].lemma) else None
        found = found or ([] if verb is None else wholes(scene, after(scene, verb, word)))
        if found:
            return found
    owner = grammar.find(noun, "poss")
    body = None if owner is None else whole(scene, owner)
    if body is not None and owner is not None:
        return [(body, owner)]
    if abstract and (after(scene, noun, "of") is not None or owner is not None):
        over = scene.verb_over(noun)
        subject = None if over is None or scene.grammar.subject(over) == noun else scene.grammar.subject(over)
        body = whole(scene, subject) or topic(scene, at)  # "With A's accession in July the Union had 28 members"
        return [] if body is None else [(body, noun)]
    joined = [child for child in grammar.find_all(noun, "acl", "relcl") if grammar.tokens[child].lemma in scene.words["member_of"]["joining"]]
    for verb in joined:
        if (body := whole(scene, grammar.find(verb, "dobj"))) is not None:
            return [(body, verb)]
    before = [(known, noun) for known in scene.known(Span(grammar.phrase(noun).start, grammar.tokens[noun].span.end)) if not is_state(known)]
    if not before and any(grammar.tokens[child].lemma in scene.words["part_of"]["introducing"] for child in grammar.find_all(noun, "prep")):
        over = verb_of(scene, noun)
        body = None if over is None else whole(scene, grammar.subject(over))
        return [] if body is None else [(body, noun)]
    if not before and is_roll(scene, noun) and (body := topic(scene, at)) is not None:
        return [(body, noun)]
    return before[:1] if not abstract else []


def named_among(scene: Scene, head: int | None) -> list[tuple[Party, int]]:
    """The bodies picked out of "organizations like A and B" or "groups, including C"."""
    grammar = scene.grammar
    if head is None:
        return []
    opening = [child for child in grammar.find_all(head, "prep") if grammar.tokens[child].lemma in scene.words["part_of"]["introducing"]]
    return [body for child in opening for body in wholes(scene, grammar.find(child, "pobj"))]


def is_roll(scene: Scene, noun: int) -> bool:
    """Whether the noun is the subject of "were A, B and C": the founder members of a body named before."""
    verb = scene.grammar.tokens[noun].head
    listed = scene.grammar.find(verb, "attr") if scene.grammar.tokens[verb].lemma == "be" else None
    return scene.grammar.tokens[noun].dep == "nsubj" and listed is not None and len(member_states(scene, listed)) > 1


def verb_of(scene: Scene, noun: int) -> int | None:
    """The verb that the noun, or the list in which it stands, belongs to."""
    return scene.verb_over(first_of(scene, noun))


def one_of(scene: Scene, noun: int) -> int:
    """The "one" of "one of the 27 member states", else *noun* itself."""
    tokens = scene.grammar.tokens
    over = tokens[tokens[noun].head].head
    return over if tokens[noun].dep == "pobj" and tokens[tokens[noun].head].lemma == "of" and tokens[over].text.lower() == "one" else noun


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
    first = one_of(scene, first_of(scene, noun))
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
    if (named := explained(scene, noun)) and grammar.tokens[at].dep != "attr":
        return named
    if dep == "pobj" and verb is not None and grammar.tokens[grammar.tokens[first].head].lemma == "as" and is_told_fact(scene, verb):
        if scene.has("member_of", "admitting", grammar.tokens[verb].lemma):
            return []
        told = grammar.find(verb, "dobj")  # "values A's skill as a member"
        owner = None if told is None or told > first else grammar.find(told, "poss")
        return member_states(scene, grammar.subject(verb) if owner is None else owner)
    return []


def explained(scene: Scene, noun: int) -> list[Party]:
    """The states named right behind the noun: "O members A and B", "their O ally A"; the document's two for "the two O allies"."""
    grammar = scene.grammar
    if any(scene.pointing.has("pairs", grammar.tokens[child].text.lower()) for child in grammar.children[noun]):
        return scene.pair(states=True)
    behind = next((child for child in grammar.find_all(noun, "appos") if grammar.phrase(child).start == grammar.tokens[noun].span.end + 1), None)
    return member_states(scene, behind)


def act_members(scene: Scene, noun: int, verb: int | None) -> list[Party]:
    """Whose accession or membership: "of A and B" or "A's"; only where it is told as done or the verb settles it, not as a wish."""
    grammar = scene.grammar
    owner = grammar.find(noun, "poss")
    if verb is not None and grammar.tokens[noun].dep == "dobj" and scene.has("member_of", "gaining", grammar.tokens[verb].lemma):
        return member_states(scene, grammar.subject(verb)) if is_told_fact(scene, verb) else []
    members = member_states(scene, owner) if owner is not None else member_states(scene, after(scene, noun, "of"))
    told = date_within(scene, grammar.span(noun)) is not None
    settled = verb is not None and is_told_fact(scene, verb) and scene.has("member_of", "settling", grammar.tokens[verb].lemma)
    subject = None if verb is None else grammar.subject(verb)
    subject = None if subject == noun else subject
    by_state = subject is not None and any(is_state(party) for party in scene.bodies(grammar.phrase(subject)))
    return members if told or (settled and not by_state) else []
