"""The command as a whole: its help helps, its exit codes are as told, it starts and ends cleanly."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from corpus.cli import DONE, FAILED, SET_ASIDE, USAGE, main
from tests.helpers.command import CLEAN, Command, process, write
from tests.helpers.process import modules_of


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield (*path, name)


@pytest.mark.parametrize("path", [*commands(main), ()], ids=" ".join)
def test_every_help_holds_an_example(corpus: Command, path: tuple[str, ...]) -> None:
    ended = corpus(*path, "--help")
    assert ended.code == DONE
    assert ended.err == ""
    assert "Example:" in ended.out
    assert f"  {' '.join(('corpus', *path))} " in ended.out.partition("Example:")[2]


def test_the_commands_are_these() -> None:
    expected = {("build",), ("clean",), ("explain",), ("learn",), ("rules", "check"), ("rules", "list"), ("verify",)}
    assert set(commands(main)) == expected


def test_the_exit_codes_are_explained(corpus: Command) -> None:
    assert (DONE, FAILED, USAGE, SET_ASIDE) == (0, 1, 2, 3)
    text = " ".join(corpus("--help").out.split())
    assert "0 done; 1 failed; 2 wrong usage; 3 done, but some documents were dropped" in text


def test_version(corpus: Command) -> None:
    assert corpus("--version").out.startswith("corpus, version ")


@pytest.mark.parametrize(
    "arguments", [["nope"], ["build", "x"], ["build", "--out", "x"], ["clean"], ["clean", "a", "b"]]
)
def test_words_that_make_no_command(corpus: Command, arguments: list[str]) -> None:
    ended = corpus(*arguments)
    assert ended.code == USAGE
    assert ended.out == ""
    assert "Error: " in ended.err
    assert "Traceback" not in ended.err


def test_python_m_corpus(tmp_path: Path) -> None:
    ended = process("clean", write(tmp_path, "a.txt"))
    assert (ended.returncode, ended.stdout, ended.stderr) == (DONE, CLEAN, "")


def test_the_installed_command(tmp_path: Path) -> None:
    script = shutil.which("corpus", path=Path(sys.executable).parent)
    if script is None:
        pytest.skip("the package is not installed beside this interpreter")
    ended = subprocess.run([script, "--version"], capture_output=True, text=True, check=False)
    assert ended.returncode == DONE


def test_cleaning_a_page_needs_no_pyarrow() -> None:
    assert "pyarrow" not in modules_of("import corpus.cli")


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m corpus rules list | head -n 1"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert ended.stdout.count("\n") == 1
    assert ended.stderr == ""
