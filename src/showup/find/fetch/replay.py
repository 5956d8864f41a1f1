"""Archives instead of the network: what was recorded is answered, nothing leaves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from showup.find.fetch.address import Address, read_address
from showup.find.fetch.archive import Archive, Exchange, sign_request
from showup.find.fetch.decoder import BodyError
from showup.find.fetch.fault import make_fault
from showup.find.fetch.headers import find_header
from showup.find.fetch.settings import FetchSettings
from showup.model.document import Document, Request

NOT_THERE = "not in the archive"


@dataclass(frozen=True, slots=True)
class _Place:
    archive: Archive
    exchange: Exchange


class ReplayTransport:
    """Answers from WARC archives: the exact address first, then the same without its query, else 404.

    Of several answers recorded for one address that of the same request (method and body) is given,
    the last one recorded. A POST for which there is none takes whatever its address has: its body is
    ignored. What was not recorded is a 404 with an empty body, so that a robots.txt that was not
    recorded allows everything. ArchiveError when an archive cannot be read.
    """

    def __init__(self, paths: Sequence[Path], settings: FetchSettings | None = None) -> None:
        self._settings = settings or FetchSettings()
        self._places: dict[str, list[_Place]] = defaultdict(list)
        self._archives = [Archive(path) for path in paths]
        for archive in self._archives:
            for exchange in archive.scan():
                self._remember(_Place(archive, exchange))

    async def send(self, request: Request) -> Document:
        """Return what was recorded; a fault gives a document that names it."""
        address = read_address(request.url)
        if address is None:
            return make_fault(request, "bad-url", f"no web address: {request.url[:200]}")
        place = self._find(request, address)
        if place is None:
            return Document(request, request.url, 404, detail=NOT_THERE)
        settings = self._settings
        try:
            answer = place.archive.read(place.exchange.offset, settings.max_bytes, settings.max_expansion)
        except BodyError as error:
            return make_fault(request, error.fault, error.detail)
        except (OSError, ValueError, StopIteration) as error:
            return make_fault(request, "garbled", f"the archive changed or is damaged: {error}")
        if answer.status == 200 and is_unchanged(request, answer.headers):
            return Document(request, request.url, 304, answer.headers, b"", answer.at)
        return Document(request, request.url, answer.status, answer.headers, answer.body, answer.at)

    async def close(self) -> None:
        """Let go of the files."""
        for archive in self._archives:
            archive.close()

    def _remember(self, place: _Place) -> None:
        address = read_address(place.exchange.url)
        if address is None:
            return
        for key in {address.url, fold(address.url)}:
            self._places[key].append(place)

    def _find(self, request: Request, address: Address) -> _Place | None:
        asked = sign_request(request.method, request.body)
        bare = address.url.partition("?")[0]
        for key in (address.url, fold(address.url), bare, fold(bare)):
            place = choose(self._places.get(key, ()), asked)
            if place:
                return place
        return None


def choose(places: Sequence[_Place], asked: str) -> _Place | None:
    """Return the answer to this request, else one of an unknown request, else for a POST any."""
    for wanted in (asked, ""):
        for place in reversed(places):
            if place.exchange.asked == wanted:
                return place
    return places[-1] if places and asked.startswith("POST") else None


def fold(url: str) -> str:
    """Return the address with its percent signs resolved: %40 and @ are asked for the same thing."""
    return unquote(url, errors="surrogateescape")


def is_unchanged(request: Request, headers: dict[str, str]) -> bool:
    """Return whether the asker already holds this very answer (RFC 9110, 13.1)."""
    known = find_header(request, "if-none-match")
    if known:
        return known.removeprefix("W/") == headers.get("etag", "").removeprefix("W/")
    since = find_header(request, "if-modified-since")
    return bool(since) and since == headers.get("last-modified")
