"""The numbers that the line model reads: what a line, its neighbourhood and its page look like, in any language."""

import numpy as np

from cleaners.learned.lines import KNOWN, SHAPE, known, shape
from cleaners.learned.sight import Sights, Table, graded, running
from cleaners.learned.wording import WORDING, wording
from cleaners.learned.words import Words

WINDOWS = (2, 5, 10, 25)
"""Lines before and lines behind over which the neighbourhood is taken together."""
STRAYS = (0.5, 2.0, 6.0, 16.0)
"""What a line that is no prose takes away from a run of prose: four widths of what may stand between its lines."""
CAP = 60
"""Words up to which a line of prose adds to a run."""
SHORT_LINE = 5

OWN = [*SHAPE, *WORDING, *KNOWN]
AT = {name: column for column, name in enumerate(OWN)}
BESIDE = "words closed function_words topic weight prose furniture capital_words digits gap menu pointer".split()
AROUND = (
    "words closed function_words topic weight prose furniture pointer menu copies stamp digits capital_words".split()
)
PLACE = (
    "from_top from_end share_of_lines share_of_words in_body to_body behind_body prose_before prose_behind"
    " barriers_before barriers_behind before_headline from_headline from_longest"
).split()
RUNS = [f"run{stray}_{name}" for stray in STRAYS for name in ("inside", "before", "behind", "share")]
PAGE = "page_lines page_words page_prose page_furniture page_short page_closed page_word_length page_gap".split()
AGAINST = [
    *(f"{side}{size}_against" for size in WINDOWS for side in ("before", "behind")),
    "against_before",
    "against_behind",
]
NAMES = (
    *OWN,
    *(f"{side}_{name}" for side in ("before", "behind") for name in BESIDE),
    *(f"{side}{size}_{name}" for size in WINDOWS for side in ("before", "behind") for name in AROUND),
    *AGAINST,
    *PLACE,
    *RUNS,
    *PAGE,
)
"""The names of the numbers, in the order of the columns."""


def line_features(sights: Sights, words: Words) -> Table:
    """A row of numbers for each block of each page, columns as in `NAMES`, in steps of 1/`GRADES`."""
    return surrounded(sights, own_features(sights, words))


def own_features(sights: Sights, words: Words) -> Table:
    """The first columns: what a line is by itself, as in `OWN`."""
    return graded(np.concatenate([shape(sights), wording(sights, words), known(sights)], axis=1))


def surrounded(sights: Sights, own: Table) -> Table:
    """All columns, from those of the lines by themselves."""
    parts = [
        own,
        _neighbours(sights, own),
        _windows(sights, own),
        _against(sights, own),
        _place(sights, own),
        _runs(sights, np.minimum(sights.words, CAP) * own[:, AT["prose"]]),
        _page(sights, own),
    ]
    return graded(np.concatenate(parts, axis=1))


def _neighbours(sights: Sights, own: Table) -> Table:
    """The lines right before and right behind; beyond the page, -1."""
    beside = own[:, [AT[name] for name in BESIDE]]
    before, behind = np.roll(beside, 1, axis=0), np.roll(beside, -1, axis=0)
    before[sights.starts] = -1
    behind[sights.starts + sights.sizes - 1] = -1
    return np.concatenate([before, behind], axis=1)


def _windows(sights: Sights, own: Table) -> Table:
    """Means over the lines before and behind, the line itself left out."""
    sums = running(own[:, [AT[name] for name in AROUND]])
    at = sights.at
    means = []
    for size in WINDOWS:
        first, last = np.maximum(at - size, sights.first), np.minimum(at + 1 + size, sights.last)
        means.append((sums[at] - sums[first]) / np.maximum(at - first, 1)[:, None])
        means.append((sums[last] - sums[at + 1]) / np.maximum(last - at - 1, 1)[:, None])
    return np.concatenate(means, axis=1).astype(np.float32)


def _against(sights: Sights, own: Table) -> Table:
    """What the words of furniture weigh together, in the windows, and from the line to both ends of the page."""
    sums = running(np.minimum(own[:, AT["weight"]], 0))
    at = sights.at
    columns = []
    for size in WINDOWS:
        columns.append(sums[at] - sums[np.maximum(at - size, sights.first)])
        columns.append(sums[np.minimum(at + 1 + size, sights.last)] - sums[at + 1])
    columns += [sums[at] - sums[sights.first], sums[sights.last] - sums[at + 1]]
    return np.column_stack(columns).astype(np.float32)


