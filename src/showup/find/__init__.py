"""FIND: from a town to ranked events. Stages are pure; only `fetch` reaches the network."""
