"""Answers as text for a person: what, when, where, how far, why, where found."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from showup.cli.layout import count, wrap
from showup.find.answer.fold import fold_series
from showup.find.answer.section import SECTIONS, split_sections
from showup.find.answer.widen import FARTHEST_KM, LONGEST_DAYS
from showup.find.discover.balance import UNSTATED
from showup.model.coverage import Coverage, Estimate, NotTried
from showup.model.event import Event
from showup.model.judgement import Evidence
from showup.model.match import Answer, Candidate, GroupMatch, Match, Question, Widening
from showup.model.town import KM_PER_MILE
from showup.publish.bulletin import join_place
from showup.publish.plain import drop_marks

_RULES = ("every", "monthly", "daily")  # how a rule of dates begins that goes on
_GROUPS_SHOWN, _APART_SHOWN, _LEANS_SHOWN = 8, 5, 5
_LONGEST_PLACE = 140


def answer_lines(found: Answer) -> list[str]:
    """Return the whole answer: matches, groups, how it was widened, how hard we looked."""
    sections = split_sections(found.matches)
    rows = fold_series(sections.pop("", []))
    blocks = [
        wrap(f"{found.question.town.full_name}: {_describe(found)}", rest="  "),
        *(match_lines(place, match, repeats) for place, (match, repeats) in enumerate(rows, 1)),
        [] if found.matches else ways_on(found.question),
        nearest_lines(found),
        widened_lines(found.widened),
        balance_lines([match for match, _ in rows]),
        *section_blocks(found),
        group_lines(found.groups),
        coverage_summary(found.coverage) if found.coverage else [],
    ]
    lines = [line for block in blocks if block for line in ("", *block)]
    return lines[1:]


def _describe(found: Answer) -> str:
    question = found.question
    about = f" about {', '.join(question.about)}" if question.about else ""
    as_of = f" (as of {found.as_of.day} {found.as_of:%b %Y})" if found.as_of else ""
    only = "".join(f", {word}" for word in (*question.doing, *question.practise, *say_filters(question)))
    reach = f"within {question.within_km / KM_PER_MILE:.0f} miles"
    return f"the next {question.days} days {reach}{about}{only}{as_of}"


def say_filters(question: Question) -> list[str]:
    """Return the filters of a question in words, each its own."""
    hours = [("from", question.not_before), ("until", question.before)]
    place = {True: ["online"], False: ["in person"], None: []}[question.online]
    return [
        *([" or ".join(question.weekdays)] if question.weekdays else []),
        *(f"{word} {hour:%H:%M}" for word, hour in hours if hour),
        *place,
        *([f"in {' or '.join(question.languages)}"] if question.languages else []),
        *question.traits,
    ]


def nearest_lines(found: Answer) -> list[str]:
    """Return the town to turn to where nothing answers within reach."""
    nearest = found.nearest
    if nearest is None:
        return []
    name, away = nearest.town.full_name, f"{nearest.distance_km / KM_PER_MILE:.0f} miles"
    said = "Nothing in your town. The nearest place where something is known"
    if not nearest.known:
        said = "Nothing in your town. The nearest larger town, not yet looked at,"
    return wrap(f'{said} is {name}, {away} away: showup find "{name}"')


def widened_lines(steps: Sequence[Widening]) -> list[str]:
    """Return what was widened where little fitted."""
    rows = [line for step in steps for line in _indent(f"{step.what}: {step.before} → {step.after}")]
    return ["Little fitted, so we looked wider", *rows] if steps else []


def section_blocks(found: Answer) -> list[list[str]]:
    """Return government meetings, talks and service, a few of each: what, when and where, the link."""
    blocks = []
    sections = split_sections([*found.matches, *found.beside])
    for name in SECTIONS:
        rows = fold_series(sections[name])[:_APART_SHOWN] if name in sections else []
        lines = [name] if rows else []
        for match, repeats in rows:
            lines += _indent(match.event.title)
            when = say_when(match.event.start, match.event.end) + say_repeats(match, repeats)
            lines += wrap(f"{when} · {say_where(match)}", " " * 10)
            lines += wrap(find_link(match.event), " " * 10)
        blocks.append(lines)
    return blocks


def match_lines(place: int, match: Match, repeats: Sequence[Match]) -> list[str]:
    """Return the lines of one match."""
    event = match.event
    called_off = "CANCELLED " if event.status == "cancelled" else ""
    lines = wrap(called_off + (event.title or "(without a title)"), f"{place:3} ")
    lines += wrap(say_when(event.start, event.end) + say_repeats(match, repeats), "    ")
    lines += wrap(say_where(match), "    ")
    reasons = [reason for reason in match.reasons if not reason.startswith("comes back")]
    lines += _indent("why   " + "; ".join(reasons))
    said = list(dict.fromkeys(map(say_proof, match.judgement.evidence)))
    lines += [line for quote in said[:2] for line in wrap(quote, " " * 10)]
    names = ", ".join(dict.fromkeys(link.name for link in event.sources if link.name))
    lines += _indent(" · ".join(filter(None, (f"found {names}", find_link(event)))))
    return lines


def find_link(event: Event) -> str:
    """Return where to look an event up: its own page, else where it was found."""
    return next(filter(None, [event.url, *(link.url for link in event.sources)]), "")


def _indent(text: str) -> list[str]:
    return wrap(text, "    ", " " * 10)


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
    return (textwrap.shorten(where, _LONGEST_PLACE, placeholder=" …") or "place not said") + _say_far(match)


def _say_far(match: Match) -> str:
    """Return the miles: whole ones where only the town is known, none where that says nothing."""
    if match.distance_km is None:
        return ""
    if not match.event.venue.approximate:
        return f" ·\xa0{match.distance_km / KM_PER_MILE:.1f}\xa0miles"
    miles = f"{match.distance_km / KM_PER_MILE:.0f}"
    return "" if miles == "0" else f" ·\xa0about\xa0{miles}\xa0miles"


def event_lines(found: Candidate) -> list[str]:
    """Return everything known of one event: also conflicts and where each part is kept from."""
    event = found.event
    lines = [event.title, "    " + say_when(event.start, event.end), "    " + (join_place(event.venue) or "")]
    lines += [f"    {event.status}"] if event.status else []
    lines += wrap(drop_marks(event.description), "    ")
    lines += [line for proof in found.judgement.evidence for line in _indent("quote " + say_proof(proof))]
    lines += [f"    found {link.name} · {link.url}" for link in event.sources]
    lines += [f"    conflict: {conflict}" for conflict in event.conflicts]
    return [line for line in lines if line.strip()]


def group_lines(groups: Sequence[GroupMatch]) -> list[str]:
    """Return the groups beside the events."""
    if not groups:
        return []
    lines = ["Groups to get to know"]
    for row in groups[:_GROUPS_SHOWN]:
        lines += _indent(" · ".join(filter(None, (row.group.name, row.group.url))))
        lines += wrap("; ".join(row.reasons), " " * 10)
    if len(groups) > _GROUPS_SHOWN:
        lines.append(f"    and {len(groups) - _GROUPS_SHOWN} more (--json lists them)")
    return lines


def balance_lines(shown: Sequence[Match]) -> list[str]:
    """Return how many of the rows are of hosts that state a party or lean, in the hosts' own words."""
    stated = Counter(match.judgement.party_or_lean for match in shown if match.judgement.party_or_lean)
    if not stated:
        return []
    named = ", ".join(f"“{words}” {number}" for words, number in stated.most_common(_LEANS_SHOWN))
    more = ", …" if len(stated) > _LEANS_SHOWN else ""
    said = f"Of {count(len(shown), 'row')} {stated.total()} are of hosts that state a party or lean"
    return wrap(f"{said}: {named}{more}.", rest="    ")


