"""What an announcement is called: its own words, else the heading it stands under and the page's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from showup.find.extract.page.months import MONTH
from showup.find.extract.page.owner import is_body, is_organ, is_sentence
from showup.find.extract.page.phrase import (
    MAX_TITLE,
    NAMED,
    clean,
    is_empty,
    is_kind,
    name_one,
    split,
    tell_kind,
    tell_words,
    tells_gathering,
)
from showup.find.extract.page.place import is_place, is_place_label
from showup.find.extract.page.record import Record, find_column, find_headings
from showup.find.extract.page.sheet import Line, Sheet
from showup.find.extract.page.words import compile_words

_LABEL = re.compile(
    r"^(?:where|location|place|venue|when|date|time|cost|price|contact|phone|e-?mail|address|start|end|"
    r"meeting id|passcode|"
    r"dial|call|tel|fax|hosted by|posted|updated|tags?|categor(?:y|ies)|dónde|lugar|ort|lieu|cuándo|"
    r"wo|wann)\b[^:]{0,20}:",
    re.IGNORECASE,
)
_OFFICE = re.compile(  # of a person, whose name is no title
    r"^\S+(?: \S+){1,3}, (?:\w+ ){0,3}(?:chair(?:man|woman|person)?|president|secretary|treasurer|director|"
    r"mayor|trustee|member)\b",
    re.IGNORECASE,
)
_EVENT = compile_words(
    r"meetings?|hearings?|committee(?! room)|board(?! ?room)|council(?! (?:chamber|room))|"
    r"commission|workshop|session|forum|rally|march|protest|vigil|town hall|"
    r"training|class|concert|festival|fair|market|tour|talk|lecture|party|night|day|dinner|lunch|"
    r"breakfast|club|group|"
    r"authority|task ?force|training|cleanup|clean-up|drive|celebration|walk|race|parade|fundraiser|"
    r"webinar|c(?<!video-c)onference(?! (?:room|center|call))|"
    r"summit|orientation|open house|assembly|convention|meet-?up|social|picket|canvass(?:ing)?|"
    r"phone ?bank(?:ing)?|teach-?in|sit-?in|film|screening|seminar|discussion|swap|potluck|"
    r"picnic|camp|retreat|caucus|debate|hike|story ?time|kundgebung|plenum|manifestation|limpieza|"
    r"reunión|asamblea|sesión|taller|réunion|atelier|sitzung|treffen|"
    r"versammlung|vortrag|worship|memorial service|prayer service|candlelight service|c(?<!golf c)ourse|bee|"
    r"quiz|exhibition|book sale|bake sale|plant sale|yard sale|rummage sale|open mic|hackathon|"
    r"cours|concert|spectacle|assemblée|"
    r"rencontre|fête|marche|concierto|curso|jornada|charla|fiesta|marcha|concentración|gottesdienst|konzert|"
    r"kurs|fest|seminar|ausstellung|führung|wanderung|lesung|demo|demonstration|abend|stammtisch|flohmarkt"
)
_ABOUT = compile_words(
    r"members|information|biograph\w*|polic(?:y|ies)|procedures?|staff|roster|appointed|decisions|"
    r"responsibilities|"
    r"mission|contact|news|resources|menu|navigation|links|alerts?"
)
_COMPOUND = re.compile(  # German joins what it is to what it is about: "Auftaktveranstaltung"
    r"\w{3}(?:veranstaltung|treffen|fest|konzert|kurs|abend|versammlung|sitzung|gottesdienst|wanderung|vortrag|markt|"
    r"lesung|feier|einsatz|führung|ausstellung)(?:en|e|s|er)?\b"
)
_MONTHS = re.compile(rf"\b{MONTH}\b\.?", re.IGNORECASE)
_MEETING = re.compile(r"\bmeetings?\b", re.IGNORECASE)
_PAPER = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|mp[34]|wm[av])\b|documentcenter|viewfile|/download|youtu|vimeo",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    r"^\W*(?:meeting|event|title|committee|name|body|type|description|subject|board|what|"
    r"activity)s?\b(?! (?:date|time|location|room|link))",
    re.IGNORECASE,
)
_NOT_COLUMN = compile_words(
    r"location|place|where|room|address|venue|city|date|time|link|agenda|minutes|contact|status|"
    r"notes?"
)
_BESIDE = " ,|@-–—*"  # what stands between a date and a title
_SHORTEST_HEAD = 4


@dataclass(frozen=True, slots=True)
class Title:
    """A title and the line it was taken from, -1 for the page's own name."""

    text: str
    line: int = -1


