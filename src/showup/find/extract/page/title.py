"""What an announcement is called: its own words, else the heading it stands under and the page's name."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from showup.find.extract.page.hours import find_hours
from showup.find.extract.page.months import MONTH, WEEKDAY
from showup.find.extract.page.place import is_place
from showup.find.extract.page.record import Record, find_column, find_headings
from showup.find.extract.page.sheet import Line, Sheet
from showup.find.extract.page.years import YEAR

MAX_TITLE = 160
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WORDS = {
    name: frozenset(words.split())
    for name, words in tomllib.loads((files(__package__) / "vocabulary.toml").read_text("utf-8")).items()
}
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
    r"\b(?:meetings?|hearings?|committee(?! room)|board(?! ?room)|council(?! (?:chamber|room))|commission|workshop|session|forum|rally|march|protest|vigil|town hall|"
    r"training|class|concert|festival|fair|market|tour|talk|lecture|party|night|day|dinner|lunch|breakfast|club|group|"
    r"authority|task ?force|training|cleanup|clean-up|drive|celebration|walk|race|parade|fundraiser|webinar|(?<!video)(?<!video-)(?<!tele)conference(?! (?:room|center|call))|"
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
_ABOUT = re.compile(
    r"\b(?:members|information|biograph\w*|polic(?:y|ies)|procedures?|staff|roster|appointed|decisions|responsibilities|"
    r"mission|contact|news|resources|menu|navigation|links|alerts?)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^(?:agendas?|minutes|notice|packet|cancell?ation)(?: (?:of|for))?\b[ :–(-]*", re.IGNORECASE)
_ORGAN_WORD = re.compile(r"\b(?:board|council|commission|committee|trustees|directors|task ?force|consejo|comité|rat)\b", re.IGNORECASE)
_ORGAN = re.compile(
    r"\bBoard of [A-Z][a-z]+(?: and [A-Z][a-z]+)?|(?:\b[A-Z][a-z]+ (?:(?:and|&) )?){0,3}\b(?:Commission|Committee|Council|Board|Task Force)\b"
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
_PAPER = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|mp[34]|wm[av])\b|documentcenter|viewfile|/download|youtu|vimeo", re.IGNORECASE)
_COLUMN = re.compile(r"^\W*(?:meeting|event|title|committee|name|body|type|description|subject|board|what|activity)s?\b(?! (?:date|time|location|room|link))", re.IGNORECASE)
_NOT_COLUMN = re.compile(r"\b(?:location|place|where|room|address|venue|city|date|time|link|agenda|minutes|contact|status|notes?)\b", re.IGNORECASE)
_WELCOME = re.compile(r"^(?:welcome to|official (?:web ?site|site)(?: of| for)?|the official[\w ]*? of)\b[ :]*(?:the )?", re.IGNORECASE)
_DURATION = re.compile(r"\b\d+ ?(?:hrs?|hours?|min(?:ute)?s?|sec)\b|\b\d+(?:\.\d+)? ?[km]b\b", re.IGNORECASE)
_HANGING = re.compile(
    r"[\s,–—\-:&(]+(?:of|for|from|on|the|and|at|to|in|with|by|is|are|no|w|&)$", re.IGNORECASE
)
_NOT_A_TITLE = re.compile(
    r"\b(?:call[ -]in|dial|one tap|passcode|password|webinar id|meeting id|click|please|see agenda|https?|www|unless otherwise|"
    r"otherwise noted|take place|takes place|will be|are held|is held|has been|have been|inviting you|subject to|must|"
    r"all rights|copyright|read more|learn more|skip to|no (?:\w+ ){0,2}meetings?|sign up|log ?in|powered by|subscribe|scroll|if you|how to)\b|@|\?$|\.{4}",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\b(meeting|hearing|session|workshop|committee meeting)s\b", re.IGNORECASE)
_TAIL = re.compile(
    r"[\s,(–—\-:]*\b(?:(?:meeting )?(?:agendas?(?: (?:and|&) minutes)?|minutes(?: (?:and|&) agendas?)?|packet|notice|schedules?|calendar|dates|"
    r"archives?|video|audio|transcripts?|presentation|documents|summar(?:y|ies)|notes|recordings?|materials|cancell?ation|results))\b[\s)]*$",
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
    return all(word in _WORDS["noise"] or len(word) == 1 for word in tell_words(text))


def is_kind(text: str) -> bool:
    """Whether a text names only a kind of gathering, and not whose or about what: "Regular Meeting"."""
    return all(word in _WORDS["kind"] or word in _WORDS["noise"] or len(word) == 1 for word in tell_words(text))


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    """Return a piece of text as a title: without dates, clock times and what only hangs on."""
    text = _WEEKDAYS.sub(" ", text)
    if any(character.isdigit() for character in text):
        text = YEAR.sub(" ", text)
        text = _DURATION.sub(" ", text)
    text = _ZONE.sub(" ", text).replace("_", " ")
    text = _HEAD.sub("", text.strip(_EDGES))
    text = _STATUS.sub("", _NAMED.sub("", _ENDS.sub("", text.strip()).strip(_EDGES)))
    for _ in range(4):
        shorter = _HANGING.sub("", _TAIL.sub("", text.strip(_EDGES)))
        if shorter == text:
            break
        text = shorter
    text = " ".join(text.split()).strip(_EDGES)
    if text.count("(") > text.count(")"):
        text += ")"
    return text if len(text) <= MAX_TITLE else text[:MAX_TITLE].rsplit(" ", 1)[0]


def tell_kind(text: str) -> str:
    """Return a kind as the name of one gathering: "Special" is a special meeting, "Meetings" one meeting."""
    text = _PLURAL.sub(r"\1", text)
    return text if _WORDS["gathering"].intersection(tell_words(text)) else f"{text} Meeting"


def choose_title(sheet: Sheet, record: Record, rest: dict[int, str], name: str) -> Title:
    """Return the record's title; `rest` is the text of its lines without dates and times, `name` the page's.

    A kind alone ("Special Meeting") is joined to the group's name, since a person must know whose meeting it is.
    """
    best, kind = _choose_own(sheet, record, rest)
    if best is not None and not _is_own_kind(best.text, name):
        return best
    kind = best or kind
    heading = _choose_heading(sheet, record)
    if heading and not is_kind(heading.text) and not set(tell_words(heading.text)) <= set(tell_words(name)):
        whose, line = heading.text, heading.line
    else:
        whose, line = name, -1
        kind = kind or (heading if heading and is_kind(heading.text) else None)
    if kind is None:
        return Title(_PLURAL.sub(r"\1", whose), line)
    what = tell_kind(kind.text)
    if not whose or set(tell_words(whose)) <= set(tell_words(what)):
        return Title(what, kind.line)
    if set(tell_words(what)) <= set(tell_words(_PLURAL.sub(r"\1", whose))):
        return Title(_PLURAL.sub(r"\1", whose), kind.line)
    return Title(f"{whose} – {what}"[:MAX_TITLE], kind.line)


def _is_own_kind(title: str, name: str) -> bool:
    """Whether a title says no more than the page's own initials and a kind: "EDC Special Meeting"."""
    initials = "".join(word[0] for word in tell_words(name) if word not in ("of", "the", "and", "for"))
    rest = [word for word in tell_words(title) if not is_kind(word)]
    if len(initials) < 3 or not rest:
        return False
    return all(len(word) > 2 and (word in initials or initials[:5] in word or initials[-4:] in word) for word in rest)