def coverage_summary(told: Coverage) -> list[str]:
    """Return in a few lines how hard we have looked."""
    states = sorted(told.sources.items(), key=lambda row: -row[1])
    rows = {
        "asked": [tried.name for tried in told.channels if not tried.failed] or ["nobody"],
        "sources": [f"{number} {status}" for status, number in states] or ["none"],
        "sources by lean, as their networks state it": [
            f"{number} {say_lean(lean)}" for lean, number in told.balance.items()
        ],
    }
    lines = ["How hard we looked"]
    lines += _indent(f"found: {count(told.events, 'event')}; {say_estimate(told.estimated_events)}")
    lines += [line for name, all_ in rows.items() if all_ for line in _indent(f"{name}: {', '.join(all_)}")]
    lines += [line for row in told.not_tried[:4] for line in _indent(f"not heard: {say_way(row, told.town)}")]
    return [*lines, *verdict_lines(told)]


def say_lean(lean: str) -> str:
    """Return the words of an organization in quotes; that there are none is ours to say."""
    return lean if lean in UNSTATED else f"“{lean}”"


def say_way(row: NotTried, town: str) -> str:
    """Return what was not tried and the command that tries it."""
    command = row.how_to.replace("TOWN", f'"{town}"')
    return f"{row.what} → {command}"


