"""What a model trained on labelled pages makes of each line. Touches whole lines, never a part of one."""

from collections.abc import Iterator

import numpy as np

from cleaners.learned.choice import keep_for_f1
from cleaners.marks import mark_block
from cleaners.page import Mark, Verdict
from cleaners.view import View

DOUBT = 0.1
"""Chance from which on a line stays in flat text that came without its menus: most of what is cut there is text."""
KEEP = 0.25
"""So much that a line outside the body stays which nothing speaks against but its place."""


def mark(view: View) -> Iterator[Mark]:
    """Marks for cutting on lines outside the choice of the largest expected F1, for keeping on others outside the body.

    With these weights the two dev sets lose nothing and the cross-validated pages gain most (measured by us).
    """
    if view.chances is None:
        return
    keep = keep_for_f1(view.chances, np.array(view.words, dtype=np.float32))
    if not (view.whole_page or view.page.markup):
        keep |= view.chances >= DOUBT
    for block, kept, chance in zip(view.blocks, keep.tolist(), view.chances.tolist(), strict=True):
        if not kept:
            yield mark_block(block, "model", "model/line", 1 - chance)
        elif block.index not in view.body:
            yield Mark(block.start, block.end, "", "model/line", KEEP, Verdict.KEEP)
