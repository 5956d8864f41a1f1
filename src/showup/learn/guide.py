"""The guide: short texts in our own words, in each language."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from showup.learn.ladder import choose_language

GUIDES = (
    "begin",
    "first-meeting",
    "choose-a-group",
    "issue-or-group",
    "this-week",
    "start-something",
    "leave-well",
    "safety-and-privacy",
)


@dataclass(frozen=True, slots=True)
class Guide:
    """One text of the guide in Markdown, its title apart."""

    name: str
    title: str
    text: str


def list_guides(language: str = "en") -> tuple[Guide, ...]:
    """Return the whole guide in its order."""
    return tuple(read_guide(name, language) for name in GUIDES)


def read_guide(name: str, language: str = "en") -> Guide:
    """Return one text of GUIDES; KeyError for any other name."""
    if name not in GUIDES:
        raise KeyError(name)
    page = files("showup.learn").joinpath(f"guide/{choose_language(language)}/{name}.md")
    title, _, text = page.read_text("utf-8").partition("\n")
    return Guide(name, title.removeprefix("# "), text.strip() + "\n")
