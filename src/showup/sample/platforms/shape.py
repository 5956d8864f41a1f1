"""What every platform of the sample is: what its pages carry, what it answers, where its feed is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from showup.sample.almanac import Almanac
from showup.sample.exchange import Answer, Ask
from showup.sample.town_life import Site


def say_nothing(site: Site) -> str:
    """Return no signs: a site that does not tell what it is made with."""
    del site
    return ""


@dataclass(frozen=True, slots=True)
class Platform:
    """One way of publishing.

    `answer` is asked before the pages that all sites have, and may leave a request to them (None).
    `feeds` are the addresses under which the same events can be read, any of which will do.
    """

    answer: Callable[[Site, Ask, Almanac], Answer | None]
    feeds: Callable[[Site], tuple[str, ...]]
    links: Callable[[Site], Mapping[str, str]]  # words -> address, in the navigation of every page
    signs: Callable[[Site], str] = say_nothing  # what stands in the head of every page
