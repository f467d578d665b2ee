"""The tables of a dataset and their shards: the schema of `datasets`, the same bytes however they come."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import datasets
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from corpus.article import Outcome, Source
from corpus.package import Limits, outcomes_to_batch, verify
from corpus.package.schema import BATCH, SCHEMAS, features, split_batch
from tests.helpers.dataset import CONFIGS, contents
from tests.helpers.outcomes import MIXED, build, dropped, kept

# The schema


def test_features_are_those_that_datasets_writes() -> None:
    for config, schema in SCHEMAS.items():
        expected = datasets.Features.from_arrow_schema(schema)
        assert features(schema) == expected._to_yaml_list(), config
        assert datasets.Features._from_yaml_list(features(schema)).arrow_schema.equals(schema), config


def test_batch_splits_into_the_rows_of_each_configuration() -> None:
    tables = split_batch(outcomes_to_batch(MIXED))
    assert {config: table.schema for config, table in tables.items()} == dict(SCHEMAS)
    assert {config: table.num_rows for config, table in tables.items()} == {
        "default": 4,
        "cuts": 8,
        "evidence": 4,
        "dropped": 2,
    }
    assert tables["cuts"].slice(2, 2).to_pylist() == [
        {
            "id": "id000002",
            "start": 0,
            "end": 7,
            "text": "Judul 2",
            "reason": "title",
            "cleaner": "titles",
            "rule": "first-line",
        },
        {
            "id": "id000002",
            "start": 8,
            "end": 13,
            "text": "A A A",
            "reason": "share",
            "cleaner": "shares",
            "rule": "a-a-a",
        },
    ]
    assert tables["dropped"].column("why").to_pylist() == ["empty", "duplicate: id000002"]


def test_a_slice_of_a_batch_splits_like_the_batch() -> None:
    batch = outcomes_to_batch(MIXED)
    whole = split_batch(batch)
    parts = [split_batch(batch.slice(0, 3)), split_batch(batch.slice(3))]
    for config in CONFIGS:
        assert pa.concat_tables([part[config] for part in parts]).equals(whole[config])


def test_no_outcomes_make_an_empty_batch() -> None:
    batch = outcomes_to_batch([])
    assert batch.schema.equals(BATCH)
    assert all(table.num_rows == 0 for table in split_batch(batch).values())


@pytest.mark.parametrize("outcome", [replace(kept(1), why="empty"), Outcome("x", Source("a", 0, "text"))])
def test_a_record_is_either_an_article_or_dropped(outcome: Outcome) -> None:
    with pytest.raises(ValueError, match="article or dropped"):
        split_batch(outcomes_to_batch([outcome]))


# Shards


SMALL = Limits(row_group=200_000, shard=60_000)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("large") / "set"
    build(out, LARGE, step=1000, limits=SMALL)
    return out


LARGE = [kept(number) if number % 10 else dropped(number, "empty") for number in range(20_000)]


def test_many_rows_make_many_shards(large: Path, load: Callable[..., Any]) -> None:
    paths = sorted((large / "data/default").iterdir())
    assert len(paths) > 2
    assert [path.name for path in paths] == [
        f"train-{index:05d}-of-{len(paths):05d}.parquet" for index in range(len(paths))
    ]
    assert all(path.stat().st_size < 2 * SMALL.shard for path in paths)
    assert load(large)["id"] == [outcome.id for outcome in LARGE if outcome.article]
    assert len(load(large, "cuts")) == 36_000
    assert sum(1 for _ in load(large, "dropped", streaming=True)) == 2_000
    assert verify(large) == []


@pytest.mark.parametrize("step", [61, 999, 20_000])
def test_the_same_rows_give_the_same_bytes_however_they_are_cut(large: Path, tmp_path: Path, step: int) -> None:
    build(tmp_path / "other", LARGE, step=step, limits=SMALL)
    assert contents(tmp_path / "other") == contents(large)


def test_row_groups_are_bounded_and_shards_are_as_agreed(large: Path) -> None:
    path = sorted((large / "data/default").iterdir())[0]
    footer = pq.read_metadata(path)
    assert footer.num_row_groups > 1
    column = footer.row_group(0).column(1)
    assert column.compression == "ZSTD"
    assert column.has_offset_index and column.has_column_index
    rows = [footer.row_group(index).num_rows for index in range(footer.num_row_groups)]
    assert max(rows) <= SMALL.row_group // 256 + 1


def test_a_single_large_document_is_a_row_group_of_its_own(tmp_path: Path) -> None:
    out = tmp_path / "set"
    build(out, [kept(1), kept(2, text="kata " * 100_000), kept(3)], limits=SMALL)
    (path,) = (out / "data/default").iterdir()
    assert [pq.read_metadata(path).row_group(index).num_rows for index in range(2)] == [2, 1]
