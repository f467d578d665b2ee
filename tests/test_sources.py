"""The content of files, each clear outcome: text, none, binary, too large, packed."""

import gzip
import os
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from corpus import Recipe, build
from corpus.sources import READERS, find_files
from tests.helpers.sources import BODY, assert_no_crash, names, outcomes, records, write


def test_an_unreadable_file_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", "b.txt")
    (tmp_path / "a.txt").chmod(0)
    if os.access(tmp_path / "a.txt", os.R_OK):  # root reads everything
        deny(monkeypatch, tmp_path / "a.txt")
    found = outcomes(tmp_path)
    assert found["a.txt"].why == "unreadable: Permission denied"
    assert found["b.txt"].article is not None


def deny(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Make one file unreadable, however it is opened."""
    reading, opening = Path.read_bytes, Path.open

    def check(self: Path) -> None:
        if self == path:
            raise PermissionError(13, "Permission denied", str(self))

    def read_bytes(self: Path) -> bytes:
        check(self)
        return reading(self)

    def open_(self: Path, *args: Any, **options: Any) -> Any:
        check(self)
        return opening(self, *args, **options)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    monkeypatch.setattr(Path, "open", open_)


def test_a_folder_named_like_a_text_is_a_folder(tmp_path: Path) -> None:
    assert names(write(tmp_path, "a.txt/b.txt")) == ["a.txt/b.txt"]


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_a_file_without_a_text_is_empty(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert outcomes(tmp_path)["a.txt"].why == "empty"


def test_a_file_of_furniture_alone_says_how_much_was_cut(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Advertisement\nloading...\n")
    assert outcomes(tmp_path)["a.txt"].why == "empty: 2 words cut"


def test_a_binary_file_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")
    assert outcomes(tmp_path)["a.txt"].why == "failed: a picture, not text"


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
@pytest.mark.parametrize("content", [bytes(600), b"%PDF-1.7\n1 0 obj\n", b"\x1f\x8b\x08\0\0\0\0\0"])
def test_what_is_no_text_is_counted_as_dropped(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(content)
    counts = build(tmp_path / "in", tmp_path / "out").manifest.counts
    assert (counts.read, counts.kept, counts.dropped) == (1, 0, 1)
    assert list(counts.why.names) == ["failed"]


def test_fewer_words_than_the_recipe_wants(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", text="Rapat ditunda.")
    assert outcomes(tmp_path, Recipe(min_words=3))["a.txt"].why == "too short: 2 words"


def test_words_of_scripts_without_spaces_are_counted(tmp_path: Path) -> None:
    page = "市長は月曜日に新しい橋を開通させ、多くの住民が川岸に集まった。\n天気も良く、子どもたちは凧を揚げていた。"
    write(tmp_path, "a.txt", text=page)
    article = outcomes(tmp_path, Recipe(min_words=20))["a.txt"].article
    assert article is not None
    assert 20 <= article.n_words <= 40
    assert outcomes(tmp_path, Recipe(min_words=60))["a.txt"].why == f"too short: {article.n_words} words"


def test_a_200_mb_line_is_set_aside_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200_000_000)
    tracemalloc.start()
    try:
        (record,) = records(tmp_path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert record.why == "too large: 200000000 bytes where the recipe allows 20000000"
    assert record.content == b""
    assert peak < 1_000_000


def test_a_line_just_under_the_limit_is_read(tmp_path: Path) -> None:
    words = (BODY + " ") * 2000
    write(tmp_path, "a.txt", text=words)
    size = len(words.encode())
    assert outcomes(tmp_path, Recipe(max_bytes=size))["a.txt"].article is not None
    (record,) = records(tmp_path, max_bytes=size - 1)
    assert record.why == f"too large: {size} bytes where the recipe allows {size - 1}"


def test_an_address_that_is_none_sets_only_its_own_document_aside(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", text=f"http://[abcd/x Petani Sukaratu\n{BODY}")
    write(tmp_path, "b.txt")
    assert_no_crash(tmp_path)


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "b.xhtml"])
def test_html_files(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"<p>x")
    assert [(r.source.path, r.source.format, r.content) for r in records(tmp_path)] == [(name, "html", b"<p>x")]


def test_packed_html(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"<p>x") + gzip.compress(b"y"))
    assert [(r.source.format, r.content, r.why) for r in records(tmp_path)] == [("html", b"<p>xy", None)]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<p>x", "unreadable: Not a gzipped file"),
        (gzip.compress(b"<p>x" * 50, mtime=0)[:-12], "unreadable: Compressed file ended"),
        (gzip.compress(b"x" * 100_000, mtime=0), "too large: unpacked more than the 1000 bytes"),
        (b"x" * 1001, "too large: 1001 bytes"),
    ],
)
def test_packed_html_that_cannot_be_used(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "a.html.gz").write_bytes(content)
    (record,) = records(tmp_path, max_bytes=1000)
    assert (record.why or "").startswith(why)


def test_a_packed_text_has_no_reader(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"x"))
    assert find_files([tmp_path], READERS).passed_over == {".txt.gz": 1}
