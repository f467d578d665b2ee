"""`corpus verify`: a sound dataset, a damaged one, and what is none."""

from pathlib import Path

import pytest

from corpus.cli import DONE, FAILED
from tests.helpers.command import Command, Ended, assert_wrong_usage, write


@pytest.fixture
def dataset(corpus: Command, tmp_path: Path) -> Path:
    corpus("build", write(tmp_path, "a.txt"), "--out", tmp_path / "out")
    return tmp_path / "out"


def test_verify(corpus: Command, dataset: Path) -> None:
    assert corpus("verify", dataset) == Ended(DONE, f"{dataset}: no fault\n", "")


@pytest.mark.parametrize("config", ["default", "cuts", "evidence", "dropped"])
def test_a_damaged_dataset_is_found(corpus: Command, dataset: Path, config: str) -> None:
    (shard,) = (dataset / "data" / config).iterdir()
    content = bytearray(shard.read_bytes())
    content[len(content) // 2] ^= 1
    shard.write_bytes(content)
    ended = corpus("verify", dataset)
    assert (ended.code, ended.out) == (FAILED, "")
    assert f"data/{config}/{shard.name}: is not what was written" in ended.err


def test_a_missing_file_is_found(corpus: Command, dataset: Path) -> None:
    (dataset / "README.md").unlink()
    ended = corpus("verify", dataset)
    assert (ended.code, ended.out) == (FAILED, "")
    assert "README.md" in ended.err


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff"])
def test_a_manifest_that_is_none_is_found(corpus: Command, dataset: Path, content: bytes) -> None:
    (dataset / "manifest.json").write_bytes(content)
    ended = corpus("verify", dataset)
    assert (ended.code, ended.out) == (FAILED, "")
    assert ended.err.startswith("corpus: manifest.json: ")


@pytest.mark.parametrize("name", ["gone", "a.txt"])
def test_what_is_no_dataset_is_wrong_usage(corpus: Command, tmp_path: Path, name: str) -> None:
    write(tmp_path, "a.txt")
    assert_wrong_usage(corpus("verify", tmp_path / name), name)


def test_a_folder_without_a_manifest_is_no_dataset(corpus: Command, tmp_path: Path) -> None:
    ended = corpus("verify", tmp_path)
    assert (ended.code, ended.out, ended.err.count("\n")) == (FAILED, "", 1)
    assert ended.err == "corpus: manifest.json: is missing; this folder is no dataset of Kliping\n"
