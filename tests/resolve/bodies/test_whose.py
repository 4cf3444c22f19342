"""Whose a bare ministry or embassy is in a story, and where nobody could tell."""

from __future__ import annotations

import pytest

from dragoman.model.records import Evidence, Participant, Record, Statement, Undertaking
from dragoman.resolve import resolve
from dragoman.resolve.bodies.parties import build_parties
from dragoman.resolve.bodies.roles import filed_from, states_in
from dragoman.resolve.bodies.whose import owners_in
from tests.resolve.samples import KNOWLEDGE, document, engagement

PARTIES = build_parties(KNOWLEDGE)
ARVENIA, NORDMERE = "territory:x-arvenia", "territory:x-nordmere"


def says(*speakers: str) -> list[Record]:
    return [Statement(f"s{number}", name, "said", 0.8, (Evidence(0, 1, "T"),)) for number, name in enumerate(speakers, 1)]


def whose(text: str, *records: Record, source: str = "") -> dict[str, str]:
    view = document(source or "wire", *records, text=text)
    speakers = tuple(name for name in ("Foreign Ministry", "Ministry of Trade", "Embassy", "ministry") if name in text)
    view = type(view)(view.id, view.version, view.text, source="Wire", records={**view.records, Statement: tuple(says(*speakers))})  # type: ignore[arg-type]  # statements are records too
    return {name: owner.whose for name, owner in owners_in(view, PARTIES).items()}


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("TOLLEN, 4 May 2031 (Wire) – Arvenian roads are closed. The Foreign Ministry said so.", "Foreign Ministry", ARVENIA),
        (
            "Tollen, May 4 -- Arvenia’s Deputy Minister received the ambassador of Nordmere. The Foreign Ministry said so.",
            "Foreign Ministry",
            ARVENIA,
        ),
        ("The Foreign Ministry in Tollen said so on Monday.", "Foreign Ministry", ARVENIA),
        ("The ministry in Tollen said that Nordmere had been told.", "ministry", ARVENIA),
        ("The Arvenian Ministry of Trade sent a list. Prices fell, the Ministry of Trade said.", "Ministry of Trade", ARVENIA),
        ("SKELL (Wire) - The ambassador of Arvenia came by. The Embassy said so.", "Embassy", ARVENIA),
    ],
)
def test_it_is_known_where_the_story_makes_it_certain(text: str, name: str, state: str) -> None:
    assert whose(text)[name] == state


@pytest.mark.parametrize(
    "text",
    [
        "The Foreign Ministry said so.",
        "TOLLEN, 4 May 2031 (Wire) – Arvenian Minister Orlan Palver met Nordmeric Minister Jorn Wekker. The Foreign Ministry said so.",
        "TOLLEN, 4 May 2031 (Wire) – The Foreign Ministry said that Nordmere had been told.",  # Arvenia may be no more than the place
        "TOLLEN, 4 May 2031 (Wire) – The Minister of Trade of Nordmere came to Arvenia. The Foreign Ministry said so.",
        "Arvenian Foreign Minister Orlan Palver arrived. The Foreign Ministry said so.",
        "The Foreign Ministry welcomed the new President of Arvenia.",
        "The Arvenian Ministry of Trade sent a list to Skell. The Ministry of Trade said so.",
        "The Arvenian Ministry of Health sent a list. The Ministry of Trade said so.",
        "The Foreign Ministry in Tollen asked the Foreign Ministry in Skell.",
        "The ambassador of Arvenia came by. The Embassy said so.",  # to whom he is sent isn't told
        "SKELL (Wire) - The ambassador of Arvenia met the ambassador of Castoria. The Embassy said so.",
        "Talks in Tollen – what comes next. Arvenia waits. The Foreign Ministry said so.",
    ],
)
def test_it_is_nobodys_where_two_could_be_meant(text: str) -> None:
    assert whose(text) == {}


def test_whoever_sits_across_the_table_is_another() -> None:
    host, guest = Participant("Foreign Ministry", "org"), Participant("delegation of Nordmere", "group", represents="Nordmere")
    text = "TOLLEN, 4 May 2031 (Wire) – The Foreign Ministry hosted a delegation of Nordmere."
    assert whose(text, engagement(1, host, guest)) == {"Foreign Ministry": ARVENIA}


def test_bare_and_full_name_are_one_body_and_the_meeting_is_its_states() -> None:
    host, guest = Participant("Ministry of Foreign Affairs", "org"), Participant("Nordmere", "state", entity=NORDMERE)
    full = Participant("Arvenian Foreign Ministry", "org", represents="Arvenia")
    views = [
        document("a", engagement(1, host, guest), text="TOLLEN, 4 May 2031 (Wire) – The Ministry of Foreign Affairs hosted Nordmere."),
        document("b", engagement(1, full, guest)),
    ]
    found = resolve(views, KNOWLEDGE)
    body = next(one for one in found.organisations if one.name == "Arvenian Foreign Ministry")
    assert (body.documents, body.represents) == (("a", "b"), (ARVENIA,))
    assert [reason for reason in body.reasons if "filed from" in reason]
    assert all(set(one.parties) == {ARVENIA, NORDMERE} for one in found.engagements)


def test_a_lone_ministry_counts_for_its_state_and_is_no_one_body() -> None:
    text = "The Ministry in Tollen said so."
    views = [
        document(name, Undertaking("u1", "plan", ("Ministry",), (), "to open it", None, False, 0.8, (Evidence(0, 1, "T"),)), text=text)
        for name in "ab"
    ]
    assert len(resolve(views, KNOWLEDGE).organisations) == 2


def test_roles_and_places_of_filing() -> None:
    told = [(one.state, one.role) for one in states_in("Minister of Trade of Arvenia met the ambassador of Nordmere near Brill.", PARTIES)]
    assert told == [(ARVENIA, "home"), (NORDMERE, "abroad"), ("territory:x-castoria", "")]
    assert filed_from("Headline\n\nSKELL, Nordmere, May 4 (Wire) – Rain.", PARTIES) == NORDMERE
    assert filed_from("Skell waits – nobody comes.", PARTIES) is None
