"""What the notes show: the report, the map, and what was shown before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from showup.listen.analyse import analyse
from showup.listen.analysis import Analysis
from showup.listen.map import draw_map
from showup.listen.note import Note
from showup.listen.opinions import NOTHING_SHARED, count_opinions, keep_groups_across_meetings
from showup.listen.pattern import Pattern, find_patterns
from showup.listen.report import Report, make_report
from showup.listen.tally_file import add_files
from showup.listen.team import find_team_patterns
from showup.listen.verdict import Ties, apply_ties, list_opposites
from showup.notebook.exchange import list_team_files, make_export
from showup.notebook.notes import read_everything
from showup.notebook.verdicts import read_ties
from showup.store.private_store import PrivateStore

Key = tuple[str, tuple[str, ...], tuple[str, ...]]


def read_statements(store: PrivateStore) -> list[Note]:
    """Return every note under the wording that stands for its statement."""
    return apply_ties(read_everything(store), read_ties(store))


def report_heard(store: PrivateStore, today: date) -> Report:
    """Return the report of everything kept; new is what no report of an earlier day showed."""
    ties = read_ties(store)
    notes = apply_ties(read_everything(store), ties)
    earlier = read_last_shown(store, today, ties)
    found: Sequence[Pattern] = find_patterns(notes, list_opposites(ties), earlier or frozenset())
    if earlier is None:  # in a first report the word would say nothing
        found = [replace(pattern, new=False) for pattern in found]
    report = make_report(notes, found)
    others = list_team_files(store)
    if not others:
        return report
    mine = make_export(store)
    team = find_team_patterns(add_files([*others, mine]))
    listeners = len({file.listener for file in others} | {mine.listener})
    return replace(report, team=tuple(one for one in team if one.shown), team_listeners=listeners)


def read_last_shown(store: PrivateStore, today: date, ties: Ties) -> frozenset[Key] | None:
    """Return the keys of what the last report of an earlier day showed, None where there was none."""
    leaves = [leaf for leaf in store.leaves("report") if leaf.day < today]
    if not leaves:
        return None
    return frozenset(
        (kind, tuple(ties.find(statement)[0] for statement in statements), tuple(places))
        for kind, statements, places in leaves[-1].told["shown"]
    )


def keep_shown(store: PrivateStore, report: Report, at: datetime) -> None:
    """Remember what a report showed, so that the next one can say what is new; the last of a day counts."""
    shown = [[one.kind, list(one.statements), list(one.places)] for one in report.patterns]
    told = {"shown": shown}
    same_day = [leaf.number for leaf in store.leaves("report") if leaf.day == at.date()]
    if same_day:
        store.edit("report", same_day[-1], at.date(), told)
    else:
        store.add("report", at.date(), told, at)


def analyse_heard(store: PrivateStore, meeting: str = "", seed: int = 0) -> Analysis:
    """Return the honest analysis of one meeting or all; no groups: its words say why."""
    notes = [note for note in read_statements(store) if meeting in ("", note.meeting)]
    found = analyse(count_opinions(notes), "honest", seed)
    if any(note.stance for note in notes) and not found.votes:
        return replace(found, words=(NOTHING_SHARED,))
    return keep_groups_across_meetings(found)


def map_heard(store: PrivateStore, meeting: str = "", seed: int = 0) -> tuple[str | None, Analysis]:
    """Return the map as SVG, None below the gates, and the analysis whose words then say why."""
    found = analyse_heard(store, meeting, seed)
    return draw_map(found, {}), found
