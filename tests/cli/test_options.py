"""Every option in the help, in the environment and in showup.toml."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from showup import __version__
from showup.cli.main import app
from tests.cli.conftest import NOW, SHOWUP, Run


def list_commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command with its words; what typer calls a group is private to it."""
    for name, child in getattr(command, "commands", {}).items():
        yield (*path, name), child
        yield from list_commands(child, (*path, name))


COMMANDS = dict(list_commands(typer.main.get_command(app)))


def test_every_option_but_passphrases_comes_from_the_environment_too() -> None:
    for words, command in COMMANDS.items():
        for option in command.params:
            if option.param_type_name != "option" or option.name == "help":
                continue
            long = next(written for written in option.opts if written.startswith("--"))
            named = "SHOWUP_" + long[2:].replace("-", "_").upper()
            assert option.envvar == (None if "passphrase" in long else named), (words, long)


@pytest.mark.parametrize("words", [words for words in COMMANDS if words[0] != "listen"], ids=" ".join)
def test_the_help_says_what_a_command_does_in_a_line_that_is_not_cut(words: tuple[str, ...]) -> None:
    above = CliRunner().invoke(app, [*words[:-1], "--help"], env={"COLUMNS": "80"}).stdout
    line = next(line for line in above.splitlines() if line.split()[:1] == [words[-1]])
    assert line.endswith(".") and not line.endswith("..."), line


def test_the_version_is_told_by_the_usual_option_too(run: Run) -> None:
    said = run("--version")
    assert (said.code, said.out, said.err) == (0, f"{__version__}\n", "")
    assert run("version").out == said.out


def test_common_options_from_the_environment(run: Run, tmp_path: Path) -> None:
    said = run(
        "demo", SHOWUP_JSON="1", SHOWUP_QUIET="1", SHOWUP_NOW=NOW, SHOWUP_DATA_DIR=str(tmp_path / "kept")
    )
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out)["as_of"] == NOW
    assert (tmp_path / "kept" / "harvest.db").exists()


def test_an_option_that_is_repeated_has_its_values_apart_by_blanks(run: Run) -> None:
    said = run("find", "Lincoln, Nebraska", "--refresh", "never", SHOWUP_DOING="discussion juggling flying")
    assert said.code == 2
    assert "juggling" in said.err and "flying" in said.err


def test_what_passes_between_two_commands_of_one_pipe_may_end_early(run: Run, tmp_path: Path) -> None:
    """`| head` closes the pipe while there is more to say: that is no fault."""
    words = " ".join([*SHOWUP, "demo", "--quiet", "--now", NOW])
    piped = ["bash", "-c", f"set -o pipefail; {words} | head -1"]
    done = subprocess.run(piped, capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Linden Ferry")


@pytest.mark.parametrize(
    ("behind", "code", "told"),
    [(">/dev/full", 1, "No space left"), (">&-", 0, ""), (">/dev/null 2>&-", 0, "")],
)
def test_an_output_that_is_full_or_closed_is_no_traceback(
    tmp_path: Path, behind: str, code: int, told: str
) -> None:
    words = " ".join([*SHOWUP, "guide", "begin"])
    done = subprocess.run(
        ["bash", "-c", f"{words} {behind}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == code
    assert told in done.stderr
    assert done.stderr.count("\n") <= 1


def test_a_terminal_that_knows_few_letters_gets_the_rest_as_question_marks(run: Run) -> None:
    said = run("guide", "begin", "--language", "es", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("# C?mo empezar")
