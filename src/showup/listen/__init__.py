"""LISTEN: from votes and notes to what can honestly be said."""
