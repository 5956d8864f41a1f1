"""`showup saved feed`: a kept question's answer as a feed in a file, for a calendar or a feed reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from showup.cli.console import DONE, warn
from showup.cli.settings import Settings
from showup.cli.stores import open_choices, open_store
from showup.errors import NothingDone, UsageError
from showup.find.harvest.find import answer
from showup.model.match import Candidate, Question
from showup.publish.atom import write_atom
from showup.publish.bulletin import Bulletin
from showup.publish.calendar import write_calendar
from showup.publish.json_feed import write_json_feed
from showup.publish.rss import write_rss

_FORMATS: dict[str, Callable[[Bulletin], str]] = {
    ".ics": write_calendar,
    ".rss": write_rss,
    ".xml": write_rss,
    ".atom": write_atom,
    ".json": write_json_feed,
}
_MOST = 400  # dated events


def run_saved_feed(settings: Settings, name: str, file: Path) -> int:
    """Write what answers a kept question now; the format is that of the file's ending."""
    write = _FORMATS.get(file.suffix.lower())
    if write is None:
        raise UsageError(f"{file}: write a name that ends in {', '.join(_FORMATS)}")
    question = replace(read_question(settings, name), now=settings.now, limit=_MOST)
    with open_store(settings) as store:
        matches = answer(question, store)
        revised = store.revised(question.town.key)
        as_of = store.last_harvest(question.town.key) or settings.now
    address = file.absolute().as_uri()
    told = Bulletin(
        title=f"{name} · {question.town.name}",
        home="",
        page=address,
        address=address,
        as_of=as_of,
        revised=revised,
        timezone=question.town.timezone,
        candidates=tuple(Candidate(row.event, row.judgement, row.series, row.distance_km) for row in matches),
    )
    try:
        file.write_text(write(told), "utf-8", newline="")
    except OSError as error:
        raise NothingDone(f"{file}: {error.strerror or error}") from None
    if not settings.quiet:
        warn(f"{len(matches)} events in {file}")
    return DONE


def read_question(settings: Settings, name: str) -> Question:
    """Return the question kept under a name; UsageError where there is none."""
    with open_choices(settings) as choices:
        kept = {told: question for told, question, _ in choices.questions()}
    if name not in kept:
        raise UsageError(f'no question is kept as "{name}"; showup saved list shows them')
    return kept[name]
