"""From files to records: one reader a format, and what the user says of the files beside them."""

from corpus.sources.files import SourceFile, find_files
from corpus.sources.record import Record
from corpus.sources.sidecar import read_sidecars
from corpus.sources.table import READERS, read_records

__all__ = ["READERS", "Record", "SourceFile", "find_files", "read_records", "read_sidecars"]
