"""Who wrote, edited or signed it. Touches credits, signatures, bare names in the head and names in capitals at the
end; never a name in the story."""

from collections.abc import Iterator
from dataclasses import replace

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Mark
from cleaners.recognisers.bylines import Credit
from cleaners.view import View

JOINED = 3
"""Code points between two credits that stand side by side: `Rep: A/ Red: B`."""
REASONS = {"agency": "agency", "photo": "caption"}


def mark(view: View) -> Iterator[Mark]:
    """Marks on credits by role, on names beside the headline, and on stand-ins for a name."""
    yield from mark_phrases(view, "byline")
    for credit in _side_by_side(view):
        reason = REASONS.get(credit.role, "byline")
        yield Mark(credit.start, credit.end, reason, credit.rule, 0.9)
    for block in view.bare_names:
        yield mark_block(block, "byline", "bylines/bare-name", 0.85)
    for block in view.closing_names:
        yield mark_block(block, "byline", "bylines/closing", 0.85)
    for index in view.head:
        if view.toolkit.credits.nobody(view.blocks[index].text):
            yield mark_block(view.blocks[index], "byline", "bylines/nobody", 0.85)
    for stamp in view.stamps.values():
        if stamp.name is not None and not stamp.moments:
            yield Mark(stamp.start, stamp.end, "byline", "bylines/stamp", 0.8)


def _side_by_side(view: View) -> Iterator[Credit]:
    """The credits, those of writers and editors that stand side by side as one."""
    before: Credit | None = None
    for credit in view.credits:
        if before is not None and _next_to(view, before, credit):
            before = replace(before, end=credit.end)
            continue
        if before is not None:
            yield before
        before = credit
    if before is not None:
        yield before


def _next_to(view: View, before: Credit, credit: Credit) -> bool:
    between = view.page.text[before.end : credit.start]
    named = not {before.role, credit.role} & {*REASONS, "signature"}
    return named and before.block == credit.block and len(between) <= JOINED and not any(map(str.isalnum, between))
