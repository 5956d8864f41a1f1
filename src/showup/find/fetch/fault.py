"""A fault as a document: why no answer came."""

from __future__ import annotations

from datetime import UTC, datetime

from showup.model.document import Document, Request


def make_fault(request: Request, fault: str, detail: str, url: str = "") -> Document:
    """Return the document that names a fault by its word, and says more in `detail`."""
    return Document(request, url or request.url, 0, {}, b"", tell_now(), fault, detail)


def tell_now() -> datetime:
    """Return the moment an answer came, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
