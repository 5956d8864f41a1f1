from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from showup.learn.guide import GUIDES, list_guides, read_guide
from showup.learn.ladder import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_is_whole_in_each_language(language: str) -> None:
    guides = list_guides(language)
    assert [guide.name for guide in guides] == list(GUIDES)
    assert all(guide.title and 80 < len(guide.text.split()) < 500 for guide in guides)
    assert len({guide.title for guide in guides}) == len(GUIDES)
    folder = Path(str(files("showup.learn"))) / "guide" / language
    assert {path.stem for path in folder.iterdir()} == set(GUIDES)


def test_the_languages_have_texts_of_the_same_build() -> None:
    for ours, theirs in zip(list_guides("en"), list_guides("es"), strict=True):
        assert _build(ours.text) == _build(theirs.text), ours.name


def _build(text: str) -> list[str]:
    """Return how each line begins: a paragraph, a point, a number."""
    return [
        re.sub(r"\w.*", "", line)[:2] or line[:2] for line in text.splitlines() if line[:1] in "-0123456789*"
    ]


@pytest.mark.parametrize("name", ["", "nothing", "../../entry"])
def test_a_text_that_is_not_there_is_not_read(name: str) -> None:
    with pytest.raises(KeyError):
        read_guide(name)


def test_the_guides_named_in_advice_exist() -> None:
    texts = "".join(path.read_text("utf-8") for path in Path(str(files("showup.learn"))).rglob("*.toml"))
    named = set(re.findall(r"showup guide ([\w-]+)", texts))
    assert named and named <= set(GUIDES)
