"""The agreements of a dossier, signed or in force: those of the parties, then those with others that documents on both tell of, the precedents."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.present.dossier.citations import Citations
from dragoman.present.dossier.model import AgreementEntry
from dragoman.present.dossier.scope import Scope
from dragoman.present.words import newest_key
from dragoman.resolve.records_of_standing import Agreement


def list_agreements(scope: Scope, citations: Citations) -> tuple[AgreementEntry, ...]:
    """The parties' own agreements, the newest first, then precedents."""
    found = [(scope.is_own(one), one) for one in scope.agreements]
    found.sort(key=lambda one: one[1].id)
    found.sort(key=lambda one: (one[0], newest_key(one[1].in_force or one[1].signed)), reverse=True)
    return tuple(_entry(one, own, scope, citations) for own, one in found)


def _entry(agreement: Agreement, own: bool, scope: Scope, citations: Citations) -> AgreementEntry:
    return AgreementEntry(
        id=agreement.id,
        name=agreement.name,
        between=tuple(_sides(agreement, scope)),
        own=own,
        status=agreement.status,
        signed=agreement.signed,
        in_force=agreement.in_force,
        sources=tuple(sorted({citations.cite(claim.document, quotes=[claim.quote.rpartition("; ")[2]]) for claim in agreement.claims})),
    )


def _sides(agreement: Agreement, scope: Scope) -> Iterator[str]:
    """Between whom it is, the dossier's parties first."""
    own = [party.id for party in scope.parties if party.id in agreement.parties]
    yield from (scope.name_of(side) for side in own)
    yield from (scope.name_of(side) for side in agreement.parties if side not in own)
