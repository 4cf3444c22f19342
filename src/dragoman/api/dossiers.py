"""A dossier as it is handed over: one page, in whichever form is asked for."""

from __future__ import annotations

from dragoman.present.dossier import Dossier, render


class DossierText:
    """A dossier, ready in each of its forms."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    def text(self) -> str:
        """As plain text, 100 characters wide."""
        return render(self.dossier, "text")

    def markdown(self) -> str:
        """As Markdown, sources linked."""
        return render(self.dossier, "markdown")

    def html(self) -> str:
        """As one page that needs nothing else, for screen and paper."""
        return render(self.dossier, "html")

    def json(self) -> str:
        """As JSON, every item with its sources."""
        return render(self.dossier, "json")
