"""The find page: one field for the town, one for the cause; matches, groups, filters with counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from litestar import Response, get
from litestar.response import Redirect

from showup.find.answer.fold import fold_series
from showup.model.judgement import ACTIVITIES, SKILLS, TOPICS
from showup.model.match import Answer
from showup.model.town import Town
from showup.web.form import REACHES, SECTIONS, SPANS, TRAITS, VIEWS, WEEKDAYS, FindForm, read_form
from showup.web.map_page import place_map
from showup.web.page import Asked, desk_of, render, words_of, write_query
from showup.web.row import make_rows
from showup.web.weeks import AHEAD, lay_out, read_first_day
from showup.web.words import Words

MOST = 400  # dated events of an answer
_MOST_OPTIONS = 12


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter: what it is called, how many there are, whether it is chosen, where it leads."""

    name: str
    count: int | None
    chosen: bool
    query: str


@get("/", sync_to_thread=False)
def show_home(request: Asked) -> Response[Any]:
    """Show the two fields, and the towns that were looked at."""
    desk = desk_of(request)
    return render(
        request,
        "home.html",
        form=FindForm(lang=request.query_params.get("lang", "")),
        towns=desk.store.towns(),
    )


@get("/find", sync_to_thread=False)
def show_find(request: Asked) -> Response[Any]:
    """Show what answers, or the way to it."""
    form = read_request(request)
    if not form.town:
        return Redirect("/" + (f"?lang={form.lang}" if form.lang else ""))
    desk = desk_of(request)
    town = desk.tools.find_town(form.town)
    if desk.store.last_harvest(town.key) is None:
        under_way = desk.harvests.find(town.key)
        if under_way and not under_way.ended:
            about = ", ".join(form.about)
            return Redirect(f"/looking?{write_query(town=town.full_name, about=about, lang=form.lang)}")
        services = () if desk.public else desk.tools.services
        towns = desk.store.towns() if desk.public else ()
        return render(request, "first.html", form=form, town=town, services=services, towns=towns)
    since = desk.note_visit(town.key)
    key = ("page", request.url.query, words_of(request).language, desk.now(), since)
    page: Response[Any] = desk.keep(key, lambda: render_answer(request, form, town, since))
    return page


def read_request(request: Asked) -> FindForm:
    """Return the form of a request's address."""
    params = request.query_params
    return read_form({name: params.getall(name) for name in params})


def render_answer(request: Asked, form: FindForm, town: Town, since: datetime | None) -> Response[str]:
    """Return the page of the answer in the view that is asked for; `since` is the last visit's end."""
    desk, words = desk_of(request), words_of(request)
    spread = form.view in ("week", "month")
    question = (replace(form, days=AHEAD) if spread else form).ask(town, desk.now(), MOST)
    answer = desk.answer(question)
    folded = fold_series(answer.matches)
    shown = make_rows(folded[: form.rows], words)
    values: dict[str, Any] = {"drawn": None, "sheet": None}
    if form.view == "map":
        values |= place_map(desk, town, shown)
    elif spread:
        first = read_first_day(request.query_params.get("from", ""), question.now, form.view)
        values["sheet"] = lay_out(first, form.view, answer.matches, question.now.date(), words)
    return render(
        request,
        "find.html",
        form=form,
        town=town,
        rows=shown,
        total=len(folded),
        more=len(folded) > len(shown),
        dates=len(answer.matches),
        cut=len(answer.matches) == MOST,
        days=question.days,
        unmapped=form.view == "map" and not values["drawn"],
        news=0 if since is None else len(desk.store.changes(town.key, since)),
        answer=answer,
        widened=say_widened(answer, words),
        filters=list_filters(form, desk.count_facets(loosen(form).ask(town, desk.now(), MOST)), words),
        sections=list_options(form, "section", SECTIONS, {}, words),
        views=VIEWS,
        feeds=form.write_query(view="list", rows=FindForm().rows),
        **values,
    )


def say_widened(answer: Answer, words: Words) -> str:
    """Return how the question was widened, in words."""
    return "; ".join(
        f"{words.translate(step.before)} → {words.translate(step.after)}" for step in answer.widened
    )


def loosen(form: FindForm) -> FindForm:
    """Return the form without its filters: each is counted among all there is to choose from."""
    return replace(form, about=(), doing=(), practise=(), day=(), trait=(), place="")


Filter = tuple[str, list[Option]]  # its heading, its values


def list_filters(form: FindForm, facets: Mapping[str, Mapping[str, int]], words: Words) -> list[Filter]:
    """Return every filter with its values, those with most events first."""
    return [
        ("topic", list_options(form, "about", _sort(TOPICS, facets["topics"]), facets["topics"], words)),
        (
            "activity",
            list_options(form, "doing", _sort(ACTIVITIES, facets["activities"]), facets["activities"], words),
        ),
        ("skill", list_options(form, "practise", _sort(SKILLS, facets["skills"]), facets["skills"], words)),
        ("weekday_name", list_options(form, "day", WEEKDAYS, facets["weekday"], words)),
        ("trait", list_options(form, "trait", TRAITS, facets["traits"], words)),
        ("place", list_options(form, "place", ("there", "online"), {}, words)),
        ("within", list_options(form, "within", map(str, REACHES), {}, words)),
        ("days", list_options(form, "days", map(str, SPANS), {}, words)),
    ]


def _sort(known: Iterable[str], counts: Mapping[str, int]) -> list[str]:
    there = [value for value in known if counts.get(value)]
    return sorted(there, key=lambda value: -counts[value])[:_MOST_OPTIONS]


_TABLES = {"about": "topic", "doing": "activity", "practise": "skill", "day": "weekday"}


def list_options(
    form: FindForm, name: str, values: Iterable[str], counts: Mapping[str, int], words: Words
) -> list[Option]:
    """Return the values of a field as options; a chosen one of several leads to itself taken out."""
    had = getattr(form, name)
    several = isinstance(had, tuple)
    options = []
    for value in values:
        chosen = value in had if several else value == str(had)
        kept: object = int(value) if isinstance(had, int) else value
        again = "" if chosen and name == "place" else kept
        query = (
            form.toggle(name, value)
            if several
            else form.write_query(**{name: again, "rows": FindForm().rows})
        )
        options.append(
            Option(_call(name, value, words), counts.get(value, 0) if counts else None, chosen, query)
        )
    return options


def _call(name: str, value: str, words: Words) -> str:
    if name in ("within", "days"):
        return words.say("n_miles" if name == "within" else "n_days", n=value)
    if name == "place":
        return words.say(value)
    return words.name(_TABLES.get(name, name), value)
