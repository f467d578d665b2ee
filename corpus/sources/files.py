"""Finds the files of a build: those named, and those in folders that a reader knows."""

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cleaners.errors import UsageError

GZIP = ".gz"
SIDECARS = ("metadata.csv", "metadata.jsonl")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read, and its name in the dataset: relative to the input it was found in, with `/`."""

    path: Path
    name: str
    root: Path

    def folders(self) -> list[Path]:
        """The folders from the input down to the file: each may hold a sidecar."""
        folders, folder = [self.root], self.path.parent
        while folder != self.root and self.root in folder.parents:
            folders.append(folder)
            folder = folder.parent
        return folders


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files of a build in the order of their names, and how many others lay beside them, by suffix."""

    files: tuple[SourceFile, ...]
    passed_over: dict[str, int]


def find_files(inputs: Sequence[Path], suffixes: Collection[str]) -> FoundFiles:
    """Every file to read below the inputs, each once, whatever the order of the inputs.

    Raises UsageError for an input that does not exist, is no file and no folder, or is a file that no reader knows.
    """
    found: dict[Path, SourceFile] = {}
    passed_over: dict[str, int] = {}
    for root in inputs:
        if not root.is_dir():
            _check_file(root, suffixes)
            _add(found, SourceFile(root, _printable(root.name), root.parent))
            continue
        for file in _below(root):
            if suffix_of(file.path) in suffixes and (file.path.is_file() or not file.path.exists()):
                _add(found, file)
            elif file.path.name not in SIDECARS:
                passed_over[suffix_of(file.path)] = passed_over.get(suffix_of(file.path), 0) + 1
    files = tuple(sorted(found.values(), key=lambda file: (file.name, str(file.path))))
    return FoundFiles(files, dict(sorted(passed_over.items())))


def _add(found: dict[Path, SourceFile], file: SourceFile) -> None:
    """One file by one name, whatever the order of the inputs: found in several, it is named from the outermost."""
    known = found.get(real_path(file.path), file)
    found[real_path(file.path)] = min(known, file, key=lambda f: (len(real_path(f.root).parts), f.name, str(f.path)))


def real_path(path: Path) -> Path:
    """Where a path leads; a link that leads nowhere, or to itself, stands for itself."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _below(root: Path) -> Iterator[SourceFile]:
    """Files below a folder; hidden ones and those in hidden folders stay out."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                path = Path(folder) / name
                yield SourceFile(path, _printable(path.relative_to(root).as_posix()), root)


def _check_file(path: Path, suffixes: Collection[str]) -> None:
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder")
    if not path.is_file():
        raise UsageError(f"{path}: neither a file nor a folder")
    if suffix_of(path) not in suffixes:
        known = ", ".join(sorted(suffixes))
        raise UsageError(f"{path}: no reader for {suffix_of(path) or 'a file without a suffix'}; known: {known}")


def suffix_of(path: Path) -> str:
    """The suffix by which a file's reader is found: of a compressed file with that of its content, `.html.gz`."""
    inner = path.with_suffix("").suffix if path.suffix.lower() == GZIP else ""
    return (inner + path.suffix).lower()


def _printable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 and line ends are written as escapes."""
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") if set(name) & set("\n\r") else name
