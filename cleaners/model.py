"""What a model trained on labelled pages makes of each line. Touches whole lines, never a part of one."""

from collections.abc import Iterator

import numpy as np

from cleaners.learned.choice import keep_for_f1
from cleaners.learned.sight import Table
from cleaners.marks import OUTSIDE, keep_block, mark_block
from cleaners.page import Mark
from cleaners.view import View

DOUBT = 0.1
"""Chance from which on a line stays in flat text that came without its menus: most of what is cut there is text."""
CROWD = 40
"""Lines below that chance from which on a page came with its menus, whether or not the rules know their language."""
LIKELY = 0.2
"""Chance from which on the model speaks for a line outside the body."""


def mark(view: View) -> Iterator[Mark]:
    """Marks for cutting on lines outside the choice of the largest expected F1, for keeping on others outside the body.

    With these weights the two dev sets lose nothing and the cross-validated pages gain most (measured by us).
    """
    if view.chances is None:
        return
    for block, kept, chance in zip(view.blocks, _kept(view, view.chances), view.chances.tolist(), strict=True):
        if not kept:
            yield mark_block(block, "model", "model/line", 1 - chance)
        elif chance >= LIKELY and block.index not in view.body:
            yield keep_block(block, "model/line", OUTSIDE)


def _kept(view: View, chances: Table) -> list[bool]:
    """Which lines stay by their chances."""
    sure = chances >= DOUBT
    careful = not (view.whole_page or view.page.markup or np.count_nonzero(~sure) >= CROWD)
    if careful and sure.all():
        return [True] * len(chances)
    keep = keep_for_f1(chances, np.array(view.words, dtype=np.float32))
    return list((keep | sure if careful else keep).tolist())
