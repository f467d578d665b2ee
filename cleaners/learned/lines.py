"""The numbers of a line by itself: its length, signs and case, its words, and what the recognisers saw in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

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
from cleaners.learned.words import Words
from cleaners.recognisers.layout import UNSPACED, continues

SHORT_WORD, LONG_WORD = 5, 6
"""Letters up to which a frequent word may be a function word, and from which a word tells what the page is about."""
FUNCTION_WORDS = 40
"""The page's own most frequent short words, this many."""
NO_TOPIC = 0.5
MOST_COPIES, MOST_GAP, MOST_WEIGHT = 10, 50, 20
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
WORDING = "function_words topic copies weight continues continued".split()
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


def wording(sights: Sights, words: Words) -> Table:
    """How far a line speaks as its page does, how often it stands there, what its words weigh, and whether it is a
    piece of a sentence with its neighbours."""
    rows = [row for page in sights.pages for row in _page_wording(page, words)]
    return np.array(rows, dtype=np.float32).reshape(-1, len(WORDING))


def _page_wording(page: Sight, words: Words) -> Iterator[tuple[float, ...]]:
    lines = _spoken(page)
    sentences = [tokens for tokens, prose in zip(lines, page.prose, strict=True) if prose]
    frequent = _frequent(Counter(chain.from_iterable(sentences)))
    topics = _topics(sentences)
    keys = [" ".join(block.tokens) for block in page.blocks]
    copies = Counter(keys)
    joints = [False, *(continues(a, b) for a, b in zip(page.blocks, page.blocks[1:], strict=False)), False]
    for row, (block, tokens, prose) in enumerate(zip(page.blocks, lines, page.prose, strict=True)):
        yield (
            _share(frequent, tokens, 0.0),
            _share(topics[prose], [word for word in tokens if _tells(word)], NO_TOPIC),
            min(copies[keys[row]], MOST_COPIES),
            max(-MOST_WEIGHT, min(words.weigh(block.tokens), MOST_WEIGHT)),
            joints[row],
            joints[row + 1],
        )


def _spoken(page: Sight) -> list[list[str]]:
    """The words of every line; of scripts without spaces, all pairs of letters that stand side by side."""
    lines = [block.tokens for block in page.blocks]
    if page.page.text.isascii() or not UNSPACED.search(page.page.text):
        return lines
    return [[part for word in tokens for part in _pairs(word)] for tokens in lines]


def _pairs(word: str) -> Sequence[str]:
    return [word[at : at + 2] for at in range(len(word) - 1)] if len(word) > 2 and UNSPACED.match(word) else [word]


def _tells(word: str) -> bool:
    return len(word) >= LONG_WORD or (len(word) == 2 and UNSPACED.match(word) is not None)


def _frequent(spoken: Counter[str]) -> frozenset[str]:
    """The function words of the page, whatever its language: the short words that its sentences use most."""
    short = [(-n, word) for word, n in spoken.items() if n > 1 and len(word) <= SHORT_WORD and not word.isdigit()]
    return frozenset(word for _, word in sorted(short)[:FUNCTION_WORDS])


def _topics(sentences: Sequence[Sequence[str]]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of sentences, for a line that is none; and those of two or more, for a line that is one of them."""
    once: set[str] = set()
    again: set[str] = set()
    for words in map(set, sentences):
        again |= once & words
        once |= words
    return frozenset(once), frozenset(again)


def _share(words: frozenset[str], tokens: Sequence[str], without: float) -> float:
    return sum(map(words.__contains__, tokens)) / len(tokens) if tokens else without


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
