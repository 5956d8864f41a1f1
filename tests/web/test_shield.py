"""Nothing of another site gets in, nothing of ours gets out, and in public nothing can be changed."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.conftest import HOME, Client

PAGES = [
    "/",
    "/find?town=Linden+Ferry",
    "/nope",
    "/api/coverage?town=Linden+Ferry",
    "/feed/rss.xml?town=Linden+Ferry",
]
FORMS = {
    "/look": {"town": "Linden Ferry"},
    "/sources": {"town": "Linden Ferry", "address": "https://a.example/"},
}


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_headers(pages: Client, path: str) -> None:
    headers = pages.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "same-origin")
    assert headers["x-frame-options"] == "DENY" and "frame-ancestors 'none'" in policy
    assert "set-cookie" not in headers


@pytest.mark.parametrize("path", PAGES)
def test_no_page_loads_anything_from_elsewhere_or_holds_code(pages: Client, path: str) -> None:
    text = pages.get(path).text
    loaded = re.findall(r'<(?:script|img|iframe|link|source)[^>]*?(?:src|href)="([^"]+)"', text)
    assert all(address.startswith("/") for address in loaded)
    assert not re.search(r"<script(?![^>]*(?:src=|ld\+json))|\son\w+=|style=|javascript:", text)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:9", "127.0.0.1.evil.example:8765", ""])
def test_a_host_that_is_not_ours_is_turned_away(pages: Client, host: str) -> None:
    assert pages.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1:8765", "[::1]:8765"])
def test_loopback_by_any_of_its_names_is_answered(pages: Client, host: str) -> None:
    assert pages.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
    ],
)
def test_a_form_that_is_not_ours_changes_nothing(pages: Client, path: str, headers: dict[str, str]) -> None:
    assert pages.post(path, data=FORMS[path], headers=headers).status_code == 403
    assert pages.post(path, data=FORMS[path] | {"token": "guessed"}, headers=headers).status_code == 403


@pytest.mark.parametrize("path", [*FORMS, "/event/e0/verdict", "/find"])
def test_in_public_nothing_can_be_sent(public: Client, path: str) -> None:
    assert public.post(path, data={"token": ""}).status_code == 405


@pytest.mark.parametrize("path", ["/looking?town=Linden+Ferry", "/looking/live?town=Linden+Ferry", "/look"])
def test_in_public_there_is_no_page_of_harvests(public: Client, path: str) -> None:
    assert public.get(path).status_code == 404


def test_in_public_pages_hold_excerpts_no_forms_that_change_and_may_be_kept(public: Client) -> None:
    answer = public.get("/find", params={"town": "Linden Ferry"})
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert answer.headers["content-encoding"] == "gzip"
    assert 'method="post"' not in answer.text and "token" not in answer.text
    event = re.search(r"/event/e\w+", answer.text)
    assert event and 'method="post"' not in public.get(event[0]).text


def test_in_public_the_list_can_be_put_into_a_page_of_others(public: Client, pages: Client) -> None:
    told = public.get("/find?town=Linden+Ferry&about=%22rent%22&lang=es").text
    frame = unescape(re.search(r"<code>(.+?)</code>", told)[1])  # type: ignore[index]
    address = re.fullmatch(r'<iframe src="([^"]+)" [^<>]+></iframe>', frame)
    assert address and address[1].startswith(HOME + "/embed?town=Linden+Ferry&about=%22rent%22")
    assert (
        public.get(address[1].removeprefix(HOME)).headers["content-security-policy"].endswith("ancestors *")
    )
    assert "<code>" not in pages.get("/find?town=Linden+Ferry").text  # nobody else reaches this machine


@pytest.mark.parametrize(
    ("path", "status", "error"),
    [
        ("/api/find", 400, "Missing required query parameter 'town' for path /api/find"),
        ("/api/event/e1", 404, "no such event"),
    ],
)
def test_a_fault_of_the_api_is_words(pages: Client, path: str, status: int, error: str) -> None:
    answer = pages.get(path)
    assert (answer.status_code, answer.json()) == (status, {"error": error})


@pytest.mark.parametrize("path", ["/nope", "/groups?town=Zzyzx", "/api/find?town=Zzyzx", "/event/e0"])
def test_a_fault_is_kept_by_nobody(public: Client, path: str) -> None:
    answer = public.get(path)
    assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")


@pytest.mark.parametrize(
    "path", ["/", "/digest/atom.xml?town=Linden+Ferry", "/feed/rss.xml?town=Linden+Ferry"]
)
def test_what_may_be_kept_is_kept_by_language(public: Client, path: str) -> None:
    headers = public.get(path).headers
    assert "public" in headers["cache-control"] and "Accept-Language" in headers["vary"]


def test_our_files_are_kept_for_ever_and_packed_for_who_can_unpack(public: Client) -> None:
    address = re.findall(r"/static/[^\"]+css", public.get("/").text)[0]
    packed = public.get(address)
    plain = public.get(address, headers={"Accept-Encoding": "identity"})
    assert (packed.headers["content-encoding"], packed.text) == ("gzip", plain.text)
    assert "content-encoding" not in plain.headers
    assert plain.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "Accept-Encoding" in plain.headers["vary"]


def test_a_persons_pages_are_kept_by_nobody(pages: Client) -> None:
    assert pages.get("/find", params={"town": "Linden Ferry"}).headers["cache-control"] == "no-store"


def test_the_embedded_list_alone_may_stand_in_a_frame(pages: Client) -> None:
    answer = pages.get("/embed", params={"town": "Linden Ferry"})
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers
    assert "<script" not in answer.text and "<form" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/x/../../desk.py",
        "/static/..%2f..%2fdesk.py/app.js",
        "/static/abc/style.css",
        "/event/..%2f..%2fetc%2fpasswd",
        "/group/x?town=Linden+Ferry",
        "/feed/..%2f?town=Linden+Ferry",
    ],
)
def test_what_is_not_there_is_not_there(pages: Client, path: str) -> None:
    assert pages.get(path).status_code == 404


def test_a_huge_address_and_a_huge_form_are_refused(pages: Client) -> None:
    assert pages.get("/find?town=" + "a" * 9_000).status_code == 414
    assert pages.post("/look", data={"town": "a" * 200_000}).status_code == 413


def test_no_redirect_leads_elsewhere(pages: Client) -> None:
    for path in ("//evil.example", "/find?town=&next=https://evil.example", "/find?lang=//evil.example"):
        answer = pages.get(HOME + path, follow_redirects=False)
        assert answer.status_code in (200, 302, 404)
        assert answer.headers.get("location", "/").startswith("/")
        assert not answer.headers.get("location", "/").startswith("//")


odd = st.text(max_size=80) | st.sampled_from(
    ["-1", "999999999999999999999", "²", "NaN", "\r\nX: 1", "' OR 1=1 --", "<b>"]
)
names = st.sampled_from(
    ["about", "section", "doing", "day", "within", "days", "rows", "view", "from", "lang", "trait"]
)


@given(st.lists(st.tuples(names, odd), max_size=6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_an_address_says_it_gets_a_page(pages: Client, said: list[tuple[str, str]]) -> None:
    pairs = [("town", "Linden Ferry"), *((key, value.encode("utf-8", "replace")) for key, value in said)]
    answer = pages.get("/find?" + urlencode(pairs))
    assert answer.status_code in (200, 414), answer.text
    assert "<b>" not in answer.text.replace("<br>", "")
