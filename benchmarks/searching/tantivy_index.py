"""A rival: tantivy, place as terms of half-degree cells, time as a range."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from math import cos, radians
from pathlib import Path
from typing import Any

from searching.events import Sample
from searching.timing import Answer
from showup.gazetteer.atlas import find_cell
from showup.model.town import distance_km
from showup.store.asked import Asked

MOST_HITS = 10_000


class Tantivy:
    """Events in a tantivy index."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        import tantivy

        self.folder = folder
        self._tantivy: Any = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("words", tokenizer_name="en_stem")
        builder.add_integer_field("cell", indexed=True)
        builder.add_integer_field("start", indexed=True, fast=True)
        builder.add_bytes_field("body", stored=True)
        self._schema = builder.build()
        self._folder = folder / "tantivy"

    def load(self, samples: Iterable[Sample]) -> None:
        """Write the events."""
        self._folder.mkdir()
        index = self._tantivy.Index(self._schema, path=str(self._folder))
        writer = index.writer(256_000_000, 1)
        for sample in samples:
            writer.add_document(self._write(sample))
        writer.commit()
        writer.wait_merging_threads()

    def _write(self, sample: Sample) -> Any:
        event, judged = sample.event, sample.judgement
        lat, lon = event.venue.lat or 0.0, event.venue.lon or 0.0
        facets = [*judged.topics, *judged.activities, *judged.skills]
        return self._tantivy.Document(
            words=f"{event.title} {event.description} {event.venue.name}",
            cell=find_cell(lat, lon),
            start=int(event.start.timestamp()),  # type: ignore[union-attr]
            body=json.dumps([event.title, lat, lon, facets]).encode(),
        )

    def open(self) -> None:
        """Open the index anew."""
        self._index = self._tantivy.Index.open(str(self._folder))

    def close(self) -> None:
        """Let go of it."""
        del self._index

    def ask(self, question: Asked) -> Answer:
        """Return how many answer, the best 20 and the facet counts."""
        searcher = self._index.searcher()
        found = searcher.search(self._make_query(question), limit=MOST_HITS)
        bodies = [json.loads(searcher.doc(address)["body"][0]) for _score, address in found.hits]
        near = [
            body
            for body in bodies
            if distance_km(question.lat, question.lon, body[1], body[2]) <= question.radius_km
        ]
        return len(near), near[:20], Counter(name for body in near for name in body[3])

    def _make_query(self, question: Asked) -> Any:
        query, must = self._tantivy.Query, self._tantivy.Occur.Must
        tall = question.radius_km / 111.2
        wide = tall / cos(radians(question.lat))
        rows = [question.lat + step * tall / 4 for step in range(-4, 5)]
        columns = [question.lon + step * wide / 4 for step in range(-4, 5)]
        cells = {find_cell(lat, lon) for lat in rows for lon in columns}
        near = query.term_set_query(self._schema, "cell", sorted(cells))
        since, until = int(question.start.timestamp()), int(question.end.timestamp())
        when = query.range_query(self._schema, "start", self._tantivy.FieldType.Integer, since, until)
        words = self._index.parse_query(question.words or "", ["words"])
        return query.boolean_query([(must, near), (must, when), (must, words)])
