"""The name of a source is its organization's, not its page's."""

from __future__ import annotations

import pytest

from showup.find.harvest.source_name import choose_source_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Welcome to Fern Grange | Fern Grange", "Fern Grange"),
        ("Events | Fern Grange", "Fern Grange"),
        ("Events – Fern Grange", "Fern Grange"),
        ("Fern Grange - Home", "Fern Grange"),
        ("School of Law Events - State University Events", "State University"),
        ("Fern Grange Community Calendar", "Fern Grange"),
        ("Fern-Grange Society", "Fern-Grange Society"),
        ("Calendar", ""),
        ("Community Resources | Fern Library", "Fern Library"),
        ("somebody@fern.example", ""),  # a calendar named by its owner's address
        ("Upcoming Events | Home", ""),
        ("", ""),
        ("  Fern   Grange ", "Fern Grange"),
        ("x" * 500, "x" * 80),
    ],
)
def test_the_part_that_names_an_organization_is_taken(title: str, name: str) -> None:
    assert choose_source_name(title) == name
