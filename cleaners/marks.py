"""Small makers of marks that the cleaners share."""

import bisect
import re
from collections.abc import Container, Iterable, Iterator
from operator import attrgetter

import msgspec

from cleaners.page import Block, Mark, Verdict
from cleaners.recognisers.credit import Credit
from cleaners.recognisers.layout import continues
from cleaners.recognisers.phrases import Hit
from cleaners.view import View

PLAIN_FORMS = ("line", "start", "sentence", "inline")
MENU = frozenset({"navigation", "pager", "comments"})
IN_LIST = 0.45
OUTSIDE = 0.25
"""What an engine's mark for keeping is worth outside the body: so much that a line stays which only its place speaks
against."""
LINKED = 0.5
LABELS = ("label", "heading")
"""Forms of phrases that stand in front of what they take along."""
CHAIN_WORDS, CHAIN_LINES = 8, 50
"""Words up to which a line can be a piece of a furniture sentence that links broke into lines, and most such pieces."""


def mark_block(block: Block, reason: str, rule: str, score: float) -> Mark:
    """A mark on a whole block."""
    return Mark(block.start, block.end, reason, rule, score)


def keep_block(block: Block, rule: str, score: float) -> Mark:
    """A mark for keeping a whole block."""
    return Mark(block.start, block.end, "", rule, score, Verdict.KEEP)


def blocks_below(view: View, index: int) -> Iterator[Block]:
    """The blocks behind the one at `index`; nothing is copied, where a slice for each of many labels would be."""
    return (view.blocks[at] for at in range(index + 1, len(view.blocks)))


def credits_in(view: View, index: int) -> tuple[Credit, ...]:
    """The credits of one block."""
    block = attrgetter("block")
    first = bisect.bisect_left(view.credits, index, key=block)
    return view.credits[first : bisect.bisect_right(view.credits, index, lo=first, key=block)]


def is_link(view: View, index: int) -> bool:
    """Whether most of a block of an HTML page stands in links."""
    markup = view.page.markup
    return markup is not None and markup.linked[index] > LINKED * len(view.blocks[index].text)


def mark_hit(hit: Hit) -> Mark:
    """A mark on what a phrase takes with it."""
    return Mark(hit.start, hit.end, hit.reason, hit.phrase.rule, hit.score)


def mark_phrases(view: View, reason: str, forms: tuple[str, ...] = PLAIN_FORMS) -> Iterator[Mark]:
    """Marks on every phrase of a reason, and on the lines that go on with its sentence.

    Outside the body a phrase takes its whole block with it.
    """
    for hit in view.hits_of(reason):
        if hit.form in forms:
            block = view.blocks[hit.block]
            outside = hit.block not in view.body
            yield mark_block(block, reason, hit.phrase.rule, hit.score) if outside else _inside(view, hit)
            yield from _chain(view, hit, outside)


def _inside(view: View, hit: Hit) -> Mark:
    """Between the paragraphs of the body a menu word is more likely a line of a list."""
    if hit.form == "line" and hit.reason in MENU and view.body.first < hit.block < view.body.last:
        return msgspec.structs.replace(mark_hit(hit), score=IN_LIST)
    return mark_hit(hit)


def mark_pattern(
    blocks: Iterable[Block], pattern: re.Pattern[str], reason: str, rule: str, score: float
) -> Iterator[Mark]:
    """Marks on every match of a pattern in the blocks."""
    for block in blocks:
        for match in pattern.finditer(block.text):
            yield Mark(block.start + match.start(), block.start + match.end(), reason, rule, score)


def opens_list(view: View, index: int, reasons: Container[str]) -> bool:
    """Whether a block is a furniture line or heading of one of the reasons: what stood above it ends there."""
    return any(hit.form in ("line", "heading") and hit.reason in reasons for hit in view.hits[index])


def _chain(view: View, hit: Hit, outside: bool) -> Iterator[Mark]:
    """Short lines before and after that are one broken sentence with the hit."""
    block = view.blocks[hit.block]
    if view.words[hit.block] < 4:
        return
    reaches = {-1: outside or hit.start <= block.start + 2, 1: outside or hit.end >= block.end - 2}
    for step in (step for step, reached in reaches.items() if reached):
        for at in range(hit.block + step, hit.block + step * (CHAIN_LINES + 1), step):
            if not 0 <= at < len(view.blocks) or view.words[at] > CHAIN_WORDS:
                break
            first, second = sorted((at - step, at))
            if not continues(view.blocks[first], view.blocks[second]):
                break
            yield mark_block(view.blocks[at], hit.reason, hit.phrase.rule, hit.score - 0.1)
