"""The branch networks: organizations with many branches, as data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Network:
    """An organization with branches; `directory` is the template of the address that lists them.

    Without `confirmed` the address is never asked: the network only gives names to search for.
    """

    name: str
    does: str
    topics: tuple[str, ...]
    directory: str
    shape: str
    confirmed: bool
    lean: str = NOT_STATED  # words of its own
    asked_by: str = ""  # the channel of its own that asks for it

    @property
    def slug(self) -> str:
        """Return the name as one lower-case word with hyphens."""
        return "-".join(re.findall(r"[a-z0-9]+", self.name.lower().replace("'", "")))

    @property
    def search_name(self) -> str:
        """Return the name as people search for it, without the remark in brackets."""
        return re.sub(r" \(.*\)$", "", self.name)

    def is_named_in(self, words: str) -> bool:
        """Whether words name the organization, as those of a branch do ("NAACP of Fernhollow")."""
        return bool(re.search(rf"\b{re.escape(self.search_name)}\b", words))


@cache
def load_networks() -> tuple[Network, ...]:
    """Return the networks that ship with the package, in the order of their names."""
    text = files("showup.find.discover").joinpath("networks.toml").read_text(encoding="utf-8")
    return tuple(
        Network(
            name=row["name"],
            does=row["does"],
            topics=tuple(row["topics"]),
            directory=row["list"],
            shape=row["shape"],
            confirmed=row["confirmed"],
            lean=row["lean"],
            asked_by=row.get("asked_by", ""),
        )
        for row in tomllib.loads(text)["network"]
    )


def search_names(interests: Sequence[str], networks: Iterable[Network] | None = None) -> tuple[str, ...]:
    """Return the names to search for: every network of a topic that is asked for, in order of name.

    All of a topic or none: no network of a topic stands before another but by the alphabet.
    """
    known = load_networks() if networks is None else networks
    asked = set(interests)
    return tuple(network.search_name for network in known if asked.intersection(network.topics))
