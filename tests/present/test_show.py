"""One record with the sentences that it stands on."""

from __future__ import annotations

import pytest

from dragoman.errors import UsageError
from dragoman.model.document import Span
from dragoman.present.sentences import sentence_around
from dragoman.present.show import show
from dragoman.present.text import text_of
from tests.present.samples import resolution, views


def shown(identifier: str) -> str:
    return text_of(show(identifier, views(), resolution()), 160)


def test_an_engagement_with_its_reports_and_why_they_are_one() -> None:
    (meeting,) = [item for item in resolution().engagements if len(item.mentions) == 3]
    text = shown(meeting.id)
    assert "5 May 2031, Skell; held; confidence .96 from two origins" in text
    assert "skell-post#e1 (skell-post, skellpost.example, 6 May 2031)" in text
    assert "Why these are one" in text
    assert "Jorn Wicker" in text
    assert shown(meeting.aliases[0]) == text


def test_every_other_kind_has_a_page() -> None:
    found = resolution()
    for identifier in (found.people[0].id, "org:lakes", found.contradictions[0].id, found.origins[0].id, "skell-post", "skell-post#u1"):
        assert shown(identifier).strip()


def test_a_record_of_a_document_shows_field_by_field_what_it_stands_on() -> None:
    text = shown("upland-wire#u2")
    assert "answer on visas" in text
    assert "* 1: The Union promised an answer by October. (" in text
    assert "listing" not in text


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(UsageError, match="nothing by the id 'eng-0'"):
        shown("eng-0")


def test_the_sentence_around_some_words() -> None:
    text = "He left. The envoys of Arvenia met in Skell! Then it rained."
    start = text.index("The envoys")
    assert sentence_around(text, Span(start, start + 3)).of(text) == "The envoys of Arvenia met in Skell!"
    start = text.index("met")
    assert sentence_around(text, Span(start, start + 3)).of(text) == "The envoys of Arvenia met in Skell!"
    assert sentence_around(text, Span(0, len(text))).of(text) == text
