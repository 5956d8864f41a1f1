"""What was looked at, what did not answer, what was never tried and how to try it."""

from __future__ import annotations

from showup.find.answer.coverage import USUAL_KINDS, count_kinds, list_not_tried
from showup.model.coverage import ChannelTried, KindLooked, NotTried
from showup.model.lead import Place
from showup.model.source import Source

TOWN = "Alder, Ohio"
ALL_KINDS = tuple(KindLooked(kind, 1, 0, 0) for kind in USUAL_KINDS)


def test_kinds_tell_places_sites_calendars_and_silence() -> None:
    places = [
        Place("Main Library", "library", 40.0, -81.0, "https://www.library.example/"),
        Place("Branch", "library", 40.0, -81.0, "https://branch.example/"),
        Place("Small Library", "library", 40.0, -81.0),
        Place("Town Hall", "townhall", 40.0, -81.0, "https://town.example/"),
    ]
    sources = [Source("https://library.example/feed.ics", "icalendar", "https://library.example/events")]
    assert count_kinds(places, sources, {"branch.example", "library.example"}) == (
        KindLooked("library", 3, 2, 1, 1),
        KindLooked("townhall", 1, 1, 0, 0),
    )


def test_a_channel_that_failed_or_was_never_asked_comes_with_the_way_to_ask_it() -> None:
    channels = [
        ChannelTried("overpass", "2030-05-05", 0, 0, "timed out", 1),
        ChannelTried("links", "", 3, 1, ""),
    ]
    assert list_not_tried(TOWN, channels, ("links", "overpass", "wikidata"), ALL_KINDS) == (
        NotTried("channel overpass: timed out", 'showup harvest "Alder, Ohio" --rediscover'),
        NotTried("channel wikidata", 'showup harvest "Alder, Ohio" --rediscover'),
    )


def test_who_has_no_search_engine_is_told_what_to_paste() -> None:
    (missing,) = list_not_tried(TOWN, [], ("search",), ALL_KINDS)
    assert 'showup sources queries "Alder, Ohio"' in missing.how_to


def test_kinds_of_place_that_nobody_told_of_are_named() -> None:
    (missing,) = list_not_tried(TOWN, [ChannelTried("links", "", 3, 1, "")], (), ALL_KINDS[:-1])
    assert missing.what == "no place known that is a service club"
