"""A server on this machine that answers with given bytes, well or badly, and tells what it was asked."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field

Serve = Callable[[asyncio.StreamWriter], Awaitable[None]]
Page = bytes | Serve


@dataclass(slots=True)
class Loopback:
    """A running server: its origin, and the head of every request it got."""

    origin: str
    heads: list[str] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        """The paths asked for, in order."""
        return [head.split(" ", 2)[1] for head in self.heads]


@contextlib.asynccontextmanager
async def serve(pages: Mapping[str, Page]) -> AsyncIterator[Loopback]:
    """Run a server for these pages by path (a bare 404 for any other) until the block ends."""
    told = Loopback("")

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                await reader.readexactly(_tell_length(head))
                told.heads.append(head)
                page = pages.get(head.split(" ", 2)[1].partition("?")[0], make_answer(b"", status=404))
                if isinstance(page, bytes):
                    writer.write(page)
                    await writer.drain()
                else:
                    await page(writer)
                    break
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    told.origin = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield told
    finally:
        server.close()


def _tell_length(head: str) -> int:
    for line in head.lower().splitlines():
        if line.startswith("content-length:"):
            return int(line.partition(":")[2])
    return 0


def make_answer(body: bytes, headers: str = "Content-Type: text/plain", status: int = 200) -> bytes:
    """A well-formed answer; `headers` are lines parted by newlines."""
    lines = "".join(f"{line}\r\n" for line in headers.splitlines() if line)
    return f"HTTP/1.1 {status} As Told\r\n{lines}Content-Length: {len(body)}\r\n\r\n".encode() + body


def send_slowly(begin: bytes, piece: bytes, seconds: float, times: int) -> Serve:
    """Begin at once, then a piece every so often."""

    async def send(writer: asyncio.StreamWriter) -> None:
        writer.write(begin)
        for _ in range(times):
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(seconds)

    return send


def send_and_stop(data: bytes) -> Serve:
    """These bytes, then the end of the connection."""

    async def send(writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()

    return send


async def reset(writer: asyncio.StreamWriter) -> None:
    """Break the connection off."""
    writer.transport.abort()
