"""The private pages in a real browser: a walk with and without JavaScript, by keyboard, judged by axe."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.reader import PASSPHRASE
from tests.web.test_browser import DESK, LOW, TELEPHONE, browser, judge, start_server, watch

__all__ = ["browser"]

READING = [
    "/learn",
    "/learn/skill/taking-minutes",
    "/learn/next",
    "/learn/check-in",
    "/learn/guide",
    "/learn/guide/begin",
    "/learn/sheet/starting",
    "/learn/sheet/hand-over",
    "/journal",
    "/journal/copies",
    "/journal/new",
    "/journal/1",
    "/journal/1/edit",
    "/issues",
    "/issue/1",
    "/listen",
    "/listen/statements",
    "/listen/report",
    "/listen/map",
]
DOORS = ["/journal", "/locked", "/learn", "/listen"]


@pytest.fixture
def home(sample_folder: Path, tmp_path: Path) -> Iterator[str]:
    """The personal app over the sample town, without a journal yet."""
    shutil.copytree(sample_folder, tmp_path / "data")
    server, address = start_server(tmp_path / "data")
    yield address
    server.should_exit = True


def make_journal(page: Page, home: str) -> None:
    page.goto(f"{home}/journal")
    page.fill("input[name=passphrase]", PASSPHRASE)
    page.fill("input[name=passphrase-again]", PASSPHRASE)
    page.click("form.keys button")
    page.locator("h1", has_text="Journal").wait_for()


def write_entry(page: Page, home: str, text: str) -> None:
    page.goto(f"{home}/journal/new")
    page.fill("textarea[name=text]", text)
    page.check("input[value=took-a-task]")
    page.fill("textarea[name=learned]", "Read the decisions aloud")
    page.click("summary >> nth=0")
    page.check("input[value=taking-minutes]")
    page.fill("input[name=group]", "Ferry Tenants")
    page.fill("input[name=issue]", "housing")
    page.click("form.writing .actions button")
    page.get_by_text("Kept.").wait_for()


def hear(page: Page, home: str) -> str:
    """Begin a meeting, type two voices in, and return its address."""
    page.goto(f"{home}/listen")
    page.fill("input[name=name]", "Porch talk")
    page.fill("textarea[name=statements]", "Buses should run later\nBuses should not run later")
    page.click("form.writing button")
    page.wait_for_url("**said=began")
    for voice in (1, 2):
        page.check("input[name=on-a][value=agree]")
        page.check("input[name=on-b][value=disagree]")
        page.fill("textarea[name=words]", f"The last bus left at {voice + 4}")
        page.click("form.column .actions button >> nth=0")
        page.wait_for_url(f"**voice={voice + 1}**")
    return page.url.partition("?")[0]


@pytest.mark.parametrize("script", [True, False], ids=["javascript", "no-javascript"])
def test_a_walk_from_an_event_through_the_journal_to_the_next_step_and_to_a_report(
    browser: Browser, home: str, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script, viewport=TELEPHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{home}/find?town=Linden+Ferry&about=housing")
    page.locator(".row h3 a").first.click()
    page.wait_for_url("**/event/**")
    title = page.locator("h1").inner_text()
    page.get_by_role("link", name="I went").click()
    page.fill("input[name=passphrase]", PASSPHRASE)
    page.fill("input[name=passphrase-again]", PASSPHRASE)
    page.click("form.keys button")
    page.wait_for_url("**/journal/new?event=**")
    assert page.locator("textarea[name=text]").input_value() == title
    page.check("input[value=helped]")
    page.locator(".likely input").first.check()
    page.click("form.writing .actions button")
    page.get_by_text("Kept.").wait_for()
    page.get_by_role("link", name="What next?").click()
    expect(page.locator(".step-box")).to_have_count(3)
    page.get_by_role("navigation", name="Learn").get_by_role("link", name="Journal").click()
    page.fill("input[name=words]", title.split()[0])
    page.click("form.look button")
    expect(page.locator(".row")).to_have_count(1)
    page.locator(".row h3 a").click()
    page.get_by_role("button", name="Take out").click()
    page.get_by_text("Taken out.").wait_for()
    page.get_by_role("button", name="Bring back").first.click()
    page.get_by_text("Brought back.").wait_for()
    page.get_by_role("navigation", name="Learn").get_by_role("link", name="Check-in").click()
    page.get_by_role("button", name="I have no time").click()
    expect(page.locator(".answer li").nth(1)).to_be_visible()
    hear(page, home)
    page.goto(f"{home}/listen/statements")
    alike = page.locator(".pairs li", has_text="Buses should not run later")
    alike.get_by_role("button", name="Opposite").click()
    page.get_by_text("is the opposite of").wait_for()
    page.goto(f"{home}/listen/report")
    assert "not a poll" in page.locator("article").inner_text()
    page.get_by_role("button", name="Lock").click()
    page.wait_for_url("**/locked")
    page.goto(f"{home}/journal")
    assert page.locator("h1").inner_text() == "Locked"
    context.close()


@pytest.mark.parametrize(
    ("lang", "scheme", "size"),
    [("en", "light", DESK), ("en", "dark", TELEPHONE), ("es", "light", TELEPHONE), ("es", "dark", DESK)],
    ids=["en-light-desk", "en-dark-telephone", "es-light-telephone", "es-dark-desk"],
)
def test_axe_finds_no_serious_fault_and_nothing_overflows(
    browser: Browser, home: str, scheme: str, lang: str, size: dict[str, int]
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    complaints, faults = watch(page), {}

    def look(name: str) -> None:
        faults[name] = judge(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults[name].append("wider than the window")

    page.goto(f"{home}/journal?lang={lang}")
    look("first door")
    make_journal(page, home)
    write_entry(page, home, "Minutes of the evening, Mr. Ambrose Tallow spoke")
    meeting = hear(page, home).removeprefix(home)
    for path in [*READING, meeting, f"{meeting}/sheet"]:
        page.goto(f"{home}{path}?lang={lang}")
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        look(path)
    page.goto(f"{home}/learn/check-in?lang={lang}")
    page.click("button[value=low]")
    look("answer")
    page.goto(f"{home}/journal/new?lang={lang}")
    page.evaluate("document.querySelector('form.writing').noValidate = true")
    page.fill("input[name=happened_on]", "")
    page.click("form.writing .actions button")
    look("faults")
    page.goto(f"{home}{meeting}?lang={lang}")
    page.fill("textarea[name=words]", "Maria Lopez said it")
    page.click("form.column .actions button >> nth=0")
    look("doubt")
    page.click(".lock button")
    for path in DOORS:
        page.goto(f"{home}{path}?lang={lang}")
        look(f"locked {path}")
    context.close()
    assert {name: told for name, told in faults.items() if told} == {}
    # What is refused or asked again is told by its status, and Chromium notes such pages.
    assert [said for said in complaints if "status of 4" not in said] == []


def press_until(page: Page, reached: str) -> None:
    """Press Tab until the focus is on what the expression says."""
    for _ in range(250):
        page.keyboard.press("Tab")
        if page.evaluate(f"(at => {reached})(document.activeElement)"):
            return
    raise AssertionError(f"Tab never reaches {reached}")


def test_the_keyboard_alone_leads_from_the_question_through_an_event_into_the_journal(
    browser: Browser, home: str
) -> None:
    page = browser.new_page(viewport=DESK)  # type: ignore[arg-type]
    page.goto(home)
    press_until(page, "at.name === 'town'")
    page.keyboard.type("Linden Ferry")
    page.keyboard.press("Tab")
    page.keyboard.type("housing")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find?**")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the first thing that is reached leads past the head
    press_until(page, "at.matches('.row h3 a')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/event/**")
    title = page.locator("h1").inner_text()
    press_until(page, "at.value === 'keep'")
    page.keyboard.press("Enter")
    page.locator("button[value=drop]").wait_for()
    press_until(page, "at.href?.includes('/journal/new')")
    page.keyboard.press("Enter")
    page.locator("input[name=passphrase-again]").wait_for()
    press_until(page, "at.name === 'passphrase'")
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")
    page.locator("textarea[name=text]").wait_for()
    press_until(page, "at.tagName === 'BUTTON' && at.closest('form.writing')")
    page.keyboard.press("Enter")
    page.get_by_text("Kept.").wait_for()
    page.goto(f"{home}/saved")
    assert title in page.locator(".rows").inner_text()
    page.goto(f"{home}/journal")
    assert page.locator(".row h3 a").inner_text() == title
    page.close()


def test_the_keyboard_alone_makes_a_journal_writes_and_types_a_voice_in(browser: Browser, home: str) -> None:
    page = browser.new_page(viewport=DESK)  # type: ignore[arg-type]
    page.goto(f"{home}/journal/new")
    press_until(page, "at.name === 'passphrase'")
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")
    page.wait_for_url("**/journal/new")
    page.locator("textarea[name=text]").wait_for()
    press_until(page, "at.name === 'text'")
    page.keyboard.type("A walk")
    press_until(page, "at.name === 'role'")
    page.keyboard.press("ArrowRight")
    press_until(page, "at.tagName === 'BUTTON' && at.closest('form.writing')")
    page.keyboard.press("Enter")
    page.get_by_text("Kept.").wait_for()
    assert "helped" in page.locator(".facts").inner_text()
    page.goto(f"{home}/listen")
    press_until(page, "at.name === 'name'")
    page.keyboard.type("Porch talk")
    press_until(page, "at.name === 'statements'")
    page.keyboard.type("Buses should run later")
    press_until(page, "at.tagName === 'BUTTON' && at.closest('form.writing')")
    page.keyboard.press("Enter")
    page.wait_for_url("**said=began")
    press_until(page, "at.name === 'on-a'")
    page.keyboard.press("ArrowRight")
    shown = page.evaluate("getComputedStyle(document.activeElement.nextElementSibling).outlineStyle")
    assert shown == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**voice=2**")
    assert page.locator(".heard .chip").inner_text() == "a agrees"
    page.close()


def test_what_one_touches_is_as_high_as_a_finger(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport=TELEPHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    page = context.new_page()
    make_journal(page, home)
    write_entry(page, home, "A walk")
    meeting = hear(page, home).removeprefix(home)
    low: dict[str, list[str]] = {}
    for path in [*READING, meeting]:
        page.goto(home + path)
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        low[path] = page.evaluate(LOW)
    context.close()
    assert {path: told for path, told in low.items() if told} == {}


def test_the_browser_leaves_what_is_read_when_it_locks_and_keeps_what_is_being_written(
    browser: Browser, sample_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(sample_folder, tmp_path / "data")
    server, home = start_server(tmp_path / "data", idle_seconds=5)
    context = browser.new_context()
    reading, writing = context.new_page(), context.new_page()
    make_journal(reading, home)
    writing.goto(f"{home}/journal/new")
    writing.fill("textarea[name=text]", "Slowly considered")
    reading.wait_for_url("**/locked?then=**", timeout=20_000)
    assert reading.locator("h1").inner_text() == "Locked"
    writing.click("form.writing .actions button")
    writing.get_by_text("What you wrote is kept").wait_for()
    writing.fill("input[name=passphrase]", PASSPHRASE)
    writing.click("form.keys button")
    writing.get_by_text("Slowly considered").wait_for()
    context.close()
    server.should_exit = True


def test_going_back_after_locking_shows_the_lock(browser: Browser, home: str) -> None:
    page = browser.new_page()
    make_journal(page, home)
    write_entry(page, home, "A walk by the river")
    page.goto(f"{home}/journal")
    page.get_by_role("button", name="Lock").click()
    page.wait_for_url("**/locked")
    page.go_back()
    page.locator("h1").wait_for()
    assert "A walk by the river" not in page.content()
    page.close()


def test_the_sheets_print_without_what_one_clicks(browser: Browser, home: str) -> None:
    page = browser.new_page(viewport=DESK)  # type: ignore[arg-type]
    make_journal(page, home)
    meeting = hear(page, home)
    page.goto(f"{meeting}/sheet")
    page.emulate_media(media="print")
    assert not page.locator(".room, .areas, .no-print").first.is_visible()
    assert page.locator(".tally table").is_visible()
    assert len(page.pdf(prefer_css_page_size=True)) > 5_000
    page.close()


def test_no_request_leaves_for_another_host(browser: Browser, home: str) -> None:
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    make_journal(page, home)
    write_entry(page, home, "A walk")
    for path in READING:
        page.goto(home + path)
    assert [url for url in asked if not url.startswith(home)] == []
    assert [url for url in asked if PASSPHRASE.split()[0] in url] == []
    page.close()
