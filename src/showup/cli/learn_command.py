"""`showup learn`, `guide` and `sheet`: the ladder, the standing and the texts."""

from __future__ import annotations

from typing import Any

import msgspec

from showup.cli.console import DONE, put, put_all, put_json
from showup.cli.journal_command import find_skill
from showup.cli.layout import count, wrap, wrap_page
from showup.cli.private import find_today, read_journal
from showup.cli.settings import Settings
from showup.errors import UsageError
from showup.learn.entry import write_entry
from showup.learn.guide import GUIDES, list_guides, read_guide
from showup.learn.ladder import load_ladder, read_words
from showup.learn.page import write_sheet, write_skill
from showup.learn.sheet import SHEETS, make_sheet
from showup.learn.standing import SkillStanding, Standing, State, find_standing


def run_ladder(settings: Settings, language: str) -> int:
    """Show the ladder from the bottom up."""
    ladder = load_ladder(language)
    if settings.json:
        rungs = [msgspec.to_builtins(rung) for rung in ladder.rungs]
        put_json({"rungs": rungs, "skills": msgspec.to_builtins(list(ladder.skills.values()))})
        return DONE
    for place, rung in enumerate(ladder.rungs, 1):
        put_all(wrap(f"{rung.name}: {rung.what}", f"{place:2} "))
        for name in rung.skills:
            put_all(wrap(ladder.skills[name].what, f"     {name:<23} "))
    return DONE


def run_skill(settings: Settings, asked: str, language: str) -> int:
    """Show one skill."""
    ladder = load_ladder(language)
    skill = ladder.skills[find_skill(asked)]
    if settings.json:
        put_json(msgspec.to_builtins(skill))
    else:
        put_all(wrap_page(write_skill(skill, ladder, read_words("page", ladder.language))))
    return DONE


def run_standing(settings: Settings, asked: str, language: str) -> int:
    """Show where the journal says one stands, for one skill with the entries that show it."""
    ladder = load_ladder(language)
    wanted = [find_skill(asked)] if asked else list(ladder.skills)
    standing = find_standing(read_journal(settings), find_today(settings.now), ladder)
    if settings.json:
        skills = {name: _tell_skill(standing.skills[name], bool(asked)) for name in wanted}
        put_json({"rung": standing.rung, "skills": skills})
        return DONE
    rung = next((rung.name for rung in ladder.rungs if rung.rung_id == standing.rung), "")
    put(f"Rung: {rung}" if rung else "Below the first rung: it is reached by going somewhere.")
    for name in wanted:
        known = standing.skills[name]
        if asked or known.state is not State.NEVER:
            put(_write_skill_line(known))
        for entry in known.evidence if asked else ():
            put_all(wrap(" ".join(entry.words.split()), f"     {entry.happened_on}  {entry.role}  "))
    return DONE


def tell_standing(standing: Standing) -> dict[str, Any]:
    """Return the rung and each skill's state."""
    return {"rung": standing.rung, "skills": {name: known.state for name, known in standing.skills.items()}}


def _tell_skill(known: SkillStanding, full: bool) -> dict[str, Any]:
    told = {"state": known.state, "days": known.days, "last_used": known.last_used, "faded": known.faded}
    return told | ({"evidence": [write_entry(entry) for entry in known.evidence]} if full else {})


def _write_skill_line(known: SkillStanding) -> str:
    faded = ", faded since" if known.faded else ", last"
    used = f" ({count(known.days, 'day')}{faded} {known.last_used})" if known.last_used else ""
    return f"  {known.skill_id:<24} {known.state}{used}"


def run_guide(settings: Settings, page: str, language: str) -> int:
    """List the pages of the guide, or show one."""
    if page and page not in GUIDES:
        raise UsageError(f'no page called "{page}"; there are {", ".join(GUIDES)}')
    if not page:
        guides = list_guides(language)
        if settings.json:
            put_json([{"page": guide.name, "title": guide.title} for guide in guides])
        else:
            for guide in guides:
                put(f"{guide.name:<20} {guide.title}")
        return DONE
    guide = read_guide(page, language)
    if settings.json:
        put_json({"page": guide.name, "title": guide.title, "text": guide.text})
    else:
        put_all(wrap_page(f"# {guide.title}\n\n{guide.text}"))
    return DONE


def run_sheet(settings: Settings, name: str, group: str, language: str) -> int:
    """Show a sheet to print; the hand-over plan is made from the journal."""
    if name not in SHEETS:
        raise UsageError(f'no sheet called "{name}"; there are {", ".join(SHEETS)}')
    entries = read_journal(settings) if name == "hand-over" else []
    sheet = make_sheet(name, entries, group, find_today(settings.now), load_ladder(language))
    if settings.json:
        put_json(msgspec.to_builtins(sheet))
    else:
        put_all(wrap_page(write_sheet(sheet)))
    return DONE
