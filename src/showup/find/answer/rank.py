"""Candidates in, ranked matches out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from showup.find.answer.fit import local_day, weigh
from showup.find.answer.interests import read_interest
from showup.model.match import Candidate, Match, Question

# Earlier rows of the same host cost a later one a little, those whose titles begin alike more; a
# second date of what is listed already comes after everything else.
_SAME_HOST, _SAME_BEGINNING, _MOST_COST = 0.25, 0.6, 2.0
_SAME_THING = 4.0
_BEGINNING = 3  # words


def rank(
    candidates: Iterable[Candidate],
    question: Question,
    told_in: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> tuple[Match, ...]:
    """Return the matches, best first, at most `question.limit`; the same question gives the same order.

    `told_in` are the ids of the events whose texts hold the words of a cause, by cause.
    """
    interests = tuple(
        replace(read_interest(asked), told_in=told_in.get(asked, frozenset())) for asked in question.about
    )
    matches = []
    for candidate in candidates:
        fit = weigh(candidate, question, interests)
        if fit:
            matches.append(
                Match(
                    event=candidate.event,
                    judgement=candidate.judgement,
                    distance_km=candidate.distance_km,
                    reasons=fit.reasons,
                    score=round(fit.score, 4),
                    series=candidate.series,
                )
            )
    matches.sort(key=_order)
    return tuple(_vary(matches)[: question.limit])


def _order(match: Match) -> tuple[float, str, str]:
    return (-match.score, local_day(match.event.start).isoformat(), match.event.event_id)


def _vary(matches: Sequence[Match]) -> list[Match]:
    """Return the matches with repeated hosts and titles moved down, in a stable order."""
    earlier: Counter[tuple[str, ...]] = Counter()
    placed = []
    for match in matches:
        host, words = _host(match), fold_title(match.event.title)
        thing, beginning = (host, " ".join(words)), (host, *words[:_BEGINNING])
        series = ("series", match.event.series_id or match.event.event_id)
        cost = min(_SAME_HOST * earlier[host,] + _SAME_BEGINNING * earlier[beginning], _MOST_COST)
        repeats = max(earlier[thing], earlier[series])
        placed.append((match.score - cost - _SAME_THING * min(repeats, 1), match))
        earlier.update({(host,), thing, series, beginning})
    placed.sort(key=lambda pair: (-pair[0], *_order(pair[1])[1:]))
    return [match for _, match in placed]


@lru_cache(maxsize=20_000)
def fold_title(title: str) -> tuple[str, ...]:
    """Return the words of a title without dates and figures, and without what copying put before it."""
    return tuple(re.findall(r"[^\W\d_]+", re.sub(r"^copy of:?\s+", "", title.casefold().strip())))


def _host(match: Match) -> str:
    links = match.event.sources
    return (match.event.organizer or (links[0].name if links else "")).lower()
