"""`corpus rules` and `corpus learn`: rules are checked, listed and drafted."""

import shutil
from pathlib import Path

import pytest

from cleaners.reasons import REASONS
from cleaners.rules import RULES_FOLDER
from corpus.cli import DONE, FAILED
from tests.helpers.command import BODY, Command, Ended, assert_wrong_usage, write

# rules


def test_the_rules_of_the_package_are_sound(corpus: Command) -> None:
    ended = corpus("rules", "check")
    assert (ended.code, ended.err) == (DONE, "")
    assert ended.out.startswith(f"{RULES_FOLDER}: ")
    assert ended.out.endswith(": no fault\n")


def test_rules_of_a_folder(corpus: Command, tmp_path: Path) -> None:
    shutil.copytree(RULES_FOLDER, tmp_path / "mine")
    assert corpus("rules", "check", tmp_path / "mine").code == DONE
    write(tmp_path, "mine/outlets/kabar.toml", 'nama = "Kabar"\ndomains = ["kabar.id"]\n')
    assert_wrong_usage(corpus("rules", "check", tmp_path / "mine"), "kabar.toml", "nam")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("outlets/kabar.toml", 'name = "Kabar"\ndomains = ["kabar.id"]\nmark = []\n', ["mark"]),
        ("outlets/kabar.toml", 'name = "Kabar"\ndomains = "kabar.id"\n', ["domains"]),
        ("outlets/kabar.toml", 'name = "Kabar"\ndomains = []\n', ["domains"]),
        (
            "outlets/kabar.toml",
            'name = "Kabar"\ndomains = ["kabar.id"]\nzone = "Asia/Sukaratu"\n',
            ["zone", "Sukaratu"],
        ),
        ("outlets/kabar.toml", 'name = "Kabar"\ndomains = ["kabar.id"]\n[lines]\niklan = ["x"]\n', ["iklan"]),
        ("outlets/kabar.toml", 'name = "Kabar"\ndomains = ["kabar.id"]\n[lines]\nad = ["--"]\n', ["lines.ad", "--"]),
        ("outlets/kabar.toml", 'name = "Kabar\n', ["line 1"]),
        ("languages/xx.toml", 'code = "xx"\nname = "X"\nmonths = []\nweekdays = []\n', ["months", "12"]),
        pytest.param(
            "outlets/kabar.toml",
            b'name = "\xff"\n',
            [],
        ),
    ],
)
def test_a_wrong_rule_file_is_named_with_its_key(
    corpus: Command, tmp_path: Path, name: str, content: str | bytes, words: list[str]
) -> None:
    file = write(tmp_path, name, content)
    assert_wrong_usage(corpus("rules", "check", tmp_path), file.name, *words)


def test_a_folder_of_rules_that_is_not_there(corpus: Command, tmp_path: Path) -> None:
    assert_wrong_usage(corpus("rules", "check", tmp_path / "gone"), "gone", "no such folder")
    assert_wrong_usage(corpus("rules", "check", write(tmp_path, "a.toml")), "a.toml")


@pytest.mark.parametrize("name", ["a.txt", "id.toml", "language/id.toml"])
def test_a_folder_without_rules_is_wrong_usage(corpus: Command, tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    assert_wrong_usage(corpus("rules", "check", tmp_path), "languages", "outlets")


def test_rules_are_listed_between_tabs(corpus: Command) -> None:
    rows = [line.split("\t") for line in corpus("rules", "list").out.splitlines()]
    assert len(rows) > 1000
    assert {len(row) for row in rows} == {4}
    assert {row[1] for row in rows} <= set(REASONS)


def test_rules_of_one_reason(corpus: Command) -> None:
    everything = corpus("rules", "list").out.splitlines()
    pagers = corpus("rules", "list", "--reason", "pager").out.splitlines()
    assert pagers == [line for line in everything if line.split("\t")[1] == "pager"] != []


def test_a_reason_that_is_none(corpus: Command) -> None:
    assert_wrong_usage(corpus("rules", "list", "--reason", "iklan"), "iklan", "copyright")


# learn


def outlet(folder: Path) -> Path:
    """Twelve pages of one outlet."""
    for name in "abcdefghijkl":
        write(
            folder,
            f"{name}.txt",
            f"{BODY.replace('Sukaratu', name * 5)}\nWARENG DI SAKU ANDA\nDesa {name * 4} senang.\n",
        )
    return folder


def test_learn(corpus: Command, tmp_path: Path) -> None:
    pages, out = outlet(tmp_path / "in"), tmp_path / "wareng.toml"
    ended = corpus("learn", pages, "--out", out, "--known", "domain=kabarwareng.example")
    assert ended == Ended(DONE, f"{out}: pages 12, phrases 1\n", "")
    assert '"WARENG DI SAKU ANDA",  # 12\n' in out.read_text()


def test_learnt_rules_are_sound(corpus: Command, tmp_path: Path) -> None:
    corpus("learn", outlet(tmp_path / "in"), "--out", tmp_path / "rules", "--known", "domain=kabarwareng.example")
    assert corpus("rules", "check", tmp_path / "rules").out.endswith(
        "0 languages, 1 outlets, 0 domains, 1 phrases: no fault\n"
    )


def test_learn_writes_over_nothing(corpus: Command, tmp_path: Path) -> None:
    pages, out = outlet(tmp_path / "in"), write(tmp_path, "wareng.toml", "mine")
    assert_wrong_usage(corpus("learn", pages, "--out", out), "wareng.toml: is there already")
    assert out.read_text() == "mine"


def test_learn_from_nothing_in_common(corpus: Command, tmp_path: Path) -> None:
    ended = corpus("learn", write(tmp_path, "in/a.txt"), "--out", tmp_path / "wareng.toml")
    assert (ended.code, ended.out, ended.err.count("\n")) == (FAILED, "", 1)
    assert ended.err.startswith("corpus: nothing stands on enough pages of an outlet to be learnt; `url` or `domain`")


def test_wrong_usage_of_learn(corpus: Command, tmp_path: Path) -> None:
    assert_wrong_usage(corpus("learn", "", "--out", tmp_path / "a.toml"), "an input is empty")
    assert_wrong_usage(corpus("learn", tmp_path / "gone", "--out", tmp_path / "a.toml"), "gone")
    assert_wrong_usage(
        corpus("learn", outlet(tmp_path / "in"), "--out", tmp_path / "in/a.txt/rules"), "cannot be written"
    )
