from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showup.model.event import Event
from showup.model.judgement import ACTIVITIES, SKILLS, TOPICS, Judgement
from showup.model.town import distance_km
from showup.store.asked import Asked, Cause, Found
from showup.store.body import span_epochs
from showup.store.harvest_store import HarvestStore
from showup.store.index import list_days
from tests.store.samples import NOW, TAKE_PART, TOWN, fill_store, make_event

DAY = timedelta(days=1)
HERE = Asked(TOWN.lat, TOWN.lon, 40, NOW, NOW + 30 * DAY, TOWN.key)
EASTERN = timezone(timedelta(hours=-4))


def find_ids(store: HarvestStore, **more: object) -> list[str]:
    found = store.look(replace(HERE, **more), limit=1000)  # type: ignore[arg-type]
    assert found.total == len(found.candidates)
    return [candidate.event.event_id for candidate in found.candidates]


def fill(store: HarvestStore, *pairs: tuple[Event, Judgement]) -> None:
    judged = {event.event_id: judgement for event, judgement in pairs}
    store.save_town(TOWN)
    store.write_events(TOWN.key, [], [event for event, _ in pairs], judged, (), {})


def test_events_come_soonest_first_with_their_distance(store: HarvestStore) -> None:
    fill_store(store, [make_event(1, NOW + 2 * DAY), make_event(2, NOW + DAY, lat=39.17, lon=-86.53)])
    found = store.search(TOWN.lat, TOWN.lon, 40, NOW, NOW + 30 * DAY)
    assert [(one.event.event_id, round(one.distance_km or 0, 2)) for one in found] == [
        ("e2", 0.0),
        ("e1", 1.41),
    ]


def test_the_limit_takes_the_soonest(store: HarvestStore) -> None:
    fill_store(store, [make_event(number, NOW + number * DAY) for number in range(1, 6)])
    found = store.search(TOWN.lat, TOWN.lon, 40, NOW, NOW + 30 * DAY, limit=2)
    assert [one.event.event_id for one in found] == ["e1", "e2"]


def test_an_event_counts_while_it_is_on(store: HarvestStore) -> None:
    fill_store(
        store,
        [
            make_event(1, NOW - timedelta(hours=1), end=NOW + timedelta(hours=1)),
            make_event(2, NOW - timedelta(hours=2), end=NOW),
            make_event(3, NOW),
            make_event(4, NOW + 30 * DAY),
            make_event(5, NOW - 20 * DAY, end=NOW + 20 * DAY),
        ],
    )
    assert find_ids(store) == ["e5", "e1", "e3"]


def test_days_count_by_the_towns_own_calendar(store: HarvestStore) -> None:
    fill_store(store, [make_event(1, date(2026, 8, 20)), make_event(2, date(2026, 8, 21))])
    evening = datetime(2026, 8, 21, 2, tzinfo=UTC)  # the 20th, ten in the evening, in Indiana
    assert find_ids(store, start=evening, end=evening + timedelta(hours=1)) == ["e1"]
    assert find_ids(store, start=evening, end=evening + timedelta(hours=3)) == ["e1", "e2"]


def test_a_month_long_exhibition_is_found_on_each_of_its_days_once(store: HarvestStore) -> None:
    fill_store(store, [make_event(1, date(2026, 8, 1), end=date(2026, 9, 1))])
    assert [
        find_ids(store, start=NOW + step * DAY, end=NOW + (step + 1) * DAY) for step in (-15, 0, 9, 11)
    ] == [["e1"], ["e1"], ["e1"], []]


def test_words_are_looked_for_in_every_text(store: HarvestStore) -> None:
    fill_store(
        store,
        [
            make_event(1, title="Letters for peace"),
            make_event(2, description="We write letters about housing."),
            make_event(3, organizer="Housing Coalition"),
            make_event(4, labels=("Peace",)),
        ],
    )
    assert find_ids(store, words="letters") == ["e1", "e2"]
    assert find_ids(store, words="letter peace") == ["e1"]
    assert find_ids(store, words="peace OR housing") == ["e1", "e2", "e3", "e4"]
    assert find_ids(store, words='"write letters"') == ["e2"]
    assert find_ids(store, words='"letters write"') == []
    assert find_ids(store, words="hous*") == ["e2", "e3"]
    assert find_ids(store, words="housin*") == ["e2", "e3"]
    assert find_ids(store, words="Gathering OR library") == ["e1", "e2", "e3", "e4"]


