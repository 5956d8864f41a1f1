"""What the pages say of the sample town."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import feedparser
import icalendar
import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node

from showup.model.judgement import Evidence
from showup.sample.town import TOWN as SAMPLE
from showup.web.event_page import say_zone
from showup.web.group_page import choose_address
from showup.web.row import Quote, choose_quotes
from showup.web.words import load_words
from tests.web.conftest import Client, Serve

TOWN = {"town": "Linden Ferry"}


def parse(text: str) -> HTMLParser:
    return HTMLParser(text)


def texts(page: HTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def first(page: HTMLParser, selector: str) -> Node:
    found = page.css_first(selector)
    assert found is not None, selector
    return found


def address(node: Node) -> str:
    return str(node.attributes["href"])


def get(client: Client, path: str, **params: object) -> HTMLParser:
    answer = client.get(path, params=params or None)  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    return parse(answer.text)


def test_the_find_page_shows_rows_with_reasons_quotes_and_sources(pages: Client) -> None:
    page = get(pages, "/find", **TOWN)
    rows = page.css(".row")
    assert len(rows) == 20
    for row in rows:
        assert (
            row.css_first("h3 a")
            and row.css_first(".chip")
            and row.css_first("q")
            and row.css_first(".sources")
        )


def test_the_page_and_the_json_give_the_same_matches_in_the_same_order(pages: Client) -> None:
    page = get(pages, "/find", **TOWN)
    shown = [address(node).rpartition("/")[2] for node in page.css(".row h3 a")]
    told = pages.get("/api/find", params={**TOWN, "limit": "200"}).json()
    rows: dict[str, list[tuple[str, str]]] = {}
    for match in told["matches"]:
        key = match["series"]["series_id"] if match["series"] else match["event_id"]
        rows.setdefault(key, []).append((match["start"], match["event_id"]))
    assert shown == [min(dates)[1] for dates in rows.values()][:20]


def test_a_series_is_one_row(pages: Client) -> None:
    titles = texts(get(pages, "/find", rows="200", **TOWN), ".row h3")
    assert titles.count("Saturday Canvass") == 1


def test_a_cause_narrows_the_answer_and_says_why(pages: Client) -> None:
    page = get(pages, "/find", about="housing", **TOWN)
    assert "Tenants Union General Meeting" in texts(page, ".row h3")
    assert any("housing" in chip for chip in texts(page, ".row .chip"))


def test_a_filter_leads_to_as_many_as_it_counts(pages: Client) -> None:
    page = get(pages, "/find", **TOWN)
    option = next(node for node in page.css(".filter a") if node.text().split()[0] == "canvassing")
    counted = int(first(parse(option.html or ""), ".count").text())
    told = get(pages, address(option))
    assert f"on {counted} dates" in first(told, ".head p").text()
    assert "chosen" in str([node.attributes.get("class") for node in told.css(".filter a")])


def test_sections_hold_what_they_say(pages: Client) -> None:
    councils = texts(get(pages, "/find", section="government", **TOWN), ".row h3")
    assert "City Council Regular Meeting" in councils
    service = texts(get(pages, "/find", section="service", **TOWN), ".row h3")
    assert "Blood Drive" in service


def test_the_map_shows_the_rows_of_the_list(pages: Client) -> None:
    page = get(pages, "/find", view="map", **TOWN)
    places = {address(node) for node in page.css("svg a")}
    rows = {f"#row-{number}" for number in range(1, 21)}
    assert places and places <= rows
    assert all(page.css_first(place) for place in places)


def test_the_heading_claims_no_reach_that_was_widened(pages: Client) -> None:
    said = texts(get(pages, "/find", about="zeppelins", **TOWN), ".head > p")[0]
    assert "gatherings on" in said and "after looking wider" in said
    assert "zeppelins" not in said and "25 miles" not in said


def test_of_quotes_within_one_another_the_longest_is_shown() -> None:
    told = [("club meeting", "title"), ("meeting", "title"), ("meeting", "description"), ("walk", "title")]
    evidence = [Evidence("level", quote, field) for quote, field in told]
    assert choose_quotes(evidence, load_words("en")) == (
        Quote("club meeting", "title"),
        Quote("meeting", "description"),
        Quote("walk", "title"),
    )


@pytest.mark.parametrize(
    ("view", "days", "turns"),
    [
        ({"view": "week"}, 3, ["from=2026-08-24"]),  # it is Friday: what is over is left out
        ({"view": "week", "from": "2026-08-26"}, 7, ["from=2026-08-17", "from=2026-08-31"]),
        ({"view": "week", "from": "2026-08-12"}, 0, ["from=2026-08-17"]),
        ({"view": "week", "from": "2026-11-16"}, 7, ["from=2026-11-09"]),  # no more is asked for
        ({"view": "month"}, 42, ["from=2026-09-01"]),
        ({"view": "month", "from": "2026-09-30"}, 35, ["from=2026-08-01", "from=2026-10-01"]),
    ],
)
def test_a_calendar_view_has_its_days_in_order_and_leads_to_what_may_hold_some(
    pages: Client, view: dict[str, str], days: int, turns: list[str]
) -> None:
    page = get(pages, "/find", **view, **TOWN)
    dates = [str(node.attributes["datetime"]) for node in page.css(".day h3 time")]
    assert (dates, len(dates)) == (sorted(dates), days)
    assert [address(node).partition("&")[2].rpartition("&")[2] for node in page.css(".pager a")] == turns
    said = {"week": "Nothing is known for this week.", "month": "Nothing is known for this month."}
    assert (said[view["view"]] in texts(page, ".note")) == (not page.css(".day a"))


def test_the_week_of_today_has_what_is_on(pages: Client) -> None:
    assert "Silent Vigil for Peace" in texts(get(pages, "/find", view="week", **TOWN), ".day a")


@pytest.mark.parametrize(
    ("start", "timezone", "said"),
    [
        (datetime(2026, 8, 22, 15, tzinfo=UTC), "America/Indiana/Indianapolis", "EDT, UTC-4"),
        (datetime(2026, 12, 22, 15, tzinfo=UTC), "America/Chicago", "CST, UTC-6"),
        (datetime(2026, 8, 22, 15, tzinfo=UTC), "America/St_Johns", "NDT, UTC-2:30"),
        (datetime(2026, 8, 22, 15, tzinfo=UTC), "America/Sao_Paulo", "UTC-3"),
        (datetime(2026, 8, 22, 15, tzinfo=UTC), "Asia/Kolkata", "IST, UTC+5:30"),
        (date(2026, 8, 22), "America/Chicago", ""),
    ],
)
def test_a_zone_is_told_as_its_clocks_stand_on_the_day(
    start: date | datetime, timezone: str, said: str
) -> None:
    assert say_zone(start, replace(SAMPLE, timezone=timezone)) == said


def test_an_event_page_tells_when_where_evidence_sources_and_dates(pages: Client) -> None:
    page = get(pages, address(first(get(pages, "/find", **TOWN), ".row h3 a")))
    said = " ".join(texts(page, "main"))
    for words in ("CDT, UTC-5", "What one does there", "Where it was found", "It comes back"):
        assert words in said
    told = json.loads(first(page, "script[type='application/ld+json']").text())
    assert told["@type"] == "Event" and told["name"] == first(page, "h1").text().strip()


def test_venue_and_coverage_pages_are_linked_and_full(pages: Client) -> None:
    event = get(pages, address(first(get(pages, "/find", **TOWN), ".row h3 a")))
    venue = get(pages, address(first(event, ".facts a")))
    assert venue.css(".row")
    coverage = get(pages, "/coverage", **TOWN)
    assert len(coverage.css("table")) >= 2 and len(coverage.css("tbody tr")) > 20


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_feeds_hold_the_events_of_the_question(pages: Client, name: str) -> None:
    answer = pages.get(f"/feed/{name}", params={**TOWN, "doing": "canvassing"})
    feed = feedparser.parse(answer.content)
    told = pages.get("/api/find", params={**TOWN, "doing": "canvassing", "limit": "200"}).json()
    assert not feed.bozo
    assert [entry.link.rpartition("/")[2] for entry in feed.entries] == [
        m["event_id"] for m in told["matches"]
    ]
    again = pages.get(
        f"/feed/{name}",
        params={**TOWN, "doing": "canvassing"},
        headers={"If-None-Match": answer.headers["etag"]},
    )
    assert (again.status_code, again.content) == (304, b"")


def test_a_feed_holds_what_was_asked_for_though_the_page_looks_wider(pages: Client) -> None:
    asked = {**TOWN, "about": "peace"}
    page = get(pages, "/find", **asked)
    feed = pages.get("/feed/feed.json", params=asked).json()
    assert "widened" in first(page, ".note").text()
    assert 0 < len(feed["items"]) < len(page.css(".row"))


def test_calendar_files_of_a_question_and_of_one_event(pages: Client) -> None:
    calendar = icalendar.Calendar.from_ical(pages.get("/feed/calendar.ics", params=TOWN).text)
    assert len(calendar.walk("VEVENT")) > 20
    event = address(first(get(pages, "/find", **TOWN), ".row h3 a"))
    one = icalendar.Calendar.from_ical(pages.get(event + "/event.ics").text)
    assert [str(found["UID"]) for found in one.walk("VEVENT")] == [event.rpartition("/")[2] + "@showup"]


def test_every_link_of_ours_leads_somewhere(pages: Client) -> None:
    seen = set()
    for path in ("/", "/find?town=Linden+Ferry", "/coverage?town=Linden+Ferry", "/groups?town=Linden+Ferry"):
        page = get(pages, path)
        seen |= {address(node) for node in page.css("a[href], link[href]")}
    ours = sorted(link for link in seen if link.startswith("/"))
    assert len(ours) > 50
    assert {link: pages.get(link).status_code for link in ours if pages.get(link).status_code != 200} == {}


def test_a_town_not_known_and_a_town_of_many(pages: Client) -> None:
    unknown = pages.get("/find", params={"town": "Nowherezz"})
    assert unknown.status_code == 404 and "No town called" in unknown.text
    several = pages.get("/find", params={"town": "Springfield", "about": "rent"})
    assert several.status_code == 300
    assert address(first(parse(several.text), "main li a")).startswith("/find?town=Springfield%2C+")
    assert address(first(parse(several.text), "main li a")).endswith("&about=rent")


@pytest.mark.parametrize("path", ["/coverage?town=", "/groups?town=", "/compare?town=Linden+Ferry&town="])
def test_a_town_of_many_leads_on_to_the_page_that_was_asked_for(pages: Client, path: str) -> None:
    several = parse(pages.get(f"{path}Springfield&lang=es").text)
    meant = address(several.css("main li a")[0])
    assert meant.startswith(path) and meant.endswith("&lang=es") and "Springfield%2C" in meant
    assert pages.get(meant).status_code == 200


def test_who_asks_for_no_town_at_all_is_told_how_and_shown_those_that_are_known(pages: Client) -> None:
    for query in ("town=Qqqqxyz", "town=", ""):
        page = parse(pages.get(f"/coverage?{query}").text)
        assert texts(page, "main li a") == ["Linden Ferry, Sandhills"]


def test_a_region_is_told_to_be_larger_than_a_town(pages: Client) -> None:
    assert texts(parse(pages.get("/find?town=Nebraska").text), "h1") == ["“Nebraska” is larger than a town."]


def test_the_pages_speak_spanish_by_address_and_by_browser(pages: Client) -> None:
    by_address = get(pages, "/find", lang="es", **TOWN)
    by_browser = parse(pages.get("/find", params=TOWN, headers={"Accept-Language": "es-MX,en;q=0.5"}).text)
    for page in (by_address, by_browser):
        assert first(page, "html").attributes["lang"] == "es"
        chips = " ".join(texts(page, ".chip"))
        assert "participar" in chips and "take part" not in chips
        assert "every" not in " ".join(texts(page, ".repeats"))


def test_a_first_visit_leads_through_discovery_without_javascript(serve: Serve, tmp_path: Path) -> None:
    client = serve(tmp_path)
    page = get(client, "/find", **TOWN)
    fields = {
        str(node.attributes["name"]): node.attributes.get("value") or "on"
        for node in page.css("form[method] input")
    }
    assert any(name.startswith("ask-") for name in fields)
    started = client.post("/look", data=fields, follow_redirects=False)
    assert started.status_code == 303
    looking = started.headers["location"]
    for _ in range(200):
        text = client.get(looking).text
        if "See what was found" in text:
            break
        assert 'http-equiv="refresh"' in text
        time.sleep(0.1)
    live = client.get(looking.replace("/looking?", "/looking/live?")).text
    assert '"ended": true' in live
    assert len(get(client, "/find", **TOWN).css(".row")) == 20


def test_a_pasted_address_is_tried_and_its_outcome_told(serve: Serve, tmp_path: Path) -> None:
    client = serve(tmp_path)
    token = re.search(r'name="token" value="([^"]+)"', client.get("/find", params=TOWN).text)
    assert token
    form = {"token": token[1], "town": "Linden Ferry", "address": "https://nobody-here.example/calendar"}
    looking = client.post("/sources", data=form, follow_redirects=False).headers["location"]
    for _ in range(100):
        if "Done." in (text := client.get(looking).text):
            break
        time.sleep(0.1)
    assert "Nothing answers at that address" in text
    wrong = client.post("/sources", data=form | {"address": "javascript:alert(1)"})
    assert "is no web address" in wrong.text


@pytest.mark.parametrize(
    ("told", "address"),
    [
        (["WH 004", "1 Elm St, Lincoln", "WH 111", "1 Elm St, Lincoln"], "1 Elm St, Lincoln"),
        (["WH 004", "WH 111"], ""),
        (["1 Elm St", "1 Elm St"], "1 Elm St"),
        ([""], ""),
    ],
)
def test_the_address_of_a_venue_is_not_the_room_of_one_event(told: list[str], address: str) -> None:
    assert choose_address(told) == address
