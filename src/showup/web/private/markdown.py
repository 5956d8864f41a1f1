"""The little Markdown of our own texts (paragraphs, lists, bold, code) as markup."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_CODE = re.compile(r"`(.+?)`")
_BULLET = re.compile(r"- (?:\[ \] )?(.*)")
_NUMBER = re.compile(r"\d+\. (.*)")
_COMMAND = re.compile(r"showup ((?:guide|sheet) [a-z-]+|log|find|next|checkin|learn)\b[^.;:)`&<]*")
# Commands that the texts name, and the pages that do the same.
_PAGES = {
    "log": "/journal/new",
    "find": "/",
    "next": "/learn/next",
    "checkin": "/learn/check-in",
    "learn": "/learn",
}


def write_markup(text: str, turn: Callable[[str], str] = str) -> Markup:
    """Return the text as markup; what is no Markdown of ours is escaped. `turn` adds to addresses."""
    return Markup("").join(_write_block(block, turn) for block in text.strip().split("\n\n"))


def write_line(text: str, turn: Callable[[str], str] = str) -> Markup:
    """Return one line as markup: bold and code, and commands that lead to the page that does the same."""
    told = _CODE.sub(r"<code>\1</code>", _BOLD.sub(r"<strong>\1</strong>", str(escape(text))))
    return Markup(_COMMAND.sub(lambda found: _link(found, turn), told))


def _link(found: re.Match[str], turn: Callable[[str], str]) -> str:
    word, _, rest = found[1].partition(" ")
    path = _PAGES.get(word) or f"/learn/{word}/{rest}"
    words = found[0].rstrip()
    return f'<a href="{escape(turn(path))}">{words}</a>{found[0][len(words) :]}'


def _write_block(block: str, turn: Callable[[str], str]) -> Markup:
    lines = block.split("\n")
    if lines[0].startswith("#"):
        return Markup("<h2>{}</h2>").format(write_line(lines[0].lstrip("# "), turn))
    for sign, tag in ((_BULLET, "ul"), (_NUMBER, "ol")):
        items = [sign.fullmatch(line) for line in lines]
        if all(items):
            told = [Markup("<li>{}</li>").format(write_line(item[1], turn)) for item in items if item]
            return Markup(f"<{tag}>{{}}</{tag}>").format(Markup("").join(told))
    return Markup("<p>{}</p>").format(write_line(" ".join(lines), turn))
