"""How the sites of the sample publish: a file a platform."""

from __future__ import annotations

from collections.abc import Mapping

from showup.sample.platforms import (
    civicplus,
    gancio,
    google_calendar,
    growthzone,
    libcal,
    livewhale,
    localist,
    mobilize,
    modern_events_calendar,
    no_calendar,
    own_calendar_file,
    own_json,
    plain_list,
    rss_feed,
    schema_org,
    squarespace,
    the_events_calendar,
    tockify,
    traps,
    wix,
)
from showup.sample.platforms.shape import Platform

PLATFORMS: Mapping[str, Platform] = {
    "calendar-file": own_calendar_file.PLATFORM,
    "civicplus": civicplus.PLATFORM,
    "detail-pages": schema_org.DETAIL_PAGES,
    "gancio": gancio.PLATFORM,
    "google-calendar": google_calendar.PLATFORM,
    "growthzone": growthzone.PLATFORM,
    "libcal": libcal.PLATFORM,
    "livewhale": livewhale.PLATFORM,
    "localist": localist.PLATFORM,
    "microdata-page": schema_org.MICRODATA,
    "mobilize": mobilize.PLATFORM,
    "modern-events-calendar": modern_events_calendar.PLATFORM,
    "no-calendar": no_calendar.PLATFORM,
    "own-json": own_json.PLATFORM,
    "plain-list": plain_list.PLATFORM,
    "rss": rss_feed.PLATFORM,
    "schema-page": schema_org.ONE_PAGE,
    "squarespace": squarespace.PLATFORM,
    "the-events-calendar": the_events_calendar.PLATFORM,
    "tockify": tockify.PLATFORM,
    "wix": wix.PLATFORM,
    **traps.PLATFORMS,
}
