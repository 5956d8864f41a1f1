"""How two sketches agree, as numbers: what a model weighs and a person can be told."""

from __future__ import annotations

from collections.abc import Mapping, Set

from rapidfuzz import fuzz

from showup.find.merge.habits import AT_ONCE, OF_ITS_OWN, Habits, Rarity, Start, sum_weights
from showup.find.merge.sketch import ALL_DAY, Sketch
from showup.find.merge.words import Words, name_two_houses, read_slug, read_text, spell_alike

# Each feature, and whether more of it speaks for one gathering (1), against it (-1), or may do both (0).
FEATURES = {
    "title_alike": 1,  # weight of the shared words of all words
    "title_within": 1,  # weight of the shared words of the lighter title
    "title_letters": 1,
    "title_run": 1,  # weight of the words in which both follow one another
    "title_apart": -1,  # the lighter of the words that only one title has
    "title_weight": 0,  # of the shared words
    "title_swap": -1,  # 1 other words in one frame, as two committees' meetings; 0.5 only one end
    "part": 1,  # weight of a part that both titles have, less where it is the name of a series
    "series": -1,  # weight of a part that both have of many titles, where the rest differs
    "marks": -1,  # age, level, sex, language, weekday that exclude each other
    "counts": -1,  # the same of counts
    "gap": -1,  # minutes between the starts
    "untimed": 0,  # one has no hour, or midnight for one
    "slip": 1,  # one starts as the other ends and has no length; twelve hours apart
    "end": 1,  # 1 both end together, 0 not, 0.5 not known
    "place_alike": 1,
    "place_within": 1,
    "place_apart": -1,
    "place_known": 0,
    "numbers": 1,  # of houses and rooms: 1 some shared, 0 none, 0.5 not known
    "page": 1,  # one address: 1, less where one source gives it to several titles
    "other_page": -1,  # two event pages of one site: 1 in one folder, 0.5 in two
    "text_within": 1,
    "text_known": 0,
    "told": 1,  # how much of one's own title words the other's texts tell
    "untold": -1,  # weight of the title words that the other's texts do not tell, of the lighter side
    "same_source": 0,
    "same_uid": 1,
    "kin": 0,
    "crowd": -1,  # hours of the title on the day in one source
    "branches": -1,  # places of the title at the hour in one source
    "homes": -1,  # places of the title on any day in one source
    "season": 1,  # the share of the days of either title that both are held on
    "apart": -1,  # one source holds the title at this place alone on some days, or at two houses of a kind
    "rival": -1,  # the other's source tells one that fits better
    "organizer": 1,
    "stream": -1,  # one is a stream, one has a place
}
Features = tuple[float, ...]
Titles = tuple[Words, Words]  # of two sketches, spelt alike
LONG_GAP = 1440  # minutes; another day
_SERIES_WORTH = 1 / 3
_RARE_TITLE = 2.5


def compare(one: Sketch, other: Sketch, habits: Habits) -> Features:
    """Return the features of a pair, in the order of FEATURES; the same whichever comes first."""
    same_source = one.source == other.source
    kin = habits.kin.get(
        (one.source, other.source) if one.source < other.source else (other.source, one.source)
    )
    titles = spell_alike(one.title, other.title)
    text_known, text_within, told, untold = _compare_texts(one, other, titles, habits.title_weight)
    return (
        *_compare_titles(one, other, titles, habits),
        *_compare_times(one, other),
        *_compare_places(one, other, habits.place_weight),
        habits.page_worth[one.page] if one.page and one.page == other.page else 0.0,
        _compare_pages(one, other),
        text_within,
        text_known,
        told,
        untold,
        float(same_source),
        float(bool(one.uid) and one.uid == other.uid),
        kin or 0.0,
        *_compare_crowds(one, other, habits),
        0.5 if not one.organizer or not other.organizer else float(one.organizer == other.organizer),
        float(one.stream != other.stream and bool(one.place) and bool(other.place)),
    )


