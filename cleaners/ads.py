"""Advertising slots and calls to scroll past them. Touches the slot's own words; never the text around it."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_hit
from cleaners.page import Mark
from cleaners.view import View

SLOT = re.compile(
    r"(?:ADVERTISEMENT|Advertisement|Iklan|IKLAN)(?=\s*[\"“\[]|(?:\s+|\s*\()[A-Z]|\s*$)"
    r"|(?:ADVERTISEMENT|IKLAN|(?<=[.!?\"”)])(?:Advertisement|Iklan))(?=[A-Z][a-z])"
)
CLOSED = re.compile(r"[.!?\"”)]\s?$")
"""Slot words stand between two sentences of a line; the capital letters tell them from the words of a sentence. One
that is glued to the next word alone is a part of a name: `IklanKita`."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on advertising slots and sponsor names."""
    for hit in view.hits_of("ad"):
        yield mark_hit(hit)
    for block in view.holding("advertisement", "iklan"):
        for slot in SLOT.finditer(block.text):
            if CLOSED.search(block.text, max(0, slot.start() - 2), slot.start()):
                yield Mark(block.start + slot.start(), block.start + slot.end(), "ad", "ads/glued", 0.9)
