"""Documents that mean harm, all invented: markup, scripts, characters that turn text around, words without end."""

from __future__ import annotations

import json

SCRIPT = "<script>document.title='taken'</script>"
IMAGE = "<img src=x onerror=\"document.title='taken'\">"
TURNED = "\u202egninruT\u202c"
ENDLESS = "x" * 5000
STACKED = "Z" + "\u0301" * 60
SENTENCE = "The President of Finland met the President of Estonia in Helsinki on 3 May 2024."


def line(identifier: str, text: str, **more: str) -> str:
    """One line of JSON Lines."""
    return json.dumps({"id": identifier, "text": text, **more})


LINES = "\n".join(
    [
        line("../../up?a=b#c&d", f"{SCRIPT} {SENTENCE}", title=f"{SCRIPT}title", source=IMAGE, url="javascript:alert(1)", lang="en"),
        line(f'"><{SCRIPT}', f"{SENTENCE} {TURNED} {STACKED} {ENDLESS} {{{{ 7*7 }}}}", title=TURNED + ENDLESS, published="2024-05-04", lang="en"),
        line("</textarea>", f"{IMAGE}\n\n{SENTENCE}", source="</title><script>", url="https://example.org/'\"><script>", lang="en"),
    ]
)
