"""Metadata glued to a text: where and when it was filed, by which agency; at its front or its end.

"LUTHA, Freedonia, July 15. Talks began", "date 2025-05-02 Talks began", "12.03.2024 | 09:15 |Talks began", "Talks ended. ///Agency, May 2, 2025".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.annotate.dates.calendar import CLOCK, NUMERIC, Calendar, alternatives
from dragoman.knowledge.schema import Knowledge

PLACE = r"[A-ZÀ-Þ][\w.'’-]*(?:[ /][A-ZÀ-Þ][\w.'’-]*){0,3}"
AGENCY = r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,30}/|\[[^\[\]\n]{2,40}\])"
DASH = r"(?:[–—]{1,2}|--?)"
STORY = r"""(?=["'“‘«(]?[A-ZÀ-Þ0-9])"""
TRAILER = re.compile(r"(?<!\S)/{2,}\s*\S[^\n]*\Z")
REST = r"(?:[\s,|;:–—-]+\(?[A-ZÀ-Þ0-9][\w:.'’-]*\)?){0,8}"


@dataclass(frozen=True, slots=True)
class Datelines:
    """Patterns for what is filed before, after or instead of a line of text."""

    front: re.Pattern[str]
    alone: re.Pattern[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Datelines:
        """From the words of ``cues/en/calendar`` and ``cues/en/layout``."""
        calendar, layout = Calendar.of(knowledge), knowledge.lexicons["cues/en/layout"]
        assert isinstance(layout, dict)
        word = calendar.day_month
        date = rf"(?:{NUMERIC}|(?i:{word}))"
        label = rf"(?i:{alternatives(layout['date_labels'])})\s*:?\s+"
        clock = rf"(?:[\s,|–—-]*(?:at\s+)?{CLOCK})?"
        places = rf"{PLACE}(?:\s+\[{PLACE}\])?(?:,\s+{PLACE}){{0,2}}"
        stamped = rf"(?:{label})?(?:{NUMERIC}|(?i:{word})(?<=\d{{4}})(?=\s+[A-ZÀ-Þ|]|\s*\|)){clock}(?:\s*\|)*\s*(?![,.–—-]){STORY}"
        filed = rf"{places},?\s+(?:{date})(?:\s*{AGENCY})?\s*(?:[.:]|\.?\s*{DASH})\s+{STORY}"
        by_agency = rf"{places},?\s+{AGENCY}\s*[.:]?\s*(?:{DASH}|[.:])\s+{STORY}"
        slashed = rf"{places},?\s+/[A-Z][^/\n]{{1,20}}/\s+{STORY}"
        capitals = r"[A-ZÀ-Þ]{3,}(?:[ -][A-ZÀ-Þ]{2,})*"
        dashed = rf"(?:{capitals}(?:[.,]\s+{PLACE}){{0,2}}|{PLACE},\s+{PLACE})\s+(?:[–—]{{1,2}}|--)\s+{STORY}|{capitals}\s+-\s+{STORY}"
        shouted = rf"[A-ZÀ-Þ]{{3,}}(?:[ /-][A-ZÀ-Þ]{{2,}})*:\s+{STORY}(?=.{{60}})"
        credited = rf"[A-ZÀ-Þ]{{3,}}(?:[ /-][A-ZÀ-Þ]{{2,}})*,?\s+\([^()\n]{{3,80}}\)\s+{STORY}"
        bracketed = rf"\({places},?\s+(?:{date})\)\s*(?:{DASH}\s*)?{STORY}"
        source = rf"\((?=[^()\n]*[A-Z]{{3}})[^()\n]{{3,60}}\)\s*(?:[–—-]\s*)?{STORY}"
        front = rf"(?:{source})?(?:{stamped}|{filed}|{bracketed}|{by_agency}|{slashed}|{dashed}|{shouted}|{credited})|{source}"
        alone = rf"(?:(?:[A-ZÀ-Þ][\w.'’-]*\s+){{0,4}}{label})?(?:{places},?\s+)?{date}{clock}{REST}[.]?"
        return cls(re.compile(front), re.compile(alone))

    def is_alone(self, line: str) -> bool:
        """Whether the whole *line* is a date with its place, time and desk."""
        return len(line) <= 100 and self.alone.fullmatch(line) is not None

    def cut(self, line: str) -> tuple[int, int]:
        """Where the story begins and ends in *line*: (0, len(line)) where nothing is glued to it."""
        front = self.front.match(line)
        trailer = TRAILER.search(line)
        start = front.end() if front else 0
        end = trailer.start() if trailer else len(line)
        return (start, end) if start < end else (0, len(line))
