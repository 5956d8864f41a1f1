"""From occurrences to events: one gathering once. Pure."""
