"""`clean_batch`, the one function that every engine calls: records in, outcomes out, both as Arrow batches."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from cleaners.toolkit import packaged_toolkit
from corpus.article import Source
from corpus.describe import describe_all
from corpus.package.schema import outcomes_to_batch
from corpus.recipe import Recipe
from corpus.repetition.count import NO_REPETITIONS, Repetitions
from corpus.sources.record import Record

RECORDS = pa.schema(
    {
        "path": pa.string(),
        "record": pa.int64(),
        "format": pa.string(),
        "content": pa.binary(),
        "known": pa.map_(pa.string(), pa.string()),
        "said_in": pa.string(),
        "why": pa.string(),
    }
)
"""The schema of a batch of records."""

BATCH_BYTES = 32_000_000
"""Bytes of content from which on a batch is full, whatever its rows."""


def clean_batch(batch: pa.RecordBatch, recipe: Recipe, repetitions: Repetitions = NO_REPETITIONS) -> pa.RecordBatch:
    """The outcomes of a batch of records, one row each, in their order (schema `corpus.package.schema.BATCH`).

    `repetitions` is what the first pass over all records found.
    """
    toolkit = packaged_toolkit(recipe.without)
    records = list(from_batch(batch))
    return outcomes_to_batch(describe_all(records, recipe, toolkit, [repetitions.of(r, recipe) for r in records]))


def to_batches(records: Iterable[Record], rows: int) -> Iterator[pa.RecordBatch]:
    """Records in batches of at most `rows`, and not much over `BATCH_BYTES`."""
    waiting: list[Record] = []
    size = 0
    for record in records:
        waiting.append(record)
        size += len(record.content)
        if len(waiting) >= rows or size >= BATCH_BYTES:
            yield _to_batch(waiting)
            waiting, size = [], 0
    if waiting:
        yield _to_batch(waiting)


def from_batch(batch: pa.RecordBatch) -> Iterator[Record]:
    """The records of a batch."""
    for row in batch.to_pylist():
        yield Record(
            Source(row["path"], row["record"], row["format"]),
            row["content"],
            dict(row["known"]),
            row["said_in"],
            row["why"],
        )


def _to_batch(records: list[Record]) -> pa.RecordBatch:
    rows = [
        {
            "path": record.source.path,
            "record": record.source.record,
            "format": record.source.format,
            "content": record.content,
            "known": list(record.known.items()),
            "said_in": record.said_in,
            "why": record.why,
        }
        for record in records
    ]
    return pa.RecordBatch.from_pylist(rows, schema=RECORDS)
