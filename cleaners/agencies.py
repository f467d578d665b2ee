"""Credits to a news agency or another source. Touches closing credits; never `dikutip dari Reuters` in a sentence."""

import re
from collections.abc import Iterator

from cleaners.marks import blocks_below, mark_phrases
from cleaners.page import Block, Mark
from cleaners.recognisers.glued import titled
from cleaners.recognisers.layout import continues
from cleaners.view import View

CLOSING = re.compile(
    r"[.!?\"”’)](?P<credit>\s*(?:[-–—]{1,2}\s?|[(\[])\s?(?P<name>[A-Za-z][\w .&/-]{1,28}?)\s?[)\]]?)(?=\s|$)"
)
CLOSING_REACH = 160
TITLE_WORDS, TITLE_ROOM = 24, 300
"""Words and code points that a title can go on with behind a sign in it: `... dengan judul Air Surut! Pasar Ikan Dibuka
Lagi`; behind any other hit of a block more stands."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on source lines, and on the names of agencies and outlets set behind the last sentence."""
    yield from mark_phrases(view, "agency")
    for hit in view.hits_of("agency"):
        block = view.blocks[hit.block]
        if hit.form != "sentence" or not 0 < block.end - hit.end <= TITLE_ROOM:
            continue
        rest = view.page.text[hit.end : block.end].strip()
        if len(rest.split()) <= TITLE_WORDS and titled(rest, view.toolkit.wording):
            yield Mark(hit.start, block.end, "agency", hit.phrase.rule, hit.score)
    for block in view.blocks:
        match = CLOSING.search(block.text, max(0, len(block.text) - CLOSING_REACH))
        if match is not None:
            yield from _closing(view, block, match)
    yield from _ending(view)


def _closing(view: View, block: Block, first: re.Match[str]) -> Iterator[Mark]:
    match: re.Match[str] | None = first
    while match is not None:
        masthead = view.toolkit.outlets.named(match["name"])
        if masthead is not None:
            reason = "agency" if masthead.is_agency else "outlet-mark"
            start, end = match.span("credit")
            yield Mark(block.start + start, block.start + end, reason, "agencies/closing", 0.85)
        match = CLOSING.search(block.text, match.end() - 1)  # the bracket that closes one can stand before the next


def _ending(view: View) -> Iterator[Mark]:
    """The sources that lines end with, but for a line whose sentence goes on in the next: a link broke it."""
    for block in view.blocks:
        span = view.toolkit.closing_sources.read(block)
        below = next(blocks_below(view, block.index), None) if span is not None else None
        if span is not None and (below is None or not continues(block, below)):
            yield Mark(block.start + span[0], block.start + span[1], "agency", "agencies/ending", 0.85)
