"""The app over the sample town, harvested once; and over a store with hostile words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from showup.cli.run import run_harvest
from showup.cli.serve_command import make_pages
from showup.cli.settings import Settings, read_settings
from showup.cli.stores import open_store
from showup.cli.wanted import Wanted
from showup.sample.town import TOWN
from showup.web.app import make_app
from showup.web.desk import Desk
from showup.web.shield import Shield

HOME = "http://127.0.0.1:8765"
NOW = "2026-08-21T12:00:00-05:00"
Client = TestClient[Shield]
Serve = Callable[..., Client]


def read(folder: Path) -> Settings:
    return read_settings(data_dir=folder, now=NOW, replay=None, json=False, quiet=True)


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample town harvested."""
    folder = tmp_path_factory.mktemp("sample")
    settings = read(folder)
    with open_store(settings) as store:
        run_harvest(settings, TOWN, store, Wanted())
    return folder


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start apps over data folders; they are closed at the end of the test."""
    open_clients: list[Client] = []

    def start(folder: Path, *, public: bool = False, desk: Desk | None = None) -> Client:
        app = make_app(desk) if desk else make_pages(read(folder), HOME, public=public)
        client: Client = TestClient(app, base_url=HOME)
        client.__enter__()
        open_clients.append(client)
        return client

    yield start
    for client in open_clients:
        client.__exit__(None, None, None)


@pytest.fixture
def pages(serve: Serve, sample_folder: Path) -> Client:
    """The personal app over the sample town."""
    return serve(sample_folder)


@pytest.fixture
def public(serve: Serve, sample_folder: Path) -> Client:
    """The public app over the sample town."""
    return serve(sample_folder, public=True)
