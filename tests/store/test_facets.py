"""The one number in which search packs what an event can be chosen by."""

from __future__ import annotations

from showup.store.facets import PLACES, count_facets


def test_every_facet_has_bits_of_its_own_for_all_its_values() -> None:
    taken = 0
    for name, first, bits, values in PLACES:
        mask = (1 << bits) - 1 << first
        assert not taken & mask, name
        taken |= mask
        assert len(values) <= (1 << bits if name in ("level", "weekday") else bits), name
    assert taken < 1 << 63  # as much as SQLite can add up


def test_equal_facts_are_counted_together() -> None:
    facts = 2 + (4 << 2) + (0b11 << 39)  # level 2, a Friday, the first two topics
    assert count_facets([facts, facts, 0]) == {
        "level": {"2": 2, "0": 1},
        "topics": {"peace-and-war": 2, "prisons-and-policing": 2},
        "activities": {},
        "skills": {},
        "weekday": {"friday": 2, "monday": 1},
        "traits": {},
        "languages": {},
    }
