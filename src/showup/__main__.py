"""Run showup as `python -m showup`."""

from showup.cli.main import main

if __name__ == "__main__":
    main()
