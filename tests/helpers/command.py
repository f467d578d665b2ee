"""The command at hand: in this process or in one of its own, how it ended, and a page to give it."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from corpus.cli import USAGE, main

BODY = "Petani Sukaratu memanen padi organik pada Senin pagi, dan hasilnya dijual ke koperasi desa hari itu juga."
PAGE = f"""\
Petani Sukaratu Panen Padi Organik

Senin, 14 Maret 2022 - 09:15 WIB
loading...
Penulis: RATNA WULANDARI
{BODY} — “Kami senang.”

Topik:
Padi
Copyright © 2024 SINDOnews.com
"""
CLEAN = f"{BODY} — “Kami senang.”\n"


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def corpus(capsys: pytest.CaptureFixture[str]) -> Command:
    """The command in this process."""

    def run(*arguments: object) -> Ended:
        with pytest.raises(SystemExit) as end:
            main.main([str(argument) for argument in arguments], prog_name="corpus")
        code = end.value.code
        assert isinstance(code, int)
        return Ended(code, *capsys.readouterr())

    return run


def process(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, its output in pipes."""
    command = [sys.executable, "-m", "corpus", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8", **options)


def write(folder: Path, name: str, content: str | bytes = PAGE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def assert_wrong_usage(ended: Ended, *words: str) -> None:
    """Exit code 2, nothing on standard output, one line on standard error that holds the words."""
    assert ended.code == USAGE
    assert ended.out == ""
    assert ended.err.startswith("corpus: ")
    assert ended.err.count("\n") == 1
    for word in words:
        assert word in ended.err


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
