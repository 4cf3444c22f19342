"""What a number counts or measures, in the text's words: the counted nouns, or the noun that the amount is told of."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.extract.figures.parties import NOUNS, Roles, plain, whole_phrase
from dragoman.model.annotations import Quantity
from dragoman.model.document import Span
from dragoman.model.grammar import FINITE, Grammar

DASHES = ("–", "—", "-", "--", ":")
ENDS = ("of", "to", "by", "at", "for", "a", "an", "the", "worth", "with", "from", "in", "and", "or", "including")
BEFORE = 60  # characters before a number in which a dash may set its measure


def find_measure(
    grammar: Grammar, text: str, roles: Roles, quantity: Quantity, counted: str | None, words: Mapping[str, frozenset[str]], *, acts: bool
) -> str | None:
    """The measure; ``None`` where only a verb tells it. *counted* is what is counted, be it told with an earlier number ("763 of its own").

    ``acts`` says that the subject is somebody, so that no amount is said of it.
    """
    if quantity.unit in words["lengths"]:
        return length_of(grammar, text, roles, quantity, acts)
    if counted and quantity.unit == "percent" and counted.lower().split()[0] in words["times"]:
        counted = None  # "up 12 percent year on year"
    if counted:
        is_share = quantity.unit == "percent" and not set(counted.lower().split()) & words["changes"]
        share = "share of " if is_share else ""
        return share + counted + (done_to(grammar, roles) if quantity.unit == "count" else "")
    if roles.governor is not None:
        return up_to(text, whole_phrase(grammar, given(grammar, roles.governor)), quantity.span)
    told = changed(grammar, roles) or said_of(grammar, roles, acts)
    if told is not None:
        return up_to(text, whole_phrase(grammar, told), quantity.span)
    return noun_before(grammar, text, quantity)


def given(grammar: Grammar, governor: int) -> int:
    """What is given where *governor* names the giver: the "pledge" of "a pledge by Freedonia of 3 million"."""
    tokens = grammar.tokens
    way = tokens[governor].head
    over = tokens[way].head
    by = tokens[governor].tag.startswith("NNP") and tokens[way].lemma in ("by", "from") and tokens[over].tag in NOUNS
    return over if by else governor


def length_of(grammar: Grammar, text: str, roles: Roles, quantity: Quantity, acts: bool) -> str:
    """What takes so long: "duration of the talks", "time before the first visit by a minister"."""
    told = roles.governor if roles.governor is not None else None if acts else roles.subject
    words = quantity.counted or (up_to(text, whole_phrase(grammar, told), quantity.span) if told is not None else "")
    if words.lower().startswith("first "):
        return f"time before the {words}"
    return f"duration of {words}" if words and (quantity.counted or roles.governor is not None or not is_group(grammar, told)) else "duration"


def is_group(grammar: Grammar, at: int | None) -> bool:
    """Whether a noun in the plural, so probably people, is said to do something for so long."""
    return at is not None and grammar.tokens[at].tag in ("NNS", "NNPS", "PRP", "CD")


def done_to(grammar: Grammar, roles: Roles) -> str:
    """What was done to the things counted: " received" for "the state received 353 delegations"."""
    if roles.verb is None or grammar.tokens[roles.noun].dep not in ("dobj", "nsubjpass"):
        return ""
    verb = grammar.tokens[roles.verb]
    return f" {verb.text}" if verb.tag in ("VBN", "VBD") and verb.text.endswith("ed") else ""


def changed(grammar: Grammar, roles: Roles) -> int | None:
    """The noun that is brought to the amount or changed by it: "raise our support by £20 million"."""
    if roles.verb is None:
        return None
    links = [child for child in grammar.find_all(roles.verb, "prep") if grammar.tokens[child].text in ("to", "by", "at", "from")]
    thing = grammar.find(roles.verb, "dobj")
    named = thing is not None and grammar.tokens[thing].tag in NOUNS
    return thing if named and any(grammar.tokens[roles.noun].head == link for link in links) else None


def said_of(grammar: Grammar, roles: Roles, acts: bool) -> int | None:
    """The noun that the amount is said of: the subject, or beside "be" the noun on its other side."""
    if roles.subject is not None and not acts and grammar.tokens[roles.subject].tag in NOUNS:
        return roles.subject
    return grammar.find(roles.verb, "attr") if roles.verb is not None and grammar.tokens[roles.verb].lemma == "be" else None


def by_verb(grammar: Grammar, text: str, roles: Roles, quantity: Quantity) -> str:
    """The verb with its aim ("set aside for schools"); without a verb, the unit."""
    if roles.verb is None:
        return quantity.unit
    aims = [child for child in grammar.find_all(roles.verb, "prep") if grammar.tokens[child].text in ("for", "to", "in")]
    words = [grammar.tokens[roles.verb].lemma, *(up_to(text, grammar.span(aim), quantity.span) for aim in aims[:1])]
    return " ".join(words)


def noun_before(grammar: Grammar, text: str, quantity: Quantity) -> str | None:
    """The nouns that a dash or colon sets before the number: "exports – $20 million"."""
    tokens = grammar.tokens
    at = max(grammar.between(Span(max(0, quantity.span.start - BEFORE), quantity.span.start)), default=0)
    if not at or tokens[at].text not in DASHES:
        return None
    first = at
    while first and tokens[first - 1].text not in (",", ";", ".", "(") and tokens[first - 1].sentence == tokens[at].sentence:
        first -= 1
    if any(token.tag in FINITE for token in tokens[first:at]):
        return None  # "the minister gave a figure: …"
    return plain(text[tokens[first].span.start : tokens[at - 1].span.end]) if first < at else None


def up_to(text: str, phrase: Span, quantity: Span) -> str:
    """The words of *phrase* up to the quantity, without an article at their front and prepositions at their end."""
    end = min(phrase.end, quantity.start) if phrase.start < quantity.start else phrase.end
    words = plain(text[phrase.start : end]).split()
    while len(words) > 1 and words[-1].lower() in ENDS:
        words = words[:-1]
    return " ".join(words)


def last_word(words: str) -> str:
    """The last word before an "of", in small letters, without a plural's ending."""
    head = (words.lower().partition(" of ")[0].split() or [""])[-1]
    return head[:-3] + "y" if head.endswith("ies") else head.removesuffix("s")
