"""Planted pages: we wrote them, so we know what is article and what is furniture. Marlow, Freedonia and Sylvania are invented."""

from __future__ import annotations

TITLE = "Freedonia and Sylvania open transport talks"
PARAGRAPHS = (
    "The Foreign Minister of Freedonia met her Sylvanian colleague in Marlow on 3 March 2025, and both agreed to reopen the coastal railway.",
    "They also spoke about fishing rights. A joint commission will meet in June, the ministry said in a short note after the talks.",
    "Trade between the two neighbours came to 12 million crowns last year.",
)
NAVIGATION = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World affairs</a></li></ul></nav>'
COOKIES = '<div id="cookie-banner"><p>We use cookies to give you the best experience on our site. By continuing you accept our policy.</p></div>'
TEASERS = """<aside class="related"><h2>Read also</h2><ul>
<li><a href="/a"><time datetime="2019-01-01">1 January 2019</time> Sylvanian queen opens a bridge over the river Tam</a></li>
<li><a href="/b">President of Osterlich visits Marlow and plants an oak tree</a></li></ul></aside>"""
FOOTER = "<footer><p>© 2006-2025 Example Gazette. All rights reserved. Registered on 20 January 2010.</p></footer>"
SCRIPT = "<script>var visited = 'Sylvanian queen', day = '2018-05-05';</script>"
FURNITURE_SAYS = ("Home", "cookies", "Read also", "Osterlich", "Registered", "visited")


def article(*paragraphs: str, date_line: str = "") -> str:
    """An article's markup."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    return f"<article><h1>{TITLE}</h1>{date_line}{body}</article>"


def page(main: str, head: str = "") -> str:
    """*main* amid the furniture of a news site."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Example Gazette</title>{head}</head>'
        f"<body>{COOKIES}{NAVIGATION}<main>{main}</main>{TEASERS}{FOOTER}{SCRIPT}</body></html>"
    )
