"""Answers are made in turn: no more than two at a time, and one that waits for another process holds up nobody."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from dragoman.serve.turns import AT_A_TIME, in_turn, let_more, waiting

SECONDS = 10  # that an answer may take before the test gives up


class Counter:
    """How many are at work, and the most that ever were."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self.lock = threading.Lock()

    def change(self, by: int) -> None:
        with self.lock:
            self.now += by
            self.most = max(self.most, self.now)


@pytest.fixture
def released() -> Iterator[threading.Event]:
    """What slow answers wait for."""
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def client(released: threading.Event) -> Iterator[TestClient]:
    """An application with work, with a wait for something else, and with a quick answer."""
    app, counter = FastAPI(lifespan=in_turn), Counter()

    @app.get("/work")
    def work() -> int:
        counter.change(1)
        time.sleep(0.02)
        counter.change(-1)
        return counter.most

    @app.get("/wait")
    def wait() -> bool:
        with waiting():
            return released.wait(SECONDS)

    @app.get("/quick")
    def quick() -> str:
        return "here"

    with TestClient(app) as opened:
        yield opened


def test_two_answers_are_made_at_a_time(client: TestClient) -> None:
    with ThreadPoolExecutor(8) as readers:
        most = max(readers.map(lambda _: client.get("/work").json(), range(24)))
    assert most == AT_A_TIME


def test_an_answer_that_waits_for_a_process_holds_up_nobody(client: TestClient, released: threading.Event) -> None:
    with ThreadPoolExecutor(AT_A_TIME + 1) as readers:
        slow = [readers.submit(client.get, "/wait") for _ in range(AT_A_TIME + 1)]
        assert client.get("/quick").json() == "here"
        assert not any(one.done() for one in slow)
        released.set()
        assert all(one.result().json() for one in slow)


def test_the_turns_are_as_before_when_the_wait_is_over(client: TestClient, released: threading.Event) -> None:
    released.set()
    with ThreadPoolExecutor(8) as readers:
        assert all(readers.map(lambda _: client.get("/wait").json(), range(16)))
        assert max(readers.map(lambda _: client.get("/work").json(), range(24))) == AT_A_TIME


def test_outside_of_an_application_nobody_waits_for_a_turn() -> None:
    assert not let_more(1)
    with waiting():
        pass
