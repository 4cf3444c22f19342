"""One issuer's word passed on twice is one origin; looking like it is not enough."""

from __future__ import annotations

import pytest

from dragoman.resolve import resolve
from dragoman.resolve.bodies.parties import build_parties
from dragoman.resolve.documents.issuers import issuer_of
from tests.resolve.samples import KNOWLEDGE, PALVER, WEKKER, document, engagement

PARTIES = build_parties(KNOWLEDGE)
MEETING = engagement(1, PALVER, WEKKER, date="2031-05-02", place="Skell")
OTHER = engagement(1, PALVER, WEKKER, date="2032-09-02", place="Tollen")


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("The Arvenian Embassy reports that talks were held.", ("embassy", {"territory:x-arvenia"})),
        ("Talks were held, the paper learned from the Embassy of Arvenia.", ("embassy", {"territory:x-arvenia"})),
        ("According to the Foreign Ministry of Nordmere, talks were held.", ("foreign ministry", {"territory:x-nordmere"})),
        ("The Embassy of Arvenia stands on the quay.", None),
        ("According to the Ministry, talks were held.", None),
        ("He was received by the Arvenian Embassy.", None),
    ],
)
def test_the_issuer_is_who_is_told_to_have_said_it(text: str, issuer: tuple[str, set[str]] | None) -> None:
    found = issuer_of(document("a", text=text), PARTIES)
    assert (found and (found[0][0], set(found[0][1]))) == issuer


def test_reports_of_one_meeting_from_one_embassy_are_one_origin_with_a_reason() -> None:
    views = (
        document("a", MEETING, published="2031-05-03", text="The Arvenian Embassy reports on a meeting in Skell about fish and fowl and weather."),
        document(
            "b", MEETING, published="2031-05-04", text="Ships and shoes were talked of, this paper learned from the Embassy of Arvenia in Skell."
        ),
        document(
            "c", MEETING, published="2031-05-04", text="Our own correspondent stood in the rain outside the hall and saw the two men shake hands."
        ),
        document("d", OTHER, published="2032-09-03", text="The Arvenian Embassy reports on quite another meeting in Tollen, a year and more later."),
    )
    resolution = resolve(views, KNOWLEDGE)
    joined = [origin for origin in resolution.origins if len(origin.documents) > 1]
    assert [origin.documents for origin in joined] == [("a", "b")]
    assert "both pass on one issuer's word" in joined[0].reasons[0]
    (merged,) = [one for one in resolution.engagements if len(one.mentions) == 3]
    assert merged.origins == 2
