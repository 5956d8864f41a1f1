"""The words every published format needs."""

from __future__ import annotations

import pytest

from showup.model.event import Venue
from showup.publish.bulletin import join_place


@pytest.mark.parametrize(
    ("name", "address", "line"),
    [
        ("Town Hall", "1 Main Street, Maple Hill", "Town Hall, 1 Main Street, Maple Hill"),
        ("Town Hall, 1 Main Street", "1 Main Street, Maple Hill", "Town Hall, 1 Main Street, Maple Hill"),
        ("", "1 Main Street, , Maple Hill", "1 Main Street, Maple Hill"),
        ("", ", ,", ""),
        ("Town Hall -", ",", "Town Hall"),
        ("", "", ""),
    ],
)
def test_a_place_is_one_line_without_repeats_and_gaps(name: str, address: str, line: str) -> None:
    assert join_place(Venue(name=name, address=address)) == line
