"""Copyright lines and terms of reuse. Touches a line or a closing that opens with the sign; never a picture credit."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Mark
from cleaners.recognisers.layout import closes_sentence
from cleaners.view import View

SIGNS = ("©", "&copy;", "(c)", "copyright")
SIGN = r"(?<![\w/])(?:(?:Â)?©|&copy;|\(c\)|copyright)"
LINE = re.compile(rf"^\W{{0,4}}(?:{SIGN}\W{{0,6}})+|{SIGN}\W{{0,6}}(?:19|20)\d\d|^\W{{0,4}}hak cipta\W", re.IGNORECASE)
CLOSING = re.compile(rf"{SIGN}\W{{0,6}}(?:[\w.]{{2,30}}\s){{0,4}}(?:19|20)\d\d", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MOST_WORDS = 30
CLOSING_REACH = 420
"""Code points from the end of a long block in which a glued copyright notice may open."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on copyright lines, and on a notice glued to the end of a block."""
    yield from mark_phrases(view, "copyright")
    for block in view.holding(*SIGNS, "hak cipta"):
        opening = LINE.search(block.text) if view.words[block.index] <= MOST_WORDS else None
        signed = "©" in block.text or "opyright" in block.folded
        sentence = block.index in view.body and "©" not in block.text and closes_sentence(block.text)
        if (
            opening is not None
            and not sentence
            and (YEAR.search(block.text) or (signed and block.index > view.body.last))
        ):
            yield mark_block(block, "copyright", "copyrights/line", 0.9)
            continue
        tail = max(0, len(block.text) - CLOSING_REACH)
        closing = CLOSING.search(block.text, tail)
        if closing is not None:
            yield Mark(block.start + closing.start(), block.end, "copyright", "copyrights/closing", 0.9)
