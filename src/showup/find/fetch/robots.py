"""What a host's robots.txt says (RFC 9309), read once and asked often."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from showup.model.document import Document

ROBOT = "showup"  # the product token that a robots.txt may name
MAX_BYTES = 512 * 1024  # RFC 9309 asks for at least 500 KiB; the rest is not read


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be asked of an origin; `fault` and `detail` are set when nothing may."""

    robots: Protego | None = None
    gap_seconds: float = 0.0
    fault: str = ""
    detail: str = ""

    def allows(self, url: str) -> bool:
        """Return whether this address may be fetched."""
        return not self.fault and (self.robots is None or bool(self.robots.can_fetch(url, ROBOT)))


def read_rules(document: Document) -> Rules:
    """Return the rules in an answer to /robots.txt.

    What is not there allows everything (4xx). A server that fails (5xx, 429) has not said yes, and
    RFC 9309 takes that for a no. When no answer came at all the host itself is out of reach: the
    fault is handed on as it is, since "dns" says more of a site than "disallowed".
    """
    if document.fault:
        return Rules(fault=document.fault, detail=document.detail or document.fault)
    if document.status >= 500 or document.status == 429:
        return Rules(fault="disallowed", detail=f"robots.txt answers HTTP {document.status}")
    if not document.ok or not document.body:
        return Rules()
    robots = Protego.parse(document.body[:MAX_BYTES].decode("utf-8-sig", "replace"))
    return Rules(robots, _tell_gap(robots))


def _tell_gap(robots: Protego) -> float:
    rate = robots.request_rate(ROBOT)
    return max(robots.crawl_delay(ROBOT) or 0.0, rate.seconds / rate.requests if rate else 0.0)
