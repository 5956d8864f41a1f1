"""What an event is worth before anybody asks: the part of its rank that no question changes."""

from __future__ import annotations

from showup.model.event import Event
from showup.model.judgement import Judgement

_OWN_WORDS = frozenset({"title", "description"})


def measure_worth(event: Event, judgement: Judgement) -> float:
    """Return how high an event ranks for what it is; higher is better, -10 or less what is cancelled."""
    worth = 2 * judgement.p2 + 0.7 * judgement.p1 + _weigh_proof(judgement)
    worth += 0.3 if judgement.open_to_newcomers == "yes" else 0.0
    worth += 0.2 if event.series_id else 0.0
    worth -= 0.0 if judgement.activities else 0.4  # nothing says what one would do there
    return worth - (10.0 if event.status == "cancelled" else 0.0)


def _weigh_proof(judgement: Judgement) -> float:
    """Return what is taken off for thin proof, and for what is closed to newcomers.

    A level that rests on a platform's label or a host's name alone is often that of a host who does
    much besides.
    """
    fields = {proof.field for proof in judgement.evidence if proof.shows == "level"}
    weight = -0.8 if fields and fields.isdisjoint(_OWN_WORDS) else 0.0
    weight -= 0.0 if judgement.sure else 0.5
    return weight - (0.5 if judgement.open_to_newcomers == "no" else 0.0)