def test_accents_make_no_difference(store: HarvestStore) -> None:
    fill_store(store, [make_event(1, title="Reunión de vecinos")])
    assert (find_ids(store, words="reunion"), find_ids(store, words="VECINOS")) == (["e1"], ["e1"])


def test_words_without_a_letter_find_nothing_and_none_everything(store: HarvestStore) -> None:
    fill_store(store, [make_event(1)])
    assert (find_ids(store, words="?!"), find_ids(store, words=""), find_ids(store)) == ([], [], ["e1"])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"level": 2}, ["e1"]),
        ({"level": 1}, ["e1", "e2"]),
        ({"topics": ("housing",)}, ["e1"]),
        ({"topics": ("housing", "health")}, ["e1", "e2"]),
        ({"topics": ("no such topic",)}, []),
        ({"activities": ("petitioning",), "topics": ("health",)}, []),
        ({"skills": ("outreach", "media")}, ["e1"]),
        ({"online": True}, ["e2"]),
        ({"online": False}, ["e1"]),
        ({"weekdays": ("monday", "tuesday")}, ["e1"]),
        ({"weekdays": ("saturday",)}, ["e3", "e2"]),
        ({"not_before": time(17)}, ["e1"]),
        ({"before": time(17)}, ["e2"]),
        ({"not_before": time(9), "before": time(9, 1)}, ["e2"]),
        ({"traits": ("free",)}, ["e3", "e2"]),
        ({"traits": ("free", "accessible")}, ["e3"]),
        ({"traits": ("newcomers",)}, ["e1"]),
        ({"traits": ("recurring",)}, ["e2"]),
        ({"traits": ("free", "no such trait")}, []),
        ({"languages": ("es",)}, ["e3"]),
        ({"languages": ("es", "en")}, ["e3", "e2"]),
    ],
)
def test_events_are_chosen_by(store: HarvestStore, asked: Mapping[str, object], found: list[str]) -> None:
    talk = Judgement(1, True, 0.1, 0.9, ("discussion",), ("health",), (), "unknown")
    fill(
        store,
        (make_event(1, datetime(2026, 8, 24, 20, tzinfo=EASTERN), online=False), TAKE_PART),  # a Monday
        (
            make_event(
                2, datetime(2026, 8, 29, 9, tzinfo=EASTERN), online=True, series_id="s",
                description="Free and open to the public: join us for a talk with the nurse.",
            ),
            talk,
        ),
        (
            make_event(
                3, date(2026, 8, 29),
                description="Entrada libre para los vecinos y las familias, accesible para todos.",
            ),
            Judgement(0, True, 0.0, 0.1),
        ),
    )  # fmt: skip
    assert find_ids(store, **asked) == found


def test_an_evening_is_an_evening_where_the_event_is(store: HarvestStore) -> None:
    fill_store(store, [make_event(1, datetime(2026, 8, 24, 23, tzinfo=EASTERN))])  # Tuesday in UTC
    assert find_ids(store, weekdays=("monday",), not_before=time(23), before=time(23, 1)) == ["e1"]
    assert find_ids(store, weekdays=("tuesday",)) == []


@given(
    start=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)),
    offset=st.integers(-11, 13),
    minutes=st.integers(0, 6 * 1440),
)
def test_an_event_is_on_the_weekdays_of_its_own_clock(start: datetime, offset: int, minutes: int) -> None:
    start = start.replace(microsecond=0, tzinfo=timezone(timedelta(hours=offset)))
    event = make_event(1, start, end=start + timedelta(minutes=minutes))
    last = start + timedelta(minutes=minutes, seconds=-1) if minutes else start
    count = (last.date() - start.date()).days + 1
    days = list_days(event, *span_epochs(event.start, event.end))
    assert {weekday for _, weekday in days} == {(start.weekday() + step) % 7 for step in range(count)}
    assert len(set(days)) == len(days)
    assert days[0][1] == start.weekday()


