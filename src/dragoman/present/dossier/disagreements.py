"""Where the sources of a dossier disagree: each value with who gives it, and the one shown."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.present.dossier.citations import Citations
from dragoman.present.dossier.model import DisagreementEntry, ValueEntry
from dragoman.present.dossier.scope import Scope
from dragoman.resolve.records import Contradiction

REAL = ("substance", "spelling", "correction")  # what can't both hold; other differences aren't disagreements


def list_disagreements(scope: Scope, people: Iterable[str], citations: Citations) -> tuple[DisagreementEntry, ...]:
    """Contradictions about the dossier's engagements, *people* and parties, those of substance first."""
    shown = set(people)
    found = [item for item in scope.contradictions(shown) if item.kind in REAL and _belongs(item, scope, shown)]
    found.sort(key=lambda item: (REAL.index(item.kind), item.what, item.id))
    return tuple(_entry(item, citations) for item in found)


def _belongs(item: Contradiction, scope: Scope, people: set[str]) -> bool:
    if item.field == "name":
        return item.shown in people
    if item.engagement:
        return item.engagement in {engagement.id for engagement in scope.engagements}
    return all(value.document in scope.common_documents for value in item.values) and scope.is_between(
        *({party.id} for party in scope.parties if party.name in item.what)
    )


def _entry(item: Contradiction, citations: Citations) -> DisagreementEntry:
    values: dict[str, list[tuple[str, str]]] = {}
    for value in item.values:
        values.setdefault(value.value, []).append((value.document, value.quote))
    return DisagreementEntry(
        kind=item.kind,
        what=item.what,
        field=item.field,
        values=tuple(
            ValueEntry(
                value=value,
                quotes=tuple(dict.fromkeys(" ".join(quote.split()) for _, quote in said)),
                sources=tuple(sorted({citations.cite(document, quotes=[quote]) for document, quote in said})),
            )
            for value, said in values.items()
        ),
        shown=item.shown,
        rule=item.rule,
    )
