"""The map of opinions as SVG: only where the honest analysis found groups, else no map."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from showup.listen.analysis import Analysis
from showup.listen.report import NO_POLL

WIDTH, HEIGHT, MARGIN = 720, 480, 30
# Okabe and Ito: told apart without red or green; each group has a shape of its own, too.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9")
SHAPES = (
    '<circle cx="{x}" cy="{y}" r="4" fill="{c}"/>',
    '<rect x="{left}" y="{top}" width="7" height="7" fill="{c}"/>',
    '<path d="M{x} {top}l4.5 8h-9z" fill="{c}"/>',
    '<path d="M{x} {top}l4.5 4.5-4.5 4.5-4.5-4.5z" fill="{c}"/>',
    '<circle cx="{x}" cy="{y}" r="3.5" fill="none" stroke="{c}" stroke-width="2"/>',
)
LONGEST = 90


def draw_map(found: Analysis, texts: Mapping[str, str]) -> str | None:
    """Return the map with each group's statements beside it; None below the gates.

    `texts` are the statements by id. A participant is a mark without a name.
    """
    if found.mode != "honest" or not found.groups or found.stability is None:
        return None
    places = _scale(found.points)
    marks = [_draw_mark(found.groups[who], *place) for who, place in places.items()]
    key = _draw_key(found, texts)
    height = HEIGHT + 22 * len(key) + 50
    lines = [
        f'<text x="{MARGIN}" y="{HEIGHT + 22 * at}" fill="{colour}" font-size="14">{escape(words)}</text>'
        for at, (colour, words) in enumerate(key, 1)
    ]
    title = f"{len(found.groups)} participants in {len(found.representative)} groups"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="sans-serif"><title>{title}</title>'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>{"".join(marks)}{"".join(lines)}'
        f'<text x="{MARGIN}" y="{height - 16}" fill="#1a1a1a" font-size="13">'
        f"{escape(f'{title}; stability {found.stability:.2f}. {NO_POLL}')}</text></svg>\n"
    )


def _scale(points: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Return the points within the picture, both axes in one scale."""
    xs, ys = [x for x, _ in points.values()], [y for _, y in points.values()]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high)
    return {
        who: (round(MARGIN + (x - min(xs)) * scale, 1), round(MARGIN + (y - min(ys)) * scale, 1))
        for who, (x, y) in points.items()
    }


def _draw_mark(group: int, x: float, y: float) -> str:
    shape = SHAPES[group % len(SHAPES)]
    return shape.format(
        x=x, y=y, left=round(x - 3.5, 1), top=round(y - 4, 1), c=COLOURS[group % len(COLOURS)]
    )


def _draw_key(found: Analysis, texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the lines below the picture: each group's size and what sets it apart."""
    key = []
    for group, listed in found.representative.items():
        size = sum(1 for one in found.groups.values() if one == group)
        key.append((COLOURS[group % len(COLOURS)], f"Group {'ABCDE'[group % 5]}, {size} participants"))
        for statement, side in listed:
            words = texts.get(statement, statement)
            short = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
            key.append(("#1a1a1a", f"    {side}s: {short}"))
    return key
