"""What is new in a town since the last visit, and a week's digest as a page and a feed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from litestar import Response, get

from showup.find.answer.fold import fold_series
from showup.find.harvest.follow import make_digest
from showup.model.change import Change, Kind
from showup.model.digest import Digest
from showup.model.match import Match, Question
from showup.publish.atom import write_digest
from showup.web.desk import Desk
from showup.web.event_page import tell_change
from showup.web.feed_page import send_text
from showup.web.find_page import MOST, read_request
from showup.web.form import FindForm, form_of
from showup.web.group_page import require_town
from showup.web.page import Asked, desk_of, render, words_of
from showup.web.row import Row, make_rows
from showup.web.words import Words

_LOOK_BACK = timedelta(days=7)
_MOST_CHANGES = 300
_ORDER = list(Kind)


@get("/new", sync_to_thread=False)
def show_news(request: Asked) -> Response[Any]:
    """Show what changed since the last visit, since a date that the address names, else in a week."""
    desk, words, town = desk_of(request), words_of(request), require_town(request)
    visit = desk.note_visit(town.key)
    since = read_since(request.query_params.get("since", ""), desk.now()) or visit or desk.now() - _LOOK_BACK
    changes = desk.store.changes(town.key, since)[:_MOST_CHANGES]
    changes.sort(key=lambda change: _ORDER.index(change.kind))
    return render(
        request,
        "new.html",
        town=town,
        since=words.day(since),
        visited=visit is not None,
        kinds=[
            (words.name("news_kind", kind), [say_change(change, words) for change in told])
            for kind, told in groupby(changes, key=lambda change: change.kind)
        ],
        form=FindForm(town=town.full_name),
    )


def read_since(asked: str, now: datetime) -> datetime | None:
    """Return the midnight of a date in an address, None where it says none."""
    try:
        return datetime.combine(date.fromisoformat(asked), time(), now.tzinfo)
    except ValueError:
        return None


def say_change(change: Change, words: Words) -> tuple[str, str, str]:
    """Return an event's id and title, and what happened to it ("" where that is told by its heading)."""
    told = tell_change(change, words)[1].partition(": ")[2]
    return change.event_id, change.title, told


@get("/digest", sync_to_thread=False)
def show_digest(request: Asked) -> Response[Any]:
    """Show the week ahead: of the question in the address, else of every question kept."""
    digest, words = read_digest(request), words_of(request)
    lang = request.query_params.get("lang", "")
    return render(
        request,
        "digest.html",
        digest=digest,
        parts_shown=[
            (
                part.name,
                form_of(part.question).write_query(lang=lang),
                rows_of(part.soon, words),
                rows_of(part.fresh, words),
            )
            for part in digest.parts
        ],
        fates=[
            (fate.was.event_id, fate.was.title, [tell_change(change, words)[1] for change in fate.changes])
            for fate in digest.fates
        ],
        feed="/digest/atom.xml" + (f"?{request.url.query}" if request.url.query else ""),
    )


@get("/digest/atom.xml", sync_to_thread=False)
def give_digest(request: Asked) -> Response[Any]:
    """Give the digest as a feed of one entry a week, of none when there is nothing to tell."""
    desk, words = desk_of(request), words_of(request)
    digest = read_digest(request)
    query = f"?{request.url.query}" if request.url.query else ""
    text = write_digest(
        digest,
        title=words.say("digest"),
        lines=list_lines(digest, words),
        page=f"{desk.home}/digest{query}",
        address=f"{desk.home}/digest/atom.xml{query}",
        language=words.language,
    )
    return send_text(request, "application/atom+xml", text)


def read_digest(request: Asked) -> Digest:
    """Return the digest of the question in the address, else of what is kept."""
    desk = desk_of(request)
    if request.query_params.get("town") or desk.public:
        form, town = read_request(request), require_town(request)
        asked: list[tuple[str, Question]] = [
            (" · ".join([town.name, *form.about]), form.ask(town, desk.now(), MOST))
        ]
        return make_digest(asked, (), desk.store, desk.now())
    return keep_digest(desk)


def keep_digest(desk: Desk) -> Digest:
    """Return the digest of the questions and events kept."""
    with desk.tools.open_choices() as choices:
        asked = [(name, question) for name, question, _ in choices.questions()]
        kept = choices.saved_events()
    return make_digest(asked, kept, desk.store, desk.now())


def rows_of(matches: Sequence[Match], words: Words) -> list[Row]:
    """Return the rows of a part, no more than one reads in a week."""
    return make_rows(fold_series(matches)[:25], words)


def list_lines(digest: Digest, words: Words) -> list[str]:
    """Return the digest as lines of plain text."""
    lines = []
    for part in digest.parts:
        lines.append(part.name)
        for heading, matches in (("digest_soon", part.soon), ("digest_fresh", part.fresh)):
            rows = rows_of(matches, words)
            lines += [words.say(heading)] if rows else []
            lines += [f"– {row.title} · {words.when(row.event)} · {row.where}" for row in rows]
    for fate in digest.fates:
        lines += [f"{fate.was.title}: {tell_change(change, words)[1]}" for change in fate.changes]
    return lines
