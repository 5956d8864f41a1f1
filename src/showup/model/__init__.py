"""The nouns of showup: frozen values, standard library only, no input or output."""
