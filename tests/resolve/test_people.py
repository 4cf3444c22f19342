"""Who is taken for one person, and who isn't."""

from __future__ import annotations

from dragoman.model.records import Evidence, Participant, Post
from dragoman.resolve import resolve
from tests.resolve.samples import KNOWLEDGE, WEKKER, document, engagement


def post(person: str, office: str, of: str) -> Post:
    return Post("p1", person, office, of, None, 0.9, (Evidence(0, len(person), person),))


def people(*posts: Post) -> set[tuple[str, ...]]:
    documents = [document(f"d{number}", item) for number, item in enumerate(posts)]
    return {tuple(sorted(spelling.name for spelling in person.spellings)) for person in resolve(documents, KNOWLEDGE).people}


def test_one_name_for_one_side_is_one_person() -> None:
    assert people(post("Orlan Palver", "Ambassador", "Arvenia"), post("Orlan Palver", "envoy", "Arvenia")) == {("Orlan Palver",)}


def test_one_name_for_two_sides_is_two_people() -> None:
    posts = [post("Orlan Palver", "Ambassador", "Arvenia"), post("Orlan Palver", "Minister", "Castoria")]
    documents = [document(f"d{number}", item) for number, item in enumerate(posts)]
    assert len(resolve(documents, KNOWLEDGE).people) == 2


def test_a_name_without_a_side_goes_to_the_only_one_so_called() -> None:
    known, unknown = post("Orlan Palver", "Ambassador", "Arvenia"), post("Orlan Palver", "speaker", "")
    assert len(resolve([document("a", known), document("b", unknown)], KNOWLEDGE).people) == 1
    documents = [document(f"d{number}", item) for number, item in enumerate((known, unknown, post("Orlan Palver", "Minister", "Castoria")))]
    assert len(resolve(documents, KNOWLEDGE).people) == 3


def test_an_initial_goes_to_the_only_one_whom_it_fits() -> None:
    assert people(post("Orlan Palver", "Ambassador", "Arvenia"), post("O. Palver", "Ambassador", "Arvenia")) == {("O. Palver", "Orlan Palver")}


def test_an_initial_that_fits_two_goes_to_nobody() -> None:
    posts = [post(name, "Minister", "Arvenia") for name in ("Orlan Palver", "Osric Palver", "O. Palver")]
    assert people(*posts) == {("Orlan Palver",), ("Osric Palver",), ("O. Palver",)}


def test_one_surname_with_two_first_names_is_two_people() -> None:
    assert people(post("Sorin Berdov", "President", "Arvenia"), post("Gulnar Berdov", "President", "Arvenia")) == {
        ("Sorin Berdov",),
        ("Gulnar Berdov",),
    }


def test_close_spellings_are_joined_in_one_office() -> None:
    left, right = post("Jorn Wekker", "Secretary General", "Lakes Union"), post("Jorn Wicker", "Secretary General", "Lakes Union")
    assert people(left, right) == {("Jorn Wekker", "Jorn Wicker")}


def test_close_spellings_in_two_offices_or_long_apart_are_two_people() -> None:
    left, right = post("Jorn Wekker", "Secretary General", "Lakes Union"), post("Jorn Wicker", "chief engineer", "Lakes Union")
    assert people(left, right) == {("Jorn Wekker",), ("Jorn Wicker",)}
    same = post("Jorn Wicker", "Secretary General", "Lakes Union")
    documents = [document("a", left, published="2031-05-01"), document("b", same, published="2011-05-01")]
    assert len(resolve(documents, KNOWLEDGE).people) == 2


def test_an_office_without_a_name_is_nobody() -> None:
    chair = Participant("the Prime Minister of Castoria", "person", "Prime Minister of Castoria", "Castoria")
    result = resolve([document("d", engagement(1, chair, WEKKER))], KNOWLEDGE)
    assert [person.name for person in result.people] == ["Jorn Wekker"]
