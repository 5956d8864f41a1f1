"""Wild Apricot: a membership site's events as RSS, the date in words."""

from __future__ import annotations

from collections.abc import Sequence

from showup.find.extract.markup import find_title
from showup.find.extract.readers.rss import ask, read
from showup.find.extract.signs import read_path, root_of, shows
from showup.model.document import Document
from showup.model.reading import Claim

__all__ = ["NAME", "RANK", "ask", "read", "recognise"]

NAME = "wild_apricot"
RANK = 0


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the RSS of a site with Wild Apricot's marks."""
    if read_path(document.url).lower() == "/events/rss":
        return (Claim(NAME, document.url, "events/RSS", 0.8),)
    if not document.body or not shows(document, b"wildapricot", b"WaGadgetEvents", b"Wild Apricot"):
        return ()
    return (Claim(NAME, root_of(document.url) + "events/RSS", "Wild Apricot", 0.7, find_title(document)),)
