"""A newer judge over what was harvested before: no address is asked again."""

from __future__ import annotations

from showup.find.judge import VERSION
from showup.store.harvest_store import HarvestStore


def judge_again(town_key: str, store: HarvestStore) -> bool:
    """Judge the events of a town again where an older judge judged them; return whether it was so.

    What is known of a town is judged together, so the newest event tells of all. A judgement without
    a version was given by hand and is kept.
    """
    newest = store.newest_judgement(town_key)
    if newest is None or newest.version in ("", VERSION):
        return False
    from showup.find.harvest.settle import read_text  # slow to load, seldom needed
    from showup.find.judge.verdict import judge

    store.renew_judgements(town_key, lambda event: judge(read_text(event)))
    return True
