"""Candidates in, ranked matches out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from heapq import heappush, heappushpop
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from showup.find.answer.fit import say_why, weigh
from showup.find.answer.interests import read_interest
from showup.model.event import Event
from showup.model.match import Candidate, Match, Question

# Earlier rows of the same host cost a later one a little, those whose titles begin alike more; a
# second date of what is listed already comes after everything else.
_SAME_HOST, _SAME_BEGINNING, _MOST_COST = 0.25, 0.6, 2.0
_SAME_THING = 4.0
_BEGINNING = 3  # words


class Weighed(NamedTuple):
    """A candidate with its score, higher is better."""

    score: float
    candidate: Candidate


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
    weighed = [(weigh(candidate, question, interests), candidate) for candidate in candidates]
    rows = [Weighed(score, candidate) for score, candidate in weighed if score is not None]
    rows.sort(key=_order)
    return tuple(
        Match(
            event=row.candidate.event,
            judgement=row.candidate.judgement,
            distance_km=row.candidate.distance_km,
            reasons=say_why(row.candidate, question, interests),
            score=round(row.score, 4),
            series=row.candidate.series,
        )
        for row in vary(rows, question.limit)
    )


def _order(row: Weighed) -> tuple[float, int, str]:
    event = row.candidate.event
    return (-row.score, event.start.toordinal(), event.event_id)


def vary(rows: Sequence[Weighed], limit: int) -> list[Weighed]:
    """Return the first `limit` of the rows, best first, with repeated hosts and titles moved down.

    What comes before a row can only move it down, so once the limit is filled with rows that stand above
    the best one left, no other needs to be looked at.
    """
    earlier: dict[tuple[str, ...], int] = defaultdict(int)
    placed: list[tuple[float, int, str, Weighed]] = []
    least: list[float] = []  # the scores that would be returned, the lowest of them first
    for row in rows:
        if len(least) >= limit and row.score < least[0]:
            break
        score = row.score - _charge(row.candidate.event, earlier)
        placed.append((-score, *_order(row)[1:], row))
        if len(least) < limit:
            heappush(least, score)
        else:
            heappushpop(least, score)
    placed.sort(key=itemgetter(0, 1, 2))
    return [row for *_, row in placed[:limit]]


def _charge(event: Event, earlier: dict[tuple[str, ...], int]) -> float:
    """Return what an event loses by those before it, and count it among them."""
    host, words = name_host(event), fold_title(event.title)
    thing, beginning = (host, " ".join(words)), (host, *words[:_BEGINNING])
    series = ("series", event.series_id or event.event_id)
    cost = min(_SAME_HOST * earlier[host,] + _SAME_BEGINNING * earlier[beginning], _MOST_COST)
    again = earlier[thing] or earlier[series]
    for key in {(host,), thing, series, beginning}:
        earlier[key] += 1
    return cost + (_SAME_THING if again else 0.0)


@lru_cache(maxsize=20_000)
def fold_title(title: str) -> tuple[str, ...]:
    """Return the words of a title without dates and figures, and without what copying put before it."""
    return tuple(re.findall(r"[^\W\d_]+", re.sub(r"^copy of:?\s+", "", title.casefold().strip())))


def name_host(event: Event) -> str:
    """Return who holds an event, else who tells of it first, in small letters."""
    return (event.organizer or (event.sources[0].name if event.sources else "")).lower()
