"""Whose page it is: the group that holds what the page announces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from showup.find.extract.page.phrase import MAX_TITLE, clean, is_empty, is_kind, name_one, split, tell_words
from showup.find.extract.page.sheet import Line, Sheet
from showup.find.extract.page.words import compile_words

_OPENS_A_SENTENCE = re.compile(
    r"(?:we|our|join us|below|following|the following|here|attend the|additionally|each (?:meeting|month)|"
    r"instructions|via|note|to (?:listen|join|view|watch|attend|register|participate))\b"
)
_ADDRESS = re.compile(r"\w@\w[\w-]*\.\w")
_NOT_IN_A_TITLE = compile_words(
    r"meets|call[ -]in|dial|one tap|passcode|password|webinar id|meeting id|click|please|see agenda|https?|"
    r"www|unless otherwise|otherwise noted|take place|takes place|will be|are held|is held|has been|"
    r"have been|inviting you|subject to|must|all rights|copyright|read more|learn more|skip to|"
    r"no (?:\w+ ){0,2}meetings?|does not|sign up|log ?in|powered by|subscribe|scroll|if you|how to"
)
_BODY = compile_words(
    r"board|council|commission|committee|authority|district|association|society|club|church|"
    r"library|schools?|league|"
    r"trust|foundation|department|task ?force|agency|union|party|coalition|alliance|network|center|"
    r"centre|fund|"
    r"corporation|university|college|ssa|assembly|court|office|bureau|village|city|county|"
    r"town(?:ship)?|trustees|"
    r"supervisors|commissioners|directors|aldermen|selectmen|collective|friends|chapter|group|consejo|"
    r"comité|concejo|"
    r"conseil|association|verein|asamblea|sindicato|vecin[oa]s|colectivo|biblioteca|syndicat|"
    r"collectif|initiative|bündnis|rat|gemeinderat|ausschuss|stadtrat"
)
_ORGAN_WORD = compile_words(
    r"board|council|commission|committee|trustees|directors|task ?force|consejo|comité|rat"
)
_ORGAN = re.compile(
    r"\bBoard of [A-Z][a-z]+(?: and [A-Z][a-z]+)?|(?:\b[A-Z][a-z]+ (?:(?:and|"
    r"&) )?){0,3}\b(?:Commission|Committee|Council|Board|Task Force)\b"
)
_NOT_NAMES = ("Staff", "Full", "Special", "Regular", "Our", "Meet", "Upcoming", "Next", "Past")
_ORGAN_PART = re.compile(r"Board|Comm(?:ission|ittee)|Council|Task Force")
_ORGANS = "Board|Council|Commission|Committee|Task Force"
_TRAIL = 5  # lines above a heading in which its trail stands
_CATEGORIES = {
    "committees": "Committee",
    "boards": "Board",
    "commissions": "Commission",
    "councils": "Council",
    "task forces": "Task Force",
}
_INITIALS = re.compile(r"\b[A-Z]{3,6}\b")
_BETWEEN = r"(?: (?:of|and|the|for|on|&))* "
_WELCOME = re.compile(
    r"^(?:welcome to|official (?:web ?site|site)(?: of| for)?|the official[\w ]*? of)\b[ :]*(?:the )?",
    re.IGNORECASE,
)


def is_sentence(text: str) -> bool:
    """Whether a text tells, asks or instructs, and so names nothing."""
    lower = text.lower()
    if _OPENS_A_SENTENCE.match(lower) or _NOT_IN_A_TITLE.search(lower):
        return True
    return bool(_ADDRESS.search(lower)) or lower.endswith("?") or "...." in lower


def is_body(text: str) -> bool:
    """Whether a text names a group: a board, a club, a church."""
    return bool(_BODY.search(text.lower()))


def is_organ(text: str) -> bool:
    """Whether a text names a body that decides: a board, a council, a committee."""
    return bool(_ORGAN_WORD.search(text.lower()))


def name_page(sheet: Sheet, first: int) -> str:
    """Return whose page it is: its first heading or its title, whichever names a group.

    An organ without an owner ("City Council") is joined to the name of the site, an owner without an organ
    to the organ that the page speaks of most. `first` is the line of the first date: the page's heading
    stands before it.
    """
    before = [line for line in sheet.lines[:first] if line.level]
    heads = _clean_all(line.text for line in before if line.level == 1)
    heads = heads[:3] or _clean_all(line.text for line in before[-3:])
    cleaned = [*heads, *_clean_all([sheet.title])]
    named = [
        text for text in cleaned if text and not is_empty(text) and len(text) <= 110 and not is_sentence(text)
    ]
    proper = [text for text in named if not is_kind(text)]
    owner = next((text for sign in (is_organ, is_body) for text in proper if sign(text)), "")
    owner = owner or (proper[0] if proper else "")
    organ = next((text for text in named if is_kind(text) and is_organ(text)), "")
    owner = _spell_out(sheet, owner)
    category = "" if is_organ(owner) else _find_category(sheet.lines[:first], owner)
    if category:
        return _join(owner, category)
    if not is_organ(owner):
        full = _find_full_name(sheet, owner)
        if full:
            return full
        organ = _find_organ(sheet, tell_words(organ), bool(owner)) or organ
    if not owner:
        return organ or (named[0] if named else "")
    return _join(name_one(owner), organ)


def _find_category(before: Sequence[Line], owner: str) -> str:
    """Return what the trail right above a page's heading says it is: "Committees" > "Ways & Means"."""
    for number, line in enumerate(before):
        if owner and line.level and owner in line.text:
            for above in reversed(before[max(0, number - _TRAIL) : number]):
                category = _CATEGORIES.get(above.text.strip(" /»>").lower())
                if category:
                    return category
    return ""


