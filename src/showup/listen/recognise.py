"""Which of the files that can be imported a text is, by how it begins."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal

from showup.listen.polis_csv import Statement, list_names
from showup.listen.polis_export import is_wide
from showup.listen.tally_file import FORMAT
from showup.model.problem import Problem

Shape = Literal["notes", "counts", "votes", "wide votes", "JSON", "comments", "summary"]
HEAD = 4096  # letters that are looked at


def recognise(text: str) -> Shape | None:
    """Return what kind of file a text is, None where it is none that is known."""
    head = text[:HEAD].lstrip("\ufeff \n\r\t")
    if head.startswith("["):
        return "JSON"
    if head.startswith("{"):
        return "counts" if FORMAT in head else "notes"
    first = head.split("\n")[0].strip()
    if is_wide(first):
        return "wide votes"
    names = list_names(first)
    if {"participant", "comment", "vote"} <= names:
        return "votes"
    if "comment" in names and names & {"text", "body"}:
        return "comments"
    return "summary" if first.casefold().startswith(("topic,", "url,", "conversation-")) else None


def read_topic(text: str) -> str:
    """Return the topic of a summary.csv, which has a name and a value a line."""
    for line in text.splitlines():
        name, _, value = line.partition(",")
        if name.strip().strip('"').casefold() == "topic":
            return value.strip().strip('"')
    return ""


def is_votes(told: Any) -> bool:
    """Whether the API's list holds votes, not comments."""
    return not (isinstance(told, list) and told and isinstance(told[0], dict) and "txt" in told[0])


def read_comments_json(text: str, where: str) -> Iterator[Statement | Problem]:
    """Yield the statements of the API's comments: {tid, txt, mod, is_meta}."""
    for number, told in enumerate(json.loads(text), 1):
        tid, words = (told.get("tid"), told.get("txt")) if isinstance(told, dict) else (None, None)
        if type(tid) is int and isinstance(words, str):
            yield Statement(str(tid), words.strip(), told.get("mod") == -1 or told.get("is_meta") is True)
        else:
            yield Problem("listen", f"{where}: comment {number}", "not {tid, txt}")
