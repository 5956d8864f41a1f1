"""From a page to the events it announces, each with the words that gave its date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from urllib.parse import urljoin

from showup.find.extract.page.hourly import split_days
from showup.find.extract.page.hours import Hours, find_hours
from showup.find.extract.page.mention import Mention, find_mentions
from showup.find.extract.page.months import WEEKDAY, WEEKDAYS
from showup.find.extract.page.owner import name_page
from showup.find.extract.page.phrase import is_empty, strip_hours
from showup.find.extract.page.place import find_place, tell_online, trim_place
from showup.find.extract.page.record import Record, find_column, find_records, is_joint, list_heads
from showup.find.extract.page.repeat import drop_repeats
from showup.find.extract.page.rule import Rule, find_rules
from showup.find.extract.page.sheet import Line, Sheet
from showup.find.extract.page.standing import StandingHours, find_standing, list_standing
from showup.find.extract.page.title import Title, choose_title, name_gathering
from showup.find.extract.page.trap import is_day_off, is_trap, names_no_event
from showup.find.extract.page.years import Dated, date_mentions
from showup.model.address import host_of
from showup.model.listing import Listing

_STATUS = re.compile(
    r"\b(?:cancell?ed|cancell?ation|cancelad[oa]|annulée?|abgesagt"
    r"|(?P<later>postponed|aplazad[oa]|reportée?|verschoben))\b",
    re.IGNORECASE,
)
_STOPPED = ("cance", "postpon", "aplaz", "annul", "report", "abgesagt", "verschob")
_NOT_STATUS = re.compile(
    r"\bcancell?ation (?:policy|fee)|if (?:a |the )?meeting is cancell?ed|(?:be|may be|unless) cancell?ed",
    re.IGNORECASE,
)
_PLACES = re.compile(r"\W*(?:location|place|venue|where|room|address|lugar|lieu|ort)\b", re.IGNORECASE)
_MOVED_TO = re.compile(
    r"\b(?:postponed|rescheduled|moved|changed|delayed)\b\W{0,3} ?(?:to|until|till)\W*$", re.IGNORECASE
)
_UNTIL = re.compile(
    rf"\W{{0,4}}(?:(?:to|through|thru|until|till|bis|al|au)\W{{1,2}}|[-–—]\W{{0,2}})"
    rf"(?:{WEEKDAY}\W{{1,2}})?(?:the )?",
    re.IGNORECASE,
)
_BARE_DATE = re.compile(r"\d{1,2}[./]\d{1,2}(?:[./](?:\d{4}|\d\d)?)?")
_DOORS = re.compile(
    r"\b(?:doors?|einlass|puertas|portes)\b\W{0,3}(?:open|opening|at|@|from|ab|a las|à)?\W*$", re.IGNORECASE
)
_WALL = re.compile(r"\d{4}-\d\d-\d\d[T ]([01]\d:[0-5]\d|2[0-3]:[0-5]\d)(?!.*Z)")
_DOCUMENTS = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".mp3", ".mp4")
_NOT_PAGES = ("mailto", "tel", "javascript", "#")
_CALLS = ("zoom.us", "webex", "youtu")
MAX_LISTINGS = 3_000
_NIGHT = time(5)  # what ends by then may have begun the evening before
_LATELY = timedelta(days=60)
_LONGEST = 600  # characters of a line that can tell of an event


@dataclass(frozen=True, slots=True)
class Page:
    """A page being read: its lines, its address and the day it is read on."""

    sheet: Sheet
    url: str
    today: date
    name: str
    standing: tuple[StandingHours, ...]
    heads: list[int]


def announce(sheet: Sheet, url: str, today: date, since: date = date.min) -> list[Listing]:
    """Return the events that the page announces, in the order of the page.

    Those over before the day `since` are counted in `sheet.over` and not read: archives are long.
    """
    dated = _find_dates(sheet, today)
    records = find_records(sheet, dated)
    rules = [] if _is_kept(dated, today) else find_rules(sheet, today)  # dates written out go before rules
    if not records and not rules:
        return []
    name = name_page(sheet, dated[0].mention.line if dated else len(sheet.lines)) or host_of(url)
    page = Page(sheet, url, today, name, list_standing(sheet, records), list_heads(sheet))
    records = split_days(sheet, records)
    wanted = [record for record in records if (record.dated.last_day or record.dated.day) >= since]
    sheet.over = len(records) - len(wanted)
    told = [_tell(page, record) for record in wanted[:MAX_LISTINGS]]
    sheet.whole = sheet.whole and len(wanted) <= MAX_LISTINGS
    listings = drop_repeats(
        [listing for listing in told if listing is not None], {name, name_gathering(name)}
    )
    return listings + [_tell_rule(page, rule) for rule in rules]


def _is_kept(dated: list[Dated], today: date) -> bool:
    """Whether the page writes out its dates and is kept up."""
    return any(one.day >= today - _LATELY for one in dated)


def _find_dates(sheet: Sheet, today: date) -> list[Dated]:
    """Return the dates of the page that may announce something, and note in its lines where they stand."""
    found: list[Dated] = []
    before: Dated | None = None
    for told in date_mentions(sheet, find_mentions(sheet), today):
        one, first, before = told, before, told
        if first and _ends_run(sheet, first, told):
            if found and found[-1] is first:
                found[-1] = replace(first, last_day=told.day)
                continue
            if not first.mention.bare:
                continue
            one = replace(told, mention=_span(first.mention, told.mention), day=first.day, last_day=told.day)
        mention = one.mention
        if mention.bare and mention.weekday is None and not _stands_alone(sheet, one):
            continue
        line = sheet.lines[mention.line]
        if is_trap(line, mention, find_column(sheet, mention.line)):
            continue
        line.dates += ((mention.start, mention.end),)
        found.append(one)
    return found


def _span(first: Mention, last: Mention) -> Mention:
    """Return the mention of a run of which only the last day is written in full: "28.6. - 30.6.2026"."""
    return last._replace(start=first.start, month=first.month, day=first.day, weekday=first.weekday)


def _ends_run(sheet: Sheet, first: Dated, last: Dated) -> bool:
    """Whether a date only tells how long what began on another lasts: "3/5/2026 to 3/7/2026"."""
    if first.mention.line != last.mention.line or last.day <= first.day:
        return False
    between = sheet.lines[first.mention.line].text[first.mention.end : last.mention.start]
    return len(between) < 20 and _UNTIL.fullmatch(between) is not None


def _tell_rule(page: Page, rule: Rule) -> Listing:
    dated = Dated(Mention(rule.line, 0, 0, rule.day.month, rule.day.day), rule.day)
    record = Record(
        dated, page.sheet.lines[rule.line].box, rule.line, rule.line + 1, rule.line, rule.line + 1
    )
    title = choose_title(page.sheet, page.heads, record, {rule.line: rule.subject}, page.name)
    return Listing(
        title=title.text or page.sheet.title or rule.words[:80],
        start=datetime.combine(rule.day, rule.hours.begin) if rule.hours else rule.day,
        end=_find_end(dated, rule.hours),
        url=_find_link(page, record, title),
        location=find_place(rule.rest.split("|"), title.text),
        rule=rule.value,
        words=rule.words,
    )


def _stands_alone(sheet: Sheet, one: Dated) -> bool:
    """Whether a line holds a date and nothing else, or dates alone: "12.3. | 23.4. | 28.5.2026"."""
    text = sheet.lines[one.mention.line].text
    if len(text) - (one.mention.end - one.mention.start) < 3:
        return True
    return not any(map(str.isalnum, _BARE_DATE.sub("", text)))


def _tell(page: Page, record: Record) -> Listing | None:
    sheet = page.sheet
    rest = _cut_out(sheet, record)
    own = " | ".join(rest[number] for number in range(record.first, record.last) if number in rest)
    if is_day_off(own):
        return None
    hours, statement = _find_hours(page, record)
    if hours and hours.begin == time(0):  # "12:00 AM" is how software writes that it knows no hour
        hours, statement = None, -1
    untimed = {number: strip_hours(text) for number, text in rest.items()}
    title = choose_title(sheet, page.heads, record, untimed, page.name)
    if not title.text or names_no_event(title.text) or is_day_off(title.text):
        return None
    day = record.dated.day
    start: date | datetime = datetime.combine(day, hours.begin) if hours else day
    beside = [part for text in untimed.values() for part in text.replace(title.text, "|").split("|")]
    place = _find_cell(sheet, record, title.text) or find_place(beside, title.text)
    return Listing(
        title=title.text,
        start=start,
        end=_find_end(record.dated, hours),
        url=_find_link(page, record, title),
        location=place,
        status=_find_status(sheet.lines[record.dated.mention.line], record.dated.mention, own, title.text),
        online=True if not place and tell_online(own) else None,
        words=_quote(page, record.dated, statement),
    )


def _find_cell(sheet: Sheet, record: Record, title: str) -> str:
    """Return the cell of the record's row in the table's column of places, "" where there is none."""
    for number in range(record.first, record.last):
        column = find_column(sheet, number)
        if not column:
            return ""
        text = sheet.lines[number].text
        if _PLACES.match(column) and text not in title and any(map(str.isalpha, text)):
            return trim_place(text)
    return ""


def _cut_out(sheet: Sheet, record: Record) -> dict[int, str]:
    """Return the record's lines without dates; of a line with several dates the words after its own."""
    spread = record.dated.mention
    rest: dict[int, str] = {}
    for number in range(record.begin, record.end):
        line = sheet.lines[number]
        if spread.line < number <= spread.last_line:
            continue  # the second half of a date that runs over two lines
        text = line.text[:_LONGEST]
        if len(line.dates) > 1 and number == spread.line:
            begin, following = _find_segment(line, spread)
            segment = text[begin:following]
            if begin and any(map(str.isalpha, segment)) and not is_empty(segment):
                rest[number] = segment
                continue
        for start, end in sorted(line.dates, reverse=True):
            text = text[:start] + " | " + text[end:]
        rest[number] = text
    return rest


