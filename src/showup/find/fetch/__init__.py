"""The only network: live and replay transports, robots, pacing, recording."""
