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


def told(*people: tuple[str, str, str, str]) -> list[tuple[str, ...]]:
    """The spellings of each person found in documents of these names, offices, sides and days."""
    documents = [document(f"d{number}", post(name, office, of), published=day) for number, (name, office, of, day) in enumerate(people)]
    return sorted(tuple(one.name for one in person.spellings) for person in resolve(documents, KNOWLEDGE).people)


def test_an_initial_goes_to_nobody_in_another_office() -> None:
    assert len(told(("O. Palver", "First Secretary", "Arvenia", "2031-05-01"), ("Orlan Palver", "Minister of Trade", "Arvenia", "2031-05-01"))) == 2


def test_an_initial_goes_to_nobody_of_another_time() -> None:
    assert len(told(("O. Palver", "Minister of Trade", "Arvenia", "2021-05-01"), ("Orlan Palver", "Minister of Trade", "Arvenia", "2031-05-01"))) == 2


def test_a_title_and_family_name_go_to_the_holder_of_the_office() -> None:
    assert (
        len(told(("Minister Palver", "Minister of Trade", "Arvenia", "2031-05-01"), ("Orlan Palver", "Trade Minister", "Arvenia", "2031-05-02"))) == 1
    )
    assert (
        len(told(("Palver", "Minister of Trade", "Arvenia", "2031-05-01"), ("Orlan Palver", "Ambassador to Nordmere", "Arvenia", "2031-05-02"))) == 2
    )


def test_namesakes_abroad_and_at_home_at_once_are_two_people() -> None:
    at_home, abroad = ("Orlan Palver", "Minister of Trade", "Arvenia"), ("Orlan Palver", "Ambassador to Nordmere", "Arvenia")
    assert len(told((*at_home, "2031-05-01"), (*abroad, "2031-05-03"))) == 2
    assert len(told((*at_home, "2031-05-01"), (*abroad, "2033-05-03"))) == 1


def test_namesakes_decades_apart_are_two_people_unless_something_lies_between() -> None:
    young, old = ("Orlan Palver", "Third Secretary", "Arvenia", "2003-05-01"), ("Orlan Palver", "Prime Minister", "Arvenia", "2031-05-01")
    assert len(told(young, old)) == 2
    assert len(told(young, ("Orlan Palver", "Minister of Trade", "Arvenia", "2017-05-01"), old)) == 1


def test_a_candidate_becomes_what_he_stood_for() -> None:
    stood = ("Orlan Palver", "candidate for Secretary General", "Arvenia", "2031-05-01")
    assert len(told(stood, ("Orlan Palver", "Secretary General", "Lakes Union", "2032-05-01"))) == 1
    assert len(told(stood, ("Orlan Palver", "Secretary General", "Lakes Union", "2042-05-01"))) == 2


def test_two_at_one_table_are_two_people() -> None:
    one = Participant("Jorn Wekker", "person", "Minister of Trade", "Arvenia")
    other = Participant("Jorn Wicker", "person", "Minister of Trade", "Arvenia")
    documents = [document("a", engagement(1, one, other)), document("b", engagement(1, other))]
    assert len(resolve(documents, KNOWLEDGE).people) == 2


def test_a_body_whose_state_is_not_told_is_known_by_the_office() -> None:
    short = ("G. Palver", "Chairman of the Elders Council of Arvenia", "Arvenia", "2031-05-19")
    full = ("Gorm Palver", "Chairman of the Elders Council", "Elders Council", "2031-05-04")
    assert told(short, full) == [("Gorm Palver", "G. Palver")]
    assert len(told(("G. Palver", "Chairman of the Tea Board of Arvenia", "Arvenia", "2031-05-19"), full)) == 2
