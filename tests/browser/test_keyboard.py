from __future__ import annotations

from tests.browser.conftest import Watched


def test_a_search_by_keys_alone(desk: str, watched: Watched) -> None:
    page = watched.page
    page.goto(desk)
    page.keyboard.press("/")
    page.keyboard.type("passports")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=passports")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.results h3')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/document?**")
    assert page.locator(".m.here").first.is_visible()


def test_the_skip_link_comes_first_and_leads_past_the_menu(desk: str, watched: Watched) -> None:
    page = watched.page
    page.goto(desk)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]  # fails the test where it has no box
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_what_is_reached_by_key_is_seen(desk: str, watched: Watched) -> None:
    page = watched.page
    page.goto(desk + "/list/engagements")
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_names_are_suggested_while_typing(desk: str, watched: Watched) -> None:
    page = watched.page
    page.goto(desk + "/dossier")
    page.fill("#one", "turkm")
    page.wait_for_selector("#one-list option[value=Turkmenistan]", state="attached")


def test_a_claim_reached_by_key_lights_up_its_card(desk: str, watched: Watched) -> None:
    page = watched.page
    page.goto(desk + "/document?id=wire-20250715-benelux")
    page.locator("a.m").first.focus()
    assert page.locator(".card.lit").count() == 1
    page.keyboard.press("Enter")
    assert "#r-" in page.url


def test_layers_are_switched_by_key(desk: str, watched: Watched) -> None:
    page = watched.page
    page.goto(desk + "/document?id=wire-20250715-benelux")
    ground = "getComputedStyle(document.querySelector('.l-undertakings:not(.l-names, .l-dates, .l-statements)')).backgroundColor"
    marked = page.evaluate(ground)
    page.locator("#show-undertakings").focus()
    page.keyboard.press("Space")
    assert page.evaluate(ground) != marked
    page.keyboard.press("Space")
    assert page.evaluate(ground) == marked


def test_every_claim_of_a_document_is_reached_by_tab(desk: str, watched: Watched) -> None:
    page = watched.page
    page.goto(desk + "/document?id=wire-20250715-benelux")
    wanted = page.locator("a.m").count() + page.locator(".cards dd a").count()
    reached: set[str] = set()
    for _ in range(wanted * 3 + 60):
        page.keyboard.press("Tab")
        found = page.evaluate("(e => e.matches('a.m, .cards dd a') ? e.outerHTML + e.getBoundingClientRect().y : '')(document.activeElement)")
        if found:
            reached.add(found)
    assert len(reached) >= wanted


def test_the_own_entry_of_the_menu_is_in_sight_on_a_phone(desk: str, watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(desk + "/charts")
    box = page.locator(".top nav [aria-current]").bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 390
