"""Branch networks: the directories of organizations with many branches, read for the town's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from showup.find.discover.anchors import read_page
from showup.find.discover.answers import fail, read_json
from showup.find.discover.branches import FEW_OF_A_STATE, Near, choose_near
from showup.find.discover.directories import SHAPES
from showup.find.discover.hosts import is_nowhere, is_plumbing
from showup.find.discover.network import Network, load_networks
from showup.model.address import host_of
from showup.model.document import Document, Request
from showup.model.lead import Found, Group, Lead
from showup.model.town import Town

NAME = "networks"
TELLS = (
    "The directories of about twenty organizations learn that somebody looks for branches; those that "
    "search by distance or ZIP code learn the town's position. All are asked, whatever your interests."
)
RADIUS_MILES = 30
MOST_PAGES = 15
PAGE_SIZE = 100
_PROFILE = "profile"


def ask(town: Town, interests: Sequence[str]) -> tuple[Request, ...]:
    """Return a request for each confirmed directory; they list branches in the United States only."""
    del interests
    if town.country != "US":
        return ()
    return tuple(request for network in load_networks() for request in _ask(network, town, 1))


def wants(document: Document) -> bool:
    """Return False: a directory met elsewhere is a page of links."""
    del document
    return False


def read(document: Document, town: Town) -> Found:
    """Return the town's branches as groups, and their sites as leads; profiles and pages to come."""
    slug, _, rest = document.request.note.partition(" ")
    network = _by_slug().get(slug)
    if network is None:
        return fail(document, "a directory that was asked for")
    if rest.startswith(_PROFILE):
        return _read_profile(document, network, rest.removeprefix(_PROFILE).strip())
    branches = SHAPES[network.shape](document, town)
    if branches is None:
        return fail(document, f"a directory in the shape “{network.shape}”")
    near = choose_near(branches, town, service_chose="{zip}" in network.directory)
    return _found(near, document, network, _next_page(document, network, town, rest))


def _found(near: Sequence[Near], document: Document, network: Network, more: tuple[Request, ...]) -> Found:
    """A page of the network's own is a profile, to be read for the branch's site; others are sites."""
    here = host_of(document.url)
    profiles = [n for n in near if n.branch.url and host_of(n.branch.url) == here][:FEW_OF_A_STATE]
    sites = [n for n in near if n not in profiles]
    groups = tuple(_group(n.branch.name, n.branch.url or document.url, network, n) for n in sites)
    leads = tuple(
        Lead(g.url, NAME, f"{network.name}: {g.why}", g.name, "branch", g.lat, g.lon)
        for g, n in zip(groups, sites, strict=True)
        if n.branch.url and not is_nowhere(n.branch.url)
    )
    asked = tuple(
        Request(n.branch.url, note=f"{network.slug} {_PROFILE} {n.branch.name[:100]}") for n in profiles
    )
    return Found(leads=leads, groups=groups, next_requests=asked + more)


def _read_profile(document: Document, network: Network, name: str) -> Found:
    if not document.ok:
        return fail(document, "a branch's profile")
    page = read_page(document)
    own = host_of(page.url)
    sites = [a for a in page.outside if not is_nowhere(a.url) and not is_plumbing(a.url)]
    named = [a for a in sites if "website" in a.words.lower() or host_of(a.url) in a.words.lower()]
    site = next((a.url for a in (*named, *sites)), "")
    group = _group(name or page.heading or page.title, site or document.url, network)
    why = f"{network.name}: {'the site' if site else 'the page'} of its branch at {own}"
    return Found(leads=(Lead(group.url, NAME, why, group.name, "branch"),), groups=(group,))


def _group(name: str, url: str, network: Network, near: Near | None = None) -> Group:
    why = near.sign if near else f"in the directory of {network.name}"
    lat, lon = (near.branch.lat, near.branch.lon) if near else (None, None)
    return Group(name, url, "branch", network.topics, network.name, NAME, why, lat, lon)


def _ask(network: Network, town: Town, page: int) -> Iterator[Request]:
    template = network.directory
    if not network.confirmed or network.asked_by or ("{zip}" in template and not town.zips):
        return
    filled = {
        "{lat}": f"{town.lat:.4f}",
        "{lon}": f"{town.lon:.4f}",
        "{miles}": str(RADIUS_MILES),
        "{zip}": town.zips[0] if town.zips else "",
        "{page}": str(page),
    }
    for name, value in filled.items():
        template = template.replace(name, value)
    yield Request(template, note=f"{network.slug} {page}")


def _next_page(document: Document, network: Network, town: Town, number: str) -> tuple[Request, ...]:
    """Ask for the next page only after a full one: a service that knows no pages is asked once."""
    answer = read_json(document) if "{page}" in network.directory else None
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else MOST_PAGES
    if not isinstance(answer, list) or len(answer) < PAGE_SIZE or page >= MOST_PAGES:
        return ()
    return tuple(_ask(network, town, page + 1))


@cache
def _by_slug() -> Mapping[str, Network]:
    return {network.slug: network for network in load_networks()}
