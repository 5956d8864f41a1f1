"""Each merge says why."""

from __future__ import annotations

from showup.find.merge.why import explain_event
from showup.model.choice import Verdict
from tests.find.merge.samples import CROWD, GROUP, LIBRARY, PAPER, make

ASSEMBLY = make("Tenants Assembly", "04-14 18:30", GROUP, occurrence_id="a", location="Union Hall")
COPY = make("Tenants Assembly", "04-14 18:30", PAPER, occurrence_id="b", location="Union Hall")
LATER = make("Tenants Assembly", "04-14 19:00", LIBRARY, occurrence_id="c", location="Union Hall")


def test_every_listing_but_one_says_what_speaks_for_and_against_it() -> None:
    joined = explain_event([*CROWD, ASSEMBLY, COPY, LATER], ["a", "b", "c"])
    assert [(row.listing, row.other, row.reasons) for row in joined] == [
        ("b", "a", ("equal titles", "the same hour", "the same place")),
        ("c", "b", ("equal titles", "the same place", "but 30 minutes apart")),
    ]
    assert all(row.chance > 0.5 for row in joined)


def test_a_persons_word_is_the_first_reason() -> None:
    swap = make("Seed Swap", "04-14 15:00", PAPER, occurrence_id="d")
    (joined,) = explain_event([*CROWD, ASSEMBLY, swap], ["a", "d"], [Verdict("same", "a", "d")])
    assert (joined.listing, joined.other, joined.reasons[0]) == ("d", "a", "you said so")


def test_what_a_person_joined_across_days_says_so() -> None:
    later = make("Tenants Assembly", "04-15 19:00", PAPER, occurrence_id="e", location="Union Hall")
    (joined,) = explain_event([*CROWD, ASSEMBLY, later], ["a", "e"], [Verdict("same", "a", "e")])
    assert joined.reasons == ("you said so", "equal titles", "the same place", "but on another day")


def test_one_listing_needs_no_reason() -> None:
    assert explain_event([*CROWD, ASSEMBLY], ["a"]) == []
