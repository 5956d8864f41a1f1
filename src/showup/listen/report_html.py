"""The report as one page that asks nothing of the network."""

from __future__ import annotations

from html import escape

from showup.listen.pattern import Pattern
from showup.listen.report import Report, list_remarks, list_sections, tell_pattern, tell_team, tell_who
from showup.listen.trace import trace_pattern

_STYLE = (
    "body{font:1.1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}h2{font-size:1.2rem;margin-top:2rem}small{color:#555}"
)


def write_html(report: Report, extracts: bool = False) -> str:
    """Return a whole page; the gate of each claim stands below it, with `extracts` the notes, too."""
    parts = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>What was heard</title>',
        f"<style>{_STYLE}</style></head><body><h1>What was heard</h1><p>{escape(tell_who(report))}</p>",
    ]
    for title, told in list_sections(report):
        items = "".join(_write_item(report, pattern, extracts) for pattern in told)
        parts.append(f"<h2>{escape(title)}</h2><ul>{items}</ul>")
    parts += [f"<p>{escape(remark)}</p>" for remark in list_remarks(report)]
    return "".join([*parts, "</body></html>\n"])


def _write_item(report: Report, pattern: Pattern, extracts: bool) -> str:
    words = tell_team(pattern) if pattern in report.team else tell_pattern(pattern)
    item = f"{escape(words)}<br><small>{escape(pattern.gate)}</small>"
    if extracts:
        heard = "".join(f"<li>{escape(line)}</li>" for line in trace_pattern(pattern))
        item += f"<details><summary>What is behind it (private)</summary><ul>{heard}</ul></details>"
    return f"<li>{item}</li>"
