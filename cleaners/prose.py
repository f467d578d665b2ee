"""Sentences of the body speak for themselves. Marks whole paragraphs as kept, so that no weak mark takes one; never a
line that some recogniser knows."""

from collections.abc import Iterator

from cleaners.marks import keep_block
from cleaners.page import Mark
from cleaners.view import View

SCORE = 0.3
"""So much that a lone cutting mark needs 0.72 to take a paragraph: what only suspects a line must not take prose."""


def mark(view: View) -> Iterator[Mark]:
    """Marks for keeping every prose block of the body."""
    for block in view.blocks[view.body.first : view.body.last + 1]:
        if view.prose[block.index] and block.index not in view.furniture:
            yield keep_block(block, "prose/body", SCORE)
