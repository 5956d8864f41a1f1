"""Manners: robots.txt, pace, second tries, hosts left alone, redirects."""

from __future__ import annotations

import asyncio

import pytest

from showup.find.fetch.fetcher import Fetcher
from showup.find.fetch.settings import FetchSettings
from showup.model.document import Document, Request
from tests.find.fetch.script import OK, Script, answer, fail, make_fetcher, run

HOME = "https://hall.example/"
ROBOTS = "https://hall.example/robots.txt"


def robots(text: str) -> list[Document]:
    return [answer(body=text.encode())]


def test_robots_is_asked_once_an_origin_and_before_anything_else() -> None:
    script = Script({HOME: [OK]})
    run(script, HOME, HOME + "a", "http://hall.example/")
    assert script.urls == [ROBOTS, HOME, HOME + "a", "http://hall.example/robots.txt", "http://hall.example/"]


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /private", "private/x", False),
        ("User-agent: *\nDisallow: /private", "public", True),
        ("User-agent: showup\nDisallow: /\n\nUser-agent: *\nAllow: /", "", False),
        ("User-agent: other\nDisallow: /", "", True),
        ("User-agent: *\nDisallow: /*.ics$", "feed.ics", False),
        ("User-agent: *\nDisallow: /*?ical=1", "events/?ical=1", False),
        ("User-agent: *\nDisallow: /\nAllow: /events", "events", True),
        ("\ufeffUser-agent: *\nDisallow: /", "", False),
        ("User-agent: *\nDisallow:", "", True),
        ("<html>no robots here</html>", "", True),
    ],
)
def test_what_robots_disallows_is_never_asked(text: str, path: str, allowed: bool) -> None:
    script = Script({ROBOTS: robots(text), HOME + path: [OK]})
    (document,) = run(script, HOME + path)
    assert (document.fault, HOME + path in script.urls) == (("", True) if allowed else ("disallowed", False))
    assert allowed or "robots.txt of hall.example" in document.detail


@pytest.mark.parametrize(
    ("answered", "fault"),
    [
        (answer(404), ""),
        (answer(403), ""),
        (answer(200), ""),
        (answer(500), "disallowed"),
        (answer(503), "disallowed"),
        (answer(429), "disallowed"),
        (fail("dns"), "dns"),
        (fail("timeout"), "timeout"),
        (fail("forbidden-address"), "forbidden-address"),
    ],
)
def test_a_robots_that_cannot_be_had(answered: Document, fault: str) -> None:
    script = Script({ROBOTS: [answered], HOME: [OK]})
    (document,) = run(script, HOME)
    assert (document.fault, HOME in script.urls) == (fault, not fault)


def test_robots_may_lie_behind_redirects_on_another_host() -> None:
    elsewhere = "https://www.hall.example/robots.txt"
    script = Script(
        {ROBOTS: [answer(301, location=elsewhere)], elsewhere: robots("User-agent: *\nDisallow: /")}
    )
    assert run(script, HOME)[0].fault == "disallowed"


def test_each_hop_of_a_redirect_is_asked_of_its_own_robots() -> None:
    script = Script(
        {
            HOME: [answer(302, location="https://feeds.example/all.ics")],
            "https://feeds.example/robots.txt": robots("User-agent: *\nDisallow: /all"),
        }
    )
    (document,) = run(script, HOME)
    assert (document.fault, document.request) == ("disallowed", Request(HOME))
    assert "https://feeds.example/all.ics" not in script.urls


def test_two_hosts_whose_robots_lead_to_each_other_do_not_wait_for_ever() -> None:
    other = "https://church.example/"
    script = Script(
        {
            ROBOTS: [answer(301, location=other + "robots.txt")],
            other + "robots.txt": [answer(301, location=ROBOTS)],
            HOME: [OK],
            other: [OK],
        }
    )

    async def both() -> list[Document]:
        fetcher = make_fetcher(script)
        return await asyncio.gather(*(fetcher.fetch(Request(url)) for url in (HOME, other)))

    assert [document.status for document in asyncio.run(both())] == [200, 200]


