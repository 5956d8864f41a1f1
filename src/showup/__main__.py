"""Run showup, as `showup` or as `python -m showup`."""

import sys

INTERRUPTED = 130  # as shells have it: 128 and the number of the signal


def main() -> None:
    """Run the command line; one that is interrupted while it still loads ends in a line, too."""
    try:
        from showup.cli.main import main as run

        run()
    except KeyboardInterrupt:
        print("\nshowup: interrupted", file=sys.stderr)  # noqa: T201 - the console is not loaded yet
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
