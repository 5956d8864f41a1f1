"""The engine beside what Polis published for real conversations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.stats import rankdata

from showup.listen.agreement import compare_groupings
from showup.listen.analyse import analyse
from showup.listen.cluster import make_base
from showup.listen.grouping import Grouping, group_votes, seed_groups
from showup.listen.representative import choose_consensus, choose_representative, measure_common_ground
from showup.listen.votes import Votes, tally_everybody, tally_votes
from tests.listen.conversations import Conversation, read_conversations

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def conversations(corpora: Path) -> list[Conversation]:
    return read_conversations(corpora)


@pytest.fixture(scope="module")
def exact(conversations: list[Conversation]) -> list[Conversation]:
    return [one for one in conversations if one.tier == "exact"]


def label_published(one: Conversation) -> np.ndarray:
    groups = one.published["groups"]
    return np.array([groups.get(name, -1) for name in one.votes.participants], dtype=np.int64)


def leave_out_published(one: Conversation) -> np.ndarray:
    moderated = {str(tid) for tid in one.published.get("mod-out") or ()}
    return np.array([name in moderated for name in one.votes.statements], dtype=bool)


def name_chosen(votes: Votes, chosen: list[tuple[int, Any]]) -> list[tuple[int, str]]:
    return [(int(votes.statements[statement]), side) for statement, side in chosen]


def test_from_the_published_groups_come_the_published_lists(exact: list[Conversation]) -> None:
    wrong = {}
    for one in exact:
        labels = label_published(one)
        tally = tally_votes(one.votes, labels, int(labels.max()) + 1)
        chosen = choose_representative(tally, leave_out_published(one))
        ours = {str(group): name_chosen(one.votes, listed) for group, listed in enumerate(chosen)}
        theirs = {
            group: [(row["tid"], row["repful-for"]) for row in listed]
            for group, listed in one.published["repness"].items()
        }
        if ours != theirs:
            wrong[one.id] = (ours, theirs)
    assert wrong == {}
    assert len(exact) >= 20


def test_from_the_published_centres_come_the_published_groups(exact: list[Conversation]) -> None:
    agreement = {one.id: agree_from_centres(one) for one in exact}
    assert {name: value for name, value in agreement.items() if value < 0.95} == {}


def agree_from_centres(one: Conversation) -> float:
    votes, published = one.votes, one.published
    seen = tally_everybody(votes).seen[0] > 0
    beside = int((seen & votes.left_out).sum())
    grouping = group_votes(votes, seen & ~votes.left_out, np.random.default_rng(0), beside)
    labels = label_published(one)
    members = np.flatnonzero(labels >= 0)
    base_centres = turn_published(
        one, grouping, np.array([published["base-clusters"][axis] for axis in "xy"]).T
    )
    centres = turn_published(
        one, grouping, np.array([group["center"] for group in published["group-clusters"]])
    )
    points = grouping.points[members]
    base = make_base(points, np.random.default_rng(0), base_centres)
    return compare_groupings(seed_groups(points, base, centres), labels[members])


def turn_published(one: Conversation, grouping: Grouping, centres: np.ndarray) -> np.ndarray:
    """Turn centres of the published plane, where agree is -1, into our plane."""
    column = {str(tid): at for at, tid in enumerate(one.published["tids"])}
    components = np.array(one.published["pca"]["comps"])
    at = [column.get(name) for name in one.votes.statements]
    aligned = np.array([components[:, place] if place is not None else [0.0, 0.0] for place in at])
    return np.asarray(-centres @ (aligned.T @ grouping.plane.directions))


def test_common_ground_is_ranked_as_published(exact: list[Conversation]) -> None:
    agreement = []
    for one in exact:
        labels = label_published(one)
        ours = measure_common_ground(tally_votes(one.votes, labels, int(labels.max()) + 1))
        theirs = {
            name: np.prod(list(value.values())) if isinstance(value, dict) else value
            for name, value in (one.published.get("group-aware-consensus") or {}).items()
        }
        names = [(at, name) for at, name in enumerate(one.votes.statements) if name in theirs]
        if len(names) > 3:
            pairs = np.array([(ours[at], theirs[name]) for at, name in names])
            agreement.append(float(np.corrcoef(rankdata(pairs, axis=0).T)[0, 1]))
    # Where votes are missing from the export, or the published product is of older groups, it cannot match.
    assert np.median(agreement) >= 0.999
    assert np.mean(np.array(agreement) >= 0.98) >= 0.9


def test_consensus_is_as_published(conversations: list[Conversation]) -> None:
    overlaps = []
    for one in conversations:
        if isinstance(published := one.published.get("consensus"), dict):
            chosen = choose_consensus(tally_everybody(one.votes), leave_out_published(one))
            for side, ours in zip(("agree", "disagree"), chosen, strict=True):
                names = {int(one.votes.statements[statement]) for statement in ours}
                theirs = {row["tid"] for row in published[side]}
                overlaps.append(len(names & theirs) / len(names | theirs) if names | theirs else 1.0)
    assert np.mean(overlaps) >= 0.95


def test_a_cold_start_finds_most_published_groups(conversations: list[Conversation]) -> None:
    found = []
    for one in conversations:
        groups = analyse(one.votes, "polis").groups
        published = one.published["groups"]
        both = [name for name in published if name in groups]
        agreement = compare_groupings(
            np.array([published[name] for name in both]), np.array([groups[name] for name in both])
        )
        found.append(agreement * len(both) / len(published))
    assert np.median(found) >= 0.9
    assert np.mean(found) >= 0.75
