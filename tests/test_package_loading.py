"""What was packaged loads with the real `datasets`, and anew after a rebuild."""

import datetime as dt
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import datasets
import msgspec
import pyarrow.parquet as pq
import pytest
from huggingface_hub import DatasetCard

from corpus.article import Outcome
from corpus.package import outcomes_to_batch, verify
from corpus.package.schema import SCHEMAS, split_batch
from tests.helpers.dataset import CONFIGS
from tests.helpers.outcomes import MIXED, build, dropped, kept
from tests.helpers.process import child


def load_elsewhere(folder: Path, config: str, cache: Path) -> list[dict[str, Any]]:
    """The rows as a new process sees them."""
    code = (
        "import datasets, json, sys\n"
        "rows = datasets.load_dataset(sys.argv[1], sys.argv[2], split='train', cache_dir=sys.argv[3])\n"
        "print('rows', json.dumps(list(rows), default=str))\n"
    )
    environment = {**os.environ, "HF_HOME": str(cache / "home")}
    output = "\n".join(child(code, folder, config, cache, environment=environment))
    rows: list[dict[str, Any]] = json.loads(output.partition("rows ")[2])
    return rows


@pytest.mark.parametrize("streaming", [False, True])
def test_every_configuration_loads(tmp_path: Path, load: Callable[..., Any], streaming: bool) -> None:
    out = tmp_path / "set"
    build(out, MIXED)
    expected = split_batch(outcomes_to_batch(MIXED))
    for config in CONFIGS:
        rows = load(out, config, streaming=streaming)
        assert rows.features.arrow_schema.equals(SCHEMAS[config]), config
        assert list(rows) == expected[config].to_pylist(), config
    assert list(load(out, streaming=streaming)) == expected["default"].to_pylist()
    assert set(datasets.get_dataset_config_names(str(out))) == set(CONFIGS)


def test_types_come_back(tmp_path: Path, load: Callable[..., Any]) -> None:
    build(tmp_path / "set", [kept(5), kept(4)])
    first, second = load(tmp_path / "set")
    assert first["date"] == dt.date(2022, 1, 12)
    assert first["published"] == dt.datetime(2022, 1, 12, 6, 0, tzinfo=dt.UTC)
    assert first["published"].utcoffset() == dt.timedelta(0)
    assert first["authors"] == ["Siti Rahma", "Budi van der Meer"]
    assert first["source"] == {"path": "a/b.txt", "record": 5, "format": "text"}
    assert first["confidence"] == {
        "text": 0.5,
        "outlet": None,
        "authors": 0.25,
        "date": None,
        "title": 1.0,
        "kind": 0.875,
    }
    assert first["language_score"] == 0.75
    assert (second["date"], second["published"], second["editors"]) == (None, None, [])


def variant(config: str, letter: str) -> list[Outcome]:
    """Two records; one word of one configuration ends in `letter`."""
    word = f"kat{letter}"
    article, drop = kept(1), dropped(2, "empty")
    if config == "default":
        return [kept(1, place=word), drop]
    if config == "cuts":
        return [replace(article, cuts=tuple(msgspec.structs.replace(cut, rule=word) for cut in article.cuts)), drop]
    if config == "evidence":
        return [replace(article, evidence=tuple(replace(fact, rule=word) for fact in article.evidence)), drop]
    return [article, dropped(2, f"empty: {word}")]


def same_but_for_the_seal(one: Path, other: Path) -> bool:
    """Whether sizes, features and all else that `datasets` reads of two cards are equal, save the seals."""
    heads = [DatasetCard.load(folder / "README.md").data.to_dict() for folder in (one, other)]
    seals = [{info.pop("description") for info in head["dataset_info"]} for head in heads]
    return heads[0] == heads[1] and seals[0] != seals[1]


@pytest.mark.parametrize("config", CONFIGS)
def test_a_rebuild_in_place_gives_the_new_rows(tmp_path: Path, load: Callable[..., Any], config: str) -> None:
    """Also where sizes and features stay as they were, so that only the seal can tell `datasets`."""
    out, probe, cache = tmp_path / "set", tmp_path / "probe", tmp_path / "cache"
    old = variant(config, "a")
    build(out, old)
    before = list(load(out, config))
    assert before == split_batch(outcomes_to_batch(old))[config].to_pylist()
    for letter in "bcdefghijklmnopqrstuvwxyz":
        new = variant(config, letter)
        build(probe, new)
        if same_but_for_the_seal(out, probe):
            break
    else:
        pytest.fail("every variant is of another size")
    build(out, new)
    after = list(load(out, config))
    assert after == split_batch(outcomes_to_batch(new))[config].to_pylist()
    assert after != before
    assert load_elsewhere(out, config, cache) == json.loads(json.dumps(after, default=str))
    build(out, old)
    assert load_elsewhere(out, config, cache) == json.loads(json.dumps(before, default=str))


def test_a_configuration_without_rows_is_left_out_of_the_card(tmp_path: Path, load: Callable[..., Any]) -> None:
    out = tmp_path / "set"
    build(out, [replace(kept(1), cuts=(), evidence=())])
    assert datasets.get_dataset_config_names(str(out)) == ["default"]
    assert len(load(out)) == 1
    with pytest.raises(ValueError, match="Available: \\['default'\\]"):
        load(out, "cuts")
    assert "cannot load: `cuts`, `evidence`, `dropped`" in (out / "README.md").read_text()
    assert pq.read_table(out / "data/cuts").schema.equals(SCHEMAS["cuts"])
    assert verify(out) == []


def test_a_dataset_without_documents_does_not_pass_for_one(tmp_path: Path, load: Callable[..., Any]) -> None:
    out = tmp_path / "set"
    build(out, [dropped(1, "empty")])
    assert [row["why"] for row in load(out, "dropped")] == ["empty"]
    assert list(load(out, streaming=True)) == []
    with pytest.raises(ValueError, match="no data"):
        load(out)
    assert verify(out) == []


def test_nothing_at_all(tmp_path: Path) -> None:
    out = tmp_path / "set"
    manifest = build(out, [])
    assert manifest.counts.read == 0
    assert verify(out) == []
