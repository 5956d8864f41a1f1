"""The only SQL: harvest.db (can be rebuilt) and choices.db (the user's own)."""
