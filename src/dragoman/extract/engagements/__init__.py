"""Engagements: meetings, calls, visits, signings … as the text tells them, with every field that it gives.

Candidates (verbs, nouns with their verbs) are judged into tellings, tellings merged into engagements, these weighed as news or background.
"""

from dragoman.extract.engagements.stage import Engagements

__all__ = ["Engagements"]