def choose_title(sheet: Sheet, heads: list[int], record: Record, rest: dict[int, str], name: str) -> Title:
    """Return the record's title; `rest` is the text of its lines without dates and times, `name` the page's.

    A kind alone ("Special Meeting") is joined to the group's name: a person must know whose meeting it is.
    """
    best, kind = _choose_own(sheet, record, rest, is_organ(name))
    if best is not None and not _is_own_kind(best.text, name):
        return Title(name_gathering(name), best.line) if best.text == name else best
    kind = best or kind
    heading, kind_heading = _choose_headings(sheet, heads, record)
    if heading and not set(tell_words(heading.text)) <= set(tell_words(name)):
        whose, line = heading.text, heading.line
    else:
        whose, line = name, -1
        kind = kind or _choose_kind(sheet, record, kind_heading)
    if kind is None:
        return Title(name_gathering(whose), line)
    what = tell_kind(kind.text)
    if not whose or set(tell_words(whose)) <= set(tell_words(what)):
        return Title(what, kind.line)
    if set(tell_words(what)) <= set(tell_words(name_one(whose))):
        return Title(name_one(whose), kind.line)
    return Title(f"{whose} – {what}"[:MAX_TITLE], kind.line)


def name_gathering(whose: str) -> str:
    """Return what a gathering is called of which only the group is known: "Rent Board Meeting"."""
    name = name_one(whose)
    return f"{name} Meeting"[:MAX_TITLE] if is_organ(name) and not tells_gathering(name) else name


def _choose_kind(sheet: Sheet, record: Record, heading: Title | None) -> Title | None:
    """Return the kind that the table's column or the heading names; "Meetings" alone says nothing."""
    line = record.dated.mention.line
    for told in (Title(clean(find_column(sheet, line)), line), heading):
        if told and is_kind(told.text) and not is_empty(_MEETING.sub(" ", told.text)):
            return told
    return None


def _is_own_kind(title: str, name: str) -> bool:
    """Whether a title says no more than the page's own initials and a kind: "EDC Special Meeting"."""
    initials = _tell_initials(name)
    if len(initials) < 3:
        return False
    rest = [word for word in tell_words(title) if not is_kind(word)]
    if not rest:
        return False
    return all(
        len(word) > 2 and (word in initials or initials[:5] in word or initials[-4:] in word) for word in rest
    )


@lru_cache(maxsize=64)
def _tell_initials(name: str) -> str:
    return "".join(word[0] for word in tell_words(name) if word not in ("of", "the", "and", "for"))


def _choose_own(
    sheet: Sheet, record: Record, rest: dict[int, str], organ: bool
) -> tuple[Title | None, Title | None]:
    """Return the best title among the record's own lines, and the best that is only a kind.

    `organ` says that the page is that of a body that decides.
    """
    best: tuple[float, Title] | None = None
    kind: tuple[float, Title] | None = None
    for number, text in rest.items():
        if is_empty(text) or is_place_label(rest.get(number - 1, "")):
            continue
        for nth, piece in enumerate((*split(text), *_link_pieces(sheet.lines[number], text))):
            told = _weigh(piece)
            if told is None:
                continue
            line = sheet.lines[number]
            if told.plain and (
                _is_paper(line, piece)
                or (told.place and not line.level)
                or (organ and not _is_headline(sheet, number))
            ):
                continue
            score = told.score + _weigh_line(sheet, record, number, told.title) - nth * 0.7
            if told.kind:
                if kind is None or score > kind[0]:
                    kind = score, Title(_widen_kind(told.title, text), number)
            elif score > 0 and (best is None or score > best[0]):
                best = score, Title(told.title, number)
    return best[1] if best else None, kind[1] if kind else None


def _link_pieces(line: Line, text: str) -> list[str]:
    """Return the words of a line's only telling link, where its place follows in the same breath."""
    if _LABEL.match(line.text):
        return []
    told = [words for words, _ in line.links if words in text and not is_empty(words)]
    if len(told) == 1 and told[0] != text.strip(_BESIDE):
        return told
    return [] if told or not line.dates else [head for part in text.split("|") for head in _part_place(part)]


