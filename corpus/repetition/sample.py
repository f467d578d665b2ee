"""A bounded sample of the pages of every outlet, from which repetition is counted.

Of each group the `PER_GROUP` pages with the smallest digests are kept, with the fingerprints of their signs, and of
all these the `ALL_GROUPS` with the smallest digests (bottom-k sampling by hash: E. Cohen and H. Kaplan, "Summarizing
data using bottom-k sketches", 2007). Which pages these are depends on the pages alone: not on their order, not on how
they were split into shards. Samples of shards merge into the sample of the whole; a page met twice is one page.

The error: up to `PER_GROUP` pages in a group the counts are exact. Above, the pages of the sample are drawn without
choice, so the share of pages on which a sign stands is off by more than e with probability of at most
2 exp(-2 e² k) (Hoeffding 1963, which holds without replacement): with k = 2,000, by more than 3.1 points in one case of
twenty. Two of n different signs have one fingerprint with a probability below n² / 2^65.

Memory: `ALL_GROUPS` pages of at most `MOST_SIGNS` fingerprints of 8 bytes, twice that while a sample grows. A page of
news has about 40 signs; then 100,000 pages are 30 MB of fingerprints, and about as much to keep them.
"""

import heapq
import struct
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Self

from cleaners.repetition import Repetition

PER_GROUP = 2_000
ALL_GROUPS = 100_000
FEWEST = 4
"""Pages below which a sign is forgotten."""


@dataclass(frozen=True, slots=True)
class SampledPage:
    """What a page adds: `identity` is the same for copies of one article, `signs` are fingerprints, packed."""

    identity: int
    signs: bytes

    @classmethod
    def of(cls, identity: int, signs: Collection[int]) -> Self:
        """A page with its signs packed, 8 bytes each, the most significant first."""
        return cls(identity, struct.pack(f">{len(signs)}Q", *signs))

    def unpacked(self) -> tuple[int, ...]:
        """The fingerprints."""
        return struct.unpack(f">{len(self.signs) // 8}Q", self.signs)


@dataclass
class Sample:
    """A sample that grows: `add` pages, `merge` other samples with the same limits, then ask for `repetitions`."""

    per_group: int = PER_GROUP
    all_groups: int = ALL_GROUPS
    _pages: dict[str, dict[int, SampledPage]] = field(default_factory=lambda: defaultdict(dict))
    _limits: dict[str, int] = field(default_factory=dict)
    _limit: int | None = None
    _size: int = 0

    def add(self, group: str, digest: int, read: Callable[[], SampledPage]) -> None:
        """Take in a page of a group. `digest` is uniform over 64 bits and the same for equal pages; `read` is called
        only if the page belongs into the sample."""
        if not self._beyond(group, digest) and digest not in self._pages[group]:
            self._take(group, digest, read())

    def merge(self, other: Self) -> None:
        """Take in all pages of another sample."""
        for group, digest, page in other.pages():
            if not self._beyond(group, digest) and digest not in self._pages[group]:
                self._take(group, digest, page)

    def _take(self, group: str, digest: int, page: SampledPage) -> None:
        self._pages[group][digest] = page
        self._size += 1
        if len(self._pages[group]) > 2 * self.per_group:
            self._prune_group(group)
        if self._size > 2 * self.all_groups:
            self._prune()

    def pages(self) -> Iterator[tuple[str, int, SampledPage]]:
        """The sample as it stands, in the order of groups and digests."""
        self._prune()
        for group in sorted(self._pages):
            for digest in sorted(self._pages[group]):
                yield group, digest, self._pages[group][digest]

    def repetitions(self) -> dict[str, Repetition]:
        """The counts of each group; copies of one article count as one page."""
        unique: dict[str, dict[int, SampledPage]] = defaultdict(dict)
        for group, _, page in self.pages():
            unique[group].setdefault(page.identity, page)
        return {group: _counted(list(pages.values())) for group, pages in unique.items()}

    def _beyond(self, group: str, digest: int) -> bool:
        limit = self._limits.get(group)
        return (limit is not None and digest > limit) or (self._limit is not None and digest > self._limit)

    def _prune(self) -> None:
        """Keep what belongs into the sample: first in each group, then of all groups."""
        for group in list(self._pages):
            self._prune_group(group)
        if self._size > self.all_groups:
            digests = (digest for pages in self._pages.values() for digest in pages)
            self._limit = heapq.nsmallest(self.all_groups, digests)[-1]
            for group in list(self._pages):
                self._keep(group, self._limit)

    def _prune_group(self, group: str) -> None:
        pages = self._pages[group]
        if len(pages) > self.per_group:
            self._limits[group] = heapq.nsmallest(self.per_group, pages)[-1]
            self._keep(group, self._limits[group])

    def _keep(self, group: str, limit: int) -> None:
        before = self._pages[group]
        kept = {digest: page for digest, page in before.items() if digest <= limit}
        self._size -= len(before) - len(kept)
        self._pages[group] = kept
        if not kept:
            del self._pages[group]


def _counted(pages: list[SampledPage]) -> Repetition:
    counts = Counter(sign for page in pages for sign in page.unpacked())
    return Repetition(len(pages), {sign: count for sign, count in sorted(counts.items()) if count >= FEWEST})
