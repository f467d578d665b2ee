"""Which lines to keep, from the chance of each to be text."""

import numpy as np

from cleaners.learned.sight import Table


def keep_for_f1(chances: Table, words: Table) -> np.ndarray:
    """The lines of a page that together have the largest expected F1 of words: an array of booleans.

    Of all sets of lines, the best holds those above some chance; its expected F1 is taken as twice the words that
    it is expected to hold rightly, over its words and those expected in the text (after Lewis 1995; Jansche 2007).
    """
    order = np.argsort(-chances, kind="stable")
    held, right = np.cumsum(words[order], dtype=np.float64), np.cumsum((words * chances)[order], dtype=np.float64)
    expected = 2 * right / np.maximum(held + right[-1], 1e-9)
    keep = np.zeros(len(chances), dtype=bool)
    keep[order[: int(np.argmax(expected)) + 1]] = True
    return keep
