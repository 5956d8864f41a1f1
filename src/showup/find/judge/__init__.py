"""What an event asks of one who comes, with the words that show it."""

VERSION = "12"  # changes with the lexicon or the weights: harvested events are judged again
