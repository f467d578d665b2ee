"""This process, one batch after the other."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from corpus.batch import clean_batch
from corpus.recipe import Recipe
from corpus.repetition.count import Repetitions


def run(batches: Iterable[pa.RecordBatch], recipe: Recipe, repetitions: Repetitions) -> Iterator[pa.RecordBatch]:
    """The outcomes of each batch, in the order of the batches."""
    for batch in batches:
        yield clean_batch(batch, recipe, repetitions)
