"""What resolution promises, whatever the documents: order doesn't matter, copies don't count, nothing is made up."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.interchange import dump_line, to_json
from dragoman.model.judgement import Judgement
from dragoman.model.records import Engagement, Participant
from dragoman.resolve import DocumentView, resolve
from tests.resolve.samples import KNOWLEDGE, PALVER, WEKKER, WICKER, document, engagement

PEOPLE = (
    PALVER,
    WEKKER,
    WICKER,
    Participant("O. Palver", "person", "Ambassador", "Arvenia"),
    Participant("Mira Dost", "person", "Foreign Minister", "Castoria"),
    Participant("Nordmere", "state"),
    Participant("Upland states", "group", None, "Upland States"),
)
WORDS = st.lists(st.sampled_from(["river", "treaty", "border", "visa", "lake", "council", "envoy", "bridge"]), min_size=5, max_size=60).map(" ".join)


@st.composite
def engagements(draw: st.DrawFn, number: int) -> Engagement:
    return engagement(
        number,
        *draw(st.lists(st.sampled_from(PEOPLE), max_size=4, unique=True)),
        type=draw(st.sampled_from(["meeting", "visit", "consultations"])),
        date=draw(st.sampled_from([None, "2031-05-02", "2031-05", "XXXX-05-02", "2032-05-02"])),
        place=draw(st.sampled_from([None, "Skell", "Tollen"])),
        status=draw(st.sampled_from(["held", "planned", "cancelled"])),
    )


@st.composite
def records(draw: st.DrawFn) -> list[DocumentView]:
    count = draw(st.integers(1, 6))
    return [
        document(
            f"doc-{index}",
            *(draw(engagements(number)) for number in range(1, draw(st.integers(1, 3)) + 1)),
            published=draw(st.sampled_from([None, "2031-05-03", "2031-05-04", "2032-05-03"])),
            text=draw(WORDS),
        )
        for index in range(count)
    ]


@settings(max_examples=60, deadline=None)
@given(records(), st.randoms())
def test_the_order_of_documents_does_not_matter(documents: list[DocumentView], random: object) -> None:
    shuffled = documents.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert dump_line(to_json(resolve(documents, KNOWLEDGE))) == dump_line(to_json(resolve(shuffled, KNOWLEDGE)))


@settings(max_examples=60, deadline=None)
@given(records())
def test_every_mention_exists_and_belongs_to_one_engagement(documents: list[DocumentView]) -> None:
    known = sorted((view.id, item.id) for view in documents for item in view[Engagement])
    merged = resolve(documents, KNOWLEDGE).engagements
    assert sorted((mention.document, mention.engagement) for item in merged for mention in item.mentions) == known


@settings(max_examples=60, deadline=None)
@given(records())
def test_engagements_of_one_document_are_never_merged(documents: list[DocumentView]) -> None:
    for item in resolve(documents, KNOWLEDGE).engagements:
        assert len({mention.document for mention in item.mentions}) == len(item.mentions)


@settings(max_examples=60, deadline=None)
@given(records())
def test_a_copy_changes_no_count_of_origins(documents: list[DocumentView]) -> None:
    first = documents[0]
    copy = DocumentView("zz-copy", first.version, first.text, published=first.published, records=first.records)
    before, after = resolve(documents, KNOWLEDGE), resolve([*documents, copy], KNOWLEDGE)
    assert len(after.origins) == len(before.origins)
    counts = {mention.key: item.origins for item in before.engagements for mention in item.mentions}
    for item in after.engagements:
        assert item.origins <= max((counts[mention.key] for mention in item.mentions if mention.key in counts), default=1) or len(item.mentions) > 2


def test_the_same_meeting_in_two_spellings_is_one_with_both_names() -> None:
    left = document("one", engagement(1, PALVER, WEKKER, place="Skell"), published="2031-05-03")
    right = document("two", engagement(1, PALVER, WICKER), published="2031-05-04")
    third = document("three", engagement(1, PALVER, WEKKER, date="2031-05-02"), published="2031-05-04")
    result = resolve([right, left, third], KNOWLEDGE)
    (merged,) = result.engagements
    assert [mention.key for mention in merged.mentions] == ["one#e1", "three#e1", "two#e1"]
    assert (merged.date, merged.place and merged.place.name, merged.origins) == ("2031-05-02", "Skell", 3)
    assert [(person.name, person.spellings) for person in merged.participants] == [("Orlan Palver", ()), ("Jorn Wekker", ("Jorn Wicker",))]
    (spelling,) = [item for item in result.contradictions if item.field == "name"]
    assert (spelling.kind, spelling.what, spelling.shown) == ("spelling", "name of the Secretary General of the Lakes Union", "Jorn Wekker")
    assert spelling.rule == "more origins (2 against 1)"


def test_an_office_without_a_name_is_its_holder() -> None:
    minister = Participant("the Prime Minister of Arvenia", "person", None, "Arvenia")
    named = Participant("Lorn Hask", "person", "Prime Minister of Arvenia", "Arvenia")
    preview = document("preview", engagement(1, minister, WEKKER, status="planned", place="Skell"))
    report = document("report", engagement(1, WEKKER, named), published="2031-05-03")
    (merged,) = resolve([preview, report], KNOWLEDGE).engagements
    assert [(one.name, one.documents) for one in merged.participants] == [
        ("Jorn Wekker", ("report", "preview")),
        ("Lorn Hask", ("report", "preview")),
    ]
    assert any("Lorn Hask is the Prime Minister of Arvenia" in reason for reason in merged.reasons)


def test_a_deputy_is_not_the_minister() -> None:
    minister = Participant("the Prime Minister of Arvenia", "person", None, "Arvenia")
    deputy = Participant("Lorn Hask", "person", "Deputy Prime Minister of Arvenia", "Arvenia")
    documents = [document("a", engagement(1, minister, WEKKER, date="2031-05-02")), document("b", engagement(1, WEKKER, deputy, date="2031-05-02"))]
    assert len(resolve(documents, KNOWLEDGE).engagements) == 2  # one guest was received by two hosts


def test_confidence_rises_with_origins_and_not_with_copies() -> None:
    meeting = engagement(1, PALVER, WEKKER, date="2031-05-02", confidence=0.8)
    text = "The ambassador called on the secretary general to speak of the lake and of the bridge over it " * 3
    copies = [document(name, meeting, published="2031-05-03", text=text) for name in ("one", "two")]
    assert resolve(copies, KNOWLEDGE).engagements[0].confidence == 0.8
    other = document("three", meeting, published="2031-05-03")
    assert resolve([*copies, other], KNOWLEDGE).engagements[0].confidence == 0.96


def test_an_earlier_report_takes_over_and_the_old_id_still_leads_there() -> None:
    meeting = engagement(1, PALVER, WEKKER, date="2031-05-02")
    later = document("later", meeting, published="2031-05-04")
    old = resolve([later], KNOWLEDGE).engagements[0].id
    (merged,) = resolve([later, document("earlier", meeting, published="2031-05-03")], KNOWLEDGE).engagements
    assert merged.id != old
    assert merged.aliases == (old,)


def test_a_judgement_parts_and_joins_against_the_program() -> None:
    meeting = engagement(1, PALVER, WEKKER, date="2031-05-02")
    call = engagement(1, PALVER, WEKKER, type="call", date="2031-05-02")
    documents = [document("a", meeting), document("b", meeting), document("c", call)]
    assert [len(item.mentions) for item in resolve(documents, KNOWLEDGE).engagements] in ([2, 1], [1, 2])
    verdicts = [
        Judgement("j1", "different", "a#e1", "b#e1", "R. Desk", "two rounds of talks", "2031-06-01"),
        Judgement("j2", "same", "a#e1", "c#e1", "R. Desk", "held by video", "2031-06-01"),
    ]
    together = {tuple(mention.key for mention in item.mentions) for item in resolve(documents, KNOWLEDGE, verdicts).engagements}
    assert together == {("a#e1", "c#e1"), ("b#e1",)}
    (decision,) = [item for item in resolve(documents, KNOWLEDGE, verdicts).decisions if item.kind == "engagement"]
    assert decision.reasons == ("a#e1 and c#e1: R. Desk, 2031-06-01: held by video",)


def test_the_newest_version_of_a_document_counts() -> None:
    old = document("same", engagement(1, PALVER, WEKKER), published="2031-05-03", text="first words")
    new = document("same", engagement(1, PALVER, WEKKER, date="2031-05-01"), published="2031-05-04", text="second words")
    assert [item.date for item in resolve([new, old], KNOWLEDGE).engagements] == ["2031-05-01"]


@settings(max_examples=60, deadline=None)
@given(records(), st.data())
def test_nothing_merges_across_a_different(documents: list[DocumentView], data: st.DataObject) -> None:
    mentions = [f"{view.id}#{engagement.id}" for view in documents for engagement in view[Engagement]]
    pairs = st.tuples(st.sampled_from(["same", "different"]), st.sampled_from(mentions), st.sampled_from(mentions)).filter(
        lambda one: one[1] != one[2]
    )
    judged = data.draw(st.lists(pairs, max_size=4)) if len(mentions) > 1 else []
    told = [Judgement(f"j{number}", verdict, left, right, "R. Desk", "", "2031-06-01") for number, (verdict, left, right) in enumerate(judged)]  # type: ignore[arg-type]  # verdicts as drawn
    resolution = resolve(documents, KNOWLEDGE, told)
    home = {mention.key: engagement.id for engagement in resolution.engagements for mention in engagement.mentions}
    assert all(home[left] != home[right] for verdict, left, right in judged if verdict == "different")
    if all(verdict == "same" for verdict, _, _ in judged):
        assert all(home[left] == home[right] for _, left, right in judged)
    withdrawn = [replace(item, withdrawn=True) for item in told]
    assert resolve(documents, KNOWLEDGE, withdrawn) == resolve(documents, KNOWLEDGE)


@settings(max_examples=60, deadline=None)
@given(records(), st.data())
def test_no_person_is_made_of_two_that_somebody_keeps_apart(documents: list[DocumentView], data: st.DataObject) -> None:
    found = [
        f"{document}#{spelling.name}" for one in resolve(documents, KNOWLEDGE).people for spelling in one.spellings for document in spelling.documents
    ]
    if len(found) < 2:
        return
    left, right = data.draw(st.lists(st.sampled_from(sorted(found)), min_size=2, max_size=2, unique=True))
    resolution = resolve(documents, KNOWLEDGE, [Judgement("j1", "different", left, right, "R. Desk", "", "2031-06-01")])
    for person in resolution.people:
        assert not {left, right} <= {f"{document}#{spelling.name}" for spelling in person.spellings for document in spelling.documents}


BODIES = ("Trade Board of Arvenia", "Arvenian Trade Board", "Skell Harbour Council", "Nordmere", "Council of Skell Harbour", "Lakes Union")


@st.composite
def naming_bodies(draw: st.DrawFn) -> list[DocumentView]:
    """Documents that name bodies, some of them in several wordings."""
    names = st.lists(st.sampled_from(BODIES), min_size=1, max_size=2, unique=True)
    return [document(f"doc-{index}", engagement(1, *(Participant(name, "org") for name in draw(names)))) for index in range(draw(st.integers(2, 5)))]


@settings(max_examples=60, deadline=None)
@given(naming_bodies(), st.data())
def test_no_body_is_made_across_a_different_and_withdrawing_restores(documents: list[DocumentView], data: st.DataObject) -> None:
    mentions = sorted(f"{view.id}#{participant.name}" for view in documents for one in view[Engagement] for participant in one.participants)
    pairs = st.tuples(st.sampled_from(["same", "different"]), st.sampled_from(mentions), st.sampled_from(mentions)).filter(
        lambda one: one[1] != one[2]
    )
    judged = data.draw(st.lists(pairs, max_size=4))
    told = [Judgement(f"j{number}", verdict, left, right, "R. Desk", "", "2031-06-01") for number, (verdict, left, right) in enumerate(judged)]  # type: ignore[arg-type]  # verdicts as drawn
    home = bodies_of(documents, told)
    assert sorted(home) == mentions
    assert all(home[left] != home[right] for verdict, left, right in judged if verdict == "different")
    if all(verdict == "same" for verdict, _, _ in judged):
        assert all(home[left] == home[right] for _, left, right in judged)
    assert bodies_of(documents, [replace(item, withdrawn=True) for item in told]) == bodies_of(documents, [])


def bodies_of(documents: list[DocumentView], judgements: list[Judgement]) -> dict[str, str]:
    """From each mention of a body to the body."""
    found = resolve(documents, KNOWLEDGE, judgements).organisations
    assert len({body.id for body in found}) == len(found)
    return {f"{name}#{spelling.name}": body.id for body in found for spelling in body.spellings for name in spelling.documents}
