"""What all tests share: the accept switch, the stages of a reading, and a closed network."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from dragoman.knowledge.schema import Knowledge
from dragoman.model.document import Document
from dragoman.model.reading import Reading
from dragoman.model.stage import Stage
from dragoman.run.pipeline import read_document
from dragoman.run.stages import reading_stages

SHARED = Path(__file__).parents[2] / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what the program gives into case and gold files")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether case and gold files are to be rewritten."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches the network: the program promises not to."""

    def refuse(self: socket.socket, address: object) -> None:
        raise AssertionError(f"a test tried to reach {address!r}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge that ships."""
    from dragoman.knowledge.load import load_knowledge

    return load_knowledge()


@pytest.fixture(scope="session")
def stages(knowledge: Knowledge) -> Sequence[Stage]:
    """All stages of a reading."""
    return reading_stages(knowledge)


@pytest.fixture(scope="session")
def read(stages: Sequence[Stage]) -> Callable[[Document], Reading]:
    """Reads one document through all stages."""
    return lambda document: read_document(document, stages)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation data beside the checkout; skips where it isn't there."""
    if not SHARED.is_dir():
        pytest.skip(f"no evaluation data at {SHARED.name}/ beside the checkout")
    return SHARED
