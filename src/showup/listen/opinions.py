"""Notes as votes: what the engine analyses to look for groups."""

from __future__ import annotations

from collections.abc import Iterable

from showup.listen.note import Note
from showup.listen.stances import gather_stances
from showup.listen.votes import AGREE, DISAGREE, PASS, Votes, make_votes

_VOTE = {"agree": AGREE, "disagree": DISAGREE, "unsure": PASS}


def count_opinions(notes: Iterable[Note]) -> Votes:
    """Return one participant a voice and one statement a wording, the last stance of each."""
    return make_votes(
        (f"{note.meeting}\t{note.voice}", statement, _VOTE[note.stance])
        for statement, heard in gather_stances(notes).items()
        for note in heard
        if note.stance
    )
