"""Advertising slots and calls to scroll past them. Touches the slot's own words; never the text around it."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_hit
from cleaners.page import Block, Mark
from cleaners.view import View

SLOT = re.compile(
    r"(?:ADVERTISEMENT|Advertisement|Iklan|IKLAN)(?=\s*[\"“\[]|(?:\s+|\s*\()[A-Z]|\s+\d{1,2}\.|\s*$)"
    r"|(?:ADVERTISEMENT|IKLAN|(?<=[.!?\"”)])(?:Advertisement|Iklan))(?=[A-Z][a-z])"
)
CLOSED = re.compile(r"[.!?:\"”)]\s{0,2}$")
"""Slot words stand between two sentences of a line; the capital letters tell them from the words of a sentence. One
that is glued to the next word alone is a part of a name: `IklanKita`."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on advertising slots and sponsor names."""
    for hit in view.hits_of("ad"):
        yield mark_hit(hit)
    for block in view.holding("advertisement", "iklan"):
        for slot in SLOT.finditer(block.text):
            closed = CLOSED.search(block.text, max(0, slot.start() - 3), slot.start()) is not None
            if closed or _beside_furniture(view, block, slot):
                yield Mark(block.start + slot.start(), block.start + slot.end(), "ad", "ads/glued", 0.9)


def _beside_furniture(view: View, block: Block, slot: re.Match[str]) -> bool:
    """Whether a phrase of the rules ends right before the slot or begins right behind it: `Baca Juga Advertisement`."""
    text = view.page.text
    start, end = block.start + slot.start(), block.start + slot.end()
    before = (text[hit.words_end : start] for hit in view.hits[block.index] if hit.words_end <= start)
    behind = (text[end : hit.words_start] for hit in view.hits[block.index] if hit.words_start >= end)
    return any(not between.strip() for between in (*before, *behind))
