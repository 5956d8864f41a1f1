from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import Result
from typer.testing import CliRunner

from showup.cli.main import app
from showup.learn.guide import GUIDES
from showup.learn.ladder import load_ladder
from tests.cli.conftest import NOW, read, read_fault

Do = Callable[..., Result]
ENTRY = {
    "happened_on": "2026-08-20",
    "text": "The tenants met",
    "group": "Tenants of Elm Court",
    "issue": "housing",
    "role": "took-a-task",
    "skills": ["listening", "taking-notes"],
    "tried": "to listen first",
    "learned": "patience",
    "gains": "a lamp was mended",
    "hours": 2.0,
    "my_tasks": 1,
    "all_tasks": 4,
    "mood": "calm",
}
WORDS = [
    "--on=2026-08-20", "--text=The tenants met", "--group=Tenants of Elm Court", "--issue=housing",
    "--role=took-a-task", "--skill=listening", "--skill=Taking notes", "--tried=to listen first",
    "--learned=patience", "--gains=a lamp was mended", "--hours=2", "--my-tasks=1", "--all-tasks=4",
    "--mood=calm",
]  # fmt: skip


@pytest.fixture
def do(tmp_path: Path) -> Do:
    """Run a command on a journal that is not encrypted: the lock has tests of its own."""

    def do(*words: str, stdin: str = "", lock: tuple[str, ...] = ("--plaintext",)) -> Result:
        given = [*words, f"--data-dir={tmp_path}", f"--now={NOW}", *lock]
        return CliRunner().invoke(app, given, input=stdin)

    return do


@pytest.mark.parametrize("command", [("log",), ("journal", "add")])
def test_an_entry_is_written_by_options_and_read_back(do: Do, command: tuple[str, ...]) -> None:
    assert read(do(*command, *WORDS, "--json")) == {"number": 1, **ENTRY}
    assert read(do("journal", "show", "1", "--json")) == {"number": 1, **ENTRY}
    assert read(do("journal", "search", "tenant", "--json")) == [{"number": 1, **ENTRY}]
    assert json.loads(do("journal", "export").stdout) == ENTRY


def test_an_entry_takes_four_answers_and_no_more(do: Do) -> None:
    told = read(do("log", "--json", stdin="A planning night\nhelped\nlistening, taking notes\nask earlier\n"))
    assert told == {
        "number": 1,
        "happened_on": "2026-08-21",
        "text": "A planning night",
        "role": "helped",
        "skills": ["listening", "taking-notes"],
        "learned": "ask earlier",
    }
    assert read(do("log", "--json", stdin="Only this\n\n\n\n"))["role"] == "watched"


@pytest.mark.parametrize(
    ("answers", "kept", "told"),
    [
        ("3\nnotes, Hablar en público\n", ("took-a-task", ["taking-notes", "public-speaking"]), ""),
        ("took a task\nlistening\n", ("took-a-task", ["listening"]), ""),
        ("helpd\njuggling, listening\n", ("helped", ["listening"]), 'no skill called "juggling"'),
        ("the boss\n\n", ("watched", []), '"the boss" is none of watched'),
    ],
)
def test_no_answer_is_lost_for_a_word_that_is_not_known(
    do: Do, answers: str, kept: tuple[str, list[str]], told: str
) -> None:
    said = do("log", "--json", stdin=f"A planning night\n{answers}ask earlier\n")
    entry = read(said)
    assert (entry["text"], entry["learned"]) == ("A planning night", "ask earlier")
    assert (entry["role"], entry.get("skills", [])) == kept
    assert told in said.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["log", "--text=x", "--role=boss"], "watched, helped, took-a-task"),
        (["log", "--text=x", "--skill=listenning"], "did you mean listening"),
        (["log", "--text=x", "--hours=-1"], "hours must lie"),
        (["log", "--text=x", "--on=yesterday"], "is no date"),
        (["log"], "nobody answers"),
        (["journal", "show", "7"], "there is no journal yet"),
        (["journal", "export", "--format=pdf"], "jsonl, markdown"),
        (["journal", "forget"], "or --all"),
        (["journal", "import", "missing.jsonl"], "missing.jsonl"),
        (["learn", "juggling"], "no skill called"),
        (["guide", "nowhere"], "there are begin"),
        (["sheet", "nothing"], "hand-over, starting"),
        (["checkin", "rain"], "found-nothing"),
        (["next", "Nowhere at all, Nebraska"], "No town called"),
    ],
)
def test_what_makes_no_sense_is_one_line(do: Do, words: list[str], said: str) -> None:
    lock = () if words[0] == "guide" else ("--plaintext",)
    told = read_fault(do(*words, lock=lock))
    assert said in told
    assert "\n" not in told


