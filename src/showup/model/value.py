"""Values that nobody changes and that are made by the ten thousand.

The type checker sees frozen dataclasses. At run time nothing guards them: a guarded one of twenty fields
takes ten times as long to make, which was a tenth of the time of reading a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["value"]

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen: bool, slots: bool):
        """Return the decorator of such a class; it has the hash of a frozen one."""
        return dataclass(slots=slots, unsafe_hash=frozen)
