"""Values made by the ten thousand are still values."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from showup.model.listing import Listing


def test_equal_listings_are_one_in_a_set_and_a_changed_one_is_another() -> None:
    one = Listing("Walk", date(2030, 5, 7))
    moved = replace(one, start=date(2030, 5, 8))
    assert ({one, Listing("Walk", date(2030, 5, 7)), moved}, one.start) == ({one, moved}, date(2030, 5, 7))


def test_a_listing_has_its_fields_and_no_room_for_others() -> None:
    assert tuple(Listing.__slots__) == tuple(field.name for field in fields(Listing))