def test_an_edit_changes_what_it_names_and_leaves_the_rest(do: Do) -> None:
    do("log", *WORDS)
    changed = {"number": 1, **ENTRY, "learned": "more patience", "role": "led"}
    assert read(do("journal", "edit", "1", "--learned=more patience", "--role=led", "--json")) == changed
    assert read(do("journal", "search", "more", "--json")) == [changed]


def test_what_is_removed_comes_back_and_what_is_forgotten_does_not(do: Do) -> None:
    for text in ("one", "two", "three"):
        do("log", f"--text={text}")
    assert read(do("journal", "remove", "1", "2", "--json")) == {"removed": [1, 2]}
    assert read(do("journal", "undo", "--json")) == {"brought_back": [1, 2]}
    assert "nothing was deleted" in read_fault(do("journal", "forget", "2", stdin="no\n"))
    assert read(do("journal", "forget", "2", "--yes", "--json")) == {"forgotten": 1}
    assert [row["text"] for row in read(do("journal", "list", "--json"))] == ["three", "one"]
    assert read(do("journal", "forget", "--all", "--json", stdin="yes\n")) == {"forgotten": 2}
    assert read(do("journal", "list", "--json")) == []


def test_the_list_is_chosen_by_day_group_issue_and_skill(do: Do) -> None:
    do("log", *WORDS)
    do("log", "--text=Another evening", "--on=2026-08-01")
    chosen = {
        "--since=2026-08-02": 1,
        "--until=2026-08-02": 2,
        "--group=elm": 1,
        "--issue=housing": 1,
        "--skill=listening": 1,
        "--limit=1": 1,
    }
    for option, number in chosen.items():
        assert [row["number"] for row in read(do("journal", "list", option, "--json"))] == [number]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Spoke with Maria Lopez", "name"),
        ("call 402-555-0136", "telephone"),
        ("write to a.b@example.org", "e-mail"),
        ("she lives at 12 Elm Street", "address"),
    ],
)
def test_a_warning_where_a_note_seems_to_hold_what_is_anothers(do: Do, text: str, kind: str) -> None:
    assert f"looks like a person's {kind}" in do("log", f"--text={text}").stderr
    assert "looks like" not in do("log", "--text=The treasurer spoke of the budget").stderr


def test_import_adds_each_line_once_and_tells_what_it_cannot_read(do: Do) -> None:
    lines = [json.dumps(ENTRY), '{"happened_on":"soon"}', json.dumps({"happened_on": "2026-08-19"})]
    first = do("journal", "import", "--json", stdin="\n".join(lines))
    assert (first.exit_code, json.loads(first.stdout)) == (3, {"added": 2, "known": 0, "refused": 1})
    assert "-:2: " in first.stderr
    again = do("journal", "import", "-", "--json", stdin=lines[0])
    assert read(again) == {"added": 0, "known": 1, "refused": 0}


def test_the_journal_as_markdown_in_a_file_of_its_owner(do: Do, tmp_path: Path) -> None:
    do("log", "--text=The tenants met", "--on=2026-08-20", "--group=Elm", "--learned=patience")
    told = do("journal", "export", "--format=markdown", f"--to={tmp_path}/journal.md")
    parts = [
        "# Journal",
        "## 2026-08-20 · Elm",
        "The tenants met",
        "- **role:** watched\n- **learned:** patience\n",
    ]
    assert (tmp_path / "journal.md").read_text("utf-8") == "\n\n".join(parts)
    assert oct((tmp_path / "journal.md").stat().st_mode & 0o777) == "0o600"
    assert "is not encrypted" in told.stderr


