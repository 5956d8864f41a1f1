"""What every transport is: the one door through which a request leaves."""

from __future__ import annotations

from typing import Protocol

from showup.model.document import Document, Request


class Transport(Protocol):
    """Answers one request; faults are documents, never exceptions."""

    async def send(self, request: Request) -> Document:
        """Return the answer, redirects followed; a fault gives a document that names it."""
        ...

    async def close(self) -> None:
        """Let go of connections and files."""
        ...
