"""How many events are judged a second on one core, and how well.

usage: judge.py [--events N] [--json]

Speed: invented events, each text once ("distinct"), and as calendars repeat them, three dates a
text in random order ("repeated"); the whole of `judge`, quotes included, after the lexicon is
loaded. With labelled events in SHOWUP_CORPORA (by default ../shared) also the F1 figures of a
cross-validation that leaves one town out, where scikit-learn is installed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from showup.find.judge.verdict import judge
from showup.model.judgement import EventText

ROOT = Path(__file__).parent.parent
TITLES = (
    "Toddler storytime {}", "Jazz trio at the {}", "City Council meeting {}", "Varsity soccer vs {}",
    "Watercolour class {}", "Canvass for {}", "Sunday worship at {}", "Trivia night {}", "Panel: {}",
    "Yoga in the park {}", "Book club: {}", "Farmers market {}", "Creek cleanup at {}", "Support group {}",
)  # fmt: skip
SENTENCES = (
    "Join us for an evening at the library on the second Tuesday of the month.",
    "Doors open at seven, music starts at eight, tickets are fifteen dollars.",
    "All are welcome; please register on our website or call the front desk.",
    "Children must be accompanied by an adult, snacks will be provided.",
    "Bring water, sunscreen and good shoes; the walk is about three miles.",
    "The board meets in the council chambers and takes public comment.",
    "Our speaker is the author of two books about the river and its people.",
    "Parking is free behind the building, enter through the side door.",
)  # fmt: skip


def invent(count: int, seed: int = 7) -> list[EventText]:
    """Return distinct events with descriptions of about 300 characters, as calendars have them."""
    draw = random.Random(seed)
    return [
        EventText(
            draw.choice(TITLES).format(f"Alder {number}"),
            " ".join(draw.choices(SENTENCES, k=draw.randint(0, 8))) + f" Number {number}.",
            source=f"Calendar {number % 200}",
        )
        for number in range(count)
    ]


def count_per_second(texts: Sequence[EventText]) -> float:
    """Return how many texts are judged in a second of one core's time."""
    began = time.process_time()
    for text in texts:
        judge(text)
    return len(texts) / (time.process_time() - began)


def measure_quality() -> list[str]:
    """Return the lines the training script tells of towns kept apart, none without the labels."""
    gold = Path(os.environ.get("SHOWUP_CORPORA", ROOT.parent / "shared")) / "data/gold/events.jsonl"
    if not gold.exists():
        return []
    command = [sys.executable, str(ROOT / "scripts/train_judge.py"), str(gold), "--by", "town"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()


def main() -> None:
    """Tell the figures, as lines or as one line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    judge(EventText("warm up"))
    texts = invent(options.events)
    repeated = texts[: options.events // 3] * 3
    random.Random(7).shuffle(repeated)
    figures = {
        "distinct_per_second": round(count_per_second(texts)),
        "repeated_per_second": round(count_per_second(repeated)),
    }
    if options.json:
        print(json.dumps({"showup": figures}))
        return
    print(f"{options.events} distinct events: {figures['distinct_per_second']:,} a second on one core")
    print(f"three dates a text: {figures['repeated_per_second']:,} a second on one core")
    print("\n".join(["leave one town out:", *measure_quality()]))


if __name__ == "__main__":
    main()