def test_the_page_of_an_issue_tells_what_was_done_and_what_it_moved(do: Do) -> None:
    do("log", *WORDS)
    page = read(do("journal", "issues", "Housing", "--json"))
    assert page == {
        "issue": "housing",
        "first": "2026-08-20",
        "last": "2026-08-20",
        "hours": 2.0,
        "roles": {"took-a-task": 1},
        "groups": [{"group": "Tenants of Elm Court", "times": 1, "learned": ["patience"]}],
        "done": [ENTRY],
        "moved": [{"happened_on": "2026-08-20", "what": "a lamp was mended"}],
        "near": [],
    }
    del page["near"]
    assert read(do("journal", "issues", "--json")) == [page]
    assert do("journal", "issues", "housing").stdout.splitlines() == [
        "housing: 2026-08-20 to 2026-08-20, 2 hours",
        "",
        "What you did",
        "  2026-08-20  took-a-task · The tenants met",
        "",
        "With whom, and what it taught",
        "  Tenants of Elm Court: 1 time",
        "      learned: patience",
        "",
        "What it moved",
        "  2026-08-20  a lamp was mended",
        "",
        "Who works on it near you",
        '  nobody that is known: showup find TOWN --about "housing" looks',
    ]


def test_the_page_of_an_issue_names_who_works_on_it_near_the_town_harvested_last(do: Do) -> None:
    do("demo", "--quiet", lock=())
    do("log", *WORDS)
    near = read(do("journal", "issues", "housing", "--json"))["near"]
    assert near
    assert [set(row) for row in near] == [{"group", "event_id", "title", "start", "url"}] * len(near)
    assert [row["start"] for row in near] == sorted(row["start"] for row in near)
    assert len({row["group"] for row in near}) == len(near)
    found = read(do("find", "Linden Ferry", "--limit=500", "--days=60", "--json", lock=()))["matches"]
    assert {"housing" in match["topics"] for match in found if match["event_id"] == near[0]["event_id"]} == {
        True
    }
    assert near[0]["title"] in do("journal", "issues", "housing").stdout


def test_standing_comes_from_the_journal(do: Do) -> None:
    assert {state["state"] for state in read(do("learn", "--standing", "--json"))["skills"].values()} == {
        "never"
    }
    do("log", *WORDS)
    told = read(do("learn", "listening", "--standing", "--json"))["skills"]["listening"]
    assert told == {
        "state": "tried",
        "days": 1,
        "last_used": "2026-08-20",
        "faded": False,
        "evidence": [ENTRY],
    }


def test_next_without_a_harvest_says_so_and_what_to_do_instead(do: Do) -> None:
    told = do("next", "Lincoln, Nebraska", "--json")
    advice = read(told)
    assert 'showup find "Lincoln, Nebraska"' in told.stderr
    assert advice["step"]["event"] is None
    assert advice["step"]["instead"]
    assert len(advice["alternatives"]) == 2


def test_next_names_a_harvested_event_ahead_and_within_reach(do: Do) -> None:
    assert do("demo", "--quiet", lock=()).exit_code == 0
    advice = read(do("next", "--json"))
    assert set(advice) == {"step", "alternatives", "standing"}
    assert set(advice["standing"]["skills"]) == set(load_ladder().skills)
    steps = [advice["step"], *advice["alternatives"]]
    assert all((step["event"] is None) == bool(step["instead"]) for step in steps)
    for event in (step["event"] for step in steps if step["event"]):
        assert event["start"] > NOW[:10]
        assert event["distance_km"] is None or event["distance_km"] <= 40.24
    event = advice["step"]["event"]
    kept = read(do("log", f"--event={event['event_id']}", "--role=helped", "--json"))
    assert (kept["text"], kept["happened_on"]) == (event["title"], event["start"][:10])
    assert "next" in do("next").stdout.lower()


@pytest.mark.parametrize("language", ["en", "es"])
def test_ladder_guide_and_checkin_speak(do: Do, language: str) -> None:
    say = f"--language={language}"
    assert len(read(do("learn", "--json", say))["skills"]) == len(load_ladder().skills)
    assert read(do("learn", "listening", "--json", say))["skill_id"] == "listening"
    assert [row["page"] for row in read(do("guide", "--json", say, lock=()))] == list(GUIDES)
    assert read(do("guide", "begin", "--json", say, lock=()))["page"] == "begin"
    assert read(do("checkin", "2", "--json", say))["hold"] == "no-time"
    assert read(do("checkin", "low", "--json", say))["help"]
    for sheet in ("hand-over", "starting"):
        assert read(do("sheet", sheet, "--json", say))["parts"]


