"""The links of a page: where to, in which words, under which heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from showup.find.discover.answers import LONGEST_ADDRESS, address_of, text_of
from showup.model.address import host_of
from showup.model.document import Document
from showup.model.nesting import cut_nesting

LARGEST_PAGE = 3_000_000  # bytes; the rest of a page is not looked at
MOST_ANCHORS = 3000
_HEADINGS = "h1, h2, h3, h4, h5, summary, dt, a[href]"


@dataclass(frozen=True, slots=True)
class Anchor:
    """One link: its absolute address, its words, and the heading it stands under."""

    url: str
    words: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What the links channel and the directories look at of a page."""

    url: str
    title: str
    heading: str
    anchors: tuple[Anchor, ...]

    @property
    def outside(self) -> tuple[Anchor, ...]:
        """Return the links to other hosts."""
        host = host_of(self.url)
        return tuple(anchor for anchor in self.anchors if host_of(anchor.url) not in ("", host))


def is_page(document: Document) -> bool:
    """Whether a document is a web page, by its type or its first bytes."""
    if not document.ok or not document.body:
        return False
    kind = document.content_type
    return "html" in kind or (not kind and b"<html" in document.body[:2000].lower())


def read_page(document: Document) -> Page:
    """Return the page's words and links; an empty page where it is none. Never raises."""
    if not is_page(document):
        return Page(document.url, "", "", ())
    return _read(document.body[:LARGEST_PAGE], document.url)


@lru_cache(maxsize=2)  # several channels look at the same page, and more than once
def _read(body: bytes, url: str) -> Page:
    try:
        tree = LexborHTMLParser(cut_nesting(body))
    except (ValueError, RuntimeError):
        return Page(url, "", "", ())
    anchors = tuple(_anchors(tree, _address_base(tree, url)))
    return Page(url, _words(tree.css_first("title")), _words(tree.css_first("h1")), anchors)


def _anchors(tree: LexborHTMLParser, home: str) -> Iterator[Anchor]:
    heading, count = "", 0
    for node in tree.css(_HEADINGS):
        if node.tag != "a":
            heading = _words(node)
            continue
        count += 1
        if count > MOST_ANCHORS:
            return
        url = _join(home, node.attributes.get("href") or "")
        if url:
            words = _words(node) or text_of(node.attributes.get("title") or node.attributes.get("aria-label"))
            yield Anchor(url, words, heading)


def _address_base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    return _join(url, node.attributes.get("href") or "") or url if node else url


def _join(home: str, href: str) -> str:
    """Return the absolute http address without its fragment, "" for mail, scripts and nonsense."""
    if len(href) > LONGEST_ADDRESS or href.strip().startswith("#"):
        return ""
    try:
        url = urljoin(home, href.strip())
        scheme = urlsplit(url).scheme
    except ValueError:
        return ""
    return address_of(url.split("#")[0]) if scheme in ("http", "https") else ""


def _words(node: LexborNode | None) -> str:
    return text_of(node.text(separator=" ")) if node is not None else ""