def test_requests_to_one_host_keep_a_pace_and_hosts_do_not_wait_for_each_other() -> None:
    script = Script({HOME: [OK]}, seconds=0.25)
    run(script, HOME, HOME + "a", "https://other.example/", gap_seconds=1.0)
    assert script.times == [0.0, 1.25, 2.5, 2.75, 4.0]


@pytest.mark.parametrize("line", ["Crawl-delay: 7", "Request-rate: 1/7", "Request-rate: 10/70s"])
def test_a_longer_pause_that_robots_asks_for_is_kept(line: str) -> None:
    script = Script({ROBOTS: robots(f"User-agent: *\n{line}"), HOME: [OK]})
    run(script, HOME, HOME, gap_seconds=1.0)
    assert script.times == [0.0, 1.0, 8.0]


def test_one_who_asks_for_an_hour_between_requests_is_left_alone() -> None:
    script = Script({ROBOTS: robots("User-agent: *\nCrawl-delay: 3600"), HOME: [OK]})
    (document,) = run(script, HOME)
    assert (document.fault, script.urls) == ("disallowed", [ROBOTS])
    assert "3600 seconds" in document.detail


def test_many_who_ask_one_host_at_once_get_one_connection_and_all_others_go_on() -> None:
    urls = [f"https://{host}.example/{page}" for host in "abcdef" for page in range(4)]
    script = Script({url: [OK] for url in urls})

    async def all_at_once() -> list[Document]:
        fetcher = make_fetcher(script, hosts_at_once=4)
        return await asyncio.gather(*(fetcher.fetch(Request(url)) for url in urls))

    assert [document.url for document in asyncio.run(all_at_once())] == urls
    assert script.most_at_once == 4
    assert len(script.asked) == len(urls) + 6


@pytest.mark.parametrize("first", [answer(503), answer(429), answer(504), fail("timeout"), fail("reset")])
def test_a_passing_fault_is_tried_again(first: Document) -> None:
    script = Script({HOME: [first, OK]})
    (document,) = run(script, HOME, gap_seconds=0)
    assert (document.status, script.urls.count(HOME)) == (200, 2)
    assert 1.0 <= script.times[2] - script.times[1] <= 1.5


@pytest.mark.parametrize(
    "only", [answer(404), answer(500), answer(403), fail("dns"), fail("tls"), fail("bomb")]
)
def test_a_lasting_fault_is_not(only: Document) -> None:
    script = Script({HOME: [only, OK]})
    (document,) = run(script, HOME)
    assert (document.status, document.fault, script.urls.count(HOME)) == (only.status, only.fault, 1)


def test_tries_are_few() -> None:
    script = Script({HOME: [answer(503)]})
    assert (run(script, HOME)[0].status, script.urls.count(HOME)) == (503, 3)


def test_a_host_that_says_when_to_come_back_is_obeyed() -> None:
    script = Script({HOME: [answer(429, retry_after="20"), OK]})
    run(script, HOME, gap_seconds=0)
    assert 20.0 <= script.times[2] - script.times[1] <= 30.0


def test_a_host_that_says_to_come_back_tomorrow_is_left_alone_for_this_run() -> None:
    script = Script({HOME: [answer(429, retry_after="86400")], HOME + "b": [OK]})
    first, second = run(script, HOME, HOME + "b")
    assert (first.status, second.status, second.url) == (429, 429, HOME + "b")
    assert "86400 seconds" in second.detail
    assert HOME + "b" not in script.urls


def test_a_host_that_fails_again_and_again_is_left_alone() -> None:
    script = Script({f"{HOME}{number}": [fail("refused")] for number in range(9)})
    documents = run(script, *(f"{HOME}{number}" for number in range(9)))
    assert {document.fault for document in documents} == {"refused"}
    assert [document.request.url for document in documents] == [f"{HOME}{number}" for number in range(9)]
    assert script.urls == [ROBOTS, f"{HOME}0", f"{HOME}1", f"{HOME}2"]


def test_one_good_answer_forgives_the_faults_before_it() -> None:
    bad = {f"{HOME}{number}": [fail("refused")] for number in (0, 1, 3, 4)}
    script = Script({**bad, HOME + "2": [OK], HOME + "5": [OK]})
    assert run(script, *(f"{HOME}{number}" for number in range(6)))[-1].status == 200


