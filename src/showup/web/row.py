"""One row of a list: an event or a series, in the words of the reader's language."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import nh3

from showup.model.event import Event, Venue
from showup.model.judgement import Evidence
from showup.model.match import Match
from showup.model.town import KM_PER_MILE
from showup.publish.bulletin import join_place, keep_address, keep_printable
from showup.publish.plain import drop_marks
from showup.web.words import Words

_MOST_QUOTES, _MOST_DATES = 3, 4
_LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Link:
    """A name and an address, "" where there is none that can be followed."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that show something, and the field they stand in."""

    words: str
    field: str


@dataclass(frozen=True, slots=True)
class Row:
    """What a list shows of an event; `place` is its number in the list, from 1."""

    place: int
    event: Event
    title: str
    day: date
    hours: str
    where: str
    far: str
    repeats: str
    reasons: tuple[str, ...]
    quotes: tuple[Quote, ...]
    sources: tuple[Link, ...]
    cancelled: bool
    dates: int  # how many dated events the row stands for


def make_rows(folded: Sequence[tuple[Match, list[Match]]], words: Words) -> list[Row]:
    """Return a row for each event and one for each series, as `fold_series` gives them."""
    return [make_row(place, match, repeats, words) for place, (match, repeats) in enumerate(folded, 1)]


def make_row(place: int, match: Match, repeats: Sequence[Match], words: Words) -> Row:
    """Return the row of a match and the other dates of its series."""
    event = match.event
    reasons = [reason for reason in match.reasons if not reason.startswith("comes back")]
    return Row(
        place=place,
        event=event,
        title=clean_line(event.title),
        day=local_day(event.start),
        hours=words.hours(event),
        where=say_where(event, words),
        far=say_distance(match.distance_km, event.venue, words),
        repeats=say_repeats(match, repeats, words),
        reasons=tuple(map(words.translate, reasons)),
        quotes=choose_quotes(match.judgement.evidence, words),
        sources=list_sources(event),
        cancelled=event.status == "cancelled",
        dates=1 + len(repeats),
    )


def local_day(when: date | datetime) -> date:
    """Return the day on the event's own calendar."""
    return when.date() if isinstance(when, datetime) else when


def say_where(event: Event, words: Words) -> str:
    """Return the place in one line."""
    place = clean_line(join_place(event.venue))
    if event.online:
        return words.say("and_online", place=place) if place else words.say("online")
    return place or words.say("no_place")


def say_distance(distance_km: float | None, venue: Venue, words: Words) -> str:
    """Return "2.1 mi", "about 3 mi" where only the town is known, "" where that tells nothing."""
    if distance_km is None:
        return ""
    if venue.approximate:
        miles = f"{distance_km / KM_PER_MILE:.0f}"
        return "" if miles == "0" else words.say("about_miles", n=miles)
    miles = f"{distance_km / KM_PER_MILE:.1f}"
    return words.say("miles", n="< 0.1" if miles == "0.0" else miles)


def say_repeats(match: Match, repeats: Sequence[Match], words: Words) -> str:
    """Return how it comes back: the rule, or the other dates."""
    if match.series and match.series.rule:
        return words.translate(match.series.rule)
    if not repeats:
        return ""
    dates = ", ".join(words.day(local_day(row.event.start)) for row in repeats[:_MOST_DATES])
    return words.say("also", dates=dates)


def choose_quotes(evidence: Iterable[Evidence], words: Words) -> tuple[Quote, ...]:
    """Return the first quotes; one that stands within a longer one of the same field says nothing more."""
    all_of_them = dict.fromkeys((clean_line(proof.quote), proof.field) for proof in evidence)
    told = [
        (quote, field)
        for quote, field in all_of_them
        if not any(field == other and quote != longer and quote in longer for longer, other in all_of_them)
    ]
    return tuple(
        Quote(
            quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE] + " …",
            words.name("field", field),
        )
        for quote, field in told[:_MOST_QUOTES]
    )


def list_sources(event: Event) -> tuple[Link, ...]:
    """Return where it was found, each source once."""
    links = [
        Link(clean_line(link.name), keep_address(link.url) or keep_address(event.url))
        for link in event.sources
    ]
    return tuple({link.name: link for link in reversed(links) if link.name}.values())[::-1]


def clean_line(text: str) -> str:
    """Return text from outside as one line without markup."""
    return " ".join(clean_text(text).split())


def clean_text(text: str) -> str:
    """Return text from outside as plain text: markup taken out whole, what a script holds with it.

    The pages escape it once more; this is so that nobody reads tags.
    """
    if "<" in text or "&" in text:
        text = html.unescape(nh3.clean(text, tags=set()))
    return keep_printable(text)


def split_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text from outside."""
    return [part.strip() for part in clean_text(drop_marks(text)).split("\n\n") if part.strip()]
