"""Events out: iCalendar, RSS, Atom, JSON Feed, schema.org. Pure: values in, text out."""