def test_an_archive_is_neither_paced_nor_asked_twice() -> None:
    script = Script({ROBOTS: robots("User-agent: *\nCrawl-delay: 3600"), HOME: [answer(503)]})
    documents = run(script, HOME, HOME, HOME, HOME, paced=False)
    assert [document.status for document in documents] == [503] * 4
    assert (script.times, len(script.asked)) == ([0.0] * 5, 5)


@pytest.mark.parametrize(
    ("status", "method", "body"),
    [(301, "GET", None), (302, "GET", None), (303, "GET", None), (307, "POST", b"q"), (308, "POST", b"q")],
)
def test_a_redirected_post_stays_a_post_only_where_it_should(
    status: int, method: str, body: bytes | None
) -> None:
    script = Script({HOME: [answer(status, location="/new")], HOME + "new": [OK]})
    run(script, Request(HOME, "POST", body=b"q"))
    assert (script.asked[-1][1].method, script.asked[-1][1].body) == (method, body)


def test_a_key_is_not_carried_to_another_host() -> None:
    keyed = Request(HOME, headers=(("X-Key", "secret"), ("Accept", "text/html")))
    script = Script({HOME: [answer(302, location="/b")], HOME + "b": [answer(302, location="//x.example/")]})
    run(script, keyed)
    hops = {request.url: request.headers for _, request in script.asked}
    assert hops[HOME + "b"] == keyed.headers
    assert hops["https://x.example/"] == (("Accept", "text/html"),)


def test_services_made_for_programs_are_not_asked_for_robots() -> None:
    script = Script({})
    run(script, "https://overpass-api.de/api/interpreter")
    assert script.urls == ["https://overpass-api.de/api/interpreter"]


OWN = "http://localhost:8888/search"


def test_the_users_own_endpoint_is_reached_by_the_channel_it_is_meant_for() -> None:
    async def ask(script: Script) -> Document:
        return await make_fetcher(script, allowed_endpoints=(OWN,)).fetch_own(Request(f"{OWN}?q=a"))

    script = Script({f"{OWN}?q=a": [OK]})
    assert asyncio.run(ask(script)).status == 200
    assert script.urls == [f"{OWN}?q=a"]


@pytest.mark.parametrize(
    "leads_there",
    [
        {},
        {HOME: [answer(302, location=OWN)]},
        {ROBOTS: [answer(301, location=OWN)], HOME: [answer(302, location=OWN)]},
    ],
)
def test_nobody_else_reaches_it_by_link_redirect_or_robots(leads_there: dict[str, list[Document]]) -> None:
    script = Script({OWN: [OK], **leads_there})
    (document,) = run(script, HOME if leads_there else OWN, allowed_endpoints=(OWN,))
    assert (document.fault, document.body) == ("forbidden-address", b"")
    assert OWN not in script.urls


def test_every_answer_is_told_to_one_who_listens() -> None:
    script = Script({HOME: [answer(302, location="/b")], HOME + "b": [OK]})
    told: list[str] = []

    async def fetch() -> None:
        fetcher = Fetcher(
            script, FetchSettings(paced=False), lambda document: told.append(document.request.url)
        )
        await fetcher.fetch(Request(HOME))

    asyncio.run(fetch())
    assert told == script.urls == [ROBOTS, HOME, HOME + "b"]


def test_robots_in_memory_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("showup.find.fetch.fetcher.MOST_RULES", 2)
    script = Script({})
    run(script, HOME, "https://a.example/", HOME, "https://b.example/", HOME, "https://a.example/")
    assert (script.urls.count(ROBOTS), script.urls.count("https://a.example/robots.txt")) == (1, 2)


def test_one_who_stops_waiting_does_not_stop_the_others() -> None:
    script = Script({HOME: [OK], HOME + "b": [OK]})

    async def cancel_one() -> Document:
        fetcher = make_fetcher(script)
        impatient = asyncio.create_task(fetcher.fetch(Request(HOME)))
        patient = asyncio.create_task(fetcher.fetch(Request(HOME + "b")))
        await asyncio.sleep(0)
        impatient.cancel()
        return await patient

    assert asyncio.run(cancel_one()).status == 200
