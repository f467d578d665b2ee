"""Credits to a news agency or another source. Touches closing credits; never `dikutip dari Reuters` in a sentence."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_phrases
from cleaners.page import Block, Mark
from cleaners.view import View

CLOSING = re.compile(
    r"[.!?\"”’)](?P<credit>\s*(?:[-–—]{1,2}\s?|[(\[])\s?(?P<name>[A-Za-z][\w .&/-]{1,28}?)\s?[)\]]?)(?=\s|$)"
)
CLOSING_REACH = 160


def mark(view: View) -> Iterator[Mark]:
    """Marks on source lines, and on an agency's or outlet's name set behind the last sentence."""
    yield from mark_phrases(view, "agency")
    for block in view.blocks:
        yield from _closing(view, block)


def _closing(view: View, block: Block) -> Iterator[Mark]:
    at = max(0, len(block.text) - CLOSING_REACH)
    while match := CLOSING.search(block.text, at):
        masthead = view.toolkit.outlets.named(match["name"])
        if masthead is not None:
            reason = "agency" if masthead.is_agency else "outlet-mark"
            start, end = match.span("credit")
            yield Mark(block.start + start, block.start + end, reason, "agencies/closing", 0.85)
        at = match.end() - 1  # the bracket that closes one credit can stand before the next
