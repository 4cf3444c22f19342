"""The API answers as its description says, whatever it is asked."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
import schemathesis
import schemathesis.openapi
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance
from starlette.types import Receive, Scope, Send

EXAMPLES = 6
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def description(app: FastAPI) -> Any:
    """What the API says of itself, asked from this machine."""

    async def here(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [*(pair for pair in scope.get("headers", ()) if pair[0] != b"host"), (b"host", b"127.0.0.1")]
        await app({**scope, "client": ("127.0.0.1", 50000), "headers": headers}, receive, send)

    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", here)


def test_answers_are_as_described(description: Any) -> None:
    """Every address with made-up parameters, good and bad ones."""
    asked = 0
    for found in description.get_all_operations():
        operation = found.ok()
        for mode in GenerationMode:

            @given(case=operation.as_strategy(generation_mode=mode))
            @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
            def ask(case: schemathesis.Case) -> None:
                case.call_and_validate(checks=CHECKS)

            with suppress(Unsatisfiable):  # what takes no parameters can't be given bad ones
                ask()
                asked += 1
    assert asked > 40
