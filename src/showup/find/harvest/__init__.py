"""The one place where the stages and the store meet."""
