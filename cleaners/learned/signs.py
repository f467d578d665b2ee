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
    """For each span of the text how often each kind of sign stands in it: shape (spans, 10), in the order above.

    The spans are in order and apart from each other.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    classes = _classes()[np.minimum(codes, PLANE)]
    space = classes == SPACE
    opens = ~space
    opens[1:] &= space[:-1]
    edges = np.column_stack([starts, ends]).ravel()
    spans = np.repeat(np.arange(-1, 2 * len(starts)), np.diff(edges, prepend=0, append=len(classes)))
    inside = (spans & 1) == 0  # even numbers are spans, odd ones what lies between them
    rows, kinds, opens = spans[inside] >> 1, classes[inside], opens[inside]
    counts = np.zeros((len(starts), LARGE_WORD + 1), dtype=np.float32)
    counts[:, :WORD] = np.bincount(rows * WORD + kinds, minlength=len(starts) * WORD).reshape(-1, WORD)
    counts[:, WORD] = np.bincount(rows[opens], minlength=len(starts))
    counts[:, LARGE_WORD] = np.bincount(rows[opens & (kinds == LARGE)], minlength=len(starts))
    return counts
