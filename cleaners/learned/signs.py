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
    codes = np.frombuffer(f"{text} ".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)  # the last span ends within
    signs = _classes().take(codes, mode="clip")
    opens = signs != SPACE
    opens[1:] &= signs[:-1] == SPACE
    edges = np.column_stack([starts, ends]).ravel()
    holds = (*(signs == kind for kind in range(WORD)), opens, opens & (signs == LARGE))
    counts = [np.add.reduceat(flags.view(np.uint8), edges, dtype=np.int32)[::2] for flags in holds]
    return np.column_stack(counts).astype(np.float32)
