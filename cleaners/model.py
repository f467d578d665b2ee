"""What a model trained on labelled pages makes of each line. Touches whole lines, never a part of one."""

from collections.abc import Iterator

import numpy as np

from cleaners.learned.choice import keep_for_f1
from cleaners.marks import mark_block
from cleaners.page import Mark, Verdict
from cleaners.view import View

KEEP = 0.2
SURE = 0.2
"""Chance below which a line goes from a page that came without its menus: what is cut there is mostly text."""


def mark(view: View) -> Iterator[Mark]:
    """A mark on every line: for keeping those that together have the largest expected F1, for cutting the others."""
    if view.chances is None:
        return
    keep = keep_for_f1(view.chances, np.array(view.words, dtype=np.float32))
    if not view.whole_page:
        keep |= view.chances >= SURE
    for block, kept, chance in zip(view.blocks, keep.tolist(), view.chances.tolist(), strict=True):
        if kept:
            yield Mark(block.start, block.end, "", "model/line", KEEP, Verdict.KEEP)
        else:
            yield mark_block(block, "model", "model/line", 1 - chance / 2)
