"""Zone names as feeds write them."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.normalise.zones import find_zone

EAST = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("America/New_York", EAST),
        ("america/new_york", EAST),
        ("Eastern Standard Time", EAST),
        ("Eastern Time (US & Canada)", EAST),
        ("(UTC-05:00) Eastern Time (US & Canada)", EAST),
        ("US-Eastern", EAST),
        ("EDT", EAST),
        ("EST", EAST),
        ("/citadel.org/20210210_1/America/New_York", EAST),
        ("(GMT+01.00) Sarajevo/Warsaw/Zagreb", ZoneInfo("Europe/Sarajevo")),
        ("W. Europe Standard Time", ZoneInfo("Europe/Berlin")),
        ("UTC", UTC),
        ("Z", UTC),
        ("UTC-04:00", timezone(timedelta(hours=-4))),
        ("GMT+0530", timezone(timedelta(hours=5, minutes=30))),
        ("-0400", timezone(timedelta(hours=-4))),
        ("Etc/GMT+5", ZoneInfo("Etc/GMT+5")),
        ("UTC+99:00", None),
        ("Moonbase", None),
        ("../../etc/passwd", None),
        ("\x00", None),
        ("", None),
        (None, None),
    ],
)
def test_a_name_means_a_zone(name: str | None, expected: tzinfo | None) -> None:
    assert find_zone(name, {}) == expected


def test_a_zone_that_the_document_defines_comes_after_the_known_names() -> None:
    own = {"America/New_York": UTC, "Hall": UTC, "EST": UTC}
    assert [find_zone(name, own) for name in ("America/New_York", "Hall", "EST")] == [EAST, UTC, UTC]


@pytest.mark.parametrize("table", ["windows", "rails", "short"])
def test_every_name_of_the_table_leads_to_a_zone(table: str) -> None:
    text = files("showup.find.normalise").joinpath("zone_names.toml").read_text("utf-8")
    assert [name for name in tomllib.loads(text)[table] if find_zone(name, {}) is None] == []


@given(st.text(max_size=60))
def test_no_name_is_an_error(name: str) -> None:
    zone = find_zone(name, {})
    assert zone is None or zone.utcoffset(datetime(2026, 3, 3)) is not None
