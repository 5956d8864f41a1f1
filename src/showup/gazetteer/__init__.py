"""The world's towns, and finding one by its name."""
