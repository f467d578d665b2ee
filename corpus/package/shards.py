"""Writes one configuration as Parquet shards: the same rows give the same bytes, however they arrive."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from corpus.package.schema import SCHEMAS

_ROW_BYTES = 256
"""What a row weighs beside its plain strings: numbers, lists and structs."""


@dataclass(frozen=True, slots=True)
class Limits:
    """A row group ends with the row that reaches `row_group` bytes before compression,
    a shard with the row group that reaches `shard` bytes on disk."""

    row_group: int = 32 * 2**20
    shard: int = 400_000_000


@dataclass(frozen=True, slots=True)
class DataFile:
    """One shard: path in the dataset folder, rows, size on disk, size before compression, digest."""

    path: str
    config: str
    rows: int
    bytes: int
    raw_bytes: int
    sha256: str


class Shards:
    """The shards of one configuration under `root`, named `data/<config>/train-00000-of-00003.parquet`.

    A configuration without rows gets one file with columns and no row group.
    """

    def __init__(self, root: Path, config: str, limits: Limits) -> None:
        self._root = root
        self._config = config
        self._limits = limits
        self._folder = root / "data" / config
        self._folder.mkdir(parents=True)
        self._groups = _RowGroups(limits.row_group)
        self._done: list[Path] = []
        self._open: tuple[pa.OSFile, pq.ParquetWriter] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end_shard()

    def write(self, table: pa.Table) -> None:
        """Take the next rows."""
        for group in self._groups.add(table):
            self._write_group(group)

    def finish(self) -> list[DataFile]:
        """Write what is left, give every shard its name, say what was written."""
        rest = self._groups.rest()
        if rest is not None:
            self._write_group(rest)
        self._end_shard()
        if not self._done:
            self._begin_shard()
            self._end_shard()
        count = len(self._done)
        names = (f"train-{index:05d}-of-{count:05d}.parquet" for index in range(count))
        paths = [path.rename(path.with_name(name)) for path, name in zip(self._done, names, strict=True)]
        return [self._describe(path) for path in paths]

    def _write_group(self, group: pa.Table) -> None:
        sink, writer = self._open or self._begin_shard()
        writer.write_table(group, row_group_size=group.num_rows)
        if sink.tell() >= self._limits.shard:
            self._end_shard()

    def _begin_shard(self) -> tuple[pa.OSFile, pq.ParquetWriter]:
        path = self._folder / f"{len(self._done):05d}.parquet"
        sink = pa.OSFile(str(path), "wb")
        writer = pq.ParquetWriter(
            sink,
            SCHEMAS[self._config],
            compression="zstd",
            use_content_defined_chunking=True,
            write_page_index=True,
        )
        self._done.append(path)
        self._open = sink, writer
        return self._open

    def _end_shard(self) -> None:
        if self._open is not None:
            sink, writer = self._open
            self._open = None
            with sink:
                writer.close()

    def _describe(self, path: Path) -> DataFile:
        footer = pq.read_metadata(path)
        groups = (footer.row_group(index) for index in range(footer.num_row_groups))
        return DataFile(
            path=path.relative_to(self._root).as_posix(),
            config=self._config,
            rows=footer.num_rows,
            bytes=path.stat().st_size,
            raw_bytes=sum(group.total_byte_size for group in groups),
            sha256=file_digest(path),
        )


class _RowGroups:
    """Cuts a stream of tables into row groups by the weight of the rows alone."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._parts: list[pa.Table] = []
        self._weight = 0

    def add(self, table: pa.Table) -> Iterator[pa.Table]:
        """Take the next rows; yield each row group that they fill."""
        if not table.num_rows:
            return
        reached = pc.add(pc.cumulative_sum(_weights(table)), self._weight)
        begin = ended = 0
        while True:
            last = pc.sum(pc.less(reached, ended + self._limit)).as_py()
            if last == table.num_rows:
                break
            self._parts.append(table.slice(begin, last + 1 - begin))
            yield self._combined()
            begin, ended = last + 1, reached[last].as_py()
        self._parts.append(table.slice(begin))
        self._weight = reached[-1].as_py() - ended

    def rest(self) -> pa.Table | None:
        """The last row group, if any rows are left."""
        return self._combined() if sum(part.num_rows for part in self._parts) else None

    def _combined(self) -> pa.Table:
        """The parts as one table of one chunk: content-defined chunking starts anew with each chunk."""
        table = pa.concat_tables(self._parts).combine_chunks()
        self._parts = []
        return table


def _weights(table: pa.Table) -> pa.ChunkedArray:
    """What each row weighs: a fixed part and the bytes of its plain strings."""
    weights = pa.chunked_array([pa.repeat(pa.scalar(_ROW_BYTES, pa.int64()), table.num_rows)])
    for column in table.columns:
        if pa.types.is_string(column.type):
            lengths = pc.cast(pc.fill_null(pc.binary_length(column), 0), pa.int64())
            weights = pc.add(weights, lengths)
    return weights


def file_digest(path: Path) -> str:
    """The sha256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
