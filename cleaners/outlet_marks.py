"""The outlet naming itself: logo words, self-reference in the lead. Never an outlet named inside a sentence."""

from collections.abc import Iterator

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Mark
from cleaners.view import View

NEAR = 20
"""Code points from either end of a block within which logo words are glued to it."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on the outlet's name in the lead, on logo words, and on lines that are its name alone."""
    yield from mark_phrases(view, "outlet-mark")
    for hit in view.hits_of("outlet-mark"):
        block = view.blocks[hit.block]
        if hit.form == "mark" and (hit.start - block.start < NEAR or block.end - hit.end < NEAR):
            yield Mark(hit.start, hit.end, "outlet-mark", hit.phrase.rule, 0.95)
    if view.lead is not None:
        for start, end, is_agency in view.lead.marks:
            yield Mark(start, end, "agency" if is_agency else "outlet-mark", "outlet-marks/lead", 0.95)
    for block, words in zip(view.blocks, view.words, strict=True):
        if words <= 4 and not view.prose[block.index] and view.toolkit.outlets.named(block.text.strip(" -–—")):
            outside = block.index <= view.body.first or block.index > view.body.last
            yield mark_block(block, "outlet-mark", "outlet-marks/alone", 0.8 if outside else 0.6)
