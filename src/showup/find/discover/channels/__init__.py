"""One file a channel; the folder is the list of channels."""
