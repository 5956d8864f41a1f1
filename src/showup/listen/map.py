"""The map of opinions as SVG: only where the honest analysis found groups, else no map."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from statistics import median
from string import ascii_uppercase
from textwrap import wrap

from showup.listen.analysis import Analysis
from showup.listen.report import NO_POLL

WIDTH, HEIGHT, MARGIN = 720, 480, 30
LINE, WRAP = 20, 84  # a line of the key: its height, and how many letters fit
INK = "#1a1a1a"
# Okabe and Ito: told apart without red or green; each group has a shape of its own, too.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9")
SHAPES = (
    '<circle cx="{x}" cy="{y}" r="4" fill="{c}"/>',
    '<rect x="{left}" y="{top}" width="7" height="7" fill="{c}"/>',
    '<path d="M{x} {top}l4.5 8h-9z" fill="{c}"/>',
    '<path d="M{x} {top}l4.5 4.5-4.5 4.5-4.5-4.5z" fill="{c}"/>',
    '<circle cx="{x}" cy="{y}" r="3.5" fill="none" stroke="{c}" stroke-width="2"/>',
)


def draw_map(found: Analysis, texts: Mapping[str, str]) -> str | None:
    """Return the map with each group's statements beside it; None below the gates.

    `texts` are the statements by id. A participant is a mark without a name.
    """
    if found.mode != "honest" or not found.groups or found.stability is None:
        return None
    places = _scale(found.points)
    marks = [_draw_mark(found.groups[who], *place) for who, place in places.items()]
    letters = [_draw_letter(group, places, found) for group in found.representative]
    key = [line for group in found.representative for line in _write_key(group, found, texts)]
    lines = [_draw_line(HEIGHT + LINE * at, *row) for at, row in enumerate(key, 1)]
    height = HEIGHT + LINE * len(key) + 50
    title = f"{len(found.groups)} participants in {len(found.representative)} groups"
    foot = escape(f"{title}; stability {found.stability:.2f}. {NO_POLL}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="sans-serif" font-size="13"><title>{title}</title>'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>{"".join([*marks, *letters, *lines])}'
        f'<text x="{MARGIN}" y="{height - 16}" fill="{INK}">{foot}</text></svg>\n'
    )


def _scale(points: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Return the points within the picture, both axes in one scale."""
    xs, ys = [x for x, _ in points.values()], [y for _, y in points.values()]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high)
    left, top = (WIDTH - wide * scale) / 2, (HEIGHT - high * scale) / 2
    return {
        who: (round(left + (x - min(xs)) * scale, 1), round(top + (y - min(ys)) * scale, 1))
        for who, (x, y) in points.items()
    }


def _draw_mark(group: int, x: float, y: float) -> str:
    shape = SHAPES[group % len(SHAPES)]
    return shape.format(
        x=x, y=y, left=round(x - 3.5, 1), top=round(y - 4, 1), c=COLOURS[group % len(COLOURS)]
    )


def _draw_letter(group: int, places: Mapping[str, tuple[float, float]], found: Analysis) -> str:
    """Return the group's letter in the middle of its marks, with a white edge to stand out from them."""
    own = [place for who, place in places.items() if found.groups[who] == group]
    if not own:
        return ""
    x, y = (round(median(side), 1) for side in zip(*own, strict=True))
    return (
        f'<text x="{x}" y="{y + 10}" fill="{INK}" font-size="30" font-weight="bold" text-anchor="middle" '
        f'stroke="#fff" stroke-width="5" paint-order="stroke">{_name(group)}</text>'
    )


def _write_key(group: int, found: Analysis, texts: Mapping[str, str]) -> list[tuple[str, int | None]]:
    """Return a group's lines below the picture, the first with its mark: its size, what sets it apart."""
    size = sum(1 for one in found.groups.values() if one == group)
    lines: list[tuple[str, int | None]] = [(f"Group {_name(group)}, {size} participants", group)]
    for statement, side in found.representative[group]:
        lines += [(line, None) for line in wrap(f"{side}s: {texts.get(statement, statement)}", WRAP)]
    return lines


def _draw_line(y: int, words: str, group: int | None) -> str:
    mark = "" if group is None else _draw_mark(group, MARGIN + 6, y - 4)
    bold = "" if group is None else ' font-weight="bold"'
    return f'{mark}<text x="{MARGIN + 20}" y="{y}" fill="{INK}"{bold}>{escape(words)}</text>'


def _name(group: int) -> str:
    return ascii_uppercase[group % len(ascii_uppercase)]
