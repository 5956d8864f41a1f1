"""LISTEN in the browser: meetings, voices by number, statements, the report and the map."""

from __future__ import annotations

import random
import re
import sys
from datetime import datetime
from pathlib import Path

import pytest

from showup.listen.etiquette import ETIQUETTE
from showup.listen.note import Note, Stance
from showup.notebook.notes import import_notes, list_notes
from showup.store.private_store import PrivateStore
from tests.web.conftest import NOW, Client, Serve
from tests.web.reader import PASSPHRASE, make_journal, parse, said, see, send, unlock

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'></textarea>{{1234567*2}}"
BUSES, LIBRARY = "Buses should run later", "The library should open on Sundays"


@pytest.fixture
def mine(serve: Serve, tmp_path: Path) -> Client:
    """The personal app with a private store of its own, unlocked."""
    client = serve(tmp_path)
    make_journal(client)
    return client


def begin(client: Client, **fields: str) -> str:
    """Begin a meeting and return its address."""
    given = {"name": "Porch talk", "town": "Linden Ferry", "topic": "transit", **fields}
    given.setdefault("statements", f"{BUSES}\n\n{LIBRARY}\n")
    answer = send(client, "/listen", **given)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"].partition("?")[0])


def read_notes(folder: Path) -> list[Note]:
    with PrivateStore.open(folder / "private.db", PASSPHRASE) as store:
        return [kept.note for kept in list_notes(store)]


def hear_many(folder: Path, people: int, statements: int, apart: float) -> None:
    """Keep notes of two camps in two towns that agree with each statement at `apart` and 1 - `apart`."""
    dice = random.Random(7)
    notes = []
    for who in range(people):
        for what in range(statements):
            agrees = dice.random() < (apart if (who + what) % 2 else 1 - apart)
            stance: Stance = "agree" if agrees else "disagree"
            town, week = (("Linden Ferry", "2026-W30"), ("Old Mill", "2026-W31"))[who // 2 % 2]
            meeting = f"Talk {who // 2 % 4}, {week}"
            notes.append(Note(meeting, town, week, str(who), statement=f"Point {what}", stance=stance))
    with PrivateStore.open(folder / "private.db", PASSPHRASE) as store:
        import_notes(store, notes, datetime.fromisoformat(NOW))


def test_the_first_page_shows_how_to_listen_and_begins_a_meeting(mine: Client) -> None:
    assert said(see(mine, "/listen"), ".etiquette li") == list(ETIQUETTE)
    page = see(mine, begin(mine, day="2026-08-20"))
    assert said(page, "h1") == ["Porch talk, 2026-W34"]
    assert said(page, ".said legend") == [f"a {BUSES}", f"b {LIBRARY}"]
    assert said(see(mine, "/listen"), ".cards a") == ["Porch talk, 2026-W34"]
    assert begin(mine, day="2026-08-21", statements="") == begin(mine, day="2026-08-20")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": " "}, "needs a name"),
        ({"day": "soon"}, "A day is written"),
        ({"statements": "\n".join(f"point {n}" for n in range(27))}, "a sheet holds 26 statements"),
        ({"name": "Talk with Maria Lopez"}, "looks like a person"),
    ],
)
def test_what_makes_no_meeting_is_told_and_what_was_typed_stays(
    mine: Client, fields: dict[str, str], words: str
) -> None:
    answer = send(mine, "/listen", **{"name": "Porch talk", "town": "Linden Ferry", "topic": "bus"} | fields)
    assert answer.status_code == 422 and words in answer.text and 'value="bus"' in answer.text
    assert not see(mine, "/listen").css(".cards a")


def test_a_voices_column_is_typed_in_and_the_next_voice_follows(mine: Client, tmp_path: Path) -> None:
    meeting = begin(mine)
    answer = send(mine, f"{meeting}/voice", voice="3", on_a="", **{"on-a": "agree", "on-b": "unsure"})
    assert answer.headers["location"] == f"{meeting}?voice=4&said=kept#column"
    notes = read_notes(tmp_path)
    assert [(note.statement, note.stance, note.topic, note.week) for note in notes] == [
        (BUSES, "agree", "transit", "2026-W34"),
        (LIBRARY, "unsure", "transit", "2026-W34"),
    ]
    assert len({note.voice for note in notes}) == 1 and notes[0].voice not in ("3", "03")
    page = see(mine, f"{meeting}?voice=3")
    picked = [str(node.attributes["value"]) for node in page.css(".pick input[checked]")]
    assert picked == ["agree", "unsure"]
    assert said(page, ".heard h3") == ["Voice 3"]


def test_a_column_typed_in_again_replaces_what_it_said(mine: Client, tmp_path: Path) -> None:
    meeting = begin(mine)
    send(mine, f"{meeting}/voice", voice="3", **{"on-a": "agree", "on-b": "unsure"})
    send(mine, f"{meeting}/voice", voice="3", **{"on-a": "disagree", "on-b": ""})
    send(mine, f"{meeting}/voice", voice="3", **{"on-a": "disagree", "on-b": "sideways"})
    assert [(note.statement, note.stance) for note in read_notes(tmp_path)] == [(BUSES, "disagree")]


