"""Candidates in, ranked matches out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from showup.find.answer.fit import local_day, weigh
from showup.find.answer.interests import read_interest
from showup.model.match import Candidate, Match, Question

# One host, one series or one title of a host should not fill the list: each earlier row costs this much.
_SAME_HOST, _SAME_TITLE = 0.25, 0.8
_MOST_COST = 2.0


def rank(candidates: Iterable[Candidate], question: Question) -> tuple[Match, ...]:
    """Return the matches, best first, at most `question.limit`; the same question gives the same order."""
    interests = tuple(read_interest(asked) for asked in question.about)
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
    hosts: Counter[str] = Counter()
    repeats: Counter[tuple[str, str]] = Counter()
    placed = []
    for match in matches:
        host, repeated = _host(match), (_host(match), _fold(match.event.title))
        cost = min(_SAME_HOST * hosts[host] + _SAME_TITLE * repeats[repeated], _MOST_COST)
        placed.append((match.score - cost, match))
        hosts[host] += 1
        repeats[repeated] += 1
    placed.sort(key=lambda pair: (-pair[0], *_order(pair[1])[1:]))
    return [match for _, match in placed]


def _fold(title: str) -> str:
    return " ".join(title.casefold().split())


def _host(match: Match) -> str:
    links = match.event.sources
    return (match.event.organizer or (links[0].name if links else "")).lower()
