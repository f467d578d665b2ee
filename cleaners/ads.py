"""Advertising slots and calls to scroll past them. Touches the slot's own words; never the text around it."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_hit, mark_pattern
from cleaners.page import Mark
from cleaners.view import View

GLUED = re.compile(
    r"(?:(?<=[.!?\"”)])|(?<=[.!?\"”)]\s))(?:ADVERTISEMENT|Advertisement|Iklan|IKLAN)(?=\s+[A-Z\"“\[(]|\s*$)"
)
"""Slot words between two sentences of a line; the capital letters tell them from the words of a sentence."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on advertising slots and sponsor names."""
    for hit in view.hits_of("ad"):
        yield mark_hit(hit)
    yield from mark_pattern(view.holding("advertisement", "iklan"), GLUED, "ad", "ads/glued", 0.9)
