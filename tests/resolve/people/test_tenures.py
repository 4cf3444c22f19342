"""Who held which post when."""

from __future__ import annotations

from dragoman.model.records import Evidence, Post
from dragoman.resolve import resolve
from tests.resolve.samples import KNOWLEDGE, document


def seen(post: str, day: str, to: str | None = None) -> tuple[str, str, Post]:
    """Somebody of Arvenia seen in a post on a day."""
    return f"d-{day}", day, Post("p1", "Ila Moor", post, "Arvenia", to, 0.9, (Evidence(0, 3, "She"),))


def registered(*posts: tuple[str, str, Post]) -> list[tuple[str, str | None, str | None, int]]:
    """The register: post, first and last day seen, and how many documents tell so."""
    found = resolve([document(name, post, published=day) for name, day, post in posts], KNOWLEDGE).tenures
    return sorted((one.post, one.seen_from, one.seen_to, len(one.documents)) for one in found)


def test_an_office_in_other_words_is_the_same_office() -> None:
    told = registered(seen("Foreign Minister", "2031-05-02"), seen("Minister of Foreign Affairs", "2031-06-02"))
    assert told == [("Minister of Foreign Affairs", "2031-05-02", "2031-06-02", 2)]


def test_a_deputy_is_no_minister_and_one_minister_no_other() -> None:
    told = registered(seen("Foreign Minister", "2031-05-02"), seen("Deputy Foreign Minister", "2030-05-02"), seen("Minister of Trade", "2029-05-02"))
    assert [post for post, *_ in told] == ["Deputy Foreign Minister", "Foreign Minister", "Minister of Trade"]
