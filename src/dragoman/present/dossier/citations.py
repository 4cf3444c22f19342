"""Numbers for sources, given as they are first cited, and the words that each was cited for."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model.records import Evidence
from dragoman.present.dossier.model import Cites, SourceEntry
from dragoman.present.dossier.scope import Scope


class Citations:
    """Collects what a dossier cites."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._quotes: dict[str, dict[str, None]] = {}

    def cite(self, document: str, evidence: Iterable[Evidence] = (), quotes: Iterable[str] = ()) -> int:
        """The number of *document*, noting the words that it is cited for."""
        number = self._numbers.setdefault(document, len(self._numbers) + 1)
        noted = self._quotes.setdefault(document, {})
        noted.update(dict.fromkeys(item.quote for item in list(evidence)[:1]))
        noted.update(dict.fromkeys(quotes))
        return number

    def cite_all(self, cited: Iterable[tuple[str, Iterable[Evidence]]]) -> Cites:
        """The numbers of several documents, sorted."""
        return tuple(sorted({self.cite(document, evidence) for document, evidence in cited}))

    def sources(self, scope: Scope) -> tuple[SourceEntry, ...]:
        """The list of sources, by number."""
        first_of: dict[str, int] = {}
        listed = []
        for document, number in sorted(self._numbers.items(), key=lambda item: item[1]):
            view = scope.head(document)
            original = first_of.setdefault(scope.origin_of[document], number)
            listed.append(
                SourceEntry(
                    number=number,
                    document=document,
                    outlet=view.source,
                    title=view.title,
                    url=view.url,
                    published=view.published,
                    published_inferred=view.published_inferred,
                    copy_of=original if original != number else None,
                    quotes=_needed(self._quotes[document]),
                )
            )
        return tuple(listed)


def _needed(quotes: Iterable[str]) -> tuple[str, ...]:
    """*quotes* in order, without those that stand within another."""
    kept = [" ".join(quote.split()).strip(" ,;") for quote in quotes if quote.strip()]
    kept = list(dict.fromkeys(kept))
    return tuple(quote for quote in kept if not any(quote != other and quote in other for other in kept))
