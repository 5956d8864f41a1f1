"""Notes as votes: what the engine analyses to look for groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from showup.listen.agreement import compare_groupings
from showup.listen.analysis import Analysis
from showup.listen.honest import APART
from showup.listen.note import Note
from showup.listen.stances import gather_stances
from showup.listen.votes import AGREE, DISAGREE, PASS, Votes, make_votes

MOST_BY_MEETING = 0.5  # adjusted Rand index between groups and meetings
BY_MEETING = "no groups: they would only tell the meetings apart; look at one meeting alone"
NOTHING_SHARED = "no groups: no statement was heard at two meetings; look at one meeting alone"
_VOTE = {"agree": AGREE, "disagree": DISAGREE, "unsure": PASS}


def keep_groups_across_meetings(found: Analysis) -> Analysis:
    """Return the analysis without its groups where they do no more than tell the meetings apart."""
    meetings = [participant.rpartition("\t")[0] for participant in found.groups]
    names = {name: at for at, name in enumerate(sorted(set(meetings)))}
    groups = np.array(list(found.groups.values()), dtype=np.int64)
    where = np.array([names[name] for name in meetings], dtype=np.int64)
    if len(names) < 2 or compare_groupings(groups, where) < MOST_BY_MEETING:
        return found
    claims = tuple(claim for claim in found.claims if claim.kind != APART)
    nothing: dict[str, Any] = {name: {} for name in ("groups", "representative", "common_ground", "points")}
    return replace(found, claims=claims, words=(BY_MEETING,), **nothing)


def count_opinions(notes: Iterable[Note]) -> Votes:
    """Return one participant a voice and one statement a wording, the last stance of each.

    Of several meetings only the statements count that were heard at two or more: people who were asked
    different things make groups that are as stable as any, and mean nothing.
    """
    stances = gather_stances(notes)
    spread = {statement: {note.meeting for note in heard} for statement, heard in stances.items()}
    several = len(set().union(*spread.values())) > 1
    return make_votes(
        (f"{note.meeting}\t{note.voice}", statement, _VOTE[note.stance])
        for statement, heard in stances.items()
        if len(spread[statement]) > 1 or not several
        for note in heard
        if note.stance
    )
