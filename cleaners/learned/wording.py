"""How a line speaks: as its page does or otherwise, how often it stands there, what its words weigh.

The words of all pages are numbered, every word of a page once, and counted by their numbers: a loop in C over a whole
batch, where a loop in Python over the words of every line took a sixth of all time on flat text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count

import numpy as np
from numpy.typing import NDArray

from cleaners.learned.sight import Counts, Sight, Sights, Table
from cleaners.learned.words import Words
from cleaners.recognisers.layout import UNSPACED, continues

SHORT_WORD, LONG_WORD = 5, 6
"""Letters up to which a frequent word may be a function word, and from which a word tells what the page is about."""
FUNCTION_WORDS = 40
"""The page's own most frequent short words, this many."""
NO_TOPIC = 0.5
MOST_COPIES, MOST_WEIGHT = 10, 20
Flags = NDArray[np.bool_]

WORDING = "function_words topic copies weight continues continued".split()


def wording(sights: Sights, words: Words) -> Table:
    """How far a line speaks as its page does, how often it stands there, what its words weigh, and whether it is a
    piece of a sentence with its neighbours."""
    lines = [block.tokens for block in sights.blocks]
    spoken = _Spoken(sights)
    keys, _ = _numbered([" ".join(block.tokens) for block in page.blocks] for page in sights.pages)
    joints = np.array([joint for page in sights.pages for joint in _joints(page)], dtype=np.bool_)
    return np.column_stack(
        [
            spoken.function_words(),
            spoken.topic(),
            np.minimum(np.bincount(keys)[keys], MOST_COPIES),
            np.clip(words.weigh(lines), -MOST_WEIGHT, MOST_WEIGHT),
            joints,
            np.append(joints[1:], False),
        ]
    ).astype(np.float32)


def _joints(page: Sight) -> Iterator[bool]:
    """Whether each line goes on with the sentence of the line before it on the page; the first never does."""
    yield False
    yield from map(continues, page.blocks, page.blocks[1:])


def _numbered(pages: Iterable[Sequence[str]]) -> tuple[Counts, list[list[str]]]:
    """A number for each string, the same for those that are the same on a page; and of each page its own strings, in
    the order of their numbers."""
    numbers = count()
    found: list[int] = []
    own: list[list[str]] = []
    for strings in pages:
        known: defaultdict[str, int] = defaultdict(numbers.__next__)
        found.extend(map(known.__getitem__, strings))
        own.append(list(known))
    return np.array(found, dtype=np.intp), own


class _Spoken:
    """The words of the lines by their numbers, and what is known of each word of each page."""

    def __init__(self, sights: Sights) -> None:
        pages = [_spoken(page) for page in sights.pages]
        self._numbers, own = _numbered(list(chain.from_iterable(lines)) for lines in pages)
        self._own = own
        self._words = list(chain.from_iterable(own))
        self._letters = np.fromiter(map(len, self._words), dtype=np.intp, count=len(self._words))
        self._sizes = np.fromiter(map(len, chain.from_iterable(pages)), dtype=np.intp, count=len(sights.page))
        self._rows = np.repeat(sights.at, self._sizes)
        prose = np.array([prose for page in sights.pages for prose in page.prose], dtype=np.bool_)
        self._prose = prose[self._rows]
        """For each word that is spoken whether it stands in a sentence."""

    def function_words(self) -> NDArray[np.float64]:
        """The share of its page's function words in each line."""
        return self._share(self._frequent()[self._numbers], self._sizes, 0.0)

    def topic(self) -> NDArray[np.float64]:
        """Of the words of each line that tell something the share that stands in sentences elsewhere."""
        once, again = self._topics()
        told = self._telling()[self._numbers]
        known = told & np.where(self._prose, again[self._numbers], once[self._numbers])
        return self._share(known, self._held(told), NO_TOPIC)

    def _held(self, holds: Flags) -> Counts:
        """How many words of each line it holds for."""
        return np.bincount(self._rows[holds], minlength=len(self._sizes))

    def _share(self, holds: Flags, sizes: Counts, without: float) -> NDArray[np.float64]:
        return np.where(sizes > 0, self._held(holds) / np.maximum(sizes, 1), without)

    def _frequent(self) -> Flags:
        """The function words of each page, whatever its language: the short words that its sentences use most."""
        counts = np.bincount(self._numbers[self._prose], minlength=len(self._words))
        frequent = (counts > 1) & (self._letters <= SHORT_WORD)
        frequent &= ~np.fromiter(map(str.isdigit, self._words), dtype=np.bool_, count=len(self._words))
        first = 0
        for words in self._own:
            short = first + frequent[first : first + len(words)].nonzero()[0]
            if len(short) > FUNCTION_WORDS:
                ordered = sorted(short.tolist(), key=lambda at: (-counts[at], self._words[at]))
                frequent[ordered[FUNCTION_WORDS:]] = False
            first += len(words)
        return frequent

    def _topics(self) -> tuple[Flags, Flags]:
        """The words of sentences, for a line that is none; and those of two or more, for a line that is one of them."""
        numbers, rows = self._numbers[self._prose], self._rows[self._prose]
        first, last = np.full((2, len(self._words)), -1, dtype=np.intp)
        first[numbers[::-1]] = rows[::-1]
        last[numbers] = rows  # of one word's lines the last stays
        return first >= 0, last > first

    def _telling(self) -> Flags:
        """Whether a word tells what its page is about: a long one, and in scripts without spaces a pair of letters."""
        pairs = [at for at in (self._letters == 2).nonzero()[0].tolist() if UNSPACED.match(self._words[at])]
        telling = self._letters >= LONG_WORD
        telling[pairs] = True
        return telling


def _spoken(page: Sight) -> list[list[str]]:
    """The words of every line; of scripts without spaces, all pairs of letters that stand side by side."""
    lines = [block.tokens for block in page.blocks]
    if not any(UNSPACED.search(block.folded) for block in page.blocks if not block.folded.isascii()):
        return lines
    return [[part for word in tokens for part in _pairs(word)] for tokens in lines]


def _pairs(word: str) -> Sequence[str]:
    return [word[at : at + 2] for at in range(len(word) - 1)] if len(word) > 2 and UNSPACED.match(word) else [word]
