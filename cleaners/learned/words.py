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
    words = _read(tokens)
    yield from words
    for before, after in zip([OPENS, *words], words, strict=False):
        yield f"{before} {after}"


def _read(tokens: Sequence[str]) -> list[str]:
    """The words that are looked at, each digit as 0."""
    words = list(tokens[:MOST_WORDS])
    if "".join(words).isalpha():
        return words
    return [word if word.isalpha() else _masked(word) for word in words]


def _masked(token: str) -> str:
    return "".join("0" if sign.isdigit() else sign for sign in token)


class Words:
    """Weights of terms in steps of 1/`WEIGHT_STEPS`: above zero they speak for text, below for furniture."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._single = {term: weight for term, weight in weights.items() if " " not in term}
        self._pairs: dict[str, dict[str, int]] = {OPENS: {}}
        for term, weight in weights.items():
            before, sign, after = term.partition(" ")
            if sign:
                self._pairs.setdefault(before, {})[after] = weight
        self._openers = self._pairs.pop(OPENS)

    def weigh(self, tokens: Sequence[str]) -> float:
        """The sum of the weights of the terms of a line."""
        words = _read(tokens)
        total = sum(filter(None, map(self._single.get, words)))
        for at in [at for at, word in enumerate(words[:-1]) if word in self._pairs]:
            total += self._pairs[words[at]].get(words[at + 1], 0)
        return (total + self._openers.get(words[0], 0)) / WEIGHT_STEPS if words else 0.0