def _clean_all(texts: Iterable[str]) -> list[str]:
    pieces = (clean(_WELCOME.sub("", piece)) for text in texts for piece in split(text))
    return [piece for piece in pieces if piece and not is_empty(piece)]


def _spell_out(sheet: Sheet, owner: str) -> str:
    """Return the owner with its initials spelled out as in the page's text: the "PUC" (Public ...)."""
    for initials in _INITIALS.findall(owner)[:2]:
        words = re.compile(r"\b" + _BETWEEN.join(rf"{letter}[a-z]+" for letter in initials) + r"\b")
        match = words.search(_join_lines(sheet))
        if match:
            return owner if match[0] in owner else owner.replace(initials, f"{match[0]} ({initials})")
    return owner


def _find_full_name(sheet: Sheet, owner: str) -> str:
    """Return how the page's text names in full what its title shortens: "Audit" is the Audit Committee."""
    if not 0 < len(owner) <= 40:
        return ""
    text = _join_lines(sheet).replace(" & ", " and ")
    short = owner.replace(" & ", " and ")
    if short not in text:
        return ""
    told = re.escape(short)
    match = re.search(rf"\b{told} (?:{_ORGANS})\b|\b(?:{_ORGANS}) (?:on|of|for) (?:the )?{told}\b", text)
    return match[0] if match else ""


def _join_lines(sheet: Sheet) -> str:
    """Return the words in which a page may name its group, line by line."""
    return "\n".join(line.text[:600] for line in sheet.lines[:1500])


def _find_organ(sheet: Sheet, known: Sequence[str], owned: bool) -> str:
    """Return the board, council or committee that the page's own text names most often.

    `known` are the words of its headings: what is found must not contradict them. Where the page names nobody
    at all (`owned` False), any is better than none.
    """
    found: Counter[str] = Counter()
    for line in sheet.lines[:1500]:
        if _ORGAN_PART.search(line.text):
            found.update(match[0].removeprefix("The ") for match in _ORGAN.finditer(line.text[:600]))
    wanted = {word for word in known if is_organ(word)}
    named = [
        (_rank_organ(organ, count, owned), count, organ)
        for organ, count in found.items()
        if wanted <= set(tell_words(organ)) and _rank_organ(organ, count, owned)
    ]
    return max(named)[2] if named else ""


def _rank_organ(organ: str, count: int, owned: bool) -> int:
    """A "Board of Directors" is the page's own; a council with a name of its own may be somebody else."""
    if organ.startswith(_NOT_NAMES):
        return 0
    if " of " in organ:
        return 3
    if " " not in organ:
        return 2 if count > 1 else 0
    if not owned:
        return 4
    return 1 if count > 2 and "Committee" not in organ else 0


def _join(owner: str, organ: str) -> str:
    known = set(tell_words(owner))
    new = [word for word in organ.split() if word.lower() not in known or word.lower() in ("of", "and")]
    if not set(tell_words(" ".join(new))) - {"of", "and"}:
        return owner
    return f"{owner} {' '.join(new)}"[:MAX_TITLE]
