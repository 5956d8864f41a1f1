"""Listening as a person does it: at a terminal, from files, and with nothing leaving by itself."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from showup.cli.main import app
from showup.listen.etiquette import ETIQUETTE
from tests.cli.conftest import NOW, read, read_fault

Do = Callable[..., Result]
LATER, LIGHTS = "Buses should run later", "The park needs lights"
MUCH_LATER = "Buses should run much later"
SHEET = ("--town=Linden Ferry", "--topic=transit", f"--statement={LATER}", f"--statement={LIGHTS}")


@pytest.fixture
def do(tmp_path: Path) -> Do:
    """Run a command on a store that is not encrypted: the lock has tests of its own."""

    def do(*words: str, stdin: str = "", at: str = NOW) -> Result:
        given = ["listen", *words, f"--data-dir={tmp_path / 'data'}", f"--now={at}", "--plaintext"]
        return CliRunner().invoke(app, given, input=stdin)

    return do


def hold_evenings(do: Do, later: int = 6, against: int = 5) -> None:
    """Two evenings with so many voices for and against later buses at each; all want lights."""
    keys = " ".join(f"{n}a {n}b" for n in range(1, later + 1))
    keys += " " + " ".join(f"{n}A" for n in range(later + 1, later + against + 1))
    for day in ("2026-08-11", "2026-08-18"):
        do("note", "Assembly", f"--on={day}", *SHEET, stdin=keys + "\n")


def test_an_evening_is_typed_in_and_the_etiquette_is_shown_at_its_beginning(do: Do) -> None:
    first = do("note", "Assembly", *SHEET, "--json", stdin="1ab\n2A\n2. e: I walked home = a\n3?a\n")
    assert read(first) == {"meeting": "Assembly, 2026-W34", "notes": [2, 3, 4, 5, 6], "voices": 3}
    assert all(sentence in first.stderr for sentence in ETIQUETTE)
    assert "2 disagrees: Buses should run later" in first.stderr
    again = do("note", "Assembly, 2026-W34", "--json", stdin="3. Who decides?\n-\n")
    assert read(again) == {"meeting": "Assembly, 2026-W34", "notes": [], "voices": 0}
    assert ETIQUETTE[0] not in again.stderr
    notes = read(do("list", "assembly", "--json"))
    voices = [note["voice"] for note in notes]
    assert [(note["statement"], note["stance"]) for note in notes] == [
        (LATER, "agree"), (LIGHTS, "agree"), (LATER, "disagree"), (LATER, "agree"), (LATER, "unsure"),
    ]  # fmt: skip
    assert voices[0] == voices[1] and voices[2] == voices[3] and len(set(voices)) == 3
    assert (notes[3]["text"], notes[3]["kind"], notes[3]["town"]) == (
        "I walked home",
        "experience",
        "Linden Ferry, Sandhills",
    )


def test_a_line_that_is_no_note_is_told_and_the_rest_is_kept(do: Do) -> None:
    done = do("note", "Assembly", *SHEET, "--json", stdin="b\n1z\n1.\n1b 2\n3!\n-\n2a\n")
    assert done.exit_code == 3
    assert len(json.loads(done.stdout)["notes"]) == 1
    for said in ("line 1: which voice?", "line 2: the sheet has no z", "line 3: no words", "line 4: a note",
                 "line 5: '!' means nothing"):  # fmt: skip
        assert said in done.stderr


def test_names_are_taken_out_where_nobody_can_be_asked(do: Do) -> None:
    told = do("note", "Assembly", *SHEET, stdin="1. My neighbour Maria Gonzalez, 402-555-0188, says so\n")
    assert "1 said (claim): My neighbour [name], [telephone], says so" in told.stderr


class Terminal:
    """A person at a terminal: keys in, the screen out."""

    def __init__(self, words: list[str], environment: dict[str, str], folder: Path) -> None:
        self.process, self.screen = 0, ""
        self.process, self.file = pty.fork()
        if not self.process:
            os.chdir(folder)
            os.execvpe(sys.executable, [sys.executable, "-m", "showup", *words], environment)

    def wait(self, words: str) -> None:
        """Read until the screen shows the words, from where the last wait ended."""
        ends = time.monotonic() + 60
        while words not in self.screen:
            assert time.monotonic() < ends, self.screen
            try:
                self.screen += os.read(self.file, 4096).decode("utf-8", "replace")
            except OSError:  # the program has ended
                assert words in self.screen, self.screen
        self.screen = self.screen.partition(words)[2]

    def press(self, keys: str, shown: str) -> None:
        os.write(self.file, keys.encode())
        self.wait(shown)

    def close(self) -> int:
        code = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        os.close(self.file)
        return code


def test_notes_are_taken_with_single_keys_in_a_terminal(
    tmp_path: Path, environment: dict[str, str], do: Do
) -> None:
    words = ["listen", "note", "Assembly", *SHEET, "--data-dir=data", f"--now={NOW}"]
    person = Terminal(words, environment, tmp_path)
    for prompt in ("Choose a passphrase: ", "Once more: "):
        person.wait(prompt)
        os.write(person.file, b"seven o'clock at the mill\n")
    person.wait("Ctrl-D  done")
    person.press("3b", f"3 agrees: {LIGHTS}")
    person.press("12A", f"12 disagrees: {LATER}")
    person.press("\x1ba", f"12 is unsure about: {LATER}")  # Alt and a
    person.press("\x1b[A", "> ")  # an arrow is no note
    person.press("z", "the sheet has no z")
    person.press("-", "taken back: the last note of voice 12")
    person.press("4.", "heard: ")
    person.press("Ask Maria Gonzalez\x7f\x7fez\n", "[Y/n]: ")
    person.press("\n", "4 said (claim): Ask [name]")
    person.press("+", "new statement: ")
    person.press("Café hours should be longer\n", "c  Café hours should be longer")
    person.press("4c", "4 agrees: Café hours should be longer")
    person.press("\x04", "Assembly, 2026-W34: 4 notes of 3 voices kept")
    assert person.close() == 0


POLIS = {
    "summary.csv": 'topic,"Buses at night"\nvoters,3\n',
    "comments.csv": (
        "comment-id,author-id,moderated,comment-body\n0,1,1,Buses should run later\n"
        "1,1,-1,taken out\n2,1,0,The park needs lights\n"
    ),
    "votes.csv": (
        "timestamp,datetime,comment-id,voter-id,vote\n1752000000,x,0,7,1\n1752000000,x,2,7,-1\n"
        "1752000000,x,1,7,1\n1752000100,x,0,8,0\n1752000100,x,0,8,-1\n"
    ),
}  # fmt: skip


def write_files(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


def test_a_polis_conversation_is_a_meeting_in_whichever_shape_it_comes(do: Do, tmp_path: Path) -> None:
    csv = write_files(tmp_path / "csv", POLIS)
    told = read(do("import", str(csv), "--town=Linden Ferry", "--json"))
    assert told == {"notes": 0, "voices": 2, "counts": 0, "refused": 0}
    assert read(do("import", str(csv), "--town=Linden Ferry", "--json"))["voices"] == 0
    wide = {**POLIS, "participants-votes.csv": "participant,group-id,0,1,2\n7,0,1,1,-1\n8,,-1,,\n"}
    del wide["votes.csv"]
    api = {
        "votes.json": json.dumps([{"pid": 7, "tid": 0, "vote": -1}, {"pid": 7, "tid": 2, "vote": 1},
                                  {"pid": 8, "tid": 0, "vote": 1}]),
        "comments.json": json.dumps([{"tid": 0, "txt": LATER, "mod": 1}, {"tid": 1, "txt": "x", "mod": -1},
                                     {"tid": 2, "txt": LIGHTS, "mod": 0}]),
    }  # fmt: skip
    for name, files in (("wide", wide), ("api", api)):
        folder = write_files(tmp_path / name, files)
        given = ("import", *map(str, folder.iterdir()), f"--meeting={name}", "--on=2025-07-08")
        assert read(do(*given, "--json"))["voices"] == 2
    told = read(do("list", "--json"))
    assert [(one["meeting"], one["week"]) for one in told["meetings"]] == [
        ("Buses at night", "2025-W28"), ("wide", "2025-W28"), ("api", "2025-W28"),
    ]  # fmt: skip
    assert told["statements"] == [
        {"number": 1, "statement": LATER, "agree": 3, "disagree": 3},
        {"number": 2, "statement": LIGHTS, "agree": 0, "disagree": 3},
    ]


def test_notes_come_in_as_lines_and_bad_ones_are_told(do: Do) -> None:
    line = {"meeting": "m1", "town": "Linden Ferry", "week": "2026-W30", "voice": "Anna", "text": "Late!",
            "statement": LATER, "stance": "agree", "kind": "claim", "topic": "transit"}  # fmt: skip
    lines = "\n".join([json.dumps(line), "{}", json.dumps(line | {"voice": "Ben", "stance": "disagree"})])
    done = do("import", "--json", stdin=lines)
    assert (done.exit_code, json.loads(done.stdout)["notes"]) == (3, 2)
    assert "-:2: not a note: no meeting" in done.stderr
    (first, second) = read(do("list", "m1", "--json"))
    assert "Anna" not in (first["voice"], second["voice"])
    kept = {name: value for name, value in first.items() if name not in ("number", "voice")}
    assert kept == {name: value for name, value in line.items() if name != "voice"}


def test_a_report_in_each_format_says_who_was_heard_and_that_it_is_no_poll(do: Do, tmp_path: Path) -> None:
    hold_evenings(do)
    text = do("report").stdout
    assert text.splitlines()[0] == (
        "22 voices, 2 meetings, 1 listener; Linden Ferry, Sandhills; from week 2026-W33 to 2026-W34. "
        "Heard at these meetings by those who listened; not a poll."
    )
    told = read(do("report", "--json"))
    assert told == read(do("report", "--format=json"))
    assert [(one["kind"], one["statements"], one["voices"]) for one in told["patterns"]] == [
        ("people are split", [LATER], "20-49"),
        ("more agree than disagree", [LIGHTS], "10-19"),
        ("heard about", ["transit"], "20-49"),
    ]
    assert all(one["gate"] and "extracts" not in one for one in told["patterns"])
    assert do("report", "--format=html", f"--to={tmp_path / 'report.html'}").exit_code == 0
    page = (tmp_path / "report.html").read_text()
    assert "not a poll" in page and "The park needs lights" in page
    assert oct((tmp_path / "report.html").stat().st_mode & 0o777) == "0o600"
    private = do("report", "--extracts")
    assert "for your own eyes" in private.stderr
    assert "    Assembly, 2026-W33; Linden Ferry, Sandhills: 11 voices; 6 agree, 5 disagree" in private.stdout


def test_the_next_report_says_what_is_new(do: Do) -> None:
    hold_evenings(do, later=6, against=0)
    assert "New since" not in do("report").stdout
    for day in ("2026-08-11", "2026-08-18"):
        keys = "+ Keep the library open\n" + " ".join(f"{n}c" for n in range(1, 7))
        do("note", "Assembly", f"--on={day}", stdin=keys)
    later = do("report", at="2026-08-28T12:00:00-04:00").stdout
    new = [line for line in later.splitlines() if "New since" in line]
    assert len(new) == 1 and "Keep the library open" in new[0]


def test_a_map_of_few_is_refused_in_words(do: Do, tmp_path: Path) -> None:
    hold_evenings(do)
    assert "no map is drawn: too few to speak of groups" in read_fault(do("map", f"-o{tmp_path / 'map.svg'}"))
    assert not (tmp_path / "map.svg").exists()


def test_statements_are_merged_by_a_persons_word_alone(do: Do) -> None:
    heard = f"1a\n2. {MUCH_LATER}\n3. Buses should not run later\n"
    do("note", "Assembly", *SHEET, stdin=heard)
    asked = do("merge", stdin="\no\nu\ns\nq\n")
    assert "one of them says no" in asked.stderr
    told = read(do("merge", "--json"))
    assert [one["answer"] for one in told["verdicts"]] == ["same"]
    read(do("merge", "should not run", LATER, "--as=opposite", "--json"))
    assert read(do("list", "--json"))["statements"] == [
        {"number": 1, "statement": MUCH_LATER, "agree": 2, "disagree": 1}
    ]
    assert do("merge", "--undo=last").exit_code == 0
    assert len(do("merge", "--list").stdout.splitlines()) == 1
    kept = read(do("oppose", "1", "should not", "--json"))
    assert kept["answer"] == "contradict"


def test_counts_leave_only_when_asked_and_come_in_as_a_teams(do: Do, tmp_path: Path) -> None:
    hold_evenings(do)
    assert "1 rows would leave" in do("export", "--preview").stdout
    counts = tmp_path / "counts.json"
    assert do("export", f"-o{counts}").exit_code == 0
    (row,) = json.loads(counts.read_text())["rows"]
    assert row == {"town": "Linden Ferry, Sandhills", "statement": LATER, "first_week": "2026-W33",
                   "last_week": "2026-W34", "agree": 12, "disagree": 10}  # fmt: skip
    assert "your own counts" in read_fault(do("import", str(counts)))
    do("note", "Assembly", "--on=2026-08-18", stdin="20a\n")
    assert json.loads(do("export").stdout) == json.loads(counts.read_text())
    counts.write_text(counts.read_text().replace('"listener": "', '"listener": "0'))
    assert read(do("import", str(counts), "--json"))["counts"] == 1
    assert "Added up from the counts of 2 listeners" in do("report").stdout


def test_a_codebook_goes_out_and_in_as_csv(do: Do, tmp_path: Path) -> None:
    hold_evenings(do)
    book = tmp_path / "codebook.csv"
    book.write_text("topic,meaning,example\ntransit,buses and trains,the 7 is late\nhousing,rent,\n")
    assert read(do("codebook", f"--import={book}", "--json")) == {"topics": 2, "refused": 0}
    assert sorted(do("codebook").stdout.splitlines()) == sorted(book.read_text().splitlines())


def test_a_sheet_is_printed_for_the_meeting_it_is_typed_into(do: Do, tmp_path: Path) -> None:
    text = do("sheet", "Assembly", *SHEET).stdout
    assert re.search(r"^a  Buses should run later +\|   \|", text, re.MULTILINE)
    assert all(sentence in text for sentence in ETIQUETTE)
    assert do("sheet", "Assembly", f"-o{tmp_path / 'sheet.html'}").exit_code == 0
    page = (tmp_path / "sheet.html").read_text()
    assert "b  The park needs lights" in page and "http" not in page
    assert read(do("note", "Assembly", "--json", stdin="1ab"))["voices"] == 1


def test_what_is_forgotten_is_gone_from_list_report_and_disk(do: Do, tmp_path: Path) -> None:
    hold_evenings(do)
    do("note", "Kitchen", "--town=Linden Ferry", stdin="1. The zanzibarquince is ripe\n")
    assert "nobody" not in read_fault(do("forget", "--all")) and "--yes" in read_fault(do("forget", "--all"))
    assert read(do("forget", "--meeting=kitchen", "--yes", "--json")) == {"forgotten": 1}
    assert read(do("forget", "--before=2026-08-17", "--yes", "--json")) == {"forgotten": 17}
    assert [one["meeting"] for one in read(do("list", "--json"))["meetings"]] == ["Assembly, 2026-W34"]
    assert "nothing is kept" in read_fault(do("forget", "--older-than=30", "--yes"))
    kept = b"".join(file.read_bytes() for file in (tmp_path / "data").iterdir())
    assert b"zanzibarquince" not in kept and b"Kitchen" not in kept
    assert do("forget", "--all", "--yes").exit_code == 0
    assert do("report").stdout.startswith("Nobody was heard yet.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["note"], "name the meeting"),
        (["note", "x", "--on=yesterday"], "is no date"),
        (["note", "x", "--town=Springfield"], "say which"),
        (["list"], "nothing was heard yet"),
        (["report"], "nothing was heard yet"),
        (["import", "missing.jsonl"], "missing.jsonl"),
        (["import"], "nothing in there can be imported"),
        (["forget"], "--older-than"),
        (["forget", "--all", "--meeting=x"], "say what to forget"),
    ],
)
def test_what_makes_no_sense_is_one_line_and_makes_no_store(
    do: Do, words: list[str], said: str, tmp_path: Path
) -> None:
    told = read_fault(do(*words))
    assert said in told
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["report", "--format=pdf"], "text, html, json"),
        (["list", "nowhere"], "is not the name of one meeting"),
        (["merge", "lights"], "name two statements"),
        (["merge", "lights", "trams", "--as=same"], "was not heard"),
        (["merge", "e", "lights", "--as=same"], "could be any of these"),
        (["merge", "--undo=all"], "--undo takes last"),
        (["merge", "--undo=99"], "no such word"),
        (["merge"], "no two statements look alike"),
        (["export"], "5 voices on each side"),
    ],
)
def test_what_cannot_be_done_with_what_is_kept_is_said(do: Do, words: list[str], said: str) -> None:
    hold_evenings(do, against=0)
    assert said in read_fault(do(*words))


def test_votes_without_words_or_a_name_are_refused(do: Do, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "polis", POLIS)
    assert "there are no comments" in read_fault(do("import", str(folder / "votes.csv")))
    assert "there are no votes" in read_fault(do("import", str(folder / "comments.csv")))
    both = (str(folder / "votes.csv"), str(folder / "comments.csv"))
    assert "--meeting" in read_fault(do("import", *both))


# No socket is made by any command of listening, encrypted as it is in life.
GUARD = """
import sys
def refuse(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError("a socket: " + event)
sys.addaudithook(refuse)
"""
COMMANDS = [
    ("note", "Zanzibarquince", "--town=Linden Ferry", "--statement=The zanzibarquince is ripe"),
    ("list",),
    ("list", "Zanzibar"),
    ("merge", "--json"),
    ("report", "--extracts"),
    ("codebook",),
    ("forget", "--meeting=Zanzibar", "--yes"),
]


def test_listening_makes_no_socket_and_leaves_no_word_in_the_clear(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD)
    secret = tmp_path / "secret"
    secret.write_text("seven o'clock at the mill\n")
    secret.chmod(0o600)
    for words in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "showup", "listen", *words, "--data-dir=data",
             "--passphrase-file=secret", f"--now={NOW}"],
            cwd=tmp_path, env=environment | {"PYTHONPATH": str(tmp_path / "guard")}, capture_output=True,
            text=True, input="1a 2A\n3. The zanzibarquince is green\n", check=False,
        )  # fmt: skip
        assert done.returncode == 0, (words, done.stderr)
        kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
        assert b"anzibarquince" not in kept, words
