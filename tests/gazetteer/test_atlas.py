from __future__ import annotations

from importlib.resources import files

import pytest

from showup.gazetteer.atlas import Atlas, open_atlas


def test_the_table_has_the_towns_of_the_world_within_its_size() -> None:
    assert files("showup.gazetteer").joinpath("towns.bin").read_bytes()[:8] == b"SHOWUPG1"
    assert len(files("showup.gazetteer").joinpath("towns.bin").read_bytes()) <= 8_000_000
    assert sum(1 for _town in open_atlas().list_towns(0, 1 << 30)) == 234_908


def test_every_town_has_a_position_a_zone_and_a_country() -> None:
    wrong = [
        town
        for town in open_atlas().list_towns(0, 1 << 30)
        if not (
            -90 <= town.lat <= 90
            and -180 <= town.lon <= 180
            and "/" in town.timezone
            and len(town.country) == 2
        )
    ]
    assert wrong == []


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="not a table of towns"):
        Atlas(b"PK\x03\x04 and so on")
