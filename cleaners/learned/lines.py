"""The numbers of a line by itself: its length, signs and case, and what the recognisers saw in it."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np

from cleaners.learned.sight import Counts, Sight, Sights, Table
from cleaners.learned.signs import (
    DIGIT,
    LARGE,
    LARGE_WORD,
    OTHER,
    PAUSE,
    SMALL,
    STOP,
    STOPS,
    UNCASED,
    WORD,
    count_signs,
)

MOST_GAP = 50
CLOSING = "\"'”’»)]」』）"
GROUPS = {
    "menu": frozenset({"navigation", "consent", "comments", "pager", "loading"}),
    "pointer": frozenset({"related", "tags"}),
    "offer": frozenset({"share", "promo", "media", "ad"}),
    "legal": frozenset({"copyright", "timer"}),
}
"""Reasons of the rules that are told apart."""

SHAPE = (
    "words characters word_length small large uncased digits stops pauses others capital_words"
    " closed colon opens_small opens_large opens_other stop_rate gap"
).split()
KNOWN = ["prose", "furniture", "stamp", "credit", "caption", "heading", "barrier", *GROUPS]


def shape(sights: Sights) -> Table:
    """Length, signs and case of each line, how it opens and closes, and the blank lines before it."""
    signs = _signs(sights)
    length = np.maximum(signs[:, : OTHER + 1].sum(axis=1), 1)
    letters = np.maximum(signs[:, [SMALL, LARGE, UNCASED]].sum(axis=1), 1)
    spoken = np.maximum(sights.words, 1)
    return np.column_stack(
        [
            np.log1p(sights.words),
            np.log1p(length),
            np.minimum(letters / spoken, 40),
            signs[:, SMALL] / letters,
            signs[:, LARGE] / letters,
            signs[:, UNCASED] / letters,
            signs[:, DIGIT] / length,
            np.log1p(signs[:, STOP]),
            np.log1p(signs[:, PAUSE]),
            signs[:, OTHER] / length,
            signs[:, LARGE_WORD] / np.maximum(signs[:, WORD], 1),
            np.array([_edges(block.text) for block in sights.blocks], dtype=np.float32),
            signs[:, STOP] / spoken,
            _gaps(sights),
        ]
    ).astype(np.float32)


def _signs(sights: Sights) -> Table:
    """The signs of every block, all pages as one text."""
    lengths = [len(page.page.text) + 1 for page in sights.pages]
    offsets = np.array([0, *accumulate(lengths)], dtype=np.intp)[sights.page]
    spans: Counts = np.array([(block.start, block.end) for block in sights.blocks], dtype=np.intp)
    text = "".join(f"{page.page.text}\n" for page in sights.pages)
    return count_signs(text, spans[:, 0] + offsets, spans[:, 1] + offsets)


def _gaps(sights: Sights) -> Table:
    """Lines from the block before, one where none is blank; of the first block none."""
    lines = np.array([block.line for block in sights.blocks], dtype=np.float32)
    gaps = np.minimum(np.diff(lines, prepend=0), MOST_GAP).astype(np.float32)
    gaps[sights.starts] = 0
    return gaps


def _edges(text: str) -> tuple[bool, bool, bool, bool, bool]:
    last = text.rstrip(CLOSING)[-1:] or text[-1]
    small, large = text[0].islower(), text[0].isupper()
    return last in STOPS, last in ":：", small, large, not (small or large)


def known(sights: Sights) -> Table:
    """What the recognisers saw in each line."""
    table = np.zeros((len(sights.page), len(KNOWN)), dtype=np.float32)
    for page, start in zip(sights.pages, sights.starts.tolist(), strict=True):
        rows = table[start : start + len(page.blocks)]
        rows[:, 0] = page.prose
        for column, blocks in enumerate(_marked(page), start=1):
            if blocks:
                rows[list(blocks), column] = 1
    return table


def _marked(page: Sight) -> Iterator[Sequence[int] | frozenset[int]]:
    """The blocks that count for each column of `KNOWN` but the first."""
    yield frozenset(page.furniture)
    yield frozenset(page.stamps)
    yield frozenset(credit.block for credit in page.credits)
    yield frozenset(page.captions)
    hits = [hit for found in page.hits for hit in found]
    yield [hit.block for hit in hits if hit.form == "heading"]
    yield frozenset(page.barriers)
    for reasons in GROUPS.values():
        yield [hit.block for hit in hits if hit.reason in reasons]
