"""What others wrote, without the marks of Markdown: many platforms publish those as they were typed."""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\(((?:https?://|mailto:)[^\s()]{1,500})\)")
_STRESS = re.compile(r"(?<![\w*])(\*{1,3}|__)(?=[^\s*])([^*\n]{1,500}?)(?<=[^\s*])\1(?!\.?[\w*])")
_HEADING = re.compile(r"(?:^|(?<=\s))#{1,6} +(?=\S)", re.MULTILINE)
_RULE = re.compile(r"^ {0,3}(?:-[ -]{2,80}|\*[ *]{2,80}|_[ _]{2,80})$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!~-])")


def drop_marks(text: str) -> str:
    """Return a text with its words alone; the address of a link stands behind its words."""
    if not any(mark in text for mark in "*_#[\\") and "---" not in text:
        return text
    text = _LINK.sub(_write_link, text)
    text = _HEADING.sub("", _RULE.sub("", text))
    return _ESCAPED.sub(r"\1", _STRESS.sub(r"\2", text))


def _write_link(found: re.Match[str]) -> str:
    words, address = found[1].strip(), found[2].removeprefix("mailto:")
    return address if words.strip("*_") in (address, "") else f"{words} ({address})"
