"""LEARN in the browser: the ladder, the journal, the next step, the guide; what is written stays words."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from showup.learn.checkin import HOLDS
from showup.learn.guide import GUIDES
from showup.learn.ladder import load_ladder
from tests.web.conftest import Client, Serve
from tests.web.reader import make_journal, parse, read_fields, said, see, send, write

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'></textarea></title>{{1234567*2}}"


@pytest.fixture
def mine(serve: Serve, sample_folder: Path, tmp_path: Path) -> Client:
    """The personal app over the sample town, with a journal of its own, unlocked."""
    shutil.copytree(sample_folder, tmp_path / "data")
    client = serve(tmp_path / "data")
    make_journal(client)
    return client


def test_the_ladder_is_a_picture_with_words_and_a_list_of_every_skill(mine: Client) -> None:
    page, ladder = see(mine, "/learn"), load_ladder()
    assert len(page.css("svg .step")) == len(page.css(".rung")) == len(ladder.rungs)
    assert said(page, "svg desc") == [
        "A ladder leaning against a tree, with 17 rungs and 47 skills. You stand at the foot of the ladder. "
        "The first rung is reached by going to meetings on three different days. never tried: 47."
    ]
    links = [str(node.attributes["href"]) for node in page.css(".skills a")]
    assert links == [f"/learn/skill/{name}" for name in ladder.skills]
    assert {link: mine.get(link).status_code for link in links if mine.get(link).status_code != 200} == {}


def test_the_ladder_shows_where_the_journal_says_one_stands(mine: Client) -> None:
    for day in ("01", "02", "03"):
        write(mine, happened_on=f"2026-08-{day}", role="helped", text="chairs", skill=["helping-out"])
    page = see(mine, "/learn")
    assert said(page, ".standing") == ["You stand on rung 4, Lend a hand."]
    assert len(page.css("svg .reached")) == 4 and len(page.css("svg .here .climber")) == 1
    skill = see(mine, "/learn/skill/helping-out")
    assert "on 3 days, last on Mon 3 Aug 2026" in " ".join(said(skill, "article"))
    assert said(skill, ".row h3") == ["chairs", "chairs", "chairs"]
    send(mine, "/lock")
    assert said(see(mine, "/learn"), ".standing") == ["Unlock your journal to see where you stand."]
    assert not see(mine, "/learn/skill/helping-out").css(".row")


def test_an_entry_is_written_read_changed_found_taken_out_and_brought_back(mine: Client) -> None:
    told = {
        "text": "The tenants met\nand talked",
        "role": "took-a-task",
        "skill": ["listening", "taking-notes"],
        "learned": "patience",
        "tried": "to listen",
        "gains": "a lamp was mended",
        "group": "Tenants of Elm Court",
        "issue": "housing",
        "hours": "1,5",
        "my_tasks": "1",
        "all_tasks": "4",
        "mood": "calm",
    }
    number = write(mine, **told)
    facts = " ".join(said(see(mine, f"/journal/{number}?said=kept"), "article"))
    for words in ("Kept.", "Thu 20 Aug 2026", "took a task", "patience", "a lamp was mended", "1 of 4 mine"):
        assert words in facts
    form = read_fields(see(mine, f"/journal/{number}/edit"))
    assert form == {
        **told,
        "hours": "1.5",
        "happened_on": "2026-08-20",
        "event_id": "",
        "skill": ["listening", "taking-notes"],
        "token": form["token"],
    }
    changed = mine.post(f"/journal/{number}/edit", data={**form, "learned": "more patience"})
    assert "more patience" in changed.text and "Changed." in changed.text
    assert said(parse(send(mine, "/journal/search", words="tenant").text), ".row h3") == [
        "The tenants met and talked"
    ]
    assert said(parse(send(mine, "/journal/search", words="absent").text), ".row h3") == []
    assert send(mine, f"/journal/{number}/remove").headers["location"] == "/journal?said=removed"
    assert said(see(mine, "/journal"), ".row h3") == []
    send(mine, "/journal/undo")
    assert said(see(mine, "/journal"), ".row h3") == ["The tenants met and talked"]


def test_a_long_journal_is_read_page_by_page_newest_first(mine: Client) -> None:
    numbers = [write(mine, text=f"walk {n}", happened_on=f"2026-07-{n:02}") for n in range(1, 32)]
    page = see(mine, "/journal")
    assert len(numbers) == 31 and said(page, ".row h3") == [f"walk {n}" for n in range(31, 1, -1)]
    older = str(page.css(".pager a")[0].attributes["href"])
    assert said(see(mine, older), ".row h3") == ["walk 1"]
    for odd in ("0", "-1", "x", "9" * 40):
        assert mine.get(f"/journal?page={odd}").status_code == 200


def test_forgetting_needs_a_tick_and_is_for_good(mine: Client) -> None:
    one, two = write(mine, text="one"), write(mine, text="two")
    assert send(mine, f"/journal/{one}/forget").status_code == 400
    assert send(mine, "/journal/forget").status_code == 400
    assert said(see(mine, "/journal"), ".row h3") == ["two", "one"]
    send(mine, f"/journal/{one}/forget", sure="on")
    send(mine, "/journal/undo")
    assert said(see(mine, "/journal"), ".row h3") == ["two"]
    send(mine, "/journal/forget", sure="on")
    assert said(see(mine, "/journal"), ".row h3") == []
    assert mine.get(f"/journal/{two}").status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("happened_on", "soon", "A day is written"),
        ("happened_on", "0001-01-01", "A day is written"),
        ("text", "  ", "a line is enough"),
        ("hours", "many", "A whole number"),
        ("hours", "9999", "between 0 and 744"),
        ("hours", "nan", "between 0 and 744"),
        ("my_tasks", "-1", "A whole number"),
        ("all_tasks", "10000000", "A whole number"),
        ("text", "x" * 20_001, "too long"),
    ],
)
def test_what_makes_no_entry_is_marked_and_what_was_typed_stays(
    mine: Client, field: str, value: str, words: str
) -> None:
    typed = {"happened_on": "2026-08-20", "text": "a walk", "mood": "so & so", "role": "led"}
    answer = send(mine, "/journal/new", **typed | {field: value})
    page = parse(answer.text)
    assert (answer.status_code, read_fields(page)["mood"]) == (422, "so & so")
    assert page.css("[aria-invalid=true]") and words in " ".join(said(page, ".fault"))
    assert said(see(mine, "/journal"), ".row") == []


def test_i_went_leads_from_an_event_to_an_entry_with_its_day_title_and_group(mine: Client) -> None:
    event = str(see(mine, "/find?town=Linden+Ferry&about=peace").css(".row h3 a")[0].attributes["href"])
    link = [node for node in see(mine, event).css(".actions a") if node.text() == "I went"]
    page = see(mine, str(link[0].attributes["href"]))
    form = read_fields(page)
    assert form["event_id"] == event.removeprefix("/event/")
    assert form["text"] == said(see(mine, event), "h1")[0]
    assert form["happened_on"] == "2026-08-21"  # it is still to come: a day ahead would count for nothing
    assert page.css(".likely input")
    kept = mine.post("/journal/new", data=form)
    assert event in [node.attributes.get("href") for node in parse(kept.text).css("dd a")]


def test_an_entry_that_seems_to_name_a_person_says_so_once(mine: Client) -> None:
    answer = mine.post(
        "/journal/new",
        data=read_fields(see(mine, "/journal/new")) | {"text": "Mr. Ambrose Tallow spoke", "role": "helped"},
    )
    assert "looks like the name of a person" in answer.text
    assert "looks like" not in mine.get(str(answer.url).partition("?")[0]).text


def test_the_next_step_names_an_event_from_what_was_found_and_two_alternatives(mine: Client) -> None:
    page = see(mine, "/learn/next")
    boxes = page.css(".step-box")
    assert len(boxes) == 3
    going = [str(node.attributes["href"]) for node in page.css(".going a")]
    assert going and {link: mine.get(link).status_code for link in going} == dict.fromkeys(going, 200)
    leaning = see(mine, "/learn/next?town=Linden+Ferry&about=housing&within=10&days=92&place=there")
    chosen = [str(node.attributes["value"]) for node in leaning.css("option[selected]")]
    assert (chosen, read_reach(leaning)) == (["10", "92", "there"], ["Linden Ferry", "housing"])
    assert not [where for where in said(leaning, ".going .quiet") if where.startswith("online")]
    nowhere = see(mine, "/learn/next?town=Lincoln,+Nebraska")
    assert not nowhere.css(".going") and "Nothing is stored yet" in nowhere.text()


def read_reach(page: HTMLParser) -> list[str]:
    return [str(node.attributes["value"]) for node in page.css("form.reach input")]


def test_without_a_journal_the_first_step_is_told_without_a_passphrase(
    serve: Serve, sample_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(sample_folder, tmp_path / "data")
    page = see(serve(tmp_path / "data"), "/learn/next")
    assert len(page.css(".step-box")) == 3
    assert not (tmp_path / "data" / "private.db").exists()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_hold_has_an_answer_and_none_is_in_an_address(mine: Client, lang: str) -> None:
    page = see(mine, f"/learn/check-in?lang={lang}")
    offered = [str(node.attributes["value"]) for node in page.css("button.hold")]
    assert offered == list(HOLDS)
    for hold in HOLDS:
        answer = send(mine, f"/learn/check-in?lang={lang}", hold=hold)
        assert answer.status_code == 200 and parse(answer.text).css(".answer li")
        assert hold not in str(answer.url)
    assert send(mine, "/learn/check-in", hold="none").status_code == 400


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_guide_reads_as_pages_and_its_commands_lead_to_the_page_that_does_the_same(
    mine: Client, lang: str
) -> None:
    links = set()
    for name in GUIDES:
        page = see(mine, f"/learn/guide/{name}?lang={lang}")
        assert page.css("article p") and "**" not in page.css("article")[0].text()
        links |= {str(node.attributes["href"]) for node in page.css("article a")}
    assert f"/journal/new?lang={lang}" in links
    assert {link: mine.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_the_hand_over_sheet_is_made_from_the_journal_and_narrowed_to_a_group(mine: Client) -> None:
    write(mine, text="minutes", role="took-a-task", skill=["taking-minutes"], group="Tenants of Elm Court")
    write(mine, text="a table", role="took-a-task", skill=["tabling"], group="River Watch")
    both = " ".join(said(see(mine, "/learn/sheet/hand-over"), ".boxes li"))
    assert "Taking minutes:" in both and "Running a table:" in both
    assert "theirs from Fri 4 Sep 2026" in both and not re.search(r"\d{4}-\d\d", both)
    one = parse(send(mine, "/learn/sheet/hand-over", group="River Watch").text)
    told = " ".join(said(one, ".boxes li"))
    assert "Taking minutes:" not in told and "Running a table:" in told


def test_an_issue_has_a_page_under_the_number_of_an_entry(mine: Client) -> None:
    write(mine, text="one", issue="Housing", group="Tenants", learned="patience", gains="a lamp")
    number = write(mine, text="two", issue="housing", hours="2")
    write(mine, text="three")
    assert said(see(mine, "/issues"), ".cards a") == ["housing"]
    page = see(mine, f"/issue/{number}")
    assert said(page, "h1") == ["housing"] and said(page, ".row h3") == ["two", "one"]
    told = " ".join(said(page, "article"))
    assert "2 hours" in told and "patience" in told and "a lamp" in told and "three" not in told
    assert "Thu 20 Aug 2026 · 2 hours · helped 2 times" in told  # one day, not from itself to itself
    assert see(mine, "/issue/3", 404)


def test_every_link_of_ours_leads_somewhere(mine: Client) -> None:
    write(mine, text="one", issue="housing", skill=["listening"], group="Tenants")
    paths = ["/learn", "/learn/next", "/learn/guide", "/journal", "/journal/1", "/issues", "/issue/1"]
    links = {str(node.attributes["href"]) for path in paths for node in see(mine, path).css("a[href]")}
    ours = {link for link in links if link.startswith("/")}
    assert {link: mine.get(link).status_code for link in ours if mine.get(link).status_code != 200} == {}


def test_whatever_is_written_stays_words(mine: Client) -> None:
    write(mine, text=EVIL, learned=EVIL, group=EVIL, issue=EVIL, mood=EVIL[:40], gains=EVIL, skill=[EVIL])
    for path in (
        "/journal",
        "/journal/1?said=kept",
        "/journal/1/edit",
        "/issues",
        "/issue/1",
        "/learn/next",
        "/learn/sheet/hand-over",
        "/journal/new?event=" + "%3Cscript%3E",
    ):
        text = mine.get(path).text
        assert not re.search(r"<script>|<img|2469134", text), path
    assert not re.search(r"<script>|<img", send(mine, "/journal/search", words=EVIL).text)
    assert not re.search(r"<script>|<img", send(mine, "/learn/sheet/hand-over", group=EVIL).text)
    send(mine, "/lock")
    locked = mine.post("/journal/new", data={"token": _token(mine), "text": EVIL})
    assert not re.search(r"<script>|<img", locked.text)


def _token(client: Client) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get("/journal").text)
    assert found
    return found[1]


def test_the_private_pages_speak_spanish(mine: Client) -> None:
    write(mine, text="uno", skill=["listening"])
    assert said(see(mine, "/learn?lang=es"), "h1") == ["La escalera"]
    page = see(mine, "/journal?lang=es")
    assert said(page, ".where") == ["ayudar"] and said(page, ".chip") == ["Escuchar"]
    assert str(page.css(".row h3 a")[0].attributes["href"]) == "/journal/1?lang=es"
    assert send(mine, "/journal/1/remove?lang=es").headers["location"] == "/journal?said=removed&lang=es"
