"""What the judge says of single events, in words of our own invention."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showup.find.judge import VERSION
from showup.find.judge.verdict import judge
from showup.find.judge.words import quote_clause, quote_words, split_words
from showup.model.judgement import ACTIVITIES, SKILLS, TOPICS, EventText, Evidence

QUOTED = (  # words around the one that tells, and what is quoted of them
    ("Training before we go out, then coffee", "Training", "Training before we go out"),
    ("Come early. The canvass of the old town and of the river side starts here", "canvass",
     "canvass of the old town"),
    ("Doors open - canvass with us", "canvass", "canvass with us"),
    ("We will canvass: bring shoes", "canvass", "canvass"),
    ("Bring friends, canvass 555 0100 today", "canvass", "canvass"),
    ("The canvass ada@alder.example today", "canvass", "canvass"),
    ("Canvass", "Canvass", "Canvass"),
)  # fmt: skip
TAKE_PART = {
    "canvassing": EventText(
        "Canvass for Ada Quill", "Knock on doors with us. Training first.", host="Quill for Mayor"
    ),
    "phone-or-text-banking": EventText("Thursday phone bank", "Call voters.", host="Alder Votes Coalition"),
    "letter-or-postcard-writing": EventText("Postcards to voters", "Pens and stamps provided."),
    "rally-or-vigil": EventText("Rally for clean water at the courthouse", "Bring signs."),
    "petitioning": EventText("Petition drive for a park bond", "Gather signatures at the market."),
    "flyering": EventText("Lit drop in Ward 2", "Hang flyers on doors.", host="Citizens for a New Library"),
    "training": EventText(
        "Know Your Rights training", "Learn to teach others.", host="Alder Immigrant Rights Coalition"
    ),
    "planning-meeting": EventText("Tenants union meeting", "Plan next steps against the rent increase."),
    "public-comment": EventText(
        "Public hearing on the rezoning", "Residents may speak.", source="City of Alder"
    ),
    "discussion": EventText(
        "Great Decisions discussion group", "Talk about foreign policy.", source="Alder Library"
    ),
}
ADJACENT = {
    "planning-meeting": EventText("City Council regular meeting", source="City of Alder"),
    "service-volunteering": EventText(
        "Creek cleanup", "Volunteers pick up litter.", host="Alder Watershed Association"
    ),
    "lecture-or-film": EventText(
        "Panel: refugees and the law", "Four professors speak.", source="Alder University"
    ),
    "public-speaking": EventText("Alder Toastmasters", "Practise speeches."),
}
NOTHING = (
    EventText("Toddler storytime", "Stories and songs.", source="Alder Library"),
    EventText("Varsity football vs Lowell", source="Alder High Athletics"),
    EventText("The Protest, live", "Punk band, doors open at 8, $12.", source="The Tin Cup"),
    EventText("Chamber music by candlelight", "String quartet."),
    EventText("Car rally and cruise in", "Classic cars on Main."),
    EventText("Board game night", "Bring a game."),
    EventText("Office closed for Presidents Day", source="City of Alder"),
    EventText("Sunday worship", "Eucharist at ten.", source="St Mark Church"),
    EventText("Fast and Testimony Meeting", "Hymns and scripture.", source="Alder Ward"),
    EventText("Cookery class", "A standout recipe, a safe environment, and friends for life."),
    EventText("How to budget and save", "A financial literacy evening.", source="Alder Library"),
    EventText("Winter market", "From November through March to April, on Main."),
    EventText("Planning Commission packet deadline", source="City of Alder"),
    EventText("Moon circle", "Drums and candles in the barn."),
)


@pytest.mark.parametrize("activity", TAKE_PART)
def test_acting_together_is_level_2_and_names_the_activity(activity: str) -> None:
    judged = judge(TAKE_PART[activity])
    assert (judged.level, activity in judged.activities) == (2, True)


@pytest.mark.parametrize("activity", ADJACENT)
def test_watching_serving_and_practising_are_level_1(activity: str) -> None:
    judged = judge(ADJACENT[activity])
    assert (judged.level, activity in judged.activities) == (1, True)


@pytest.mark.parametrize("text", NOTHING, ids=lambda text: text.title)
def test_leisure_and_likenesses_of_words_are_level_0(text: EventText) -> None:
    judged = judge(text)
    assert (judged.level, judged.skills) == (0, ())


@pytest.mark.parametrize("word", ["CANCELLED: ", "Canceled - ", "Cancelado: ", "POSTPONED: "])
@pytest.mark.parametrize("activity", TAKE_PART)
def test_what_does_not_take_place_is_level_0(word: str, activity: str) -> None:
    text = TAKE_PART[activity]
    assert judge(EventText(word + text.title, text.description, host=text.host)).level == 0


@pytest.mark.parametrize("town", ["Santa Rosa", "College Station", "Chapel Hill", "Battle Creek"])
def test_the_words_of_a_towns_name_tell_nothing(town: str) -> None:
    here, nowhere = judge(EventText(f"Supper in {town}")), judge(EventText("Supper in Alderville"))
    assert (here.p1, here.topics) == (nowhere.p1, nowhere.topics)


def test_a_hedge_about_cancelling_is_no_cancellation() -> None:
    text = EventText("Rally for clean water", "Rain or shine, not cancelled! Bring signs.")
    assert judge(text).level == 2


def test_a_closed_session_is_level_0_and_not_open() -> None:
    judged = judge(EventText("County Council Executive Session", source="Alder County"))
    assert (judged.level, judged.open_to_newcomers) == (0, "no")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("All are welcome.", "yes"),
        ("Members only.", "no"),
        ("The waiting list is full.", "no"),
        ("", "unknown"),
    ],
)
def test_openness_is_told_by_words(words: str, told: str) -> None:
    assert judge(EventText("Postcard party", words)).open_to_newcomers == told


def test_join_link_boilerplate_shows_nothing() -> None:
    link = "Join Zoom Meeting https://zoom.example/j/1 Meeting ID: 812 334 Passcode: UU One tap mobile"
    judged = judge(EventText("Handbell choir", link, source="First Church"))
    assert (judged.level, judged.activities) == (0, ())


def test_level_and_activities_are_quoted_word_for_word_with_their_field() -> None:
    judged = judge(EventText("Fall PHONE  Bank!", "Snacks.", host="Alder Voters Alliance"))
    assert judged.evidence == (
        Evidence("level", "Fall PHONE  Bank", "title"),
        Evidence("phone-or-text-banking", "Fall PHONE  Bank", "title"),
    )


@pytest.mark.parametrize(("text", "word", "quote"), QUOTED)
def test_a_quote_is_the_clause_around_the_word_and_no_number_or_address(
    text: str, word: str, quote: str
) -> None:
    assert quote_clause(text, split_words(text).index(word.lower()), 1) == quote


@given(st.text(st.sampled_from("ab .,-\n@1éßİ"), max_size=60), st.integers(0, 20), st.integers(1, 4))
def test_a_quote_stands_in_the_text_and_holds_the_words(text: str, first: int, length: int) -> None:
    words, quote = quote_words(text, first, length), quote_clause(text, first, length)
    assert words in quote
    assert quote in text
    assert bool(words) == bool(quote)


def test_a_platform_label_is_evidence() -> None:
    judged = judge(EventText("Saturday with the team", labels=("CANVASS",)))
    assert (judged.level, judged.evidence) == (
        2,
        (Evidence("level", "CANVASS", "label"), Evidence("canvassing", "CANVASS", "label")),
    )


def test_a_label_that_is_no_type_of_a_platform_tells_no_more_than_a_description() -> None:
    for label in ("Rallies and vigils", "Community", "Training", "Canvass"):
        labelled = judge(EventText("Autumn supper", labels=(label,)))
        described = judge(EventText("Autumn supper", label))
        assert (labelled.p1, labelled.p2) == (described.p1, described.p2)


def test_spanish_is_read() -> None:
    judged = judge(
        EventText("Llamadas a votantes", "Únete a nuestro banco de llamadas. Todos son bienvenidos.")
    )
    assert (judged.level, judged.activities, judged.open_to_newcomers) == (
        2,
        ("phone-or-text-banking",),
        "yes",
    )


def test_a_bare_unknown_title_is_not_sure() -> None:
    judged = judge(EventText("Quillfest XII"))
    assert (judged.level, judged.sure) == (0, False)


def test_the_party_is_told_in_the_hosts_own_words() -> None:
    judged = judge(EventText("Monthly meeting", host="Alder County Republican Party"))
    assert judged.party_or_lean == "Alder County Republican Party"


def test_the_judgement_carries_the_version_and_only_listed_words() -> None:
    judged = judge(TAKE_PART["canvassing"])
    assert judged.version == VERSION
    assert set(judged.activities) <= set(ACTIVITIES)
    assert set(judged.topics) <= set(TOPICS)
    assert set(judged.skills) <= set(SKILLS)


def test_a_canvass_teaches_persuading_and_outreach() -> None:
    assert {"persuading", "outreach"} <= set(judge(TAKE_PART["canvassing"]).skills)
