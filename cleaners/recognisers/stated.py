"""Which blocks of a page stand in the article's text as the page itself states it to programs, by `articleBody`."""

from collections.abc import Sequence

from cleaners.folding import fold, folded_words
from cleaners.page import Block
from cleaners.reading.embedded import TAG

RUN = 3
"""Words in a row that are looked for: single ones stand everywhere."""


def stated_shares(blocks: Sequence[Block], body: str) -> list[float | None]:
    """For each block the share of its runs of words that stand in the body; None where it is shorter than a run."""
    known = set(_runs(folded_words(fold(TAG.sub(" ", body)))))
    return [_share(block.tokens, known) for block in blocks]


def _share(tokens: Sequence[str], known: set[tuple[str, ...]]) -> float | None:
    runs = _runs(tokens)
    return sum(run in known for run in runs) / len(runs) if runs else None


def _runs(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(tokens[at:] for at in range(RUN)), strict=False))
