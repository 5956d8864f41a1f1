"""How fast and how well listings are merged, beside two rivals on the same listings.

usage: merge.py [--json]

Needs the judged listings in SHOWUP_CORPORA (by default ../shared). Rivals: (town, date, first 40
letters of the title), and splink, unsupervised, where it is installed. Quality is told by the
judged pairs and whole days. The shipped weights were trained on these towns, so their line is the
fit; the line "out of town" is the measure: each town merged with weights of the others (needs
scikit-learn). "One more source" is the time in which the largest source of the largest town is
merged into the rest of it, whose events are known; "next harvest" that of the whole step after a
harvest (read, merge, judge, store) which found one listing in fifty under another title. Speed is
listings a second of one process's time, from records to events.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from showup.find.harvest.settings import HarvestSettings
from showup.find.harvest.settle import settle
from showup.find.merge.lines import merge_lines, read_record
from showup.find.merge.merge import merge_occurrences
from showup.model.occurrence import Occurrence
from showup.model.source import Source, Status
from showup.model.town import Town
from showup.store.harvest_store import HarvestStore

ROOT = Path(__file__).parent.parent
CORPORA = Path(os.environ.get("SHOWUP_CORPORA", ROOT.parent / "shared"))
Record = Mapping[str, Any]


def read_records() -> list[Record]:
    """Return the judged listings with their times on the town's clock."""
    content = gzip.decompress((CORPORA / "data/merge/listings.jsonl.gz").read_bytes())
    records = [json.loads(line) for line in content.splitlines()]
    return [{**record, "start": record["start_local"]} for record in records]


def merge_by_showup(records: Sequence[Record]) -> dict[str, str]:
    """Return the event of each listing."""
    return {line["id"]: line["event_id"] for line in merge_lines(records)}


def merge_by_letters(records: Sequence[Record]) -> dict[str, str]:
    """Return the town, date and first 40 letters of each listing."""
    return {
        record["id"]: f"{record['town']} {record['start'][:10]} {record['title'].casefold()[:40]}"
        for record in records
    }


