"""The sample town's network, asked without an event loop of one's own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

import pytest

from showup.model.document import Document, Request
from showup.sample.town import ZONE
from showup.sample.transport import SampleTransport

NOON = datetime(2026, 8, 21, 12, 0, tzinfo=ZONE)
Get = Callable[..., Document]


@pytest.fixture
def get() -> Get:
    """Fetch an address of the town, by default at noon of a day in August."""

    def fetch(url: str, now: datetime = NOON, **more: object) -> Document:
        return asyncio.run(SampleTransport(now).send(Request(url, **more)))  # type: ignore[arg-type]  # as given

    return fetch
