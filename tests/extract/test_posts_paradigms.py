"""One office-holder told in every usual way: names of many tongues, states of all forms, titles before and behind, wherever they stand in a sentence.

Every person is invented; the states are real and stand only for themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

import pytest

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.records import Post

Read = Callable[[Document], Reading]

NAMES = (
    "Tevita Naulu", "Aminata Diop Fall", "Tewodros Haile Mengesha", "Abdullah bin Nasser Al Harbi", "Khalid Al Hamad Al Sabah", "Sultan bin Saad",
    "Bishnu Prasad Oli", "A.K.M. Rafiqul Haque", "Nurlan Ermekbay uulu", "María del Carmen Ibarra Solís", "João Vale de Pinto", "Nguyen Thi Hong Lam",
    "Do Hung Thanh", "Somchai Wongprasert", "Mohamad Nizar", "Sugiarto", "Choe Sun Ok", "Lee Do-yeon", "U Thet Naing Oo", "Nato Darsadze",
    "Vahan Hakobyan", "Þórdís Gunnlaugsdóttir", "Marie-Claire Vandenbossche", "John Harrow-Green", "Netumbo Ndilula", "Jean-Noël DUVAL",
)  # fmt: skip
STATES = (
    ("Fiji", "Fijian", "the Republic of Fiji"), ("Jordan", "Jordanian", "the Hashemite Kingdom of Jordan"),
    ("Nepal", "Nepalese", "the Federal Democratic Republic of Nepal"), ("Antigua and Barbuda", "Antiguan", "Antigua and Barbuda"),
    ("Papua New Guinea", "Papua New Guinean", "the Independent State of Papua New Guinea"),
    ("Côte d'Ivoire", "Ivorian", "the Republic of Côte d'Ivoire"),
    ("the United Arab Emirates", "Emirati", "the UAE"), ("Laos", "Lao", "the Lao People's Democratic Republic"), ("Georgia", "Georgian", "Georgia"),
    ("Bosnia and Herzegovina", "Bosnian", "Bosnia and Herzegovina"), ("Tanzania", "Tanzanian", "the United Republic of Tanzania"),
)  # fmt: skip
MINISTERS = (
    "{title} of {state} {honour}{name}", "{state}'s {title} {honour}{name}", "the {title} of {formal}, {honour}{name},",
    "{honour}{name}, {title} of {formal},",
    "{title} {honour}{name} of {state}", "{honour}{name} (MP), {title} of {state},",
)  # fmt: skip
TITLES = (
    "Minister for Foreign Affairs and International Trade", "Minister of Lands, Natural Resources and the Environment",
    "Minister Delegate for Integration",
    "Foreign Affairs Minister", "State Secretary for European Affairs", "First Deputy Minister of Defence", "Minister of Culture, Youth and Sports",
    "Minister of Foreign Affairs and Regional Co-operation",
)  # fmt: skip
ENVOYS = (
    "the {title} of {formal} to Peru, {honour}{name},", "{honour}{name}, {state}'s {title} to Peru,", "{adjective} {title} to Peru {honour}{name}",
    "the {title} of {state} to Peru, resident in Lima, {honour}{name},", "the {title} of {state} to Peru ({honour}{name})",
    "the new {title} of {state} to Peru, {honour}{name},",
)  # fmt: skip
MISSIONS = (
    "Ambassador", "Chargé d'Affaires a.i.", "High Commissioner", "Non-Resident Ambassador", "Deputy Head of Mission",
    "Ambassador Extraordinary and Plenipotentiary"
)  # fmt: skip
BODIES = (
    ("Secretary-General", "the Gulf Cooperation Council"), ("Chairperson", "the African Union Commission"),
    ("Prosecutor", "the International Criminal Court"), ("Executive Secretary", "the Southern African Development Community"),
    ("Managing Director", "the International Monetary Fund"),
)  # fmt: skip
HONOURS = ("", "H.E. ", "H.E. Mr. ", "H.E Dr. ", "HE ", "His Excellency ", "Hon. ", "Lt. Gen. (Rtd) ", "Senator ", "Dr ")
PLACES = (
    "{} met Swedish Prime Minister Karin Ekholm on Monday.", "Swedish Prime Minister Karin Ekholm met {} on Monday.", "The envoy thanked {} for it.",
    "The visitors were received by {} in the afternoon.", "“We count on this,” {} said.", "The delegation was led by {} last week.",
)  # fmt: skip


def held(read: Read, phrase: str, place: str) -> list[Post]:
    sentence = place.format(phrase if place[0] != "{" else phrase[0].upper() + phrase[1:]).replace(",.", ".")
    return [post for post in read(Document("x", sentence, "en", published="2025-05-08"))[Post] if post.person != "Karin Ekholm"]


def cases(patterns: tuple[str, ...], titles: tuple[str, ...]) -> list[tuple[str, str, str, tuple[str, str, str], str, str]]:
    names, states, honours, places = cycle(NAMES), cycle(STATES), cycle(HONOURS), cycle(PLACES)
    return [(pattern, title, next(names), next(states), next(honours), next(places)) for pattern in patterns for title in titles]


@pytest.mark.parametrize(("pattern", "title", "name", "state", "honour", "place"), cases(MINISTERS, TITLES))
def test_a_minister(read: Read, pattern: str, title: str, name: str, state: tuple[str, str, str], honour: str, place: str) -> None:
    phrase = pattern.format(title=title, name=name, state=state[0], formal=state[2], honour=honour)
    found = {(post.person, post.post, whose(post.organisation_or_state)) for post in held(read, phrase, place)}
    assert (name, title, state[0]) in found, phrase
    assert {person for person, _, _ in found} == {name}


@pytest.mark.parametrize(("pattern", "title", "name", "state", "honour", "place"), cases(ENVOYS, MISSIONS))
def test_an_envoy(read: Read, pattern: str, title: str, name: str, state: tuple[str, str, str], honour: str, place: str) -> None:
    phrase = pattern.format(title=title, name=name, state=state[0], adjective=state[1], formal=state[2], honour=honour)
    found = [(post.person, post.post.replace(".", ""), whose(post.organisation_or_state), post.to) for post in held(read, phrase, place)]
    assert (name, title.replace(".", ""), state[0], "Peru") in found, phrase
    assert {person for person, *_ in found} == {name}


@pytest.mark.parametrize(
    "pattern", ["the {title} of {body}, {honour}{name},", "{body}'s {title}, {honour}{name},", "{honour}{name}, {title} of {body},"]
)
@pytest.mark.parametrize(("title", "body"), BODIES)
def test_the_head_of_a_body(read: Read, pattern: str, title: str, body: str) -> None:
    place = len(title) + len(pattern)
    name, honour = NAMES[place % len(NAMES)], HONOURS[place % len(HONOURS)]
    phrase = pattern.format(title=title, body=body, name=name, honour=honour)
    found = {(post.person, post.post, post.organisation_or_state) for post in held(read, phrase, PLACES[place % len(PLACES)])}
    assert (name, title, body.removeprefix("the ")) in found, phrase


def whose(told: str | None) -> str | None:
    """The state that a wording means, as this file names it."""
    same = {form.removeprefix("the "): name for name, adjective, formal in STATES for form in (name, adjective, formal)}
    return same.get((told or "").removeprefix("the "), told)
