"""Whether words speak of what was or of what is to come, by the verb that governs them."""

from __future__ import annotations

from collections.abc import Sequence, Set

from dragoman.annotate.dates.values import Tense
from dragoman.model.annotations import Token

NEIGHBOURS = 3  # words before and after that may tell ("the upcoming session in June")


def tense_at(tokens: Sequence[Token], index: int, future: Set[str], aux: dict[int, list[int]]) -> Tense | None:
    """The tense around token *index*: ``future`` are lemmas that put things ahead, *aux* what ``auxiliaries`` gives."""
    if any(tokens[near].lemma in future for near in range(max(0, index - NEIGHBOURS), index) if tokens[near].sentence == tokens[index].sentence):
        return "future"
    if is_called_for(tokens, index, future):
        return "future"
    while True:
        token = tokens[index]
        if token.dep == "poss":
            return None  # "Wednesday's ruling"
        if token.tag.startswith("NN") and (token.lemma in future or any(tokens[at].lemma in future for at in aux.get(index, ()))):
            return "future"
        if token.tag.startswith(("VB", "MD")) and (tense := verb_tense(tokens, index, future, aux)):
            return tense
        if token.head == index:
            return None
        index = token.head


def is_called_for(tokens: Sequence[Token], index: int, future: Set[str]) -> bool:
    """Whether token *index* stands behind the "for" of one of *future*: "has called a summit for Monday"."""
    word = tokens[tokens[index].head]
    return word.dep == "prep" and f"{tokens[word.head].lemma} {word.text.lower()}" in future


def verb_tense(tokens: Sequence[Token], index: int, future: Set[str], aux: dict[int, list[int]]) -> Tense | None:
    """The tense of the verb at *index*, its auxiliaries and what it hangs on; ``None`` where it doesn't tell (infinitives, -ing forms)."""
    helpers = [tokens[at] for at in aux.get(index, ())]
    verb = tokens[index]
    if any(helper.lemma in future for helper in helpers) or verb.lemma in future:
        return "future"
    if verb.dep == "ccomp" and any(helper.text.lower() == "would" for helper in helpers):
        return "future"  # "said that it would drop the fee": to come when it was said
    over = tokens[verb.head].lemma
    if any(helper.tag == "TO" for helper in helpers) and (verb.tag == "VBN" or over == "be" or over in future):
        return "future"  # "talks to be held", "the envoy is to visit", "they agreed to meet"
    if verb.tag in ("VBD", "VBN"):
        return "past"
    return "present" if verb.tag in ("VBZ", "VBP") else None


def auxiliaries(tokens: Sequence[Token]) -> dict[int, list[int]]:
    """The auxiliaries of each verb and the adjectives of each noun, by its index."""
    found: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.dep in ("aux", "auxpass", "amod"):
            found.setdefault(token.head, []).append(index)
    return found
