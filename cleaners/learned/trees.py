"""Oblivious trees: each asks the same few questions of every line, and the answers together are the number of a leaf.

So many lines are judged by a few operations on whole tables. Trained by CatBoost (Prokhorenkova and others 2018), which
is not needed here.
"""

import msgspec
import numpy as np
from numpy.typing import NDArray

from cleaners.learned.sight import GRADES, Table

STEPS = 4096
ROWS = 512
"""Lines judged at a time, so that memory stays bounded and close by."""


class Forest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Trees of one depth. `columns` and `borders` hold the questions (trees x depth): is the column above the border?

    `leaves` (trees x 2**depth) holds what each leaf adds to the odds; the first question is the lowest bit of its
    number. Borders are in steps of 1/`GRADES`, leaves and bias in steps of 1/`STEPS`.
    """

    columns: list[list[int]]
    borders: list[list[int]]
    leaves: list[list[int]]
    bias: int


class Trees:
    """A forest ready to judge."""

    def __init__(self, forest: Forest) -> None:
        self._columns = np.array(forest.columns, dtype=np.intp).T
        self._borders = (np.array(forest.borders, dtype=np.float32).T[:, :, None] + 0.5) / GRADES
        leaves = np.array(forest.leaves, dtype=np.int32)
        self._leaves = leaves.ravel()
        self._first_leaves = np.arange(len(leaves), dtype=np.int32)[:, None] * leaves.shape[1]
        self._bias = forest.bias

    def chances(self, table: Table) -> Table:
        """For each row the chance that it is text, 0 to 1."""
        columns = np.ascontiguousarray(table.T)
        parts = [self._sums(columns[:, at : at + ROWS]) for at in range(0, len(table), ROWS)]
        odds = (np.concatenate(parts) + self._bias) / STEPS
        chances: Table = (1 / (1 + np.exp(-odds))).astype(np.float32)
        return chances

    def _sums(self, columns: Table) -> NDArray[np.int32]:
        """For each line what its leaves add up to; question by question, all trees at once."""
        leaf = np.repeat(self._first_leaves, columns.shape[1], axis=1)
        for bit, (asked, borders) in enumerate(zip(self._columns, self._borders, strict=True)):
            leaf += (columns[asked] > borders).astype(np.int32) << bit
        sums: NDArray[np.int32] = self._leaves[leaf].sum(axis=0, dtype=np.int32)
        return sums
