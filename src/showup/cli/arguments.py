"""Arguments that several commands take."""

from __future__ import annotations

from typing import Annotated

import typer

Town = Annotated[str, typer.Argument(metavar="TOWN", help='"Lincoln, Nebraska", "Lincoln NE" or a ZIP code.')]
