"""A page as a sheet of lines: what a person sees, line by line, and in which box each line stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_NODES = 200_000  # what lies beyond is not looked at
MAX_LINE = 4_000  # characters of one line that are kept
MAX_LINES = 15_000
MAX_DEPTH = 2_000  # blocks inside one another
_CHECK = 64  # nodes between two looks at these bounds

_TEXT = "-text"
_GRID = "data-date"
_UNSEEN_SIGNS = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_UNSEEN_TAGS = """nav footer script style noscript svg select template head iframe object video audio canvas
textarea math -comment datalist map"""
_INLINE_TAGS = """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr
o:p q s samp small span strike strong sub sup time tt u var wbr"""
_MARKED_TAGS = "a b del s strike strong time"
_UNSEEN = frozenset(_UNSEEN_TAGS.split())
_INLINE = frozenset(_INLINE_TAGS.split())
_PLAIN = _INLINE - frozenset(_MARKED_TAGS.split())  # they change nothing that is read
_BOLD = frozenset(("b", "strong"))
_STRUCK = frozenset(("s", "strike", "del"))
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "caption": 5, "summary": 5, "legend": 5}


@dataclass(slots=True)
class Box:
    """A block element: `parent` is its index, -1 for the page; `nth` its place among its sisters."""

    tag: str
    parent: int
    nth: int
    first: int  # the first line in it
    last: int = -1  # one beyond the last line in it
    children: int = 0


@dataclass(slots=True)
class Line:
    """One run of text between two breaks; `level` is 1 to 6 in a heading, else 0."""

    text: str
    box: int
    level: int = 0
    bold: bool = False
    struck: bool = False  # wholly struck through
    links: tuple[tuple[str, str], ...] = ()  # (text, address as written)
    moments: tuple[str, ...] = ()  # datetime attributes of <time>
    dates: tuple[tuple[int, int], ...] = ()  # where dates stand in it


@dataclass(slots=True)
class Sheet:
    """The lines of a page in order, and the boxes they stand in."""

    title: str = ""
    language: str = ""  # as the page declares it: "es", "en-gb"
    zone: str = ""  # the town's time zone, where known
    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    top: int = -1  # the first line of a heading of the first level
    whole: bool = True  # False when the page was too long to be read to its end
    over: int = 0  # dates that lie before the first day asked for
    columns: dict[int, str] = field(default_factory=dict)  # the heads of table columns found so far, by cell


@dataclass(slots=True)
class _Pen:
    """What is being written: the running line and the elements around it."""

    sheet: Sheet
    boxes: list[int] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    length: int = 0
    bold_length: int = 0
    struck_length: int = 0
    bold: int = 0
    struck: int = 0
    level: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)
    moments: list[str] = field(default_factory=list)
    grid: bool = False  # whether cells tell in their markup which day of a month they are
    day: str = ""  # the day of the grid's cell
    anchors: list[tuple[int, str]] = field(default_factory=list)  # open links: (parts so far, address)


def read_sheet(html: bytes | str) -> Sheet:
    """Return the page's lines; never raises on any HTML."""
    tree = LexborHTMLParser(html)
    sheet = Sheet()
    root = tree.root
    if root is None:
        return sheet
    sheet.language = (root.attributes.get("lang") or "")[:5].lower().replace("_", "-")
    title = tree.css_first("title")
    if title is not None:
        sheet.title = " ".join((title.text() or "").split())[:300]
    body = tree.body
    if body is not None:
        grid = _GRID in html if isinstance(html, str) else _GRID.encode() in html
        _walk(body, _Pen(sheet, grid=grid))
    return sheet


def _walk(body: LexborNode, pen: _Pen) -> None:
    """Go through the page without recursion: nesting may be as deep as it likes."""
    node: LexborNode | None = body
    stack: list[tuple[LexborNode, str]] = []
    seen = 0
    while node is not None:
        seen += 1
        if not seen % _CHECK and _is_full(pen, seen):
            pen.sheet.whole = False
            break
        tag = node.tag or ""
        if tag == _TEXT:
            _write(pen, node.text_content or "")
        elif tag == "br":
            _break_line(pen)
        elif tag not in _UNSEEN:
            child = node.first_child
            if child is not None:
                if tag in _PLAIN:
                    tag = ""
                else:
                    _enter(pen, node, tag)
                stack.append((node, tag))
                node = child
                continue
        following = node.next
        while following is None and stack:
            node, tag = stack.pop()
            if tag:
                _leave(pen, tag)
            following = node.next
        node = following
    for _node, tag in reversed(stack):
        if tag:
            _leave(pen, tag)


