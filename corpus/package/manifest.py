"""manifest.json: what a dataset was made from, with what, and what came out. No clock, no host name."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from corpus.package.counts import Counts
from corpus.package.shards import DataFile

MANIFEST = "manifest.json"
FORMAT = 1
"""Version of the manifest and of the columns."""

_LISTED_INPUTS = 1000


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file that was read: path relative to the input, size, digest."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """All files that were read; `sha256` is over the list, `files` is left out where there are many."""

    count: int
    bytes: int
    sha256: str
    files: list[InputFile] | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole file. The key `kliping` marks a folder as a dataset of ours."""

    kliping: int
    title: str
    versions: dict[str, str | None]
    recipe: str
    inputs: Inputs
    counts: Counts
    files: list[DataFile]


class InputLog:
    """Notes the files as they are read: size and digest of all, and each by name while there are few."""

    def __init__(self, files: Iterable[InputFile] = ()) -> None:
        self._digest = hashlib.sha256()
        self._listed: list[InputFile] = []
        self._bytes = 0
        self.count = 0
        for file in files:
            self.add(file)

    def add(self, file: InputFile) -> None:
        """Note a file that was read. Their order is part of the digest."""
        self._digest.update(msgspec.json.encode(file) + b"\n")
        self._bytes += file.bytes
        self.count += 1
        if self.count <= _LISTED_INPUTS:
            self._listed.append(file)

    def summary(self) -> Inputs:
        """All that was noted; each file by name where there are fewer than a thousand."""
        listed = self._listed if self.count < _LISTED_INPUTS else None
        return Inputs(self.count, self._bytes, self._digest.hexdigest(), listed)


def encode_manifest(manifest: Manifest) -> bytes:
    """The bytes of manifest.json."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a dataset folder; `msgspec.DecodeError` if it is not as it should be."""
    return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)


def listed_files(folder: Path) -> set[str] | None:
    """The files that the folder's manifest names, of whatever version it is; None where it is not ours."""
    try:
        content = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(content, dict) or not isinstance(content.get("kliping"), int):
        return None
    files = content.get("files")
    rows = files if isinstance(files, list) else []
    return {str(row["path"]) for row in rows if isinstance(row, dict) and "path" in row}
