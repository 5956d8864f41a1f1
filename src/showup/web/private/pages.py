"""Every private page, for the one who puts the app together."""

from __future__ import annotations

from litestar import Router

from showup.errors import StoreError
from showup.web.private import (
    copy_page,
    door,
    guide_page,
    issue_page,
    journal_page,
    ladder_page,
    meeting_page,
    next_page,
    statement_page,
    stuck_page,
    telling_page,
    write_page,
)
from showup.web.private.page import Locked

_PAGES = [
    door.show_locked,
    door.open_door,
    door.lock_door,
    ladder_page.show_ladder,
    ladder_page.show_skill,
    next_page.show_next,
    stuck_page.show_holds,
    stuck_page.answer_stuck,
    guide_page.show_guides,
    guide_page.show_guide,
    guide_page.give_sheet,
    guide_page.narrow_sheet,
    journal_page.show_journal,
    journal_page.search_journal,
    journal_page.leave_search,
    journal_page.show_entry,
    write_page.show_new,
    write_page.keep_new,
    write_page.show_edit,
    write_page.keep_edit,
    write_page.remove_entry,
    write_page.undo_remove,
    write_page.forget_entry,
    write_page.forget_journal,
    copy_page.show_copies,
    copy_page.give_backup,
    copy_page.restore,
    copy_page.give_entries,
    copy_page.take_entries,
    issue_page.show_issues,
    issue_page.show_issue,
    meeting_page.show_meetings,
    meeting_page.begin,
    meeting_page.show_meeting,
    meeting_page.keep_voice,
    meeting_page.keep_keys,
    meeting_page.add_to_sheet,
    meeting_page.take_note_back,
    meeting_page.forget,
    meeting_page.show_tally_sheet,
    statement_page.show_statements,
    statement_page.say_of_two,
    statement_page.take_word_back,
    telling_page.show_report,
    telling_page.keep_told,
    telling_page.show_map,
]


def make_private_pages() -> Router:
    """Return the pages; none of them is told of in the description of the JSON."""
    return Router(
        path="/",
        route_handlers=_PAGES,
        exception_handlers={Locked: door.tell_locked, StoreError: door.tell_broken},
        include_in_schema=False,
    )
