"""One file a reader; the folder is the list of readers."""
