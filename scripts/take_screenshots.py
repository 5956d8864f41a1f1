"""Take pictures of the pages of the sample town for the docs: by day at a desk, by night on a telephone.

    .venv/bin/python scripts/take_screenshots.py [FOLDER]

Needs Chromium (scripts/install_browser.sh); no network.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

SHOWUP = str(Path(sys.executable).with_name("showup"))
NOW = "2026-08-21T12:00:00-05:00"
PORT = 8799
HOME = f"http://127.0.0.1:{PORT}"
TOWN = "town=Linden+Ferry"
PAGES = {
    "home": "/",
    "find": f"/find?{TOWN}",
    "map": f"/find?{TOWN}&view=map",
    "month": f"/find?{TOWN}&view=month",
    "poster": f"/poster?{TOWN}",
    "coverage": f"/coverage?{TOWN}",
    "first": "/find?town=Lincoln,+Nebraska&lang=es",
}
PRIVATE = {
    "ladder": "/learn",
    "next": "/learn/next",
    "journal": "/journal",
    "write": "/journal/new",
    "check-in": "/learn/check-in",
    "meetings": "/listen",
    "meeting": "/listen/5?voice=2",
    "sheet": "/listen/5/sheet",
}
PASSPHRASE = "an invented passphrase"
ENTRIES = (
    ("2026-06-04", "watched", "attending", "Sat at the back of the tenants' evening", "They decide by hands"),
    (
        "2026-06-18",
        "helped",
        "helping-out",
        "Put out the chairs and made coffee",
        "Early is the time to talk",
    ),
    ("2026-07-16", "helped", "helping-out", "Chairs again, and the door", "Half the talk is at the door"),
    (
        "2026-08-13",
        "took-a-task",
        "taking-minutes",
        "Took the minutes",
        "Read the decisions aloud at the end",
    ),
)
STATEMENTS = ("Buses should run later in the evening", "The library should open on Sundays")
# Each page as one sees it at a desk by day and on a telephone by night.
LOOKS = {"desk": (1280, 900, "light"), "telephone": (360, 780, "dark")}


def main(folder: Path) -> None:
    """Harvest the sample town, serve it, and take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as data:
        common = ["--data-dir", data, "--now", NOW, "--quiet"]
        subprocess.run([SHOWUP, "harvest", "Linden Ferry", *common], check=True, stdout=subprocess.DEVNULL)
        write_private(Path(data), common)
        server = subprocess.Popen([SHOWUP, "serve", "--port", str(PORT), *common])
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path="/usr/bin/chromium", args=["--no-sandbox"]
                )
                take_all(browser, folder)
        finally:
            server.terminate()
            server.wait()


def write_private(folder: Path, common: list[str]) -> None:
    """Keep an invented journal, and an invented meeting with two voices."""
    names = ("happened_on", "role", "skills", "text", "learned")
    rows = [dict(zip(names, (day, role, [skill], *told), strict=True)) for day, role, skill, *told in ENTRIES]
    lines, key = folder / "lines.jsonl", folder / "key"
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows))
    key.write_text(PASSPHRASE)
    key.chmod(0o600)
    lock = [f"--passphrase-file={key}", *common]
    run = partial(subprocess.run, check=True, stdout=subprocess.DEVNULL)
    run([SHOWUP, "journal", "import", str(lines), *lock])
    stated = [f"--statement={statement}" for statement in STATEMENTS]
    run(
        [SHOWUP, "listen", "note", "Porch talk", "--town=Linden Ferry", *stated, *lock],
        input=b"1a 1b 2a 2B\n",
    )


def unlock(page: Page) -> None:
    """Open the private pages."""
    page.goto(f"{HOME}/locked")
    page.fill("input[name=passphrase]", PASSPHRASE)
    page.click("form.keys button")
    page.wait_for_url("**/learn")


def take_all(browser: Browser, folder: Path) -> None:
    """Take each page in each look."""
    for look, (width, height, scheme) in LOOKS.items():
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        wait_for_server(page)
        for name, path in PAGES.items():
            page.goto(HOME + path)
            take(page, folder / f"{name}-{look}.jpg")
        page.goto(f"{HOME}/find?{TOWN}")
        page.locator(".row h3 a").first.click()
        take(page, folder / f"event-{look}.jpg")
        unlock(page)
        for name, path in PRIVATE.items():
            page.goto(HOME + path)
            take(page, folder / f"{name}-{look}.jpg")
        page.close()


def take(page: Page, file: Path) -> None:
    """Take one picture once the map, where there is one, stands still."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    page.screenshot(path=file, type="jpeg", quality=72)


def wait_for_server(page: Page) -> None:
    """Wait until the server answers."""
    for _ in range(100):
        try:
            page.goto(HOME)
            return
        except Exception:  # not listening yet
            time.sleep(0.1)
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures"))
