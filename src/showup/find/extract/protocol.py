"""What every reader is: a module with four names, found by listing `readers`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from showup.model.document import Document, Request
from showup.model.reading import Claim, Context, Reading
from showup.model.source import Source
from showup.model.window import Window


class Reader(Protocol):
    """A module that recognises and reads one format or platform, without input or output.

    The harvest drives the conversation: `recognise` a page, `ask` for the source it claims,
    `read` each document, fetch what the reading asks for next, until nothing more is asked or the
    budget of requests is spent.
    """

    NAME: str  # the word in `source.reader`: "icalendar", "libcal" ...
    RANK: int  # 0 a platform, 1 a format (iCalendar, schema.org), 2 the general page reader

    def recognise(self, document: Document) -> Sequence[Claim]:
        """Return the calendars this document is or points to, surest first.

        Works on a home page, a calendar page or a feed's body. Cheap: a substring test before
        any parsing. A claim's `feed_url` is absolute.
        """
        ...

    def ask(self, source: Source, window: Window) -> Sequence[Request]:
        """Return the first requests that read this source over the window."""
        ...

    def read(self, document: Document, context: Context) -> Reading:
        """Return what the document holds; never raises, whatever the bytes.

        Works on the answer to `ask`, on the answers to `Reading.next_requests`, and on a captured
        document of its kind by itself.
        """
        ...
