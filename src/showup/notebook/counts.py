"""Files of counts as they are kept: one's own exports, and those of a team."""

from __future__ import annotations

from typing import Literal

from showup.listen.tally_file import TallyFile, read_tally_file
from showup.model.problem import Problem
from showup.store.private_store import PrivateStore


def list_files(store: PrivateStore, kind: Literal["export", "team"]) -> list[TallyFile]:
    """Return the files of a kind as they were kept, the oldest first."""
    leaves = sorted(store.leaves(kind), key=lambda leaf: leaf.number)
    read = [read_tally_file(leaf.told["file"], kind) for leaf in leaves]
    return [file for file in read if not isinstance(file, Problem)]
