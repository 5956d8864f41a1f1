"""What an announcement is called: its own words, else the heading it stands under and the page's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from showup.find.extract.page.hours import find_hours
from showup.find.extract.page.months import MONTH, WEEKDAY
from showup.find.extract.page.place import is_place
from showup.find.extract.page.record import Record, find_headings
from showup.find.extract.page.sheet import Sheet
from showup.find.extract.page.years import YEAR

MAX_TITLE = 160
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# words that name no group and no matter: alone they are a kind ("Regular Meeting"), not a title
_KIND = frozenset(
    "regular special emergency annual monthly quarterly weekly biweekly joint called adjourned scheduled rescheduled "
    "meeting meetings hearing hearings session sessions workshop workshops retreat public open closed executive work "
    "study virtual online hybrid general full board council commission committee committees member members membership "
    "planning reunión reuniones sesión sesiones réunion réunions sitzung sitzungen the of and a for to in on our "
    "community town hall organizational budget".split()
)
_NOISE = frozenset(
    "agenda agendas minutes minute packet packets video videos audio detail details more info information read learn "
    "register registration rsvp view download pdf doc docx html location where when time times date dates day zoom "
    "join click here map directions add calendar calendars google ical icalendar outlook share print status cancelled canceled "
    "postponed rescheduled tbd tba na free all contact phone email notice notices result results transcript transcripts "
    "watch listen presentation presentations recording recordings recorded summary summaries draft final approved "
    "amended revised updated new schedule schedules upcoming past previous next archive archives event events year "
    "years month week today january february march april may june july august september october november december "
    "attachment attachments document documents file files link links item items report reports material materials "
    "supporting tickets ticket buy get see full list page current coming soon will be held at is are no not on in of "
    "the and or for to a from by with this these as per est edt cst cdt mst mdt pst pdt et ct mt pt am pm starts "
    "start begins begin ends end noon midnight until through th st nd rd livestream live stream webcast post posted "
    "book blue journal action actions proceedings audio/visual media official legal handout handouts only via "
    "home menu skip content main show hide close tag tags category categories type".split()
)
_LABEL = re.compile(
    r"^(?:where|location|place|venue|when|date|time|cost|price|contact|phone|e-?mail|address|start|end|meeting id|passcode|"
    r"dial|call|tel|fax|hosted by|posted|updated|tags?|categor(?:y|ies)|dónde|lugar|ort|lieu|cuándo|wo|wann)\b[^:]{0,20}:",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^(?:title|event|meeting|what|name|was|qué|quoi|event name|meeting (?:name|title|type|body))\s*:\s*",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:meetings?|hearings?|committee|board|council|commission|workshop|session|forum|rally|march|protest|vigil|town hall|"
    r"training|class|concert|festival|fair|market|tour|talk|lecture|party|night|day|dinner|lunch|breakfast|club|group|"
    r"authority|task ?force|training|cleanup|clean-up|drive|celebration|walk|race|parade|fundraiser|webinar|conference|"
    r"summit|orientation|open house|reunión|asamblea|sesión|taller|réunion|atelier|sitzung|treffen|versammlung|vortrag)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:board|council|commission|committee|authority|district|association|society|club|church|library|schools?|league|"
    r"trust|foundation|department|task ?force|agency|union|party|coalition|alliance|network|center|centre|fund|"
    r"corporation|university|college|ssa|assembly|court|office|bureau|village|city|county|town(?:ship)?|trustees|"
    r"supervisors|commissioners|directors|aldermen|selectmen|collective|friends|chapter|group|consejo|comité|concejo|"
    r"conseil|association|verein|rat|gemeinderat|ausschuss|stadtrat)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r" \| |\|| – | — | - |•|·|;|\t|\s»\s| :: | : ")
_EDGES = ' ,.;:|/\\-–—•·*@#()[]»«>~_"“”'
_WEEKDAYS = re.compile(rf"\b{WEEKDAY}s?\b[.,]?", re.IGNORECASE)
_MONTHS = re.compile(rf"\b{MONTH}\b\.?", re.IGNORECASE)
_ZONE = re.compile(
    r"\b(?:[ECMP][SD]?T|(?:eastern|central|mountain|pacific)(?: standard| daylight)?(?: time)?)\b",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"^\W*(?:cancell?ed|postponed|rescheduled)\b\W*|\W*\b(?:cancell?ed|postponed|rescheduled)\W*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\.(?:pdf|docx?|html?|aspx)$", re.IGNORECASE)
_TAIL = re.compile(
    r"[\s,(–—\-:]*\b(?:(?:meeting )?(?:agendas?(?: (?:and|&) minutes)?|minutes(?: (?:and|&) agendas?)?|packet|notice|schedules?|calendar|dates|"
    r"archives?|video|audio|transcript|presentation|documents))\b[\s)]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title and the line it was taken from, -1 for the page's own name."""

    text: str
    line: int = -1


def tell_words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return [word.lower() for word in _TOKEN.findall(text)]