def _find_segment(line: Line, mention: Mention) -> tuple[int, int]:
    """Return where the words after a date begin and end; (0, 0) where all dates of the line are joined.

    Days joined as in "28./29. June" share what follows the last of them.
    """
    dates = sorted(line.dates)
    end = mention.end
    for start, stop in dates:
        if start >= end and is_joint(line.text[end:start]):
            end = stop
    following = min((start for start, _ in dates if start >= end), default=len(line.text))
    if all(is_joint(line.text[one[1] : other[0]]) for one, other in pairwise(dates)):
        return 0, 0
    return end, following


def _find_hours(page: Page, record: Record) -> tuple[Hours | None, int]:
    """Return the clock time of a record and the line that states it for all, -1 for its own."""
    sheet = page.sheet
    mention = record.dated.mention
    line = sheet.lines[mention.line].text
    line = line[: mention.start] + "_" * (mention.end - mention.start) + line[mention.end :]
    beside = find_hours(line)
    after = [one for one in beside if one.start >= mention.end] or beside
    if after:
        return next((one for one in after if not _DOORS.search(line[: one.start])), after[0]), -1
    unsure: Hours | None = None
    for number in (
        *range(record.first, record.last),
        *range(record.last, record.end),
        *range(record.begin, record.first),
    ):
        text = sheet.lines[number].text[:400]
        for hours in find_hours(text):
            if hours.sure and not _DOORS.search(text[: hours.start]):
                return hours, -1
            unsure = unsure or hours
    if unsure:
        return unsure, -1
    for number in range(record.first, record.last):
        marked = _read_moment(sheet.lines[number].moments)
        if marked:
            return marked, -1
    return find_standing(page.standing, record)


