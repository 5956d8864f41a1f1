"""Axe on every page and every state of it: what was kept, heard, refused, locked, broken, or is not there.

`test_browser.py` and `test_private_browser.py` look at the pages as one finds them; here are the rest, and
the proof that no page was left out.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from showup.cli.serve_command import make_pages
from tests.web.conftest import HOME, read
from tests.web.reader import PASSPHRASE
from tests.web.server import run_server
from tests.web.test_browser import DESK, PAGES, TELEPHONE, TOWN, browser, judge, start_server, watch
from tests.web.test_faults import spoil
from tests.web.test_listen_pages import hear_many
from tests.web.test_private_browser import DOORS, READING

__all__ = ["browser"]

LOOKS = pytest.mark.parametrize(
    ("lang", "scheme", "size"),
    [("en", "light", TELEPHONE), ("en", "dark", DESK), ("es", "light", DESK), ("es", "dark", TELEPHONE)],
    ids=["en-light-telephone", "en-dark-desk", "es-light-desk", "es-dark-telephone"],
)
# What no person reads as a page.
NO_PAGES = re.compile(r"^/(static|api|feed|map)\b|\.(txt|ics|xml|json)$|/live$|/feed/|/journal/search$")
LEFT_BEHIND = [f"/find?{TOWN}&about=zeppelins&view=month&from=2026-10-01", "/find?town=Qqqqxyz", "/coverage"]


@pytest.fixture(scope="module")
def folder(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample town and a journal in which enough was heard for claims and a map."""
    made = tmp_path_factory.mktemp("lived") / "data"
    shutil.copytree(sample_folder, made)
    hear_many(made, people=120, statements=24, apart=0.9)
    return made


