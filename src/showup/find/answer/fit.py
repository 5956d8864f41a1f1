"""How well one event fits a question, and why, in words."""

from __future__ import annotations

import re
from datetime import date, datetime

from showup.find.answer.interests import Interest
from showup.model.match import Candidate, Question
from showup.model.worth import measure_worth

NEAR_KM = 15.0  # at this distance nearness counts half
_LEVEL_WORDS = {2: "take part", 1: "watch or help", 0: "not about public questions"}


def local_day(moment: date | datetime) -> date:
    """Return the calendar day of a date or an aware datetime in its own zone."""
    return moment.date() if isinstance(moment, datetime) else moment


def find_words(words: tuple[str, ...], text: str) -> bool:
    """Whether every word stands in the text, with an ending of up to three letters ("union", "unionize")."""
    return bool(words) and all(
        re.search(rf"\b{re.escape(word)}\w{{0,3}}\b", text, re.IGNORECASE) for word in words
    )


def weigh_interest(interest: Interest, candidate: Candidate) -> tuple[float, str]:
    """Return how far the event is about it, 0 to 1, and the reason."""
    if find_words(interest.words, candidate.event.title):
        return 1.0, f"{say_cause(interest)} is in the title"
    shared = [topic for topic in interest.topics if topic in candidate.judgement.topics]
    if shared:
        return 0.9, f"about {shared[0]}"
    if candidate.event.event_id in interest.told_in:
        return 0.5, f"{say_cause(interest)} is in its text"
    return 0.0, ""


def say_cause(interest: Interest) -> str:
    """Return the cause as asked, in one pair of quotation marks."""
    plain = interest.asked.strip('"')
    return f'"{plain}"'


def weigh_time(start: date | datetime, question: Question) -> float:
    """Return 1 for now, falling to about a third at the end of the asked days."""
    away = start.toordinal() - question.now.toordinal()
    return max(0.0, 1 - 0.66 * away / max(1, question.days))


def weigh_distance(distance_km: float | None) -> float:
    """Return 1 at the door, 0.5 at 15 km, 0.4 for what has no place."""
    return 0.4 if distance_km is None else 1 / (1 + distance_km / NEAR_KM)


def weigh(candidate: Candidate, question: Question, interests: tuple[Interest, ...]) -> float | None:
    """Return how well the candidate answers the question, higher is better; None where it does not at all.

    `store/queries/search.sql` weighs alike to choose the likeliest where there are too many.
    """
    event, judgement = candidate.event, candidate.judgement
    if judgement.level < question.level or not _is_asked(candidate, question):
        return None
    score = measure_worth(event, judgement)
    if interests:
        best = max(weigh_interest(interest, candidate)[0] for interest in interests)
        if not best:
            return None
        score += 3 * best
    elif any(topic != "other" for topic in judgement.topics):  # what names no public question is often a club
        score += 0.4
    return score + 0.6 * weigh_distance(candidate.distance_km) + 0.3 * weigh_time(event.start, question)


def say_why(candidate: Candidate, question: Question, interests: tuple[Interest, ...]) -> tuple[str, ...]:
    """Return the reasons in words why the candidate answers the question."""
    reasons = ["cancelled"] if candidate.event.status == "cancelled" else []
    if interests:
        reasons.append(max(weigh_interest(interest, candidate) for interest in interests)[1])
    reasons += _say_level(candidate) + _say_practice(candidate, question)
    if candidate.judgement.open_to_newcomers == "yes":
        reasons.append("open to newcomers")
    if candidate.series:
        reasons.append(f"comes back {candidate.series.rule}".rstrip())
    return tuple(reasons)


def _is_asked(candidate: Candidate, question: Question) -> bool:
    doing, practise = question.doing, question.practise
    return (not doing or any(one in doing for one in candidate.judgement.activities)) and (
        not practise or any(one in practise for one in candidate.judgement.skills)
    )


def _say_level(candidate: Candidate) -> list[str]:
    judgement = candidate.judgement
    words = _LEVEL_WORDS[judgement.level]
    if not judgement.sure:
        words += " (the text is thin: can't tell for sure)"
    doing = ", ".join(judgement.activities[:3])
    return [f"{words}: {doing}" if doing else words]


def _say_practice(candidate: Candidate, question: Question) -> list[str]:
    shared = [skill for skill in question.practise if skill in candidate.judgement.skills]
    return [f"practises {', '.join(shared)}"] if shared else []
