"""What the signs of a text are, counted for all its blocks at once: letters, digits, spaces, marks."""

import functools
import unicodedata

import numpy as np
from numpy.typing import NDArray

from cleaners.learned.sight import Counts, Table

SMALL, LARGE, UNCASED, DIGIT, SPACE, STOP, PAUSE, OTHER, WORD, LARGE_WORD = range(10)
"""Small and capital letters, letters without case, digits, white space, marks that end a sentence, marks within one,
all else; and words, and words that open with a capital."""
STOPS = frozenset(".!?…。！？؟।")
PAUSES = frozenset(",;、，؛،")
PLANE = 0x10000
"""Code points of the basic plane; those beyond count as other signs."""


@functools.lru_cache(maxsize=1)
def _classes() -> NDArray[np.uint8]:
    """The class of every code point of the basic plane, and one more for those beyond."""
    return np.array([*(_class(chr(code)) for code in range(PLANE)), OTHER], dtype=np.uint8)


def _class(sign: str) -> int:
    if sign in STOPS:
        return STOP
    if sign in PAUSES:
        return PAUSE
    if sign.isspace():
        return SPACE
    kind = unicodedata.category(sign)
    if kind == "Ll":
        return SMALL
    if kind in ("Lu", "Lt"):
        return LARGE
    return UNCASED if kind[0] in "LM" else DIGIT if kind == "Nd" else OTHER


def count_signs(text: str, starts: Counts, ends: Counts) -> Table:
    """For each span of the text how often each kind of sign stands in it: shape (spans, 10), in the order above."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    classes = _classes()[np.minimum(codes, PLANE)]
    space = classes == SPACE
    opens = ~space
    opens[1:] &= space[:-1]
    counts = np.empty((LARGE_WORD + 1, len(starts)), dtype=np.float32)
    sums = np.zeros(len(classes) + 1, dtype=np.int32)
    for row in range(LARGE_WORD + 1):
        found = opens if row == WORD else opens & (classes == LARGE) if row == LARGE_WORD else classes == row
        np.cumsum(found, out=sums[1:])
        counts[row] = sums[ends] - sums[starts]
    return counts.T