def _choose_own(sheet: Sheet, record: Record, rest: dict[int, str]) -> tuple[Title | None, Title | None]:
    """Return the best title among the record's own lines, and the best that is only a kind."""
    best: tuple[float, Title] | None = None
    kind: tuple[float, Title] | None = None
    for number, text in rest.items():
        for nth, piece in enumerate(_split(text)):
            title = clean(piece)
            if len(title) < 3 or is_empty(title) or _is_aside(title, piece):
                continue
            if not _EVENT.search(title) and not is_kind(title) and (is_place(title) or _is_paper(sheet.lines[number], piece)):
                continue
            score = _score(sheet, record, number, title, piece) - nth * 0.7
            if is_kind(title):
                if kind is None or score > kind[0]:
                    kind = score, Title(_widen_kind(title, text), number)
            elif score > 0 and (best is None or score > best[0]):
                best = score, Title(title, number)
    return best[1] if best else None, kind[1] if kind else None


def _widen_kind(title: str, text: str) -> str:
    """Return the whole line where all of it is a kind: "City Council - Special Meeting"."""
    whole = clean(text.replace(" | ", " "))
    return whole if len(whole) <= 80 and is_kind(whole) else title


def _is_paper(line: Line, piece: str) -> bool:
    """Whether a piece is the name of a document that hangs on the event: "Polling Sheets"."""
    return not line.level and any(piece.strip() in text and _PAPER.search(href) for text, href in line.links)


def _is_aside(title: str, piece: str) -> bool:
    """Whether a piece is a label, an instruction or the middle of a sentence."""
    if _LABEL.match(piece.strip()) or _NOT_A_TITLE.search(title):
        return True
    if sum(letter.isalpha() for letter in title) * 2 < len(title):
        return True
    return title[0].islower() and len(tell_words(title)) > 2


