"""What every channel is: a module with five names, found by listing `channels`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, runtime_checkable

from showup.model.document import Document, Request
from showup.model.lead import Found
from showup.model.town import Town


class Channel(Protocol):
    """A module that learns of sources and groups for a town, without input or output."""

    NAME: str  # "overpass", "search", "links", "mobilize" ...
    TELLS: str  # what the outside service learns, in words; "" when it learns nothing of the user

    def ask(self, town: Town, interests: Sequence[str]) -> Sequence[Request]:
        """Return the first requests for a town; interests are topics or free words."""
        ...

    def wants(self, document: Document) -> bool:
        """Whether this page, which came by another way, is worth `read` here (a page of links)."""
        ...

    def read(self, document: Document, town: Town) -> Found:
        """Return leads, groups, places and next requests; never raises, whatever the bytes."""
        ...


@runtime_checkable
class Engine(Channel, Protocol):
    """A channel that can be asked for given words too: a search engine."""

    def ask_for(self, queries: Iterable[str]) -> Sequence[Request]:
        """Return one request a query."""
        ...
