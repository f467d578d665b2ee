"""Text files: one document a file."""

from collections.abc import Iterator

from corpus.article import Source
from corpus.sources.files import SourceFile
from corpus.sources.record import Record


def read(file: SourceFile, max_bytes: int) -> Iterator[Record]:
    """The file as one record; one that cannot be read, or is larger than `max_bytes`, says why."""
    source = Source(file.name, 0, "text")
    try:
        size = file.path.stat().st_size
        if size > max_bytes:
            yield Record(source, b"", why=f"too large: {size} bytes where the recipe allows {max_bytes}")
            return
        yield Record(source, file.path.read_bytes())
    except OSError as error:
        yield Record(source, b"", why=f"unreadable: {error.strerror or type(error).__name__}")
