"""Government meetings, talks and service: worth knowing, shown apart from where one takes part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from showup.model.address import host_of
from showup.model.match import Match

GOVERNMENT, TALKS, SERVICE = "Government meetings", "Talks and films", "Service and volunteering"
SECTIONS = (GOVERNMENT, TALKS, SERVICE)
_OF_BODIES = frozenset({"public-comment", "planning-meeting"})
_OF_TALKS = frozenset({"lecture-or-film", "discussion"})


def name_section(match: Match) -> str:
    """Return the section an event belongs to, "" for the main list."""
    activities, topics = set(match.judgement.activities), match.judgement.topics
    if activities & _OF_BODIES and ("local-government" in topics or _is_of_government(match)):
        return GOVERNMENT
    if "lecture-or-film" in activities and activities <= _OF_TALKS:
        return TALKS
    if activities == {"service-volunteering"}:
        return SERVICE
    return ""


def split_sections(matches: Iterable[Match]) -> dict[str, list[Match]]:
    """Return the matches of each section and, under "", those of the main list, each in order."""
    sections: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        sections[name_section(match)].append(match)
    return sections


def _is_of_government(match: Match) -> bool:
    hosts = [host_of(match.event.url), *(host_of(link.url or link.feed_url) for link in match.event.sources)]
    return any("gov" in host.split(".")[-2:] for host in hosts)  # example.gov, example.gov.uk
