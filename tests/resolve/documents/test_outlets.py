"""What each outlet tells beside others."""

from __future__ import annotations

from dataclasses import replace

from dragoman.resolve import DocumentView, resolve
from dragoman.resolve.records import Source
from tests.resolve.samples import KNOWLEDGE, PALVER, WEKKER, document, engagement


def of(source: str | None, view: DocumentView) -> DocumentView:
    return replace(view, source=source)


def outlets(*views: DocumentView) -> dict[str, Source]:
    return {one.name: one for one in resolve(views, KNOWLEDGE).sources}


def report(name: str, day: str, source: str | None, place: str | None = "Skell", text: str | None = None) -> DocumentView:
    return of(source, document(name, engagement(1, PALVER, WEKKER, date="2031-05-02", place=place), published=day, text=text))


def test_every_outlet_is_listed_with_documents_and_texts() -> None:
    words = " ".join(f"word{number}" for number in range(60))
    found = outlets(report("a", "2031-05-03", "Wire", text=words), report("b", "2031-05-03", "Wire", text=words), of(None, document("c")))
    assert {name: (one.held, one.origins, one.engagements) for name, one in found.items()} == {"Wire": (2, 1, 1), "": (1, 1, 0)}


def test_first_is_who_tells_before_others_from_a_text_of_their_own() -> None:
    found = outlets(report("a", "2031-05-03", "Wire"), report("b", "2031-05-04", "Post"), report("c", "2031-05-05", "Post"))
    assert {name: (one.first, one.agreed, one.differed) for name, one in found.items()} == {"Wire": (1, 1, 0), "Post": (0, 1, 0)}
    words = " ".join(f"word{number}" for number in range(60))
    copied = outlets(report("a", "2031-05-03", "Wire", text=words), report("b", "2031-05-04", "Post", text=words))
    assert {name: (one.first, one.agreed) for name, one in copied.items()} == {"Wire": (0, 0), "Post": (0, 0)}
    alone = outlets(report("a", "2031-05-03", "Wire"))
    assert (alone["Wire"].first, alone["Wire"].engagements) == (0, 1)


def test_those_who_tell_it_otherwise_differ_from_each_other() -> None:
    other = replace(PALVER, name="Orlan Palwer")
    told = of("Post", document("b", engagement(1, other, WEKKER, date="2031-05-02", place="Skell"), published="2031-05-04"))
    found = outlets(report("a", "2031-05-03", "Wire"), told)
    assert {name: (one.agreed, one.differed) for name, one in found.items()} == {"Wire": (0, 1), "Post": (0, 1)}
