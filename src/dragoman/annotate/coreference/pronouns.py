"""Pronouns and whom they mean: the nearest actor before them that fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.annotate.coreference.chains import Chain
from dragoman.model.annotations import Sentence, Token
from dragoman.model.document import Span
from dragoman.model.reading import Reading

PRONOUNS = {"he": "person", "him": "person", "she": "person", "it": "body"}
MALE = ("he", "him")
TITLES = 25  # characters before a name in which its form of address stands
SUBJECTS = ("nsubj", "nsubjpass")
REACH = 3  # how many sentences back a pronoun may reach


def resolve_pronouns(chains: Sequence[Chain], reading: Reading, forms: Mapping[str, frozenset[str]]) -> None:
    """Adds each pronoun to the chain of the actor it means; *forms* are the forms of address of ``men`` and ``women``."""
    others = {"he": addressed(chains, reading.text, forms["women"]), "she": addressed(chains, reading.text, forms["men"])}
    places = sorted((span, number) for number, chain in enumerate(chains) for span in (*(one.span for one in chain.mentions), *chain.further))
    tokens, sentences = reading[Token], reading[Sentence]
    subjects = {token.span.start for token in tokens if token.dep in SUBJECTS}
    for token in tokens:
        wanted = PRONOUNS.get(token.text.lower())
        if wanted is None or token.tag not in ("PRP", "PRP$"):
            continue
        if token.tag == "PRP$" or (wanted == "body" and token.dep not in SUBJECTS):
            continue
        never = others["he" if token.text.lower() in MALE else "she"] if wanted == "person" else frozenset()
        able = places if not never else [(span, number) for span, number in places if number not in never]
        found = antecedent(token, wanted, able, chains, sentences, subjects)
        if found is not None:
            chains[found].further.append(token.span)
            places.append((token.span, found))
            places.sort()


def addressed(chains: Sequence[Chain], text: str, forms: frozenset[str]) -> frozenset[int]:
    """The numbers of the chains of whom one mention has one of *forms* right before it: "Mr. Holm", "Queen Ana"."""
    return frozenset(
        number
        for number, chain in enumerate(chains)
        if chain.mentions[0].kind == "person"
        and any({word.strip(".,(").lower() for word in before(text, one.span)} & forms for one in chain.mentions)
    )


def before(text: str, span: Span) -> list[str]:
    """The two words before *span*, and its first where it may be a form of address."""
    return [*text[max(0, span.start - TITLES) : span.start].split()[-2:], *span.of(text).split()[:1]]


def antecedent(
    token: Token, wanted: str, places: Sequence[tuple[Span, int]], chains: Sequence[Chain], sentences: Sequence[Sentence], subjects: set[int]
) -> int | None:
    """The number of the chain that *token* means: a subject of this sentence or the last ones first, else the nearest that fits."""
    begin = sentences[max(0, token.sentence - REACH)].span.start
    fitting = [(span, number) for span, number in places if begin <= span.start < token.span.start and fits(chains[number], wanted)]
    if not fitting:
        return None
    last = sentences[token.sentence].span.start
    for back in range(REACH):
        sentence = sentences[max(0, token.sentence - back)].span
        here = [(span, number) for span, number in fitting if sentence.start <= span.start < sentence.end]
        leading = [number for span, number in here if holds_subject(span, subjects)]
        if leading:
            return leading[-1] if sentence.start == last else leading[0]
        if here:
            return here[-1][1] if sentence.start == last else here[0][1]
    return fitting[-1][1]


def holds_subject(span: Span, subjects: set[int]) -> bool:
    """Whether a subject of its sentence begins within *span*, or close before it (the title of a name)."""
    return any(start in subjects for start in range(span.start, span.end))


def fits(chain: Chain, wanted: str) -> bool:
    """Whether a chain is of the kind that a pronoun asks for."""
    kind = chain.mentions[0].kind
    return kind in ("person", "office") if wanted == "person" else kind in ("state", "org")
