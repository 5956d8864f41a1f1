"""How many requests one client may send in public."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from showup.web.meter import BURST, Meter
from tests.web.conftest import Client


@given(st.lists(st.floats(0, 2), max_size=200))
def test_a_client_never_gets_more_than_its_burst_and_what_was_filled_in_since(gaps: list[float]) -> None:
    meter, now, served = Meter(burst=5, per_second=2), 0.0, 0
    for gap in gaps:
        now += gap
        served += meter.take("a", now)
        assert served <= 5 + 2 * now + 1e-6


def test_one_client_does_not_take_from_another_and_waiting_fills_the_bucket() -> None:
    meter = Meter(burst=1, per_second=1)
    assert [meter.take("a", 0), meter.take("a", 0), meter.take("b", 0), meter.take("a", 1)] == [
        True,
        False,
        True,
        True,
    ]


def test_in_public_a_flood_is_turned_away_with_a_time_to_wait_and_at_home_nothing_is(
    public: Client, pages: Client
) -> None:
    answers = [public.get("/robots.txt")]
    while answers[-1].status_code == 200 and len(answers) < 100 * BURST:  # however slow the machine is
        answers.append(public.get("/robots.txt"))
    assert len(answers) > BURST and answers[-1].status_code == 429
    assert answers[-1].headers["retry-after"] == "5"
    assert {pages.get("/robots.txt").status_code for _ in range(int(BURST) + 60)} == {200}
