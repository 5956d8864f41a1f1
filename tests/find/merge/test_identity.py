"""An id is minted once and can always be followed."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from showup.find.merge.identity import keep_ids


def test_a_merged_event_keeps_the_oldest_id() -> None:
    first, _ = keep_ids([["a"]], {})
    known = {"a": first[0]}
    second, _ = keep_ids([["a"], ["b"]], known)
    known["b"] = second[1]
    merged, redirects = keep_ids([["a", "b"]], known)
    assert (merged, redirects) == ([first[0]], {second[1]: first[0]})


def test_a_split_keeps_the_id_with_most_of_its_listings() -> None:
    (whole,), _ = keep_ids([["a", "b", "c"]], {})
    parts, redirects = keep_ids([["a"], ["b", "c"]], dict.fromkeys("abc", whole))
    assert parts[1] == whole != parts[0]
    assert redirects == {}


def test_what_was_joined_and_is_split_again_has_its_old_ids() -> None:
    (one,), _ = keep_ids([["b"]], {})
    (_, other), _ = keep_ids([["b"], ["a"]], {"b": one})
    joined, redirects = keep_ids([["a", "b"]], {"a": other, "b": one})
    assert (joined, redirects) == ([one], {other: one})
    assert keep_ids([["a"], ["b"]], {"a": one, "b": one}, retired=[other]) == ([other, one], {})


def test_an_event_torn_between_older_ones_leads_to_one_of_them() -> None:
    known = {"a": "e1", "b": "e2", "x": "e3", "y": "e3"}
    assert keep_ids([["a", "x"], ["b", "y"]], known) == (["e1", "e2"], {"e3": "e1"})


class Harvests(RuleBasedStateMachine):
    """Listings come, go and are grouped anew; ids are kept as the store keeps them."""

    def __init__(self) -> None:
        super().__init__()
        self.minted: dict[str, str] = {}
        self.redirects: dict[str, str] = {}
        self.ever: set[str] = set()
        self.clusters: list[list[str]] = []
        self.ids: list[str] = []

    def follow(self, event_id: str) -> str:
        for _step in range(100):
            if event_id not in self.redirects:
                return event_id
            event_id = self.redirects[event_id]
        raise AssertionError("a circle of redirects")

    @rule(homes=st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 4), min_size=1))
    def harvest(self, homes: dict[str, int]) -> None:
        clusters: dict[int, list[str]] = {}
        for occurrence, home in sorted(homes.items()):
            clusters.setdefault(home, []).append(occurrence)
        known = {occurrence: self.follow(event_id) for occurrence, event_id in self.minted.items()}
        self.clusters = list(clusters.values())
        self.ids, redirects = keep_ids(self.clusters, known)
        assert keep_ids(self.clusters[::-1], known) == (self.ids[::-1], redirects)
        for event_id in self.ids:
            self.redirects.pop(event_id, None)
        self.redirects.update(redirects)
        self.ever.update(self.ids)
        for cluster, event_id in zip(self.clusters, self.ids, strict=True):
            held = sorted({known[one] for one in cluster if one in known})
            assert event_id in held or event_id not in known.values()
            self.minted.update(dict.fromkeys(cluster, event_id))

    @invariant()
    def ids_are_of_one_event_each(self) -> None:
        assert len(set(self.ids)) == len(self.ids)

    @invariant()
    def every_id_ever_given_leads_to_one_that_is_kept(self) -> None:
        kept = set(self.minted.values())
        assert all(self.follow(event_id) in kept for event_id in self.ever)

    @rule()
    def nothing_new_changes_nothing(self) -> None:
        known = {occurrence: self.follow(event_id) for occurrence, event_id in self.minted.items()}
        assert keep_ids(self.clusters, known) == (self.ids, {})


TestHarvests = Harvests.TestCase
TestHarvests.settings = settings(max_examples=80, stateful_step_count=12, deadline=None)
