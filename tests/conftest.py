"""Where the real corpora lie, and what happens where they do not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

REPOSITORY = Path(__file__).resolve().parent.parent
CORPORA = Path(os.environ.get("SHOWUP_CORPORA", REPOSITORY.parent / "shared"))

# Where others wait for the answer the same commit is the same run; at home every run tries new examples.
# A busy machine is no fault: examples have no deadline, and tests bound processor time where time matters.
PATIENT: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("ci", derandomize=True, print_blob=True, **PATIENT)
settings.register_profile("home", **PATIENT)
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
