"""The layout: headings, datelines glued to text, captions, menus and other furniture."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.layout.blocks import Blocks
from dragoman.knowledge.load import load_knowledge
from dragoman.model.annotations import Block
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from tests.cases import Case, case_parameters, check_case

CASES = Path(__file__).parents[1] / "cases" / "blocks"
BLOCKS = Blocks(load_knowledge())


def read_blocks(text: str) -> tuple[Block, ...]:
    return BLOCKS(Reading(Document("d", text)))[Block]


@case_parameters(CASES)
def test_cases(case: Case, accept: bool) -> None:
    text = case.document.text
    check_case(case, [f"{block.kind}: {block.span.of(text)}" for block in read_blocks(text)], accept)


@given(
    st.lists(
        st.sampled_from(["Photo: ", "5 June 2024", "LUTHA, ", "Talks began. ", "//", "///x ", "\n", " | ", "•", "(ABC) ", "a", "12"]), max_size=12
    )
)
def test_every_word_belongs_to_one_block(parts: list[str]) -> None:
    text = "".join(parts)
    blocks = read_blocks(text)
    assert "".join("".join(block.span.of(text).split()) for block in blocks) == "".join(text.split())
    assert [block.span for block in blocks] == sorted(block.span for block in blocks)


def test_a_text_of_headings_alone_keeps_them() -> None:
    assert [block.kind for block in read_blocks("Freedonia names an envoy\nSylvania follows")] == ["heading", "heading"]