def test_facets_count_everything_that_answers_not_only_what_is_shown(store: HarvestStore) -> None:
    other = Judgement(1, True, 0.2, 0.8, ("discussion",), ("housing", "labor"))
    fill(store, *((make_event(n, NOW + n * DAY), TAKE_PART if n < 3 else other) for n in range(1, 6)))
    assert store.look(HERE, limit=1) == Found(
        candidates=tuple(store.search(TOWN.lat, TOWN.lon, 40, NOW, NOW + 30 * DAY, limit=1)),
        total=5,
        facets={
            "level": {"1": 3, "2": 2},
            "topics": {"housing": 5, "labor": 3},
            "activities": {"discussion": 3, "petitioning": 2},
            "skills": {"outreach": 2},
            "weekday": {"monday": 1, "saturday": 1, "sunday": 1, "tuesday": 1, "wednesday": 1},
            "traits": {"newcomers": 2},
            "languages": {},
        },
    )


def test_what_lasts_for_weeks_takes_one_place_among_the_likeliest(store: HarvestStore) -> None:
    lasting = make_event(1, NOW, end=NOW + 60 * DAY)
    fill(
        store,
        (lasting, TAKE_PART),
        *((make_event(n, NOW + n * DAY), Judgement(0, True, 0.1, 0.2)) for n in (2, 3, 4)),
    )
    for most in (1, 2, 3, 9):
        found = [one.event.event_id for one in store.look_likely(HERE, most).candidates]
        assert found == ["e1", "e2", "e3", "e4"][:most]


def test_causes_are_topics_or_words_and_it_is_said_who_tells_of_them(store: HarvestStore) -> None:
    fill(
        store,
        (make_event(1, NOW + DAY, title="Tenancy evening"), Judgement(1, True, 0.2, 0.8)),
        (make_event(2, NOW + DAY, description="of tenants"), Judgement(1, True, 0.2, 0.8)),
        (make_event(3, NOW + DAY), Judgement(1, True, 0.2, 0.8, (), ("housing",))),
        (make_event(4, NOW + DAY), Judgement(1, True, 0.2, 0.8, (), ("labor",))),
    )
    found = store.look_likely(HERE, 9, (Cause(("housing",), "tenan"), Cause((), "tenants"), Cause((), "?")))
    assert sorted(one.event.event_id for one in found.candidates) == ["e1", "e2", "e3"]
    assert found.told_in == {"tenan": {"e1"}, "tenants": {"e2"}, "?": frozenset()}
    assert store.look_likely(HERE, 9, (Cause((), "?"),)).candidates == ()


# Against a filter that looks at every event.

latitudes = st.sampled_from([39.17, 39.0, 40.5, 0.0, -89.9, 89.5, 71.0]) | st.floats(-90, 90)
longitudes = st.sampled_from([-86.53, -86.3, 179.95, -179.95, 0.0]) | st.floats(-180, 180)
starts = st.one_of(
    st.datetimes(datetime(2026, 8, 10), datetime(2026, 10, 1), timezones=st.sampled_from([UTC, EASTERN])),
    st.dates(date(2026, 8, 10), date(2026, 10, 1)),
)
lengths = st.sampled_from([None, timedelta(0), timedelta(hours=2), timedelta(days=1), timedelta(days=40)])
WORDS = ("peace", "housing", "budget", "forum")


@st.composite
def draw_event(draw: st.DrawFn) -> tuple[Event, Judgement]:
    start, length = draw(starts), draw(lengths)
    event = make_event(
        draw(st.integers(0, 10_000)),
        start,
        end=None if length is None else start + length,
        lat=draw(latitudes),
        lon=draw(longitudes),
        title=" ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))),
        online=draw(st.sampled_from([True, False, None])),
    )
    return event, Judgement(
        draw(st.integers(0, 2)), True, 0.5, 0.5, draw_names(draw, ACTIVITIES), draw_names(draw, TOPICS),
        draw_names(draw, SKILLS),
    )  # fmt: skip


def draw_names(draw: st.DrawFn, known: Sequence[str]) -> tuple[str, ...]:
    return tuple(draw(st.lists(st.sampled_from(known[:3]), unique=True, max_size=2)))


