"""Judge the pages of the sample town with Lighthouse, as a telephone sees them over a slow line.

    .venv/bin/python scripts/run_lighthouse.py [LIGHTHOUSE-FOLDER]

Needs npm and Chromium (scripts/install_browser.sh). Exits 1 where a page has less than 95 of 100 in
performance, accessibility or best practices, or its first paint comes after a second.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen  # noqa: TID251 - it asks our own server

SHOWUP = str(Path(sys.executable).with_name("showup"))
NOW = "2026-08-21T12:00:00-05:00"
PORT = 8798
HOME = f"http://127.0.0.1:{PORT}"
TOWN = "town=Linden+Ferry"
PAGES = {
    "home": "/",
    "find": f"/find?{TOWN}",
    "map": f"/find?{TOWN}&view=map",
    "month": f"/find?{TOWN}&view=month",
    "coverage": f"/coverage?{TOWN}",
    "digest": f"/digest?{TOWN}",
    "poster": f"/poster?{TOWN}",
}
CATEGORIES = ("performance", "accessibility", "best-practices")
LEAST, LATEST_PAINT_MS = 95, 1_000


def main(tools: Path) -> int:
    """Serve the sample town in public and judge every page."""
    if not (tools / "node_modules/lighthouse").exists():
        subprocess.run(
            ["npm", "install", "--silent", "--no-save", "--prefix", str(tools), "lighthouse@12"], check=True
        )
    with TemporaryDirectory() as data:
        common = ["--data-dir", data, "--now", NOW, "--quiet"]
        subprocess.run([SHOWUP, "harvest", "Linden Ferry", *common], check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([SHOWUP, "serve", "--public", "--port", str(PORT), *common])
        try:
            wait_for_server()
            pages = dict(PAGES)
            with urlopen(f"{HOME}/find?{TOWN}") as answer:
                pages["event"] = re.findall(r"/event/e\w+", answer.read().decode())[0]
            told = {}
            for name, path in pages.items():
                told[name] = judge(tools, path)
                print(f"{name:<10}", "  ".join(f"{key} {value:g}" for key, value in told[name].items()))
        finally:
            server.terminate()
            server.wait()
    low = [name for name, scores in told.items() if min(scores[key] for key in CATEGORIES) < LEAST]
    late = [name for name, scores in told.items() if scores["first paint ms"] > LATEST_PAINT_MS]
    if low or late:
        print(f"below {LEAST}: {', '.join(low) or 'none'}; painted late: {', '.join(late) or 'none'}")
    return 1 if low or late else 0


def wait_for_server() -> None:
    """Wait until the server answers."""
    for _ in range(300):
        try:
            urlopen(HOME).close()
            return
        except URLError:  # not listening yet
            time.sleep(0.1)
    raise SystemExit("the server did not start")


def judge(tools: Path, path: str) -> dict[str, float]:
    """Return the scores of a page out of 100, and when its first paint comes."""
    done = subprocess.run(
        [
            str(tools / "node_modules/.bin/lighthouse"),
            HOME + path,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ],
        check=True,
        capture_output=True,
        env={**os.environ, "CHROME_PATH": os.environ.get("CHROME_PATH", "/usr/bin/chromium")},
    )
    told = json.loads(done.stdout)
    scores = {name: round(100 * (told["categories"][name]["score"] or 0)) for name in CATEGORIES}
    return {**scores, "first paint ms": round(told["audits"]["first-contentful-paint"]["numericValue"])}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".venv/lighthouse")))
