"""A question put to the store: search, rank, widen, account. Never touches the network."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from showup.find.answer.coverage import count_kinds, count_states, list_not_tried
from showup.find.answer.estimate import credit_channels, estimate_events
from showup.find.answer.fold import fold_series
from showup.find.answer.groups import rank_groups
from showup.find.answer.interests import read_interest
from showup.find.answer.rank import rank
from showup.find.answer.section import name_section
from showup.find.answer.verdict import reach_verdict
from showup.find.answer.widen import ENOUGH, FARTHEST_KM, begin_oneself, widen
from showup.find.discover.balance import balance_sources
from showup.find.harvest.judge_again import judge_again
from showup.model.address import host_of
from showup.model.coverage import ChannelTried, Coverage
from showup.model.lead import Outcome
from showup.model.match import Answer, Candidate, Match, Nearest, Question, Widening
from showup.model.source import Source
from showup.model.town import Town
from showup.store.asked import Asked, Cause
from showup.store.harvest_store import HarvestStore

_MOST_BESIDE = 400
MOST_WEIGHED = 1_000  # events that are read and weighed for one question
_UNANSWERED = frozenset({Outcome.DEAD, Outcome.BLOCKED, Outcome.DISALLOWED})
_TOWN_SIZE = 20_000  # people; smaller towns seldom have more to offer


def find(question: Question, store: HarvestStore, known_channels: Iterable[str]) -> Answer:
    """Return the answer from what is stored, with how hard we have looked and what is on beside it."""
    told = look_up(question, store)
    reach = Question(question.town, question.now, within_km=question.within_km)
    return replace(
        told,
        coverage=cover(reach, store, known_channels),
        beside=_look_beside(question, told.matches, store),
    )


def look_up(question: Question, store: HarvestStore) -> Answer:
    """Return matches and groups alone; when little fits, the question is widened by named steps."""
    town = question.town
    matches = answer(question, store)
    near = bool(matches)
    widened: list[Widening] = []
    asked = question
    for wider, step in widen(question):
        if _is_enough(matches, question):
            break
        widened.append(step)
        matches, asked = _append(matches, answer(wider, store), question.limit), wider
    if not _is_enough(matches, question):
        widened.append(begin_oneself())
    return Answer(
        question=question,
        as_of=store.last_harvest(town.key),
        matches=matches,
        groups=rank_groups(store.groups(town.key), asked, matches),
        widened=tuple(widened),
        nearest=None if near else find_nearest(question, store),
    )


def _is_enough(matches: Sequence[Match], question: Question) -> bool:
    return len(fold_series(matches)) >= min(ENOUGH, question.limit)


def answer(question: Question, store: HarvestStore, most: int | None = None) -> tuple[Match, ...]:
    """Return what answers exactly this question, best first; at most so many events are weighed for it.

    What an older judge judged is judged anew before.
    """
    judge_again(question.town.key, store)
    interests = [read_interest(asked) for asked in question.about]
    causes = [Cause(interest.topics, interest.asked if interest.words else "") for interest in interests]
    likely = store.look_likely(_ask(question), count_weighed(question) if most is None else most, causes)
    return rank(likely.candidates, question, likely.told_in)


def count_weighed(question: Question) -> int:
    """Return how many events are weighed for a question: never fewer than it asks to be shown."""
    return max(MOST_WEIGHED, question.limit)


def find_nearest(question: Question, store: HarvestStore) -> Nearest | None:
    """Return the nearest place where something answers; else the nearest larger town nobody looked at."""
    from showup.gazetteer.nearby import list_nearby  # read only where nothing was found

    town, larger = question.town, None
    looked_at = {known.key for known in store.towns()}
    least = max(_TOWN_SIZE, town.population)
    for away, other in list_nearby(town.lat, town.lon, FARTHEST_KM):
        if other.key == town.key:
            continue
        if other.key not in looked_at:
            if larger is None and other.population >= least:
                larger = Nearest(other, away, known=False)
        elif answer(replace(question, town=other), store):
            return Nearest(other, away, known=True)
    return larger


def _look_beside(question: Question, matches: Sequence[Match], store: HarvestStore) -> tuple[Match, ...]:
    """Return what is below the level asked for and has a section of its own, as many as were asked for."""
    if question.level < 2:
        return ()
    lower = replace(question, level=1, limit=_MOST_BESIDE)
    known = {match.event.event_id for match in matches}
    apart = [
        match
        for match in answer(lower, store)
        if match.judgement.level < question.level and match.event.event_id not in known
    ]
    return tuple(match for match in apart if name_section(match))[: question.limit]


def search(question: Question, store: HarvestStore) -> list[Candidate]:
    """Return the candidates within reach and time, unranked."""
    return list(store.look(_ask(question), limit=sys.maxsize).candidates)


def count_facets(question: Question, store: HarvestStore) -> Mapping[str, Mapping[str, int]]:
    """Return how many events within reach and time have each value of each facet."""
    return store.look(_ask(question), limit=0).facets


def _ask(question: Question) -> Asked:
    return Asked(
        question.town.lat,
        question.town.lon,
        question.within_km,
        question.now,
        question.now + timedelta(days=question.days),
        question.town.key,
        activities=question.doing,
        skills=question.practise,
        weekdays=question.weekdays,
        traits=question.traits,
        languages=question.languages,
        level=question.level,
        online=question.online,
        not_before=question.not_before,
        before=question.before,
    )


def _append(first: tuple[Match, ...], more: tuple[Match, ...], limit: int) -> tuple[Match, ...]:
    """What answers the narrower question stays on top."""
    known = {match.event.event_id for match in first}
    return (*first, *(match for match in more if match.event.event_id not in known))[:limit]


def cover(question: Question, store: HarvestStore, known_channels: Iterable[str]) -> Coverage:
    """Return the account of a town: channels, kinds of place, sources, events, what was never tried."""
    town, known = question.town, list(known_channels)
    sources = store.sources(town.key)
    seen_by = store.tell_sources(replace(_ask(question), level=0))
    channels = count_sources(store.channels(town.key), sources)
    failed = {host_of(row.lead.url) for row in store.leads(town.key) if row.outcome in _UNANSWERED}
    kinds = count_kinds(store.places(town.key), sources, failed)
    told = Coverage(
        town=town.full_name,
        channels=tuple(channels),
        kinds=kinds,
        sources=count_states(sources),
        events=len(seen_by),
        estimated_events=estimate_events(seen_by, credit_sources(store, town)),
        balance=balance_sources(sources, store.groups(town.key)),
        not_tried=list_not_tried(town.full_name, channels, known, kinds),
    )
    return replace(told, verdict=reach_verdict(told, known))


def credit_sources(store: HarvestStore, town: Town) -> dict[str, frozenset[str]]:
    """Return for each source of a town the channels that led to it, also those that came second."""
    sites = {source.feed_url: source.site or source.feed_url for source in store.sources(town.key)}
    first = [(sites[source.feed_url], source.channels) for source in store.sources(town.key)]
    return credit_channels(sites, [*first, *((row.lead.url, row.channels) for row in store.leads(town.key))])


def count_sources(channels: Iterable[ChannelTried], sources: Iterable[Source]) -> list[ChannelTried]:
    """Return the channels with the number of sources that came by each."""
    sources = list(sources)
    return [
        replace(tried, sources=sum(tried.name in source.channels for source in sources)) for tried in channels
    ]
