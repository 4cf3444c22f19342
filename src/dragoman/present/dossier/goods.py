"""What two parties trade, in their sources' words: the sentences after a trade figure that name a party and speak of goods.

No record tells it, so nothing is concluded from it: each sentence is quoted as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from dragoman.knowledge.schema import Knowledge
from dragoman.model.records import Figure
from dragoman.present.dossier.citations import Citations
from dragoman.present.dossier.figures import concerns, counted_words, is_trade
from dragoman.present.dossier.model import Sentence
from dragoman.present.dossier.scope import Scope
from dragoman.present.sentences import split_sentences
from dragoman.resolve.bodies.parties import fold_party
from dragoman.resolve.documents.views import DocumentView

NEAR = 1200  # characters after the last trade figure of a document
MOST = 4  # sentences of one document


def list_goods(scope: Scope, knowledge: Knowledge, citations: Citations) -> tuple[Sentence, ...]:
    """The sentences on goods of every document that tells of trade between the parties."""
    words = counted_words(knowledge)
    goods = cast("Sequence[str]", words.get("goods", ()))
    found: list[Sentence] = []
    names: list[frozenset[str]] = []
    for view in scope.documents if scope.is_pair else ():
        told = [figure for figure in view[Figure] if is_trade(figure, words) and concerns(view.id, figure, scope)]
        if told:
            names = names or [_names(party.id, scope) for party in scope.parties]
            ends = [figure.evidence[0].end for figure in told if figure.evidence]
            texts = list(_sentences(view, max(ends, default=len(view.text)), goods, names))[:MOST]
            found += [Sentence(text, (citations.cite(view.id, quotes=[text]),)) for text in texts]
    return tuple(found)


def _names(party: str, scope: Scope) -> frozenset[str]:
    return frozenset(name for name, owner in scope.directory.names.items() if owner == party)


def _sentences(view: DocumentView, start: int, goods: Sequence[str], names: Sequence[frozenset[str]]) -> Iterator[str]:
    for span in split_sentences(view.text, start, min(len(view.text), start + NEAR)):
        if not span.of(view.text)[0].isupper():  # the rest of the figure's own sentence
            continue
        words = f" {fold_party(span.of(view.text))} "
        if any(f" {word}" in words for word in goods) and any(f" {name} " in words for known in names for name in known):
            yield " ".join(span.of(view.text).split())