def _compare_titles(one: Sketch, other: Sketch, titles: Titles, habits: Habits) -> Features:
    weights = habits.title_weight
    alike, within, apart, weight = _compare_words(*titles, weights)
    letters = 1.0 if one.words == other.words else fuzz.token_sort_ratio(one.words, other.words) / 100
    run = sum([weights[a] + weights[b] for a, b in one.steps & other.steps]) / 2
    parts = _compare_parts(one, other, habits)
    swap = _compare_frames(one.words.split(), other.words.split()) if apart else 0.0
    return (alike, within, letters, run, apart, weight, swap, *parts, *_compare_marks(one, other))


def _compare_frames(mine: list[str], yours: list[str]) -> float:
    """Return 1 where half of the words or fewer are others in one frame, 0.5 where both end alike, 0 else."""
    swaps = [(one, other) for one, other in zip(mine, yours, strict=False) if one != other]
    own = all(one not in yours and other not in mine for one, other in swaps)
    if own and len(mine) == len(yours) >= 2 * len(swaps):
        return 1.0
    return 0.5 * (mine[-1] == yours[-1])


def _compare_parts(one: Sketch, other: Sketch, habits: Habits) -> Features:
    """Return the weight of the best part that both titles have, and of a series that both belong to."""
    if one.title == other.title:
        return (habits.title_total[one.title], 0.0)
    best = series = 0.0
    for part in one.parts & other.parts:
        weight, worth = sum_weights(part, habits.title_weight), habits.part_worth.get(part, 1.0)
        best = max(best, weight * worth)
        if worth <= _SERIES_WORTH:
            series = max(series, weight)
    return (best, series)


def _compare_pages(one: Sketch, other: Sketch) -> float:
    if not one.page or not other.page or one.page == other.page or one.host != other.host:
        return 0.0
    return 1.0 if one.page.rpartition("/")[0] == other.page.rpartition("/")[0] else 0.5


def _compare_words(one: Words, other: Words, weights: Rarity) -> Features:
    """Return the shared weight of all and of the lighter side, the lighter own weight, the shared weight."""
    if one == other:
        return (1.0, 1.0, 0.0, sum_weights(one, weights))
    shared = sum_weights(one & other, weights)
    mine, yours = sum_weights(one - other, weights), sum_weights(other - one, weights)
    apart = min(mine, yours)
    lighter = shared + apart
    return (
        shared / (shared + mine + yours) if shared else 0.0,
        shared / lighter if lighter else 0.0,
        apart,
        shared,
    )


def _compare_marks(one: Sketch, other: Sketch) -> Features:
    """Return the clash of words and of counts: 1 both have their own, 0.5 one has, 0 none."""
    if one.marks == other.marks:
        return (0.0, 0.0)
    shared = {group for group, _sign in one.marks & other.marks}
    mine = {group for group, _sign in one.marks - other.marks}
    yours = {group for group, _sign in other.marks - one.marks}
    both, either = (mine & yours) - (shared - {"count"}), mine | yours
    return (
        1.0 if both - {"count"} else 0.5 * bool(either - {"count"}),
        1.0 if "count" in both else 0.5 * ("count" in either),
    )


def _compare_crowds(one: Sketch, other: Sketch, habits: Habits) -> Features:
    """Return the hours and the places of the titles on the day, and whether another copy fits better."""
    mine = habits.starts[one.source, one.words, one.day]
    yours = habits.starts[other.source, other.words, other.day]
    crowd = branches = 1
    if len(mine) > 1 or len(yours) > 1:
        crowd = max(len({minute for minute, _place in starts}) for starts in (mine, yours))
        branches = max(
            len({place for minute, place in starts if minute == sketch.minute})
            for starts, sketch in ((mine, one), (yours, other))
        )
    rival = _has_rival(one, other, yours) or _has_rival(other, one, mine)
    rival = rival or _is_told_beside(one, other, habits) or _is_told_beside(other, one, habits)
    homes = max(habits.homes[one.source, one.words], habits.homes[other.source, other.words])
    season = _compare_seasons(one, other, habits)
    return (
        float(crowd),
        float(branches),
        float(homes),
        season,
        _stand_apart(one, other, habits),
        float(rival),
    )


