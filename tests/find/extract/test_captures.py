"""Real answers of platforms, kept apart: how many events each holds and when the first begins."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from showup.find.extract.registry import load_readers
from showup.model.document import Document, Request
from showup.model.reading import Context
from showup.model.window import Window

pytestmark = pytest.mark.corpus
READERS = load_readers()
WINDOW = Window(datetime(2000, 1, 1, tzinfo=UTC), datetime(2090, 1, 1, tzinfo=UTC))
NOW = datetime(2020, 1, 1, tzinfo=UTC)
EAST, CENTRAL, LONDON = "America/New_York", "America/Chicago", "Europe/London"
CAPTURES = [  # file, reader, the town's zone, events, the first start
    ("blackboard/atl_boe.json", "event_json", EAST, 15, "2024-04-11 17:30:00"),
    ("campuslabs_engage/composed_search_excerpt.json", "engage", EAST, 1, "2025-08-30 22:00:00+00:00"),
    ("bespoke_json/chi_citycouncil.json", "event_json", CENTRAL, 98, "2023-10-12 15:00:00+00:00"),
    ("boarddocs/wicks_goddard_boe.json", "boarddocs", CENTRAL, 258, "2024-02-19"),
    ("localist_or_similar_html/ind_city_county.jsonp", "schema_org", EAST, 125, "2024-02-08 22:00:00+00:00"),
    ("bespoke_json/minn_city_calendar.json", "event_json", CENTRAL, 4, "2025-09-25 16:30:00"),
    ("bespoke_json/tulok_asian_affairs.json", "event_json", CENTRAL, 34, "2026-01-01"),
    ("diligent_community/tulok_boed.json", "event_json", CENTRAL, 56, "2026-12-14 17:30:00"),
    ("simbli/atl_dekalb_county_boe.json", "event_json", EAST, 49, "2024-07-11 13:00:00"),
    ("drupal/chi_board_elections.html", "page", CENTRAL, 5, "2023-12-29 10:00:00"),
    ("drupal/det_human_rights.html", "page", EAST, 2, "2020-03-21 16:00:00"),
    ("granicus/atl_norcross.html", "page", EAST, 12, "2022-09-06 18:30:00"),
    ("granicus/il_regional_transit_upcoming.html", "page", CENTRAL, 10, "2018-06-21"),
    ("libcal/chi_library.html", "page", CENTRAL, 9, "2021-01-26 09:00:00"),
    ("jsonld_listing/placecal_torbay_0.html", "schema_org", LONDON, 1, "2022-11-25"),
    ("eventon/cook_landbank.html", "schema_org", CENTRAL, 9, "2019-09-18 10:00:00"),
    ("eventbrite/placecal_eb_0.html", "schema_org", LONDON, 24, "2024-10-03 19:00:00+01:00"),
    ("dice/placecal_dice_0.html", "schema_org", LONDON, 17, "2022-11-04 19:30:00+00:00"),
    ("resident_advisor/placecal_ra_0.json", "event_json", LONDON, 10, "2024-08-29 19:00:00"),
    ("squarespace/placecal_sqsp_0.html", "page", LONDON, 94, "2019-10-26 19:00:00"),
    ("static_dates/cle_planning_commission.html", "page", EAST, 118, "2022-02-19 09:00:00"),
    ("fullcalendar/mi_belle_isle.html", "page", EAST, 35, "2018-07-27"),
    ("teamup/placecal_teamup_0.ics", "teamup", LONDON, 25, "2019-08-11 10:00:00"),
    ("meetup/placecal_meetup_0.ics", "meetup", LONDON, 8, "2026-01-30 19:00:00"),
    ("google_calendar/placecal_gcal_0.ics", "google_calendar", LONDON, 139, "2018-06-20 16:00:00"),
    ("cityspark/cortex_getevents_excerpt.json", "cityspark", CENTRAL, 2, "2026-08-29 01:00:00+00:00"),
    ("civicclerk/atl_south_fulton_city_council_meetings.json", "civicclerk",
     EAST, 16, "2026-04-15 17:00:00"),
    ("civicclerk/tulok_bocc.json", "civicclerk", CENTRAL, 3, "2025-12-08 09:30:00"),
    ("eventbrite/placecal_eb_3.json", "eventbrite", LONDON, 50, "2025-06-10 18:30:00"),
    ("eventon/cook_landbank.json", "eventon", CENTRAL, 1, "2019-09-13 10:00:00"),
    ("events_manager/peer_wfhb_ajax_page1.html", "events_manager", EAST, 50, "2026-06-18 10:00:00"),
    ("fullcalendar/summ_developmental_disabilities.json", "event_json", EAST, 1, "2019-10-24 17:30:00"),
    ("google_calendar/chi_ssa_32.json", "google_calendar", CENTRAL, 3, "2019-11-12 09:30:00-05:00"),
    ("google_calendar/summ_veterans.json", "google_calendar", EAST, 3, "2019-10-09 13:00:00-04:00"),
    ("growthzone/cortex_api_events_excerpt.xml", "growthzone", CENTRAL, 2, "2026-09-24 17:30:00"),
    ("hcalendar/hcal_multiple.xml", "microformats", "UTC", 2, "2008-01-19"),
    ("hcalendar/hcal_upcoming_v4.html", "microformats", "UTC", 1, "2009-01-14 11:00:00"),
    ("kendo_scheduler/cuya_county_council.json", "event_json", EAST, 53, "2024-02-21 15:00:00+00:00"),
    ("legistar/chicago_calendar.html", "legistar", CENTRAL, 8, "2019-01-23 10:00:00"),
    ("legistar/cook_board.json", "legistar", CENTRAL, 167, "2017-12-13 11:00:00"),
    ("libcal/tess_libcal_0.json", "libcal", "Europe/Amsterdam", 1, "2022-01-10 13:00:00"),
    ("livewhale/cortex_events_excerpt.json", "livewhale", CENTRAL, 1, "2026-09-25 19:00:00-05:00"),
    ("microdata/cuya_homeless_services_detail.html", "schema_org", EAST, 1, "2023-11-16 09:00:00"),
    ("mobilize/docs_events_example.json", "mobilize", EAST, 2, "2030-01-01 00:00:00+00:00"),
    ("modern_events_calendar/cle_cpc.html", "schema_org", EAST, 23, "2024-02-01"),
    ("primegov/atl_clayton_co_boc_meetings.json", "primegov", EAST, 18, "2026-01-06 18:00:00"),
    ("squarespace/placecal_sqsp_2.json", "squarespace", LONDON, 46, "2022-10-26 18:00:00+00:00"),
    ("the_events_calendar/atl_beltline.html", "the_events_calendar", EAST, 24, "2022-08-10 08:30:00"),
    ("the_events_calendar/det_great_lakes_water_authority.html", "schema_org",
     "America/Detroit", 5, "2025-11-12 11:00:00"),
    ("the_events_calendar/rest_archive_snapshot_1.json", "the_events_calendar",
     "UTC", 5, "2024-07-14 12:00:00"),
    ("tockify/cortex_ngevent_excerpt.json", "tockify_events", CENTRAL, 3, "2026-08-12 15:00:00+00:00"),
    ("wix/placecal_wix_0.html", "wix", LONDON, 13, "2026-01-21 19:00:00+00:00"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "reader", "zone", "count", "first"), CAPTURES)
def test_a_captured_answer_is_read_whole(
    corpora: Path, file: str, reader: str, zone: str, count: int, first: str
) -> None:
    body = (corpora / "data" / "platforms" / file).read_bytes()
    url = "https://captured.example/answer"
    document = Document(Request(url), url, 200, {}, body)
    reading = READERS[reader].read(document, Context(WINDOW, NOW, zone))
    assert (len(reading.listings), str(reading.listings[0].start)) == (count, first)


def test_an_offset_left_over_from_summer_yields_to_the_text(corpora: Path) -> None:
    """A page of November that still says -04:00: its text is right, and each conflict is told."""
    body = (corpora / "data/platforms/the_events_calendar/det_great_lakes_water_authority.html").read_bytes()
    url = "https://captured.example/page"
    context = Context(WINDOW, NOW, "America/Detroit")
    reading = READERS["schema_org"].read(Document(Request(url), url, 200, {}, body), context)
    assert [problem.what.rpartition(": ")[2] for problem in reading.problems][:2] == [
        "markup says 10:00, the text 11:00",
        "markup says 11:00, the text 12:00",
    ]
