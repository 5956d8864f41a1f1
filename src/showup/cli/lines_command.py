"""`showup extract`, `showup merge` and `showup judge`: one stage by itself, without a store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from showup.cli import wire
from showup.cli.console import DONE, IN_PART, NOTHING, put, put_json, warn
from showup.errors import NothingDone
from showup.model.document import Document, Request
from showup.model.problem import Problem
from showup.model.reading import Context
from showup.model.window import Window


class ManifestLine(msgspec.Struct):
    """One document to extract; `file` is relative to the manifest's folder."""

    file: str
    url: str
    now: str
    window: tuple[str, str]
    content_type: str = ""
    timezone: str | None = None


def run_extract(manifest: Path, json: bool) -> int:
    """Read each document of a manifest and print its events, a line a document."""
    try:
        lines = manifest.open("rb")
    except OSError as error:
        raise NothingDone(f"{manifest}: {error.strerror}") from None
    done = failed = 0
    decode = msgspec.json.Decoder(ManifestLine).decode
    with lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                asked = decode(line)
                told = extract(asked, manifest.parent)
            except (msgspec.DecodeError, OSError, ValueError) as error:
                failed += 1
                warn(f"{manifest}:{number}: {error}")
                continue
            done += 1
            show_extract(told, json)
    return _tell(done, failed)


def extract(asked: ManifestLine, folder: Path) -> dict[str, Any]:
    """Return the events of one document as its line of output."""
    from showup.find.extract.walk import read_richest
    from showup.find.normalise.clock import place_on_clock

    body = (folder / asked.file).read_bytes()
    now = datetime.fromisoformat(asked.now)
    window = Window(*(datetime.fromisoformat(moment) for moment in asked.window))
    headers = {"content-type": asked.content_type} if asked.content_type else {}
    document = Document(Request(asked.url), asked.url, 200, headers, body)
    name, reading = read_richest(document, Context(window, now, asked.timezone, asked.url))
    occurrences, problems = place_on_clock(reading, asked.url, window, asked.timezone)
    given: set[tuple[str, date]] = set()
    events = []
    for dated in occurrences:
        if not dated.uid or (dated.uid, dated.start) not in given:
            given.add((dated.uid, dated.start))
            events.append(wire.occurrence(dated))
    return {
        "file": asked.file,
        "reader": name,
        "events": events,
        "problems": [wire.problem(problem) for problem in (*reading.problems, *problems)],
        "incomplete": not reading.complete,
    }


def show_extract(told: dict[str, Any], json: bool) -> None:
    """Print one document's events."""
    if json:
        put_json(told)
        return
    put(f"{told['file']}: {told['reader'] or 'no calendar'}, {len(told['events'])} events")
    for event in told["events"]:
        put(f"    {event['start']}  {event['title']}")


def run_merge(json: bool) -> int:
    """Merge the listings on stdin; print {id, event_id} lines."""
    from showup.find.merge.lines import merge_lines

    return _transform(merge_lines, json)


def run_judge(json: bool) -> int:
    """Judge the events on stdin; print a line each."""
    from showup.find.judge.lines import judge_lines

    return _transform(judge_lines, json)


def _transform(stage: Callable[[Iterable[Any]], Iterator[dict[str, Any] | Problem]], json: bool) -> int:
    failed: list[int] = []
    done = 0
    for told in stage(_read_lines(failed)):
        if isinstance(told, Problem):
            failed.append(0)
            warn(f"{told.where}: {told.what}")
            continue
        done += 1
        if json:
            put_json(told)
        else:
            put("  ".join(f"{key}={value}" for key, value in told.items()))
    return _tell(done, len(failed))


def _read_lines(failed: list[int]) -> Iterator[Any]:
    """Yield the value of each line; one that is no JSON is told and counted."""
    decode = msgspec.json.Decoder().decode
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            yield decode(line)
        except msgspec.DecodeError as error:
            failed.append(number)
            warn(f"line {number}: {error}")


def _tell(done: int, failed: int) -> int:
    """Return 0 when all was read, 3 when some was, 1 when none was."""
    if failed:
        return IN_PART if done else NOTHING
    return DONE
