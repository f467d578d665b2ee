"""From files to records: one reader a format, and what the user says of the files beside them."""

from corpus.sources.files import FoundFiles, SourceFile
from corpus.sources.record import Record
from corpus.sources.sidecar import Sidecars
from corpus.sources.table import READERS, find_inputs, read_records

__all__ = ["READERS", "FoundFiles", "Record", "Sidecars", "SourceFile", "find_inputs", "read_records"]
