"""How towns differ, with how hard each was searched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Response, get

from showup.errors import UnknownTown
from showup.find.answer.compare import TownRow
from showup.find.harvest.survey import survey_town
from showup.model.judgement import TOPICS
from showup.model.town import Town
from showup.web.desk import Desk
from showup.web.form import FindForm, clean_words
from showup.web.page import Asked, desk_of, render, words_of

_MOST_TOWNS = 8
_BAR = 220  # units of the longest bar
_MOST_ACTIVITIES = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """A town with the length of its bar and what is done there most."""

    town: TownRow
    length: float
    most: list[tuple[str, float]]


@get("/compare", sync_to_thread=False)
def show_towns(request: Asked) -> Response[Any]:
    """Show the towns of the address beside one another; with fewer than two, those to choose from."""
    desk, words = desk_of(request), words_of(request)
    asked = [clean_words(name) for name in request.query_params.getall("town", [])]
    about = [topic for topic in request.query_params.getall("about", []) if topic in TOPICS][:1]
    towns, unknown = read_towns(desk, asked)
    rows = [survey_town(desk.store, town, desk.now(), about) for town in towns]
    longest = max((row.taking_part for row in rows), default=0.0) or 1.0
    bars = [
        Bar(
            row,
            round(_BAR * row.taking_part / longest, 1),
            [
                (words.name("activity", name), count)
                for name, count in sorted(row.activities.items(), key=lambda pair: -pair[1])
            ][:_MOST_ACTIVITIES],
        )
        for row in rows
    ]
    known = {town.key: town for town in [*desk.store.towns(), *towns]}
    return render(
        request,
        "compare.html",
        bars=bars,
        unknown=unknown,
        known=sorted(known.values(), key=lambda town: town.full_name),
        chosen={town.key for town in towns},
        about=about[0] if about else "",
        topics=[(topic, words.name("topic", topic)) for topic in TOPICS],
        searched=desk.store.last_harvest,
        form=FindForm(town=towns[0].full_name if towns else ""),
    )


def read_towns(desk: Desk, asked: list[str]) -> tuple[list[Town], list[str]]:
    """Return the towns that are meant, each once, and what is none; AmbiguousTown where one is several."""
    towns, unknown = {}, []
    for name in [name for name in asked if name][:_MOST_TOWNS]:
        try:
            town = desk.tools.find_town(name)
            towns[town.key] = town
        except UnknownTown:
            unknown.append(name)
    return list(towns.values()), unknown
