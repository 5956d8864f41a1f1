"""`showup compare`: how towns differ, with how hard each was searched."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from showup.cli.console import DONE, put_all, put_json
from showup.cli.distance import read_distance
from showup.cli.settings import Settings
from showup.cli.stores import find_town, open_store
from showup.cli.wire import moment
from showup.errors import NothingDone, UsageError
from showup.find.answer.compare import TownRow
from showup.find.harvest.survey import DAYS, survey_town
from showup.model.judgement import TOPICS
from showup.model.town import Town
from showup.store.harvest_store import HarvestStore

_SHOWN = 3
_BAR, _ROW, _LEFT, _WIDE = 16, 30, 240, 720


def run_compare(
    settings: Settings, asked: Sequence[str], about: Sequence[str], around: str, svg: Path | None
) -> int:
    """Print a row a town; a town that was never searched says so instead of looking quiet."""
    strange = [topic for topic in about if topic not in TOPICS]
    if strange:
        raise UsageError(f"{strange[0]} is no listed topic; there are {', '.join(TOPICS)}")
    towns = {town.key: town for town in map(find_town, asked)}
    with open_store(settings) as store:
        if around:
            towns |= {town.key: town for town in list_harvested(store, next(iter(towns.values())), around)}
        if len(towns) < 2:
            raise UsageError("two towns are needed; --around 100mi takes those that were harvested near one")
        rows = [survey_town(store, town, settings.now, about) for town in towns.values()]
    if settings.json:
        put_json([row_json(row) for row in rows])
    else:
        put_all(table_lines(rows, about))
    if svg:
        try:
            svg.write_text(draw(rows), "utf-8")
        except OSError as error:
            raise NothingDone(f"{svg}: {error.strerror or error}") from None
    return DONE


def list_harvested(store: HarvestStore, town: Town, around: str) -> list[Town]:
    """Return the towns near one that were ever harvested."""
    from showup.gazetteer.nearby import list_nearby

    near = list_nearby(town.lat, town.lon, read_distance(around))
    return [other for _, other in near if store.last_harvest(other.key) is not None]


def row_json(row: TownRow) -> dict[str, Any]:
    """Return one town as JSON."""
    return {
        "town": row.town.full_name,
        "population": row.town.population,
        "searched_at": moment(row.searched_at),
        "sources": row.sources,
        "events_a_week": row.events,
        "taking_part_a_week": row.taking_part,
        "taking_part_a_week_per_10_000": row.per_10_000,
        "levels": dict(row.levels),
        "activities": dict(row.activities),
        "topics": dict(row.topics),
    }


def table_lines(rows: Sequence[TownRow], about: Sequence[str]) -> list[str]:
    """Return the table: events a week in the next 30 days within 25 miles."""
    of = f" about {', '.join(about)}" if about else ""
    lines = [f"Events a week{of}, next {DAYS} days, within 25 miles", ""]
    lines.append(f"{'':<34}{'take part':>10}{'per 10,000':>12}{'all':>8}{'sources':>9}  searched")
    for row in rows:
        if row.searched_at is None:
            lines.append(f'{row.town.full_name:<34}  never searched: showup find "{row.town.full_name}"')
            continue
        rate = "?" if row.per_10_000 is None else f"{row.per_10_000:.2f}"
        lines.append(
            f"{row.town.full_name:<34}{row.taking_part:>10}{rate:>12}{row.events:>8}{row.sources:>9}"
            f"  {row.searched_at:%Y-%m-%d}"
        )
        best = sorted(row.activities.items(), key=lambda pair: -pair[1])[:_SHOWN]
        if best:
            lines.append("    most: " + ", ".join(f"{name} {count}" for name, count in best))
    return lines


def draw(rows: Sequence[TownRow]) -> str:
    """Return the table as a picture with bars, readable without colours."""
    most = max((row.taking_part for row in rows), default=0.0) or 1.0
    height = _ROW * (len(rows) + 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {height}" role="img" '
        'font-family="sans-serif" font-size="14" fill="#222">',
        f"<title>Events to take part in, a week</title><rect width='{_WIDE}' height='{height}' fill='#fff'/>",
    ]
    for place, row in enumerate(rows):
        top = _ROW * place + 12
        width = round((_WIDE - _LEFT - 120) * row.taking_part / most, 1)
        said = "never searched" if row.searched_at is None else f"{row.taking_part} ({row.sources} sources)"
        parts.append(f'<text x="8" y="{top + 13}">{escape(row.town.full_name)}</text>')
        parts.append(f'<rect x="{_LEFT}" y="{top}" width="{width}" height="{_BAR}" fill="#3b6ea5"/>')
        parts.append(f'<text x="{_LEFT + width + 6}" y="{top + 13}">{escape(said)}</text>')
    return "\n".join([*parts, "</svg>", ""])