# No socket is made by any command of the journal, encrypted as it is in life.
GUARD = """
import sys
def refuse(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError("a socket: " + event)
sys.addaudithook(refuse)
"""
COMMANDS = [
    ("log", "--text=The zanzibarquince was discussed", "--skill=listening"),
    ("journal", "list"),
    ("journal", "search", "zanzibarquince"),
    ("journal", "edit", "1", "--learned=patience"),
    ("journal", "backup", "copy.age"),
    ("journal", "export"),
    ("learn", "--standing"),
    ("next",),
    ("checkin", "low"),
    ("journal", "forget", "--all", "--yes"),
]


@pytest.fixture
def guarded(tmp_path: Path, environment: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Python in a process of its own that cannot make a socket."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD)

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words],
            cwd=tmp_path,
            env=environment | {"PYTHONPATH": str(tmp_path / "guard")},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    return run


def test_the_private_commands_make_no_socket_and_leave_no_word_in_the_clear(
    tmp_path: Path, guarded: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    assert "a socket" in guarded("-c", "import socket; socket.socket()").stderr
    secret = tmp_path / "secret"
    secret.write_text("seven o'clock at the mill\n")
    secret.chmod(0o600)
    for words in COMMANDS:
        lock = ("--data-dir", "data", "--passphrase-file", "secret", "--now", NOW)
        done = guarded("-m", "showup", *words, *lock)
        assert done.returncode == 0, (words, done.stderr)
        kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
        assert b"zanzibarquince" not in kept, words
    refused = guarded("-m", "showup", "journal", "list", "--data-dir", "data")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)


def test_before_a_journal_is_made_it_is_said_what_a_lost_passphrase_means(do: Do, tmp_path: Path) -> None:
    (tmp_path / "pass").write_text("seven o'clock at the mill\nsecond line\n")
    (tmp_path / "pass").chmod(0o644)
    lock = (f"--passphrase-file={tmp_path / 'pass'}",)
    told = do("log", "--text=x", lock=lock).stderr
    assert "A lost passphrase is a lost journal" in told
    assert "can be read by others on this machine" in told
    assert "lost journal" not in do("log", "--text=x", lock=lock).stderr
    (tmp_path / "pass").write_text("another\n")
    assert "passphrase is wrong" in read_fault(do("journal", "list", lock=lock))


def test_a_copy_made_under_an_old_passphrase_is_restored_under_the_new_one(do: Do, tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).write_text(f"the {name} passphrase\n")
        (tmp_path / name).chmod(0o600)
    old, new = ((f"--passphrase-file={tmp_path / name}",) for name in ("old", "new"))
    copy = str(tmp_path / "copy.age")
    do("log", *WORDS, lock=old)
    assert read(do("journal", "backup", copy, "--json", lock=old)) == {"written": 1, "file": copy}
    assert do("journal", "passphrase", f"--new-passphrase-file={tmp_path / 'new'}", lock=old).exit_code == 0
    do("journal", "forget", "1", "--yes", lock=new)
    restored = do(
        "journal", "restore", copy, f"--backup-passphrase-file={tmp_path / 'old'}", "--json", lock=new
    )
    assert read(restored) == {"entries": 1, "notes": 0}
    assert read(do("journal", "list", "--json", lock=new)) == [{"number": 2, **ENTRY}]


def test_a_passphrase_kept_in_the_key_ring_is_not_asked_for(
    do: Do, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[tuple[str, str], str] = {}
    ring = SimpleNamespace(
        errors=SimpleNamespace(KeyringError=RuntimeError),
        get_password=lambda service, name: kept.get((service, name)),
        set_password=lambda service, name, word: kept.update({(service, name): word}),
    )
    monkeypatch.setitem(sys.modules, "keyring", ring)
    (tmp_path / "pass").write_text("seven o'clock at the mill\n")
    lock = (f"--passphrase-file={tmp_path / 'pass'}",)
    do("log", "--text=x", lock=lock)
    assert "no terminal" in read_fault(do("journal", "list", lock=()))
    assert do("journal", "passphrase", "--remember", lock=lock).exit_code == 0
    assert kept == {("showup", str(tmp_path / "private.db")): "seven o'clock at the mill"}
    assert [row["text"] for row in read(do("journal", "list", "--json", lock=()))] == ["x"]
