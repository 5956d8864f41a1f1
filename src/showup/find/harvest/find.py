"""A question put to the store: search, rank, widen, account. Never touches the network."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from showup.find.answer.coverage import account
from showup.find.answer.estimate import credit_channels
from showup.find.answer.groups import rank_groups
from showup.find.answer.rank import rank
from showup.find.answer.widen import ENOUGH, widen
from showup.find.discover.balance import balance_sources
from showup.model.coverage import ChannelTried, Coverage
from showup.model.match import Answer, Candidate, Match, Question, Widening
from showup.model.source import Source
from showup.model.town import Town
from showup.store.harvest_store import Asked, HarvestStore


def find(question: Question, store: HarvestStore, known_channels: Iterable[str]) -> Answer:
    """Return the answer from what is stored; when little fits, the question is widened by named steps."""
    matches = rank(search(question, store), question)
    widened: list[Widening] = []
    asked = question
    for wider, step in widen(question):
        if len(matches) >= min(ENOUGH, question.limit):
            break
        more = rank(search(wider, store), wider)
        widened.append(step)
        matches, asked = _append(matches, more, question.limit), wider
    return Answer(
        question=question,
        as_of=store.last_harvest(question.town.key),
        matches=matches,
        groups=rank_groups(store.groups(question.town.key), asked, matches),
        widened=tuple(widened),
        coverage=cover(replace(question, level=0), store, known_channels),
    )


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
        level=question.level,
        online=question.online,
    )


def _append(first: tuple[Match, ...], more: tuple[Match, ...], limit: int) -> tuple[Match, ...]:
    """What answers the narrower question stays on top."""
    known = {match.event.event_id for match in first}
    return (*first, *(match for match in more if match.event.event_id not in known))[:limit]


def cover(question: Question, store: HarvestStore, known_channels: Iterable[str]) -> Coverage:
    """Return the account of a town: channels, kinds of place, sources, events, what was never tried."""
    town: Town = question.town
    sources = store.sources(town.key)
    everything = replace(question, doing=(), practise=(), weekdays=(), traits=(), online=None)
    seen_by = store.tell_sources(_ask(everything))
    channels = count_sources(store.channels(town.key), sources)
    balance = balance_sources(sources, store.groups(town.key))
    places = store.places(town.key)
    led = credit_sources(store, town)
    return account(town.full_name, channels, places, sources, seen_by, led, known_channels, balance)


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
