"""The labelled pages that the model is trained on and measured by, as they lie in the shared folder."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from cleaners.recognisers.outlets import registered_domain

FOLDS = 5
WCXB, FUNDUS = "wcxb-dev/pages.parquet", "fundus-dev/pages.parquet"


@dataclass(frozen=True)
class LabelledPage:
    """A page and the text that people marked as its content; `group` keeps pages of one domain together."""

    name: str
    data: str
    group: str
    language: str | None
    html: bytes | str
    content: str

    @property
    def lines(self) -> list[str]:
        """The lines of the content that are not blank."""
        return [line for line in self.content.splitlines() if line.strip()]


def wcxb(shared: Path, page_type: str = "article") -> Iterator[LabelledPage]:
    """The pages of one type of the development split of WCXB (M. Foley 2026, CC BY 4.0)."""
    table = pq.read_table(shared / WCXB, columns=["id", "url", "page_type", "html", "main_content"])
    for row in table.to_pylist():
        if row["page_type"] == page_type:
            group = registered_domain(row["url"] or "") or row["id"]
            yield LabelledPage(f"wcxb/{row['id']}", "wcxb", group, None, row["html"], row["main_content"])


def fundus(shared: Path) -> Iterator[LabelledPage]:
    """The pages of Fundus's tests (MIT), grouped by publisher."""
    table = pq.read_table(shared / FUNDUS, columns=["id", "url", "outlet", "language", "html", "body"])
    for row in table.to_pylist():
        group = registered_domain(row["url"] or "") or row["outlet"]
        yield LabelledPage(f"fundus/{row['id']}", "fundus", group, row["language"], row["html"], row["body"])


def digest(path: Path) -> str:
    """SHA-256 of a file of data."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fold_of(group: str) -> int:
    """The fold of a domain: all its pages fall into one, whatever else there is."""
    return int.from_bytes(hashlib.sha256(group.encode()).digest()[:4], "big") % FOLDS


def chance(*names: str) -> float:
    """A number in [0, 1) that hangs on nothing but the names."""
    return int.from_bytes(hashlib.sha256("\0".join(names).encode()).digest()[:6], "big") / 2**48