def is_empty(text: str) -> bool:
    """Whether a text names nothing: "Agenda (PDF)", "Upcoming", "Minutes"."""
    return all(word in _NOISE or len(word) == 1 for word in tell_words(text))


def is_kind(text: str) -> bool:
    """Whether a text names only a kind of gathering, and not whose or about what: "Regular Meeting"."""
    return all(word in _KIND or word in _NOISE or len(word) == 1 for word in tell_words(text))


def clean(text: str) -> str:
    """Return a piece of text as a title: without dates, clock times and what only hangs on."""
    text = _WEEKDAYS.sub(" ", _ZONE.sub(" ", text))
    text = YEAR.sub(" ", text)
    text = _ENDS.sub("", text.strip())
    text = _TAIL.sub("", _STATUS.sub("", _NAMED.sub("", text.strip(_EDGES))))
    text = " ".join(text.split()).strip(_EDGES)
    if text.count("(") > text.count(")"):
        text += ")"
    return text if len(text) <= MAX_TITLE else text[:MAX_TITLE].rsplit(" ", 1)[0]


def choose_title(sheet: Sheet, record: Record, rest: dict[int, str], name: str) -> Title:
    """Return the record's title; `rest` is the text of its lines without dates and times, `name` the page's.

    A kind alone ("Special Meeting") is joined to the group's name, since a person must know whose meeting it is.
    """
    best, kind = _choose_own(sheet, record, rest)
    if best is not None:
        return best
    heading = _choose_heading(sheet, record)
    whose = heading.text if heading else name
    if kind is None:
        if heading and not is_kind(heading.text):
            return heading
        kind = heading if heading else None
        whose = name
    elif heading and is_kind(heading.text):
        whose = name
    if kind is None:
        return Title(name)
    if not whose or kind.text.lower() in whose.lower():
        return Title(whose or kind.text, kind.line)
    return Title(f"{whose}: {kind.text}"[:MAX_TITLE], kind.line)


def _choose_own(sheet: Sheet, record: Record, rest: dict[int, str]) -> tuple[Title | None, Title | None]:
    """Return the best title among the record's own lines, and the best that is only a kind."""
    best: tuple[float, Title] | None = None
    kind: tuple[float, Title] | None = None
    for number, text in rest.items():
        for nth, piece in enumerate(_split(text)):
            title = clean(piece)
            words = tell_words(title)
            if not words or len(title) < 3 or is_empty(title) or _LABEL.match(piece.strip()):
                continue
            score = _score(sheet, record, number, title, piece) - nth * 0.7
            if is_kind(title):
                if kind is None or score > kind[0]:
                    kind = score, Title(title, number)
            elif score > 0 and (best is None or score > best[0]):
                best = score, Title(title, number)
    return best[1] if best else None, kind[1] if kind else None


def _split(text: str) -> list[str]:
    return [piece for piece in _CUT.split(text) if piece.strip()]


def _score(sheet: Sheet, record: Record, number: int, title: str, piece: str) -> float:
    line = sheet.lines[number]
    own = record.first <= number < record.last
    score = 1.0 + (3.0 if line.level else 0.0) + (1.5 if line.bold else 0.0) + (1.5 if own else 0.0)
    if any(title[:30] in text for text, _ in line.links):
        score += 1.0
    if _EVENT.search(title):
        score += 2.0
    if _NAMED.match(piece.strip()):
        score += 4.0
    if is_place(title):
        score -= 4.0
    if len(title) > 100 or (piece.rstrip().endswith(".") and len(title) > 50):
        score -= 4.0
    distance = abs(number - record.dated.mention.line)
    return score - min(distance, 10) * 0.25


def _choose_heading(sheet: Sheet, record: Record) -> Title | None:
    kind: Title | None = None
    for number in find_headings(sheet, record):
        text = (
            clean(_MONTHS.sub(" ", sheet.lines[number].text))
            if find_digits(sheet.lines[number].text)
            else clean(sheet.lines[number].text)
        )
        if is_empty(text) or len(text) > 110:
            continue
        if not is_kind(text):
            return Title(text, number)
        kind = kind or Title(text, number)
    return kind


def find_digits(text: str) -> bool:
    """Whether a text holds a number."""
    return any(character.isdigit() for character in text)


def name_page(sheet: Sheet) -> str:
    """Return whose page it is: its first heading or its title, whichever names a group."""
    heads = [clean(line.text) for line in sheet.lines if line.level == 1 and not line.margin][:4]
    parts = [clean(piece) for piece in _split(sheet.title)]
    named = [text for text in (*heads, *parts) if text and not is_empty(text) and len(text) <= 110]
    for text in named:
        if _BODY.search(text) and not is_kind(text):
            return text
    proper = [text for text in named if not is_kind(text)]
    if proper and named and is_kind(named[0]) and named[0] != proper[0]:
        return f"{proper[-1]}: {named[0]}"
    return proper[0] if proper else (named[0] if named else "")


def strip_hours(text: str) -> str:
    """Return a text with its clock times cut out."""
    for hours in reversed(find_hours(text)):
        text = text[: hours.start] + " | " + text[hours.stop :]
    return text
