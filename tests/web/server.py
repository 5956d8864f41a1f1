"""The app on a port, for clients that ask over the wire."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from showup.cli.serve_command import make_desk
from showup.web.app import make_app
from tests.web.conftest import read


@contextmanager
def run_server(folder: Path, *, public: bool = False) -> Iterator[str]:
    """Serve the app over a data folder; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    home = f"http://127.0.0.1:{port}"
    app = make_app(make_desk(read(folder), home, public=public))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.02)
    yield home
    server.should_exit = True
