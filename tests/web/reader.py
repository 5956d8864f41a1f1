"""A person before the private pages: reads them, fills in their forms, holds the passphrase."""

from __future__ import annotations

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.web.conftest import Client

PASSPHRASE = "seven o'clock at the mill"


def parse(text: str) -> HTMLParser:
    return HTMLParser(text)


def see(client: Client, path: str, status: int = 200) -> HTMLParser:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    return parse(answer.text)


def said(page: HTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def take_token(client: Client) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get("/learn/check-in").text)
    assert found
    return found[1]


def send(client: Client, path: str, **fields: Any) -> Any:
    """Send a form of ours; the answer is not followed."""
    told = {name.replace("_", "-") if name == "passphrase_again" else name: v for name, v in fields.items()}
    return client.post(path, data={"token": take_token(client), **told}, follow_redirects=False)


def make_journal(client: Client) -> None:
    answer = send(client, "/unlock", passphrase=PASSPHRASE, passphrase_again=PASSPHRASE, then="/journal")
    assert (answer.status_code, answer.headers["location"]) == (303, "/journal"), answer.text


def unlock(client: Client) -> None:
    assert send(client, "/unlock", passphrase=PASSPHRASE, then="/journal").status_code == 303


def write(client: Client, **fields: Any) -> int:
    """Write an entry and return its number."""
    answer = send(client, "/journal/new", **{"happened_on": "2026-08-20", "role": "helped", **fields})
    found = re.fullmatch(r"/journal/(\d+)\?said=kept", answer.headers.get("location", ""))
    assert found, answer.text
    return int(found[1])


def read_fields(page: HTMLParser) -> dict[str, Any]:
    """Return what stands in the fields of the journal's form, as a browser would send it."""
    told: dict[str, Any] = {}
    for node in page.css("form.writing input, form.writing textarea"):
        kind, name = node.attributes.get("type"), node.attributes.get("name")
        if kind in ("checkbox", "radio") and "checked" not in node.attributes:
            continue
        value = node.text() if node.tag == "textarea" else node.attributes.get("value") or ""
        if kind == "checkbox":
            told.setdefault(str(name), []).append(value)
        else:
            told[str(name)] = value.removeprefix("\n")
    return told
