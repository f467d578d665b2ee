"""Paragraphs the scraper caught twice. Touches later copies and lines that are whole paragraphs glued together; never
a short line, which may be a refrain, nor a heading of HTML that stands in the table of contents above it."""

from collections.abc import Iterator
from itertools import pairwise

from cleaners.marks import mark_block
from cleaners.page import Kind, Mark
from cleaners.view import View

FEWEST_WORDS = 9
GLUED_SHARE = 0.9
GLUED_BEHIND = 80
"""Code points of furniture behind a paragraph that stands again below, at the most."""
LOOK_AHEAD = 60
"""Blocks behind a long line in which its pieces are looked for."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on later copies of a paragraph, on lines whose paragraphs all follow one by one, and on a paragraph that
    stands again right below, without the furniture that is glued behind it here."""
    keys = [
        "".join(block.tokens) if n >= FEWEST_WORDS else "" for block, n in zip(view.blocks, view.words, strict=True)
    ]
    kinds = view.page.markup.kinds if view.page.markup else (Kind.PARAGRAPH,) * len(keys)
    headings = {key for key, kind in zip(keys, kinds, strict=True) if kind is Kind.HEADING}
    seen: set[str] = set()
    for block, key, kind in zip(view.blocks, keys, kinds, strict=True):
        if key and key in seen:
            yield mark_block(block, "repeat", "copies/again", 0.8)
        elif key and _is_glued(key, keys[block.index + 1 : block.index + 1 + LOOK_AHEAD]):
            yield mark_block(block, "repeat", "copies/glued", 0.8)
        if kind is Kind.HEADING or key not in headings:
            seen.add(key)
    for block, below in pairwise(view.blocks):
        rest = len(block.text) - len(below.text)
        if 0 < rest <= GLUED_BEHIND and keys[below.index] and block.text.startswith(below.text):
            yield Mark(block.start, block.start + len(below.text), "repeat", "copies/beginning", 0.8)


def _is_glued(key: str, following: list[str]) -> bool:
    """Whether the blocks that follow make up most of this one, each found behind the last."""
    at, covered = 0, 0
    for piece in following:
        if not piece or len(piece) >= len(key):
            continue
        found = key.find(piece, at)
        if found < 0:
            if not covered:
                return False
            continue
        at = found + len(piece)
        covered += len(piece)
    return covered >= GLUED_SHARE * len(key)
