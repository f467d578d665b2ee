"""`corpus build`: its summary, its flags and recipe, what it refuses, a terminal, an interruption."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.cli import DONE, SET_ASIDE
from corpus.recipe import Recipe
from tests.helpers.command import BODY, Command, Ended, assert_wrong_usage, names, process, write
from tests.helpers.pages import PNG


def test_build(corpus: Command, tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt")
    ended = corpus("build", tmp_path / "in", "--out", tmp_path / "out")
    assert ended == Ended(DONE, f"{tmp_path / 'out'}: 1 read = 1 kept + 0 dropped\n", "")
    assert names(tmp_path) == ["in", "out"]


def test_build_says_what_it_set_aside(corpus: Command, tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt")
    write(tmp_path, "in/b.txt", PNG)
    write(tmp_path, "in/c.txt", "")
    write(tmp_path, "in/d.odt")
    ended = corpus("build", tmp_path / "in", "--out", tmp_path / "out")
    assert ended.code == SET_ASIDE
    assert ended.out == f"{tmp_path / 'out'}: 3 read = 1 kept + 2 dropped\n"
    assert "1 file with the suffix .odt was passed over" in ended.err
    assert "empty: 1 dropped" in ended.err
    assert "failed: 1 dropped" in ended.err


def test_build_of_files_by_name(corpus: Command, tmp_path: Path) -> None:
    files = [write(tmp_path, f"{name}.txt") for name in "ab"]
    assert corpus("build", *files, "--out", tmp_path / "out").code == DONE


def test_build_warns_of_unknown_columns(corpus: Command, tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt")
    write(tmp_path, "in/metadata.csv", "file_name,foo\na.txt,x\n")
    ended = corpus("build", tmp_path / "in", "--out", tmp_path / "out")
    assert ended.code == DONE
    assert "unknown columns are left out: foo" in ended.err


def test_flags_beat_the_recipe(corpus: Command, tmp_path: Path) -> None:
    recipe = write(tmp_path, "r.toml", 'title = "A"\nmin_words = 999\nknown = {license = "mit", outlet = "Kabar"}\n')
    page = write(tmp_path, "a.txt")
    build = ["build", page, "--out", tmp_path / "out", "--recipe", recipe]
    assert corpus(*build).code == SET_ASIDE
    assert corpus(*build, "--title", "B", "--min-words", "3", "--known", "license=cc0-1.0").code == DONE
    card = (tmp_path / "out/README.md").read_text(encoding="utf-8")
    assert "# B" in card
    assert "| Kabar | 1 |" in card
    assert "| cc0-1.0 | 1 |" in card


def test_kinds_are_named_in_a_list_or_one_by_one_and_add_to_the_recipe(corpus: Command, tmp_path: Path) -> None:
    page = write(tmp_path, "a.txt")
    recipe = write(tmp_path, "r.toml", 'kinds = ["media"]\n')
    build = ["build", page, "--out", tmp_path / "out"]
    assert corpus(*build, "--recipe", recipe).code == SET_ASIDE
    assert corpus(*build, "--recipe", recipe, "--kinds", "article").code == DONE
    assert corpus(*build, "--kinds", "error, article").code == DONE
    assert corpus(*build, "--kinds", "error", "--kinds", "wall").code == SET_ASIDE


def test_a_value_may_hold_an_equals_sign(corpus: Command, tmp_path: Path) -> None:
    url = "https://contoh.id/?p=1"
    assert corpus("build", write(tmp_path, "a.txt"), "--out", tmp_path / "out", "--known", f"url={url}").code == DONE


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["gone.txt", "--out", "out"], ["gone.txt", "no such file or folder"]),
        (["gone", "--out", "out"], ["gone", "no such file or folder"]),
        (["page.odt", "--out", "out"], ["page.odt", ".odt", ".txt"]),
        (["a.txt", "--out", "full"], ["full", "no dataset of ours"]),
        (["a.txt", "--out", "a.txt"], ["a.txt", "is a file"]),
        (["a.txt", "--out", "out", "--known", "nama=x"], ["nama", "title"]),
        (["a.txt", "--out", "out", "--known", "title"], ["--known", "COLUMN=VALUE", "title"]),
        (["a.txt", "--out", "out", "--min-words", "0"], ["min_words", "1"]),
        (["a.txt", "--out", "out", "--min-words", "few"], ["--min-words", "few"]),
        (["a.txt", "--out", "out", "--html", "goose"], ["--html", "goose", "trafilatura"]),
        (["a.txt", "--out", "out", "--kinds", "novel"], ["novel", "article"]),
        (["a.txt", "--out", "out", "--recipe", "gone.toml"], ["gone.toml", "No such file"]),
        (["a.txt", "--out", "out", "--recipe", "full"], ["full", "directory"]),
    ],
)
def test_wrong_usage_of_build(
    corpus: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: list[str]
) -> None:
    for name in ("a.txt", "page.odt", "full/thesis.txt"):
        write(tmp_path, name)
    monkeypatch.chdir(tmp_path)
    assert_wrong_usage(corpus("build", *arguments), *words)
    assert names(tmp_path) == ["a.txt", "full", "page.odt"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("min_wordz = 3\n", ["min_wordz"]),
        ('min_words = "3"\n', ["min_words"]),
        ("min_words = 0\n", ["min_words"]),
        ("min_word = 3\n", ["min_word", "known: title, ", "min_words"]),
        ('known = {nama = "x"}\n', ["nama"]),
        ("known = {license = 3}\n", ["known"]),
        ('title = "A"\nmin_words = \n', ["line 2"]),
        pytest.param(
            b'title = "\xff"\n',
            [],
        ),
    ],
)
def test_a_wrong_recipe_names_file_and_key(
    corpus: Command, tmp_path: Path, content: str | bytes, words: list[str]
) -> None:
    recipe = write(tmp_path, "recipe.toml", content)
    ended = corpus("build", write(tmp_path, "a.txt"), "--out", tmp_path / "out", "--recipe", recipe)
    assert_wrong_usage(ended, "recipe.toml", *words)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", [".keep", "a.odt"])
def test_a_folder_with_nothing_to_read_is_wrong_usage(corpus: Command, tmp_path: Path, name: str) -> None:
    write(tmp_path, f"in/{name}")
    assert_wrong_usage(corpus("build", tmp_path / "in", "--out", tmp_path / "out"), "in", ".txt")
    assert names(tmp_path) == ["in"]


def test_a_known_date_that_is_none_is_wrong_usage(corpus: Command, tmp_path: Path) -> None:
    page = write(tmp_path, "a.txt")
    assert_wrong_usage(corpus("build", page, "--out", tmp_path / "out", "--known", "date=kemarin"), "date", "kemarin")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["", "--out", "out"]),
        pytest.param(["in", "", "--out", "out"]),
        ["in", "--out", ""],
    ],
)
def test_an_empty_word_is_no_folder(
    corpus: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """An unset variable of a script is not the current folder."""
    write(tmp_path, "in/a.txt")
    monkeypatch.chdir(tmp_path)
    assert_wrong_usage(corpus("build", *arguments), "is empty")
    assert names(tmp_path) == ["in"]


def test_build_on_a_pipe_is_quiet(tmp_path: Path) -> None:
    for number in range(30):
        write(tmp_path, f"in/{number}.txt")
    ended = process("build", tmp_path / "in", "--out", tmp_path / "out", env={**os.environ, "FORCE_COLOR": ""})
    assert ended.returncode == DONE
    assert ended.stderr == ""
    assert ended.stdout == f"{tmp_path / 'out'}: 30 read = 30 kept + 0 dropped\n"


def test_build_on_a_terminal_shows_progress(tmp_path: Path) -> None:
    for number in range(30):
        write(tmp_path, f"in/{number}.txt")
    terminal, theirs = pty.openpty()
    command = [sys.executable, "-m", "corpus", "build", str(tmp_path / "in"), "--out", str(tmp_path / "out")]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, text=True, env=environment) as building:
        os.close(theirs)
        shown = b"".join(chunks(terminal))
        assert building.stdout is not None
        out = building.stdout.read()
    os.close(terminal)
    assert building.returncode == DONE
    assert out.endswith("30 kept + 0 dropped\n")
    assert b"documents" in shown
    assert b"a second" in shown


def chunks(terminal: int) -> Iterator[bytes]:
    """What is written to a terminal until its other end is closed."""
    while True:
        try:
            chunk = os.read(terminal, 4096)
        except OSError:  # so Linux says that the other end was closed
            return
        if not chunk:
            return
        yield chunk


WAITING = """
import signal, sys
from corpus import cli
from corpus.engines import local

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what it sends to the background without
run = local.run

