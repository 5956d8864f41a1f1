"""JSON read without trust: strict first, then as people and plug-ins really write it."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from html import unescape

import msgspec

from showup.model.document import Document

_MAX_TEXT = 20_000_000
_MAX_REPAIR = 2_000_000
_WRAPPER = re.compile(r"^\s*(?:<!\[CDATA\[|<!--|//\s*<!\[CDATA\[)|(?:\]\]>|-->|//\s*\]\]>)\s*$")
_CALLBACK = re.compile(rb"^\s*(?:/\*\*/)?\s*[\w$.]{0,60}\s*\(\s*(?=[{\[])")
_STRING_ENDS = re.compile(r"""\s*(?:[:}\]]|,\s*(?:["{\[\]}\d-]|true\b|false\b|null\b)|$)""")
_PIECES = re.compile(r'"|\\.?|[^"\\]+', re.DOTALL)
_LAST_COMMA = re.compile(r",(\s*[}\]])")
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\Z)|[\[\]{}]', re.DOTALL)
_BLANK = b"\xef\xbb\xbf \t\r\n"
_ESCAPES = frozenset('"\\/bfnrtu')


def read_json(document: Document) -> object:
    """Return the body as JSON values, None when it is none; also inside a callback (JSONP)."""
    return _read_body(document.body)


def shows_json(document: Document, *marks: bytes) -> bool:
    """Whether the body may be JSON that holds all the marks; web pages are not searched through."""
    body = document.body
    return body[:64].lstrip(_BLANK)[:1] != b"<" and all(mark in body for mark in marks)


@lru_cache(maxsize=2)
def _read_body(body: bytes) -> object:
    body = body.removeprefix(b"\xef\xbb\xbf")[: _MAX_TEXT + 1].strip()
    if len(body) > _MAX_TEXT:
        return None
    if not body.startswith((b"{", b"[")):
        found = _CALLBACK.match(body[:200])
        if not found:
            return None
        body = body[found.end() :].rstrip().removesuffix(b";").rstrip().removesuffix(b")")
    return parse_json(body)


def parse_json(text: str | bytes) -> object:
    """Return the value of a JSON text, None when it is none; control characters in strings are let pass."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        pass
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def parse_leniently(text: str) -> object:
    """Return the value of JSON as plug-ins write it, None when even so it is none.

    Comments around it, a closing semicolon, trailing commas, raw newlines, wrong escapes and
    quotes inside strings are mended.
    """
    text = _WRAPPER.sub("", text).strip().removesuffix(";")
    value = parse_json(text)
    if value is not None or len(text) > _MAX_REPAIR or not text.startswith(("{", "[")):
        return value
    if '"' not in text and "&quot;" in text:
        text = unescape(text)
    return parse_json(_mend(text))


def _mend(text: str) -> str:
    """Escape the quotes that do not end a string, being followed by nothing that may follow one; outside
    of strings, take out the commas before a closing bracket."""
    mended: list[str] = []
    inside = False
    for piece in _PIECES.finditer(text):
        part = piece[0]
        if part == '"':
            if not inside:
                inside = True
            elif _STRING_ENDS.match(text, piece.end()):
                inside = False
            else:
                part = '\\"'
        elif part[0] == "\\" and part[1:] not in _ESCAPES:
            part = part[1:]
        elif not inside and "," in part:
            part = _LAST_COMMA.sub(r"\1", part)
        mended.append(part)
    return "".join(mended)


def find_array(text: str, start: int) -> str:
    """Return the JSON array or object that opens at or after `start`, "" when none closes.

    Brackets are counted outside of strings.
    """
    depth = 0
    begin = -1
    for found in _TOKENS.finditer(text, start, start + _MAX_REPAIR):
        mark = found[0]
        if mark in "[{":
            begin = found.start() if begin < 0 else begin
            depth += 1
        elif mark in "]}":
            depth -= 1
            if begin < 0:
                return ""
            if depth == 0:
                return text[begin : found.end()]
    return ""