def _is_full(pen: _Pen, seen: int) -> bool:
    return seen > MAX_NODES or len(pen.sheet.lines) > MAX_LINES or len(pen.boxes) > MAX_DEPTH


def _write(pen: _Pen, text: str) -> None:
    if not text or text.isspace():
        if pen.parts:
            pen.parts.append(" ")
        return
    if pen.length > MAX_LINE:
        return
    if pen.parts:
        last, after = pen.parts[-1], text[0]
        if after > " " < last[-1] and _is_seam(last[-1], after, last):
            pen.parts.append(" ")
    pen.parts.append(text)
    pen.length += len(text)
    if pen.bold or pen.level:
        pen.bold_length += len(text)
    if pen.struck:
        pen.struck_length += len(text)


def _is_seam(before: str, after: str, part: str) -> bool:
    """Whether two runs of text that touch are two words: "Dec" "8", "19" "10:00", "6 PM" "City Hall"."""
    if after.isdigit():
        return before.isalnum()
    return after.isupper() and (before.islower() or before.isdigit() or part.endswith(("AM", "PM")))


def _enter(pen: _Pen, node: LexborNode, tag: str) -> None:
    if tag in _INLINE:
        _enter_inline(pen, node, tag)
        return
    if pen.parts:
        _break_line(pen)
    sheet = pen.sheet
    parent = pen.boxes[-1] if pen.boxes else -1
    nth = 0
    if parent >= 0:
        nth = sheet.boxes[parent].children
        sheet.boxes[parent].children += 1
    sheet.boxes.append(Box(tag, parent, nth, len(sheet.lines)))
    pen.boxes.append(len(sheet.boxes) - 1)
    if pen.grid and tag == "td":
        moment = node.attributes.get(_GRID)
        pen.day = moment[:10] if moment else ""
    if tag in _LEVELS:
        pen.level = _LEVELS[tag]


def _enter_inline(pen: _Pen, node: LexborNode, tag: str) -> None:
    if tag == "a":
        pen.anchors.append((len(pen.parts), node.attributes.get("href") or ""))
    elif tag == "time":
        moment = node.attributes.get("datetime")
        if moment:
            pen.moments.append(moment[:40])
    elif tag in _BOLD:
        pen.bold += 1
    elif tag in _STRUCK:
        pen.struck += 1


def _leave(pen: _Pen, tag: str) -> None:
    if tag in _INLINE:
        if tag == "a" and pen.anchors:
            began, href = pen.anchors.pop()
            pen.links.append((" ".join("".join(pen.parts[began:]).split())[:300], href))
        elif tag in _BOLD:
            pen.bold -= 1
        elif tag in _STRUCK:
            pen.struck -= 1
        return
    if pen.parts:
        _break_line(pen)
    box = pen.sheet.boxes[pen.boxes.pop()]
    box.last = len(pen.sheet.lines)
    if tag in _LEVELS:
        pen.level = 0


def _break_line(pen: _Pen) -> None:
    if not pen.parts:
        return
    text = "".join(pen.parts)
    if not text.isascii():
        text = text.translate(_UNSEEN_SIGNS)
    text = " ".join(text.split())
    if text:
        if pen.level == 1 and pen.sheet.top < 0:
            pen.sheet.top = len(pen.sheet.lines)
        if pen.anchors:
            pen.links.extend((text[:300], href) for began, href in pen.anchors if began < len(pen.parts))
        pen.sheet.lines.append(
            Line(
                text[:MAX_LINE],
                pen.boxes[-1] if pen.boxes else -1,
                pen.level,
                pen.bold_length * 10 >= pen.length * 9,
                pen.struck_length * 10 >= pen.length * 9,
                tuple(pen.links),
                tuple(pen.moments) if not pen.day or len(text) < 4 else (pen.day,),
            )
        )
    if pen.anchors:
        pen.anchors = [(0, href) for _, href in pen.anchors]
    pen.parts, pen.length, pen.bold_length, pen.struck_length = [], 0, 0, 0
    if pen.links:
        pen.links = []
    if pen.moments:
        pen.moments = []
