"""The web door: pages, feeds and JSON over what is stored; the network is passed in by who starts it."""
