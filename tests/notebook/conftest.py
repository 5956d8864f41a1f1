"""A private store that lies open, so that its pages can be searched for what must not be there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from showup.store.private_store import PrivateStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PrivateStore]:
    with PrivateStore.open(tmp_path / "private.db", None) as opened:
        yield opened
