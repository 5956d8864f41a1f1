"""What points to a person by its shape alone: e-mails, telephones, handles, addresses, plates."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_READ = 50_000  # letters that are looked at
_NUMBERED = ("telephone", "address", "plate")  # never without a digit
KINDS = ("e-mail", "handle", "telephone", "address", "plate")


@dataclass(frozen=True, slots=True)
class Trace:
    """What was seen, word for word, its kind (of KINDS) and where it begins."""

    kind: str
    quote: str
    at: int


_STREETS = (
    "Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Way|Terrace|Circle|Cir"
    "|Parkway|Pkwy|Highway|Hwy|Trail|Square|Alley|Crescent|Close|Row|Loop|Plaza|Pike|Path|Mews|Crossing|Cove"
    "|Ter|Trl|Sq|Cres|Mall"
)
# What stands before a number that is no house: "Item 14 Street lighting", "Ward 3 Oak Street".
_NO_HOUSE = "".join(
    rf"(?<!\b{word} )"
    for word in ("Item", "Ward", "Section", "District", "Exit", "Route", "Precinct", "Article", "Room", "No.")
)
_PLATFORMS = "instagram|insta|twitter|tiktok|snapchat|snap|telegram|discord|facebook|threads|bluesky"
_PATTERNS = {
    "e-mail": re.compile(
        r"(?<![\w.+-])[\w.+-]{1,64}(?:@| ?[\[(]at[\])] ?)(?:[\w-]{1,63}(?:\.| ?[\[(]dot[\])] ?)){1,5}"
        r"[A-Za-z]{2,24}\b"
        r"|\b\w{1,40}(?: dot \w{1,40}){0,3} at (?:\w{1,40} dot ){1,3}"
        r"(?:com|org|net|edu|gov|info|de|fr|es|uk)\b",
        re.IGNORECASE,
    ),
    "handle": re.compile(
        r"(?<![\w@.])@[A-Za-z_](?:[\w.-]{0,29}\w)(?:@(?:[\w-]{1,63}\.){1,4}[A-Za-z]{2,24})?(?![\w@])"
        r"|\b(?:twitter|instagram|tiktok|her|his|their|my) handle(?: is|:)? (?P<named>[a-z]\w{2,30})\b"
        r"|(?<![\w/])u/\w{3,30}|\b\w{2,32}#\d{4}\b"
        r"|\b(?:instagram|twitter|tiktok|facebook|fb|threads|youtube|t|x)\.(?:com|me|net)/@?[\w.]{2,40}"
        r"|\blinkedin\.com/in/[\w-]{2,60}|(?<![\w.])[\w-]{2,40}\.bsky\.social"
        # a word with a digit or a line in it, after the name of a platform
        rf"|\b(?:{_PLATFORMS})(?::| as| under| name| user| is)? "
        r"(?P<account>(?=[a-z.]{0,30}[\d_])[a-z][\w.]{2,30})",
        re.IGNORECASE,
    ),
    "telephone": re.compile(
        # a North American number, an international one, a German or British one in groups
        r"(?<![\w.\-/$])(?:(?:\+?1[ .-]?)?(?:\(\d{3}\) ?\d{3}[ .-]?|\d{3}[ ./-]\d{3}[ .-]?)\d{4}"
        r"|\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,5}"
        r"|[2-9]\d{2}[2-9]\d{6}"
        r"|0\d(?:[ .-]\d{2}){4}|(?:\d ){9}\d"
        r"|[2-9]\d{2}-(?!\d{3}0)\d{4}|[2-9]\d[1-9]-\d{4}"  # 500-1200 is a range
        r"|\(?0\d{2,4}\)?[ /-]\d{2,4}(?:[ -]?\d{2,4}){1,3}"
        r"|0\d{2,4}[ /-]\d{5,8})(?![\w\-/])"
        # seven digits only after a word that makes them a telephone
        r"|(?i:\b(?:call|text|phone|ring|reach|cell|number)\b[^.\n\d]{0,16})(?<!\d)"
        r"(?P<short>[2-9]\d{2}[-.]?\d{4})(?![\w\-/])"
    ),
    "address": re.compile(
        rf"{_NO_HOUSE}\b\d{{1,5}}(?:[ -]?[A-Za-z])? (?:(?:[NSEW]|North|South|East|West)\.? )?"
        rf"(?:[A-Z0-9][\w'’.]{{0,24}} ){{1,4}}(?:{_STREETS})\b\.?(?:,? (?:Apt|Unit|#|Suite)\.? ?\w{{1,5}})?"
        r"|(?i:\b(?:live[sd]? (?:at|on)|address(?: is|:)?|house at) )(?P<home>\d{1,5} [A-Z][\w'’]{2,24})"
        r"|\b\d{1,5} (?:(?:Old|State|US|County) )?(?:Highway|Hwy|Route|Rte|County Road|CR|FM) \d{1,4}\b"
        r"|\b\d{1,5} (?!(?:on|in|at|to|from|by|near|and|of|new|more) )[a-z]{3,20}"
        r" (?:street|avenue|road|lane|st|ave|rd|blvd|ln|dr)\b"
        r"(?! (?:light|lamp|tree|sign|corner|closure|name|repair|project)s?)"
        r"|\b\d{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|place|chemin) (?:(?:de|du|des|la|le) ){0,2}"
        r"(?:l['’])?[A-ZÀ-Ý][\wÀ-ÿ-]{1,24}"
        r"|\b(?:[Cc]alle|[Aa]venida|[Aa]v\.|[Cc]arrera|[Pp]asaje|[Rr]ue|Via|Plaza|Paseo) "
        r"(?:(?:de|del|di|la|las|los|el) ){0,3}(?:(?:[A-ZÀ-Ý0-9][\wÀ-ÿ.]{0,24} ){1,4}|[a-zà-ÿ]{3,20} )"
        r"(?:#|n\.?º ?|[Nn]o\.? )?\d{1,5}\b"
        r"|\b[A-ZÄÖÜ][\wäöüß]{2,24}(?:straße|strasse|str\.|gasse|weg|allee|platz) \d{1,4}[a-z]?\b"
        rf"|(?i:\b(?:house|flat|apartment|apt\.?|unit) (?:number |no\.? ?)?\d{{1,5}} (?:in|on|of)) "
        rf"(?:[A-Z][\w'’.]{{0,24}} ){{1,3}}(?:{_STREETS})\b"
        r"|(?i:\b(?:P\.? ?O\.? Box|(?:RR|R\.R\.|HC) \d{1,3},? Box) \d{1,6}\b)"
    ),
    "plate": re.compile(
        r"(?:(?i:\b(?:licen[cs]e plates?|plates?|tag|registration|Kennzeichen|matr[ií]cula|placa)"
        r"(?: numbers?| no\.?)?(?: is| was|:)? #? ?))"
        r"(?P<quote>(?=[A-Z -]{0,4}\d)[A-Z0-9]{1,4}[ -]?[A-Z0-9]{2,5}(?: \d{1,4})?)\b"
        r"|\b(?i:car|truck|van|pickup|suv|jeep|motorbike)\b[^.\n\d]{0,25}?\b"
        r"(?P<car>[A-Z]{2,3}[ -]?\d{3,4}|\d{3}[ -][A-Z]{3})\b"
        r"|\b(?P<plain>\d[A-Z]{3}\d{3}|[A-Z]{2}\d{2} [A-Z]{3}|[A-ZÄÖÜ]{1,3}-[A-ZÄÖÜ]{1,2} \d{1,4}"
        r"|[A-Z]{3}-\d{4}|[A-Z]{2}-\d{3}-[A-Z]{2})\b"
    ),
}


def find_traces(text: str) -> tuple[Trace, ...]:
    """Return what points to a person, in the order of the text; the first of two that overlap."""
    text = text[:MOST_READ]
    numbered = any(character.isdigit() for character in text)
    found = [
        Trace(kind, match[name], match.start(name))
        for kind, pattern in _PATTERNS.items()
        if numbered or kind not in _NUMBERED
        for match in pattern.finditer(text)
        for name in [next((name for name, value in match.groupdict().items() if value), 0)]
    ]
    kept: list[Trace] = []
    for one in sorted(found, key=lambda trace: (trace.at, KINDS.index(trace.kind))):
        if not kept or one.at >= kept[-1].at + len(kept[-1].quote):
            kept.append(one)
    return tuple(kept)