def _split(text: str) -> list[str]:
    return [piece for piece in _CUT.split(text) if piece.strip()]


def _score(sheet: Sheet, record: Record, number: int, title: str, piece: str) -> float:
    line = sheet.lines[number]
    own = record.first <= number < record.last
    score = 1.0 + (3.0 if line.level else 0.0) + (1.5 if line.bold else 0.0) + (1.5 if own else 0.0)
    if any(title[:30] in text for text, _ in line.links):
        score += 1.0
    column = find_column(sheet, number)
    if column:
        score += 2.0 if _COLUMN.search(column) else (-3.0 if _NOT_COLUMN.search(column) else 0.0)
    if _EVENT.search(title):
        score += 2.0
    if _NAMED.match(piece.strip()):
        score += 4.0
    if is_place(title):
        score -= 4.0
    if title.endswith("eetings"):
        score -= 1.0  # a category, where something more telling stands beside it
    if len(title) > 100 or (piece.rstrip().endswith(".") and len(title) > 50):
        score -= 4.0
    distance = abs(number - record.dated.mention.line)
    return score - min(distance, 10) * 0.25


def _choose_heading(sheet: Sheet, record: Record) -> Title | None:
    """Return the nearest heading that names a group or a gathering, else the nearest that names a kind."""
    kind: Title | None = None
    for number in find_headings(sheet, record):
        text = sheet.lines[number].text
        text = clean(_MONTHS.sub(" ", text) if any(letter.isdigit() for letter in text) else text)
        if is_empty(text) or len(text) > 110 or _NOT_A_TITLE.search(text) or is_place(text) or _ABOUT.search(text):
            continue
        if is_kind(text):
            kind = kind or Title(text, number)
        elif _EVENT.search(text) or _BODY.search(text):
            return Title(_PLURAL.sub(r"\1", text), number)
    return kind


def name_page(sheet: Sheet, first: int) -> str:
    """Return whose page it is: its first heading or its title, whichever names a group.

    An organ without an owner ("City Council") is joined to the name of the site, an owner without an organ to the
    organ that the page speaks of most. `first` is the line of the first date: the page's heading stands before it.
    """
    before = [line for line in sheet.lines[:first] if line.level and not line.margin]
    heads = [line.text for line in before if line.level == 1][:3] or [line.text for line in before[-3:]]
    cleaned = [clean(_WELCOME.sub("", piece)) for text in (*heads, sheet.title) for piece in _split(text)]
    named = [
        text for text in cleaned if text and not is_empty(text) and len(text) <= 110 and not _NOT_A_TITLE.search(text)
    ]
    proper = [text for text in named if not is_kind(text)]
    owner = next((text for sign in (_ORGAN_WORD, _BODY) for text in proper if sign.search(text)), "")
    owner = owner or (proper[0] if proper else "")
    organ = next((text for text in named if is_kind(text) and _ORGAN_WORD.search(text)), "")
    if not _ORGAN_WORD.search(owner):
        organ = _find_organ(sheet, tell_words(organ)) or organ
    if not owner:
        return organ or (named[0] if named else "")
    return _join(_PLURAL.sub(r"\1", owner), organ)


def _find_organ(sheet: Sheet, known: list[str]) -> str:
    """Return the board, council or committee that the page's own text names most often.

    `known` are the words of its headings: what is found must not contradict them.
    """
    found: Counter[str] = Counter()
    for line in sheet.lines[:1500]:
        if not line.margin and _ORGAN_WORD.search(line.text):
            found.update(match[0].removeprefix("The ") for match in _ORGAN.finditer(line.text[:600]))
    wanted = {word for word in known if _ORGAN_WORD.search(word)}
    named = [
        (_rank_organ(organ, count), count, organ)
        for organ, count in found.items()
        if wanted <= set(tell_words(organ)) and _rank_organ(organ, count)
    ]
    return max(named)[2] if named else ""


def _rank_organ(organ: str, count: int) -> int:
    """A "Board of Directors" is the page's own; a council with a name of its own may be somebody else."""
    if " of " in organ:
        return 3
    if " " not in organ:
        return 2 if count > 1 else 0
    return 1 if count > 2 and "Committee" not in organ else 0


def _join(owner: str, organ: str) -> str:
    known = set(tell_words(owner))
    new = [word for word in organ.split() if word.lower() not in known or word.lower() in ("of", "and")]
    if not set(tell_words(" ".join(new))) - {"of", "and"}:
        return owner
    return f"{owner} {' '.join(new)}"[:MAX_TITLE]


def strip_hours(text: str) -> str:
    """Return a text with its clock times cut out."""
    for hours in reversed(find_hours(text)):
        text = text[: hours.start] + " | " + text[hours.stop :]
    return text
