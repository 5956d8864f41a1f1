"""A sheet to print, fill in at a meeting and type in at home: statements by letter, voices by number."""

from __future__ import annotations

from html import escape
from textwrap import wrap

from showup.listen.etiquette import ETIQUETTE
from showup.listen.keys import HELP
from showup.listen.meeting import Meeting

VOICES = 20  # columns; the back takes more
_EMPTY_ROWS = 4  # for what comes up
HOW = (
    "A column a voice, numbered as they first speak. + agrees, - disagrees, ? is unsure; leave empty what "
    "was not said. Words worth keeping go below, with the voice's number."
)
_STYLE = (
    "@page{size:landscape;margin:12mm}body{font:11pt/1.35 sans-serif;color:#000;background:#fff}"
    "h1{font-size:16pt}table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "th,td{border:1px solid #000;height:7mm;padding:0 1mm}"
    "th.s{text-align:left;width:38%;font-weight:normal}thead th{font-weight:bold}"
    "hr{border:0;border-top:1px solid #999;margin:8mm 0 0}small{font-size:9pt}"
)


def list_rows(meeting: Meeting) -> list[str]:
    """Return the lines of a sheet: each statement with its letter, then empty ones for what comes up."""
    rows = [f"{letter}  {statement}" for letter, statement in meeting.list_lettered()]
    return [*rows, *[""] * _EMPTY_ROWS]


def write_sheet_html(meeting: Meeting) -> str:
    """Return the sheet as one page to print; it asks nothing of the network."""
    voices = "".join(f"<th>{number}</th>" for number in range(1, VOICES + 1))
    cells = "<td></td>" * VOICES
    rows = "".join(f'<tr><th class="s">{escape(row)}</th>{cells}</tr>' for row in list_rows(meeting))
    rules = "".join(f"<li>{escape(rule)}</li>" for rule in ETIQUETTE)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(meeting.name)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{escape(_title(meeting))}</h1><p>{escape(HOW)}</p>"
        f'<table><thead><tr><th class="s">voice</th>{voices}</tr></thead><tbody>{rows}</tbody></table>'
        f"{'<hr>' * 8}<ul><small>{rules}</small></ul>"
        f"<pre><small>At home: showup listen note\n{escape(HELP)}</small></pre></body></html>\n"
    )


def write_sheet_text(meeting: Meeting, width: int = 100) -> str:
    """Return the sheet as text of so many columns."""
    voices = 12
    first = width - 4 * voices
    head = "voice".ljust(first) + "".join(f"|{number:>3}" for number in range(1, voices + 1)) + "|"
    line = "-" * first + "+---" * voices + "+"
    lines = [_title(meeting), "", *wrap(HOW, width), "", head, line]
    for row in list_rows(meeting):
        lines += [row[: first - 1].ljust(first) + "|   " * voices + "|", line]
    return "\n".join([*lines, "", *ETIQUETTE, "", "At home: showup listen note", HELP]) + "\n"


def _title(meeting: Meeting) -> str:
    return "; ".join(part for part in (meeting.name, meeting.town, meeting.topic) if part)
