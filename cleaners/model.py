"""What a model trained on labelled pages makes of each line. Touches whole lines, never a part of one."""

from collections.abc import Iterator, Sequence

import numpy as np

from cleaners.learned.choice import keep_for_f1
from cleaners.learned.sight import Table
from cleaners.marks import OUTSIDE, keep_block, mark_block
from cleaners.page import Kind, Mark
from cleaners.recognisers.layout import continues
from cleaners.view import View

DOUBT = 0.1
"""Chance from which on a line stays in flat text that came without its menus: most of what is cut there is text."""
CROWD = 40
"""Lines below that chance from which on a page came with its menus, whether or not the rules know their language."""
STATED, FEWEST = 0.5, 10
"""Share of a block that stands in the stated text, below which it does not, and the words that it then has."""
MOST_UNSTATED = 0.25
"""Words of likely text outside the stated one, to each in it, up to which that is the whole article."""
ODDS = 60.0
"""What the odds of a block are divided by that is not in the stated text (of 20, 60 and 300 measured by us)."""
LIKELY = 0.2
"""Chance from which on the model speaks for a line outside the body."""


def mark(view: View) -> Iterator[Mark]:
    """Marks for cutting on lines outside the choice of the largest expected F1, for keeping on others outside the body.

    With these weights the two dev sets lose nothing and the cross-validated pages gain most (measured by us).
    """
    if view.chances is None:
        return
    chances = _witnessed(view, view.chances)
    for block, kept, chance in zip(view.blocks, _kept(view, chances), chances.tolist(), strict=True):
        if not kept:
            yield mark_block(block, "model", "model/line", 1 - chance)
        elif chance >= LIKELY and block.index not in view.body:
            yield keep_block(block, "model/line", OUTSIDE)


def _witnessed(view: View, chances: Table) -> Table:
    """The chances, where a page states its text in JSON-LD with the odds of what is not in there divided by `ODDS`.

    The text is taken for the whole article only where little of what is likely text is missing in it: many pages state
    no more than its beginning. What stands before its first block may be a deck, and short lines and headings are left
    out of it even where they belong to the article.
    """
    if view.stated is None or view.page.markup is None:
        return chances
    inside = [share is not None and share >= STATED for share in view.stated]
    first = inside.index(True) if True in inside else len(inside)
    outside = np.array(
        [
            index > first and share is not None and share < STATED and words >= FEWEST and kind is not Kind.HEADING
            for index, (share, words, kind) in enumerate(
                zip(view.stated, view.words, view.page.markup.kinds, strict=True)
            )
        ]
    )
    weight = np.array(view.words, dtype=np.float32) * (chances >= 0.5)
    if not outside.any() or weight[outside].sum() > MOST_UNSTATED * weight[np.array(inside)].sum():
        return chances
    return np.where(outside, chances / (chances + ODDS * (1 - chances)), chances).astype(np.float32)


def _kept(view: View, chances: Table) -> list[bool]:
    """Which lines stay by their chances."""
    sure = chances >= DOUBT
    careful = not (view.whole_page or view.page.markup or np.count_nonzero(~sure) >= CROWD)
    if careful and sure.all():
        return [True] * len(chances)
    keep = keep_for_f1(chances, np.array(view.words, dtype=np.float32))
    return _with_ends(view, list((keep | sure if careful else keep).tolist()))


def _with_ends(view: View, kept: list[bool]) -> list[bool]:
    """The choice, with the prose that ends a sentence of which the line before stays: flat text is broken at links."""
    if view.page.markup is None:
        for at in range(1, len(kept)):
            if kept[at - 1] and not kept[at] and view.prose[at]:
                kept[at] = continues(view.blocks[at - 1], view.blocks[at])
    return kept


def judge(views: Sequence[View]) -> None:
    """Ask the models about many pages of one toolkit at once, several times as fast as page by page."""
    models = views[0].toolkit.models if views else None
    if models is not None:
        views = [view for view in views if view.page.extracted is None]
        for view, chances in zip(views, models.chances(views), strict=True):
            view.__dict__["chances"] = chances  # where the cached property looks first
