"""Deck, stand-first, summary under the headline. Touches what stands between headline and body; never the lead."""

from collections.abc import Iterator

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Mark
from cleaners.view import View

FEWEST_WORDS = 5
MOST_LINES = 3
"""Lines of a deck; where more stand between headline and body, the body begins before it was found."""
GLUED_LENGTH = 20
"""Code points in front of a lead from which on they are a deck and no stray sign."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on decks, and on one glued in front of the place line of the lead."""
    yield from mark_phrases(view, "description", ("line", "start", "sentence", "inline", "label", "heading"))
    for index in _deck(view):
        yield mark_block(view.blocks[index], "description", "descriptions/head", 0.7)
    lead = view.lead
    if lead is not None and lead.start - view.blocks[lead.block].start > GLUED_LENGTH and view.glued_title is None:
        yield Mark(view.blocks[lead.block].start, lead.start, "description", "descriptions/glued", 0.85)


def _deck(view: View) -> list[int]:
    """The blocks between headline and body that nothing else explains."""
    if view.headline is None:
        return []
    known = view.furniture.union(view.shared, view.headline.copies, (block.index for block in view.bare_names))
    deck = [index for index in view.head if view.words[index] >= FEWEST_WORDS and index not in known]
    return deck if len(deck) <= MOST_LINES else []
