"""A fetched body as text, as a tree and as links; each is made once for all the readers of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

from showup.model.document import Document
from showup.model.nesting import cut_nesting

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_TEXT = 6_000_000  # bytes of a page that are looked at
_MAX_LINKS = 4_000
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_:.-]{2,30})""", re.IGNORECASE)
_HIDDEN = re.compile(
    r"<(script|style|template|noscript)\b[^>]{0,500}>(?:.*?</\1\s*>|.*)", re.IGNORECASE | re.DOTALL
)
_BLOCK = re.compile(
    r"<(?:br|/?(?:p|div|li|ul|ol|h[1-6]|tr|td|th|table|section|article))\b[^>]{0,500}>", re.IGNORECASE
)
_TAG = re.compile(r"<!--(?:.*?-->|.*)|</?[A-Za-z!][^<>]{0,4000}>", re.DOTALL)
_BRACKET = re.compile(r"[\[\]]")  # only an address of numbers may hold them
_OPENED = re.compile(
    r"""location(?:\.href)?\s*=\s*["']([^"']{1,2000})|window\.open\(\s*["']([^"']{1,2000})"""
)
_MOVED = re.compile(r"\burl\s*=\s*[\"']?([^\"'>]{1,2000})", re.IGNORECASE)
_JUMP = re.compile(
    r"""\blocation(?:\.href)?\s*=\s*["']([^"']{1,2000})|\blocation\.(?:replace|assign)\(\s*["']([^"']{1,2000})"""
)
_SMALL = 4_000  # characters of a page whose only use may be to move on
_LINKED = "a, area, iframe, frame, embed, object, link, script, form, button, [onclick], meta[http-equiv]"
_FRAMES = frozenset({"iframe", "frame", "embed", "object"})
_TAGS = frozenset({"a", "area", "link", "script", "form"})
_NO_ADDRESS = ("about:", "data:", "javascript:", "mailto:", "tel:", "#")
_GAPS = re.compile(r"\s*\n\s*")
_BLANKS = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Link:
    """An address on a page, absolute and without fragment, and the words that stand for it."""

    url: str
    words: str
    tag: str  # "a", "iframe" (every frame), "link", "script", "area", "form", "meta" (the page moves there)
    kind: str = ""  # the rel and type of a <link>, in lower case


def decode(document: Document) -> str:
    """Return the body as text: by its byte order mark, what it declares, UTF-8, else Windows-1252."""
    return _decode(document.body[:MAX_TEXT], document.headers.get("content-type", ""))


@lru_cache(maxsize=2)
def _decode(body: bytes, content_type: str) -> str:
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", "replace")
    body = body.removeprefix(b"\xef\xbb\xbf")
    try:
        return body.decode()
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(content_type.encode()) or _CHARSET.search(body[:2_048])
    name = declared[1].decode("ascii", "ignore").lower() if declared else ""
    if name in ("", "utf-8", "utf8"):  # says so and is not: Windows bytes, or a character cut in two
        name = "cp1252" if len(body.decode("utf-8", "ignore")) < len(body) - 3 else "utf-8"
    try:
        return body.decode(name, "replace")
    except (LookupError, UnicodeError):
        return body.decode("cp1252", "replace")


def is_html(document: Document) -> bool:
    """Whether the body looks like a web page, whatever its content type says."""
    head = document.body[:1_024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"<"):
        return False
    return not head.startswith((b"<?xml", b"<rss", b"<feed")) or b"<html" in head.lower()


def parse(document: Document) -> LexborHTMLParser:
    """Return the page as a tree."""
    return _parse(decode(document))


@lru_cache(maxsize=1)
def _parse(text: str) -> LexborHTMLParser:
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(cut_nesting(text.encode("utf-8", "replace")))


def join(base: str, address: str) -> str:
    """Return an address made absolute, "" when it is none that can be fetched."""
    address = address.strip()
    if address.startswith(("https://", "http://")) and address.isascii() and not _BRACKET.search(address):
        return address.partition("#")[0]
    if address[:7].lower() == "webcal:" or address[:8].lower() == "webcals:":
        address = "https:" + address.partition(":")[2]
    try:
        url = urldefrag(urljoin(base, address)).url
    except ValueError:
        return ""
    return url if url.startswith(("http://", "https://")) else ""


def find_links(document: Document) -> tuple[Link, ...]:
    """Return the addresses of a page in its order, embeds included, also those that load late."""
    if not is_html(document):
        return ()
    return _find_links(document.url, decode(document))


