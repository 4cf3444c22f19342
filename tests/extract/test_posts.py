"""Post records, case by case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.records import Post
from tests.cases import Case, case_parameters, check_case


def render(post: Post) -> str:
    """One post on one line, with its clauses."""
    clauses = " / ".join(evidence.quote for evidence in post.evidence)
    return f"{post.person} | {post.post} | {post.organisation_or_state or '-'} | {post.to or '-'} | {post.qualifier or '-'} | {clauses}"


@case_parameters(Path(__file__).parent / "cases" / "posts")
def test_posts(case: Case, read: Callable[[Document], Reading], accept: bool) -> None:
    reading = read(case.document)
    check_case(case, [render(post) for post in reading[Post]], accept)
    assert [post.id for post in reading[Post]] == [f"p{number}" for number in range(1, len(reading[Post]) + 1)]
