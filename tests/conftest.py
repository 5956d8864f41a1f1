"""Where the real corpora lie, and what happens where they do not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parent.parent
CORPORA = Path(os.environ.get("SHOWUP_CORPORA", REPOSITORY.parent / "shared"))

# Where others wait for the answer the same commit is the same run; at home every run tries new examples.
# No deadline: a busy machine is no fault, and tests bound processor time where time matters.
settings.register_profile("ci", derandomize=True, print_blob=True, deadline=None)
settings.register_profile("home", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "home")


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder with data/ and score/."""
    return CORPORA


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if (CORPORA / "data").is_dir():
        return
    missing = [item for item in items if item.get_closest_marker("corpus")]
    for item in missing:
        item.add_marker(pytest.mark.skip(reason=f"no corpora in {CORPORA}"))
    if missing:
        print(f"\nNOT RUN: {len(missing)} tests need the corpora, and {CORPORA} has none.")