@lru_cache(maxsize=2)
def _find_links(page: str, text: str) -> tuple[Link, ...]:
    tree = _parse(text)
    base = _find_base(tree, page)
    found = []
    for node in tree.css(_LINKED)[:_MAX_LINKS]:
        address = _read_address(node)
        url = join(base, address) if address else ""
        if url:
            found.append(Link(url, _say(node), _name_tag(node), _tell_kind(node)))
    if len(text) < _SMALL:
        found += _find_jumps(tree, base)
    return tuple(found)


def find_relation(document: Document, relation: str) -> str:
    """Return the address to which the page's head relates itself ("next"), absolute; "" where it does not."""
    tree = parse(document)
    for node in tree.css("link[rel][href]")[:_MAX_LINKS]:
        if (node.attributes.get("rel") or "").strip().lower() == relation:
            return join(_find_base(tree, document.url), node.attributes.get("href") or "")
    return ""


def _find_base(tree: LexborHTMLParser, page: str) -> str:
    """Return the address that the links of a page start from."""
    node = tree.css_first("base[href]")
    return (join(page, node.attributes.get("href") or "") if node is not None else "") or page


def _find_jumps(tree: LexborHTMLParser, base: str) -> Iterator[Link]:
    """Yield where the scripts of a small page take the visitor."""
    for node in tree.css("script"):
        for found in _JUMP.finditer(node.text()):
            if url := join(base, found[1] or found[2]):
                yield Link(url, "", "meta")


def _name_tag(node: LexborNode) -> str:
    """Return the tag under which a link is known: every frame is one, every button a link."""
    tag = node.tag or ""
    if tag in _FRAMES:
        return "iframe"
    return tag if tag in _TAGS or tag == "meta" else "a"


def _read_address(node: LexborNode) -> str:
    """Return where a node leads, also where a script or the visitor's consent opens it."""
    attributes = node.attributes
    if node.tag == "meta":
        refresh = (attributes.get("http-equiv") or "").lower() == "refresh"
        moved = _MOVED.search(attributes.get("content") or "") if refresh else None
        return moved[1] if moved else ""
    late = [name for name in attributes if name.startswith("data-") and name.endswith("src")]
    for name in (*late, "src", "href", "action", "data", "data-href"):
        value = attributes.get(name)
        if value and not value.startswith(_NO_ADDRESS):
            return value
    opened = _OPENED.search(attributes.get("onclick") or "")
    return (opened[1] or opened[2]) if opened else ""


def _tell_kind(node: LexborNode) -> str:
    if node.tag != "link":
        return ""
    return f"{node.attributes.get('rel') or ''} {node.attributes.get('type') or ''}".lower().strip()


def _say(node: LexborNode) -> str:
    attributes = node.attributes
    if node.tag in _FRAMES:
        return (attributes.get("title") or attributes.get("name") or "")[:200]
    if node.tag in ("script", "link", "form", "meta"):
        return (attributes.get("title") or "")[:200]
    words = " ".join(node.text(separator=" ").split()) or attributes.get("aria-label")
    return (words or attributes.get("title") or _say_picture(node))[:200]


def _say_picture(node: LexborNode) -> str:
    picture = node.css_first("img[alt]")
    return picture.attributes.get("alt") or "" if picture is not None else ""


def find_json_scripts(document: Document, kind: str) -> Iterator[str]:
    """Yield the contents of the page's scripts of one media type."""
    for node in parse(document).css(f'script[type="{kind}"]'):
        yield node.text()


def find_title(document: Document) -> str:
    """Return the page's own name: that of its site if it tells it, else its title."""
    tree = parse(document)
    site = tree.css_first('meta[property="og:site_name"]')
    if site is not None and (name := " ".join((site.attributes.get("content") or "").split())):
        return name[:200]
    title = tree.css_first("title")
    return " ".join(title.text().split())[:200] if title is not None else ""


def read_line(value: object) -> str:
    """Return a value as one line of plain text: markup removed, entities resolved."""
    return " ".join(read_lines(value).split())


def read_lines(value: object) -> str:
    """Return a value as plain text that keeps its line breaks; "" for what is no text."""
    if not isinstance(value, str):
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
    if "<" in value:
        value = _HIDDEN.sub(" ", value)
        value = _TAG.sub("", _BLOCK.sub("\n", value))
    if "&" in value:
        value = unescape(value)
        if "&" in value and ";" in value:  # entities of entities: common in what editors paste
            value = unescape(value)
    if "<" in value:  # markup that came as entities
        value = _TAG.sub("", _BLOCK.sub("\n", value))
    return _GAPS.sub("\n", _BLANKS.sub(" ", value)).strip()