def _compare_seasons(one: Sketch, other: Sketch, habits: Habits) -> float:
    """Return the share of the days of either title that both are held on, where both sources reach."""
    mine, yours = habits.seasons[one.source, one.words], habits.seasons[other.source, other.words]
    if mine == yours:
        return 1.0
    starts, ends = zip(habits.reach[one.source], habits.reach[other.source], strict=True)
    first, last = max(starts), min(ends)
    return len(mine & yours) / (sum(first <= day <= last for day in mine | yours) or 1)


def _stand_apart(one: Sketch, other: Sketch, habits: Habits) -> float:
    if one.source != other.source or one.words != other.words or one.place == other.place:
        return 0.0
    if name_two_houses(one.place, other.place):
        return float(habits.title_total[one.title] < _RARE_TITLE)  # one company plays at one place
    mine = habits.days[one.source, one.words, one.place]
    yours = habits.days[other.source, other.words, other.place]
    return float(not mine <= yours and not yours <= mine)


def _is_told_beside(one: Sketch, other: Sketch, habits: Habits) -> bool:
    """Whether the other's source tells the one's title that day, of which the other has not a word."""
    told = (other.source, one.words, one.day) in habits.starts
    return told and one.source != other.source and one.title.isdisjoint(other.title)


def _has_rival(one: Sketch, other: Sketch, starts: Set[Start]) -> bool:
    """Whether the other's source tells its title also at the one's hour, or at its place."""
    if len(starts) < 2 or one.source == other.source:
        return False
    if is_untimed(one) or is_untimed(other) or is_slip(one, other):
        return False
    if one.minute != other.minute:
        return any(minute == one.minute for minute, _place in starts)
    apart = not one.place <= other.place and not other.place <= one.place
    return apart and (one.minute, one.place) in starts


def _compare_times(one: Sketch, other: Sketch) -> Features:
    if one.day != other.day:  # only a person says so
        return (float(LONG_GAP), 0.0, 0.0, 0.0)
    untimed = is_untimed(one) != is_untimed(other)
    gap = abs(one.minute - other.minute)
    slip = is_slip(one, other)
    end = (
        float(one.minute + one.length == other.minute + other.length) if one.length and other.length else 0.5
    )
    if untimed or not gap:
        return (0.0, float(untimed), 0.0, end)
    return (float(gap), 0.0, float(slip or gap == 720), end)


def is_slip(one: Sketch, other: Sketch) -> bool:
    """Return whether one of no length begins as the other ends: an end taken for a start."""
    one_end, other_end = one.minute + one.length, other.minute + other.length
    return one.minute != other.minute and (
        (not one.length and one.minute == other_end) or (not other.length and other.minute == one_end)
    )


def is_untimed(sketch: Sketch) -> bool:
    """Return whether its hour is not known: all day, or a midnight that stands for one."""
    if sketch.minute == 0:
        return not sketch.length or sketch.length > LONG_GAP // 2
    return sketch.minute == ALL_DAY


def _compare_places(one: Sketch, other: Sketch, weights: Rarity) -> Features:
    nowhere = one.stream and other.stream  # all streams have one name
    if not one.place or not other.place or nowhere or _is_name_beside_street(one, other):
        return (0.5, 0.5, 0.0, 0.0, 0.5)
    alike, within, apart, _weight = _compare_words(*spell_alike(one.place, other.place), weights)
    numbers = float(not one.numbers.isdisjoint(other.numbers)) if one.numbers and other.numbers else 0.5
    return (alike, within, apart, 1.0, numbers)


def _is_name_beside_street(one: Sketch, other: Sketch) -> bool:
    """Whether one tells a street alone and the other a name alone: no word in common tells nothing."""
    if one.street == other.street:
        return False
    named = other if one.street else one
    return not named.numbers and one.place.isdisjoint(other.place)


