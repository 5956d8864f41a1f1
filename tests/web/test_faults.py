"""What goes wrong with the data is said in the reader's language, and to strangers without our paths."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from showup.store.database import explain
from showup.web.words import load_words
from tests.web.conftest import Serve
from tests.web.test_spanish import list_english

FAULTS = [
    "database is locked",
    "attempt to write a readonly database",
    "unable to open database file",
    "database or disk is full",
    "disk I/O error",
    "file is not a database",
    "database disk image is malformed",
    "no such table: event",
]


def spoil(folder: Path) -> Path:
    """Leave something else where the store should be."""
    (folder / "harvest.db").write_bytes(b"not a database at all " * 500)
    return folder / "harvest.db"


@pytest.mark.parametrize("path", ["/journal", "/learn/next", "/listen/map", "/locked", "/journal/copies"])
def test_a_spoilt_journal_is_told_in_the_part_it_belongs_to(serve: Serve, tmp_path: Path, path: str) -> None:
    (tmp_path / "private.db").write_bytes(b"cut short")
    answer = serve(tmp_path).get(f"{path}?lang=es")
    page = HTMLParser(answer.text)
    (told,), (area,) = page.css(".note"), page.css(".areas [aria-current]")
    assert (answer.status_code, answer.headers["cache-control"]) == (503, "no-store")
    assert "está cortado o no es un diario" in told.text()
    assert area.text() == ("Escuchar" if path == "/listen/map" else "Aprender")


@pytest.mark.parametrize("said", FAULTS)
def test_every_fault_of_a_store_is_spanish(said: str) -> None:
    told = load_words("es").translate(explain(Exception(said), Path("/x/harvest.db")))
    assert "/x/harvest.db" in told and list_english(f"<p>{told.replace(said, '')}</p>") == []


@pytest.mark.parametrize(
    "path", ["/?", "/find?town=Linden+Ferry", "/event/e0000000000000000?", "/coverage?town=Linden+Ferry"]
)
def test_a_spoilt_store_is_told_with_its_path_to_its_owner_alone(
    serve: Serve, tmp_path: Path, path: str
) -> None:
    file = spoil(tmp_path)
    mine = serve(tmp_path).get(f"{path}&lang=es")
    others = serve(tmp_path, public=True).get(f"{path}&lang=es")
    api = serve(tmp_path, public=True).get("/api/find?town=Linden+Ferry")
    assert (mine.status_code, others.status_code, api.status_code) == (503, 503, 503)
    (told,) = HTMLParser(mine.text).css(".note")
    assert str(file) in told.text() and "no es de showup" in told.text()
    assert list_english(f"<p>{told.text().replace(str(file), '')}</p>") == []
    assert str(tmp_path) not in others.text + api.text
    assert api.json() == {"error": "it cannot be answered just now"}


def test_a_spoilt_store_is_told_where_its_towns_should_have_been_named(serve: Serve, tmp_path: Path) -> None:
    spoil(tmp_path)
    answer = serve(tmp_path).get("/find?town=Zzyzxville")
    assert answer.status_code == 503 and "is not a showup store" in answer.text
