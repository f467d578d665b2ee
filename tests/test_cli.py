"""The command: what it prints and where, how it ends, and that its help helps."""

import gzip
import io
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pyarrow.parquet as pq
import pytest

from cleaners.reasons import REASONS
from cleaners.rules import RULES_FOLDER
from corpus.cli import DONE, FAILED, SET_ASIDE, USAGE, main
from corpus.recipe import Recipe

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
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"


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


# Help


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
    assert "0 done; 1 failed; 2 wrong usage; 3 done, but some documents were set aside" in text


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
    code = "import sys, corpus.cli; sys.exit('pyarrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# build


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
    assert "1 files with the suffix .odt were passed over" in ended.err
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
    assert_wrong_usage(corpus("build", *arguments))
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
    cleaners = set(pq.read_table(out / "data/cuts")["cleaner"].to_pylist())
    assert "copyrights" in cleaners
    assert not cleaners & {"bylines", "tags"}


@pytest.mark.parametrize("command", ["clean", "explain"])
@pytest.mark.parametrize("name", ["gone.txt", "folder"])
def test_a_file_that_cannot_be_read_is_wrong_usage(corpus: Command, tmp_path: Path, command: str, name: str) -> None:
    (tmp_path / "folder").mkdir()
    ended = corpus(command, tmp_path / name)
    assert_wrong_usage(ended, name)
    assert ended.err.count(name) == 1


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m corpus rules list | head -n 1"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert ended.stdout.count("\n") == 1
    assert ended.stderr == ""


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
    assert ended == Ended(FAILED, "", "corpus: nothing stands on enough pages of an outlet to be learnt\n")


def test_wrong_usage_of_learn(corpus: Command, tmp_path: Path) -> None:
    assert_wrong_usage(corpus("learn", "", "--out", tmp_path / "a.toml"), "an input is empty")
    assert_wrong_usage(corpus("learn", tmp_path / "gone", "--out", tmp_path / "a.toml"), "gone")
    assert_wrong_usage(
        corpus("learn", outlet(tmp_path / "in"), "--out", tmp_path / "in/a.txt/rules"), "cannot be written"
    )


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
    import pyarrow.parquet as pq

    page = write(tmp_path, "a.txt")
    shown = json.loads(corpus("explain", page, "--json").out)["article"]
    corpus("build", page, "--out", tmp_path / "out")
    (row,) = pq.read_table(tmp_path / "out/data/default").to_pylist()
    row = json.loads(json.dumps(row, default=str))
    assert {name: shown[name] for name in shown if "score" not in name and name != "confidence"} == {
        name: row[name] for name in row if "score" not in name and name != "confidence"
    }


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


# verify


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
    assert "manifest.json" in ended.err


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


def test_the_engine_of_a_build(corpus: Command, tmp_path: Path) -> None:
    write(tmp_path, "in/a.html", f"<html><body><article><p>{BODY}</p></article></body></html>")
    write(tmp_path, "recipe.toml", 'html = "trafilatura"\n')
    recipes = set()
    for number, options in enumerate((["--html", "trafilatura"], ["--recipe", tmp_path / "recipe.toml"], [])):
        corpus("build", tmp_path / "in", "--out", tmp_path / f"out{number}", *options)
        recipes.add(json.loads((tmp_path / f"out{number}" / "manifest.json").read_bytes())["recipe"])
    assert recipes == {Recipe(html="trafilatura").digest(), Recipe().digest()}


def test_an_engine_that_is_none(corpus: Command, tmp_path: Path) -> None:
    ended = corpus("clean", write(tmp_path, "a.html", "<html>"), "--html", "goose")
    assert (ended.code, ended.out) == (USAGE, "") and "goose" in ended.err
