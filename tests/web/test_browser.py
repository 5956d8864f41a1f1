"""The pages in a real browser: with and without JavaScript, by keyboard, on a telephone, judged by axe."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from shutil import which

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from showup.cli.serve_command import make_pages
from tests.web.conftest import read

CHROMIUM = which("chromium")
TOWN = "town=Linden+Ferry"
PAGES = {
    "home": "/",
    "find": f"/find?{TOWN}",
    "map": f"/find?{TOWN}&view=map",
    "week": f"/find?{TOWN}&view=week",
    "month": f"/find?{TOWN}&view=month",
    "nothing": f"/find?{TOWN}&about=zeppelins",
    "coverage": f"/coverage?{TOWN}",
    "groups": f"/groups?{TOWN}",
    "which": "/find?town=Springfield",
    "first": "/find?town=Lincoln,+Nebraska",
    "embed": f"/embed?{TOWN}",
    "new": f"/new?{TOWN}",
    "digest": f"/digest?{TOWN}",
    "saved": "/saved",
    "compare": f"/compare?{TOWN}&town=Lincoln,+Nebraska",
    "poster": f"/poster?{TOWN}",
    "fault": "/nope",
}
TELEPHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def browser(sample_folder: Path) -> Iterator[Browser]:
    """Debian's Chromium; `make test` installs it, and a run without it fails rather than skips.

    Playwright keeps an event loop in this thread: what runs one of its own comes before or after it.
    """
    assert sample_folder
    assert CHROMIUM, "no Chromium: scripts/install_browser.sh installs it"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def start_server(folder: Path, idle_seconds: float = 900) -> tuple[uvicorn.Server, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    home = f"http://127.0.0.1:{port}"
    app = make_pages(read(folder), home, public=False, idle_seconds=idle_seconds)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.02)
    return server, home


@pytest.fixture(scope="module")
def home(sample_folder: Path) -> Iterator[str]:
    """The personal app over the sample town, on a port."""
    server, address = start_server(sample_folder)
    yield address
    server.should_exit = True


@pytest.fixture
def empty_home(tmp_path: Path) -> Iterator[str]:
    """The personal app over nothing yet."""
    server, address = start_server(tmp_path)
    yield address
    server.should_exit = True


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=DESK)  # type: ignore[arg-type]
    yield opened
    opened.close()


def watch(page: Page) -> list[str]:
    """Return a list that gets what the browser complains of: errors, and what the policy forbids."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    return complaints


# What one touches that is lower than a finger, links within a sentence and spots on the drawn map aside: the
# first lead on by their line, the second stand in the list as well.
TOUCHED = "a[href], button, summary, select, input:not([type=hidden]), textarea"
LOW = (
    f"() => [...document.querySelectorAll('{TOUCHED}')]"
    + """
  .filter((one) => {
    const around = one.closest("p, td, th, li, dd, h2, h3, nav, div, form, body");
    const alone = around.textContent.trim() === one.textContent.trim();
    const within = one.tagName === "A" && !alone && around.matches("p, td, th, li, dd");
    const touched = one.matches("[type=checkbox], [type=radio]") ? one.closest("label") : one;
    const box = touched.getBoundingClientRect();
    return one.checkVisibility() && !within && !one.matches('.skip, .spot')
      && box.width > 1 && box.height < 43.5;
  }).map((one) => `${one.outerHTML.slice(0, 120)} ${Math.round(one.getBoundingClientRect().height)}`)"""
)


