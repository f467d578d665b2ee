"""Files that hold one document."""

import gzip
import zlib

from corpus.article import Source
from corpus.sources.files import GZIP, SourceFile
from corpus.sources.record import Record


def read_whole(file: SourceFile, max_bytes: int, form: str) -> Record:
    """The file as one record of the format `form`; one that cannot be read, or is larger than `max_bytes`, says why.

    What gzip packed is unpacked, and no more than `max_bytes` of it.
    """
    source = Source(file.name, 0, form)
    try:
        size = file.path.stat().st_size
        if size > max_bytes:
            return Record(source, b"", why=f"too large: {size} bytes where the recipe allows {max_bytes}")
        if file.path.suffix.lower() != GZIP:
            return Record(source, file.path.read_bytes())
        with gzip.open(file.path) as unpacked:
            content = unpacked.read(max_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        cause = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return Record(source, b"", why=f"unreadable: {cause or type(error).__name__}")
    if len(content) > max_bytes:
        return Record(source, b"", why=f"too large: unpacked more than the {max_bytes} bytes that the recipe allows")
    return Record(source, content)
