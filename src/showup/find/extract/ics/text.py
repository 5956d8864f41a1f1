r"""The words of a content line: unfolded, decoded, unescaped, without markup."""

from __future__ import annotations

import re
from html import unescape as resolve_entities

_LONG_BLOCK = 262_144  # above this, lines are cut
_MAX_BLOCK = 8_388_608  # what lies beyond is not looked at: a picture attached, or an attack
_MAX_LINE = 65_536  # bytes of one content line that are kept
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr)\b[^<>]{0,200}>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(style|script)\b[^<>]{0,500}>[^<]{0,20000}</\1\s*>", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\f\v\xa0]+")
_GAPS = re.compile(r" ?\n\s*")


def unfold(block: bytes) -> str:
    r"""Return content lines joined by \n: unfolded first, decoded after.

    A fold may split a character in two, so bytes are joined before they are decoded. Lines that
    are not UTF-8 are read by themselves: feeds mix encodings.
    """
    block = block[:_MAX_BLOCK]
    if b"\r" in block:
        block = block.replace(b"\r", b"")
    if b"\n " in block:
        block = block.replace(b"\n ", b"")
    if b"\n\t" in block:
        block = block.replace(b"\n\t", b"")
    if len(block) > _LONG_BLOCK:
        block = b"\n".join(line[:_MAX_LINE] for line in block.split(b"\n"))
    try:
        return block.decode()
    except UnicodeDecodeError:
        return "\n".join(_decode(line) for line in block.split(b"\n"))


def _decode(line: bytes) -> str:
    """A line with any character of UTF-8 is damaged UTF-8; one without is Windows-1252."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        is_utf8 = not line.decode("utf-8", "ignore").isascii()
        return line.decode("utf-8" if is_utf8 else "cp1252", "replace")


def unescape(value: str) -> str:
    r"""Return a TEXT value with \n, \, and \; resolved (RFC 5545, 3.3.11)."""
    if "\\" not in value:
        return value
    if "\\\\" not in value:
        value = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
    return _ESCAPED.sub(_resolve, value) if "\\" in value else value


def _resolve(escaped: re.Match[str]) -> str:
    letter = escaped[1]
    return "\n" if letter in "nN" else letter


def read_line(value: str) -> str:
    """Return a TEXT value as one line of plain text."""
    value = unescape(value)
    if "<" in value or "&" in value:
        value = _strip(value)
    return " ".join(value.split())


def read_lines(value: str) -> str:
    r"""Return a TEXT value as plain text that keeps its line breaks, each as one \n."""
    value = unescape(value)
    if "<" in value or "&" in value:
        value = _strip(value)
        value = _GAPS.sub("\n", _SPACES.sub(" ", value))
    return "\n".join(value.splitlines()).strip()


def _strip(value: str) -> str:
    if "<" in value:
        if "-->" in value:
            value = _drop_comments(value)
        value = _HIDDEN.sub(" ", value)
        value = _TAG.sub("", _BREAK.sub("\n", value))
    if "&" in value:
        value = resolve_entities(value)
    return value


def _drop_comments(value: str) -> str:
    before, *parts = value.split("<!--")
    return before + "".join(part.partition("-->")[2] for part in parts)


def split_list(value: str) -> list[str]:
    r"""Return the parts of a list of TEXT values; "\," does not part them."""
    if "\\" not in value:
        return [part.strip() for part in value.split(",") if part.strip()]
    parts = value.replace("\\,", "\x00").split(",")
    return [unescape(part.replace("\x00", ",")).strip() for part in parts if part.strip()]
