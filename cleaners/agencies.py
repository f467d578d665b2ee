"""Credits to a news agency or another source. Touches closing credits; never `dikutip dari Reuters` in a sentence."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_phrases
from cleaners.page import Block, Mark
from cleaners.view import View

CLOSING = re.compile(r"(?<=[.!?\"”’)])\s*(?:[-–—]{1,2}\s?|[(\[])\s?([A-Za-z][\w .&/-]{1,28}?)\s?[)\]]?(?=\s|$)")
CLOSING_REACH = 160


def mark(view: View) -> Iterator[Mark]:
    """Marks on source lines, and on an agency's or outlet's name set behind the last sentence."""
    yield from mark_phrases(view, "agency")
    for block in view.blocks:
        yield from _closing(view, block)


def _closing(view: View, block: Block) -> Iterator[Mark]:
    for match in CLOSING.finditer(block.text, max(0, len(block.text) - CLOSING_REACH)):
        name = match.group(1).strip()
        masthead = view.toolkit.outlets.named(name)
        if masthead is None:
            continue
        reason = "agency" if masthead.is_agency else "outlet-mark"
        yield Mark(block.start + match.start(), block.start + match.end(), reason, "agencies/closing", 0.85)
