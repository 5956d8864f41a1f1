"""What a town and its surroundings offer in the next 30 days, counted. Never touches the network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from showup.find.answer.compare import TownRow, describe_town
from showup.find.harvest.judge_again import judge_again
from showup.model.source import WORKING
from showup.model.town import KM_PER_MILE, Town
from showup.store.harvest_store import Asked, HarvestStore

DAYS, WITHIN_KM = 30, 25 * KM_PER_MILE


def survey_town(store: HarvestStore, town: Town, now: datetime, about: Sequence[str] = ()) -> TownRow:
    """Return the row of one town, of the listed topics alone where some are given.

    What an older judge judged is judged anew before, so that towns are compared by one judge.
    """
    judge_again(town.key, store)
    asked = Asked(
        town.lat, town.lon, WITHIN_KM, now, now + timedelta(days=DAYS), town.key, topics=tuple(about)
    )
    working = sum(source.status in WORKING for source in store.sources(town.key))
    return describe_town(town, store.last_harvest(town.key), working, store.look(asked, 0).facets)