@st.composite
def draw_asked(draw: st.DrawFn) -> Asked:
    start = draw(st.datetimes(datetime(2026, 8, 5), datetime(2026, 10, 5), timezones=st.just(UTC)))
    some = st.sampled_from
    return Asked(
        draw(latitudes),
        draw(longitudes),
        draw(st.sampled_from([1.0, 40.2, 200.0, 800.0, 20_100.0])),
        start,
        start + draw(st.timedeltas(timedelta(minutes=1), timedelta(days=60))),
        words=draw(some([None, "peace", "peace OR housing", "budget forum", '"peace housing"'])),
        topics=draw(some([(), TOPICS[:1], TOPICS[1:3]])),
        activities=draw(some([(), ACTIVITIES[:1]])),
        skills=draw(some([(), SKILLS[:2]])),
        level=draw(st.integers(0, 2)),
        online=draw(some([True, False, None])),
        not_before=draw(some([None, time(17)])),
    )


def answers(event: Event, judged: Judgement, asked: Asked) -> bool:
    """Whether an event answers, told from the event alone."""
    lat, lon = event.venue.lat, event.venue.lon
    assert lat is not None and lon is not None
    return (
        distance_km(asked.lat, asked.lon, lat, lon) <= asked.radius_km
        and is_on(event, asked)
        and has_words(event.title.split(), asked.words)
        and judged.level >= asked.level
        and (asked.online is None or event.online is asked.online)
        and all(
            not wanted or set(wanted) & set(had)
            for wanted, had in (
                (asked.topics, judged.topics),
                (asked.activities, judged.activities),
                (asked.skills, judged.skills),
            )
        )
        and (
            asked.not_before is None
            or (isinstance(event.start, datetime) and event.start.time() >= asked.not_before)
        )
    )


def is_on(event: Event, asked: Asked) -> bool:
    begin, end = event.start, event.end
    if not isinstance(begin, datetime):
        last = max(end or begin, begin + DAY)
        first_day, end_day = asked.start.date(), (asked.end - timedelta(microseconds=1)).date()
        return begin <= end_day and last > first_day
    assert end is None or isinstance(end, datetime)
    return begin < asked.end and ((end or begin) > asked.start or begin >= asked.start)


def has_words(had: list[str], words: str | None) -> bool:
    if words is None:
        return True
    if words.startswith('"'):
        return words.strip('"') in " ".join(had)
    if " OR " in words:
        return any(word in had for word in words.split(" OR "))
    return all(word in had for word in words.split())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(draw_event(), max_size=25, unique_by=lambda pair: pair[0].event_id),
    st.lists(draw_asked(), max_size=12),
)
def test_search_finds_what_looking_at_every_event_finds(
    pairs: list[tuple[Event, Judgement]], questions: list[Asked]
) -> None:
    with TemporaryDirectory() as folder, HarvestStore.open(Path(folder) / "harvest.db") as store:
        fill(store, *pairs)
        for asked in questions:
            expected = {event.event_id for event, judged in pairs if answers(event, judged, asked)}
            found = store.look(asked, limit=100)
            assert {one.event.event_id for one in found.candidates} == expected
            assert (found.total, sum(found.facets["level"].values())) == (len(expected), len(expected))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60) | st.text("\"*()^:+-OR AND NOT NEAR{}'\\", max_size=40))
def test_no_words_can_break_a_query(store: HarvestStore, words: str) -> None:
    if not store.known_ids():
        fill_store(store, [make_event(1)])
    assert find_ids(store, words=words) in ([], ["e1"])
    assert find_ids(store, words=words + "*") in ([], ["e1"])


def test_a_very_long_question_ends(store: HarvestStore) -> None:
    fill_store(store, [make_event(1)])
    assert find_ids(store, words="gathering* OR " * 10_000) == ["e1"]
    assert find_ids(store, words="x" * 1_000_000) == []


@pytest.mark.parametrize("radius", [0.0, 1e-9, 20_038.0, 1e12])
def test_any_radius_has_an_answer(store: HarvestStore, radius: float) -> None:
    fill_store(store, [make_event(1)])
    assert find_ids(store, radius_km=radius) == (["e1"] if radius > 10 else [])