def test_words_are_kept_scrubbed_and_taken_back(mine: Client, tmp_path: Path) -> None:
    meeting = begin(mine)
    words = "e: The last bus left, write to rosa@example.org = a #night"
    send(mine, f"{meeting}/voice", voice="2", words=words, stay="1")
    assert [(n.text, n.kind, n.statement, n.stance, n.topic) for n in read_notes(tmp_path)] == [
        ("The last bus left, write to [e-mail]", "experience", BUSES, "agree", "night")
    ]
    page = see(mine, meeting)
    assert said(page, ".words q") == ["The last bus left, write to [e-mail]"]
    number = str(page.css(".words input[name=note]")[0].attributes["value"])
    send(mine, f"{meeting}/back", note=number, voice="2")
    assert read_notes(tmp_path) == []


def test_what_seems_a_name_is_asked_about_before_anything_is_kept(mine: Client, tmp_path: Path) -> None:
    meeting = begin(mine)
    answer = send(
        mine, f"{meeting}/voice", voice="2", words="Maria Lopez said rents rise", **{"on-a": "agree"}
    )
    page = parse(answer.text)
    assert (answer.status_code, said(page, ".doubt .tick")) == (422, ["Maria Lopez"])
    assert read_notes(tmp_path) == []
    kept = {
        str(node.attributes["name"]): node.attributes.get("value") or ""
        for node in page.css(".doubt input")
        if node.attributes["name"] != "token"
    }
    assert send(mine, f"{meeting}/voice", **kept).status_code == 303
    assert sorted(note.text for note in read_notes(tmp_path)) == ["", "[name] said rents rise"]


def test_a_line_of_keys_marks_several_voices(mine: Client, tmp_path: Path) -> None:
    meeting = begin(mine)
    answer = send(mine, f"{meeting}/keys", voice="1", keys="3b 4B 5?a")
    assert answer.headers["location"] == f"{meeting}?voice=5&said=kept#keys"
    send(mine, f"{meeting}/keys", voice="5", keys="6. Rents are too high")
    send(mine, f"{meeting}/keys", voice="5", keys="+Parks should be lit")
    told = [(note.statement, note.stance) for note in read_notes(tmp_path)]
    rents = ("Rents are too high", "agree")
    assert told == [(LIBRARY, "agree"), (LIBRARY, "disagree"), (BUSES, "unsure"), rents]
    assert said(see(mine, meeting), ".said legend")[2] == "c Parks should be lit"


@pytest.mark.parametrize("keys", ["3", "3b 4z", "xx!", "3. "])
def test_a_line_that_means_nothing_keeps_nothing(mine: Client, tmp_path: Path, keys: str) -> None:
    meeting = begin(mine)
    answer = send(mine, f"{meeting}/keys", voice="1", keys=keys)
    assert answer.status_code == 422 and "Nothing of that line was kept" in answer.text
    assert read_notes(tmp_path) == []


def test_the_sheet_prints_the_statements_by_letter_and_room_for_voices(mine: Client) -> None:
    page = see(mine, begin(mine) + "/sheet")
    rows = said(page, ".tally tbody th")
    assert rows[:2] == [f"a {BUSES}", f"b {LIBRARY}"] and len(rows) == 6
    assert len(page.css(".tally thead th")) == 21
    assert said(page, ".tally ul li") == list(ETIQUETTE)


def test_a_meeting_is_forgotten_with_all_that_was_heard_there(mine: Client, tmp_path: Path) -> None:
    meeting = begin(mine)
    send(mine, f"{meeting}/voice", voice="1", **{"on-a": "agree"})
    assert send(mine, f"{meeting}/forget").status_code == 400
    assert len(read_notes(tmp_path)) == 1
    assert send(mine, f"{meeting}/forget", sure="on").headers["location"] == "/listen?said=forgotten"
    assert read_notes(tmp_path) == [] and mine.get(meeting).status_code == 404


def test_of_two_statements_a_person_says_same_opposite_or_neither_and_takes_it_back(mine: Client) -> None:
    meeting = begin(mine, statements=f"{BUSES}\nBuses should not run later")
    for voice, (one, other) in enumerate([("agree", "disagree"), ("agree", ""), ("", "disagree")], 1):
        send(mine, f"{meeting}/voice", voice=str(voice), **{"on-a": one, "on-b": other})
    page = see(mine, "/listen/statements")
    assert len(page.css(".pairs li")) == 1 and "may be opposites" in " ".join(said(page, ".pairs"))
    fields = {
        str(node.attributes["name"]): str(node.attributes["value"])
        for node in page.css(".ask input")
        if node.attributes["name"] != "token"
    }
    send(mine, "/listen/statements", answer="opposite", **fields)
    joined = see(mine, "/listen/statements")
    assert (fields["one"], said(joined, "tbody td")) == (BUSES, ["3", "0"])
    assert not joined.css(".pairs li") and "is the opposite of" in " ".join(said(joined, ".verdicts li"))
    undo = str(joined.css(".verdicts form")[0].attributes["action"])
    send(mine, undo)
    assert len(see(mine, "/listen/statements").css(".pairs li")) == 1
    wrong = send(mine, "/listen/statements", answer="same", one=BUSES, other=BUSES)
    assert wrong.status_code == 422 and "two different statements" in wrong.text


