"""What stands before every page: whose host is asked for, who sends a form, what a browser may do with it."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from showup.web.meter import Meter

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_LONGEST_TARGET, _LONGEST_BODY = 8_000, 100_000
# Where a file may come. One that is not encrypted stays in memory; a longer one would lie on the disk.
_LONGEST_FILES = {"/journal/import": 1_000_000, "/journal/restore": 9_000_000}
_READS = frozenset({"GET", "HEAD"})

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'{images}; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {frames}"
)


def headers_for(path: str, *, images: str = "") -> list[tuple[bytes, bytes]]:
    """Return the headers that every answer carries; only the embedded list may stand in others' pages.

    `images`: where the person's own map tiles come from, "" none.
    """
    embedded = path == "/embed"
    elsewhere = f" data: {images}" if images else ""  # Leaflet puts an empty data: picture for a tile let go
    told = {
        "content-security-policy": POLICY.format(frames="*" if embedded else "'none'", images=elsewhere),
        "x-content-type-options": "nosniff",
        # Nothing is told to other sites; with "no-referrer" our own forms would come with Origin: null.
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "cross-origin" if embedded else "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
    if not embedded:
        told["x-frame-options"] = "DENY"
    return [(name.encode(), value.encode()) for name, value in told.items()]


class Shield:
    """ASGI middleware. A page of another site that has its name resolve to this machine is turned away by
    its Host, a form sent from another site by Sec-Fetch-Site and Origin, before anything reads it."""

    def __init__(self, app: ASGIApp, home: str, *, public: bool, images: str = "") -> None:
        self.app = app
        self.images = images
        self.meter = Meter() if public else None
        self.hosts = allowed_hosts(home)
        self.origins = frozenset(f"{scheme}://{host}" for scheme in ("http", "https") for host in self.hosts)
        self.public = public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse, or pass on with the headers added."""
        if scope["type"] != ScopeType.HTTP:  # the start and the end of the app
            await self.app(scope, receive, send)
            return
        extra = headers_for(scope["path"], images=self.images)
        refusal = self.refuse(scope)
        if refusal:
            later = [(b"retry-after", b"5")] if refusal[0] == 429 else []
            await _answer(send, *refusal, [*extra, *later])
            return

        async def add_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *extra]
            await send(message)

        await self.app(scope, _bound(receive, bound_body(scope)), add_headers)

    def refuse(self, scope: HTTPScope) -> tuple[int, str] | None:
        """Return status and reason, in every language, where a request is not to be answered."""
        sent = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        target = len(scope["raw_path"]) + len(scope["query_string"])
        if sent.get("host", "").lower() not in self.hosts:
            return 421, "This address is not served here.\nEsta dirección no se sirve aquí."
        if self.meter and not self.meter.take(scope["client"][0] if scope["client"] else "", monotonic()):
            return 429, "Too many requests; wait a moment.\nDemasiadas peticiones; espera un momento."
        if target > _LONGEST_TARGET:
            return 414, "The address is too long.\nLa dirección es demasiado larga."
        if scope["method"] in _READS:
            return None
        if self.public:
            return 405, "Nothing can be changed here.\nAquí no se puede cambiar nada."
        length = sent.get("content-length", "0")
        if not length.isdigit() or int(length) > bound_body(scope):
            return 413, "That is too much text.\nEs demasiado texto."
        foreign = sent.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
        if foreign or sent.get("origin", next(iter(self.origins))) not in self.origins:
            return 403, "That form was sent from another site.\nEse formulario vino de otro sitio."
        return None


def allowed_hosts(home: str) -> frozenset[str]:
    """Return the values of Host that are answered: that of our own addresses, and loopback on its port."""
    parts = urlsplit(home)
    host = parts.netloc.lower()
    port = f":{parts.port}" if parts.port else ""
    return frozenset({host, *(name + port for name in _LOOPBACK)})


def bound_body(scope: HTTPScope) -> int:
    """Return how many bytes a form may have."""
    return _LONGEST_FILES.get(scope["path"], _LONGEST_BODY)


def _bound(receive: Receive, longest: int) -> Receive:
    """Cut a body without a length off where it becomes too long."""
    taken = 0

    async def take() -> Any:
        nonlocal taken
        message = await receive()
        if message["type"] == "http.request":
            taken += len(message["body"])
        return {"type": "http.disconnect"} if taken > longest else message

    return take


async def _answer(send: Send, status: int, words: str, extra: Iterable[tuple[bytes, bytes]]) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *extra]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode(), "more_body": False})
