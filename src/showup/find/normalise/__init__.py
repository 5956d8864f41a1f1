"""From listings to dated occurrences: zones, recurrence, cancelled, online. Pure."""
