"""What was heard, kept and told: the one place where LISTEN and the private store meet."""