def _part_place(text: str) -> list[str]:
    """Return what stands before the place in "Book Club, Fern Hall, 12 Elm Street"."""
    head, comma, rest = text.strip(_BESIDE).partition(",")
    titled = comma and len(head) >= _SHORTEST_HEAD and head[0].isupper() and is_place(rest)
    return [head] if titled and not is_place(head) else []


def _widen_kind(title: str, text: str) -> str:
    """Return the whole line where all of it is a kind: "City Council - Special Meeting"."""
    whole = clean(text.replace(" | ", " "))
    if "," in whole and "," not in title:  # what stood between was cut out
        return title
    return whole if len(whole) <= 80 and is_kind(whole) else title


def _is_headline(sheet: Sheet, number: int) -> bool:
    """Whether a line is set as the name of an event: a heading that leads to its page, a cell of a table.

    On the page of a body that decides, other words that name no gathering are about its business.
    """
    line = sheet.lines[number]
    return bool(line.level and line.links) or bool(find_column(sheet, number))


def _is_paper(line: Line, piece: str) -> bool:
    """Whether a piece is the name of a document that hangs on the event: "Polling Sheets"."""
    return not line.level and any(piece.strip() in text and _PAPER.search(href) for text, href in line.links)


def _tells_event(text: str) -> bool:
    """Whether a word of a text names a gathering."""
    lower = text.lower()
    return bool(_EVENT.search(lower) or _COMPOUND.search(lower))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a line as a title, weighed by its words alone; `plain` where no word tells a gathering."""

    title: str
    score: float
    kind: bool
    plain: bool
    place: bool


@lru_cache(maxsize=8192)
def _weigh(piece: str) -> _Piece | None:
    """Return the piece as a title, None where it names nothing or no gathering."""
    title = clean(piece)
    if len(title) < 3 or is_empty(title) or _is_aside(title, piece):
        return None
    kind, place = is_kind(title), is_place(title)
    event = _tells_event(title) and not (place and title[0].isdigit())  # "12 Glenn Drive" is an address
    score = (
        1.0 + (2.0 if event else 0.0) + (4.0 if NAMED.match(piece.strip()) else 0.0) - (4.0 if place else 0.0)
    )
    if title.endswith("eetings"):
        score -= 1.0  # a category, where something more telling stands beside it
    if len(title) > 100 or (piece.rstrip().endswith(".") and len(title) > 50):
        score -= 4.0
    return _Piece(title, score, kind, not event and not kind, place)


def _is_aside(title: str, piece: str) -> bool:
    """Whether a piece is a label, an instruction or the middle of a sentence."""
    if _LABEL.match(piece.strip()) or is_sentence(title) or _OFFICE.search(title):
        return True
    if sum(map(str.isalpha, title)) * 2 < len(title):
        return True
    return title.startswith("About ") or (title[0].islower() and len(tell_words(title)) > 2)


def _weigh_line(sheet: Sheet, record: Record, number: int, title: str) -> float:
    """Return what speaks for a title in where it stands."""
    line = sheet.lines[number]
    own = record.first <= number < record.last
    score = (3.0 if line.level else 0.0) + (1.5 if line.bold else 0.0) + (1.5 if own else 0.0)
    if any(title[:30] in text for text, _ in line.links):
        score += 1.0
    column = find_column(sheet, number)
    if column:
        score += 2.0 if _COLUMN.search(column) else (-3.0 if _NOT_COLUMN.search(column.lower()) else 0.0)
    return score - min(abs(number - record.dated.mention.line), 10) * 0.25


def _choose_headings(sheet: Sheet, heads: list[int], record: Record) -> tuple[Title | None, Title | None]:
    """Return the nearest heading that names a group or a gathering, and a nearer one that names a kind."""
    kind: Title | None = None
    for number in find_headings(sheet, heads, record):
        text, telling = _read_heading(sheet.lines[number].text)
        if telling:
            return Title(text, number), kind
        if text and kind is None:
            kind = Title(text, number)
    return None, kind


@lru_cache(maxsize=2048)
def _read_heading(text: str) -> tuple[str, bool]:
    """Return a heading as a title, "" where it is none, and whether it names more than a kind."""
    text = clean(_MONTHS.sub(" ", text) if any(letter.isdigit() for letter in text) else text)
    if (
        len(text) > 110
        or is_empty(text)
        or is_sentence(text)
        or is_place(text)
        or _ABOUT.search(text.lower())
    ):
        return "", False
    if is_kind(text):
        return text, False
    telling = _tells_event(text) or is_body(text)
    return (name_one(text), True) if telling else ("", False)
