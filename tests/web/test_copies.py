"""Copies of the journal in the browser: out and in again, only with the passphrase, kept by nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from showup.store.backup import unpack
from showup.store.private_store import PrivateStore
from tests.web.conftest import Client, Serve
from tests.web.reader import PASSPHRASE, make_journal, said, see, send, take_token, write

FORMS = ("/journal/backup", "/journal/restore", "/journal/export", "/journal/import")
LINE = b'{"happened_on":"2026-08-01","text":"Carried the chairs","role":"helped"}\n'


@pytest.fixture
def client(serve: Serve, tmp_path: Path) -> Client:
    """An unlocked journal of two entries."""
    opened = serve(tmp_path / "first")
    make_journal(opened)
    write(opened, text="Put out the chairs")
    write(opened, text="Took the minutes", role="took-a-task")
    return opened


def upload(client: Client, path: str, content: bytes, **fields: str) -> Any:
    data = {"token": take_token(client), **fields}
    return client.post(path, data=data, files={"file": ("copy", content)}, follow_redirects=False)


def titles(client: Client) -> list[str]:
    return said(see(client, "/journal"), ".row h3 a")


def test_a_back_up_comes_back_into_another_journal_once(client: Client, serve: Serve, tmp_path: Path) -> None:
    answer = send(client, "/journal/backup", passphrase=PASSPHRASE)
    assert answer.headers["content-disposition"] == 'attachment; filename="showup-2026-08-21.age"'
    assert answer.content.startswith(b"age-encryption.org/v1") and b"chairs" not in answer.content
    assert [told["text"] for _, told in unpack(answer.content, PASSPHRASE, "")["entry"]] == [
        "Put out the chairs",
        "Took the minutes",
    ]
    before = titles(client)
    other = serve(tmp_path / "second")
    make_journal(other)
    for expected in ("2 were added.", "0 were added. 2 were there already."):
        shown = upload(other, "/journal/restore", answer.content, **{"its-passphrase": PASSPHRASE})
        assert f'<p class="note calm" role="status">{expected}</p>' in shown.text
        assert titles(other) == before


def test_what_is_taken_out_can_be_taken_in_again(client: Client) -> None:
    answer = send(client, "/journal/export", format="jsonl", sure="on")
    assert answer.headers["content-disposition"].endswith('.jsonl"')
    assert answer.content.count(b"\n") == 2
    assert "0 were added. 2 were there already." in upload(client, "/journal/import", answer.content).text
    shown = upload(client, "/journal/import", LINE + b"not a line\n").text
    assert "1 was added." in shown and "1 line could not be read:" in shown and "line:2" in shown
    assert titles(client)[-1] == "Carried the chairs"
    markdown = send(client, "/journal/export", format="markdown", sure="on")
    assert markdown.text.startswith("# Journal\n\n## 2026-08-01\n\nCarried the chairs\n")


@pytest.mark.parametrize(
    ("path", "fields", "told"),
    [
        ("/journal/backup", {"passphrase": "another"}, "That passphrase does not open it."),
        ("/journal/backup", {"passphrase": ""}, "An empty passphrase hides nothing."),
        ("/journal/export", {"format": "jsonl"}, "Nothing was taken out"),
        ("/journal/export", {"format": "pdf", "sure": "on"}, "Nothing was taken out"),
        ("/journal/restore", {}, "Choose a file first."),
        ("/journal/import", {}, "Choose a file first."),
    ],
)
def test_without_what_it_needs_nothing_goes_out_or_in(
    client: Client, path: str, fields: dict[str, str], told: str
) -> None:
    answer = send(client, path, **fields)
    assert answer.status_code == 422 and told in answer.text
    assert "content-disposition" not in answer.headers


@pytest.mark.parametrize("content", [b"", b"no back-up", b"age-encryption.org/v1\n-> scrypt"])
def test_a_file_that_is_no_back_up_changes_nothing(client: Client, content: bytes) -> None:
    before = titles(client)
    for path in ("/journal/restore", "/journal/import"):
        answer = upload(client, path, content, **{"its-passphrase": PASSPHRASE})
        assert answer.status_code == 422 and 'role="alert"' in answer.text
    assert titles(client) == before


def test_wrong_passphrases_of_a_copy_are_slowed_like_those_of_the_door(client: Client) -> None:
    for _ in range(3):
        send(client, "/journal/backup", passphrase="guessed")
    assert "Wait 2 seconds" in send(client, "/journal/backup", passphrase=PASSPHRASE).text


@pytest.mark.parametrize("path", FORMS)
def test_copies_are_for_who_has_unlocked_and_for_our_own_forms(
    client: Client, serve: Serve, tmp_path: Path, path: str
) -> None:
    assert client.post(path, data={"passphrase": PASSPHRASE, "sure": "on"}).status_code == 403
    stranger = serve(tmp_path / "first")
    answer = send(stranger, path, format="jsonl", sure="on")
    assert answer.status_code == 403 and "chairs" not in answer.text
    assert "content-disposition" not in answer.headers


def test_no_copy_is_kept_by_a_browser(client: Client) -> None:
    answers = [
        client.get("/journal/copies"),
        send(client, "/journal/backup", passphrase=PASSPHRASE),
        send(client, "/journal/export", format="markdown", sure="on"),
    ]
    assert [answer.headers["cache-control"] for answer in answers] == ["no-store"] * 3


def test_a_file_that_is_too_long_is_refused_before_it_is_read(client: Client) -> None:
    assert upload(client, "/journal/import", b"x" * 1_000_000).status_code == 413
    assert upload(client, "/journal/restore", b"x" * 200_000, **{"its-passphrase": "x"}).status_code == 422
    assert upload(client, "/journal/search", b"x" * 200_000).status_code == 413


def test_a_journal_without_a_passphrase_gives_its_copy_one(serve: Serve, tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    PrivateStore.open(folder / "private.db", None).close()
    client = serve(folder)
    assert send(client, "/unlock", then="/journal").status_code == 303
    write(client, text="Put out the chairs")
    assert (
        "The two passphrases"
        in send(client, "/journal/backup", passphrase="one", passphrase_again="two").text
    )
    answer = send(client, "/journal/backup", passphrase="one", passphrase_again="one")
    assert len(unpack(answer.content, "one", "")["entry"]) == 1
