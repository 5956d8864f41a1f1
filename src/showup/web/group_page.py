"""The pages of a group and of a venue: what is on, how often, which skills one practises there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from showup.find.answer.fold import fold_series
from showup.model.address import host_of
from showup.model.lead import Group
from showup.model.match import Candidate, Question
from showup.model.town import Town
from showup.web.desk import match_of
from showup.web.form import FindForm, clean_words
from showup.web.map_page import place_map
from showup.web.page import Asked, desk_of, render, words_of
from showup.web.row import make_rows
from showup.web.words import Words

_AHEAD = 92
_REACH_KM = 160.0
_MOST_SKILLS = 6


@get("/groups", sync_to_thread=False)
def show_groups(request: Asked) -> Response[Any]:
    """Show every group that is known in a town."""
    town = require_town(request)
    groups = sorted(desk_of(request).store.groups(town.key), key=lambda group: group.name.casefold())
    return render(request, "groups.html", town=town, groups=groups, form=FindForm(town=town.full_name))


@get("/group/{group_id:str}", sync_to_thread=False)
def show_group(request: Asked, group_id: FromPath[str]) -> Response[Any]:
    """Show a group: its site, what it does, what is known of it."""
    desk, words, town = desk_of(request), words_of(request), require_town(request)
    known = [group for group in desk.store.groups(town.key) if group.group_id == group_id]
    if not known:
        raise NotFoundException("no such group")
    found = list_events(request, town, lambda row: is_by(row, known[0]))
    told = describe(found, words)
    return render(
        request,
        "group.html",
        town=town,
        group=known[0],
        why=words.translate(known[0].why),
        form=FindForm(town=town.full_name),
        **told,
        **place_map(desk, town, told["rows"]),
    )


@get("/venue", sync_to_thread=False)
def show_venue(request: Asked) -> Response[Any]:
    """Show what is on at a place."""
    town, name = require_town(request), clean_words(request.query_params.get("name", ""))
    found = list_events(request, town, lambda row: bool(name) and clean_words(row.event.venue.name) == name)
    if not found:
        raise NotFoundException("no such venue")
    told = describe(found, words_of(request))
    return render(
        request,
        "venue.html",
        town=town,
        name=name,
        address=choose_address([row.event.venue.address for row in found]),
        form=FindForm(town=town.full_name),
        **told,
        **place_map(desk_of(request), town, told["rows"]),
    )


def choose_address(told: Sequence[str]) -> str:
    """Return the address of a venue: the commonest that names more than a room, else what all tell."""
    whole = Counter(address for address in told if "," in address)
    if whole:
        return whole.most_common(1)[0][0]
    return told[0] if len(set(told)) == 1 else ""


def require_town(request: Asked) -> Town:
    """Return the town of the address; UsageError where there is not just one."""
    return desk_of(request).tools.find_town(clean_words(request.query_params.get("town", "")))


def list_events(request: Asked, town: Town, wanted: Callable[[Candidate], bool]) -> list[Candidate]:
    """Return the town's events of the next three months that are wanted."""
    desk = desk_of(request)
    question = Question(town, desk.now(), within_km=_REACH_KM, days=_AHEAD, level=0)
    return [row for row in desk.search(question) if wanted(row)]


def is_by(row: Candidate, group: Group) -> bool:
    """Whether an event is of a group: by its name, or told on its site."""
    event, host = row.event, host_of(group.url)
    if event.organizer:
        return event.organizer.casefold() == group.name.casefold()
    told = [event.url, *(link.feed_url for link in event.sources)]
    return any(link.name.casefold() == group.name.casefold() for link in event.sources) or (
        bool(host) and host in map(host_of, told)
    )


def describe(found: Iterable[Candidate], words: Words) -> dict[str, Any]:
    """Return the rows, how many dates they are, and the skills that are practised most."""
    rows = list(found)
    skills = Counter(skill for row in rows for skill in row.judgement.skills)
    acts = Counter(act for row in rows for act in row.judgement.activities)
    return {
        "rows": make_rows(fold_series([match_of(row) for row in rows]), words),
        "dates": len(rows),
        "skills": [(words.name("skill", name), count) for name, count in skills.most_common(_MOST_SKILLS)],
        "acts": [(words.name("activity", name), count) for name, count in acts.most_common(_MOST_SKILLS)],
    }
