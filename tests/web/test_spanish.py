"""On a Spanish page our own words are Spanish; English stands only in what others wrote."""

from __future__ import annotations

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from showup.find.discover.registry import load_channels
from showup.sample.town import TOWN as TOWN_ITSELF
from showup.web.harvests import Errand, Standing
from showup.web.look_page import tell_progress
from showup.web.words import load_words
from tests.web.conftest import Client, Serve
from tests.web.reader import make_journal, send, write

TOWN = "town=Linden+Ferry"
# Words of English that no Spanish sentence has.
ENGLISH = re.compile(
    r"\b(the|and|of|with|not|is|are|was|were|for|to|from|by|this|that|it|which|what|every|looking|asked|found"
    r"|failed|reading|nothing|your|you|an|at|on|or|be|have|can|its|there|who|where|when|how|yet|page)\b"
)
# What others wrote: titles, quotes, places, names of sources, groups and files, the words of commands.
OTHERS = (
    "q, h1, h3 a, th a, title, script, code, [lang=en], .theirs, .where, .sources, .text, .sayings, .address,"
    " .hour + a, .hour + span, .day small, .embed li, .groups li > a, .cards a, .place text, .spot"
)
FOUND = {
    "home": "/",
    "find": f"/find?{TOWN}",
    "cause": f"/find?{TOWN}&about=housing",
    "everything": f"/find?{TOWN}&section=everything",
    "map": f"/find?{TOWN}&view=map",
    "week": f"/find?{TOWN}&view=week",
    "month": f"/find?{TOWN}&view=month",
    "nothing": f"/find?{TOWN}&about=zeppelins",
    "coverage": f"/coverage?{TOWN}",
    "wrong address": f"/coverage?{TOWN}&wrong=nope",
    "groups": f"/groups?{TOWN}",
    "which": "/find?town=Springfield",
    "unknown": "/find?town=Zzyzxville",
    "first": "/find?town=Lincoln,+Nebraska",
    "embed": f"/embed?{TOWN}",
    "new": f"/new?{TOWN}&since=2026-08-01",
    "digest": f"/digest?{TOWN}",
    "saved": "/saved",
    "compare": f"/compare?{TOWN}&town=Lincoln,+Nebraska",
    "poster": f"/poster?{TOWN}",
    "looking": f"/looking?{TOWN}",
    "no page": "/nope",
    "no event": "/event/e0000000000000000",
    "no town": "/groups?town=Zzyzxville",
    "which town": "/groups?town=Springfield",
    "no group": f"/group/x?{TOWN}",
}
PRIVATE = {
    "ladder": "/learn",
    "skill": "/learn/skill/helping-out",
    "next": f"/learn/next?{TOWN}",
    "stuck": "/learn/check-in",
    "guides": "/learn/guide",
    "journal": "/journal",
    "entry": "/journal/1",
    "new entry": "/journal/new",
    "edit": "/journal/1/edit",
    "copies": "/journal/copies",
    "issues": "/issues",
    "meetings": "/listen",
    "statements": "/listen/statements",
    "report": "/listen/report",
    "map": "/listen/map",
}


def list_english(text: str) -> list[str]:
    """Return the pieces of a page's own text that hold English."""
    page = LexborHTMLParser(text)
    for node in page.css(OTHERS):
        node.decompose()
    pieces = (page.body.text(separator="\n") if page.body else "").split("\n")
    for name in ("aria-label", "placeholder"):
        pieces += [node.attributes.get(name) or "" for node in page.css(f"[{name}]")]
    return sorted({" ".join(piece.split()) for piece in pieces if ENGLISH.search(piece)})


def see_spanish(client: Client, path: str) -> list[str]:
    return list_english(client.get(path + ("&" if "?" in path else "?") + "lang=es").text)


def test_the_words_of_english_are_found_where_they_stand() -> None:
    assert list_english("<p>Se reúne el lunes <q>at the mill</q> <b>every week</b></p>") == ["every week"]


def test_pages_of_what_was_found_are_spanish(pages: Client) -> None:
    told = {name: see_spanish(pages, path) for name, path in FOUND.items()}
    assert {name: english for name, english in told.items() if english} == {}


def test_pages_of_events_groups_and_places_are_spanish(pages: Client) -> None:
    text = pages.get(f"/find?{TOWN}&section=everything&rows=120&lang=es").text
    paths = sorted(set(re.findall(r'href="(/(?:event|group|venue)[/?][^"#]+)"', text)))[::9]
    told = {path: see_spanish(pages, path.replace("&amp;", "&").replace("&lang=es", "")) for path in paths}
    assert len(told) > 5
    assert {name: english for name, english in told.items() if english} == {}


def test_what_is_told_while_looking_is_spanish() -> None:
    words, channels = load_words("es"), load_channels()
    told = [(name, channel.TELLS) for name, channel in channels.items() if channel.TELLS]
    standing = Standing(Errand(TOWN_ITSELF), "channels", 1, 9, "overpass", told)
    progress = tell_progress(standing, words)
    assert (progress["stage"], progress["what"]) == ("preguntando a los canales", "OpenStreetMap")
    assert [what for _, what in told if ENGLISH.search(words.translate(what))] == []
    last = [(words.name("channel", name), words.translate(what)) for name, what in told]
    assert progress["lines"] == [f"{name}: {what}" for name, what in last][-len(progress["lines"]) :] != []


def test_private_pages_are_spanish(serve: Serve, tmp_path: Path) -> None:
    client = serve(tmp_path)
    assert see_spanish(client, "/locked") == []
    make_journal(client)
    write(client, text="Sillas", skills="helping-out")
    told = {name: see_spanish(client, path) for name, path in PRIVATE.items()}
    assert {name: english for name, english in told.items() if english} == {}
    refused = send(client, "/journal/forget?lang=es").text
    assert list_english(refused) == []
