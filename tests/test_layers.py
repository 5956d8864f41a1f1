"""The import rules hold, and each of them breaks when it is violated."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent

# contract -> the file that offends and the line that does it
VIOLATIONS = {
    "Doors above the harvest": ("src/showup/store/__init__.py", "import showup.find.harvest.settings"),
    "Stages never import each other": ("src/showup/find/merge/__init__.py", "import showup.find.judge"),
    "The model is standard library only": ("src/showup/model/town.py", "import msgspec"),
    "Only fetch reaches the network": ("src/showup/find/harvest/settings.py", "import aiohttp"),
    "Only the store speaks SQL": ("src/showup/cli/text.py", "import sqlite3"),
    "Pure stages reach neither": ("src/showup/find/judge/__init__.py", "import showup.gazetteer"),
    "Pages reach no network": ("src/showup/web/__init__.py", "import showup.find.fetch.live"),
    "Publishing is pure": ("src/showup/publish/__init__.py", "import showup.store"),
    "What is private has no way": ("src/showup/cli/text.py", "import showup.find.harvest.find"),
    "What is private has no way to the network or": ("src/showup/web/frame.py", "import showup.web.desk"),
    "Only the app's root": ("src/showup/web/find_page.py", "import showup.web.private.keeper"),
    "LEARN is pure": ("src/showup/learn/__init__.py", "import showup.store"),
    "LISTEN is pure": ("src/showup/listen/__init__.py", "import showup.find"),
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the sources in a folder."""
    return subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the sources and the rules."""
    shutil.copytree(
        REPOSITORY / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.bin")
    )
    shutil.copy(REPOSITORY / ".importlinter", tmp_path)
    return tmp_path


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_a_violated_contract_is_reported_as_broken(checkout: Path, contract: str) -> None:
    name, line = VIOLATIONS[contract]
    offender = checkout / name
    offender.write_text(offender.read_text() + f"\n{line}\n")
    told = lint_imports(checkout)
    verdict = re.search(re.escape(contract) + r".*?(KEPT|BROKEN)", " ".join(told.stdout.split()))
    assert told.returncode == 1, told.stdout + told.stderr
    assert verdict and verdict[1] == "BROKEN", told.stdout


def test_each_contract_has_a_violation_above() -> None:
    named = re.findall(r"^name = (.+)$", (REPOSITORY / ".importlinter").read_text(), re.MULTILINE)
    assert [name for name in named if not any(name.startswith(begin) for begin in VIOLATIONS)] == []


def test_the_sources_as_they_are_keep_every_contract(checkout: Path) -> None:
    told = lint_imports(checkout)
    assert told.returncode == 0, told.stdout
