"""Invented meetings to find patterns in."""

from __future__ import annotations

import numpy as np

from showup.listen.note import Note

STATEMENTS = tuple(f"Statement number {number}" for number in range(12))


def hear(meeting: str, voice: int, statement: str, agrees: bool, **more: str) -> Note:
    told = {"town": "Alder Falls", "week": "2026-W10", "topic": "transit"} | more
    stance = "agree" if agrees else "disagree"
    return Note(meeting=meeting, voice=str(voice), statement=statement, stance=stance, **told)  # type: ignore[arg-type]


def hear_town(generator: np.random.Generator, town: str, shares: np.ndarray, voices: int = 50) -> list[Note]:
    """Voices of a town at two meetings, each agreeing with a statement by its share."""
    return [
        hear(f"{town} {voice % 2}", voice, STATEMENTS[at], bool(generator.random() < share), town=town)
        for voice in range(voices)
        for at, share in enumerate(shares.tolist())
    ]