def judge(page: Page) -> list[str]:
    """Return the faults axe finds that are serious or worse, with where they are."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run()")
    return [
        f"{fault['id']}: {fault['nodes'][0]['html'][:160]}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize(
    ("lang", "scheme", "size"),
    [("en", "light", DESK), ("en", "dark", TELEPHONE), ("es", "light", TELEPHONE), ("es", "dark", DESK)],
    ids=["en-light-desk", "en-dark-telephone", "es-light-telephone", "es-dark-desk"],
)
def test_axe_finds_no_serious_fault_and_nothing_overflows(
    browser: Browser, home: str, scheme: str, lang: str, size: dict[str, int]
) -> None:
    page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    complaints = watch(page)
    faults: dict[str, list[str]] = {}
    for name, path in PAGES.items():
        page.goto(home + path + ("&" if "?" in path else "?") + f"lang={lang}")
        faults[name] = judge(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults[name].append("wider than the window")
    page.goto(f"{home}/find?{TOWN}&lang={lang}")
    page.locator(".row h3 a").first.click()
    page.click("details.report summary")
    faults["event"] = judge(page)
    page.goto(page.url.partition("?")[0] + f"/sheet?lang={lang}")
    faults["sheet"] = judge(page)
    page.close()
    assert {name: told for name, told in faults.items() if told} == {}
    assert [said for said in complaints if "404" not in said] == []  # the page that is not there


def test_from_the_two_fields_to_an_event_by_keyboard_alone(context: BrowserContext, home: str) -> None:
    page = context.new_page()
    page.goto(home)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "town":
            break
    page.keyboard.type("Linden Ferry")
    page.keyboard.press("Tab")
    page.keyboard.type("housing")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find?**")
    for _ in range(200):
        page.keyboard.press("Tab")
        if "/event/" in (page.evaluate("document.activeElement.href") or ""):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/event/**")
    assert page.locator("h1").inner_text()
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"


@pytest.mark.parametrize("script", [True, False], ids=["javascript", "no-javascript"])
def test_a_first_visit_ends_at_the_matches(browser: Browser, empty_home: str, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(empty_home)
    page.fill("input[name=town]", "Linden Ferry")
    page.click("form.search button")
    page.wait_for_url("**/find?**")
    page.locator("main form button").last.click()
    page.wait_for_url("**/looking?**")
    page.locator("a.button", has_text="See what was found").wait_for(timeout=30_000)
    page.click("a.button >> nth=0")
    expect(page.locator(".row")).to_have_count(20)
    context.close()


def test_the_page_of_a_look_waits_for_a_server_that_is_gone(browser: Browser, empty_home: str) -> None:
    page = browser.new_page()
    page.goto(f"{empty_home}/find?town=Linden+Ferry")
    page.route("**/looking/live**", lambda route: route.abort())
    page.locator("main form button").last.click()
    page.wait_for_url("**/looking?**")
    page.route("**/looking?**", lambda route: route.abort())
    page.locator(".stage", has_text="showup does not answer").wait_for()
    page.unroute_all()
    page.locator("a.button", has_text="See what was found").wait_for(timeout=30_000)
    page.close()


def test_the_readers_own_time_is_told_beside_that_of_the_event(browser: Browser, home: str) -> None:
    context = browser.new_context(timezone_id="Europe/Berlin")
    page = context.new_page()
    page.goto(f"{home}/find?{TOWN}&about=peace")
    page.locator(".row h3 a").first.click()
    assert "Your time" in page.locator(".facts").inner_text()
    context.close()


def test_on_a_telephone_the_filters_are_closed_and_open_at_a_touch(browser: Browser, home: str) -> None:
    page = browser.new_page(viewport=TELEPHONE)  # type: ignore[arg-type]
    page.goto(f"{home}/find?{TOWN}")
    assert not page.locator(".filter").first.is_visible()
    page.click(".filters summary")
    page.locator(".filter a", has_text="canvassing").click()
    expect(page.locator(".row").first).to_be_visible()
    page.close()


def test_what_one_touches_is_as_high_as_a_finger(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport=TELEPHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    page = context.new_page()
    low: dict[str, list[str]] = {}
    for name, path in PAGES.items():
        page.goto(home + path)
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        low[name] = page.evaluate(LOW)
    page.goto(f"{home}/find?{TOWN}")
    page.locator(".row h3 a").first.tap()
    page.locator("details.report summary").tap()
    low["event"] = page.evaluate(LOW)
    context.close()
    assert {name: told for name, told in low.items() if told} == {}


def test_the_map_moves_and_leads_to_the_rows_of_the_list(context: BrowserContext, home: str) -> None:
    page = context.new_page()
    complaints = watch(page)
    page.goto(f"{home}/find?{TOWN}&view=map")
    assert page.locator("script").count() == 1 and page.locator(".map > svg").is_visible()
    page.hover(".results")
    pins = page.locator(".moving .pin")
    pins.first.wait_for()
    assert not page.locator(".map > svg").is_visible()
    page.evaluate("document.querySelector('.moving .pin').focus()")
    page.keyboard.press("Enter")
    link = page.locator(".leaflet-popup a[href^='#row-']").first
    link.wait_for()
    row = link.get_attribute("href")
    link.click()
    page.wait_for_function("row => location.hash === row", arg=row)
    assert page.locator(row or "").count() == 1
    few = pins.count()
    page.keyboard.press("Escape")
    for _ in range(3):
        page.click(".leaflet-control-zoom-in")
        page.wait_for_timeout(400)
    assert pins.count() > few  # what lay together comes apart
    assert complaints == []


def test_on_a_telephone_the_map_moves_once_its_button_is_touched(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport=TELEPHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{home}/find?{TOWN}&view=map")
    page.tap("button.wake")
    page.locator(".moving .pin").first.wait_for()
    assert page.evaluate("document.activeElement.className").startswith("moving")
    assert not page.locator("button.wake, .map > svg >> visible=true").count()
    context.close()


def test_without_javascript_the_drawn_map_leads_to_the_rows(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/find?{TOWN}&view=map")
    page.locator(".map .spot").first.click()
    page.wait_for_url("**#row-**")
    context.close()


def test_an_event_is_kept_and_a_question_too(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/find?{TOWN}&about=peace")
    page.click("form.keep button")
    assert page.locator(".kept").inner_text().startswith("Linden Ferry, peace")
    page.go_back()
    page.locator(".row h3 a").first.click()
    page.wait_for_url("**/event/**")
    title = page.locator("h1").inner_text()
    with page.expect_navigation():
        page.locator("button", has_text="Keep").first.click()
    page.goto(f"{home}/saved")
    assert title in page.locator(".rows").inner_text()
    with page.expect_navigation():
        page.locator(".fate button", has_text="Keep no longer").click()
    page.locator(".kept button").click()
    expect(page.locator(".kept, .fate")).to_have_count(0)
    context.close()


def test_the_week_prints_without_what_one_clicks(context: BrowserContext, home: str) -> None:
    page = context.new_page()
    page.goto(f"{home}/find?{TOWN}&view=week&from=2026-08-24")
    page.emulate_media(media="print")
    expect(page.locator(".day")).to_have_count(7)
    clicked = page.locator(".filters, .feeds, .top .search, button, .button").all()
    assert [one for one in clicked if one.is_visible()] == []
    assert len(page.pdf()) > 5_000


def test_no_request_leaves_for_another_host(context: BrowserContext, home: str) -> None:
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES.values():
        page.goto(home + path)
    assert [url for url in asked if not url.startswith(home)] == []
