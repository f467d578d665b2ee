"""Folders of input at hand: written in a line, and read as a build reads them."""

import os
from collections.abc import Iterable
from pathlib import Path

from cleaners.toolkit import packaged_toolkit
from corpus import Built, Recipe, build
from corpus.article import Outcome
from corpus.describe import describe
from corpus.sources import READERS, Record, find_files, read_records, read_sidecars

BODY = "Petani Sukaratu memanen padi organik pada Senin pagi, dan hasilnya dijual ke koperasi desa hari itu juga."
LIMIT = 20_000_000


def write(folder: Path, *names: str | bytes, text: str = BODY) -> Path:
    """Write the text under each name; a name in bytes may be no UTF-8."""
    for name in names:
        path = folder / (os.fsdecode(name) if isinstance(name, bytes) else name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def names(*inputs: Path) -> list[str]:
    return [file.name for file in find_files(inputs, READERS).files]


def records(folder: Path, max_bytes: int = LIMIT) -> list[Record]:
    """The records of a folder, each with what sidecars say, as a build sees them."""
    files = find_files([folder], READERS).files
    sidecars = read_sidecars({place for file in files for place in file.folders()})
    return list(read_records(files, sidecars, max_bytes))


def known(folder: Path) -> dict[str, dict[str, str]]:
    return {record.source.path: dict(record.known) for record in records(folder)}


def warnings(folder: Path) -> tuple[str, ...]:
    return read_sidecars([folder]).warnings


def outcomes(folder: Path, recipe: Recipe | None = None) -> dict[str, Outcome]:
    return {r.source.path: describe(r, recipe or Recipe(), packaged_toolkit()) for r in records(folder)}


def run(inputs: Iterable[Path], out: Path, recipe: Recipe | None = None) -> Built:
    return build(list(inputs), out, recipe)


def assert_no_crash(folder: Path) -> None:
    found = outcomes(folder)
    assert found["b.txt"].article is not None
    assert found["a.txt"].article is not None or found["a.txt"].why
