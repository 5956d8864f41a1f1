"""The private pages: LEARN and LISTEN. Nothing here has a way to the network or to the harvest."""
