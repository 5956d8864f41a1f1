"""What is asked of the network and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Request:
    """One address to fetch.

    `note` is the asker's own remark; it comes back untouched with the document, so that a reader
    can tell the third page of a list from a detail page without keeping state.
    """

    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One fetched answer, or the reason why there is none.

    `url` is the final address after redirects. `fault` is "" when an HTTP answer came (whatever
    its status), else one word for why none did: "timeout", "refused", "reset", "dns", "tls",
    "redirect-loop", "too-large", "too-slow", "bomb", "truncated", "forbidden-address",
    "disallowed" (robots.txt), "not-recorded", "bad-url", "garbled" (not HTTP, or compressed wrongly);
    then `status` is 0 and `body` empty, and `detail` says more in words.
    """

    request: Request
    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    body: bytes = b""
    fetched_at: datetime | None = None
    fault: str = ""
    detail: str = ""

    @property
    def ok(self) -> bool:
        """Whether a successful answer came."""
        return not self.fault and 200 <= self.status < 300

    @property
    def content_type(self) -> str:
        """Return the media type in lower case without parameters, "" when none was sent."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the body in hexadecimal."""
        return sha256(self.body).hexdigest()
