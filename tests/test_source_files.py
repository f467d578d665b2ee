"""Which files of an input are read, and under which name: links, copies, names with a newline."""

import os
import threading
from pathlib import Path

import pytest

from cleaners.errors import UsageError
from corpus import build, verify
from corpus.sources import READERS, find_files
from tests.helpers.dataset import rows
from tests.helpers.sources import BODY, known, names, outcomes, records, run, write

# Which files


def test_files_of_a_folder_in_the_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a.txt", "n/o/c.text", "B.TXT")
    assert names(tmp_path) == ["B.TXT", "a.txt", "b.txt", "n/o/c.text"]


def test_hidden_files_and_folders_stay_out(tmp_path: Path) -> None:
    write(tmp_path, ".a.txt", ".git/b.txt", "n/.c/d.txt", "e.txt")
    assert names(tmp_path) == ["e.txt"]


def test_a_hidden_folder_that_is_named_is_read(tmp_path: Path) -> None:
    assert names(write(tmp_path / ".scrapes", "a.txt")) == ["a.txt"]


def test_other_files_are_counted_by_suffix(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.odt", "c.odt", "README", "metadata.csv", "metadata.jsonl")
    assert find_files([tmp_path], READERS).passed_over == {"": 1, ".odt": 2}


def test_a_file_by_name(tmp_path: Path) -> None:
    assert names(write(tmp_path, "n/a.txt") / "n/a.txt") == ["a.txt"]


@pytest.mark.parametrize("name", ["gone", "gone.txt", "gone/a.txt"])
def test_an_input_that_does_not_exist_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=f"{name}: no such file or folder"):
        find_files([tmp_path / name], READERS)


@pytest.mark.parametrize("name", ["a.odt", "a", "metadata.csv"])
def test_a_file_that_no_reader_knows_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"no reader for .*known: .*\.text, \.txt"):
        find_files([write(tmp_path, name) / name], READERS)


def test_a_device_is_no_input() -> None:
    with pytest.raises(UsageError, match="neither a file nor a folder"):
        find_files([Path("/dev/null")], READERS)


def test_nothing_in_a_folder_is_nothing(tmp_path: Path) -> None:
    assert names(tmp_path) == []
    assert names(write(tmp_path, "a.odt")) == []


@pytest.mark.parametrize("others", [(), ("a.odt",), ("metadata.csv",), (".a.txt",)])
def test_inputs_with_nothing_to_read_are_wrong_usage(tmp_path: Path, others: tuple[str, ...]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder, *others, text="file_name,title\n")
    with pytest.raises(UsageError, match="in"):
        build([folder], tmp_path / "out")
    assert not (tmp_path / "out").exists()


# One file, several ways


def test_the_same_file_twice_is_one_document(tmp_path: Path) -> None:
    write(tmp_path, "n/a.txt")
    file = tmp_path / "n/a.txt"
    assert names(file, file, tmp_path / "n" / ".." / "n" / "a.txt") == ["a.txt"]
    assert names(tmp_path, tmp_path) == ["n/a.txt"]


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert names(tmp_path) == ["a.txt"]
    assert names(tmp_path / "b.txt", tmp_path / "a.txt") in (["a.txt"], ["b.txt"])


@pytest.mark.parametrize("kind", ["folder and its file", "folder and folder", "link"])
def test_the_order_of_inputs_does_not_name_a_file(tmp_path: Path, kind: str) -> None:
    write(tmp_path, "n/a.txt")
    (tmp_path / "b.txt").symlink_to("n/a.txt")
    inputs = {
        "folder and its file": [tmp_path, tmp_path / "n/a.txt"],
        "folder and folder": [tmp_path, tmp_path / "n"],
        "link": [tmp_path / "b.txt", tmp_path / "n/a.txt"],
    }[kind]
    assert names(*inputs) == names(*reversed(inputs))


