"""Take pictures of the pages of the sample town for the docs: light and dark, telephone and desk.

    .venv/bin/python scripts/take_screenshots.py [FOLDER]

Needs Chromium (scripts/install_browser.sh); no network.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

SHOWUP = str(Path(sys.executable).with_name("showup"))
NOW = "2026-08-21T12:00:00-05:00"
PORT = 8799
HOME = f"http://127.0.0.1:{PORT}"
TOWN = "town=Linden+Ferry"
PAGES = {
    "home": "/",
    "find": f"/find?{TOWN}",
    "map": f"/find?{TOWN}&view=map",
    "week": f"/find?{TOWN}&view=week",
    "month": f"/find?{TOWN}&view=month",
    "coverage": f"/coverage?{TOWN}",
    "first": "/find?town=Lincoln,+Nebraska&lang=es",
}
SIZES = {"telephone": (360, 780), "desk": (1280, 900)}


def main(folder: Path) -> None:
    """Harvest the sample town, serve it, and take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as data:
        common = ["--data-dir", data, "--now", NOW, "--quiet"]
        subprocess.run([SHOWUP, "harvest", "Linden Ferry", *common], check=True, stdout=subprocess.DEVNULL)
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


def take_all(browser: Browser, folder: Path) -> None:
    """Take each page in each size and colour scheme."""
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            wait_for_server(page)
            for name, path in PAGES.items():
                page.goto(HOME + path)
                page.screenshot(path=folder / f"{name}-{size}-{scheme}.png")
            page.goto(f"{HOME}/find?{TOWN}")
            page.locator(".row h3 a").first.click()
            page.screenshot(path=folder / f"event-{size}-{scheme}.png")
            page.close()


def wait_for_server(page: object) -> None:
    """Wait until the server answers."""
    for _ in range(100):
        try:
            page.goto(HOME)  # type: ignore[attr-defined]
            return
        except Exception:  # not listening yet
            time.sleep(0.1)
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures"))
