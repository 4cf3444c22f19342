"""Agreements in force between two states or bodies."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.relations.edges import Edge, Scene
from dragoman.model.annotations import DateMention, Sentence
from dragoman.model.document import Span

AWAITED = ("once", "if", "until", "unless", "when")


def agreements(scene: Scene) -> Iterator[Edge]:
    """Agreements that entered into force, that are "in force", that exist, or that are being carried out."""
    grammar = scene.grammar
    for verb in scene.verbs("in_force"):
        brought = scene.has("in_force", "bringing", grammar.tokens[verb].lemma) and not grammar.is_passive(verb)
        at = grammar.find(verb, "dobj") if brought else antecedent(scene, verb, grammar.subject(verb))
        if at is not None and entered_force(scene, verb) and is_deed(scene, at):
            yield from between_sides(scene, at, scene.sentence(verb), scene.date(verb))
    for at in scene.nouns("in_force"):
        yield from shared(scene, at)
        if (since := in_force_beside(scene, at)) is not None:
            sentence = scene.sentence(at)
            yield from between_sides(scene, at, sentence, dated_after(scene, Span(since, sentence.end)))
            continue
        phrase = grammar.span(at, frozenset({"relcl", "acl"}))
        named = scene.bodies(phrase) if stands(scene, at) and joined(scene, at) else []
        if len(named) == 1:
            named = [*scene.parties.at(grammar.find(at, "poss")), *named]
        if len(named) >= 2:
            yield Edge(named[0], "agreement_in_force", named[1], None, phrase)


def between_sides(scene: Scene, at: int, sentence: Span, date: DateMention | None) -> Iterator[Edge]:
    """The edge of the agreement *at* between the sides named in its phrase, in its sentence or by the document."""
    parties, inferred = scene.sides(scene.grammar.span(at, frozenset({"relcl", "acl"})))
    if inferred:
        parties, inferred = scene.sides(sentence)
    if len(parties) == 2:
        yield Edge(parties[0], "agreement_in_force", parties[1], date, sentence, inferred)


def in_force_beside(scene: Scene, at: int) -> int | None:
    """Where "in force" or "in effect" ends that stands right after the agreement *at* ("an agreement, in force since 2011")."""
    tokens = scene.grammar.tokens
    for child in scene.grammar.find_all(at, "prep"):
        noun = scene.grammar.find(child, "pobj") if tokens[child].lemma == "in" else None
        if noun is not None and scene.has("in_force", "objects", tokens[noun].lemma):
            return tokens[noun].span.end
    reach = scene.grammar.phrase(at).end
    behind = next(scene.grammar.between(Span(reach, scene.sentence(at).end)), at + 1)
    first = next((word for word in (at + 1, at + 2, behind, behind + 1) if word < len(tokens) and tokens[word].text == "in"), len(tokens))
    here = first + 1 < len(tokens) and tokens[first].sentence == tokens[at].sentence
    if here and scene.has("in_force", "objects", tokens[first + 1].lemma):
        return tokens[first + 1].span.end
    return None


def shared(scene: Scene, at: int) -> Iterator[Edge]:
    """ "A and B have had a free trade agreement since …"."""
    grammar = scene.grammar
    verb = grammar.tokens[at].head
    if grammar.tokens[at].dep != "dobj" or not scene.has("in_force", "having", grammar.tokens[verb].lemma) or not scene.is_fact(verb):
        return
    subject, date = grammar.subject(verb), scene.date(verb)
    sides = [] if subject is None else scene.sides_in(grammar.span(subject, frozenset({"relcl", "acl"})))
    if len(sides) == 2 and grammar.tokens[verb].tag != "VBD":
        yield Edge(sides[0], "agreement_in_force", sides[1], date, scene.sentence(verb))


def dated_after(scene: Scene, span: Span) -> DateMention | None:
    """The date that follows "since" or "from" at the beginning of *span*."""
    for date in scene.reading[DateMention]:
        words = scene.reading.text[span.start : max(span.start, date.span.start)].split()
        if date.role == "date" and span.covers(date.span):
            return date if words and words[0] in ("since", "from", "as") and len(words) <= 3 else None
    return None


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
