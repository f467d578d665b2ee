"""Puts the kept spans together: one paragraph a block, but for lines that were broken at a link."""

import functools
from collections.abc import Iterator, Sequence

from cleaners.normal import normal
from cleaners.page import Block, Cut, Page
from cleaners.recognisers.layout import PROSE_WORDS, continues

CLOSING = (",", ".", ";", ":", "!", "?", ")", "”", "’", "…")
DASHES = frozenset("-–—")
Kept = tuple[Block, str]
"""A block with the words that are left of it, in normal form."""


def compose(page: Page, cuts: Sequence[Cut]) -> str:
    """The text of the article: what no cut took, in normal form, paragraphs joined by an empty line."""
    kept = list(_kept(page, cuts))
    paragraphs: list[str] = []
    for group in _sentences(kept):
        if len(group) > 1 and sum(len(words.split()) for _, words in group) >= PROSE_WORDS:
            paragraphs.append(functools.reduce(_joined, (words for _, words in group)))
        else:
            paragraphs.extend(words for _, words in group)
    return "\n\n".join(paragraphs)


def _sentences(kept: Sequence[Kept]) -> Iterator[list[Kept]]:
    """Blocks in groups: those that links broke out of one sentence together."""
    group: list[Kept] = []
    for i, (block, words) in enumerate(kept):
        if group and not _goes_on(group[-1][0], block, i):
            yield group
            group = []
        group.append((block, words))
    if group:
        yield group


def _goes_on(before: Block, after: Block, number: int) -> bool:
    if after.line - before.line != 1:
        return False
    return continues(before, after) or after.text in DASHES or (before.text in DASHES and number > 1)


def _kept(page: Page, cuts: Sequence[Cut]) -> Iterator[Kept]:
    """Blocks that keep words, with these words in normal form."""
    at = 0
    for block in page.blocks:
        if at == len(cuts) or cuts[at].start >= block.end:
            if whole := normal(block.text):
                yield block, whole
            continue
        if cuts[at].start <= block.start and block.end <= cuts[at].end:
            at += 1  # nine cuts in ten take a whole block
            continue
        pieces, start = [], block.start
        while at < len(cuts) and cuts[at].start < block.end:
            pieces.append(page.text[start : cuts[at].start])
            start = cuts[at].end
            at += 1
        pieces.append(page.text[start : block.end])
        kept = normal(_bridge(pieces))
        if any(map(str.isalnum, kept)):
            yield block, kept


def _bridge(pieces: Sequence[str]) -> str:
    """The pieces around a cut, with a space between words that the cut held apart."""
    text = pieces[0]
    for piece in pieces[1:]:
        if text and piece and not text[-1].isspace() and not piece[0].isspace() and piece[0] not in CLOSING:
            text += " "
        text += piece
    return text


def _joined(before: str, after: str) -> str:
    return before + after if after.startswith(CLOSING) else f"{before} {after}"