def merge_by_splink(records: Sequence[Record]) -> dict[str, str]:
    """Return the clusters splink finds within town and date, unsupervised, at a chance of 0.9."""
    import pyarrow
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    fields = ("id", "town", "title", "location", "url")
    rows = [
        {name: record.get(name) or None for name in fields}
        | {"unique_id": record["id"], "day": record["start"][:10], "start": record["start"]}
        for record in records
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compare.JaroWinklerAtThresholds("title", [0.95, 0.88, 0.8]),
            compare.JaroWinklerAtThresholds("location", [0.95, 0.85]),
            compare.ExactMatch("start"),
            compare.ExactMatch("url"),
        ],
        blocking_rules_to_generate_predictions=[block_on("town", "day")],
    )
    database = DuckDBAPI()
    linker = Linker(database.register(pyarrow.Table.from_pylist(rows)), settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in (block_on("title", "day"), block_on("start", "location")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.9)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(found, 0.9)
    return {row["unique_id"]: row["cluster_id"] for row in clusters.as_record_list()}


def measure(merge: Callable[[Sequence[Record]], dict[str, str]], records: Sequence[Record]) -> dict[str, Any]:
    """Return speed and quality of one way to merge."""
    began = time.process_time()
    events = merge(records)
    seconds = time.process_time() - began
    return {"per_second": round(len(records) / seconds), **score(events)}


def read_largest_town(records: Sequence[Record]) -> list[Occurrence]:
    """Return the listings of the town that has most."""
    towns = Counter(record["town"] for record in records)
    town = min(towns, key=lambda name: (-towns[name], name))
    return [one for row in records if row["town"] == town if (one := read_record(row, row["id"]))]


def measure_next_source(listings: Sequence[Occurrence]) -> dict[str, Any]:
    """Return the seconds in which one more source's listings are merged into a town."""
    sources = Counter(one.source for one in listings)
    last = min(sources, key=lambda name: (-sources[name], name))
    known = {
        member: event.event_id
        for event in merge_occurrences([one for one in listings if one.source != last]).events
        for member in event.members
    }
    began = time.process_time()
    merge_occurrences(listings, known)
    seconds = round(time.process_time() - began, 2)
    return {"listings": len(listings), "new": sources[last], "seconds": seconds}


def measure_next_harvest(listings: Sequence[Occurrence]) -> dict[str, Any]:
    """Return the seconds of the step after a harvest that found one listing in fifty under another title."""
    town = Town("Elm Hollow", "Westmark", "WM", "US", 39.17, -86.53, "America/Indiana/Indianapolis")
    first = min(one.start for one in listings if isinstance(one.start, datetime))
    settings = HarvestSettings(now=first)
    again = [
        replace(one, title=f"{one.title} (new)") if number % 50 == 0 else one
        for number, one in enumerate(listings)
    ]
    with tempfile.TemporaryDirectory() as folder, HarvestStore.open(Path(folder) / "harvest.db") as store:
        store.save_town(town)
        keep_listings(store, town, settings, listings)
        settle(town, store, settings)
        keep_listings(store, town, settings, again)
        began = time.process_time()
        settled = settle(town, store, settings)
        seconds = round(time.process_time() - began, 2)
    return {"listings": settled.occurrences, "events": settled.events, "seconds": seconds}


def keep_listings(
    store: HarvestStore, town: Town, settings: HarvestSettings, listings: Sequence[Occurrence]
) -> None:
    """Keep what each source tells, as reading it does."""
    sources: dict[str, list[Occurrence]] = defaultdict(list)
    for one in listings:
        sources[one.source].append(one)
    for name, told in sources.items():
        store.save_source(town.key, Source(name, "icalendar", status=Status.OK))
        store.replace_occurrences(name, settings.window, told, settings.now)


def score(events: Mapping[str, str]) -> dict[str, Any]:
    """Return what the scorer of the judged data says."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.jsonl"
        lines = (json.dumps({"id": member, "event_id": event}) for member, event in events.items())
        told.write_text("\n".join(lines))
        return score_file(told)


def score_file(told: Path) -> dict[str, Any]:
    """Return precision and recall of pairs, rates of lost and left, and repeated false merges."""
    command = [sys.executable, str(CORPORA / "score/merge_score.py"), str(told), "--json"]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    found = json.loads(answer)
    days = found["slices"]
    return {
        "precision": round(found["pairs"]["P"], 3),
        "recall": round(found["pairs"]["R"], 3),
        "lost_percent": round(100 * days["lost"] / days["gatherings"], 2),
        "left_percent": round(100 * days["dups_left"] / days["gatherings"], 2),
        "false_merges": found["peer_false_merges"]["repeated"],
    }


def measure_out_of_town() -> dict[str, Any]:
    """Return the quality of weights on towns they were not trained on."""
    with tempfile.TemporaryDirectory() as folder:
        script = [sys.executable, str(ROOT / "scripts/train_merge.py"), str(CORPORA / "data/merge")]
        subprocess.run([*script, "--judge", folder], stdout=subprocess.DEVNULL, check=True)
        return score_file(next(Path(folder).glob("out-of-town-*.jsonl")))


def main() -> int:
    """Tell the figures, as lines or as one line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not (CORPORA / "data/merge").is_dir():
        print(f"no judged listings in {CORPORA}: set SHOWUP_CORPORA")
        return 1
    records = read_records()
    merge_by_showup(records[:100])  # the weights are read once
    figures = {"showup": measure(merge_by_showup, records)}
    largest = read_largest_town(records)
    figures["showup, one more source"] = measure_next_source(largest)
    figures["showup, next harvest"] = measure_next_harvest(largest)
    if find_spec("sklearn"):
        figures["showup, out of town"] = measure_out_of_town()
    rivals = {"date and 40 letters": measure(merge_by_letters, records)}
    if find_spec("splink"):
        rivals["splink"] = measure(merge_by_splink, records)
    if options.json:
        print(json.dumps({**figures, "rivals": rivals}))
    else:
        for name, told in (figures | rivals).items():
            print(f"{name}: {', '.join(f'{key} {value}' for key, value in told.items())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