def test_two_inputs_may_hold_the_same_name(tmp_path: Path) -> None:
    write(tmp_path / "x", "a.txt")
    write(tmp_path / "y", "a.txt", text=BODY + " Dua.")
    assert names(tmp_path / "x", tmp_path / "y") == ["a.txt", "a.txt"]
    run([tmp_path / "x", tmp_path / "y"], tmp_path / "out")
    assert len({row["id"] for row in rows(tmp_path / "out", "default")}) == 2


@pytest.mark.parametrize("contents", ["AA", "ABA", "AAA"])
def test_copies_of_one_name_in_several_inputs_are_told_apart(tmp_path: Path, contents: str) -> None:
    """A dataset is sound whatever its inputs: each document has an id of its own, kept or dropped."""
    inputs = [write(tmp_path / f"{at}", "a.txt", text=f"{BODY} {sign}") for at, sign in enumerate(contents)]
    run(inputs, tmp_path / "out")
    found = [*rows(tmp_path / "out", "default"), *rows(tmp_path / "out", "dropped")]
    assert len(found) == len(contents)
    assert len({row["id"] for row in found}) == len(contents)
    assert verify(tmp_path / "out") == []


def test_equal_files_of_two_names_have_ids_of_their_own(tmp_path: Path) -> None:
    run([write(tmp_path / "in", "a.txt", "b.txt")], tmp_path / "out")
    assert len({row["id"] for row in rows(tmp_path / "out", "default")}) == 2


def test_a_link_to_nothing_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("gone.txt")
    assert outcomes(tmp_path)["a.txt"].why == "unreadable: No such file or directory"


def test_a_link_to_itself_is_set_aside(tmp_path: Path) -> None:
    write(tmp_path, "b.txt")
    (tmp_path / "a.txt").symlink_to("a.txt")
    found = outcomes(tmp_path)
    assert (found["a.txt"].why or "").startswith("unreadable")
    assert found["b.txt"].article is not None


def test_a_pipe_in_a_folder_does_not_hang_the_build(tmp_path: Path) -> None:
    os.mkfifo(write(tmp_path, "b.txt") / "a.txt")
    reading = threading.Thread(target=records, args=(tmp_path,), daemon=True)
    reading.start()
    reading.join(timeout=2)
    hung = reading.is_alive()
    if hung:  # let the reader go, so that the thread ends
        os.close(os.open(tmp_path / "a.txt", os.O_WRONLY | os.O_NONBLOCK))
    assert not hung


# Names


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb.txt", "a\\nb.txt"),
        ("a\rb.txt", "a\\rb.txt"),
        (b"a\xffb.txt", "a\\xffb.txt"),
        ('it\'s "so".txt', 'it\'s "so".txt'),
        ("a b\tc.txt", "a b\tc.txt"),
        ("-v.txt", "-v.txt"),
        ("padi 🌾 é.txt", "padi 🌾 é.txt"),
        ("n\nn/a.txt", "n\\nn/a.txt"),
        ("%s{0}.txt", "%s{0}.txt"),
    ],
)
def test_any_name_is_shown_as_text_and_read(tmp_path: Path, name: str | bytes, shown: str) -> None:
    write(tmp_path / "in", name)
    run([tmp_path / "in"], tmp_path / "out")
    assert [row["source"]["path"] for row in rows(tmp_path / "out", "default")] == [shown]


@pytest.mark.xfail(reason="a backslash is doubled only in names with a line end", strict=True)
def test_two_names_are_never_shown_alike(tmp_path: Path) -> None:
    write(tmp_path, "a\nb.txt", "a\\nb.txt", b"a\xff.txt", "a\\xff.txt")
    assert len(set(names(tmp_path))) == 4


def test_a_name_with_a_newline_has_metadata_too(tmp_path: Path) -> None:
    write(tmp_path, "a\nb.txt")
    (tmp_path / "metadata.csv").write_text('file_name,title\n"a\nb.txt",Judul\n')
    assert known(tmp_path) == {"a\\nb.txt": {"title": "Judul"}}
