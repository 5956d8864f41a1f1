"""`showup demo`: the main job on the sample town, no network."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from showup.cli.console import warn
from showup.cli.find_command import give
from showup.cli.run import announce, run_harvest
from showup.cli.settings import Settings
from showup.cli.stores import open_store
from showup.cli.wanted import Wanted
from showup.find.discover.registry import name_channels
from showup.find.harvest.find import find
from showup.model.match import Question
from showup.sample.town import TOWN

_NOW_YOURS = (
    '\nThis town is invented. Your own: showup find "Lincoln, Nebraska"'
    "\nThen showup next says what to try, showup log keeps what you did, showup guide how to begin."
)


def run_demo(settings: Settings) -> int:
    """Answer for the sample town: everything is real but the town and the network.

    The town is rendered for the day of the clock, so nothing of it is kept unless a folder is named.
    """
    with TemporaryDirectory(prefix="showup-demo-") as folder:
        settings = replace(settings, data_dir=settings.data_dir or Path(folder), replay=())
        with open_store(settings) as store:
            announce(settings, run_harvest(settings, TOWN, store, Wanted()))
            code = give(settings, find(Question(TOWN, settings.now), store, name_channels()))
    if not (settings.json or settings.quiet):
        called = Path(sys.argv[0])  # as make calls it: .venv/bin/showup
        name = "showup" if which("showup") or called.name != "showup" else str(called)
        warn(_NOW_YOURS.replace("showup", name, 1))
    return code
