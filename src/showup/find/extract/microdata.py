"""Microdata (https://html.spec.whatwg.org/#microdata) as the same nested values that JSON-LD gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ADDRESSES = {"a": "href", "link": "href", "area": "href", "img": "src", "iframe": "src", "object": "data"}
_MAX_ITEMS = 3_000
_MAX_PROPERTIES = 400


def find_items(tree: LexborHTMLParser) -> Iterator[tuple[dict[str, Any], LexborNode]]:
    """Yield the page's Event items and their elements; an item inside another comes with that one."""
    for node in tree.css('[itemtype*="schema.org/"], [itemtype*="data-vocabulary.org/"]')[:_MAX_ITEMS]:
        kind = _read_kind(node)
        if kind.endswith(("Event", "Festival", "Hackathon", "EventSeries")) and not _is_part(node):
            yield _read_item(node, 0), node


def _read_kind(node: LexborNode) -> str:
    return (node.attributes.get("itemtype") or "").rpartition(".org/")[2].strip()


def _is_part(node: LexborNode) -> bool:
    return (node.attributes.get("itemprop") or "") in ("subEvent", "superEvent")


def _read_item(node: LexborNode, depth: int) -> dict[str, Any]:
    item: dict[str, Any] = {"@type": _read_kind(node)}
    if depth > 5:
        return item
    for count, part in enumerate(_find_properties(node)):
        if count > _MAX_PROPERTIES:
            break
        value = _read_item(part, depth + 1) if "itemscope" in part.attributes else _read_value(part)
        for name in (part.attributes.get("itemprop") or "").split():
            _put(item, name, value)
            if name == "startDate" and "datetime" in part.attributes:
                _put(item, "words", " ".join(part.text(separator=" ").split()))
    return item


def _find_properties(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements that carry a property of this item, not those of items inside it."""
    waiting = list(node.iter())[::-1]
    while waiting:
        part = waiting.pop()
        attributes = part.attributes
        if "itemprop" in attributes:
            yield part
        if "itemscope" not in attributes:
            waiting.extend(list(part.iter())[::-1])


def _read_value(node: LexborNode) -> str:
    attributes = node.attributes
    for name in ("content", "datetime", _ADDRESSES.get(node.tag or "", "")):
        value = attributes.get(name) if name else None
        if value:
            return value
    return node.text(separator=" ").strip()


def _put(item: dict[str, Any], name: str, value: Any) -> None:
    """A property said twice is a list, as in JSON-LD."""
    if name not in item or item[name] == "":
        item[name] = value
    elif value:
        earlier = item[name] if isinstance(item[name], list) else [item[name]]
        item[name] = [*earlier, value]
