"""Verifying finds every change of a dataset."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cleaners.page import Cut
from corpus.article import Outcome
from corpus.package import Limits, verify
from tests.helpers.dataset import CONFIGS
from tests.helpers.outcomes import MIXED, build, dropped, kept


def damage_manifest(out: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the manifest and seal the card anew, as a clumsy tool would."""
    content = json.loads((out / "manifest.json").read_bytes())
    before = hashlib.sha256((out / "manifest.json").read_bytes()).hexdigest()
    change(content)
    (out / "manifest.json").write_text(json.dumps(content))
    after = hashlib.sha256((out / "manifest.json").read_bytes()).hexdigest()
    card = (out / "README.md").read_text().replace(before, after)
    (out / "README.md").write_text(card)


def test_a_sound_dataset_has_no_problems(tmp_path: Path) -> None:
    build(tmp_path / "set", MIXED)
    assert verify(tmp_path / "set") == []


def test_the_prose_of_the_card_may_be_edited(tmp_path: Path) -> None:
    build(tmp_path / "set", MIXED)
    with (tmp_path / "set/README.md").open("a") as card:
        card.write("\n## Thanks\n")
    assert verify(tmp_path / "set") == []


@pytest.mark.parametrize("config", CONFIGS)
def test_a_flipped_byte_is_found(tmp_path: Path, config: str) -> None:
    build(tmp_path / "set", MIXED)
    (path,) = (tmp_path / "set/data" / config).iterdir()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert verify(tmp_path / "set") == [f"data/{config}/{path.name}: is not what was written"]


def test_missing_and_foreign_files_are_found(tmp_path: Path) -> None:
    out = tmp_path / "set"
    build(out, MIXED)
    (path,) = (out / "data/cuts").iterdir()
    path.rename(path.with_name("train-old.parquet"))
    assert verify(out) == [
        f"data/cuts/{path.name}: is missing",
        "data/cuts/train-old.parquet: is not in the manifest",
    ]
    (out / "manifest.json").unlink()
    assert "is missing" in verify(out)[0]
    (out / "manifest.json").write_text('{"kliping": 1}')
    assert "missing required field" in verify(out)[0]


def test_a_card_that_loads_something_else_is_found(tmp_path: Path) -> None:
    out = tmp_path / "set"
    build(out, MIXED)
    card = (out / "README.md").read_text()
    (out / "README.md").write_text(card.replace("num_examples: 4", "num_examples: 5"))
    assert verify(out) == ["README.md: `dataset_info` does not fit manifest.json"]
    (out / "README.md").write_text("# No front matter\n")
    assert verify(out) == ["README.md: has no front matter"]
    (out / "README.md").unlink()
    assert "is missing" in verify(out)[0]


@pytest.mark.parametrize("name", ["read", "kept", "dropped"])
def test_a_changed_total_is_found(tmp_path: Path, name: str) -> None:
    out = tmp_path / "set"
    build(out, MIXED)
    damage_manifest(out, lambda content: content["counts"].update({name: 7}))
    assert any("is not kept" in problem for problem in verify(out))


@pytest.mark.parametrize(
    "name", ["why", "cuts", "cut_characters", "outlets", "years", "languages", "kinds", "licenses"]
)
def test_a_changed_count_is_found(tmp_path: Path, name: str) -> None:
    out = tmp_path / "set"
    build(out, MIXED)
    damage_manifest(out, lambda content: content["counts"][name]["names"].update(x=1))
    assert verify(out) == [f"manifest.json: the counts of `{name}` are not those of the data"]


def test_any_change_to_the_manifest_breaks_the_seal(tmp_path: Path) -> None:
    out = tmp_path / "set"
    build(out, MIXED)
    content = (out / "manifest.json").read_text()
    (out / "manifest.json").write_text(content.replace('"bytes": 12', '"bytes": 13'))
    assert verify(out) == ["README.md: `dataset_info` does not fit manifest.json"]


def with_cuts(number: int, *cuts: Cut) -> Outcome:
    return replace(kept(number), cuts=cuts)


FIRST, SECOND = kept(1).cuts
BROKEN = {
    "default: an id stands more than once": [replace(kept(1), cuts=()), replace(kept(1), cuts=())],
    "cuts: an id is not in default": [replace(kept(1), id="other", evidence=())],
    "evidence: an id is not in default": [replace(kept(1), id="other", cuts=())],
    "dropped: an id is in default too": [kept(1), dropped(1, "empty")],
    "cuts: two cuts of a document overlap or are out of order": [with_cuts(1, SECOND, FIRST)],
    "cuts: a cut takes nothing": [with_cuts(1, msgspec.structs.replace(FIRST, end=0))],
    "cuts: the text of a cut is not as long as its span": [with_cuts(1, msgspec.structs.replace(FIRST, end=900))],
}


@pytest.mark.parametrize("problem", BROKEN)
def test_tables_that_do_not_fit_each_other_are_found(tmp_path: Path, problem: str) -> None:
    build(tmp_path / "set", BROKEN[problem])
    assert verify(tmp_path / "set") == [problem]


def test_overlap_is_found_across_row_groups(tmp_path: Path) -> None:
    overlapping = [with_cuts(0, FIRST), with_cuts(1, *[FIRST, SECOND] * 3), with_cuts(2, FIRST)]
    build(tmp_path / "set", overlapping, limits=Limits(row_group=1, shard=1))
    assert len(list((tmp_path / "set/data/cuts").iterdir())) == 8
    assert verify(tmp_path / "set") == ["cuts: two cuts of a document overlap or are out of order"]


def test_scattered_cuts_are_found(tmp_path: Path) -> None:
    scattered = [
        replace(kept(1), cuts=(FIRST,)),
        kept(2),
        replace(kept(3), id="id000001", cuts=(SECOND,), evidence=()),
    ]
    build(tmp_path / "set", scattered, limits=Limits(row_group=1, shard=1))
    assert verify(tmp_path / "set") == ["cuts: the cuts of a document do not stand together"]
