"""Which blocks of a page stand in a text that another tool took from it.

Words are matched in order, as runs of three that stand in both: an approximation of the longest common subsequence in
time n log n (J. W. Hunt and T. G. Szymanski, "A fast algorithm for computing longest common subsequences", 1977), since
runs that stand often in either say nothing and are left out. What short blocks lie in a gap between two runs is looked
for in the gap of the text.
"""

import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

RUN = 3
"""Words that are matched together."""
OFTEN = 4
"""Times that a run may stand in the page, and in the text."""
GAP = 2000
"""Words of a gap up to which short blocks are looked for in it."""
Pair = tuple[int, int]
"""The place of a word in the page, and its place in the text."""


def shares_in(blocks: Sequence[Sequence[str]], text: Sequence[str]) -> list[float]:
    """For each block the share of its words that stand in the text, in order; 0 for a block without words."""
    page = [word for words in blocks for word in words]
    places = _places(page, text)
    starts = [0]
    for words in blocks:
        starts.append(starts[-1] + len(words))
    _fill_gaps(blocks, starts, places, text)
    return [
        sum(place >= 0 for place in places[start:end]) / (end - start) if end > start else 0.0
        for start, end in pairwise(starts)
    ]


def _places(page: Sequence[str], text: Sequence[str]) -> list[int]:
    """For each word of the page its place in the text, -1 where it has none."""
    size = min(RUN, len(text), len(page))
    places = [-1] * len(page)
    if not size:
        return places
    last = -1
    for at, to in _longest_chain(_pairs(page, text, size)):
        for step in range(size):
            if places[at + step] < 0 and to + step > last:
                places[at + step] = last = to + step
    _extend(page, text, places)
    return places


def _extend(page: Sequence[str], text: Sequence[str], places: list[int]) -> None:
    """Let what goes on behind a run in both, or goes before it, be in both: of words that stand often, no run tells."""
    behind = _next_places(places, len(text))
    for at in range(1, len(page)):
        to = places[at - 1] + 1
        if places[at] < 0 < to < behind[at] and page[at] == text[to]:
            places[at] = to
    last = [-1, *accumulate(places, max)]
    for at in range(len(page) - 2, -1, -1):
        to = places[at + 1] - 1
        if places[at] < 0 <= last[at] + 1 <= to and page[at] == text[to]:
            places[at] = to


def _pairs(page: Sequence[str], text: Sequence[str], size: int) -> Iterator[Pair]:
    """The places of the same run in page and text, in the order of the page, the later in the text first."""
    here, there = _runs(page, size), _runs(text, size)
    for at in range(len(page) - size + 1):
        run = tuple(page[at : at + size])
        found = there.get(run, ())
        if 0 < len(found) <= OFTEN and len(here[run]) <= OFTEN:
            yield from ((at, to) for to in reversed(found))


def _runs(words: Sequence[str], size: int) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - size + 1):
        run = found[tuple(words[at : at + size])]
        if len(run) <= OFTEN:
            run.append(at)
    return found


def _longest_chain(pairs: Iterator[Pair]) -> list[Pair]:
    """The longest chain of pairs that grow on both sides; of copies, the one that goes on where the text does."""
    tops: list[int] = []
    ends: list[Pair] = []
    before: dict[Pair, Pair | None] = {}
    for pair in pairs:
        at = bisect.bisect_left(tops, pair[1])
        previous = ends[at - 1] if at else None
        if at == len(tops):
            tops.append(pair[1])
            ends.append(pair)
        elif tops[at] > pair[1] or _follows(pair, previous) or not _follows(ends[at], before[ends[at]]):
            tops[at], ends[at] = pair[1], pair
        else:
            continue
        before[pair] = previous
    chain: list[Pair] = []
    last = ends[-1] if ends else None
    while last is not None:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def _follows(pair: Pair, previous: Pair | None) -> bool:
    return previous is not None and pair[0] - previous[0] == 1 == pair[1] - previous[1]


def _fill_gaps(blocks: Sequence[Sequence[str]], starts: Sequence[int], places: list[int], text: Sequence[str]) -> None:
    """Give whole blocks without a place one between the places of their neighbours, where the text has their words."""
    behind = _next_places(places, len(text))
    at = 0
    for words, start in zip(blocks, starts, strict=False):
        mine = places[start : start + len(words)]
        if not words or max(mine) >= 0:
            at = max(at, max(mine, default=-1) + 1)
            continue
        end = behind[start]
        if len(words) <= end - at <= GAP:
            found = _find(words, text, at, end)
            if found is not None:
                places[start : start + len(words)] = range(found, found + len(words))
                at = found + len(words)


def _next_places(places: Sequence[int], end: int) -> list[int]:
    """For each word of the page the next place at or behind it."""
    found = [end] * (len(places) + 1)
    for at in range(len(places) - 1, -1, -1):
        found[at] = places[at] if places[at] >= 0 else found[at + 1]
    return found


def _find(words: Sequence[str], text: Sequence[str], start: int, end: int) -> int | None:
    """Where the words stand in a row between two places of the text."""
    for at in range(start, end - len(words) + 1):
        if text[at] == words[0] and list(text[at : at + len(words)]) == list(words):
            return at
    return None
