"""The JSON is as its description says, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

from tests.web.server import run_server

NAMES = ("/api/coverage", "/api/event/{event_id}", "/api/find")


@pytest.fixture(scope="module")
def described(sample_folder: Path) -> Iterator[Any]:
    with run_server(sample_folder) as home:
        yield schemathesis.openapi.from_url(f"{home}/api/openapi.json")


def test_only_the_json_is_described(described: Any) -> None:
    assert tuple(sorted(described.raw_schema["paths"])) == NAMES


@pytest.mark.parametrize("town", [None, "Linden Ferry"])
@pytest.mark.parametrize("name", NAMES)
def test_every_answer_is_as_described(described: Any, name: str, town: str | None) -> None:
    operation = described[name]["GET"]

    @given(case=operation.as_strategy())
    @settings(
        max_examples=5 if town else 25,  # a town that is known is answered at length
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any) -> None:
        if town and "town" in (case.query or {}):
            case.query["town"] = town
        case.call_and_validate(timeout=60)

    ask()
