from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.learn.names import Sighting, find_names
from tests.effort import is_done_within

HOLDS = [
    ("Talked with Bill about the bus", ("name", "Bill")),
    ("Maria Gonzalez brought the chairs", ("name", "Maria Gonzalez")),
    ("then Susan B. Keller asked for the floor", ("name", "Susan B. Keller")),
    ("Mr. Henderson was loud", ("name", "Henderson")),
    ("la Sra. Robles abrió la puerta", ("name", "Robles")),
    ("met April at the door", ("name", "April")),
    ("Hablé con José ayer", ("name", "José")),
    ("Jackson said no", ("name", "Jackson")),
    ("write to ann.b@example.org", ("e-mail", "ann.b@example.org")),
    ("reach her at (812) 555-0123", ("telephone", "(812) 555-0123")),
    ("su número es +34 600 123 456", ("telephone", "+34 600 123 456")),
    ("812.555.0123, after six", ("telephone", "812.555.0123")),
    ("he lives at 214 N Maple Street", ("address", "214 N Maple Street")),
    ("vive en calle Los Olmos 24", ("address", "calle Los Olmos 24")),
]
HOLDS_NOT = [
    "",
    "We met in May and will meet again in June",
    "Martin Luther King Library was full",
    "The Robert Smith Community Center has a ramp",
    "the grant ran out, said the chair",
    "St. James Church hall, 18:30-20:00",
    "Ordinance 2026-123-4567 of 2026-08-21",
    "Call 988 if it is heavy",
    "1,250,000 dollars for 12 crossings on Main Street",
    "Susan B. Anthony Day is on the calendar",
    "The council said no; Parks said they would look",
    "La Plaza San Martín estaba llena",
    "Spoke with the librarian and with two tenants",
    "met Hope Church about the hall",
    "Robert's Rules helped us",
    "Virginia passed it, Georgia did not",
    "Comité de Vivienda, reunión el martes 4",
]


@pytest.mark.parametrize(("note", "seen"), HOLDS)
def test_what_belongs_to_a_person_is_seen(note: str, seen: tuple[str, str]) -> None:
    kind, quote = seen
    assert find_names(note) == (Sighting(kind, quote, note.index(quote)),)


@pytest.mark.parametrize("note", HOLDS_NOT)
def test_places_groups_months_and_numbers_are_left_alone(note: str) -> None:
    assert find_names(note) == ()


def test_several_are_given_in_the_order_of_the_note() -> None:
    note = "Laura Mendez, laura@example.org, 812-555-0199"
    assert [seen.kind for seen in find_names(note)] == ["name", "e-mail", "telephone"]


@given(st.text(max_size=400) | st.text("Maria St. 0123456789-()@ae", max_size=400))
def test_what_is_seen_stands_in_the_note_and_nothing_twice(note: str) -> None:
    end = 0
    for seen in find_names(note):
        assert note[seen.at : seen.at + len(seen.quote)] == seen.quote
        assert seen.at >= end
        end = seen.at + len(seen.quote)


@pytest.mark.parametrize(
    "piece", ["A", "1 ", "Maria ", "a@", "a.", "555-", "1 A ", "calle a ", "+1 22 ", "Mr. Mr. "]
)
def test_a_hostile_note_costs_little_time(piece: str) -> None:
    assert is_done_within(2.0, lambda: find_names(piece * 100_000))