def verdict_lines(told: Coverage) -> list[str]:
    """Return which it is when little is found, and what to do."""
    advice = [line for way in told.verdict.advice for line in wrap(f"→ {way}", "    ", "      ")]
    return [*wrap(told.verdict.words, "    "), *advice]


def say_estimate(estimate: Estimate) -> str:
    """Return the estimate in words."""
    if estimate.at_least is None:
        return "too little overlap to say how many we miss"
    return f"there are probably at least {estimate.at_least} ({estimate.low} to {estimate.high})"


def coverage_lines(told: Coverage) -> list[str]:
    """Return the whole account of a town."""
    lines = [told.town, "", "Channels"]
    for tried in told.channels:
        gave = f"{count(tried.leads, 'lead')}, {count(tried.sources, 'source')}"
        state = f"failed: {tried.failed}" if tried.failed else gave
        lines.append(f"    {tried.name:<16} {tried.tried_at[:16]:<18} {state}")
    lines += ["", "Kinds of place                  known   with a site   with a calendar   no answer"]
    lines += [
        f"    {kind.kind:<26} {kind.places:>5} {kind.with_site:>13} {kind.with_source:>17} {kind.failed:>11}"
        for kind in told.kinds
    ]
    lines += ["", "Sources"] + [f"    {status:<12} {count}" for status, count in told.sources.items()]
    lines += ["", "Sources by what their networks say of themselves"]
    lines += [f"    {say_lean(lean):<40} {number}" for lean, number in told.balance.items()]
    lines += ["", f"Events in the next 30 days: {told.events}; {say_estimate(told.estimated_events)}"]
    if told.not_tried:
        lines += ["", "Not tried"]
        lines += [line for row in told.not_tried for line in _indent(say_way(row, told.town))]
    return [*lines, "", "Verdict", *verdict_lines(told)]


def ways_on(question: Question) -> list[str]:
    """Return what one can do where nothing was found, each way beyond what was tried already."""
    town = f'"{question.town.full_name}"'
    narrow = {"--doing": question.doing, "--practise": question.practise}  # any cause was tried
    left_out = ", ".join(option for option, asked in narrow.items() if asked)
    ways = {
        "look harder": f"showup coverage {town}",
        "look wider": f"--within {FARTHEST_KM / KM_PER_MILE:.0f}mi --days {LONGEST_DAYS} --level 0",
        "ask for less": f"leave out {left_out}" if left_out else "",
        "another town": 'showup find "the next larger town"',
        "start it": "two people, a table at the library, one question: that is a meeting",
    }
    told = [f"    {name:<14} {way}" for name, way in ways.items() if way]
    return ["Nothing fits, even after looking wider. Ways on:", *told]
