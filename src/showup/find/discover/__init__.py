"""From a town to leads: channels describe requests and read the answers. Pure."""
