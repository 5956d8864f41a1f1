"""The report as one page that asks nothing of the network."""

from __future__ import annotations

from html import escape

from showup.listen.report import NOTHING, TITLES, Report, tell_pattern, tell_who

_STYLE = (
    "body{font:1.1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}h2{font-size:1.2rem;margin-top:2rem}small{color:#555}"
)


def write_html(report: Report) -> str:
    """Return a whole page; the gate of each claim stands below it."""
    parts = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>What was heard</title>',
        f"<style>{_STYLE}</style></head><body><h1>What was heard</h1><p>{escape(tell_who(report))}</p>",
    ]
    for kind, title in TITLES.items():
        told = [pattern for pattern in report.patterns if pattern.kind == kind]
        if told:
            items = "".join(
                f"<li>{escape(tell_pattern(one))}<br><small>{escape(one.gate)}</small></li>" for one in told
            )
            parts.append(f"<h2>{escape(title)}</h2><ul>{items}</ul>")
    if not report.patterns:
        parts.append(f"<p>{NOTHING}</p>")
    return "".join([*parts, "</body></html>\n"])
