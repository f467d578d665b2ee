"""The table from suffix to reader, and the records of all files in the order of their names."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType

from corpus.sources import text
from corpus.sources.files import SourceFile, real_path
from corpus.sources.record import Record
from corpus.sources.sidecar import Sidecars

Reader = Callable[[SourceFile, int], Iterator[Record]]

READERS: MappingProxyType[str, Reader] = MappingProxyType({".txt": text.read, ".text": text.read})


def read_records(files: Iterable[SourceFile], sidecars: Sidecars, max_bytes: int) -> Iterator[Record]:
    """Every record of the files, each with what a sidecar says of its file."""
    for file in files:
        said_in, known = sidecars.known.get(real_path(file.path), ("", {}))
        for record in READERS[file.path.suffix.lower()](file, max_bytes):
            yield replace(record, known=known, said_in=said_in)
