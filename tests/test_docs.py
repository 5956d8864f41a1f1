"""The documents say what is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
PAGES = sorted([*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")])
_LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize(
    "script", ["write_command_reference.py", "write_network_reference.py", "write_readme_screen.py"]
)
def test_a_generated_page_is_as_its_script_writes_it(script: str) -> None:
    done = subprocess.run(
        [sys.executable, str(REPOSITORY / "scripts" / script), "--check"], check=False, timeout=120
    )
    assert done.returncode == 0, f"run scripts/{script} and commit what it writes"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_every_link_leads_somewhere(page: Path) -> None:
    links = _LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_of_the_docs_is_reached_from_the_readme() -> None:
    reached = {REPOSITORY / "README.md"}
    waiting = list(reached)
    while waiting:
        page = waiting.pop()
        for link in _LINK.findall(page.read_text("utf-8")):
            target = (page.parent / link).resolve()
            found = sorted(target.glob("*.md")) if target.is_dir() else [target]
            for one in found:
                if one.suffix == ".md" and one.exists() and one not in reached:
                    reached.add(one)
                    waiting.append(one)
    assert [str(page) for page in PAGES if page not in reached] == []


def test_the_readme_shows_running_and_testing_first() -> None:
    code = [line for line in (REPOSITORY / "README.md").read_text().splitlines() if line.startswith("    ")]
    assert [line.split("#")[0].strip() for line in code[:2]] == ["make run", "make test"]
