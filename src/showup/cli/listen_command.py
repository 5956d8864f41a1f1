"""`showup listen analyse`: votes in files, what they show on stdout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from showup.cli.console import DONE, IN_PART, put, put_json, warn
from showup.cli.listen_store import with_numerics
from showup.cli.settings import Settings
from showup.errors import NothingDone, UsageError
from showup.model.problem import Problem

if TYPE_CHECKING:
    from showup.listen.analysis import Analysis
    from showup.listen.votes import Votes

_Row = TypeVar("_Row")


@with_numerics
def run_analyse(settings: Settings, votes: Path, comments: Path | None, mode: str, seed: int) -> int:
    """Analyse the votes of a file and print what they show."""
    from showup.listen.analyse import analyse
    from showup.listen.analysis import Mode

    if mode not in get_args(Mode):
        raise UsageError(f"no mode called {mode}; there are {', '.join(get_args(Mode))}")
    read, problems = read_files(votes, comments)
    for problem in problems[:10]:
        warn(f"{problem.where}: {problem.what}")
    if len(problems) > 10:
        warn(f"{votes}: {len(problems) - 10} more like these")
    found = analyse(read, mode, seed)  # type: ignore[arg-type]
    if settings.json:
        put_json(tell_analysis(found))
    else:
        for line in write_lines(found):
            put(line)
    return IN_PART if problems else DONE


def read_files(votes: Path, comments: Path | None) -> tuple[Votes, list[Problem]]:
    """Return the votes of the files and what could not be read."""
    from showup.listen.polis_csv import Statement, read_statements
    from showup.listen.votes import make_votes

    try:
        listed = _read(comments, read_statements) if comments else []
        cast = _read(votes, _read_cast)
    except OSError as error:
        raise NothingDone(f"{error.filename}: {error.strerror}") from None
    problems = [row for row in (*listed, *cast) if isinstance(row, Problem)]
    left_out = frozenset(row.id for row in listed if isinstance(row, Statement) and row.left_out)
    return make_votes((row for row in cast if not isinstance(row, Problem)), left_out), problems


def _read(path: Path, read: Callable[[Iterable[str], str], Iterator[_Row]]) -> list[_Row]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        return list(read(lines, str(path)))


def _read_cast(lines: Iterable[str], where: str) -> Iterator[tuple[str, str, int] | Problem]:
    """Yield votes in whichever of Polis's three shapes they come."""
    from showup.listen.polis_csv import read_votes
    from showup.listen.polis_export import is_wide, read_json, read_wide

    given = iter(lines)
    first = next(given, "")
    whole = chain([first], given)
    if first.lstrip().startswith("["):
        return read_json("".join(whole), where)
    return read_wide(whole, where) if is_wide(first) else read_votes(whole, where)


def tell_analysis(found: Analysis) -> dict[str, Any]:
    """Return an analysis as the JSON of the command."""
    number = _numbers(found)
    return {
        "mode": found.mode,
        "participants": found.participants,
        "statements": found.statements,
        "votes": found.votes,
        "groups": found.groups,
        "representative": {
            str(group): [[number(statement), side] for statement, side in listed]
            for group, listed in found.representative.items()
        },
        "consensus": {
            "agree": [number(statement) for statement in found.agree],
            "disagree": [number(statement) for statement in found.disagree],
        },
        "group_aware_consensus": found.common_ground,
        "priorities": found.priorities,
        "stability": found.stability,
        "claims": [
            {
                "kind": claim.kind,
                "statement": number(claim.statement),
                "n": claim.n,
                "interval": claim.interval,
                "gate": claim.gate,
                "shown": claim.shown,
            }
            for claim in found.claims
        ],
        "words": found.words,
    }


def _numbers(found: Analysis) -> Any:
    """Return what turns a statement's id into a number where it is one."""
    return lambda name: int(name) if name.isascii() and name.isdigit() else name


def write_lines(found: Analysis) -> list[str]:
    """Return an analysis as lines to read."""
    lines = [f"{found.participants} participants, {found.statements} statements, {found.votes} votes"]
    lines += list(found.words)
    for group, listed in found.representative.items():
        size = sum(1 for one in found.groups.values() if one == group)
        lines.append(f"group {group}, {size} participants")
        lines += [f"    {side}s: {statement}" for statement, side in listed]
    lines += [f"{claim.kind}: {claim.statement} (n {claim.n})" for claim in found.claims if claim.shown]
    return lines
