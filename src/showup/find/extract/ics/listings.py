"""One VEVENT as a listing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from urllib.parse import urljoin

from showup.find.extract.ics.fields import Fields, parameter
from showup.find.extract.ics.moment import place_in, read_duration, read_moment
from showup.find.extract.ics.organizers import read_organizer
from showup.find.extract.ics.text import read_line, read_lines, split_list
from showup.model.listing import Listing

_CIVIC_ID = re.compile(r"(\d{1,12})")
_ABSOLUTE = re.compile(r"https?://[\w.~%:@-]+(?:[/?#][^\s\x00-\x1f\x7f]*)?")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f]")
_GEO = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*[;,]\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_MAX_DATES = 5_000
_MAX_LABELS = 30
_MEETING_ROOMS = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")


def read_listing(found: Fields, page: str) -> Listing:
    """Return the listing of one event's lines; `page` is the feed's address, for relative links.

    Raises ValueError where it has no start that can be read.
    """
    one = found.one
    if "DTSTART" not in one:
        raise ValueError("no DTSTART")
    parameters, value = one["DTSTART"]
    zone = parameter(parameters, "TZID") if parameters else None
    start = read_moment(value, zone)
    end, end_zone = _read_end(found, start, zone)
    location = read_line(one["LOCATION"][1]) if "LOCATION" in one else ""
    lat, lon = _read_point(one["GEO"][1]) if "GEO" in one else (None, None)
    override = one.get("RECURRENCE-ID")
    many = found.many
    return Listing(
        title=read_line(one["SUMMARY"][1]) if "SUMMARY" in one else "",
        start=start,
        end=end,
        zone=zone,
        uid=one["UID"][1] if "UID" in one else "",
        url=_read_url(one["URL"][1], page, found) if "URL" in one else "",
        location=location,
        description=_read_description(found),
        organizer=read_organizer(*one["ORGANIZER"]) if "ORGANIZER" in one else "",
        status=one["STATUS"][1].lower() if "STATUS" in one else "",
        rule="\n".join(value for _, value in many["RRULE"][:5]) if "RRULE" in many else "",
        extra_dates=tuple(_read_dates(many["RDATE"], zone)) if "RDATE" in many else (),
        except_dates=tuple(_read_dates(many["EXDATE"], zone)) if "EXDATE" in many else (),
        recurrence_id=_read_override(*override, zone) if override else None,
        this_and_future=bool(override and "THISANDFUTURE" in override[0].upper()),
        end_zone=end_zone,
        lat=lat,
        lon=lon,
        online=True if not location and any(room in one for room in _MEETING_ROOMS) else None,
        labels=_read_labels(many["CATEGORIES"]) if "CATEGORIES" in many else (),
    )


def _read_end(
    found: Fields, start: date | datetime, zone: str | None
) -> tuple[date | datetime | None, str | None]:
    """Return the end and its zone where that differs; an unreadable end is no end."""
    try:
        if "DTEND" in found.one:
            parameters, value = found.one["DTEND"]
            own = parameter(parameters, "TZID") if parameters else None
            end = read_moment(value, own)
            if isinstance(end, datetime) and not isinstance(start, datetime):
                end = end.date() + timedelta(days=1)
            return end, own if own != zone else None
        if "DURATION" in found.one:
            return start + read_duration(found.one["DURATION"][1]), None
    except (ValueError, OverflowError):
        pass
    return None, None


def _read_description(found: Fields) -> str:
    plain = found.one.get("DESCRIPTION")
    if plain and plain[1]:
        return read_lines(plain[1])
    return read_lines(found.value("X-ALT-DESC"))


def _read_dates(lines: list[tuple[str, str]], zone: str | None) -> Iterator[date | datetime]:
    """Yield the dates of RDATE or EXDATE lines; of a period, its start; unreadable ones are left out."""
    left = _MAX_DATES
    for parameters, value in lines:
        own = parameter(parameters, "TZID") if parameters else None
        for part in value.split(",", left)[:left]:
            left -= 1
            try:
                yield place_in(read_moment(part.partition("/")[0].strip(), own), own, zone)
            except ValueError:
                continue


def _read_override(parameters: str, value: str, zone: str | None) -> date | datetime | None:
    own = parameter(parameters, "TZID") if parameters else None
    try:
        return place_in(read_moment(value, own), own, zone)
    except ValueError:
        return None


def _read_labels(lines: list[tuple[str, str]]) -> tuple[str, ...]:
    labels = dict.fromkeys(read_line(label) for _, value in lines for label in split_list(value))
    return tuple(label for label in labels if label)[:_MAX_LABELS]


def _read_point(value: str) -> tuple[float | None, float | None]:
    found = _GEO.fullmatch(value)
    if not found:
        return None, None
    lat, lon = float(found[1]), float(found[2])
    if abs(lat) > 90 or abs(lon) > 180 or not (lat or lon):  # 0;0 is an unset pin
        return None, None
    return lat, lon


def _read_url(value: str, page: str, found: Fields) -> str:
    """Return the event's page, absolute; "" where the link is none."""
    url = value.replace("\\,", ",").replace("\\;", ";").replace("&amp;", "&")
    if _ABSOLUTE.fullmatch(url) and "/icalendar.aspx" not in url.lower():
        return url
    if not url or _BLANK.search(url):
        return ""
    return _resolve(url, page, found)


def _resolve(url: str, page: str, found: Fields) -> str:
    """A CivicPlus event links to the feed or a relative path: its page follows from its UID."""
    try:
        if "icalendar.aspx" in url.lower() or "calendar.aspx" in page.lower():
            number = _CIVIC_ID.match(found.value("UID"))
            return urljoin(page, f"/Calendar.aspx?EID={number[1]}") if number else ""
        absolute = urljoin(page, url)
    except ValueError:
        return ""
    return absolute if absolute.startswith(("http://", "https://")) else ""
