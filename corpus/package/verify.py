"""Checks a dataset folder against its manifest and its tables against each other."""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import yaml

from corpus.package.counts import Counting
from corpus.package.front import loading
from corpus.package.manifest import FORMAT, MANIFEST, Manifest, read_manifest
from corpus.package.schema import SCHEMAS
from corpus.package.shards import file_digest


def verify(folder: str | Path) -> list[str]:
    """Every problem of the dataset in `folder`; none means that it is whole.

    Memory holds the ids of all documents, nothing else grows.
    """
    folder = Path(folder)
    try:
        manifest = read_manifest(folder)
    except FileNotFoundError:
        return [f"{MANIFEST}: is missing; this folder is no dataset of Kliping"]
    except (OSError, msgspec.DecodeError) as error:
        return [f"{MANIFEST}: {error}"]
    if manifest.kliping != FORMAT:
        return [f"{MANIFEST}: is of format {manifest.kliping}, and {FORMAT} is what can be checked"]
    problems = [*_files(folder, manifest), *_card(folder, manifest)]
    if any(problem.startswith("data/") for problem in problems):
        return problems
    return [*problems, *_counts(folder, manifest), *_ids(folder, manifest), *_spans(folder, manifest)]


def _files(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Whether each file is there, is what was written, and no other is."""
    for file in manifest.files:
        path = folder / file.path
        if not path.is_file():
            yield f"{file.path}: is missing"
        elif path.stat().st_size != file.bytes or file_digest(path) != file.sha256:
            yield f"{file.path}: is not what was written"
        elif file.config not in SCHEMAS or not pq.read_schema(path).equals(SCHEMAS[file.config]):
            yield f"{file.path}: does not have the columns of {file.config}"
        elif pq.read_metadata(path).num_rows != file.rows:
            yield f"{file.path}: does not have {file.rows} rows"
    listed = {file.path for file in manifest.files}
    for path in sorted((folder / "data").rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in listed:
            yield f"{path.relative_to(folder).as_posix()}: is not in the manifest"


def _card(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Whether the card's YAML loads this data; its prose is free to be edited."""
    seal = hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    try:
        head = _front_matter((folder / "README.md").read_text(encoding="utf-8"))
    except FileNotFoundError:
        yield "README.md: is missing"
        return
    except (OSError, ValueError, yaml.YAMLError) as error:
        yield f"README.md: {error}"
        return
    for key, expected in loading(manifest, seal).items():
        if head.get(key) != expected:
            yield f"README.md: `{key}` does not fit {MANIFEST}"


def _front_matter(text: str) -> dict[str, Any]:
    head = yaml.safe_load(text.split("---\n")[1]) if text.startswith("---\n") else None
    if not isinstance(head, dict):
        raise ValueError("has no front matter")
    return head


def _counts(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Whether the manifest's counts are those of the data; sources cannot be counted again."""
    stated = manifest.counts
    if stated.read != stated.kept + stated.dropped:
        yield f"{MANIFEST}: read {stated.read} is not kept {stated.kept} + dropped {stated.dropped}"
    counting = Counting()
    for config in ("default", "cuts", "dropped"):
        for table in _tables(folder, manifest, config):
            counting.add_rows({config: table})
    found = counting.summary()
    found = replace(
        found,
        read=stated.read,
        characters=replace(found.characters, source=stated.characters.source),
        words=replace(found.words, source=stated.words.source),
    )
    for field in fields(stated):
        if getattr(stated, field.name) != getattr(found, field.name):
            yield f"{MANIFEST}: the counts of `{field.name}` are not those of the data"


def _ids(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Whether ids are unique, and every cut and every fact belongs to a document."""
    kept = _column(folder, manifest, "default", "id")
    if pc.count_distinct(kept).as_py() != len(kept):
        yield "default: an id stands more than once"
    known = kept.combine_chunks()
    for config in ("cuts", "evidence"):
        tables = _tables(folder, manifest, config)
        ids = pa.chunked_array([pc.unique(table["id"]) for table in tables], pa.string())
        if not pc.all(pc.is_in(ids, value_set=known), min_count=0).as_py():
            yield f"{config}: an id is not in default"
    both = pc.is_in(_column(folder, manifest, "dropped", "id"), value_set=known)
    if pc.any(both, min_count=0).as_py():
        yield "dropped: an id is in default too"


def _spans(folder: Path, manifest: Manifest) -> set[str]:
    """Whether the cuts of a document stand together, in order and apart."""
    problems: set[str] = set()
    last = SCHEMAS["cuts"].empty_table()
    begun: list[pa.Array] = []
    for table in _tables(folder, manifest, "cuts"):
        rows = pa.concat_tables([last, table])
        before, after = rows.slice(0, rows.num_rows - 1), rows.slice(1)
        same = pc.equal(before["id"], after["id"])
        if pc.any(pc.and_(same, pc.less(after["start"], before["end"])), min_count=0).as_py():
            problems.add("cuts: two cuts of a document overlap or are out of order")
        problems.update(_cut_words(table))
        if not last.num_rows:
            begun += table["id"].slice(0, 1).chunks
        begun += after["id"].filter(pc.invert(same)).chunks
        last = rows.slice(rows.num_rows - 1)
    ids = pa.chunked_array(begun, pa.string())
    if pc.count_distinct(ids).as_py() != len(ids):
        problems.add("cuts: the cuts of a document do not stand together")
    return problems


def _cut_words(table: pa.Table) -> Iterator[str]:
    """Whether each cut takes something, and has as many words as it takes."""
    length = pc.subtract(table["end"], table["start"])
    if not pc.all(pc.greater(length, 0)).as_py():
        yield "cuts: a cut takes nothing"
    if not pc.all(pc.equal(pc.utf8_length(table["text"]), length)).as_py():
        yield "cuts: the text of a cut is not as long as its span"


def _column(folder: Path, manifest: Manifest, config: str, name: str) -> pa.ChunkedArray:
    paths = [folder / file.path for file in manifest.files if file.config == config]
    parts = [pq.read_table(path, columns=[name])[name] for path in paths]
    return pa.chunked_array([chunk for part in parts for chunk in part.chunks], pa.string())


def _tables(folder: Path, manifest: Manifest, config: str) -> Iterator[pa.Table]:
    """The rows of a configuration, one row group at a time."""
    for file in manifest.files:
        if file.config == config:
            with pq.ParquetFile(folder / file.path) as parquet:
                yield from (parquet.read_row_group(index) for index in range(parquet.num_row_groups))
