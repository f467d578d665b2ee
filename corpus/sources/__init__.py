"""From files to records: one reader a format, and what the user says of the files beside them."""

from corpus.sources.files import FoundFiles, SourceFile, find_files
from corpus.sources.record import Record
from corpus.sources.sidecar import Sidecars, read_sidecars
from corpus.sources.table import READERS, find_inputs, read_records

__all__ = [
    "READERS",
    "FoundFiles",
    "Record",
    "Sidecars",
    "SourceFile",
    "find_files",
    "find_inputs",
    "read_records",
    "read_sidecars",
]
