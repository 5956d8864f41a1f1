"""Granicus: the agendas of a view as RSS; mostly what has been, so never the first road."""

from __future__ import annotations

import re
from collections.abc import Sequence

from showup.find.extract.readers.rss import ask, read
from showup.find.extract.signs import find_signs, shows
from showup.model.document import Document
from showup.model.reading import Claim

__all__ = ["NAME", "RANK", "ask", "read", "recognise"]

NAME = "granicus"
RANK = 0
_VIEW = re.compile(
    r"https?://([\w-]{2,60}\.granicus\.com)/ViewPublisher(?:RSS)?\.php\?[^\s\"'<>]{0,80}?\bview_id=(\d{1,5})"
)


def recognise(document: Document) -> Sequence[Claim]:
    """Claim the agendas of every view that the page is or links."""
    if not shows(document, b".granicus.com/ViewPublisher"):
        return ()
    views = dict.fromkeys((found[1].lower(), found[2]) for found in find_signs(document, _VIEW))
    return tuple(
        Claim(NAME, f"https://{host}/ViewPublisherRSS.php?view_id={view}&mode=agendas", "Granicus view", 0.4)
        for host, view in list(views)[:4]
    )
