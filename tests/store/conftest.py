from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from showup.store.harvest_store import HarvestStore
from tests.store.samples import open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HarvestStore]:
    with open_store(tmp_path) as opened:
        yield opened
