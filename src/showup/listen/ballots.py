"""A conversation's votes as one value: who took which stance, by place in a list of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from showup.listen.meeting import Meeting
from showup.listen.note import STANCES, Note

_BY_VOTE = {1: "agree", 0: "unsure", -1: "disagree"}


def pack_ballots(
    meeting: Meeting, cast: Sequence[tuple[str, str, int]], texts: Mapping[str, str]
) -> dict[str, Any]:
    """Return votes (participant, comment, 1 agree, 0 pass, -1 disagree) as JSON to be kept.

    `texts` are the comments by id; votes on others are left out. Participants become voices of the meeting;
    of a repeated pair the last vote counts.
    """
    listed = list(texts)
    place = {comment: at for at, comment in enumerate(listed)}
    last = {(who, what): vote for who, what, vote in cast if what in place}
    voices: dict[str, dict[str, list[int]]] = defaultdict(lambda: {stance: [] for stance in STANCES})
    named = {who: meeting.name_voice(who) for who in {who for who, _ in last}}
    for (who, what), vote in sorted(last.items()):
        voices[named[who]][_BY_VOTE[vote]].append(place[what])
    return {
        "meeting": meeting.name,
        "town": meeting.town,
        "week": meeting.week,
        "topic": meeting.topic,
        "statements": [texts[comment] for comment in listed],
        "voices": dict(sorted(voices.items())),
    }


def unpack_ballots(told: Mapping[str, Any]) -> Iterator[Note]:
    """Yield the notes of what `pack_ballots` returned, one a vote."""
    meeting, town, week = told["meeting"], told["town"], told["week"]
    statements: Sequence[str] = told["statements"]
    for voice, sides in told["voices"].items():
        for stance, places in sides.items():
            for at in places:
                yield Note(meeting, town, week, voice, "", statements[at], stance, topic=told["topic"])
