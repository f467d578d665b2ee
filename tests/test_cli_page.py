"""`corpus clean` and `corpus explain`: one page in, its text or the account of it out."""

import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from cleaners.reasons import REASONS
from corpus.cli import DONE, FAILED, USAGE
from tests.helpers.command import BODY, CLEAN, PAGE, Command, Ended, assert_wrong_usage, write
from tests.helpers.dataset import rows
from tests.helpers.pages import PNG

# clean


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_clean(corpus: Command, tmp_path: Path, encoding: str) -> None:
    page = write(tmp_path, "a.txt", PAGE.encode(encoding))
    assert corpus("clean", page) == Ended(DONE, CLEAN, "")


def test_clean_reads_standard_input(corpus: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode("utf-16"))))
    assert corpus("clean", "-") == Ended(DONE, CLEAN, "")


def test_clean_reads_any_suffix(corpus: Command, tmp_path: Path) -> None:
    assert corpus("clean", write(tmp_path, "a.page")).out == CLEAN


def test_clean_unpacks_html(corpus: Command, tmp_path: Path) -> None:
    page = tmp_path / "a.html.gz"
    page.write_bytes(gzip.compress(f"<p>{BODY}</p>".encode()))
    assert corpus("clean", page) == Ended(DONE, f"{BODY}\n", "")


def test_clean_unpacks_no_more_than_a_build(corpus: Command, tmp_path: Path) -> None:
    page = tmp_path / "a.html.gz"
    page.write_bytes(gzip.compress(b" " * 30_000_000))
    ended = corpus("clean", page)
    assert (ended.code, ended.out) == (USAGE, "") and "too large" in ended.err


