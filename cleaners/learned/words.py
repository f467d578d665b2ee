"""Words and pairs of words that stand in furniture or in text, with learnt weights: `reply`, `privacy policy`.

A language that the weights do not know gives zero everywhere, and the model was trained to do without, too.
"""

from collections.abc import Iterator, Mapping, Sequence

MOST_WORDS = 25
"""Words of a line that are looked at."""
OPENS = "^"
"""Stands before the first word of a line."""
WEIGHT_STEPS = 64


def terms(tokens: Sequence[str]) -> Iterator[str]:
    """The words of a line, the pairs of neighbours, and its first word once more as the first; digits masked."""
    words = [token if token.isalpha() else _masked(token) for token in tokens[:MOST_WORDS]]
    yield from words
    for before, after in zip([OPENS, *words], words, strict=False):
        yield f"{before} {after}"


def _masked(token: str) -> str:
    return "".join("0" if sign.isdigit() else sign for sign in token)


class Words:
    """Weights of terms in steps of 1/`WEIGHT_STEPS`: above zero they speak for text, below for furniture."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._single = {term: weight for term, weight in weights.items() if " " not in term}
        self._pairs: dict[str, dict[str, int]] = {}
        for term, weight in weights.items():
            before, sign, after = term.partition(" ")
            if sign:
                self._pairs.setdefault(before, {})[after] = weight

    def weigh(self, tokens: Sequence[str]) -> float:
        """The sum of the weights of the terms of a line."""
        words = [token if token.isalpha() else _masked(token) for token in tokens[:MOST_WORDS]]
        total = sum(filter(None, map(self._single.get, words)))
        for before, word in zip([OPENS, *words], words, strict=False):
            followed = self._pairs.get(before)
            if followed is not None and word in followed:
                total += followed[word]
        return total / WEIGHT_STEPS
