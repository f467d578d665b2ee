"""The main job: files in, a dataset folder out."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.batch import to_batches
from corpus.engines import local
from corpus.package import BuildFacts, InputFile, Manifest, check_target, package
from corpus.recipe import Recipe
from corpus.sources import READERS, Record, find_files, read_records, read_sidecars

Watcher = Callable[[int, int, int], None]
"""Called after each record with the number of records and of files read so far, and of all files."""


@dataclass(frozen=True)
class Built:
    """What a build did: where the dataset lies, its manifest, and what the user should be told."""

    folder: Path
    manifest: Manifest
    warnings: tuple[str, ...]


def build(
    inputs: Sequence[str | Path], out: str | Path, recipe: Recipe | None = None, watch: Watcher | None = None
) -> Built:
    """Build a dataset from files and folders.

    `out` becomes a folder that `datasets.load_dataset` opens, all of it or nothing: a dataset of ours that stands there
    is replaced in one step, any other folder is refused. Raises UsageError before any work for inputs that do not
    exist, that hold nothing to read, or for an `out` that cannot be written. A record that cannot be used raises
    nothing: it stands in the configuration `dropped`, with why.
    """
    recipe = recipe or Recipe()
    found = find_files([Path(path) for path in inputs], READERS)
    sidecars = read_sidecars([folder for file in found.files for folder in {file.root, file.path.parent}])
    target = Path(out)
    check_target(target)
    read: list[InputFile] = []
    records = _noted(read_records(found.files, sidecars, recipe.max_bytes), read, watch, len(found.files))
    batches = local.run(to_batches(records, recipe.batch_rows), recipe)
    manifest = package(batches, target, BuildFacts(recipe.title, recipe.digest(), read))
    passed_over = tuple(
        f"{count} files with the suffix {suffix or '(none)'} were passed over"
        for suffix, count in found.passed_over.items()
    )
    return Built(target, manifest, (*sidecars.warnings, *passed_over))


def _noted(records: Iterable[Record], read: list[InputFile], watch: Watcher | None, files: int) -> Iterator[Record]:
    """The records as they pass, each file noted with its digest."""
    for number, record in enumerate(records, start=1):
        read.append(InputFile(record.source.path, len(record.content), hashlib.sha256(record.content).hexdigest()))
        yield record
        if watch is not None:
            watch(number, len(read), files)
