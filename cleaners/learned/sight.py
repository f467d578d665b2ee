"""What the model looks at: pages with what the recognisers saw, many of them laid end to end."""

import functools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from cleaners.page import Block, Page
from cleaners.recognisers.credit import Credit
from cleaners.recognisers.headline import Headline
from cleaners.recognisers.layout import Body
from cleaners.recognisers.phrases import Hit

Table = NDArray[np.float32]
Counts = NDArray[np.intp]
GRADES = 1024
"""Steps of one in all numbers: the same on every machine, and their sums exact."""


class Sight(Protocol):
    """A page as the recognisers see it; `cleaners.view.View` is one."""

    @property
    def page(self) -> Page: ...
    @property
    def blocks(self) -> tuple[Block, ...]: ...
    @property
    def words(self) -> tuple[int, ...]: ...
    @property
    def prose(self) -> tuple[bool, ...]: ...
    @property
    def hits(self) -> tuple[tuple[Hit, ...], ...]: ...
    @property
    def stamps(self) -> Mapping[int, object]: ...
    @property
    def credits(self) -> tuple[Credit, ...]: ...
    @property
    def captions(self) -> Mapping[int, object]: ...
    @property
    def furniture(self) -> Collection[int]: ...
    @property
    def barriers(self) -> Collection[int]: ...
    @property
    def body(self) -> Body: ...
    @property
    def headline(self) -> Headline | None: ...
    @property
    def element_names(self) -> tuple[tuple[str, ...], ...]: ...


@dataclass(frozen=True)
class Sights:
    """Pages laid end to end, each with one block at least: a row for every block of every page."""

    pages: tuple[Sight, ...]

    @functools.cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all pages."""
        return tuple(block for page in self.pages for block in page.blocks)

    @functools.cached_property
    def words(self) -> Table:
        """Words of each block."""
        return np.array([words for page in self.pages for words in page.words], dtype=np.float32)

    @functools.cached_property
    def sizes(self) -> Counts:
        """Blocks of each page."""
        return np.array([len(page.blocks) for page in self.pages], dtype=np.intp)

    @functools.cached_property
    def starts(self) -> Counts:
        """The row with which each page begins."""
        return np.cumsum(self.sizes) - self.sizes

    @functools.cached_property
    def page(self) -> Counts:
        """For each row the number of its page."""
        return np.repeat(np.arange(len(self.pages)), self.sizes)

    @functools.cached_property
    def first(self) -> Counts:
        """For each row the first row of its page."""
        return self.starts[self.page]

    @functools.cached_property
    def last(self) -> Counts:
        """For each row the row behind the last of its page."""
        return self.first + self.sizes[self.page]

    @functools.cached_property
    def at(self) -> Counts:
        """For each row its own number."""
        return np.arange(len(self.page))

    def each(self, values: Sequence[float]) -> Table:
        """A value of each page for each of its rows."""
        return np.array(values, dtype=np.float32)[self.page]

    def total(self, column: Table) -> NDArray[np.float64]:
        """For each row the sum of a column over its page."""
        sums: NDArray[np.float64] = np.add.reduceat(column.astype(np.float64), self.starts)[self.page]
        return sums


def running(column: Table) -> NDArray[np.float64]:
    """The sum of a column (or of several) before each row, and behind the last: one row more than the column.

    Exact, and so the same however pages are put together, for values in steps of 1/`GRADES`.
    """
    sums = np.zeros((len(column) + 1, *column.shape[1:]), dtype=np.float64)
    np.cumsum(column, axis=0, dtype=np.float64, out=sums[1:])
    return sums


def graded(table: NDArray[np.floating]) -> Table:
    """The table in steps of 1/`GRADES`."""
    rounded: Table = (np.round(table * GRADES) / GRADES).astype(np.float32)
    return rounded
