"""Files of text (`.txt`, `.text`): one document a file."""

from collections.abc import Iterator

from corpus.sources.files import SourceFile
from corpus.sources.record import Record
from corpus.sources.whole import read_whole

FORMAT = "text"


def read(file: SourceFile, max_bytes: int) -> Iterator[Record]:
    """The file as one record."""
    yield read_whole(file, max_bytes, FORMAT)
