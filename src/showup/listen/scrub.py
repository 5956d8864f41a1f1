"""Take out of a heard text what points to a person. Names are for the person to decide."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from showup.listen.note import Note, drop_controls
from showup.model.personal import MOST_READ, find_traces


def scrub(text: str, names: Iterable[str] = ()) -> str:
    """Return the text with e-mails, telephones, handles, addresses and plates replaced by their kind.

    `names` are those that the person, asked, said to be somebody's; each is replaced wherever it stands.
    A text longer than is looked at is cut there.
    """
    text = drop_controls(text[:MOST_READ])
    parts, done = [], 0
    for trace in find_traces(text):
        parts += [text[done : trace.at], f"[{trace.kind}]"]
        done = trace.at + len(trace.quote)
    clean = "".join([*parts, text[done:]])
    for name in sorted({name.strip() for name in names} - {""}, key=len, reverse=True):
        clean = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "[name]", clean, flags=re.IGNORECASE)
    return clean


def scrub_note(note: Note, names: Iterable[str] = ()) -> Note:
    """Return a note whose every free text is scrubbed."""
    listed = tuple(names)
    return replace(
        note,
        meeting=scrub(note.meeting, listed),
        town=scrub(note.town, listed),
        text=scrub(note.text, listed),
        statement=scrub(note.statement, listed),
        topic=scrub(note.topic, listed),
    )
