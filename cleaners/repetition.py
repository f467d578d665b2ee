"""What repeats over the pages of one outlet: on how many of them a line, a sentence or a label stands."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import xxhash

CONFIDENCE = 1.645
"""Standard deviations below which the true share lies in one case of twenty."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """Counts over the pages of one outlet, or over a sample of them.

    `pages` is how many pages were counted; `counts` maps fingerprints of signs (see `fingerprint`) to the number of
    these pages on which they stand. A sign that is not in it stands on too few pages to matter.
    """

    pages: int = 0
    counts: Mapping[int, int] = field(default_factory=dict)

    def count(self, kind: str, key: str) -> int:
        """Pages on which a sign stands."""
        return self.counts.get(fingerprint(kind, key), 0)

    def share(self, count: int) -> float:
        """The share of pages that a count speaks for: the lower bound of the Wilson interval, so that few pages say
        little (E. B. Wilson 1927)."""
        if not count:
            return 0.0
        n, z = self.pages, CONFIDENCE
        seen = min(count / n, 1.0)
        spread = z * math.sqrt(seen * (1 - seen) / n + z * z / (4 * n * n))
        return max(0.0, (seen + z * z / (2 * n) - spread) / (1 + z * z / n))


NOTHING = Repetition()
"""No page but this one is known."""


def fingerprint(kind: str, key: str) -> int:
    """64 bits for a sign: what kind of sign it is and its words in comparable form (XXH3)."""
    return xxhash.xxh3_64_intdigest(f"{kind}\0{key}".encode("utf-8", "replace"))
