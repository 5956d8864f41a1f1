"""The codebook in the private store: which topics there are and what each one means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from showup.listen.codebook import Code
from showup.notebook.notes import read_everything
from showup.store.private_store import PrivateStore


def list_codes(store: PrivateStore) -> list[Code]:
    """Return every topic that is described or was used, in the order of their names."""
    described = {leaf.told["topic"]: Code(**leaf.told) for leaf in store.leaves("code")}
    used = {note.topic: Code(note.topic, "") for note in read_everything(store) if note.topic}
    return [code for _, code in sorted((used | described).items())]


def keep_codes(store: PrivateStore, codes: Iterable[Code], at: datetime) -> int:
    """Keep topics, those of a name in place of the one before; return how many there were."""
    numbers = {leaf.told["topic"]: leaf.number for leaf in store.leaves("code")}
    kept = list(codes)
    for code in kept:
        if code.topic in numbers:
            store.edit("code", numbers[code.topic], at.date(), asdict(code))
        else:
            numbers[code.topic] = store.add("code", at.date(), asdict(code), at)
    return len(kept)
