"""Rows of foreign JSON: one bad one is a problem, and never the end of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from showup.find.extract.records import Record, Rows, make_listing, read_rows
from showup.model.listing import Listing
from showup.model.problem import Problem

WHERE = "https://maplehill.example/api"
DAY = date(2030, 5, 7)


def make_each(row: Record) -> Iterator[Listing]:
    for day in row.rows("days"):
        yield make_listing(row.line("title"), DAY if day else None)


def test_listings_before_a_bad_one_of_the_same_row_stay() -> None:
    rows = [{"title": "Walk", "days": [1, 0, 1]}, "no row", {"title": "Talk", "days": [1]}]
    assert read_rows(rows, make_each, WHERE) == Rows(
        (Listing("Walk", DAY), Listing("Talk", DAY)),
        (Problem("extract", WHERE, "row 1: no start that can be read"),),
        3,
    )
