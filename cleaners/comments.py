"""Readers' comments. Touches comment forms, and what follows their heading behind the body; never a quoted voice."""

from collections.abc import Iterator

from cleaners.marks import blocks_below, mark_block, mark_phrases, opens_list
from cleaners.page import Mark
from cleaners.view import View

ENDING = frozenset({"comments", "related", "navigation", "consent", "copyright", "tags"})
"""Reasons whose lines end the comments."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on comment forms and on all that stands under a comments heading."""
    yield from mark_phrases(view, "comments")
    for hit in view.hits_of("comments"):
        if hit.form != "heading":
            continue
        yield mark_block(view.blocks[hit.block], "comments", hit.phrase.rule, 0.9)
        if hit.block > view.body.last:
            for block in blocks_below(view, hit.block):
                if opens_list(view, block.index, ENDING):
                    break
                yield mark_block(block, "comments", "comments/under-heading", 0.85)
