"""The sample's network answers like an archive replayed: redirects inside, faults as documents."""

from __future__ import annotations

from datetime import datetime

import pytest

from showup.model.document import Document
from showup.sample.town_life import load_life
from showup.sample.transport import SampleTransport
from showup.sample.truth import TrueSource, feeds_of, truth
from tests.sample.conftest import Get
from tests.sample.moments import MOMENTS

SITES = load_life().sites


def test_there_are_enough_sites_and_platforms() -> None:
    working = truth().sources
    assert len(working) >= 40
    assert len({source.platform for source in working}) >= 12


@pytest.mark.parametrize("source", truth().sources, ids=lambda source: source.name)
def test_every_working_site_answers_with_home_about_robots_and_feed(source: TrueSource, get: Get) -> None:
    pages = (source.site, f"{source.site}about", f"{source.site}robots.txt", source.feed_urls[0])
    assert [get(page).status for page in pages] == [200, 200, 200, 200]


def test_the_same_day_gives_the_same_answers(get: Get) -> None:
    urls = [url for site in SITES for url in (site.home, *feeds_of(site))]
    assert [get(url) for url in urls] == [get(url) for url in urls]


def test_an_answer_that_did_not_change_is_not_sent_again(get: Get) -> None:
    url = "https://lindenferryschools.example/calendar.ics"
    first = get(url)
    again = get(url, headers=(("If-None-Match", first.headers["etag"]),))
    other = get(url, headers=(("If-None-Match", '"another"'),))
    assert (again.status, again.body) == (304, b"")
    assert (other.status, other.body) == (200, first.body)


def test_www_and_plain_http_lead_to_the_same_page(get: Get) -> None:
    page = get("https://ferryfriends.example/").body
    assert get("http://www.ferryfriends.example/").body == page
    assert get("https://ferryfriends.example").body == page


def test_an_old_address_is_redirected_and_the_final_address_told(get: Get) -> None:
    document = get("https://lindenferrytenants.example/calendar")
    assert (document.status, document.url) == (200, "https://ferrytenants.example/calendar")


def test_a_redirect_loop_is_named(get: Get) -> None:
    assert get("https://sandhillsseniors.example/").fault == "redirect-loop"


def test_a_missing_page_is_404_and_an_unknown_host_has_no_name(get: Get) -> None:
    assert get("https://ferryfriends.example/nothing").status == 404
    assert get("https://nobody.example/").fault == "dns"


@pytest.mark.parametrize("url", ["https://www.wikipedia.org/", "https://example.com/", "http://10.0.0.1/"])
def test_nothing_is_known_of_the_real_web(url: str, get: Get) -> None:
    assert (get(url).status, get(url).body) == (404, b"Not found")


@pytest.mark.parametrize(
    "url", ["", "file:///etc/passwd", "https://[", "https:///x", "ftp://ferryfriends.example/"]
)
def test_what_is_no_web_address_is_a_fault(url: str, get: Get) -> None:
    assert get(url).fault == "bad-url"


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        f"page={'9' * 99}",
        "per_page=x",
        "start_date=%00",
        "page=%F0",
        "a&" * 300,
    ],
)
def test_strange_parameters_do_no_harm(query: str, get: Get) -> None:
    document = get(f"https://ferryledger.example/wp-json/tribe/events/v1/events?{query}")
    assert document.status == 200 or document.fault == "bad-url"


def test_a_clock_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        SampleTransport(datetime(2026, 8, 21, 12, 0))


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_every_site_answers_on_every_day(now: datetime, get: Get) -> None:
    for site in SITES:
        for url in (site.home, *feeds_of(site)):
            document = get(url, now)
            assert isinstance(document, Document)
            assert document.status in (200, 404, 410, 500) or document.fault == "redirect-loop"
