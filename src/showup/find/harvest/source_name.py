"""What a source is called: the title of its page without greetings and the names of pages."""

from __future__ import annotations

import re

_PARTS = re.compile(r"\s+[|·•:»–—-]\s+|\s*\|\s*")
_GREETING = re.compile(
    r"^(?:welcome to|home of|home page of)\s+(?:the\s+)?|^bienvenid[oa]s? a\s+", re.IGNORECASE
)
_ENDING = re.compile(
    r"\s+(?:(?:community |events? )?calendar(?: of events)?|(?:upcoming )?events(?: list)?|agenda"
    r"|home(?: ?page)?)$",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"^(?:home|start|welcome|index|main|events?|upcoming events|our events|all events|events list|event list"
    r"|calendar|calendars|community calendar|calendar of events|event calendar|events calendar|meetings?"
    r"|(?:community |local |useful )?(?:resources|links)"
    r"|schedule|what'?s on|what'?s happening|news|about(?: us)?|contact(?: us)?|join us|activities|programs?"
    r"|agenda|eventos|calendario|événements|veranstaltungen|kalender|termine|untitled.*|page \d+)$",
    re.IGNORECASE,
)
_LONGEST = 80


def choose_source_name(title: str) -> str:
    """Return the part of a title that names an organization, "" where none does.

    "Events | Fern Grange" and "Welcome to Fern Grange - Home" both give "Fern Grange".
    """
    parts = [part.strip(" -–—|·:") for part in _PARTS.split(" ".join(title.split()))]
    kept = [part for part in parts if not _PAGE.match(part) and "@" not in part]
    named = [trimmed for part in kept if (trimmed := _trim(part))]
    return named[-1][:_LONGEST] if named else ""


def _trim(part: str) -> str:
    return _ENDING.sub("", _GREETING.sub("", part)).strip()