def _compare_texts(one: Sketch, other: Sketch, titles: Titles, weights: Rarity) -> Features:
    """Return whether both have texts, how much of the shorter the longer holds, and the title words told."""
    mine, yours = read_text(one.text), read_text(other.text)
    known = len(mine) > 5 and len(yours) > 5
    within = len(mine & yours) / min(len(mine), len(yours)) if known else 0.3
    own, others = titles[0] - titles[1], titles[1] - titles[0]
    if not own and not others:
        return (float(known), within, 0.0, 0.0)
    missed = own - yours - other.place - read_slug(other.page)
    missing = others - mine - one.place - read_slug(one.page)
    told = max(_tell_share(own, missed), _tell_share(others, missing))
    untold = min(sum_weights(missed, weights), sum_weights(missing, weights))
    return (float(known), within, told, untold)


def _tell_share(words: Words, missed: Words) -> float:
    return (len(words) - len(missed)) / len(words) if words else 0.0


def decide(features: Features) -> float | None:
    """Return the chance of a pair that is beyond doubt, None where it must be weighed.

    Not one gathering: titles of another age, level or count, or that tell two; the other's source tells
    a copy that fits better, even where both name one page, of two shifts; another hour of what has
    several hours that day; another place of what has many; two pages of one site that also differ in a
    count or, told by two sources, in place. One gathering: two sources name one page that stands for no
    other title, at about the same hour, or at the same hour and place one made for one gathering.
    """
    told = dict(zip(FEATURES, features, strict=True))
    clash = 1.0 in (told["marks"], told["counts"])
    places_apart = told["place_alike"] < 0.5 and told["place_within"] < 0.7
    renamed = told["page"] >= OF_ITS_OWN and not told["gap"] and not told["untimed"] and not places_apart
    if told["page"] == 1 or told["same_uid"] or (renamed and not told["same_source"]):
        if told["rival"] and told["gap"] > 60:
            return 0.0
        if clash or told["same_source"] or told["gap"] > 60:
            return None
        return _SURE if told["gap"] else _SURER
    if clash or told["rival"] or _tell_two(told):
        return 0.0
    if told["gap"] >= 60 and told["crowd"] > 1 and not told["slip"]:
        return 0.0
    if told["same_source"]:
        booked_twice = told["text_within"] >= _SAME_TEXT and not told["apart"]  # one meeting, two rooms
        two = told["counts"] or (places_apart and not booked_twice)
        if 0 < told["page"] < AT_ONCE and told["title_alike"] < 1:  # a landing page: its titles tell apart
            return 0.0
        return 0.0 if two and told["other_page"] else None
    two_pages = told["other_page"] == 1
    if places_apart and (told["homes"] >= _BRANCHES or two_pages or told["kin"] > _KIN):
        return 0.0
    return 0.0 if told["counts"] and two_pages else None


def _tell_two(told: Mapping[str, float]) -> bool:
    """Whether titles of which each has words of its own tell two gatherings.

    They do at two numbers of one street or two hours of one page; and with other words in one frame, in one
    source also before one end or on two pages of its site: unless the texts tell the other's words,
    and the frame is more than they.
    """
    if not told["title_apart"]:
        return False
    if (told["place_alike"] > 0.9 and not told["numbers"]) or (told["page"] and told["gap"]):
        return True
    within = told["title_swap"] or told["other_page"] == 1 if told["same_source"] else told["title_swap"] == 1
    little_alike = told["title_swap"] == 1 and told["title_weight"] < told["title_apart"]
    return bool(within) and (told["told"] < _TOLD or little_alike)


_TOLD = 0.6
_SURE, _SURER = 0.95, 0.96  # of two shifts on one page each finds its own hour first
_BRANCHES = 3
_KIN = 0.5  # sources that copy one another copy the place as well
_SAME_TEXT = 0.75
