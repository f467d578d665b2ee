"""What trafilatura leaves of a page, where it is the engine. Touches whole blocks, never a part of one, and flat text
never."""

from collections.abc import Iterator

from cleaners.folding import fold, folded_words
from cleaners.marks import OUTSIDE, keep_block, mark_block
from cleaners.page import Mark
from cleaners.recognisers.aligned import shares_in
from cleaners.view import View

TEXT = 0.5
"""Share of a block's words in trafilatura's text from which on it is kept."""
CUT = 0.9
"""So much that a block goes which trafilatura left out, sentence or not."""


def mark(view: View) -> Iterator[Mark]:
    """Marks for cutting on the blocks that trafilatura left out, for keeping on others outside the body."""
    text = view.page.extracted
    if text is None:
        return
    shares = shares_in([block.tokens for block in view.blocks], folded_words(fold(text)))
    for block, share in zip(view.blocks, shares, strict=True):
        if share < TEXT:
            yield mark_block(block, "trafilatura", "trafilatura/block", CUT)
        elif block.index not in view.body:
            yield keep_block(block, "trafilatura/block", OUTSIDE)
