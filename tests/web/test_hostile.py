"""Whatever a source says, its words stay words on every page and in every feed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from showup.cli.stores import open_choices, open_store
from showup.model.change import Change, Kind
from showup.model.event import Event, Series, SourceLink, Venue
from showup.model.judgement import Evidence, Judgement
from showup.model.lead import Group
from showup.model.match import Question
from showup.model.report import Report
from showup.sample.town import TOWN
from tests.web.conftest import NOW, Client, Serve, read

SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)>"
BREAKOUT = "\"'></title></style></textarea></script>{{1234567*2}}\r\nX-Evil: 1\x00\u2028"
EVIL = f"{SCRIPT}{BREAKOUT}"
LINK = "javascript:alert(document.domain)"
PATHS = [
    "/find?town=Linden+Ferry",
    "/find?town=Linden+Ferry&view=map",
    "/find?town=Linden+Ferry&view=week",
    "/find?town=Linden+Ferry&view=month&lang=es",
    "/event/e00000000000000001",
    "/event/e00000000000000001/sheet",
    "/new?town=Linden+Ferry",
    "/digest?town=Linden+Ferry",
    "/digest/atom.xml?town=Linden+Ferry",
    "/poster?town=Linden+Ferry",
    "/saved",
    "/compare?town=Linden+Ferry&town=%3Cscript%3Ealert(1)%3C/script%3E",
    "/venue?town=Linden+Ferry&name=" + quote(" ".join(EVIL.replace("\x00", "").split())),
    "/coverage?town=Linden+Ferry",
    "/groups?town=Linden+Ferry",
    "/embed?town=Linden+Ferry",
    "/find?town=Linden+Ferry&about=%3Cscript%3Ealert(1)%3C/script%3E",
]


@pytest.fixture
def hostile(serve: Serve, tmp_path: Path) -> Client:
    """The app over a town in which every field of everything is an attack."""
    settings = read(tmp_path)
    start = datetime.fromisoformat(NOW) + timedelta(days=1)
    event = Event(
        "e00000000000000001",
        EVIL,
        start,
        start + timedelta(hours=1),
        Venue(EVIL, EVIL, TOWN.lat, TOWN.lon),
        url=LINK,
        organizer=EVIL,
        description=EVIL,
        sources=(SourceLink(EVIL, LINK, LINK),),
        members=("m1",),
        conflicts=(EVIL,),
        series_id="s1",
    )
    judged = Judgement(2, True, 0.9, 0.9, ("discussion",), evidence=(Evidence("level", EVIL, EVIL),))
    with open_store(settings) as store:
        run = store.begin_run(TOWN, settings.now)
        store.save_groups(TOWN.key, [Group(EVIL, LINK, EVIL, network=EVIL, why=EVIL)])
        series = [Series("s1", EVIL, (start.date().isoformat(), EVIL))]
        store.write_events(TOWN.key, [], [event], {event.event_id: judged}, series, {})
        store.save_changes(TOWN.key, [Change(Kind.RETITLED, event.event_id, EVIL, EVIL, EVIL)], settings.now)
        store.finish_run(run.run_id, settings.now)
    with open_choices(settings) as choices:
        choices.save_event(replace(event, title="before", status="cancelled"), settings.now)
        choices.save_report(Report(event.event_id, "other", EVIL, settings.now))
        choices.save_question(EVIL, Question(TOWN, settings.now, about=(EVIL,)), [], settings.now)
    return serve(tmp_path)


@pytest.mark.parametrize("path", PATHS)
def test_no_word_of_a_source_becomes_markup_or_a_link(hostile: Client, path: str) -> None:
    answer = hostile.get(path)
    assert answer.status_code == 200, answer.text
    assert not re.search(r'<script>|<img|href="javascript', answer.text)
    assert "2469134" not in answer.text  # words are no template
    assert "x-evil" not in answer.headers


def test_the_page_of_a_hostile_group_is_a_page(hostile: Client) -> None:
    found = re.search(r"/group/\w+\?town=[^\"]+", hostile.get("/groups?town=Linden+Ferry").text)
    assert found
    answer = hostile.get(found[0].replace("&amp;", "&"))
    assert answer.status_code == 200
    assert not re.search(r"<script>|<img|href=\"javascript", answer.text)


@pytest.mark.parametrize("name", ["calendar.ics", "rss.xml", "atom.xml", "feed.json"])
def test_no_feed_carries_a_hostile_address_or_line(hostile: Client, name: str) -> None:
    answer = hostile.get(f"/feed/{name}?town=Linden+Ferry")
    assert answer.status_code == 200
    assert LINK not in answer.text and "\x00" not in answer.text
    assert name != "calendar.ics" or "\nX-Evil" not in answer.text
    assert "<script" not in answer.text or not name.endswith(".xml")
    assert (
        name != "rss.xml"
        or "&lt;script" not in re.findall("<description>(.*?)</description>", answer.text, re.S)[1]
    )
