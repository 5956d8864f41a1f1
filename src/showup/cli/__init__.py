"""The command line door: settings, the clock and files are read here and passed down."""
