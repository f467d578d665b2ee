"""The table from suffix to reader, and the records of all files in the order of their names."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from cleaners.errors import UsageError
from corpus.sources import html, text
from corpus.sources.files import FoundFiles, SourceFile, find_files, real_path, suffix_of
from corpus.sources.record import Record
from corpus.sources.sidecar import Sidecars, read_sidecars

Reader = Callable[[SourceFile, int], Iterator[Record]]

READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {
        ".txt": text.read,
        ".text": text.read,
        ".html": html.read,
        ".htm": html.read,
        ".xhtml": html.read,
        ".html.gz": html.read,
    }
)


def find_inputs(inputs: str | Path | Sequence[str | Path]) -> tuple[FoundFiles, Sidecars]:
    """The files of one or several inputs, and what sidecars say of them.

    Raises UsageError for inputs that do not exist or hold nothing to read, and for sidecars that cannot be read.
    """
    inputs = [inputs] if isinstance(inputs, str | Path) else inputs
    found = find_files([Path(path) for path in inputs], READERS)
    if not found.files:
        raise UsageError(f"nothing to read in {', '.join(map(str, inputs))}; readers know {', '.join(sorted(READERS))}")
    return found, read_sidecars({folder for file in found.files for folder in file.folders()})


def read_records(files: Iterable[SourceFile], sidecars: Sidecars, max_bytes: int) -> Iterator[Record]:
    """Every record of the files, each with what a sidecar says of its file."""
    for file in files:
        said_in, known = sidecars.known.get(real_path(file.path), ("", {}))
        for record in READERS[suffix_of(file.path)](file, max_bytes):
            yield replace(record, known=known, said_in=said_in)