@pytest.mark.parametrize("command", ["clean", "explain"])
def test_a_stream_without_end_is_wrong_usage(corpus: Command, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Of a pipe or a device nobody knows the size before."""
    assert_wrong_usage(corpus(command, "/dev/zero"), "too large")
    with Path("/dev/zero").open(encoding="latin-1") as zero:
        monkeypatch.setattr("sys.stdin", zero)
        assert_wrong_usage(corpus(command, "-"), "too large")


@pytest.mark.parametrize("command", ["clean", "explain"])
def test_a_full_disk_fails_in_one_line(tmp_path: Path, command: str) -> None:
    with Path("/dev/full").open("w") as full:
        words = [sys.executable, "-m", "corpus", command, str(write(tmp_path, "a.txt"))]
        ended = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == FAILED
    assert ended.stderr == "corpus: [Errno 28] No space left on device\n"


@pytest.mark.parametrize("content", ["", "Advertisement\n", "<html><p>"])
def test_clean_of_nothing(corpus: Command, tmp_path: Path, content: str) -> None:
    page = write(tmp_path, "a.txt", content)
    assert corpus("clean", page) == Ended(FAILED, "", f"corpus: {page}: empty\n")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"Advertisement\n", b"(wul)", PNG, PAGE.encode()])
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_clean_and_explain_end_alike(corpus: Command, tmp_path: Path, name: str, content: bytes) -> None:
    page = write(tmp_path, name, content)
    assert corpus("clean", page).code == corpus("explain", page).code == (DONE if content == PAGE.encode() else FAILED)


def test_clean_of_no_text_fails_in_one_line(corpus: Command, tmp_path: Path) -> None:
    page = write(tmp_path, "a.txt", PNG)
    assert corpus("clean", page) == Ended(FAILED, "", f"corpus: {page}: a picture, not text\n")


@pytest.mark.parametrize("command", [("build", "--out", "OUT"), ("clean",), ("explain",), ("explain", "--json")])
def test_a_cleaner_is_left_out(corpus: Command, tmp_path: Path, command: tuple[str, ...]) -> None:
    name, *options = (word.replace("OUT", str(tmp_path / "out")) for word in command)
    page = write(tmp_path, "a.txt")
    assert corpus(name, page, *options, "--without", "loading", "--without", "outlets").code == DONE
    ended = corpus(name, page, *options, "--without", "everything")
    assert ended.code == USAGE
    assert ended.err.startswith("corpus: nothing to leave out by the name: everything; known: ads, ")


def test_what_the_recipe_leaves_out_stays_out(corpus: Command, tmp_path: Path) -> None:
    assert (
        corpus("clean", write(tmp_path, "b.txt", f"{BODY}\n(wul)"), "--without", "bylines").out == f"{BODY}\n\n(wul)\n"
    )
    page = write(tmp_path, "a.txt")
    (tmp_path / "recipe.toml").write_text('without = ["bylines"]\n')
    out = tmp_path / "out"
    corpus("build", page, "--out", out, "--recipe", tmp_path / "recipe.toml", "--without", "tags")
    cleaners = {row["cleaner"] for row in rows(out, "cuts")}
    assert "copyrights" in cleaners
    assert not cleaners & {"bylines", "tags"}


@pytest.mark.parametrize("command", ["clean", "explain"])
@pytest.mark.parametrize("name", ["gone.txt", "folder"])
def test_a_file_that_cannot_be_read_is_wrong_usage(corpus: Command, tmp_path: Path, command: str, name: str) -> None:
    (tmp_path / "folder").mkdir()
    ended = corpus(command, tmp_path / name)
    assert_wrong_usage(ended, name)
    assert ended.err.count(name) == 1


# explain


def test_explain(corpus: Command, tmp_path: Path) -> None:
    ended = corpus("explain", write(tmp_path, "a.txt"))
    assert (ended.code, ended.err) == (DONE, "")
    lines = [" ".join(line.split()) for line in ended.out.splitlines()]
    assert "title ⟦Petani Sukaratu Panen Padi Organik⟧" in lines
    assert "date ⟦Senin, 14 Maret 2022 - 09:15 WIB⟧" in lines
    assert "loading ⟦loading...⟧" in lines
    assert "copyright ⟦Copyright © 2024 SINDOnews.com⟧" in lines
    assert any(line.startswith(BODY[:40]) for line in lines)
    assert any(line.startswith("authors Ratna Wulandari line 5") for line in lines)
    assert any(line.startswith("outlet SINDOnews line 10") for line in lines)


def test_explain_of_markup_is_not_taken_for_style(corpus: Command, tmp_path: Path) -> None:
    page = write(tmp_path, "a.txt", f"{BODY}\n\nHarga [bold]gabah[/bold] naik [red] sepuluh persen pada pekan lalu.\n")
    assert "[bold]gabah[/bold]" in corpus("explain", page).out


def test_explain_sends_no_escape_codes_of_a_page(corpus: Command, tmp_path: Path) -> None:
    page = write(tmp_path, "a.txt", f"\x1b]0;judul\x07{BODY}\n\n\x1b[2J{BODY}\n")
    assert "\x1b" not in corpus("explain", page).out


def test_explain_of_a_page_that_is_left_out(corpus: Command, tmp_path: Path) -> None:
    page = write(tmp_path, "a.txt", PNG)
    assert corpus("explain", page) == Ended(FAILED, "a.txt: dropped: failed: a picture, not text\n", "")
    ended = corpus("explain", page, "--json")
    assert (ended.code, json.loads(ended.out)["dropped"]) == (FAILED, "failed: a picture, not text")


def test_explain_as_json(corpus: Command, tmp_path: Path) -> None:
    shown = json.loads(corpus("explain", write(tmp_path, "a.txt"), "--json").out)
    assert shown.keys() == {"article", "cuts", "evidence", "dropped"}
    article = shown["article"]
    assert article["text"] == CLEAN.strip()
    assert article["date"] == "2022-03-14"
    assert article["published"].replace(" ", "T") == "2022-03-14T02:15:00+00:00"
    assert article["authors"] == ["Ratna Wulandari"]
    assert article["outlet"] == "SINDOnews"
    assert article["modified"] is None
    assert shown["dropped"] is None
    for cut in shown["cuts"]:
        assert PAGE[cut["start"] : cut["end"]] == cut["text"]
        assert cut["reason"] in REASONS
    assert [fact["value"] for fact in shown["evidence"] if fact["field"] == "authors"] == ["Ratna Wulandari"]
    assert {fact["chosen"] for fact in shown["evidence"]} <= {True, False}


def test_explain_reads_standard_input(corpus: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    assert json.loads(corpus("explain", "-", "--json").out)["article"]["outlet"] == "SINDOnews"


def test_explain_and_build_agree(corpus: Command, tmp_path: Path) -> None:
    page = write(tmp_path, "a.txt")
    shown = json.loads(corpus("explain", page, "--json").out)["article"]
    corpus("build", page, "--out", tmp_path / "out")
    (row,) = rows(tmp_path / "out")
    row = json.loads(json.dumps(row, default=str))
    assert {name: shown[name] for name in shown if "score" not in name and name != "confidence"} == {
        name: row[name] for name in row if "score" not in name and name != "confidence"
    }


# --html


@pytest.mark.parametrize("command", ["clean", "explain"])
def test_html_by_another_engine(corpus: Command, tmp_path: Path, command: str) -> None:
    article = "".join(f"<p>{BODY} {number}</p>" for number in range(3))
    page = write(
        tmp_path, "a.html", f"<html><body><div>Perahu hari ini</div><article>{article}</article></body></html>"
    )
    shown = corpus(command, page, "--html", "trafilatura")
    assert shown.code == DONE
    assert ("trafilatura ⟦Perahu hari ini⟧" in shown.out) is (command == "explain")
    assert corpus(command, page, "--html", "model").out == corpus(command, page).out


def test_an_engine_that_is_none(corpus: Command, tmp_path: Path) -> None:
    ended = corpus("clean", write(tmp_path, "a.html", "<html>"), "--html", "goose")
    assert (ended.code, ended.out) == (USAGE, "") and "goose" in ended.err
