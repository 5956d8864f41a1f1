"""Polis's exports are read in three shapes; what cannot be read is told by file and line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from showup.cli.listen_app import listen
from showup.cli.listen_store import NEEDS
from showup.listen.etiquette import ETIQUETTE
from showup.listen.polis_csv import Statement, read_statements, read_votes
from showup.listen.polis_export import is_wide, read_json, read_wide
from showup.model.problem import Problem

VOTES = [("5", "0", 1), ("5", "1", -1), ("6", "1", 0)]
LONG = "participant,comment,vote,timestamp\n5,0,1,0\n5,1,-1,0\n6,1,0.0,0\n"
POLIS_LONG = "timestamp,datetime,comment-id,voter-id,vote\n0,x,0,5,1\n0,x,1,5,-1\n0,x,1,6,0\n"
WIDE = "participant,group-id,n-comments,n-votes,0,1\n5,0,1,2,1,-1\n6,,0,1,,0\n"
API = json.dumps(
    [{"pid": pid, "tid": tid, "vote": -vote} for pid, tid, vote in [(5, 0, 1), (5, 1, -1), (6, 1, 0)]]
)


def test_one_conversation_reads_the_same_in_every_shape() -> None:
    assert list(read_votes(LONG.splitlines(), "f")) == VOTES
    assert list(read_votes(POLIS_LONG.splitlines(), "f")) == VOTES
    assert list(read_wide(WIDE.splitlines(), "f")) == VOTES
    assert list(read_json(API, "f")) == VOTES
    assert [is_wide(text.splitlines()[0]) for text in (LONG, POLIS_LONG, WIDE)] == [False, False, True]


def test_moderated_and_meta_statements_are_left_out() -> None:
    text = (
        "comment-id,moderated,is_meta,comment-body\n"
        "0,1,false,kept\n1,-1,False,out\n2,0,TRUE,about us\n3,,,new\n,1,,no id\n"
    )
    assert list(read_statements(text.splitlines(), "c.csv")) == [
        Statement("0", "kept", False),
        Statement("1", "out", True),
        Statement("2", "about us", True),
        Statement("3", "new", False),
        Problem("listen", "c.csv:6", "no comment_id"),
    ]


def test_a_bad_line_is_told_and_the_rest_is_read() -> None:
    lines = ["participant,comment,vote", "1,2,1", "1,3,7", "1,,1", "1", "2,2,-1"]
    assert list(read_votes(lines, "v.csv")) == [
        ("1", "2", 1),
        *(Problem("listen", f"v.csv:{number}", "not a vote of -1, 0 or 1") for number in (3, 4, 5)),
        ("2", "2", -1),
    ]
    assert list(read_votes(["a,b"], "v.csv")) == [
        Problem("listen", "v.csv", "a votes file has the columns participant, comment, vote")
    ]


@given(st.lists(st.text(max_size=40), max_size=6))
def test_no_text_breaks_a_reader(lines: list[str]) -> None:
    for head in ("participant,comment,vote", "participant,0,1", "comment_id,moderated"):
        for read in (read_votes, read_wide, read_statements):
            list(read([head, *lines], "f"))
    list(read_json("\n".join(lines), "f"))
    list(read_json(json.dumps(lines), "f"))


@pytest.mark.parametrize("text", [LONG, WIDE, API])
def test_the_command_reads_every_shape(tmp_path: Path, text: str) -> None:
    file = tmp_path / "votes"
    file.write_text(text)
    found = CliRunner().invoke(listen, ["analyse", "--votes", str(file), "--mode", "polis", "--json"])
    told = json.loads(found.stdout)
    assert (found.exit_code, told["participants"], told["statements"], told["votes"]) == (0, 2, 2, 3)


def test_the_command_tells_the_lines_it_could_not_read(tmp_path: Path) -> None:
    file = tmp_path / "votes.csv"
    file.write_text(LONG + "7,1,9,0\n")
    found = CliRunner().invoke(listen, ["analyse", "--votes", str(file), "--json"])
    assert found.exit_code == 3
    assert "votes.csv:5: not a vote of -1, 0 or 1" in found.stderr
    assert json.loads(found.stdout)["words"] == [
        "too few to speak of groups: 0 voices with 7 stances and 2 statements; 100 and 20 are needed"
    ]


def test_the_help_shows_the_etiquette() -> None:
    shown = " ".join(CliRunner().invoke(listen, ["--help"]).stdout.split())
    assert " ".join(ETIQUETTE) in shown
    assert "What people say, honestly" in shown


def test_the_text_answer_names_groups_or_says_why_there_are_none(tmp_path: Path) -> None:
    file = tmp_path / "votes.csv"
    file.write_text(LONG)
    asked = ["analyse", "--votes", str(file)]
    assert CliRunner().invoke(listen, asked).stdout == (
        "2 participants, 2 statements, 3 votes\n"
        "too few to speak of groups: 0 voices with 7 stances and 2 statements; 100 and 20 are needed\n"
    )
    assert CliRunner().invoke(listen, [*asked, "--mode", "polis"]).stdout.splitlines()[:3] == [
        "2 participants, 2 statements, 3 votes",
        "group 0, 1 participants",
        "    agrees: 0",
    ]


def test_without_numpy_one_line_says_what_to_install() -> None:
    program = (
        "import sys; sys.modules['numpy'] = None\n"
        "sys.argv = ['showup', 'listen', 'analyse', '--votes', 'votes.csv']\n"
        "from showup.cli.main import main; main()"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout, told.stderr) == (2, "", f"showup: {NEEDS}\n")
