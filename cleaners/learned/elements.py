"""The numbers of an HTML page's blocks that its tags give: kind, links, names of classes, and the elements around."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cleaners.learned.sight import Counts, Sight, Sights, Table, graded, running
from cleaners.learned.words import WEIGHT_STEPS
from cleaners.page import Kind, Markup

SHARES = (0.4, 0.75)
"""Shares of the page's prose that the smallest element with so much of it holds."""
LEVELS = 4
"""Elements around a block that are looked at, from its own outwards."""
NAME = re.compile(r"[A-Z]?[a-z]{2,20}|[A-Z]{2,20}")
MOST_NAMES = 12
"""Words of class and id of one element that are looked at."""
MOST_WEIGHT = 20.0
MOST_KEPT = 16_384
"""Elements of which the names are kept: most of a page are written like another, and the pages of a site share them."""

KINDS = [f"kind_{kind}" for kind in Kind]
KIND_NUMBERS = {kind: number for number, kind in enumerate(Kind)}
AROUND = ("prose", "linked", "blocks", "names")
ELEMENTS = (
    *KINDS,
    *"linked depth names_path names_to_best in_prose_element".split(),
    *(f"{name}{share}" for share in SHARES for name in ("inside", "depth_below", "held")),
    *(f"{name}_{level}_up" for level in range(LEVELS) for name in AROUND),
)
"""The names of the numbers, in the order of the columns."""


def element_names(markup: Markup) -> tuple[tuple[str, ...], ...]:
    """What each element is called: its tag, the words of its class and id, its part of an article."""
    parts: list[str | None] = [None] * len(markup.tags)
    for element, said in markup.said.items():
        parts[element] = said.get("itemprop")
    return tuple(map(_names, markup.tags, markup.words, parts))


@functools.lru_cache(maxsize=MOST_KEPT)
def _names(tag: str, words: str, part: str | None) -> tuple[str, ...]:
    """The names of one element, read once for all that are written alike."""
    names = (f"<{tag}>", *map(str.lower, NAME.findall(words)[:MOST_NAMES]))
    return names if part is None else (*names, f"={part.lower()[:30]}")


def element_features(sights: Sights, weights: Mapping[str, int]) -> Table:
    """A row of numbers for each block of each HTML page, columns as in `ELEMENTS`, in steps of 1/`GRADES`.

    `weights` are those of `element_names`, in steps of 1/`WEIGHT_STEPS`.
    """
    return graded(np.concatenate([_page_features(page, weights) for page in sights.pages]))


def _page_features(page: Sight, weights: Mapping[str, int]) -> Table:
    markup = page.page.markup
    if markup is None:
        raise TypeError("a page without markup has no elements")
    homes = np.array(markup.homes, dtype=np.intp)
    words = np.array(page.words, dtype=np.float32)
    prose = words * np.array(page.prose, dtype=np.float32)
    depths, names = _down(markup, page.element_names, weights)
    length = np.array([len(block.text) for block in page.blocks], dtype=np.float32)
    linked = np.array(markup.linked, dtype=np.float32)
    held = _Held(markup, page, (prose, length, linked))
    kinds = np.equal.outer([KIND_NUMBERS[kind] for kind in markup.kinds], np.arange(len(KINDS)))
    longest = homes[int(np.argmax(prose))]
    return np.column_stack(
        [
            kinds,
            linked / np.maximum(length, 1),
            depths[homes],
            names[homes],
            names[homes] - names[longest],
            held.prose[homes] / held.total,
            *_containers(held, homes, depths),
            *_levels(held, markup, homes, names),
        ]
    ).astype(np.float32)


def _down(markup: Markup, called: Sequence[tuple[str, ...]], weights: Mapping[str, int]) -> tuple[Table, Table]:
    """For each element its depth, and what the names of it and all around it weigh together."""
    depths, totals = [0.0] * len(called), [0.0] * len(called)
    own = {names: sum(weights.get(name, 0) for name in names) / WEIGHT_STEPS for names in dict.fromkeys(called)}
    for element, (names, parent) in enumerate(zip(called, markup.parents, strict=True)):
        above = totals[parent] if parent >= 0 else 0.0
        totals[element] = above + own[names]
        depths[element] = depths[parent] + 1 if parent >= 0 else 0.0
    return np.array(depths, dtype=np.float32), np.clip(np.array(totals, dtype=np.float32), -MOST_WEIGHT, MOST_WEIGHT)


class _Held:
    """What each element of a page holds: prose words, code points, code points in links, blocks."""

    def __init__(self, markup: Markup, page: Sight, columns: tuple[Table, Table, Table]) -> None:
        prose, length, linked = columns
        starts = np.array([block.start for block in page.blocks], dtype=np.intp)
        first = np.searchsorted(starts, np.array(markup.starts, dtype=np.intp))
        last = np.maximum(np.searchsorted(starts, np.array(markup.ends, dtype=np.intp)), first)
        self.first, self.last = first, last
        self.prose = _between(prose, first, last)
        self.total = max(float(prose.sum()), 1.0)
        self.length = _between(length, first, last)
        self.linked = _between(linked, first, last)
        self.blocks = (last - first).astype(np.float32)

    def smallest(self, share: float) -> int:
        """The element with the fewest code points, and of these the innermost, that holds so much of the prose."""
        enough = np.flatnonzero(self.prose >= share * self.total)
        if not len(enough):
            return 0
        sizes = self.length[enough]
        return int(enough[np.flatnonzero(sizes == sizes.min())[-1]])


def _between(column: Table, first: Counts, last: Counts) -> NDArray[np.float64]:
    sums = running(column)
    return sums[last] - sums[first]


def _containers(held: _Held, homes: Counts, depths: Table) -> Iterator[NDArray[np.floating]]:
    """For each share whether the block stands in the smallest element with so much prose, how deep, and its share."""
    at = np.arange(len(homes))
    for share in SHARES:
        best = held.smallest(share)
        inside = (at >= held.first[best]) & (at < held.last[best])
        yield inside.astype(np.float32)
        yield np.where(inside, depths[homes] - depths[best], -1)
        yield np.full(len(homes), held.prose[best] / held.total)


def _levels(held: _Held, markup: Markup, homes: Counts, names: Table) -> Iterator[NDArray[np.floating]]:
    """For the element of each block and those around it their share of the page's prose, of links, and their blocks."""
    parents = np.maximum(np.array(markup.parents, dtype=np.intp), 0)
    element = homes
    for _ in range(LEVELS):
        yield held.prose[element] / held.total
        yield held.linked[element] / np.maximum(held.length[element], 1)
        yield np.log1p(held.blocks[element])
        yield names[element]
        element = parents[element]
