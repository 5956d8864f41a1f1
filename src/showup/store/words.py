"""What a person types, as a full-text query that cannot break."""

from __future__ import annotations

import re

_TERM = re.compile(r'"[^"]*"?|[^\s"]+')
_MOST_TERMS, _LONGEST_TERM = 24, 100
# The index holds stems ("hous", "organ"), which a half-typed word ("housin", "organiz") does not
# begin; with its likeliest endings it becomes words that have those stems.
_ENDINGS = (
    "e", "s", "es", "d", "ed", "y", "n", "on", "ion", "ions", "tion", "ation", "g", "ng", "ing", "ings",
    "r", "er", "ers", "t", "nt", "ent", "ment", "ce", "al", "ly", "ty", "ity", "lity", "us", "m", "ies", "le",
    "ble",
)  # fmt: skip
_SHORTEST_STEM = 4


def write_match(typed: str) -> str:
    """Return the FTS5 query for typed words, "" when nothing in them can be looked for.

    All words must occur; "words in quotes" stand together; OR between two means either; a word
    that ends in * is the beginning of a word. Everything else is taken as it stands.
    """
    parts: list[str] = []
    either = False
    for term in _TERM.findall(typed)[:_MOST_TERMS]:
        if term in ("OR", "|"):
            either = bool(parts)
            continue
        quoted = _quote(term)
        if not quoted:
            continue
        if either:
            parts[-1] = f"{parts[-1]} OR {quoted}"
        else:
            parts.append(quoted)
        either = False
    return " AND ".join(f"({part})" for part in parts)


def write_cause(typed: str) -> str:
    """Return the FTS5 query for a cause: its words in the text, or words that begin so in the title."""
    begun = [f'"{word}" *' for word in re.findall(r"\w+", typed)[:_MOST_TERMS]]
    either = [f"title : ({' AND '.join(begun)})"] if begun else []
    return " OR ".join([f"({match})" for match in (write_match(typed),) if match] + either) or '""'


def _quote(term: str) -> str:
    text = term.strip('"')[:_LONGEST_TERM].replace("\0", " ")
    if not any(character.isalnum() for character in text):
        return ""
    if not text.endswith("*"):
        return f'"{text}"'
    begun = text.rstrip("* ")
    last = re.split(r"\W", begun)[-1]
    words = [begun + ending for ending in _ENDINGS] if len(last) >= _SHORTEST_STEM else []
    return " OR ".join([f'"{begun}" *', *(f'"{word}"' for word in words)])
