"""What a harvest does again and what it keeps."""

from __future__ import annotations

from dataclasses import replace

from showup.find.harvest.settle import judge_new, name_source
from showup.find.judge import VERSION
from showup.model.event import Event, SourceLink
from showup.model.judgement import Judgement
from showup.model.source import Source
from showup.store.body import write_body
from showup.store.changes import Kept
from tests.store.samples import make_event

KEPT = Judgement(1, True, 0.25, 0.75, version=VERSION)
CANVASS = make_event(1, title="Canvass for the library levy", description="We knock on doors together.")


def keep(event: Event, judgement: Judgement) -> dict[str, Kept]:
    """The event as a store keeps it."""
    return {event.event_id: Kept(write_body(event), write_body(judgement))}


def test_what_has_the_words_it_had_is_not_judged_again() -> None:
    moved = replace(CANVASS, url="https://elsewhere.example/", online=False)
    assert judge_new([moved], keep(CANVASS, KEPT)) == {CANVASS.event_id: KEPT}


def test_other_words_and_what_another_judge_said_are_judged_again() -> None:
    retitled = replace(CANVASS, title="Canvass for the bus levy")
    older = replace(KEPT, version="an older one")
    for event, was in ((retitled, KEPT), (CANVASS, older)):
        (judgement,) = judge_new([event], keep(CANVASS, was)).values()
        assert (judgement.level, judgement.version) == (2, VERSION)


FEED = "https://portal.example/v1/events?of=7"


def test_a_source_without_a_name_is_called_by_its_site() -> None:
    found = Source(FEED, "cityspark", site="https://paper.example/calendar/")
    link = SourceLink("", "", FEED)
    assert name_source(link, {FEED: found}) == SourceLink("paper.example", found.site, FEED)
    assert name_source(link, {FEED: replace(found, name="The Paper")}).name == "The Paper"
    assert name_source(link, {}) == SourceLink("portal.example", FEED, FEED)
