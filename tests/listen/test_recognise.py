"""Files that can be imported are told apart by how they begin."""

from __future__ import annotations

import json

import pytest

from showup.listen.polis_csv import Statement, find_last_moment
from showup.listen.recognise import read_comments_json, read_topic, recognise
from showup.listen.tally_file import TallyFile, write_tally_file
from showup.model.problem import Problem

FILES = {
    '{"meeting": "m1", "voice": "v"}\n': "notes",
    write_tally_file(TallyFile("abc", ())): "counts",
    "participant,comment,vote,timestamp\n": "votes",
    "\ufefftimestamp,datetime,comment-id,voter-id,vote\n": "votes",
    "participant,group-id,n-comments,0,1\n": "wide votes",
    "comment_id,author_id,moderated,is_meta,text\n": "comments",
    "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n": "comments",
    'topic,"Buses"\nurl,x\n': "summary",
    '[{"pid": 1, "tid": 2, "vote": -1}]': "JSON",
    "name,telephone\n": None,
    "": None,
    "\x00\x01": None,
}


@pytest.mark.parametrize("text", FILES)
def test_a_file_is_known_by_its_beginning(text: str) -> None:
    assert recognise(text) == FILES[text]


def test_the_topic_of_a_summary_is_read() -> None:
    assert read_topic('url,https://example.org\ntopic,"Buses, at night"\n') == "Buses, at night"
    assert read_topic("url,x\n") == ""


def test_comments_of_the_api_are_read() -> None:
    told = [{"tid": 0, "txt": " Later ", "mod": 1}, {"tid": 1, "txt": "x", "mod": -1}, {"txt": "y"}, 7]
    assert list(read_comments_json(json.dumps(told), "c.json")) == [
        Statement("0", "Later", False),
        Statement("1", "x", True),
        Problem("listen", "c.json: comment 3", "not {tid, txt}"),
        Problem("listen", "c.json: comment 4", "not {tid, txt}"),
    ]


def test_the_last_vote_tells_when_a_conversation_was() -> None:
    head = "participant,comment,vote,timestamp\n"
    assert find_last_moment([head, "1,1,1,1648299367533.0\n", "1,2,1,1648299437\n"]) == 1648299437
    assert find_last_moment([head, "1,1,1,0\n", "1,2,1,soon\n"]) is None
    assert find_last_moment(["participant,comment,vote\n", "1,1,1\n"]) is None
