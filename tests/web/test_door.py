"""The door of the private pages: the passphrase, the lock, and that nothing private gets past them."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from showup.errors import StoreError
from showup.store.private_store import PrivateStore
from showup.web.private.keeper import Keeper
from tests.web.conftest import HOME, Client, Serve
from tests.web.reader import PASSPHRASE, make_journal, parse, said, see, send, take_token, unlock, write

PLANTED = "zanzibarquince"
LOCKED = ["/journal", "/journal/new", "/journal/1", "/journal/1/edit", "/issues", "/issue/1"]
OPEN = [
    "/learn",
    "/learn/skill/listening",
    "/learn/check-in",
    "/learn/guide",
    "/learn/guide/begin",
    "/learn/sheet/starting",
]
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
POSTS = [
    "/unlock",
    "/lock",
    "/journal/new",
    "/journal/search",
    "/journal/1/edit",
    "/journal/1/remove",
    "/journal/1/forget",
    "/journal/undo",
    "/journal/forget",
    "/learn/check-in",
    "/learn/sheet/hand-over",
]


@pytest.fixture
def mine(serve: Serve, tmp_path: Path) -> Client:
    """The personal app over nothing yet."""
    return serve(tmp_path)


def test_a_page_makes_the_first_journal_after_saying_what_a_lost_passphrase_means(
    mine: Client, tmp_path: Path
) -> None:
    page = see(mine, "/journal")
    assert "A lost passphrase is a lost journal." in " ".join(said(page, ".note"))
    assert not (tmp_path / "private.db").exists()
    differing = send(mine, "/unlock", passphrase="one thing", passphrase_again="another", then="/journal")
    assert (differing.status_code, "differ" in differing.text) == (403, True)
    assert not (tmp_path / "private.db").exists()
    make_journal(mine)
    assert (tmp_path / "private.db").stat().st_mode & 0o777 == 0o600
    assert said(see(mine, "/journal"), "h1") == ["Journal"]


def test_what_was_written_is_shown_only_to_the_browser_that_unlocked(mine: Client) -> None:
    make_journal(mine)
    write(mine, text=PLANTED, issue=PLANTED)
    assert PLANTED in mine.get("/journal").text
    mine.cookies.clear()
    for path in LOCKED:
        for headers in ({}, {"Cookie": "showup-open-8765=guessed"}):
            answer = mine.get(path, headers=headers)
            assert (answer.status_code, PLANTED in answer.text) == (200, False), path
            assert "Passphrase" in answer.text and "refresh" not in answer.headers, path


def test_what_needs_no_journal_asks_for_no_passphrase(mine: Client) -> None:
    make_journal(mine)
    send(mine, "/lock")
    asking = [path for path in OPEN if see(mine, path).css("input[type=password]")]
    assert asking == []


def test_the_lock_button_locks_at_once_and_takes_the_cookie_back(mine: Client) -> None:
    make_journal(mine)
    had = mine.cookies["showup-open-8765"]
    answer = send(mine, "/lock")
    assert (answer.status_code, answer.headers["location"]) == (303, "/locked")
    assert answer.headers["clear-site-data"] == '"cache"'
    assert "showup-open-8765" not in mine.cookies
    assert said(see(mine, "/journal"), "h1") == ["Locked"]
    assert "Passphrase" in mine.get("/journal", headers={"Cookie": f"showup-open-8765={had}"}).text


def test_the_cookie_is_a_word_without_meaning_that_scripts_and_other_sites_do_not_see(mine: Client) -> None:
    answer = send(mine, "/unlock", passphrase=PASSPHRASE, passphrase_again=PASSPHRASE)
    told = answer.headers["set-cookie"]
    assert "HttpOnly" in told and "samesite=strict" in told.lower() and "max-age" not in told.lower()
    assert PASSPHRASE not in told


def test_no_page_sets_a_cookie_before_the_passphrase_is_given(mine: Client) -> None:
    for path in (*LOCKED, *OPEN, "/", "/locked"):
        assert "set-cookie" not in mine.get(path).headers


def test_a_new_unlock_elsewhere_ends_the_one_before(mine: Client) -> None:
    make_journal(mine)
    first = mine.cookies["showup-open-8765"]
    unlock(mine)
    assert mine.cookies["showup-open-8765"] != first
    mine.cookies.clear()
    assert "Passphrase" in mine.get("/journal", headers={"Cookie": f"showup-open-8765={first}"}).text


def test_every_private_answer_is_kept_by_nobody_and_left_after_a_while(mine: Client) -> None:
    make_journal(mine)
    write(mine, text="a walk", issue="river")
    for path in (*LOCKED, *OPEN, "/learn/next", "/learn/sheet/hand-over", "/journal/99", "/locked"):
        assert mine.get(path, follow_redirects=False).headers["cache-control"] == "no-store", path
    for path in ("/journal", "/journal/1", "/issue/1", "/learn"):
        assert mine.get(path).headers["refresh"].startswith("901; url=/locked?then=%2F"), path
    for path in ("/journal/new", "/journal/1/edit"):  # one may write for longer than that
        assert "refresh" not in mine.get(path).headers, path


def test_a_form_that_is_not_ours_changes_nothing(mine: Client) -> None:
    make_journal(mine)
    write(mine, text="a walk")
    fields = {"sure": "on", "hold": "low", "passphrase": PASSPHRASE}
    foreign = {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}
    ours = take_token(mine)
    for path in POSTS:
        for token, headers in (("", {}), ("guessed", {}), (ours, foreign)):
            form = {"token": token, **fields}
            assert mine.post(path, data=form, headers=headers).status_code == 403, (path, token)
    assert said(see(mine, "/journal"), ".row h3") == ["a walk"]


def test_what_was_being_written_outlives_the_lock(mine: Client) -> None:
    make_journal(mine)
    token = take_token(mine)
    send(mine, "/lock")
    typed = {"happened_on": "2026-08-20", "text": "Long & <b>considered</b>", "role": "led"}
    typed |= {"token": token, "skill": ["listening", "agendas"]}  # type: ignore[dict-item]
    locked = mine.post("/journal/new", data=typed)
    assert locked.status_code == 403 and "What you wrote is kept" in locked.text
    kept = [
        (str(node.attributes["name"]), node.attributes.get("value") or "")
        for node in parse(locked.text).css("form.keys input[type=hidden]")
    ]
    wrong = mine.post("/journal/new", content=urlencode([*kept, ("passphrase", "wrong")]), headers=_FORM)
    assert wrong.status_code == 403 and "does not open it" in wrong.text
    assert PASSPHRASE not in wrong.text
    again = mine.post("/journal/new", content=urlencode([*kept, ("passphrase", PASSPHRASE)]), headers=_FORM)
    assert again.status_code == 200
    assert said(parse(again.text), ".text") == ["Long & <b>considered</b>"]
    assert said(see(mine, "/journal"), ".chip") == ["Listening", "Making an agenda"]


@pytest.mark.parametrize(
    "then", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1", "", "/\r\nX: 1"]
)
def test_the_door_leads_nowhere_but_to_our_own_pages(mine: Client, then: str) -> None:
    answer = send(mine, "/unlock", passphrase=PASSPHRASE, passphrase_again=PASSPHRASE, then=then)
    assert answer.headers["location"] == "/learn"


@pytest.mark.parametrize(
    ("path", "area"),
    [
        ("/journal", "Learn"),
        ("/learn/sheet/hand-over", "Learn"),
        ("/listen", "Listen"),
        ("/listen/map", "Listen"),
    ],
)
def test_the_door_stands_in_the_part_that_it_opens(mine: Client, path: str, area: str) -> None:
    make_journal(mine)
    send(mine, "/lock")
    assert said(see(mine, path), ".areas [aria-current]") == [area]
    assert said(see(mine, f"/locked?then={path}"), ".areas [aria-current]") == [area]
    wrong = parse(send(mine, "/unlock", passphrase="wrong", then=path).text)
    assert said(wrong, ".areas [aria-current]") == [area]


def test_after_three_wrong_passphrases_the_next_is_not_tried_for_a_while(mine: Client) -> None:
    make_journal(mine)
    send(mine, "/lock")
    for _ in range(3):
        assert "does not open it" in send(mine, "/unlock", passphrase="wrong").text
    answer = send(mine, "/unlock", passphrase=PASSPHRASE)
    assert (answer.status_code, "Wait 2 seconds" in answer.text) == (403, True)


def test_a_journal_that_lies_open_is_opened_with_a_word_of_warning(serve: Serve, tmp_path: Path) -> None:
    PrivateStore.open(tmp_path / "private.db", None).close()
    client = serve(tmp_path)
    assert "This journal is not encrypted" in client.get("/journal").text
    assert send(client, "/unlock", then="/journal").headers["location"] == "/journal"
    assert said(see(client, "/journal"), "h1") == ["Journal"]


def test_nothing_written_or_given_is_on_disk_in_the_clear(mine: Client, tmp_path: Path) -> None:
    make_journal(mine)
    for number in range(3):
        write(mine, text=f"{PLANTED} {number}", learned=PLANTED, issue=PLANTED)
    send(mine, "/journal/search", words=PLANTED)
    send(mine, "/journal/2/remove")
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert len(kept) > 10_000
    for word in (PLANTED, PASSPHRASE):
        assert not any(word.encode(form) in kept for form in ("utf-8", "utf-16-le", "utf-16-be"))


def test_no_word_of_a_journal_is_in_an_address_or_a_title(mine: Client) -> None:
    make_journal(mine)
    write(mine, text=PLANTED, issue=PLANTED, group=PLANTED)
    for path in ("/journal", "/journal/1", "/issues", "/issue/1", "/learn", "/learn/sheet/hand-over"):
        page = see(mine, path)
        assert PLANTED not in "".join(said(page, "title"))
        links = [str(node.attributes["href"]) for node in page.css("a[href]")]
        assert [link for link in links if PLANTED in link and not link.startswith("/find?")] == []
    found = send(mine, "/journal/search", words=PLANTED)
    assert PLANTED in found.text and PLANTED not in str(found.url)


def test_the_journal_closes_by_itself_when_nobody_asks_any_more(tmp_path: Path) -> None:
    async def wait() -> list[bool]:
        keeper = Keeper(tmp_path / "private.db", idle_seconds=0.3)
        session = keeper.unlock(PASSPHRASE)
        held = [keeper.find_store(session) is not None]
        await asyncio.sleep(0.2)
        held.append(keeper.find_store(session) is not None)  # used: the while begins anew
        await asyncio.sleep(0.2)
        store = keeper.find_store(session)
        held.append(store is not None)
        await asyncio.sleep(0.5)
        assert store is not None
        with pytest.raises(Exception, match="closed"):
            store.leaves("entry")
        return [*held, keeper.find_store(session) is not None]

    assert asyncio.run(wait()) == [True, True, True, False]


def test_the_time_of_day_locks_where_a_sleeping_machine_stops_the_timer(tmp_path: Path) -> None:
    async def sleep() -> list[bool]:
        now = [1000.0]
        keeper = Keeper(tmp_path / "private.db", 900, ticks=lambda: now[0])
        session = keeper.unlock(PASSPHRASE)
        now[0] += 899
        held = [keeper.find_store(session) is not None]
        now[0] += 901
        return [*held, keeper.find_store(session) is not None]

    assert asyncio.run(sleep()) == [True, False]


def test_a_journal_that_another_took_the_place_of_is_not_written_into(mine: Client, tmp_path: Path) -> None:
    make_journal(mine)
    for file in tmp_path.glob("private.db*"):
        file.unlink()
    assert said(see(mine, "/journal"), "h1") == ["Begin a private journal"]
    assert send(mine, "/journal/new", happened_on="2026-08-20", text="a walk").status_code == 403


def test_a_command_and_the_page_share_the_journal_until_its_passphrase_is_changed(
    mine: Client, tmp_path: Path
) -> None:
    make_journal(mine)
    with PrivateStore.open(tmp_path / "private.db", PASSPHRASE) as store:
        store.add(
            "entry", date(2026, 8, 20), {"happened_on": "2026-08-20", "text": "a walk"}, datetime.now(UTC)
        )
    assert said(see(mine, "/journal"), ".row h3") == ["a walk"]
    with PrivateStore.open(tmp_path / "private.db", PASSPHRASE) as store:
        store.change_passphrase("quite another thing")
    assert said(see(mine, "/journal"), "h1") == ["Locked"]
    assert "does not open it" in send(mine, "/unlock", passphrase=PASSPHRASE).text
    assert send(mine, "/unlock", passphrase="quite another thing").status_code == 303
    assert said(see(mine, "/journal"), ".row h3") == ["a walk"]


def test_wrong_passphrases_wait_longer_each_time_and_a_right_one_clears_it(tmp_path: Path) -> None:
    async def guess() -> list[int]:
        now = [1000.0]
        keeper = Keeper(tmp_path / "private.db", 900, ticks=lambda: now[0])
        keeper.unlock(PASSPHRASE)
        waits = []
        for _ in range(9):
            now[0] += keeper.wait_seconds
            with pytest.raises(StoreError):
                keeper.unlock("wrong")
            waits.append(keeper.wait_seconds)
        now[0] += keeper.wait_seconds
        keeper.unlock(PASSPHRASE)
        keeper.lock()
        return [*waits, keeper.wait_seconds]

    assert asyncio.run(guess()) == [0, 0, 2, 4, 8, 16, 32, 60, 60, 0]


def test_in_public_no_private_page_and_no_code_of_one_is_there(public: Client, tmp_path: Path) -> None:
    for path in (*LOCKED, *OPEN, "/locked", "/learn/next", "/listen"):
        assert public.get(path).status_code == 404, path
    for path in POSTS:
        assert public.post(path, data={"token": ""}).status_code == 405, path
    assert "/journal" not in public.get("/find?town=Linden+Ferry").text
    assert "/learn" not in public.get("/").text
    script = (
        "import sys; from pathlib import Path\n"
        "from showup.cli.serve_command import make_pages\n"
        "from showup.cli.settings import read_settings\n"
        "folder = Path(sys.argv[1])\n"
        "settings = read_settings(data_dir=folder, now=None, replay=None, json=False, quiet=True)\n"
        f"make_pages(settings, {HOME!r}, public=True)\n"
        "print([name for name in sys.modules if name.startswith(('showup.web.private', 'showup.learn',"
        " 'showup.listen', 'showup.notebook', 'showup.store.private_store', 'showup.store.vault'))])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": "src"},
    )
    assert told.stdout.strip() == "[]"


def test_without_the_extra_the_page_names_the_line_that_installs_it(
    mine: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    text = mine.get("/journal").text
    assert "pip install 'showup[private]'" in text and 'type="password"' not in text


def test_nothing_given_or_written_reaches_the_terminal(tmp_path: Path) -> None:
    showup = str(Path(sys.executable).with_name("showup"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [showup, "serve", "--port", str(port), "--data-dir", str(tmp_path / "data")]
    with (tmp_path / "told").open("wb") as told:
        server = subprocess.Popen(command, stdout=told, stderr=told)
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", follow_redirects=True) as client:
                _write_over_the_wire(client)
        finally:
            server.terminate()
            server.wait(20)
    said = (tmp_path / "told").read_text()
    assert f"showup is at http://127.0.0.1:{port}" in said
    assert not re.search(rf"{PLANTED}|{PASSPHRASE}|journal", said), said


def _write_over_the_wire(client: httpx.Client) -> None:
    for _ in range(300):
        try:
            client.get("/learn")
            break
        except httpx.TransportError:
            time.sleep(0.1)
    found = re.search(r'name="token" value="([^"]+)"', client.get("/learn/check-in").text)
    assert found
    token, lock = {"token": found[1]}, {"passphrase": PASSPHRASE, "passphrase-again": PASSPHRASE}
    assert client.post("/unlock", data=token | lock | {"then": "/journal"}).status_code == 200
    entry = token | {"happened_on": "2026-08-20", "text": PLANTED}
    assert PLANTED in client.post("/journal/new", data=entry).text
    assert client.post("/journal/new", data=entry | {"hours": PLANTED}).status_code == 422
    assert client.get(f"/journal/{PLANTED}").status_code == 404
    assert client.post("/listen", data=token | {"name": PLANTED, "town": PLANTED}).status_code == 200
    client.post("/lock", data=token)
    assert client.post("/unlock", data=token | {"passphrase": PLANTED}).status_code == 403