def test_too_few_voices_say_nothing_and_draw_nothing(mine: Client) -> None:
    meeting = begin(mine)
    send(mine, f"{meeting}/voice", voice="1", **{"on-a": "agree"})
    report, drawn = see(mine, "/listen/report"), see(mine, "/listen/map")
    assert "Too few voices to say anything yet." in report.text() and not report.css(".claims")
    assert "too few to speak of groups" in drawn.text() and not drawn.css("svg.map, .opinions svg")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_report_tells_claims_with_their_gates_in_the_readers_language(
    mine: Client, tmp_path: Path, lang: str
) -> None:
    send(mine, "/lock")
    hear_many(tmp_path, people=60, statements=4, apart=0.95)
    unlock(mine)
    page = see(mine, f"/listen/report?lang={lang}")
    titles = said(page, "article h2")
    assert titles == (["People are split"] if lang == "en" else ["La gente está dividida"])
    told = " ".join(said(page, "article"))
    english = ("voices", "meeting", "Wilson's", "agree", "unsure", "Heard", "listener")
    assert [word for word in english if word in told] == (list(english) if lang == "en" else [])
    assert page.css(".claims details li")


def test_what_was_told_is_not_new_the_next_day(mine: Client, serve: Serve, tmp_path: Path) -> None:
    send(mine, "/lock")
    hear_many(tmp_path, people=60, statements=2, apart=0.95)
    unlock(mine)
    assert not see(mine, "/listen/report").css(".claims .chip")  # in a first report it would say nothing
    assert send(mine, "/listen/report").headers["location"] == "/listen/report?said=told"
    assert "Remembered" in see(mine, "/listen/report?said=told").text()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_above_the_gates_the_map_is_drawn_with_each_groups_statements(
    mine: Client, tmp_path: Path, lang: str
) -> None:
    send(mine, "/lock")
    hear_many(tmp_path, people=120, statements=24, apart=0.9)
    unlock(mine)
    page = see(mine, f"/listen/map?lang={lang}")
    assert len(page.css(".opinions svg circle, .opinions svg rect")) >= 100
    groups = said(page, "main h2")
    assert groups == (["Group A", "Group B"] if lang == "en" else ["Grupo A", "Grupo B"])
    assert page.css("main li q")


def test_whatever_was_heard_stays_words(mine: Client) -> None:
    meeting = begin(mine, name=EVIL, town=EVIL, topic=EVIL, statements=f"{EVIL}\n{EVIL} again")
    for voice in range(1, 8):
        send(mine, f"{meeting}/voice", voice=str(voice), words=EVIL, asked="1", **{"on-a": "agree"})
    for path in (
        "/listen",
        meeting,
        f"{meeting}/sheet",
        "/listen/statements",
        "/listen/report",
        "/listen/map",
    ):
        answer = mine.get(path)
        assert answer.status_code == 200, path
        assert not re.search(r"<script>|<img|2469134", answer.text), path
    assert not re.search(r"<script>|<img", send(mine, f"{meeting}/keys", keys=EVIL).text)


def test_nothing_heard_is_shown_while_locked_or_told_in_an_address(mine: Client) -> None:
    meeting = begin(mine, name="zanzibarquince")
    for path in ("/listen", meeting, f"{meeting}/sheet", "/listen/statements", "/listen/report"):
        page = see(mine, path)
        assert "zanzibarquince" not in "".join(said(page, "title"))
        links = [str(node.attributes["href"]) for node in page.css("a[href]")]
        assert [link for link in links if "zanzibarquince" in link] == []
    send(mine, "/lock")
    for path in (
        "/listen",
        meeting,
        f"{meeting}/sheet",
        "/listen/statements",
        "/listen/report",
        "/listen/map",
    ):
        answer = mine.get(path)
        assert "zanzibarquince" not in answer.text and "Passphrase" in answer.text
        assert answer.headers["cache-control"] == "no-store"


def test_without_the_numerics_the_page_names_the_line_that_installs_them(
    mine: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("showup.notebook.telling")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "numpy", None)
    import showup.notebook

    monkeypatch.delattr(showup.notebook, "telling", raising=False)
    for name in [name for name in sys.modules if name.startswith("showup.listen.")]:
        monkeypatch.delitem(sys.modules, name)
    for path in ("/listen/report", "/listen/map"):
        assert "pip install 'showup[listen]'" in mine.get(path).text
