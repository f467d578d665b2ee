"""From outcomes to a dataset folder: shards, manifest and card, complete or not there at all."""

import hashlib
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from corpus.package.card import card
from corpus.package.counts import Counting
from corpus.package.folder import DatasetFolder
from corpus.package.manifest import (
    FORMAT,
    MANIFEST,
    InputLog,
    Manifest,
    encode_manifest,
)
from corpus.package.schema import SCHEMAS, split_batch
from corpus.package.shards import Limits, Shards
from corpus.versions import versions


@dataclass(frozen=True, slots=True)
class BuildFacts:
    """What a dataset's card and manifest say beside its rows. `inputs` is complete after the last batch."""

    title: str
    recipe: str
    inputs: InputLog


def package(batches: Iterable[pa.RecordBatch], out: Path, facts: BuildFacts, limits: Limits | None = None) -> Manifest:
    """Write the batches, of the schema `BATCH` and in their order, as the dataset folder `out`.

    Raises UsageError before the first batch is asked for if `out` cannot take a dataset.
    """
    with DatasetFolder(out) as work, ExitStack() as stack:
        shards = {config: stack.enter_context(Shards(work, config, limits or Limits())) for config in SCHEMAS}
        counting = Counting()
        for batch in batches:
            tables = split_batch(batch)
            counting.add_sources(batch)
            counting.add_rows(tables)
            for config, table in tables.items():
                shards[config].write(table)
        manifest = Manifest(
            kliping=FORMAT,
            title=facts.title,
            versions=versions(),
            recipe=facts.recipe,
            inputs=facts.inputs.summary(),
            counts=counting.summary(),
            files=[file for writer in shards.values() for file in writer.finish()],
        )
        content = encode_manifest(manifest)
        (work / MANIFEST).write_bytes(content)
        text = card(manifest, seal=hashlib.sha256(content).hexdigest())
        (work / "README.md").write_bytes(text.encode())
    return manifest
