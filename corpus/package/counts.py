"""Running counts for card and manifest; they grow with the number of distinct names, not of documents."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields

import pyarrow as pa
import pyarrow.compute as pc

UNKNOWN = "unknown"
"""The name under which documents without a value are counted."""

_LISTED = 100


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each name occurs, most frequent first; beyond the hundredth name, `rest` in sum."""

    names: dict[str, int]
    rest: int = 0


@dataclass(frozen=True, slots=True)
class Sizes:
    """A size of the kept documents before and after cleaning."""

    source: int
    text: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What a dataset holds and what was left out; all but the first four are of kept documents."""

    read: int
    kept: int
    dropped: int
    why: Tally
    cuts: Tally
    cut_characters: Tally
    outlets: Tally
    years: Tally
    languages: Tally
    kinds: Tally
    licenses: Tally
    formats: Tally
    characters: Sizes
    words: Sizes


class Counting:
    """Adds up what the batches hold."""

    def __init__(self) -> None:
        self._totals: Counter[str] = Counter()
        self._names = {field.name: Counter[str]() for field in fields(Counts) if field.type is Tally}

    def add_sources(self, batch: pa.RecordBatch) -> None:
        """Count what was read, and the size of those sources that were kept."""
        kept = batch.filter(batch.column("article").is_valid())
        self._totals["read"] += batch.num_rows
        self._totals["source_chars"] += _sum(kept.column("source_chars"))
        self._totals["source_words"] += _sum(kept.column("source_words"))

    def add_rows(self, tables: Mapping[str, pa.Table]) -> None:
        """Count the rows of some or all configurations."""
        count = {"default": self._add_default, "cuts": self._add_cuts, "dropped": self._add_dropped}
        for config in count.keys() & tables.keys():
            count[config](tables[config])

    def summary(self) -> Counts:
        """The counts so far."""
        totals = self._totals
        return Counts(
            read=totals["read"],
            kept=totals["kept"],
            dropped=totals["dropped"],
            characters=Sizes(totals["source_chars"], totals["text_chars"]),
            words=Sizes(totals["source_words"], totals["text_words"]),
            **{name: _tally(counter) for name, counter in self._names.items()},
        )

    def _add_default(self, table: pa.Table) -> None:
        self._totals["kept"] += table.num_rows
        self._totals["text_chars"] += _sum(table["n_chars"])
        self._totals["text_words"] += _sum(table["n_words"])
        self._names["outlets"] += _occurrences(table["outlet"])
        self._names["years"] += _occurrences(pc.cast(pc.year(table["date"]), pa.string()))
        self._names["languages"] += _occurrences(table["language"])
        self._names["kinds"] += _occurrences(table["kind"])
        self._names["licenses"] += _occurrences(table["license"])
        self._names["formats"] += _occurrences(pc.struct_field(table["source"], "format"))

    def _add_cuts(self, table: pa.Table) -> None:
        lengths = pa.table({"reason": table["reason"], "length": pc.subtract(table["end"], table["start"])})
        sums = lengths.group_by("reason").aggregate([("length", "sum")]).to_pylist()
        self._names["cuts"] += _occurrences(table["reason"])
        self._names["cut_characters"] += Counter({row["reason"]: row["length_sum"] for row in sums})

    def _add_dropped(self, table: pa.Table) -> None:
        self._totals["dropped"] += table.num_rows
        for why, count in _occurrences(table["why"]).items():
            self._names["why"][why_kind(why)] += count


def why_kind(why: str) -> str:
    """The kind of a drop without its particulars: `duplicate` of `duplicate: 3f9c…`."""
    return why.partition(":")[0].strip()


def _sum(column: pa.ChunkedArray) -> int:
    return pc.sum(column, min_count=0).as_py() or 0


def _occurrences(column: pa.ChunkedArray) -> Counter[str]:
    rows = pc.value_counts(column).to_pylist()
    return Counter({UNKNOWN if row["values"] is None else row["values"]: row["counts"] for row in rows})


def _tally(counter: Counter[str]) -> Tally:
    ranked = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return Tally(dict(ranked[:_LISTED]), sum(count for _, count in ranked[_LISTED:]))
