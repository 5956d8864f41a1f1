"""How hard we have looked: what was tried, what failed, what was never tried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ChannelTried:
    """One channel: when it was last asked (ISO 8601, "" never), what came, what failed."""

    name: str
    tried_at: str
    leads: int
    sources: int
    failed: str  # "" or the reason in words
    requests: int = 0  # 0: it had nothing to ask for this town


@dataclass(frozen=True, slots=True)
class KindLooked:
    """One kind of place: how many are known, have a site, have a source, did not answer."""

    kind: str
    places: int
    with_site: int
    with_source: int
    failed: int = 0


@dataclass(frozen=True, slots=True)
class NotTried:
    """Something that was not tried, and how to try it."""

    what: str
    how_to: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many events there are at least, with an interval; None where it cannot be told."""

    at_least: int | None = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether little is found since little was looked, or since little is there; and what to do."""

    kind: str  # "not looked", "not hard enough", "remote", "looked well"; "" not judged
    words: str
    advice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The account of one town."""

    town: str
    channels: tuple[ChannelTried, ...] = ()
    kinds: tuple[KindLooked, ...] = ()
    sources: Mapping[str, int] = field(default_factory=dict)  # status -> count
    events: int = 0
    estimated_events: Estimate = Estimate()
    balance: Mapping[str, int] = field(default_factory=dict)  # stated lean -> sources
    not_tried: tuple[NotTried, ...] = ()
    verdict: Verdict = Verdict("", "", ())
