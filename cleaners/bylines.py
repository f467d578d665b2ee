"""Who wrote, edited or signed it. Touches credits, signatures and bare names in the head; never a name in the story."""

from collections.abc import Iterator

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Mark
from cleaners.view import View

REASONS = {"agency": "agency", "photo": "caption"}


def mark(view: View) -> Iterator[Mark]:
    """Marks on credits by role, on names beside the headline, and on stand-ins for a name."""
    yield from mark_phrases(view, "byline")
    for credit in view.credits:
        reason = REASONS.get(credit.role, "byline")
        yield Mark(credit.start, credit.end, reason, credit.rule, 0.9)
    for block in view.bare_names:
        yield mark_block(block, "byline", "bylines/bare-name", 0.85)
    for index in view.head:
        if view.toolkit.credits.nobody(view.blocks[index].text):
            yield mark_block(view.blocks[index], "byline", "bylines/nobody", 0.85)
    for stamp in view.stamps.values():
        if stamp.name is not None and not stamp.moments:
            yield Mark(stamp.start, stamp.end, "byline", "bylines/stamp", 0.8)
