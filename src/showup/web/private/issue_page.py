"""Issue by issue. An issue has the number of an entry for its address: no address says what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from showup.learn.entry import Entry
from showup.learn.issue import Issue, find_issue, list_issues
from showup.web.frame import Asked, words_of
from showup.web.private.journal_page import MOST_SHOWN, make_lines, require_entry
from showup.web.private.page import read_leaves, require_store, show
from showup.web.private.study import study_of


@dataclass(frozen=True, slots=True)
class Shelf:
    """An issue, the number its page has, and its entries with theirs."""

    number: int
    issue: Issue
    rows: list[tuple[int, Entry]]


@get("/issues", sync_to_thread=False)
def show_issues(request: Asked) -> Response[Any]:
    """List the issues of the journal, the one worked on last first."""
    rows = read_leaves(require_store(request).leaves("entry"))
    issues = list_issues([entry for _, entry in rows], study_of(request).clock().date())
    return show(request, "learn", "issues.html", shelves=[fill_shelf(issue, rows) for issue in issues])


@get("/issue/{number:int}", sync_to_thread=False)
def show_issue(request: Asked, number: FromPath[int]) -> Response[Any]:
    """Show the issue that an entry is about: what was done, with whom, what it taught and moved."""
    store = require_store(request)
    entry, rows = require_entry(store, number), read_leaves(store.leaves("entry"))
    issue = find_issue(entry.issue, [row for _, row in rows], study_of(request).clock().date())
    if not entry.issue or issue is None:
        raise NotFoundException("no such issue")
    words, shelf = words_of(request), fill_shelf(issue, rows)
    roles = [(words.name("role", role), times) for role, times in issue.roles.items()]
    return show(
        request,
        "learn",
        "issue.html",
        issue=issue,
        roles=roles,
        lines=make_lines(shelf.rows[: -MOST_SHOWN - 1 : -1], words),
        town=study_of(request).last_town(),
    )


def fill_shelf(issue: Issue, rows: list[tuple[int, Entry]]) -> Shelf:
    """Return the issue with the numbers of its entries."""
    done = set(issue.done)
    mine = [row for row in rows if row[1] in done]
    return Shelf(mine[0][0], issue, mine)
