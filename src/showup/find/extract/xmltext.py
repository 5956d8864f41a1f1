"""Elements of RSS, Atom and platforms' XML, found without an XML parser: no entity is ever expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_MAX_ELEMENTS = 20_000


def find_elements(text: str, *names: str) -> Iterator[str]:
    """Yield the inner text of every element of one of these names, none inside another."""
    for name in names:
        opening = re.compile(rf"<{name}(?:\s[^>]*)?>")
        closing = f"</{name}>"
        found = opening.search(text)
        for _ in range(_MAX_ELEMENTS):
            if not found:
                break
            end = text.find(closing, found.end())
            if end < 0:
                break
            yield text[found.end() : end]
            found = opening.search(text, end)


def read_element(block: str, *names: str) -> str:
    """Return the content of the first of these elements that has any: CDATA and entities resolved."""
    for name in names:
        found = _pattern(name).search(block)
        if found and (value := _open(found[1]).strip()):
            return value
    return ""


def read_elements(block: str, name: str) -> tuple[str, ...]:
    """Return the contents of all elements of that name."""
    return tuple(_open(value).strip() for value in _pattern(name).findall(block)[:50])


def read_attribute(block: str, name: str, attribute: str) -> str:
    """Return an attribute of the first element of that name."""
    found = re.search(rf"<{name}\s[^>]{{0,500}}?\b{attribute}\s*=\s*[\"']([^\"']{{0,2000}})[\"']", block)
    return unescape(found[1]) if found else ""


@lru_cache(maxsize=256)
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"<{name}(?:\s[^>]{{0,500}})?>(.*?)</{name}>", re.DOTALL | re.IGNORECASE)


def _open(value: str) -> str:
    if "<![CDATA[" in value:
        return _CDATA.sub(lambda found: found[1], value)
    return unescape(value)
