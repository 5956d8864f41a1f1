"""How to listen: shown wherever notes are taken, printed on every sheet."""

ETIQUETTE = (
    "Come to listen; speak when you are invited.",
    "Where people would expect to be asked before something is written down, ask.",
    "Recording has laws of its own, in many places everybody must agree; showup keeps no recordings.",
    "No names, nothing that tells who spoke; a voice is a number for this meeting alone.",
    "Never use it on individuals: it is about what is said, not about who says it.",
)
