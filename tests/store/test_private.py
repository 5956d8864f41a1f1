from __future__ import annotations

import sqlite3
import sys
import time
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showup.errors import StoreError
from showup.store.backup import add_missing, read_backup, write_backup
from showup.store.private_store import Kind, Leaf, PrivateStore

NOW = datetime(2026, 8, 21, 12, tzinfo=UTC)
DAY = date(2026, 8, 20)
PASSPHRASE = "seven o'clock at the mill"
PLANTED = "zanzibarquince"
TOLD: Mapping[str, Any] = {"text": f"The {PLANTED} was discussed", "role": "helped", "skills": ["listening"]}

told = st.fixed_dictionaries(
    {"text": st.text(), "hours": st.none() | st.floats(0, 9), "skills": st.lists(st.text())}
)


def open_private(folder: Path, passphrase: str | None = PASSPHRASE) -> PrivateStore:
    return PrivateStore.open(folder / "private.db", passphrase)


def read_all(folder: Path) -> bytes:
    """Every byte of every file of a folder."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def find_everywhere(folder: Path, word: str) -> bool:
    kept = read_all(folder)
    return any(word.encode(form) in kept for form in ("utf-8", "utf-16-le", "utf-16-be"))


def test_what_is_kept_comes_back_and_is_found_by_its_words(tmp_path: Path) -> None:
    with open_private(tmp_path) as store:
        assert store.add("entry", DAY, TOLD, NOW) == 1
    with open_private(tmp_path) as store:
        leaf = Leaf(1, DAY, TOLD)
        assert store.leaf("entry", 1) == leaf
        assert store.leaves("entry") == [leaf]
        assert store.search("entry", "discussing helped") == [leaf]
        assert (store.search("entry", "absent"), store.search("entry", "!?"), store.leaves("note")) == (
            [],
            [],
            [],
        )
        assert store.leaf("note", 1) is None


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told)
def test_whatever_json_holds_comes_back_as_it_was(tmp_path: Path, told: dict[str, Any]) -> None:
    with open_private(tmp_path, None) as store:
        number = store.add("entry", DAY, told, NOW)
        assert store.leaf("entry", number) == Leaf(number, DAY, told)


def test_half_a_surrogate_pair_does_not_stop_a_note(tmp_path: Path) -> None:
    with open_private(tmp_path) as store:
        number = store.add("note", DAY, {"text": "broken \ud800 sign"}, NOW)
        assert store.leaf("note", number) == Leaf(number, DAY, {"text": "broken ? sign"})


def test_no_file_holds_a_word_in_the_clear_at_any_moment(tmp_path: Path) -> None:
    with open_private(tmp_path) as store:
        store.add_all("entry", [(DAY, {**TOLD, "text": f"{PLANTED} {n} " * 50}) for n in range(300)], NOW)
        assert (tmp_path / "private.db-wal").stat().st_size > 0
        assert not find_everywhere(tmp_path, PLANTED)
        store.search("entry", PLANTED)
        store.edit("entry", 1, DAY, {"text": f"{PLANTED} again"})
        store.remove("entry", [2], NOW)
        assert not find_everywhere(tmp_path, PLANTED)
        store.forget("entry", [3])
        assert not find_everywhere(tmp_path, PLANTED)
    assert not find_everywhere(tmp_path, PLANTED)


def test_the_search_for_planted_words_finds_them_where_nothing_is_encrypted(tmp_path: Path) -> None:
    with open_private(tmp_path, None) as store:
        store.add("entry", DAY, TOLD, NOW)
        assert find_everywhere(tmp_path, PLANTED)


@pytest.mark.parametrize("numbers", [[1], None])
def test_what_is_forgotten_is_in_no_page_of_the_file(tmp_path: Path, numbers: list[int] | None) -> None:
    with open_private(tmp_path, None) as store:  # plain, so that every page can be searched
        store.add("entry", DAY, TOLD, NOW)
        store.add("note", DAY, {"text": "stays"}, NOW)
        assert store.forget("entry", numbers) == 1
        assert not find_everywhere(tmp_path, PLANTED)
        assert not find_everywhere(tmp_path, PLANTED[:8])
        assert store.leaves("note") == [Leaf(2, DAY, {"text": "stays"})]
        assert store.add("entry", DAY, {}, NOW) == 3


def test_what_is_forgotten_is_in_no_decrypted_page_either(tmp_path: Path) -> None:
    with open_private(tmp_path) as store:
        store.add("entry", DAY, TOLD, NOW)
        store.add("entry", DAY, {"text": "stays"}, NOW)
        store.forget("entry", [1])
        run = store.database._connection.execute
        run("ATTACH DATABASE ? AS bare KEY ''", (str(tmp_path / "bare.db"),))
        run("SELECT sqlcipher_export('bare')")
        run("DETACH DATABASE bare")
    assert find_everywhere(tmp_path, "stays")
    assert not find_everywhere(tmp_path, PLANTED)


def test_many_kinds_are_forgotten_together_and_what_was_taken_out_with_them(tmp_path: Path) -> None:
    with open_private(tmp_path, None) as store:
        store.add("note", DAY, {"text": PLANTED}, NOW)
        store.add("verdict", DAY, {"one": PLANTED}, NOW)
        store.add("note", DAY, {"text": "stays"}, NOW)
        store.remove("note", [1], NOW)
        assert [leaf.number for leaf in store.leaves("note", removed=True)] == [1, 3]
        assert store.forget_many({"note": [1], "verdict": None}) == 2
        assert not find_everywhere(tmp_path, PLANTED)
        assert store.leaves("note", removed=True) == [Leaf(3, DAY, {"text": "stays"})]


def test_a_removed_leaf_is_brought_back_by_undo_and_not_after_it_is_forgotten(tmp_path: Path) -> None:
    with open_private(tmp_path) as store:
        for number in (1, 2, 3):
            store.add("entry", DAY, {"text": f"evening {number}"}, NOW)
        assert store.remove("entry", [1, 3, 9], NOW) == [1, 3]
        assert [leaf.number for leaf in store.leaves("entry")] == [2]
        assert [leaf.number for leaf in store.search("entry", "evening")] == [2]
        assert not store.edit("entry", 1, DAY, {})
        assert store.forget("entry", [3]) == 1
        assert (store.undo("entry"), store.undo("entry")) == ([1], [])


def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    open_private(tmp_path / "new").close()
    write = (tmp_path / "new", tmp_path / "new" / "private.db")
    assert [oct(path.stat().st_mode & 0o777) for path in write] == ["0o700", "0o600"]


OPENERS: dict[str, tuple[str | None, str | None, str]] = {
    "another passphrase": (PASSPHRASE, PASSPHRASE + " ", "passphrase is wrong"),
    "no passphrase": (PASSPHRASE, None, "leave out --plaintext"),
    "one for a plain file": (None, PASSPHRASE, "say --plaintext"),
    "an empty one": (PASSPHRASE, "", "hides nothing"),
}


@pytest.mark.parametrize("case", OPENERS)
def test_a_wrong_key_is_one_line(tmp_path: Path, case: str, capfd: pytest.CaptureFixture[str]) -> None:
    made, tried, said = OPENERS[case]
    with open_private(tmp_path, made) as store:
        store.add("entry", DAY, TOLD, NOW)
    with pytest.raises(StoreError, match=said) as fault:
        open_private(tmp_path, tried)
    assert "\n" not in str(fault.value)
    assert capfd.readouterr() == ("", "")


def test_without_the_extra_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    monkeypatch.setitem(sys.modules, "pyrage", None)
    (tmp_path / "copy.age").touch()
    for run in (open_private, lambda folder: read_backup(folder / "copy.age", PASSPHRASE)):
        with pytest.raises(StoreError, match=r"pipx inject showup sqlcipher3 pyrage, or pip install"):
            run(tmp_path)
    open_private(tmp_path, None).close()


def test_a_passphrase_is_the_same_however_its_accents_are_typed(tmp_path: Path) -> None:
    open_private(tmp_path, "caf\u00e9 ma\u00f1ana").close()
    open_private(tmp_path, "cafe\u0301 man\u0303ana").close()


def test_a_new_passphrase_opens_and_the_old_one_does_not(tmp_path: Path) -> None:
    with open_private(tmp_path) as store:
        store.add("entry", DAY, TOLD, NOW)
        store.change_passphrase("another one")
        assert store.leaves("entry") == [Leaf(1, DAY, TOLD)]
    with open_private(tmp_path, "another one") as store:
        assert store.search("entry", PLANTED) == [Leaf(1, DAY, TOLD)]
    with pytest.raises(StoreError):
        open_private(tmp_path)


def test_the_plain_reader_of_sqlite_cannot_open_it(tmp_path: Path) -> None:
    open_private(tmp_path).close()
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(tmp_path / "private.db").execute("SELECT * FROM leaf")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=5000))
def test_a_file_that_is_no_journal_is_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "private.db").write_bytes(content)
    with pytest.raises(StoreError):
        open_private(tmp_path)


def test_a_back_up_brings_everything_back_once(tmp_path: Path) -> None:
    leaves: list[tuple[date, Mapping[str, Any]]] = [
        (DAY, TOLD),
        (DAY, {"text": "twice"}),
        (DAY, {"text": "twice"}),
    ]
    with open_private(tmp_path) as store:
        store.add_all("entry", leaves, NOW)
        store.add("note", DAY, {"text": "heard"}, NOW)
        assert write_backup(store, tmp_path / "copy.age", PASSPHRASE) == 4
        with pytest.raises(StoreError, match="is there already"):
            write_backup(store, tmp_path / "copy.age", PASSPHRASE)
    kept = read_backup(tmp_path / "copy.age", PASSPHRASE)
    nothing: dict[Kind, list[Any]] = {kind: [] for kind in get_args(Kind)}
    assert kept == nothing | {"entry": leaves, "note": [(DAY, {"text": "heard"})]}
    with open_private(tmp_path / "elsewhere") as store:
        assert [add_missing(store, "entry", kept["entry"], NOW) for _ in range(2)] == [3, 0]
        assert [(leaf.day, leaf.told) for leaf in store.leaves("entry")] == leaves
    with pytest.raises(StoreError, match="passphrase is wrong"):
        read_backup(tmp_path / "copy.age", "another")
    assert oct((tmp_path / "copy.age").stat().st_mode & 0o777) == "0o600"


def encrypt(text: bytes) -> bytes:
    from pyrage import passphrase

    return bytes(passphrase.encrypt(text, PASSPHRASE))


STRANGE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "noise": lambda: b"age-encryption.org/v1\n-> scrypt AAAA 99\n",
    "other lines": lambda: encrypt(b'{"kind":"person","day":"2026-08-20","told":{}}\n'),
}


@pytest.mark.parametrize("case", STRANGE)
def test_what_is_no_back_up_is_one_line(tmp_path: Path, case: str) -> None:
    (tmp_path / "copy.age").write_bytes(STRANGE[case]())
    with pytest.raises(StoreError) as fault:
        read_backup(tmp_path / "copy.age", PASSPHRASE)
    assert "\n" not in str(fault.value)


def test_ten_thousand_entries_are_searched_within_the_mark(tmp_path: Path) -> None:
    def write(number: int) -> tuple[date, dict[str, object]]:
        return DAY, {
            "text": f"Evening {number} with the tenants, {'patient' if number % 7 else 'loud'} talk. " * 4
        }

    with open_private(tmp_path) as store:
        store.add_all("entry", map(write, range(10_000)), NOW)
        for words, count in (("4711", 1), ("tenants patient", 20), ("tenants loud", 20), ("absent", 0)):
            took = min(clock(lambda words=words: store.search("entry", words)) for _ in range(5))  # type: ignore[misc]
            assert (len(store.search("entry", words)), took < 0.05) == (count, True), (words, took)


def clock(run: Callable[[], Iterable[Leaf]]) -> float:
    began = time.process_time()
    run()
    return time.process_time() - began


def test_a_back_up_of_too_much_work_is_not_taken_for_one_of_another_passphrase(tmp_path: Path) -> None:
    def write(size: int) -> str:
        return b64encode(bytes(size)).decode().rstrip("=")

    file = tmp_path / "heavy.age"
    told = f"age-encryption.org/v1\n-> scrypt {write(16)} 30\n{write(32)}\n--- {write(32)}\n"
    file.write_bytes(told.encode() + bytes(48))
    with pytest.raises(StoreError, match=r"heavy.age: this machine is too busy .* try again later"):
        read_backup(file, "one")
