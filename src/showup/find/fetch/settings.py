"""How requests leave: who asks, how patiently, how much is taken."""

from __future__ import annotations

from dataclasses import dataclass

from showup import __version__

# Data services that answer programs at these addresses by their makers' own word. Their robots.txt
# speaks to crawlers of pages, which we are not there; everywhere else it is obeyed.
SERVICES = (
    "https://overpass-api.de/api/interpreter",
    "https://query.wikidata.org/sparql",
    "https://api.search.brave.com/res/",
)


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Seconds are seconds, sizes are bytes after decompression; addresses in tuples are prefixes."""

    contact: str = ""  # a page or address where a site's keeper reaches the person who runs this
    paced: bool = True  # False: no pauses and no second tries, an archive has nobody to spare
    gap_seconds: float = 0.5  # between two requests to one host; robots.txt may ask for more
    max_wait_seconds: float = 60.0  # a host that asks for longer pauses is left alone
    attempts: int = 3
    give_up_after: int = 3  # faults in a row, then a host is left alone for this run
    hosts_at_once: int = 64
    max_redirects: int = 5
    timeout_seconds: float = 60.0  # for the whole of one answer
    connect_seconds: float = 10.0
    silence_seconds: float = 10.0  # without a byte
    slowest_bytes_per_second: float = 100.0  # less than this after `silence_seconds` is a drip
    max_bytes: int = 20_000_000
    max_expansion: int = 100  # decompressed bytes for each one sent
    allowed_endpoints: tuple[str, ...] = ()  # the user's own services, though on a private address
    services: tuple[str, ...] = SERVICES
    proxy: str = ""  # used only when named here, never from the environment

    @property
    def user_agent(self) -> str:
        """Return "showup/1.0 (+contact)"; what cannot stand in a header is left out."""
        contact = "".join(sign for sign in self.contact if sign.isascii() and sign.isprintable())
        contact = contact.translate({ord(sign): None for sign in "()\\"}).strip()
        return f"showup/{__version__} (+{contact})" if contact else f"showup/{__version__}"
