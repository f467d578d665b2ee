"""The numbers of a line by itself: its length, signs and case, and what the recognisers saw in it."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from cleaners.learned.sight import Sight, Sights, Table
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
COLONS = frozenset(":：")
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
            _edges(sights),
            signs[:, STOP] / spoken,
            _gaps(sights),
        ]
    ).astype(np.float32)


def _signs(sights: Sights) -> Table:
    """The signs of every block, all pages as one text."""
    texts = [page.page.text for page in sights.pages]
    offsets = np.array([0, *accumulate(len(text) + 1 for text in texts)], dtype=np.intp)[sights.page]
    starts = np.array([block.start for block in sights.blocks], dtype=np.intp)
    ends = np.array([block.end for block in sights.blocks], dtype=np.intp)
    return count_signs("\n".join(texts), starts + offsets, ends + offsets)


def _gaps(sights: Sights) -> Table:
    """Lines from the block before, one where none is blank; of the first block none."""
    lines = np.array([block.line for block in sights.blocks], dtype=np.float32)
    gaps = np.minimum(np.diff(lines, prepend=0), MOST_GAP).astype(np.float32)
    gaps[sights.starts] = 0
    return gaps


def _edges(sights: Sights) -> NDArray[np.bool_]:
    """Whether each line closes with a stop and with a colon, and opens with a small letter, a large one, or neither."""
    firsts = [block.text[0] for block in sights.blocks]
    lasts = [block.text.rstrip(CLOSING)[-1:] or block.text[-1] for block in sights.blocks]
    asked = (
        map(STOPS.__contains__, lasts),
        map(COLONS.__contains__, lasts),
        map(str.islower, firsts),
        map(str.isupper, firsts),
    )
    closed, colon, small, large = (np.fromiter(flags, dtype=np.bool_, count=len(firsts)) for flags in asked)
    return np.column_stack([closed, colon, small, large, ~(small | large)])


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
