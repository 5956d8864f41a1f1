"""Judge every kind of page of the sample town with Lighthouse, as a telephone sees them over a slow line.

    .venv/bin/python scripts/run_lighthouse.py [LIGHTHOUSE-FOLDER] [PAGE ...]

Needs npm and Chromium (scripts/install_browser.sh). Each page is judged three times and the median of each
figure told, as Lighthouse advises: other work on the machine stretches single runs. "speed" is Lighthouse's
own measure of this machine in that run, 1,500 at a desk, and its telephone is four times slower than a desk.
Where a machine is slow, or busy, it is "slowed" by so much less that it stays the same telephone
(https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md). Exits 1 where a page has less than
95 of 100 in performance, accessibility or best practices, or its first paint comes after a second.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from html import unescape
from pathlib import Path
from statistics import median
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
    "week": f"/find?{TOWN}&view=week",
    "month": f"/find?{TOWN}&view=month",
    "nothing": f"/find?{TOWN}&about=zeppelins",
    "groups": f"/groups?{TOWN}",
    "compare": f"/compare?{TOWN}&town=Lincoln,+Nebraska",
    "new": f"/new?{TOWN}&since=2026-08-01",
    "embed": f"/embed?{TOWN}",
    "coverage": f"/coverage?{TOWN}",
    "digest": f"/digest?{TOWN}",
    "poster": f"/poster?{TOWN}",
}
CATEGORIES = ("performance", "accessibility", "best-practices")
LEAST, LATEST_PAINT_MS, TIMES = 95, 1_000, 3
TELEPHONE_SPEED, MOST_SLOWED = 375, 4
# Where the pages are that one finds only by a link of the find page or of the list of groups.
LINKED = {"event": r"/event/e\w+", "group": r"/group/\w+\?[^\"]+"}
AUDITS = {
    "first paint ms": "first-contentful-paint",
    "largest paint ms": "largest-contentful-paint",
    "blocked ms": "total-blocking-time",
    "server ms": "server-response-time",
    "bytes": "total-byte-weight",
}


def main(tools: Path, wanted: list[str]) -> int:
    """Serve the sample town in public and judge every page, or those that are wanted."""
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
            pages = PAGES | {name: find_link(sign) for name, sign in LINKED.items()}
            told, speed = {}, judge(tools, "/", MOST_SLOWED)["speed"]
            for name, path in pages.items():
                if not wanted or name in wanted:
                    told[name] = judge_often(tools, path, speed)
                    speed = told[name]["speed"]
                    print(f"{name:<10}", "  ".join(f"{key} {value:g}" for key, value in told[name].items()))
        finally:
            server.terminate()
            server.wait()
    low = [name for name, scores in told.items() if min(scores[key] for key in CATEGORIES) < LEAST]
    late = [name for name, scores in told.items() if scores["first paint ms"] > LATEST_PAINT_MS]
    if low or late:
        print(f"below {LEAST}: {', '.join(low) or 'none'}; painted late: {', '.join(late) or 'none'}")
    return 1 if low or late else 0


def find_link(sign: str) -> str:
    """Return the first address of that form on the find page."""
    with urlopen(f"{HOME}/find?{TOWN}") as answer:
        return unescape(re.findall(sign, answer.read().decode())[0])


def judge_often(tools: Path, path: str, speed: float) -> dict[str, float]:
    """Return the median of each figure of a page; `speed` is that of the machine a moment ago."""
    runs: list[dict[str, float]] = []
    for _ in range(TIMES):
        slowed = min(MOST_SLOWED, max(1, speed / TELEPHONE_SPEED))
        runs.append(judge(tools, path, slowed))
        speed = runs[-1]["speed"]
    return {key: median(run[key] for run in runs) for key in runs[0]}


def wait_for_server() -> None:
    """Wait until the server answers."""
    for _ in range(300):
        try:
            urlopen(HOME).close()
            return
        except URLError:  # not listening yet
            time.sleep(0.1)
    raise SystemExit("the server did not start")


def judge(tools: Path, path: str, slowed: float) -> dict[str, float]:
    """Return the scores of a page out of 100, and what they come of."""
    run = [
        str(tools / "node_modules/.bin/lighthouse"),
        HOME + path,
        "--quiet",
        f"--throttling.cpuSlowdownMultiplier={slowed:.1f}",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    env = {**os.environ, "CHROME_PATH": os.environ.get("CHROME_PATH", "/usr/bin/chromium")}
    done = subprocess.run(run, check=False, capture_output=True, env=env)
    if done.returncode:  # on a busy machine Chromium does not always answer in its time
        done = subprocess.run(run, check=True, capture_output=True, env=env)
    told = json.loads(done.stdout)
    scores = {name: round(100 * (told["categories"][name]["score"] or 0)) for name in CATEGORIES}
    figures = {name: round(told["audits"][audit].get("numericValue", 0)) for name, audit in AUDITS.items()}
    return {**scores, **figures, "speed": told["environment"]["benchmarkIndex"], "slowed": round(slowed, 1)}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".venv/lighthouse"), sys.argv[2:]))
