"""The ladder and sheets as Markdown, to read and to print."""

from __future__ import annotations

from showup.learn.ladder import Ladder, Skill, read_words
from showup.learn.sheet import Sheet


def write_ladder(ladder: Ladder) -> str:
    """Return the whole ladder as one page."""
    words = read_words("page", ladder.language)
    parts = [f"# {words['title']}", words["intro"].format(rungs=len(ladder.rungs), skills=len(ladder.skills))]
    for place, rung in enumerate(ladder.rungs, 1):
        parts += [f"## {place}. {rung.name}", rung.what]
        parts += [write_skill(ladder.skills[name], ladder, words) for name in rung.skills]
    return "\n\n".join(parts) + "\n"


def write_skill(skill: Skill, ladder: Ladder, words: dict[str, str]) -> str:
    """Return one skill under a heading of the third level."""
    needs = ", ".join(ladder.skills[name].name for name in skill.needs) or words["nothing"]
    rows = [
        (words["practise"], skill.practise),
        (words["alone"], skill.alone),
        (words["needs"], needs),
        (words["done_when"], skill.done_when),
        (words["teach_when"], skill.teach_when),
        (words["mistakes"], skill.mistakes),
        (words["activities"], ", ".join(skill.activities) or words["no_events"]),
        (words["reading"], " ".join(f"<{address}>" for address in skill.reading)),
    ]
    lines = [f"- **{label}:** {text}" for label, text in rows]
    return "\n".join([f"### {skill.name} (`{skill.skill_id}`)", "", skill.what, "", *lines])


def write_sheet(sheet: Sheet) -> str:
    """Return a sheet with boxes to tick."""
    parts = [f"# {sheet.title}"]
    for part in sheet.parts:
        parts += [f"## {part.heading}", "\n".join(f"- [ ] {line}" for line in part.lines)]
    return "\n\n".join(parts) + "\n"
