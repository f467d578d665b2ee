"""Packaging: outcomes in, a dataset folder that `datasets` loads out."""

from corpus.package.folder import check_target
from corpus.package.manifest import InputFile, InputLog, Manifest, read_manifest
from corpus.package.pack import BuildFacts, package
from corpus.package.schema import outcomes_to_batch
from corpus.package.shards import Limits
from corpus.package.verify import verify

__all__ = [
    "BuildFacts",
    "InputFile",
    "InputLog",
    "Limits",
    "Manifest",
    "check_target",
    "outcomes_to_batch",
    "package",
    "read_manifest",
    "verify",
]
