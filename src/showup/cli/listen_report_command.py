"""`showup listen report|map`: what can honestly be said of what was heard."""

from __future__ import annotations

from pathlib import Path

from showup.cli.console import DONE, put_json, warn
from showup.cli.listen_store import finish, open_heard, with_numerics, write_out
from showup.cli.private import find_today
from showup.cli.settings import Settings
from showup.errors import NothingDone, UsageError

FORMATS = ("text", "html", "json")


@with_numerics
def run_report(settings: Settings, form: str, to: Path | None, extracts: bool) -> int:
    """Tell what was heard, where and when, and what is new since the last report."""
    from showup.listen.report import tell_report, write_text
    from showup.listen.report_html import write_html
    from showup.notebook.telling import keep_shown, report_heard

    form = "json" if settings.json and form == "text" else form
    if form not in FORMATS:
        raise UsageError(f"--format is one of {', '.join(FORMATS)}")
    with open_heard(settings) as store:
        report = report_heard(store, find_today(settings.now))
        if form == "json" and to is None:
            put_json(tell_report(report, extracts))
        elif form == "json":
            from showup.store.body import write_body

            write_out(to, write_body(tell_report(report, extracts)).decode() + "\n")
        else:
            write_out(to, write_html(report, extracts) if form == "html" else write_text(report, extracts))
        keep_shown(store, report, settings.now)
    if extracts:
        warn("with extracts: for your own eyes, not to be passed on")
    return DONE


@with_numerics
def run_map(settings: Settings, to: Path, name: str) -> int:
    """Draw the groups, where there are any beyond chance; else say why there is no map."""
    from showup.notebook.meetings import find_meeting
    from showup.notebook.telling import map_heard

    with open_heard(settings) as store:
        drawn, found = map_heard(store, find_meeting(store, name).name if name else "")
    if drawn is None:
        raise NothingDone(f"no map is drawn: {'; '.join(found.words)}")
    write_out(to, drawn)
    told = {"participants": len(found.groups), "groups": len(found.representative), "map": str(to)}
    return finish(settings, told, f"{told['participants']} voices in {told['groups']} groups")
