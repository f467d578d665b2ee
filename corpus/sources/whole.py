"""Files that hold one document."""

import gzip
import zlib
from collections.abc import Callable

from corpus.article import Source
from corpus.sources.files import GZIP, SourceFile
from corpus.sources.record import Record

CHUNK = 2**20


def read_whole(file: SourceFile, max_bytes: int, form: str) -> Record:
    """The file as one record of the format `form`; one that cannot be read, or is larger than `max_bytes`, says why.

    What gzip packed is unpacked, and no more than `max_bytes` of it.
    """
    source = Source(file.name, 0, form)
    packed = file.path.suffix.lower() == GZIP
    try:
        size = file.path.stat().st_size
        if size > max_bytes:
            return Record(source, b"", why=f"too large: {size} bytes where the recipe allows {max_bytes}")
        with gzip.open(file.path) if packed else file.path.open("rb") as stream:
            return read_stream(stream.read, source, max_bytes, "unpacked " if packed else "")
    except (OSError, EOFError, zlib.error) as error:
        cause = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return Record(source, b"", why=f"unreadable: {cause or type(error).__name__}")


def read_stream(read: Callable[[int], bytes], source: Source, max_bytes: int, how: str = "") -> Record:
    """What a stream holds as one record: of a device or a pipe nobody knows the size before. `read` gives its next
    bytes; one larger than `max_bytes` says why, with `how` it came to be so large."""
    parts, size = [], 0
    while size <= max_bytes and (part := read(CHUNK)):
        parts.append(part)
        size += len(part)
    if size > max_bytes:
        return Record(source, b"", why=f"too large: {how}more than the {max_bytes} bytes that the recipe allows")
    return Record(source, b"".join(parts))
