"""Agreements and tenures across documents: told twice they stand once, with the surest status and both sides."""

from __future__ import annotations

from dragoman.model.records import Evidence, Participant, Post, Relation, Undertaking
from dragoman.resolve import resolve
from dragoman.resolve.bodies.parties import build_parties
from dragoman.resolve.undertakings.agreements import covered, instrument
from tests.resolve.samples import KNOWLEDGE, document, engagement

PARTIES = build_parties(KNOWLEDGE)
SIDES = (Participant("Nordmere", "state"), Participant("Arvenia", "state"))


def in_force(subject: str, object: str, quote: str, date: str | None = None) -> Relation:
    return Relation("r1", subject, "agreement_in_force", object, date, 0.8, (Evidence(0, len(quote), quote),))


def post(person: str, office: str, of: str | None, to: str | None = None, qualifier: str | None = None) -> Post:
    return Post("p1", person, office, of, to, 0.8, (Evidence(0, len(person), person),), qualifier)


def test_what_was_signed_and_is_in_force_is_one_agreement() -> None:
    signing = engagement(1, *SIDES, type="signing", date="2031-05-02", topics=("Agreement on Fisheries and Air Services",), quote="It was signed.")
    views = (
        document("a", signing, published="2031-05-03"),
        document("b", in_force("Arvenia", "Nordmere", "the Agreement on Fisheries and Air Services entered into force", "2032-01-01")),
        document("c", in_force("Arvenia", "Castoria", "the Agreement on Fisheries and Air Services entered into force", "2030-01-01")),
    )
    found = {one.names: one for one in resolve(views, KNOWLEDGE).agreements}
    both = found["Arvenia", "Nordmere"]
    assert (both.status, both.signed, both.in_force, both.documents) == ("in force", "2031-05-02", "2032-01-01", ("a", "b"))
    assert both.name == "Agreement on Fisheries and Air Services" and both.covers == ("transport",) and both.kind == "agreement"
    assert len(found) == 2
    assert sorted((one.names, [cover.name for cover in one.covers]) for one in resolve(views, KNOWLEDGE).regimes) == [
        (("Arvenia", "Castoria"), ["transport"]),
        (("Arvenia", "Nordmere"), ["transport"]),
    ]


def test_agreements_on_other_matters_are_two() -> None:
    agreed = Undertaking("u1", "agreement", ("Arvenia", "Nordmere"), (), "a memorandum on student exchange", None, False, 0.8, (Evidence(0, 1, "T"),))
    views = (document("a", agreed), document("b", in_force("Arvenia", "Nordmere", "the memorandum on visas")))
    assert [one.status for one in resolve(views, KNOWLEDGE).agreements].count("agreed") == 1
    assert len(resolve(views, KNOWLEDGE).agreements) == 2


def test_kinds_and_regimes_are_told_by_words() -> None:
    assert instrument("a treaty and its protocol", PARTIES) == "treaty"
    assert instrument("closer ties", PARTIES) is None
    assert covered("abolishing visas for holders of service passports", PARTIES) == ("visas",)
    assert covered("a strategic partnership", PARTIES) == ("partnership",)
    assert covered("partnership in transport", PARTIES) == ("transport",)


def test_an_envoy_has_two_sides_and_a_time() -> None:
    views = (
        document("a", post("Orlan Palver", "Ambassador", "Arvenia", "Nordmere"), published="2031-05-03"),
        document("b", post("Orlan Palver", "ambassador", "Arvenia"), published="2032-05-03"),
        document("c", post("Orlan Palver", "Ambassador", "Arvenia", "Nordmere", "former"), published="2034-05-03"),
    )
    (tenure,) = resolve(views, KNOWLEDGE).tenures
    assert (tenure.of_name, tenure.to_name) == ("Arvenia", "Nordmere")
    assert (tenure.seen_from, tenure.seen_to, tenure.former_by) == ("2031-05-03", "2032-05-03", "2034-05-03")


def test_successive_posts_and_successive_holders_are_tenures_of_their_own() -> None:
    views = (
        document("a", post("Mira Dost", "Foreign Minister", "Castoria"), published="2031-05-03"),
        document("b", post("Mira Dost", "Prime Minister", "Castoria"), published="2033-05-03"),
        document("c", post("Tarn Velik", "Foreign Minister", "Castoria"), published="2033-05-03"),
    )
    resolution = resolve(views, KNOWLEDGE)
    assert len(resolution.people) == 2
    assert sorted((one.name, one.post) for one in resolution.tenures) == [
        ("Mira Dost", "Foreign Minister"),
        ("Mira Dost", "Prime Minister"),
        ("Tarn Velik", "Foreign Minister"),
    ]


def test_a_former_holder_ends_the_post_that_he_held_and_a_known_side_is_filled_in() -> None:
    views = (
        document("a", post("Orlan Palver", "Ambassador", "Arvenia", "Nordmere"), published="2031-05-03"),
        document("b", post("Orlan Palver", "former ambassador", "Arvenia"), published="2032-05-03"),
        document("c", post("Mira Dost", "Foreign Minister", "Castoria"), published="2031-05-03"),
        document("d", post("Mira Dost", "Foreign Minister", None), published="2033-05-03"),
    )
    found = {one.name: one for one in resolve(views, KNOWLEDGE).tenures}
    assert (found["Orlan Palver"].post, found["Orlan Palver"].former_by, found["Orlan Palver"].to_name) == ("Ambassador", "2032-05-03", "Nordmere")
    assert (found["Mira Dost"].of_name, found["Mira Dost"].seen_to) == ("Castoria", "2033-05-03")
