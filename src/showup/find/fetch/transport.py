"""What every transport is: the one door through which a request leaves."""

from __future__ import annotations

from typing import Protocol

from showup.model.document import Document, Request


class Transport(Protocol):
    """Answers one request; faults are documents, never exceptions.

    A redirect comes back as it is, a document of status 3xx with its location: the fetcher follows
    it, so that each hop is asked of its own host's robots.txt, paced and guarded. A transport that
    has followed it already (the sample town's) tells the final address in `url`.
    """

    async def send(self, request: Request) -> Document:
        """Return the answer to this one request; a fault gives a document that names it."""
        ...

    async def close(self) -> None:
        """Let go of connections and files."""
        ...
