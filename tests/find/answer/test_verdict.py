"""Which it is when little is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from showup.find.answer.verdict import reach_verdict
from showup.model.coverage import ChannelTried, Coverage, Estimate, KindLooked, NotTried

KNOWN = ("links", "overpass", "search", "wikidata")


def answered(*names: str) -> tuple[ChannelTried, ...]:
    return tuple(ChannelTried(name, "2026-08-21", 4, 2, "", 1) for name in names)


WELL = Coverage(
    "Alder, Ohio",
    channels=answered(*KNOWN),
    kinds=(KindLooked("library", 30, 20, 10),),
    sources={"ok": 20, "gone": 2},
    events=200,
    estimated_events=Estimate(240, 200, 400),
)
# channels that had nothing to ask for this town
IDLE = tuple(ChannelTried(name, "2026-08-21", 0, 0, "") for name in ("gancio", "mobilizon", "radar"))


@pytest.mark.parametrize(
    ("told", "kind", "words"),
    [
        (WELL, "looked well", "Looked well: most ways to find sources answered, and most sources do."),
        (replace(WELL, channels=()), "not looked", "Nobody has answered about this town yet."),
        (
            replace(WELL, channels=answered("links", "overpass")),
            "not hard enough",
            "Not looked hard enough: 2 of 4 ways to find sources failed or were never tried.",
        ),
        (
            replace(WELL, channels=answered("links", "search", "wikidata")),
            "not hard enough",
            "Not looked hard enough: the map of places did not answer.",
        ),
        (
            replace(WELL, channels=(*answered("links", "overpass"), *IDLE)),
            "not hard enough",
            "Not looked hard enough: 2 of 4 ways to find sources failed or were never tried.",
        ),
        (
            replace(WELL, sources={"ok": 4, "blocked": 3}),
            "not hard enough",
            "Not looked hard enough: 3 of 7 sources do not answer.",
        ),
        (
            replace(WELL, estimated_events=Estimate(500, 200, 900)),
            "not hard enough",
            "Not looked hard enough: 200 events are known and at least 500 must exist.",
        ),
        (
            replace(WELL, kinds=(KindLooked("library", 2, 1, 1),), sources={"ok": 2}),
            "remote",
            "A remote place, as far as we can tell: 2 places to meet, 2 working sources.",
        ),
    ],
)
def test_the_verdict_follows_from_the_account(told: Coverage, kind: str, words: str) -> None:
    verdict = reach_verdict(told, KNOWN)
    assert (verdict.kind, verdict.words) == (kind, words)


def test_each_verdict_but_the_good_one_says_what_to_do() -> None:
    missing = replace(WELL, channels=(), not_tried=(NotTried("channel search", "set SHOWUP_SEARCH_URL"),))
    assert reach_verdict(missing, KNOWN).advice[0] == "channel search: set SHOWUP_SEARCH_URL"
    remote = replace(WELL, kinds=(), sources={})
    assert any("online" in way for way in reach_verdict(remote, KNOWN).advice)
    assert reach_verdict(WELL, KNOWN).advice == ()
