"""Invented states are as well known as others, and these stay known."""

from __future__ import annotations

from dragoman.evaluate.pairs.states import with_states
from dragoman.knowledge.load import load_knowledge
from dragoman.model.document import Document
from dragoman.model.records import Engagement
from dragoman.resolve.bodies.parties import build_parties
from tests.evaluate.pairs.samples import PROGRAM, STATES


def test_states_are_added_to_what_is_known() -> None:
    parties = build_parties(with_states(load_knowledge(), STATES))
    assert parties.ids_of("Arvenian") == {"territory:XR"}
    assert parties.ids_of("Latvian") == {"territory:LV"}


def test_texts_are_read_with_them() -> None:
    text = "Delegations of Arvenia and Nordmere met in Tollen on 4 March 2021 and spoke about timber."
    view = PROGRAM.read(Document("d", text, lang="en", published="2021-03-05"))
    (engagement,) = view[Engagement]
    assert engagement.place is not None
    assert (engagement.place.name, engagement.place.country) == ("Tollen", "XR")
