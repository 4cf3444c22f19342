"""Pages as people set up their machines: magnified, with colours of their own, without motion, heard rather than seen."""

from __future__ import annotations

from itertools import pairwise
from urllib.parse import quote

import pytest

from tests.browser.conftest import Watched, playwright

NAMED = (
    "start", "search", "document", "dossier of two", "state", "undertakings", "calendar", "disagreements", "charts", "review", "sources", "add",
    "trust", "api", "list of engagements", "list of organisations", "list of courses", "engagement", "courses", "record to judge",
)  # fmt: skip


@pytest.mark.parametrize("width", [720, 320])
def test_nothing_is_cut_where_pages_are_magnified(desk: str, addresses: dict[str, str], watched: Watched, width: int) -> None:
    """To 200 % on a laptop and 400 % on a small one: one column, nothing beside the window."""
    watched.page.set_viewport_size({"width": width, "height": 640})
    wide = []
    for name in NAMED:
        watched.page.goto(desk + addresses[name])
        if watched.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    assert not wide


def test_what_is_chosen_is_seen_in_colours_of_the_system(desk: str, chromium: playwright.Browser) -> None:
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(desk + "/undertakings?state=open")
    ground = "name => getComputedStyle(document.querySelector(name)).backgroundColor"
    assert page.evaluate(ground, ".kinds [aria-current]") != page.evaluate(ground, ".kinds a:not([aria-current])")
    line = "name => getComputedStyle(document.querySelector(name)).borderBottomWidth"
    assert page.evaluate(line, ".top nav [aria-current]") != page.evaluate(line, ".top nav a:not([aria-current])")
    page.goto(desk + "/search?actor=Turkmenistan")
    assert page.evaluate(ground, ".facet .chosen") != page.evaluate(ground, ".facet a:not(.chosen)")
    context.close()


def test_nothing_moves_for_those_who_want_no_motion(desk: str, chromium: playwright.Browser) -> None:
    for motion, expected in (("reduce", "auto"), ("no-preference", "smooth")):
        context = chromium.new_context(reduced_motion=motion)
        page = context.new_page()
        page.goto(desk)
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == expected
        moving = "[...document.querySelectorAll('*')].filter(one => getComputedStyle(one).animationName !== 'none').length"
        assert page.evaluate(moving) == 0
        context.close()


@pytest.mark.parametrize("watched", [(390, "light")], indirect=True, ids=str)
def test_tables_stay_tables_to_those_who_hear_them(desk: str, watched: Watched) -> None:
    watched.page.goto(desk + "/list/engagements")
    table = watched.page.get_by_role("table").first
    assert table.get_by_role("row").count() > 10 and table.get_by_role("columnheader").count() >= 5 and table.get_by_role("cell").count() > 50


def test_everything_that_can_be_used_has_a_name(desk: str, addresses: dict[str, str], watched: Watched) -> None:
    """Links, buttons and fields, as a screen reader tells them; and no two landmarks of a kind are called the same."""
    for name in NAMED:
        watched.page.goto(desk + addresses[name])
        nameless = watched.page.evaluate(NAMELESS)
        assert not nameless, (name, nameless)
        headings = watched.page.evaluate("[...document.querySelectorAll('h1, h2, h3')].map(one => +one.tagName[1])")
        assert headings.count(1) == 1 and all(later - earlier <= 1 for earlier, later in pairwise(headings)), (name, headings)


NAMELESS = """[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')].filter(one => {
  const label = one.getAttribute('aria-label') || [...(one.labels || [])].map(label => label.textContent).join('') || one.textContent;
  return !label.trim() && !one.closest('.unseen');
}).map(one => one.outerHTML.slice(0, 150))"""


def test_the_focus_goes_as_the_page_is_read(desk: str, watched: Watched) -> None:
    """From the top to the bottom, column by column: no step back up but to a column's head."""
    page = watched.page
    for address in ("/list/engagements", "/dossier?party=" + quote("Turkmenistan"), "/add"):
        page.goto(desk + address)
        last, back = -1.0, 0
        for _ in range(40):
            page.keyboard.press("Tab")
            place = page.evaluate(PLACE)
            back += place < last - 60
            last = place
        assert back <= 1, address


PLACE = "document.activeElement.getBoundingClientRect().top + scrollY"
