"""Where a person stands: told by the journal alone, with the entries that show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from showup.learn.entry import Entry, Role, order_entries
from showup.learn.ladder import Ladder, Rung, Skill

# Days on which a skill was used; several entries of one day count once.
PRACTISED_DAYS, CAN_DO_DAYS, TASK_DAYS, TAUGHT_DAYS = 3, 6, 2, 3
# Half a year without use costs one state, a year and a half another; what was tried stays tried.
RUSTY_DAYS, LOST_DAYS = 180, 540
TEACHING = "training-others"


class State(StrEnum):
    """How far a skill has come."""

    NEVER = "never"
    TRIED = "tried"
    PRACTISED = "practised"
    CAN_DO = "can-do"
    CAN_TEACH = "can-teach"

    @property
    def height(self) -> int:
        """Return 0 for never to 4 for can-teach."""
        return list(State).index(self)


@dataclass(frozen=True, slots=True)
class SkillStanding:
    """One skill: its state now, on how many days it was done, and the entries that show it, newest first."""

    skill_id: str
    state: State
    days: int = 0
    last_used: date | None = None
    faded: bool = False  # the state was higher before it was long unused
    evidence: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The rung ("" below the first) and every skill of the ladder."""

    rung: str
    skills: Mapping[str, SkillStanding]

    def has_tried(self, skill_ids: Iterable[str]) -> bool:
        """Whether each of the skills has been tried."""
        return all(self.skills[name].state is not State.NEVER for name in skill_ids)


def find_standing(entries: Iterable[Entry], today: date, ladder: Ladder) -> Standing:
    """Return the standing on a day; entries of later days are plans and count for nothing."""
    lived = order_entries(entry for entry in entries if entry.happened_on <= today)
    shown: dict[str, list[Entry]] = {name: [] for name in ladder.skills}
    for entry in lived:
        for name in list_shown(entry, ladder):
            shown[name].append(entry)
    skills = {name: _weigh(ladder.skills[name], uses, today) for name, uses in shown.items()}
    return Standing(_find_rung(ladder, skills, lived), skills)


def list_shown(entry: Entry, ladder: Ladder) -> tuple[str, ...]:
    """Return the skills an entry shows: those it names, and those its role shows of itself."""
    named = [name for name in entry.skills if name in ladder.skills]
    return tuple(dict.fromkeys([*named, *ladder.roles.get(entry.role, ())]))


def _weigh(skill: Skill, uses: Sequence[Entry], today: date) -> SkillStanding:
    if not uses:
        return SkillStanding(skill.skill_id, State.NEVER)
    done = [entry for entry in uses if skill.by_watching or entry.role is not Role.WATCHED]
    full = _state_without_rust(skill, done)
    last = uses[-1].happened_on
    state = _rust(full, (today - last).days)
    days = len({entry.happened_on for entry in done})
    return SkillStanding(skill.skill_id, state, days, last, state is not full, tuple(reversed(uses)))


def _state_without_rust(skill: Skill, done: Sequence[Entry]) -> State:
    days = {entry.happened_on for entry in done}
    carried = {entry.happened_on for entry in done if entry.role.weight >= Role.TOOK_A_TASK.weight}
    taught = {entry.happened_on for entry in done if entry.role is Role.LED or TEACHING in entry.skills}
    if len(days) >= CAN_DO_DAYS and (skill.by_watching or len(carried) >= TASK_DAYS):
        return State.CAN_TEACH if len(taught) >= TAUGHT_DAYS else State.CAN_DO
    return State.PRACTISED if len(days) >= PRACTISED_DAYS else State.TRIED


def _rust(state: State, idle_days: int) -> State:
    lost = (idle_days > RUSTY_DAYS) + (idle_days > LOST_DAYS)
    return list(State)[max(State.TRIED.height, state.height - lost)]


def _find_rung(ladder: Ladder, skills: Mapping[str, SkillStanding], lived: Sequence[Entry]) -> str:
    reached = [rung.rung_id for rung in ladder.rungs if _is_reached(rung, skills, lived)]
    return reached[-1] if reached else ""


def _is_reached(rung: Rung, skills: Mapping[str, SkillStanding], lived: Sequence[Entry]) -> bool:
    if any(skills[name].state.height >= State.PRACTISED.height for name in rung.skills):
        return True
    if not rung.role:
        return False
    enough = Role(rung.role).weight
    return len({entry.happened_on for entry in lived if entry.role.weight >= enough}) >= rung.days
