"""Words and pairs of words that stand in furniture or in text, with learnt weights: `reply`, `privacy policy`.

A language that the weights do not know gives zero everywhere, and the model was trained to do without, too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, repeat

import numpy as np
from numpy.typing import NDArray

MOST_WORDS = 25
"""Words of a line that are looked at."""
OPENS = "^"
"""Stands before the first word of a line."""
WEIGHT_STEPS = 64


def terms(tokens: Sequence[str]) -> Iterator[str]:
    """The words of a line, the pairs of neighbours, and its first word once more as the first; digits masked."""
    words = _read([tokens])
    yield from words[1:]
    for before, after in pairwise(words):
        yield f"{before} {after}"


def _read(lines: Iterable[Sequence[str]]) -> list[str]:
    """The words that are looked at, line by line behind the sign that opens one, each digit as 0."""
    words = [word for tokens in lines for word in (OPENS, *tokens[:MOST_WORDS])]
    for at in [at for at, plain in enumerate(map(str.isalpha, words)) if not plain]:
        if words[at] is not OPENS:
            words[at] = _masked(words[at])
    return words


def _masked(token: str) -> str:
    return "".join("0" if sign.isdigit() else sign for sign in token)


class Words:
    """Weights of terms in steps of 1/`WEIGHT_STEPS`: above zero they speak for text, below for furniture."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._single = {term: weight for term, weight in weights.items() if " " not in term}
        self._pairs = {tuple(term.split(" ")): weight for term, weight in weights.items() if " " in term}

    def weigh(self, lines: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """For each line the sum of the weights of its terms: looked up in C, all lines as one, for in the pair of a
        line's last word and the sign that opens the next no term stands."""
        words = _read(lines)
        weights = np.fromiter(map(self._single.get, words, repeat(0)), dtype=np.int64, count=len(words))
        pairs = map(self._pairs.get, pairwise(words), repeat(0))
        weights[1:] += np.fromiter(pairs, dtype=np.int64, count=len(words) - 1)
        starts = np.cumsum([0, *(min(len(tokens), MOST_WORDS) + 1 for tokens in lines[:-1])])
        return np.add.reduceat(weights, starts) / WEIGHT_STEPS
