"""The main job: files in, a dataset folder out."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cleaners.errors import RecordError, UsageError
from cleaners.toolkit import packaged_toolkit
from corpus.batch import to_batches
from corpus.describe import identify
from corpus.engines import local
from corpus.metadata.known import MOMENTS, read_moment
from corpus.package import BuildFacts, InputFile, InputLog, Manifest, check_target, package
from corpus.recipe import Recipe
from corpus.repetition.count import NO_REPETITIONS, Repetitions, sample_records
from corpus.sources import FoundFiles, Record, Sidecars, find_inputs, read_records
from corpus.sources.files import real_path

REPEAT = "repeat"
"""The cleaner for whose sake everything is read twice."""
Watcher = Callable[[str, int, int, int], None]
"""Called after each record with the name of the pass, the number of records and of files read so far in it, and of all
files."""


@dataclass(frozen=True)
class Built:
    """What a build did: where the dataset lies, its manifest, and what the user should be told."""

    folder: Path
    manifest: Manifest
    warnings: tuple[str, ...]


def build(
    inputs: str | Path | Sequence[str | Path],
    out: str | Path,
    recipe: Recipe | None = None,
    watch: Watcher | None = None,
) -> Built:
    """Build a dataset from files and folders, or from one of them.

    `out` becomes a folder that `datasets.load_dataset` opens, all of it or nothing: a dataset of ours that stands there
    is replaced in one step, any other folder is refused. Raises UsageError before any work for inputs that do not
    exist, that hold nothing to read, or for an `out` that cannot be written. A record that cannot be used raises
    nothing: it stands in the configuration `dropped`, with why.
    """
    recipe = recipe or Recipe()
    _check_known(recipe)
    found, sidecars = find_inputs(inputs)
    target = Path(out)
    check_target(target)
    repetitions = _counted(found, sidecars, recipe, watch)
    read = InputLog()
    records = _once(read_records(found.files, sidecars, recipe.max_bytes))
    noted = _noted(_watched(records, "cleaning", len(found.files), watch), read)
    batches = local.run(to_batches(noted, recipe.batch_rows), recipe, repetitions)
    manifest = package(batches, target, BuildFacts(recipe.title, recipe.digest(), read))
    return Built(target, manifest, (*sidecars.warnings, *_not_read(found, sidecars)))


def _check_known(recipe: Recipe) -> None:
    """What holds for every document must be readable, or every document would be set aside."""
    for column in sorted(MOMENTS & recipe.known.keys()):
        try:
            read_moment(recipe.known[column], column, packaged_toolkit().calendar)
        except RecordError as error:
            raise UsageError(str(error)) from error


def _not_read(found: FoundFiles, sidecars: Sidecars) -> Iterator[str]:
    """What lay in the inputs and was not read, and what a sidecar names that did not lie there."""
    for suffix, count in found.passed_over.items():
        files, were = ("file", "was") if count == 1 else ("files", "were")
        yield f"{count} {files} with the suffix {suffix or '(none)'} {were} passed over"
    lost = sidecars.known.keys() - {real_path(file.path) for file in found.files}
    if lost:
        yield f"{len(lost)} rows of metadata name files that were not read, such as {min(lost).name}"


def _once(records: Iterable[Record]) -> Iterator[Record]:
    """The records in the order of their names; one with a name and content that came before is dropped."""
    name = ""
    seen: dict[str, int] = {}
    for record in records:
        if record.source.path != name:
            name, seen = record.source.path, {}
        identity = identify(record)
        copies = seen[identity] = seen.get(identity, 0) + 1
        again = copies > 1 and record.why is None
        yield replace(record, why=f"duplicate: copy {copies} of {identity}") if again else record


def _noted(records: Iterable[Record], read: InputLog) -> Iterator[Record]:
    """The records as they pass, each file noted with its digest."""
    for record in records:
        read.add(InputFile(record.source.path, len(record.content), hashlib.sha256(record.content).hexdigest()))
        yield record


def _watched(records: Iterable[Record], name: str, files: int, watch: Watcher | None) -> Iterator[Record]:
    """The records of one pass, each shown to the watcher when it is done."""
    done, path = 0, None
    for number, record in enumerate(records, start=1):
        yield record
        if record.source.path != path:
            done, path = done + 1, record.source.path
        if watch is not None:
            watch(name, number, done, files)


def _counted(found: FoundFiles, sidecars: Sidecars, recipe: Recipe, watch: Watcher | None) -> Repetitions:
    """The first pass: what repeats over the pages of each outlet."""
    if REPEAT in recipe.without:
        return NO_REPETITIONS
    records = read_records(found.files, sidecars, recipe.max_bytes)
    sample = sample_records(_watched(records, "counting", len(found.files), watch), recipe)
    return Repetitions(sample.repetitions())
