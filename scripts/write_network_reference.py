"""Write docs/reference/networks.md from the file of networks; --check fails when it is stale."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from showup.find.discover.balance import compute_balance
from showup.find.discover.network import Network, load_networks

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "networks.md"
HEAD = """\
# Branch networks

Written by `scripts/write_network_reference.py` from `src/showup/find/discover/networks.toml`.

Organizations with many branches, in the order of their names. *Asked* ones have a directory whose
address public code confirmed: it is asked for every town, whatever the interests. The others are
never asked; their names are searched for when one of their topics is asked for, all of a topic or
none. A branch without a calendar is shown as a group to contact.
"""
LEANS = """
## How they describe themselves

A lean is quoted from the organization's own words, or not stated; none is ours. Directories that
can be read by a program are fewer among parties and conservative organizations, so the balance of
those *asked* is given beside that of all: what is missing there is searched for by name, or added
by hand.
"""


def render_leans(networks: Iterable[Network]) -> str:
    """Return the table of leans: how many state each, and how many of those are asked."""
    known = list(networks)
    asked = compute_balance(network for network in known if network.confirmed)
    rows = (
        f"| {lean} | {count} | {asked.get(lean, 0)} |\n" for lean, count in compute_balance(known).items()
    )
    return f"{LEANS}\n| in their own words | networks | asked |\n|---|---|---|\n{''.join(rows)}"


def render_row(network: Network) -> str:
    """Return a network's row."""
    listed = f"[{network.shape or 'finder'}]({network.directory})" if network.directory else "not known"
    asked = "yes" if network.confirmed else "no"
    told = (network.name, network.does, ", ".join(network.topics), listed, asked, network.lean)
    return f"| {' | '.join(told)} |\n"


def render() -> str:
    """Return the page."""
    networks = load_networks()
    head = (
        "| network | what its branches do | topics | listed as | asked | lean |\n|---|---|---|---|---|---|\n"
    )
    return f"{HEAD}{render_leans(networks)}\n## The networks\n\n{head}{''.join(map(render_row, networks))}"


def main() -> int:
    """Write or check the page."""
    page = render()
    if "--check" in sys.argv:
        return int(PAGE.read_text(encoding="utf-8") != page)
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