def _read_moment(moments: tuple[str, ...]) -> Hours | None:
    """Return the clock time of a <time>; one in UTC or at midnight says nothing of the wall clock."""
    match = _WALL.match(moments[0]) if moments else None
    if not match or match[1] == "00:00":
        return None
    return Hours(0, 0, time.fromisoformat(match[1]))


def _find_end(dated: Dated, hours: Hours | None) -> date | datetime | None:
    if hours is None:
        return dated.last_day if dated.last_day and dated.last_day > dated.day else None
    if hours.end is None:
        return None
    last = dated.last_day or dated.day
    end, start = datetime.combine(last, hours.end), datetime.combine(dated.day, hours.begin)
    if end <= start and hours.end <= _NIGHT:
        end += timedelta(days=1)
    return end if end > start and hours.end != time(0) else None


def _find_link(page: Page, record: Record, title: Title) -> str:
    """Return the page of the event itself, else this page."""
    lines = page.sheet.lines
    order = ([title.line] if title.line >= 0 else []) + list(range(record.begin, record.end))
    for number in order:
        if not record.begin <= number < record.end:
            continue
        for _text, href in lines[number].links:
            if href and not _is_document(href):
                return _join(page.url, href)
    return page.url


@lru_cache(maxsize=4096)
def _join(base: str, href: str) -> str:
    href = href.strip()
    if href.startswith(("http://", "https://")) and "/." not in href:
        return href
    try:
        joined = urljoin(base, href)
    except ValueError:
        return base
    return joined if joined.startswith(("http://", "https://")) else base


@lru_cache(maxsize=4096)
def _is_document(href: str) -> bool:
    """Whether an address is that of a paper, a recording or a call, and not of the event's page."""
    lower = href.lower()
    if lower.startswith(_NOT_PAGES) or lower.partition("?")[0].endswith(_DOCUMENTS):
        return True
    return any(name in lower for name in _CALLS)


def _find_status(line: Line, mention: Mention, own: str, title: str) -> str:
    """Return what the words say of it; a date struck through is cancelled, one it was moved to is not."""
    if _MOVED_TO.search(line.text[: mention.start]):
        return ""
    return _read_status(own) or _read_status(title) or ("cancelled" if line.struck else "")


@lru_cache(maxsize=4096)
def _read_status(text: str) -> str:
    lower = text.lower()
    if not any(part in lower for part in _STOPPED):  # much cheaper than the pattern that follows
        return ""
    found = _STATUS.search(text)
    if not found or _NOT_STATUS.search(text):
        return ""
    return "postponed" if found["later"] else "cancelled"


def _quote(page: Page, dated: Dated, statement: int) -> str:
    """Return the words that gave the date, then those that gave its year and its hour from afar."""
    lines = page.sheet.lines
    mention = dated.mention
    text = lines[mention.line].text
    before = text[: mention.start].rstrip(" ,.")
    start = before.rfind(" ") + 1
    if before[start:].lower().rstrip("s") not in WEEKDAYS and before[start:].lower() not in WEEKDAYS:
        start = mention.start
    words = [text[start : mention.end].strip(" ,;|-") or ", ".join(lines[mention.line].moments)]
    over = lines[mention.line + 1 : mention.last_line + 1]  # month and day in lines of their own
    words[0] = " ".join((words[0], *(line.text[:20] for line in over)))
    if dated.source >= 0 and dated.source != mention.line:
        words.append(lines[dated.source].text[:80])
    if statement >= 0:
        words.append(lines[statement].text[:120])
    return " … ".join(words)