def _place(sights: Sights, own: Table) -> Table:
    """Where the line stands on the page, and where it stands to the body that the layout found."""
    at = (sights.at - sights.first).astype(np.float32)
    size = sights.sizes[sights.page]
    words, barriers = running(sights.words), running(own[:, AT["barrier"]])
    prose = running(sights.words * own[:, AT["prose"]])
    first = sights.each([page.body.first for page in sights.pages])
    last = sights.each([page.body.last for page in sights.pages])
    headline = sights.each([page.headline.block if page.headline else -1 for page in sights.pages])
    longest = sights.each([int(np.argmax(page.words)) for page in sights.pages])
    here, start, end = sights.at, sights.first, sights.last
    return np.column_stack(
        [
            np.log1p(at),
            np.log1p(size - 1 - at),
            at / size,
            (words[here + 1] - words[start]) / np.maximum(words[end] - words[start], 1),
            (at >= first) & (at <= last),
            np.sign(first - at) * np.log1p(np.abs(first - at)),
            np.sign(at - last) * np.log1p(np.abs(at - last)),
            np.log1p(prose[here] - prose[start]),
            np.log1p(prose[end] - prose[here + 1]),
            np.log1p(barriers[here] - barriers[start]),
            np.log1p(barriers[end] - barriers[here + 1]),
            at < headline,
            np.where(headline >= 0, np.minimum(np.abs(at - headline), 60), -1),
            np.minimum(np.abs(at - longest), 200),
        ]
    ).astype(np.float32)


def _runs(sights: Sights, told: Table) -> Table:
    """The heaviest run of prose on the page for each width, and where the line stands to it.

    The smallest container of most of the text, as one would look for it in a tree of elements, for text without one.
    """
    sums = running(told)
    total = np.maximum(sums[sights.starts + sights.sizes] - sums[sights.starts], 1)
    columns = []
    for stray in STRAYS:
        first, last = _heaviest(sights, np.where(told > 0, told, -stray))
        before = np.log1p(np.maximum(first[sights.page] - sights.at, 0))
        behind = np.log1p(np.maximum(sights.at - last[sights.page], 0))
        held = (sums[last + 1] - sums[first]) / total
        columns += [(before == 0) & (behind == 0), before, behind, held[sights.page]]
    return np.column_stack(columns).astype(np.float32)


def _heaviest(sights: Sights, weights: Table) -> tuple[np.ndarray, np.ndarray]:
    """First and last row of the run with the largest sum on each page (Kadane), for all pages at once."""
    sums = running(weights)
    apart = (np.abs(weights).sum(dtype=np.float64) + 1) * sights.page  # so that no page looks back into the one before
    lowest = np.minimum.accumulate(sums[:-1] - apart) + apart
    gains = sums[1:] - lowest
    best = np.maximum.reduceat(gains, sights.starts)
    last = _first_where(sights, gains == best[sights.page])
    floor = lowest[last][sights.page]
    first = _first_where(sights, (sums[:-1] == floor) & (sights.at <= last[sights.page]))
    return first, last


def _first_where(sights: Sights, holds: np.ndarray) -> np.ndarray:
    """The first row of each page for which it holds."""
    rows = np.flatnonzero(holds)
    _, firsts = np.unique(sights.page[rows], return_index=True)
    found: np.ndarray = rows[firsts]
    return found


def _page(sights: Sights, own: Table) -> Table:
    """What the page is like, the same for each of its lines."""
    spoken = sights.words
    words = np.maximum(sights.total(spoken), 1)
    size = sights.sizes[sights.page]
    return np.column_stack(
        [
            np.log1p(size),
            np.log1p(words),
            sights.total(spoken * own[:, AT["prose"]]) / words,
            sights.total(own[:, AT["furniture"]]) / size,
            sights.total((spoken < SHORT_LINE).astype(np.float32)) / size,
            sights.total(own[:, AT["closed"]]) / size,
            sights.total(spoken * own[:, AT["word_length"]]) / words,
            sights.total(own[:, AT["gap"]]) / size,
        ]
    ).astype(np.float32)