def waiting(*arguments):
    yield next(run(*arguments))
    print("waiting", file=sys.stderr, flush=True)
    sys.stdin.read()

local.run = waiting
cli.main()
"""


def test_an_interrupted_build_leaves_nothing(tmp_path: Path) -> None:
    """The build waits behind its first batch until it is interrupted: it cannot be done before."""
    page = write(tmp_path, "in/a.txt")
    command = [sys.executable, "-c", WAITING, "build", str(page), "--out", str(tmp_path / "out")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as building:
        assert building.stderr is not None
        assert building.stderr.readline() == "waiting\n"
        assert names(tmp_path) == [".out.kliping-partial", "in"]
        building.send_signal(signal.SIGINT)
        building.wait(timeout=300)
        out, err = building.communicate()
    assert names(tmp_path) == ["in"]
    assert building.returncode not in (DONE, SET_ASIDE)
    assert out == ""
    assert "Traceback" not in err


def test_the_engine_of_a_build(corpus: Command, tmp_path: Path) -> None:
    write(tmp_path, "in/a.html", f"<html><body><article><p>{BODY}</p></article></body></html>")
    write(tmp_path, "recipe.toml", 'html = "trafilatura"\n')
    recipes = set()
    for number, options in enumerate((["--html", "trafilatura"], ["--recipe", tmp_path / "recipe.toml"], [])):
        corpus("build", tmp_path / "in", "--out", tmp_path / f"out{number}", *options)
        recipes.add(json.loads((tmp_path / f"out{number}" / "manifest.json").read_bytes())["recipe"])
    assert recipes == {Recipe(html="trafilatura").digest(), Recipe().digest()}
