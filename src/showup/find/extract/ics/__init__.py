"""iCalendar (RFC 5545) over bytes: only what an event needs, only the events a window can touch."""
