"""From candidates to ranked matches with reasons and coverage. Pure."""
