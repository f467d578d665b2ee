"""The folder of a dataset: nobody's files are lost, and a build that fails leaves what was there."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from cleaners.errors import UsageError
from corpus.package import BuildFacts, outcomes_to_batch, package, verify
from corpus.package.folder import DatasetFolder, check_target
from corpus.package.manifest import InputLog
from tests.helpers.dataset import contents
from tests.helpers.outcomes import MIXED, build, kept


@pytest.mark.parametrize("name", ["notes.txt", "manifest.json", "data/x.parquet"])
def test_a_folder_that_is_not_ours_is_refused_before_work_begins(tmp_path: Path, name: str) -> None:
    out = tmp_path / "mine"
    (out / name).parent.mkdir(parents=True)
    (out / name).write_text('{"name": "something else"}')

    def batches() -> Iterator[pa.RecordBatch]:
        raise AssertionError("work has begun")
        yield

    with pytest.raises(UsageError, match="no dataset of ours"):
        package(batches(), out, BuildFacts("t", "r", InputLog()))
    assert contents(tmp_path) == {f"mine/{name}": b'{"name": "something else"}'}


def test_a_path_that_is_no_utf8_is_refused(tmp_path: Path) -> None:
    """Arrow cannot write there."""
    with pytest.raises(UsageError, match="no UTF-8"):
        check_target(tmp_path / "out\udcff")


@pytest.mark.parametrize("name", [".git/HEAD", "NOTES.md", "data/default/more.parquet"])
def test_files_that_were_added_to_a_dataset_are_not_lost(tmp_path: Path, name: str) -> None:
    out = tmp_path / "set"
    build(out, MIXED)
    (out / name).parent.mkdir(exist_ok=True)
    (out / name).write_text("precious")
    before = contents(tmp_path)
    with pytest.raises(UsageError, match=f"would be lost: {name}"):
        build(out, MIXED[:1])
    assert contents(tmp_path) == before


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "set").write_text("a file")
    with pytest.raises(UsageError, match="is a file"):
        build(tmp_path / "set", MIXED)
    with pytest.raises(UsageError, match="cannot be written"):
        build(tmp_path / "set" / "inside", MIXED)
    assert contents(tmp_path) == {"set": b"a file"}


def test_the_root_is_no_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no place"):
        check_target(Path("/"))


def test_an_empty_folder_and_missing_parents_are_fine(tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    build(tmp_path / "set", MIXED)
    build(tmp_path / "a" / "b" / "set", MIXED)
    assert contents(tmp_path / "set") == contents(tmp_path / "a/b/set")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "set"]


def test_a_link_to_a_dataset_stays_a_link(tmp_path: Path) -> None:
    build(tmp_path / "set", MIXED)
    (tmp_path / "link").symlink_to(tmp_path / "set")
    build(tmp_path / "link", MIXED[:1])
    assert (tmp_path / "link").is_symlink()
    assert verify(tmp_path / "set") == []


def failing() -> Iterator[pa.RecordBatch]:
    yield outcomes_to_batch([kept(7)])
    raise RuntimeError("midway")


def test_failure_midway_leaves_what_was_there(tmp_path: Path) -> None:
    build(tmp_path / "set", MIXED)
    before = contents(tmp_path)
    with pytest.raises(RuntimeError, match="midway"):
        package(failing(), tmp_path / "set", BuildFacts("t", "r", InputLog()))
    assert contents(tmp_path) == before
    with pytest.raises(RuntimeError, match="midway"):
        package(failing(), tmp_path / "new" / "set", BuildFacts("t", "r", InputLog()))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["set"]


def test_what_a_killed_build_left_is_replaced(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, sys\n"
        "from corpus.package.folder import DatasetFolder\n"
        "with DatasetFolder(pathlib.Path(sys.argv[1])) as work:\n"
        "    (work / 'data').mkdir()\n"
        "    (work / 'data' / 'half').write_text('half')\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "set")]
    assert subprocess.run(command, check=False).returncode == -9
    assert list(contents(tmp_path)) == [".set.kliping-partial/data/half"]
    build(tmp_path / "set", MIXED)
    assert [path.name for path in tmp_path.iterdir()] == ["set"]
    assert verify(tmp_path / "set") == []


@pytest.mark.parametrize("emptied", [False, True])
def test_a_build_killed_between_its_renames_lost_nothing(tmp_path: Path, emptied: bool) -> None:
    build(tmp_path / "set", MIXED)
    before = contents(tmp_path / "set")
    (tmp_path / "set").rename(tmp_path / ".set.kliping-old")
    if emptied:
        (tmp_path / "set").mkdir()
    with pytest.raises(RuntimeError, match="midway"):
        package(failing(), tmp_path / "set", BuildFacts("t", "r", InputLog()))
    assert contents(tmp_path / "set") == before
    assert [path.name for path in tmp_path.iterdir()] == ["set"]


def test_a_build_killed_before_it_tidied_up_is_tidied_up(tmp_path: Path) -> None:
    build(tmp_path / "set", MIXED)
    (tmp_path / "set").rename(tmp_path / ".set.kliping-old")
    build(tmp_path / "other", MIXED[:1])
    (tmp_path / "other").rename(tmp_path / "set")
    build(tmp_path / "set", MIXED)
    assert [path.name for path in tmp_path.iterdir()] == ["set"]


def test_a_place_that_was_taken_meanwhile_is_left_alone(tmp_path: Path) -> None:
    def batches() -> Iterator[pa.RecordBatch]:
        yield outcomes_to_batch(MIXED)
        (tmp_path / "set").mkdir()
        (tmp_path / "set" / "notes.txt").write_text("mine")

    with pytest.raises(UsageError, match="no dataset of ours"):
        package(batches(), tmp_path / "set", BuildFacts("t", "r", InputLog()))
    assert contents(tmp_path) == {"set/notes.txt": b"mine"}


def test_two_builds_do_not_write_to_one_place(tmp_path: Path) -> None:
    with DatasetFolder(tmp_path / "set") as work:
        (work / "file").write_text("first")
        with pytest.raises(UsageError, match="another build"), DatasetFolder(tmp_path / "set"):
            pass
        assert (work / "file").read_text() == "first"
    assert contents(tmp_path) == {"set/file": b"first"}