@pytest.fixture(scope="module")
def homes(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The personal app over that folder, the public one, and one over a folder that cannot be read."""
    spoilt = tmp_path_factory.mktemp("spoilt")
    spoil(spoilt)
    (spoilt / "private.db").write_bytes(b"cut short")
    (mine, home), (broken, broken_home) = start_server(folder), start_server(spoilt)
    with run_server(folder, public=True) as public_home:
        yield {"mine": home, "public": public_home, "spoilt": broken_home}
    mine.should_exit = broken.should_exit = True


class Walk:
    """A page that is judged wherever it comes; what was wrong is kept by the name of the place."""

    def __init__(self, browser: Browser, lang: str, scheme: str, size: dict[str, int]) -> None:
        self.context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.lang = lang
        self.complaints = watch(self.page)
        self.faults: dict[str, list[str]] = {}

    def go(self, address: str) -> None:
        """Open an address in the language of the walk and judge it."""
        self.page.goto(f"{address}{'&' if '?' in address else '?'}lang={self.lang}")
        self.look(address.partition("://")[2].partition("/")[2] or "home")

    def press(self, button: str) -> None:
        """Press a button and wait for the page that it leads to."""
        with self.page.expect_navigation():
            self.page.click(button)

    def look(self, name: str) -> None:
        """Judge what is shown, all that folds open."""
        self.page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        self.faults[name] = judge(self.page)
        if self.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            self.faults[name].append("wider than the window")

    def end(self) -> None:
        """Assert that nothing was wrong anywhere."""
        self.context.close()
        assert {name: told for name, told in self.faults.items() if told} == {}
        # What is refused is told by its status, and Chromium notes such pages.
        assert [said for said in self.complaints if not re.search(r"status of [345]", said)] == []


def find_link(page: Page, home: str, path: str, pattern: str) -> str:
    """Return the first address of ours on a page that is like this."""
    page.goto(home + path)
    found = re.search(rf'href="({pattern}[^"]*)"', page.content())
    assert found, pattern
    return home + found[1].replace("&amp;", "&")


@LOOKS
def test_axe_on_what_was_found_kept_and_is_not_there(
    browser: Browser, homes: dict[str, str], lang: str, scheme: str, size: dict[str, int]
) -> None:
    home, walk = homes["mine"], Walk(browser, lang, scheme, size)
    page = walk.page
    for path in LEFT_BEHIND:
        walk.go(home + path)
    walk.go(find_link(page, home, f"/groups?{TOWN}", "/group/"))
    event = find_link(page, home, f"/find?{TOWN}", "/event/")
    other = find_link(page, home, f"/find?{TOWN}&about=housing", "/event/")
    walk.go(find_link(page, home, event.removeprefix(home), "/venue"))
    walk.go(f"{home}/looking?{TOWN}")
    page.goto(f"{event}?lang={lang}")
    if page.locator("button[value=keep]").count():
        walk.press("button[value=keep]")
    page.click("details.report summary")
    page.check("input[value=place]")
    page.fill("input[name=words]", "It moved across the street")
    walk.press("form[action$=report] button")
    walk.look("event reported")
    page.fill("input[name=other]", other)
    walk.press("button[value=different]")
    walk.look("event told from another")
    walk.press(".undo button")
    page.goto(f"{home}/find?{TOWN}&about=housing&lang={lang}")
    page.fill("form.keep input[name=name]", f"Housing {lang} {scheme}")
    walk.press("form.keep button")
    walk.look("saved")
    walk.go(f"{home}/digest")
    for path in ("/", f"/find?{TOWN}", "/find?town=Lincoln,+Nebraska", event.removeprefix(home)):
        walk.go(homes["public"] + path)
    for path in ("/", "/journal", "/nope"):
        walk.go(homes["spoilt"] + path)
    walk.end()


@LOOKS
def test_axe_on_what_was_heard_refused_and_locked(
    browser: Browser, homes: dict[str, str], lang: str, scheme: str, size: dict[str, int]
) -> None:
    home, walk = homes["mine"], Walk(browser, lang, scheme, size)
    page = walk.page
    walk.go(f"{home}/listen/map")
    page.fill("input[name=passphrase]", "not this one")
    walk.press("form.keys button")
    walk.look("wrong passphrase")
    page.fill("input[name=passphrase]", PASSPHRASE)
    walk.press("form.keys button")
    page.locator(".opinions svg").wait_for()
    walk.look("map of opinions")
    walk.go(f"{home}/listen/report")
    assert page.locator(".claims li").count()
    walk.press("form[action*=report] button")
    walk.look("report told")
    walk.go(f"{home}/listen/statements")
    walk.press(".fold button[value=opposite]")
    walk.look("statements said")
    walk.press(".verdicts button >> nth=0")
    for text in ("A walk by the river", "Minutes of Mr. Ambrose Tallow"):
        page.goto(f"{home}/journal/new?lang={lang}")
        page.fill("textarea[name=text]", text)
        page.fill("input[name=issue]", "river")
        walk.press("form.writing .actions button")
        walk.look(f"kept {text}")
    page.goto(f"{home}/journal?lang={lang}")
    page.fill("form.look input[name=words]", "zeppelin")
    walk.press("form.look button")
    walk.look("nothing found")
    page.goto(f"{home}/journal?lang={lang}")
    walk.press(".row h3 a >> nth=0")
    walk.press("form[action*=remove] button")
    walk.look("removed")
    page.goto(f"{home}/journal/copies?lang={lang}")
    page.set_input_files(
        "form[action*=import] input[type=file]",
        {"name": "a.jsonl", "mimeType": "text/plain", "buffer": b"{}\n{"},
    )
    walk.press("form[action*=import] button")
    walk.look("copies refused")
    page.goto(f"{home}/journal/new?lang={lang}")
    page.fill("textarea[name=text]", "Slowly considered")
    other = walk.context.new_page()
    other.goto(f"{home}/journal")
    other.click(".lock button")
    other.wait_for_url("**/locked")
    walk.press("form.writing .actions button")
    walk.look("kept behind the lock")
    walk.end()


def list_routes(folder: Path) -> set[str]:
    """Return the paths of the app that answer with a page."""
    app = make_pages(read(folder), HOME, public=False).app
    return {
        route.path
        for route in app.routes  # type: ignore[attr-defined]
        if "GET" in getattr(route, "methods", ()) and not NO_PAGES.search(route.path_format.replace("}", ""))
    }


def test_no_page_is_left_out(tmp_path: Path) -> None:
    visited = [
        *(path.partition("?")[0] for path in [*PAGES.values(), *LEFT_BEHIND, *READING, *DOORS]),
        *("/group/1", "/venue", "/looking", "/event/e1", "/event/e1/sheet", "/listen/1", "/listen/1/sheet"),
    ]
    patterns = {path: re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path)) for path in list_routes(tmp_path)}
    assert len(patterns) > 35
    assert [path for path, like in patterns.items() if not any(map(like.fullmatch, visited))] == []
