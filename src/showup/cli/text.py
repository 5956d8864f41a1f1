"""Answers as text for a person: what, when, where, how far, why, where found."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date, datetime

from showup.find.answer.fold import fold_series
from showup.find.answer.section import SECTIONS, split_sections
from showup.model.coverage import Coverage, Estimate
from showup.model.event import Venue
from showup.model.judgement import Evidence
from showup.model.match import Answer, Candidate, GroupMatch, Match
from showup.model.town import KM_PER_MILE

WIDTH = 92
_RULES = ("every", "monthly", "daily")  # how a rule of dates begins that goes on
_GROUPS_SHOWN, _APART_SHOWN = 8, 5


def answer_lines(found: Answer) -> list[str]:
    """Return the whole answer: matches, groups, how it was widened, how hard we looked."""
    lines = [f"{found.question.town.full_name}: {_describe(found)}", ""]
    sections = split_sections(found.matches)
    rows = fold_series(sections.pop("", []))
    for place, (match, repeats) in enumerate(rows, 1):
        lines += [*match_lines(place, match, repeats), ""]
    if not found.matches:
        lines += ["Nothing fits, even after looking wider. Ways on:", *ways_on(), ""]
    lines += nearest_lines(found)
    for step in found.widened:
        lines.append(f"Little fitted, so this was widened: {step.what}, from {step.before} to {step.after}.")
    lines += section_lines(found)
    lines += group_lines(found.groups)
    if found.coverage:
        lines += ["", *coverage_summary(found.coverage)]
    return lines


def _describe(found: Answer) -> str:
    question = found.question
    about = f" about {', '.join(question.about)}" if question.about else ""
    as_of = f"; data of {say_day(found.as_of)}" if found.as_of else ""
    return f"the next {question.days} days within {question.within_km / KM_PER_MILE:.0f} miles{about}{as_of}"


def nearest_lines(found: Answer) -> list[str]:
    """Return the town to turn to where nothing answers within reach."""
    nearest = found.nearest
    if nearest is None:
        return []
    name, away = nearest.town.full_name, f"{nearest.distance_km / KM_PER_MILE:.0f} miles"
    said = "Nothing in your town. The nearest place where something is known"
    if not nearest.known:
        said = "Nothing in your town. The nearest larger town, not yet looked at,"
    return [*textwrap.wrap(f'{said} is {name}, {away} away: showup find "{name}"', WIDTH), ""]


def section_lines(found: Answer) -> list[str]:
    """Return government meetings, talks and service, a few of each, in two lines a row."""
    lines: list[str] = []
    sections = split_sections([*found.matches, *found.beside])
    for name in SECTIONS:
        rows = fold_series(sections[name])[:_APART_SHOWN] if name in sections else []
        if rows:
            lines += ["", name]
        for match, repeats in rows:
            lines += _indent(match.event.title)
            when = say_when(match.event.start, match.event.end) + say_repeats(match, repeats)
            lines += _indent(f"      {when} · {say_where(match)}")
    return lines


def match_lines(place: int, match: Match, repeats: Sequence[Match]) -> list[str]:
    """Return the lines of one match."""
    event = match.event
    head = textwrap.wrap(event.title, WIDTH - 4) or ["(without a title)"]
    if event.status == "cancelled":
        head[0] = "CANCELLED " + head[0]
    lines = [f"{place:3} {head[0]}", *(f"    {line}" for line in head[1:])]
    lines.append("    " + say_when(event.start, event.end) + say_repeats(match, repeats))
    lines.append("    " + say_where(match))
    reasons = [reason for reason in match.reasons if not reason.startswith("comes back")]
    lines += _indent("why   " + "; ".join(reasons))
    said = list(dict.fromkeys(map(say_proof, match.judgement.evidence)))
    lines += [line for quote in said[:2] for line in _indent("      " + quote)]
    names = ", ".join(dict.fromkeys(link.name for link in event.sources if link.name))
    link = event.url or (event.sources[0].url if event.sources else "")
    lines += _indent(f"found {names}" + (f" · {link}" if link else ""))
    return lines


def _indent(text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent="    ", subsequent_indent=" " * 10, break_long_words=False,
        break_on_hyphens=False, drop_whitespace=True,
    )  # fmt: skip


def say_proof(proof: Evidence) -> str:
    """Return the quoted words and the field they stand in."""
    quote = " ".join(proof.quote.split())
    return f"“{textwrap.shorten(quote, 140, placeholder=' …')}” ({proof.field})"


def say_day(moment: date | datetime) -> str:
    """Return a day as "Fri 21 Aug 2026"."""
    return f"{moment:%a} {moment.day} {moment:%b %Y}"


def say_when(start: date | datetime, end: date | datetime | None) -> str:
    """Return the time as "Fri 21 Aug 2026, 18:00-20:00" in its own zone."""
    if not isinstance(start, datetime):
        return f"{say_day(start)}, all day"
    until = ""
    if isinstance(end, datetime) and end > start:
        until = f"-{end:%H:%M}" if end.date() == start.date() else f" to {say_day(end)} {end:%H:%M}"
    return f"{say_day(start)}, {start:%H:%M}{until}"


def say_repeats(match: Match, repeats: Sequence[Match]) -> str:
    """Return how it comes back: the rule, or the other dates."""
    series = match.series
    if series and series.rule:
        follows = series.rule.startswith(_RULES) and series.dates[-1] > match.event.start.isoformat()[:10]
        return f", then {series.rule}" if follows else f" ({series.rule})"
    if repeats:
        return " (also " + ", ".join(f"{row.event.start:%d %b}" for row in repeats[:4]) + ")"
    return ""


def say_where(match: Match) -> str:
    """Return the place and how far it is."""
    event = match.event
    where = join_place(event.venue)
    if event.online and not where:
        where = "online"
    elif event.online or "hybrid" in event.labels:
        where += " and online"
    far = f" · {match.distance_km / KM_PER_MILE:.1f} miles" if match.distance_km is not None else ""
    return (textwrap.shorten(where, WIDTH - 18, placeholder=" …") or "place not said") + far


def event_lines(found: Candidate) -> list[str]:
    """Return everything known of one event: also conflicts and where each part is kept from."""
    event = found.event
    lines = [event.title, "    " + say_when(event.start, event.end), "    " + (join_place(event.venue) or "")]
    lines += [f"    {event.status}"] if event.status else []
    lines += textwrap.wrap(event.description, WIDTH, initial_indent="    ", subsequent_indent="    ")
    lines += [line for proof in found.judgement.evidence for line in _indent("quote " + say_proof(proof))]
    lines += [f"    found {link.name} · {link.url}" for link in event.sources]
    lines += [f"    conflict: {conflict}" for conflict in event.conflicts]
    return [line for line in lines if line.strip()]


def join_place(venue: Venue) -> str:
    """Return name and address in one line, what the name already says left out of the address."""
    rest = [part.strip() for part in venue.address.split(",")]
    told = venue.name.casefold()
    return ", ".join([venue.name] * bool(venue.name) + [part for part in rest if part.casefold() not in told])


def group_lines(groups: Sequence[GroupMatch]) -> list[str]:
    """Return the groups beside the events."""
    if not groups:
        return []
    lines = ["", "Groups to get to know"]
    for row in groups[:_GROUPS_SHOWN]:
        lines.append(f"    {row.group.name} · {row.group.url}")
        lines += _indent("      " + "; ".join(row.reasons))
    if len(groups) > _GROUPS_SHOWN:
        lines.append(f"    and {len(groups) - _GROUPS_SHOWN} more (--json lists them)")
    return lines


def coverage_summary(told: Coverage) -> list[str]:
    """Return in three lines how hard we have looked."""
    states = ", ".join(f"{count} {status}" for status, count in told.sources.items()) or "none"
    asked = [tried.name for tried in told.channels if not tried.failed]
    failed = [f"{tried.name} ({tried.failed})" for tried in told.channels if tried.failed]
    lines = [
        f"How hard we looked: sources {states}; {told.events} events; {say_estimate(told.estimated_events)}"
    ]
    lines.append(
        f"    asked: {', '.join(asked) or 'nobody'}" + (f"; failed: {'; '.join(failed)}" if failed else "")
    )
    lines += [f"    not tried: {row.what} → {row.how_to}" for row in told.not_tried[:4]]
    lines += verdict_lines(told)
    return [line for text in lines for line in textwrap.wrap(text, WIDTH + 20, subsequent_indent="      ")]


def verdict_lines(told: Coverage) -> list[str]:
    """Return which it is when little is found, and what to do."""
    return [f"    {told.verdict.words}", *(f"    → {way}" for way in told.verdict.advice)]


def say_estimate(estimate: Estimate) -> str:
    """Return the estimate in words."""
    if estimate.at_least is None:
        return "too little overlap to say how many we miss"
    return f"there are at least about {estimate.at_least} ({estimate.low} to {estimate.high})"


def coverage_lines(told: Coverage) -> list[str]:
    """Return the whole account of a town."""
    lines = [told.town, "", "Channels"]
    for tried in told.channels:
        state = f"failed: {tried.failed}" if tried.failed else f"{tried.leads} leads, {tried.sources} sources"
        lines.append(f"    {tried.name:<16} {tried.tried_at[:16]:<18} {state}")
    lines += ["", "Kinds of place                  known   with a site   with a calendar"]
    lines += [
        f"    {kind.kind:<26} {kind.places:>5} {kind.with_site:>13} {kind.with_source:>17}"
        for kind in told.kinds
    ]
    lines += ["", "Sources"] + [f"    {status:<12} {count}" for status, count in told.sources.items()]
    lines += ["", f"Events in the next 30 days: {told.events}; {say_estimate(told.estimated_events)}"]
    if told.not_tried:
        lines += ["", "Not tried"] + [f"    {row.what}: {row.how_to}" for row in told.not_tried]
    return [*lines, "", "Verdict", *verdict_lines(told)]


def ways_on() -> list[str]:
    """Return what one can do where nothing was found."""
    return [
        "    look harder    showup coverage TOWN says what was never tried",
        "    look wider     --within 60mi --days 92 --level 1",
        "    another cause  leave out --about",
        '    another town   showup find "the next larger town"',
        "    start it       two people, a table at the library, one question: that is a meeting",
    ]
